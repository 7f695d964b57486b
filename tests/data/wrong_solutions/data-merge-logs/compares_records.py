# Puts no number between key and record: on equal keys the heap compares the records.
import heapq


def merge(streams, key):
    sources = [iter(stream) for stream in streams]
    heap = []
    for source in sources:
        for item in source:
            heap.append((key(item), item, source))
            break
    heapq.heapify(heap)
    while heap:
        last, item, source = heapq.heappop(heap)
        yield item
        for item in source:
            rank = key(item)
            if rank < last:
                raise ValueError("not sorted")
            heapq.heappush(heap, (rank, item, source))
            break
