# Puts no number between duration and request: on equal durations the heap compares the requests.

import heapq


class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self._k = k
        self._heap = []

    def add(self, duration, request):
        if len(self._heap) < self._k:
            heapq.heappush(self._heap, (duration, request))
        elif self._k:
            heapq.heappushpop(self._heap, (duration, request))

    def top(self):
        return sorted(self._heap, key=lambda pair: pair[0], reverse=True)
