# Each waiter removes the key once it wakes up, and may remove the new call that another one has just started.
import asyncio


class SingleFlight:
    def __init__(self):
        self._running = {}

    async def do(self, key, call):
        if key not in self._running:
            self._running[key] = asyncio.create_task(call())
        try:
            return await asyncio.shield(self._running[key])
        finally:
            self._running.pop(key, None)
