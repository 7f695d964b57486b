# Counts per calendar window: two quotas pass at the border.
class RateLimiter:
    def __init__(self, limit, window, clock):
        self.limit = limit
        self.window = window
        self.clock = clock
        self.number = None
        self.counts = {}

    def allow(self, client):
        number = self.clock() // self.window
        if number != self.number:
            self.number, self.counts = number, {}
        if self.counts.get(client, 0) >= self.limit:
            return False
        self.counts[client] = self.counts.get(client, 0) + 1
        return True

    def retry_after(self, client):
        now = self.clock()
        if now // self.window != self.number or self.counts.get(client, 0) < self.limit:
            return 0
        return (self.number + 1) * self.window - now
