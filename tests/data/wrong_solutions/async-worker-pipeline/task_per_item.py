# A task per item and a semaphore: put never waits, for the tasks wait outside of the queue.
import asyncio


class Pipeline:
    def __init__(self, handle, *, workers=3, buffer=10):
        self.errors = []
        self._handle = handle
        self._places = asyncio.Semaphore(workers)
        self._tasks = set()
        self._is_open = False

    async def __aenter__(self):
        self._is_open = True
        return self

    async def __aexit__(self, kind, error, trace):
        self._is_open = False
        try:
            if kind is None:
                await asyncio.gather(*self._tasks)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def put(self, item):
        if not self._is_open:
            raise RuntimeError("closed")
        self._tasks.add(asyncio.create_task(self._one(item)))

    async def _one(self, item):
        async with self._places:
            try:
                await self._handle(item)
            except Exception as error:
                self.errors.append((item, error))
