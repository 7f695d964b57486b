# Raises an error of its own in place of the last one, so callers cannot catch what they know.
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
                except exceptions as error:
                    if attempt == attempts - 1:
                        raise RuntimeError("all attempts failed") from error
                    sleep(delay * factor**attempt)

        return call

    return decorate
