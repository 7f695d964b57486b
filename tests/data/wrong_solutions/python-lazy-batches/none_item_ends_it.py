# Takes None for the end of the source.
def read_all(fetch):
    cursor = None
    while True:
        items, cursor = fetch(cursor)
        yield from items
        if cursor is None:
            return


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be positive")
    return _chunks(iter(iterable), size)


def _chunks(source, size):
    while True:
        chunk = []
        while len(chunk) < size and (item := next(source, None)) is not None:
            chunk.append(item)
        if not chunk:
            return
        yield chunk
