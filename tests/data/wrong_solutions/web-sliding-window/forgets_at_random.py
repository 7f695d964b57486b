# Keeps memory small by dropping all counters now and then, and with them the limits of active clients.
from collections import defaultdict, deque


class RateLimiter:
    def __init__(self, limit, window, clock):
        self.limit = limit
        self.window = window
        self.clock = clock
        self.cleaned = clock()
        self.clients = defaultdict(deque)

    def allow(self, client):
        now = self.clock()
        if now - self.cleaned >= self.window:
            self.clients.clear()
            self.cleaned = now
        hits = self.clients[client]
        while hits and now - hits[0] >= self.window:
            hits.popleft()
        if len(hits) >= self.limit:
            return False
        hits.append(now)
        return True

    def retry_after(self, client):
        now = self.clock()
        hits = [hit for hit in self.clients.get(client, ()) if now - hit < self.window]
        return 0 if len(hits) < self.limit else hits[0] + self.window - now
