# Looks for the least head among all streams each time.
def merge(streams, key):
    heads = []
    for number, stream in enumerate(streams):
        source = iter(stream)
        for item in source:
            heads.append((key(item), number, item, source))
            break
    while heads:
        least = min(heads, key=lambda head: head[:2])
        last, number, item, source = least
        yield item
        place = heads.index(least)
        for item in source:
            rank = key(item)
            if rank < last:
                raise ValueError("not sorted")
            heads[place] = (rank, number, item, source)
            break
        else:
            del heads[place]
