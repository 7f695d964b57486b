# Looks at the time before it adds: the new item stays behind.
class Batcher:
    def __init__(self, flush, max_size, max_delay, clock):
        self._flush = flush
        self._max_size = max_size
        self._max_delay = max_delay
        self._clock = clock
        self._waiting = []
        self._closed = False

    def add(self, item):
        if self._closed:
            raise RuntimeError("closed")
        self.tick()
        self._waiting.append((self._clock(), item))
        if len(self._waiting) >= self._max_size:
            self._send()

    def tick(self):
        while self._waiting and (
            len(self._waiting) >= self._max_size or self._clock() - self._waiting[0][0] >= self._max_delay
        ):
            self._send()

    def close(self):
        self._closed = True
        while self._waiting:
            self._send()

    def _send(self):
        self._flush([item for _, item in self._waiting[: self._max_size]])
        del self._waiting[: self._max_size]
