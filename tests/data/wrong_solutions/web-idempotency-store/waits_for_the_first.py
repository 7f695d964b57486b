# The second request waits for the first instead of saying that it is under way.
import asyncio


class KeyConflict(Exception):
    pass


class RequestInProgress(Exception):
    pass


class IdempotencyStore:
    def __init__(self, clock, ttl):
        self._clock = clock
        self._ttl = ttl
        self._done = {}
        self._locks = {}

    async def run(self, client, key, body, handler):
        place = client, key
        async with self._locks.setdefault(place, asyncio.Lock()):
            if place in self._done and self._clock() < self._done[place][0]:
                _, known, response = self._done[place]
                if known != body:
                    raise KeyConflict(key)
                return response
            response = await handler()
            if response.status < 500:
                self._done[place] = self._clock() + self._ttl, body, response
            return response
