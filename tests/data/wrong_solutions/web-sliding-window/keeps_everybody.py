# Never forgets a client.
from collections import OrderedDict, deque


class RateLimiter:
    def __init__(self, limit, window, clock):
        self._limit = limit
        self._window = window
        self._clock = clock
        self._clients = OrderedDict()   # клиент -> отметки; кто дольше молчит, тот раньше

    def allow(self, client):
        now = self._clock()
        hits = self._clients.get(client, deque())
        while hits and now - hits[0] >= self._window:
            hits.popleft()
        if len(hits) >= self._limit:
            return False
        hits.append(now)
        self._clients[client] = hits
        self._clients.move_to_end(client)
        return True

    def retry_after(self, client):
        now = self._clock()
        recent = [hit for hit in self._clients.get(client, ()) if now - hit < self._window]
        if len(recent) < self._limit:
            return 0
        return recent[0] + self._window - now

    def _forget_idle(self, now):
        while self._clients:
            client, hits = next(iter(self._clients.items()))
            if now - hits[-1] < self._window:
                return
            del self._clients[client]
