# The known trick with lru_cache and the number of the period: entries end with the period, not by their age.
import functools
import time


def ttl_cache(ttl, clock=time.monotonic):
    def decorate(function):
        @functools.lru_cache(maxsize=None)
        def cached(period, *args, **kwargs):
            return function(*args, **kwargs)

        @functools.wraps(function)
        def call(*args, **kwargs):
            return cached(clock() // ttl, *args, **kwargs)

        return call

    return decorate
