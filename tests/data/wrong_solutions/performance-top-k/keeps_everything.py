# Keeps the whole stream and sorts it when asked.

class Slowest:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k")
        self._k = k
        self._all = []

    def add(self, duration, request):
        self._all.append((duration, request))

    def top(self):
        return sorted(self._all, key=lambda pair: pair[0], reverse=True)[: self._k]
