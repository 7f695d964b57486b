# Pops the heap to sort it: the second call finds nothing.

import heapq


class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self._k = k
        self._heap = []
        self._number = 0

    def add(self, duration, request):
        self._number -= 1
        heapq.heappush(self._heap, (duration, self._number, request))
        if len(self._heap) > self._k:
            heapq.heappop(self._heap)

    def top(self):
        found = []
        while self._heap:
            duration, _, request = heapq.heappop(self._heap)
            found.append((duration, request))
        return found[::-1]
