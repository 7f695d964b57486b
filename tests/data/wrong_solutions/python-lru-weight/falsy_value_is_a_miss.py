# Tells a miss by the value: a stored 0 or None is one too.
from collections import OrderedDict


class LRUCache:
    def __init__(self, max_weight, weigh=len):
        self._max_weight = max_weight
        self._weigh = weigh
        self._items = OrderedDict()
        self.weight = 0

    def __len__(self):
        return len(self._items)

    def get(self, key, default=None):
        value, _ = self._items.get(key, (None, 0))
        if not value:
            return default
        self._items.move_to_end(key)
        return value

    def put(self, key, value):
        weight = self._weigh(value)
        if key in self._items:
            self.weight -= self._items.pop(key)[1]
        if weight > self._max_weight:
            return
        self._items[key] = value, weight
        self.weight += weight
        while self.weight > self._max_weight:
            self.weight -= self._items.popitem(last=False)[1][1]
