# Slices and asks for the length, which only sequences can do.
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
    return (iterable[start:start + size] for start in range(0, len(iterable), size))
