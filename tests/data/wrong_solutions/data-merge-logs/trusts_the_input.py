# Uses heapq.merge, which does not notice that a stream is out of order.
import heapq


def merge(streams, key):
    yield from heapq.merge(*streams, key=key)
