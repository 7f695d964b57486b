# Multiplies by the number of the attempt: the pauses grow, but not `factor` times.
import functools
import time


def retry(exceptions, attempts=3, delay=0.5, factor=2, sleep=time.sleep):
    if attempts < 1:
        raise ValueError("attempts must be positive")

    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            for attempt in range(1, attempts):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(delay * (1 if attempt == 1 else factor * (attempt - 1)))
            return function(*args, **kwargs)

        return call

    return decorate
