# Asks for the next page before the items of this one are given out.
from itertools import islice


def read_all(fetch):
    items, cursor = fetch(None)
    while cursor is not None:
        following, cursor = fetch(cursor)
        yield from items
        items = following
    yield from items


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be positive")
    return _chunks(iter(iterable), size)


def _chunks(source, size):
    while chunk := list(islice(source, size)):
        yield chunk
