# Reads all streams to their ends and sorts.
from itertools import chain


def merge(streams, key):
    yield from sorted(chain(*streams), key=key)
