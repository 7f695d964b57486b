# Turns into a cache without an end: a finished task stays under its key.
import asyncio


class SingleFlight:
    def __init__(self):
        self._tasks = {}

    async def do(self, key, call):
        task = self._tasks.get(key)
        if task is None or (task.done() and task.exception()):
            task = self._tasks[key] = asyncio.create_task(call())
        return await asyncio.shield(task)
