# Adds up the weights of all values again at every step.
from collections import OrderedDict


class LRUCache:
    def __init__(self, max_weight, weigh=len):
        self._max_weight = max_weight
        self._weigh = weigh
        self._items = OrderedDict()

    @property
    def weight(self):
        return sum(weight for _, weight in self._items.values())

    def __len__(self):
        return len(self._items)

    def get(self, key, default=None):
        if key not in self._items:
            return default
        self._items.move_to_end(key)
        return self._items[key][0]

    def put(self, key, value):
        weight = self._weigh(value)
        self._items.pop(key, None)
        if weight > self._max_weight:
            return
        self._items[key] = value, weight
        while self.weight > self._max_weight:
            self._items.popitem(last=False)
