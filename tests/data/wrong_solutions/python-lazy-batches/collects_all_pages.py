# Collects all pages before it gives the first element.
from itertools import islice


def read_all(fetch):
    result = []
    items, cursor = fetch(None)
    result.extend(items)
    while cursor is not None:
        items, cursor = fetch(cursor)
        result.extend(items)
    return iter(result)


def chunked(iterable, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    return _chunks(iter(iterable), size)


def _chunks(source, size):
    while chunk := list(islice(source, size)):
        yield chunk
