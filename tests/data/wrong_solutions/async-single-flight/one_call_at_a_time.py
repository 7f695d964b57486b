# One lock for the whole object: a slow key stops all the others.
import asyncio


class SingleFlight:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._running = {}

    async def do(self, key, call):
        if key not in self._running:
            self._running[key] = asyncio.create_task(self._run(key, call))
        return await asyncio.shield(self._running[key])

    async def _run(self, key, call):
        try:
            async with self._lock:
                return await call()
        finally:
            del self._running[key]
