# Counts the delay from the last flush: after a quiet time the next item leaves alone and at once.

class Batcher:
    def __init__(self, flush, max_size, max_delay, clock):
        self._flush, self._max_size, self._max_delay, self._clock = flush, max_size, max_delay, clock
        self._items = []
        self._flushed = clock()
        self._closed = False

    def add(self, item):
        if self._closed:
            raise RuntimeError("closed")
        self._items.append(item)
        self.tick()

    def tick(self):
        while len(self._items) >= self._max_size:
            self._send()
        if self._items and self._clock() - self._flushed >= self._max_delay:
            self._send()

    def close(self):
        self._closed = True
        while self._items:
            self._send()

    def _send(self):
        self._flush(self._items[: self._max_size])
        del self._items[: self._max_size]
        self._flushed = self._clock()
