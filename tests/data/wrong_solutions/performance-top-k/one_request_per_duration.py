# A dictionary by duration loses requests that took equally long.
import heapq


class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k must not be negative")
        self._k = k
        self._requests = {}

    def add(self, duration, request):
        self._requests.setdefault(duration, request)
        if len(self._requests) > self._k:
            del self._requests[min(self._requests)]

    def top(self):
        return [(duration, self._requests[duration]) for duration in heapq.nlargest(self._k, self._requests)]
