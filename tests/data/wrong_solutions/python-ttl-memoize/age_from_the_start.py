# Reads the clock before the call, so a slow result is old the moment it arrives.
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
            if key not in entries:
                result = function(*args, **kwargs)
                entries[key] = now + ttl, result
            return entries[key][1]

        return call

    return decorate
