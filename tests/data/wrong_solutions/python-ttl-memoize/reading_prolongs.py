# Every read moves the end of the entry, so a popular value is never renewed.
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
                entries[key] = clock() + ttl, function(*args, **kwargs)
            entries[key] = clock() + ttl, entries[key][1]
            return entries[key][1]

        return call

    return decorate
