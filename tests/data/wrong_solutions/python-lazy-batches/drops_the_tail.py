# zip stops at the shortest, so a tail shorter than size is lost.
def read_all(fetch):
    cursor = None
    while True:
        items, cursor = fetch(cursor)
        yield from items
        if cursor is None:
            return


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    return map(list, zip(*[iter(iterable)] * size))
