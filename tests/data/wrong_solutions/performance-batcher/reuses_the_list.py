# Hands out its own list and clears it: the receiver is left with an empty batch.

class Batcher:
    def __init__(self, flush, max_size, max_delay, clock):
        self._flush, self._max_size, self._max_delay, self._clock = flush, max_size, max_delay, clock
        self._items = []
        self._started = None
        self._closed = False

    def add(self, item):
        if self._closed:
            raise RuntimeError("closed")
        if not self._items:
            self._started = self._clock()
        self._items.append(item)
        if len(self._items) >= self._max_size:
            self._send()
        self.tick()

    def tick(self):
        if self._items and self._clock() - self._started >= self._max_delay:
            self._send()

    def close(self):
        self._closed = True
        if self._items:
            self._send()

    def _send(self):
        self._flush(self._items)
        self._items.clear()
