# Looks through all clients on every request.
from collections import deque


class RateLimiter:
    def __init__(self, limit, window, clock):
        self.limit = limit
        self.window = window
        self.clock = clock
        self.clients = {}

    def allow(self, client):
        now = self.clock()
        self.clients = {name: hits for name, hits in self.clients.items() if now - hits[-1] < self.window}
        hits = self.clients.get(client, deque())
        while hits and now - hits[0] >= self.window:
            hits.popleft()
        if len(hits) >= self.limit:
            return False
        hits.append(now)
        self.clients[client] = hits
        return True

    def retry_after(self, client):
        now = self.clock()
        hits = [hit for hit in self.clients.get(client, ()) if now - hit < self.window]
        return 0 if len(hits) < self.limit else hits[0] + self.window - now
