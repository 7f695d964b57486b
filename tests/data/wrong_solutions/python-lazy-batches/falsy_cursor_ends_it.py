# Takes the cursor 0 or "" for the end.
from itertools import islice


def read_all(fetch):
    items, cursor = fetch(None)
    yield from items
    while cursor:
        items, cursor = fetch(cursor)
        yield from items


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    return _chunks(iter(iterable), size)


def _chunks(source, size):
    while chunk := list(islice(source, size)):
        yield chunk
