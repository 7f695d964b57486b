# Reads the next record before it gives out the ready one: on a live connection that one waits.
import heapq


def merge(streams, key):
    sources = [iter(stream) for stream in streams]
    end = object()
    heap = []
    for number, source in enumerate(sources):
        item = next(source, end)
        if item is not end:
            heap.append((key(item), number, item))
    heapq.heapify(heap)
    while heap:
        last, number, item = heapq.heappop(heap)
        following = next(sources[number], end)
        if following is not end:
            rank = key(following)
            if rank < last:
                yield item
                raise ValueError("not sorted")
            heapq.heappush(heap, (rank, number, following))
        yield item
