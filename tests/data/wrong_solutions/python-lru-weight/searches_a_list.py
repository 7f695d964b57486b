# Keeps the order in a list: every reading searches it from the start.
class LRUCache:
    def __init__(self, max_weight, weigh=len):
        self._max_weight = max_weight
        self._weigh = weigh
        self._items = {}
        self._order = []
        self.weight = 0

    def __len__(self):
        return len(self._items)

    def get(self, key, default=None):
        if key not in self._items:
            return default
        self._order.remove(key)
        self._order.append(key)
        return self._items[key][0]

    def put(self, key, value):
        weight = self._weigh(value)
        if key in self._items:
            self.weight -= self._items.pop(key)[1]
            self._order.remove(key)
        if weight > self._max_weight:
            return
        self._items[key] = value, weight
        self._order.append(key)
        self.weight += weight
        while self.weight > self._max_weight:
            self.weight -= self._items.pop(self._order.pop(0))[1]
