# Sorts the list again for every request.

class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self._k = k
        self._best = []

    def add(self, duration, request):
        self._best.append((duration, request))
        self._best.sort(key=lambda pair: pair[0], reverse=True)
        del self._best[self._k :]

    def top(self):
        return list(self._best)
