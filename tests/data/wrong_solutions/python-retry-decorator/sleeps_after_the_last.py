# Sleeps after the last failure too, and only then gives up.
import functools
import time


def retry(exceptions, attempts=3, delay=0.5, factor=2, sleep=time.sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            pause = delay
            last = None
            for _ in range(attempts):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    last = error
                    sleep(pause)
                    pause *= factor
            raise last

        return call

    return decorate
