# Keeps an error as if it were a result.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def call(*args, **kwargs):
            key = args, frozenset(kwargs.items())
            now = clock()
            for old in [old for old, (until, *_) in entries.items() if until <= now]:
                del entries[old]
            if key not in entries:
                result = error = None
                try:
                    result = function(*args, **kwargs)
                except Exception as raised:
                    error = raised
                entries[key] = clock() + ttl, result, error
            _, result, error = entries[key]
            if error is not None:
                raise error
            return result

        return call

    return decorate
