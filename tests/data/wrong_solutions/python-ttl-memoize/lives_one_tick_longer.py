# A result whose age is exactly ttl is still given out.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            key = args, frozenset(kwargs.items())
            now = clock()
            for old in [key for key, (made, _) in entries.items() if now - made > ttl]:
                del entries[old]
            if key not in entries:
                result = function(*args, **kwargs)
                entries[key] = clock(), result
            return entries[key][1]

        return call

    return decorate
