# Takes an empty result for a failure and calls the function again.
import functools
import time


def retry(exceptions, attempts=3, delay=0.5, factor=2, sleep=time.sleep):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorate(function):
        @functools.wraps(function)
        def call(*args, **kwargs):
            result = None
            for attempt in range(attempts):
                try:
                    result = function(*args, **kwargs)
                    if result:
                        return result
                except exceptions:
                    if attempt == attempts - 1:
                        raise
                    sleep(delay * factor**attempt)
            return result

        return call

    return decorate
