# Changes wait in a draft that is merged at the end; deletions are not in it, so they cannot be undone.
class Rollback(Exception):
    pass


class Store:
    def __init__(self):
        self._layers = [{}]

    def get(self, key, default=None):
        for layer in reversed(self._layers):
            if key in layer:
                return layer[key]
        return default

    def set(self, key, value):
        self._layers[-1][key] = value

    def delete(self, key):
        for layer in self._layers:
            layer.pop(key, None)

    def transaction(self):
        return self

    def __enter__(self):
        self._layers.append({})
        return self

    def __exit__(self, kind, error, trace):
        draft = self._layers.pop()
        if kind is None:
            self._layers[-1].update(draft)
            return False
        return issubclass(kind, Rollback)
