# Turns the sign round: the heap of k keeps the fastest requests.

import heapq


class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self._k = k
        self._heap = []
        self._number = 0

    def add(self, duration, request):
        self._number += 1
        heapq.heappush(self._heap, (-duration, self._number, request))
        if len(self._heap) > self._k:
            heapq.heappop(self._heap)

    def top(self):
        return [(-duration, request) for duration, _, request in sorted(self._heap)]
