# Closes without sending what is left.

from collections import deque


class Batcher:
    def __init__(self, flush, max_size, max_delay, clock):
        self._flush, self._max_size, self._max_delay, self._clock = flush, max_size, max_delay, clock
        self._items = deque()
        self._closed = False

    def add(self, item):
        if self._closed:
            raise RuntimeError("closed")
        self._items.append((self._clock(), item))
        self.tick()

    def tick(self):
        while self._items and (
            len(self._items) >= self._max_size or self._clock() - self._items[0][0] >= self._max_delay
        ):
            size = min(self._max_size, len(self._items))
            self._flush([self._items[place][1] for place in range(size)])
            for _ in range(size):
                self._items.popleft()

    def close(self):
        self._closed = True
        self.tick()
