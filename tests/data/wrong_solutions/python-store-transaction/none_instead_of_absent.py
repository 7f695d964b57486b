# Remembers the old value with get(), so a key that was absent comes back with None.
class Rollback(Exception):
    pass


class Store:
    def __init__(self):
        self._data = {}
        self._journals = []

    def get(self, key, default=None):
        return self._data.get(key, default)

    def set(self, key, value):
        self._remember(key)
        self._data[key] = value

    def delete(self, key):
        self._remember(key)
        self._data.pop(key, None)

    def transaction(self):
        return Transaction(self)

    def _remember(self, key):
        if self._journals:
            self._journals[-1].append((key, self._data.get(key)))


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.store._journals.append([])

    def __exit__(self, kind, error, trace):
        journal = self.store._journals.pop()
        if kind is None:
            if self.store._journals:
                self.store._journals[-1].extend(journal)
            return False
        for key, value in reversed(journal):
            self.store._data[key] = value
        return issubclass(kind, Rollback)
