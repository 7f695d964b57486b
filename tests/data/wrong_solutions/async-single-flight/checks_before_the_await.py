# Remembers only what has arrived: until then every caller finds nothing and makes its own call.
class SingleFlight:
    def __init__(self):
        self._results = {}

    async def do(self, key, call):
        if key not in self._results:
            self._results[key] = await call()
        return self._results.pop(key)
