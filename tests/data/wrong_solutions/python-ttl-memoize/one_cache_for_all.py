# The dictionary stands outside of the decorator: functions with equal arguments get each other's results.
import functools
import time

entries = {}


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            key = args, frozenset(kwargs.items())
            now = clock()
            for old in [key for key, (end, _) in entries.items() if end <= now]:
                del entries[old]
            if key not in entries:
                result = function(*args, **kwargs)
                entries[key] = clock() + ttl, result
            return entries[key][1]

        return call

    return decorate
