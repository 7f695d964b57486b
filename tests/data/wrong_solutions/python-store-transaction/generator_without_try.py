# The generator has no try around its yield: after an exception the lines that roll back are never reached.
from contextlib import contextmanager


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

    @contextmanager
    def transaction(self):
        before = self._data
        self._data = dict(before)
        yield self
        before.update(self._data)
        self._data = before
