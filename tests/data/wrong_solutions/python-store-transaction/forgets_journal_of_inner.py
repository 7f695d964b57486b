# A nested transaction that succeeds throws its journal away, so the outer one cannot undo its changes.
MISSING = object()


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
            self._journals[-1].append((key, self._data.get(key, MISSING)))


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.store._journals.append([])

    def __exit__(self, kind, error, trace):
        journal = self.store._journals.pop()
        if kind is None:
            return False
        for key, value in reversed(journal):
            if value is MISSING:
                self.store._data.pop(key, None)
            else:
                self.store._data[key] = value
        return issubclass(kind, Rollback)
