# Everybody waits in a loop of its own, so small requests take the tokens for which a big one waits.
import asyncio
import time


class TokenBucket:
    def __init__(self, rate, capacity, clock=time.monotonic, sleep=asyncio.sleep):
        self._rate = rate
        self._capacity = capacity
        self._clock = clock
        self._sleep = sleep
        self._tokens = capacity
        self._updated = clock()

    async def acquire(self, amount=1):
        if amount > self._capacity:
            raise ValueError("more than the bucket can hold")
        self._refill()
        while self._tokens < amount:
            await self._sleep((amount - self._tokens) / self._rate)
            self._refill()
        self._tokens -= amount

    def _refill(self):
        now = self._clock()
        self._tokens = min(self._capacity, self._tokens + (now - self._updated) * self._rate)
        self._updated = now
