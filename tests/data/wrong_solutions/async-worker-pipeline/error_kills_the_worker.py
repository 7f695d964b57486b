# The try stands around the loop: the first error ends the worker, and the rest of the queue waits for nobody.
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
            if kind is None:
                await self._queue.join()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def put(self, item):
        if not self._is_open:
            raise RuntimeError("closed")
        await self._queue.put(item)

    async def _work(self):
        item = None
        try:
            while True:
                item = await self._queue.get()
                await self._handle(item)
                self._queue.task_done()
        except Exception as error:
            self.errors.append((item, error))
            self._queue.task_done()
