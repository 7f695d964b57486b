# The check of size stands in the generator function itself, so it only happens at the first next().
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
    source = iter(iterable)
    while chunk := list(islice(source, size)):
        yield chunk
