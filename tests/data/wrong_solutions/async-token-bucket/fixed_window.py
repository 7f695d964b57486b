# Counts in fixed windows: on the border of two windows both allowances may be spent at once, and refills come in jumps.
import asyncio
import time


class TokenBucket:
    def __init__(self, rate, capacity, clock=time.monotonic, sleep=asyncio.sleep):
        self._window = capacity / rate
        self._capacity = capacity
        self._clock = clock
        self._sleep = sleep
        self._start = clock()
        self._used = 0
        self._turn = asyncio.Lock()

    async def acquire(self, amount=1):
        if amount > self._capacity:
            raise ValueError("more than the bucket can hold")
        async with self._turn:
            while True:
                now = self._clock()
                if now - self._start >= self._window:
                    self._start, self._used = now, 0
                if self._used + amount <= self._capacity:
                    self._used += amount
                    return
                await self._sleep(self._start + self._window - now)
