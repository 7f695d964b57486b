# Takes the hash itself for the key: different arguments may share it.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            key = hash((args, frozenset(kwargs.items())))
            now = clock()
            for old in [old for old, (until, _) in entries.items() if until <= now]:
                del entries[old]
            if key not in entries:
                result = function(*args, **kwargs)
                entries[key] = clock() + ttl, result
            return entries[key][1]

        return call

    return decorate
