# Keeps one start of the delay and sends the whole backlog at once: too long a batch after a failure.

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
        self.tick()

    def tick(self):
        if not self._items:
            return
        if len(self._items) >= self._max_size or self._clock() - self._started >= self._max_delay:
            self._send()

    def close(self):
        self._closed = True
        if self._items:
            self._send()

    def _send(self):
        self._flush(list(self._items))
        self._items.clear()
