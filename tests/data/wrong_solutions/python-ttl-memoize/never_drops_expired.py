# Looks only at the entry that is asked for, so expired results of other keys stay in memory for ever.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            key = args, frozenset(kwargs.items())
            if key in entries and clock() < entries[key][0]:
                return entries[key][1]
            result = function(*args, **kwargs)
            entries[key] = clock() + ttl, result
            return result

        return call

    return decorate
