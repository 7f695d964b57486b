# Merges pairs of lists, as merge sort does: all streams are read first.
def merge(streams, key):
    merged = []
    for stream in streams:
        stream = list(stream)
        left, right, both = 0, 0, []
        while left < len(merged) and right < len(stream):
            if key(stream[right]) < key(merged[left]):
                both.append(stream[right])
                right += 1
            else:
                both.append(merged[left])
                left += 1
        merged = both + merged[left:] + stream[right:]
    yield from merged
