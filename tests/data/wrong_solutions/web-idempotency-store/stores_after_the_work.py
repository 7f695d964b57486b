# Takes the key only when the work is done: parallel requests both do it.
class KeyConflict(Exception):
    pass


class RequestInProgress(Exception):
    pass


class IdempotencyStore:
    def __init__(self, clock, ttl):
        self.clock = clock
        self.ttl = ttl
        self.saved = {}

    async def run(self, client, key, body, handler):
        known = self.saved.get((client, key))
        if known is not None and self.clock() - known[2] < self.ttl:
            if known[0] != body:
                raise KeyConflict(key)
            return known[1]
        response = await handler()
        if response.status < 500:
            self.saved[client, key] = (body, response, self.clock())
        return response
