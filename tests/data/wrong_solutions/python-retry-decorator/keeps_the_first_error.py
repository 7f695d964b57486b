# Raises the error of the first attempt instead of the last.
import functools
import time


def retry(exceptions, attempts=3, delay=0.5, factor=2, sleep=time.sleep):
    if attempts < 1:
        raise ValueError("attempts must be positive")

    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            errors = []
            pause = delay
            while True:
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    errors.append(error)
                if len(errors) == attempts:
                    raise errors[0]
                sleep(pause)
                pause *= factor

        return call

    return decorate
