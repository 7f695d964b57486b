# A lock per key only puts the calls in a row: each caller still makes its own.
import asyncio
from collections import defaultdict


class SingleFlight:
    def __init__(self):
        self._locks = defaultdict(asyncio.Lock)

    async def do(self, key, call):
        async with self._locks[key]:
            return await call()
