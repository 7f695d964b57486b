# The key holds positional arguments only, so calls that differ by a keyword share a result.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            now = clock()
            for old in [key for key, (end, _) in entries.items() if end <= now]:
                del entries[old]
            if args not in entries:
                result = function(*args, **kwargs)
                entries[args] = clock() + ttl, result
            return entries[args][1]

        return call

    return decorate
