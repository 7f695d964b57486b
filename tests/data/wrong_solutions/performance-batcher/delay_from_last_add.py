# Starts the delay anew with every item: a steady stream is never flushed by time.

class Batcher:
    def __init__(self, flush, max_size, max_delay, clock):
        self._flush, self._max_size, self._max_delay, self._clock = flush, max_size, max_delay, clock
        self._items = []
        self._touched = clock()
        self._closed = False

    def add(self, item):
        if self._closed:
            raise RuntimeError("closed")
        self.tick()
        self._items.append(item)
        self._touched = self._clock()
        self._send_full()

    def tick(self):
        self._send_full()
        if self._items and self._clock() - self._touched >= self._max_delay:
            self._send()

    def close(self):
        self._closed = True
        while self._items:
            self._send()

    def _send_full(self):
        while len(self._items) >= self._max_size:
            self._send()

    def _send(self):
        batch = self._items[: self._max_size]
        self._flush(batch)
        del self._items[: self._max_size]
