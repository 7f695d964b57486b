# The key is only removed after a success, so an error is given out for ever.
import asyncio


class SingleFlight:
    def __init__(self):
        self._running = {}

    async def do(self, key, call):
        if key not in self._running:
            self._running[key] = asyncio.create_task(call())
        result = await asyncio.shield(self._running[key])
        self._running.pop(key, None)
        return result
