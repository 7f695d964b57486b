# A finally frees the key even when the request was refused because of another one.
import hashlib


class KeyConflict(Exception):
    pass


class RequestInProgress(Exception):
    pass


class IdempotencyStore:
    def __init__(self, clock, ttl):
        self.clock = clock
        self.ttl = ttl
        self.running = {}
        self.saved = {}

    async def run(self, client, key, body, handler):
        place, print_of_body = (client, key), hashlib.sha256(body).digest()
        known = self.saved.get(place)
        if known is not None and self.clock() - known[2] < self.ttl:
            if known[0] != print_of_body:
                raise KeyConflict(key)
            return known[1]
        try:
            running = self.running.setdefault(place, (print_of_body, handler))
            if running[0] != print_of_body:
                raise KeyConflict(key)
            if running[1] is not handler:
                raise RequestInProgress(key)
            response = await handler()
            if response.status < 500:
                self.saved[place] = (print_of_body, response, self.clock())
            return response
        finally:
            self.running.pop(place, None)
