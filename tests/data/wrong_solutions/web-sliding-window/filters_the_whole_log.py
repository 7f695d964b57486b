# Filters all marks of the client on every request.
from collections import OrderedDict


class RateLimiter:
    def __init__(self, limit, window, clock):
        self._limit = limit
        self._window = window
        self._clock = clock
        self._clients = OrderedDict()

    def allow(self, client):
        now = self._clock()
        while self._clients:
            oldest = next(iter(self._clients))
            if now - self._clients[oldest][-1] < self._window:
                break
            del self._clients[oldest]
        hits = [hit for hit in self._clients.get(client, ()) if now - hit < self._window]
        if len(hits) >= self._limit:
            return False
        self._clients[client] = [*hits, now]
        self._clients.move_to_end(client)
        return True

    def retry_after(self, client):
        now = self._clock()
        hits = [hit for hit in self._clients.get(client, ()) if now - hit < self._window]
        return 0 if len(hits) < self._limit else hits[0] + self._window - now
