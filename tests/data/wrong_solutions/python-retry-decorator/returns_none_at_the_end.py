# After the last attempt nothing is raised: the caller gets None.
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
                except exceptions:
                    if attempt < attempts - 1:
                        sleep(delay * factor**attempt)

        return call

    return decorate
