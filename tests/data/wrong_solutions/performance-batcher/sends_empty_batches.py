# Flushes on every tick that comes late enough, with or without items.

class Batcher:
    def __init__(self, flush, max_size, max_delay, clock):
        self._flush, self._max_size, self._max_delay, self._clock = flush, max_size, max_delay, clock
        self._items = []
        self._started = clock()
        self._closed = False

    def add(self, item):
        if self._closed:
            raise RuntimeError("closed")
        if not self._items:
            self._started = self._clock()
        self._items.append(item)
        self.tick()

    def tick(self):
        while len(self._items) >= self._max_size:
            self._send()
        if self._clock() - self._started >= self._max_delay:
            self._send()

    def close(self):
        if not self._closed:
            self._send()
            self._closed = True

    def _send(self):
        self._flush(self._items[: self._max_size])
        del self._items[: self._max_size]
        self._started = self._clock()
