# Breaks ties by a running counter: equal keys come in the order of reading, not of streams.
import heapq
from itertools import count


def merge(streams, key):
    tie = count()
    heap = []
    for stream in streams:
        source = iter(stream)
        for item in source:
            heapq.heappush(heap, (key(item), next(tie), item, source))
            break
    while heap:
        last, _, item, source = heapq.heappop(heap)
        yield item
        for item in source:
            rank = key(item)
            if rank < last:
                raise ValueError("not sorted")
            heapq.heappush(heap, (rank, next(tie), item, source))
            break
