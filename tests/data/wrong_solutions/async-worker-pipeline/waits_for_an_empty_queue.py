# Takes an empty queue for the end, while the last items are still being handled.
import asyncio


class Pipeline:
    def __init__(self, handle, *, workers=3, buffer=10):
        self.errors = []
        self._handle = handle
        self._workers = workers
        self._queue = asyncio.Queue(buffer)
        self._tasks = []
        self._is_open = False

    async def __aenter__(self):
        self._tasks = [asyncio.create_task(self._work()) for _ in range(self._workers)]
        self._is_open = True
        return self

    async def __aexit__(self, kind, error, trace):
        self._is_open = False
        try:
            while kind is None and not self._queue.empty():
                await asyncio.sleep(0)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def put(self, item):
        if not self._is_open:
            raise RuntimeError("closed")
        await self._queue.put(item)

    async def _work(self):
        while True:
            item = await self._queue.get()
            try:
                await self._handle(item)
            except Exception as error:
                self.errors.append((item, error))
            finally:
                self._queue.task_done()
