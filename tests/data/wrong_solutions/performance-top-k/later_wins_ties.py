# Numbers the requests without the minus: of equal ones the earliest is thrown out.

import heapq
from itertools import count


class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self._k = k
        self._heap = []
        self._numbers = count()

    def add(self, duration, request):
        entry = (duration, next(self._numbers), request)
        if len(self._heap) < self._k:
            heapq.heappush(self._heap, entry)
        elif self._k:
            heapq.heappushpop(self._heap, entry)

    def top(self):
        found = sorted(self._heap, key=lambda entry: (-entry[0], entry[1]))
        return [(duration, request) for duration, _, request in found]
