# Takes an empty page for the last one.
from itertools import islice


def read_all(fetch):
    cursor = None
    while True:
        items, cursor = fetch(cursor)
        if not items:
            return
        yield from items
        if cursor is None:
            return


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    return _chunks(iter(iterable), size)


def _chunks(source, size):
    while chunk := list(islice(source, size)):
        yield chunk
