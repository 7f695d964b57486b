# Rollback undoes the changes but comes out of the block as any other exception.
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
        before = dict(self._data)
        try:
            yield self
        except BaseException:
            self._data = before
            raise
