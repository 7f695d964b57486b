# The snapshot is an attribute of the store: a nested transaction overwrites that of the outer one.
class Rollback(Exception):
    pass


class Store:
    def __init__(self):
        self._data = {}
        self._snapshot = None

    def get(self, key, default=None):
        return self._data.get(key, default)

    def set(self, key, value):
        self._data[key] = value

    def delete(self, key):
        self._data.pop(key, None)

    def transaction(self):
        return self

    def __enter__(self):
        self._snapshot = dict(self._data)
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self._data = dict(self._snapshot)
        return kind is not None and issubclass(kind, Rollback)
