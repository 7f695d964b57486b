# Takes None for the end of a stream.
import heapq


def merge(streams, key):
    sources = [iter(stream) for stream in streams]
    heap = []
    for number, source in enumerate(sources):
        item = next(source, None)
        if item is not None:
            heap.append((key(item), number, item))
    heapq.heapify(heap)
    while heap:
        last, number, item = heapq.heappop(heap)
        yield item
        item = next(sources[number], None)
        if item is not None:
            rank = key(item)
            if rank < last:
                raise ValueError("not sorted")
            heapq.heappush(heap, (rank, number, item))
