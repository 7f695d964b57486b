# Positional and keyword arguments go into one flat tuple, where f(("x", 1)) and f(x=1) look the same.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            key = args + tuple(sorted(kwargs.items()))
            now = clock()
            for old in [key for key, (end, _) in entries.items() if end <= now]:
                del entries[old]
            if key not in entries:
                result = function(*args, **kwargs)
                entries[key] = clock() + ttl, result
            return entries[key][1]

        return call

    return decorate
