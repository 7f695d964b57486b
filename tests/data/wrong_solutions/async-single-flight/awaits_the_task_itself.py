# Awaits the shared task without shield: one cancelled waiter cancels the call of all.
import asyncio


class SingleFlight:
    def __init__(self):
        self._running = {}

    async def do(self, key, call):
        if key not in self._running:
            self._running[key] = asyncio.create_task(self._run(key, call))
        return await self._running[key]

    async def _run(self, key, call):
        try:
            return await call()
        finally:
            del self._running[key]
