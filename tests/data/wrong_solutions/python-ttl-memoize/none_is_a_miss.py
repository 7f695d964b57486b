# Reads with get() and takes a stored None for a miss.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            key = args, frozenset(kwargs.items())
            now = clock()
            for old in [key for key, (end, _) in entries.items() if end <= now]:
                del entries[old]
            _, result = entries.get(key, (0, None))
            if result is not None:
                return result
            result = function(*args, **kwargs)
            entries[key] = clock() + ttl, result
            return result

        return call

    return decorate
