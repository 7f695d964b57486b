# __exit__ returns True for any exception, so errors of the block vanish.
class Rollback(Exception):
    pass


class Store:
    def __init__(self):
        self._data = {}

    def get(self, key, default=None):
        return self._data.get(key, default)

    def set(self, key, value):
        self._data[key] = value

    def delete(self, key):
        self._data.pop(key, None)

    def transaction(self):
        return Transaction(self)


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.before = dict(self.store._data)

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.store._data = self.before
        return True
