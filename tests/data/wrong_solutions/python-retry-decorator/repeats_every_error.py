# Catches Exception instead of the listed classes, so mistakes in the code are repeated as well.
import functools
import time


def retry(exceptions, attempts=3, delay=0.5, factor=2, sleep=time.sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            for attempt in range(attempts):
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if attempt == attempts - 1:
                        raise
                    sleep(delay * factor**attempt)

        return call

    return decorate
