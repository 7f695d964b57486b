# Checks `attempts` when the function is called, not when it is decorated.
import functools
import time


def retry(exceptions, attempts=3, delay=0.5, factor=2, sleep=time.sleep):
    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            if attempts < 1:
                raise ValueError("attempts must be positive")
            pause = delay
            for _ in range(attempts - 1):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(pause)
                    pause *= factor
            return function(*args, **kwargs)

        return call

    return decorate
