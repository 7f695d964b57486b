# Does not refuse what the bucket can never hold: the task waits in vain.
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
        self._turn = asyncio.Lock()

    async def acquire(self, amount=1):
        async with self._turn:
            self._refill()
            while self._tokens < amount:
                await self._sleep((amount - self._tokens) / self._rate)
                self._refill()
            self._tokens -= amount

    def _refill(self):
        now = self._clock()
        self._tokens = min(self._capacity, self._tokens + (now - self._updated) * self._rate)
        self._updated = now
