# The snapshot is the very dictionary that changes afterwards.
from contextlib import contextmanager


class Rollback(Exception):
    """Undo the changes and go on after the block."""


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
        try:
            yield
        except Rollback:
            self._data = before
        except BaseException:
            self._data = before
            raise
