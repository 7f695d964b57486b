# Checks the pauses by the clock, which only sees that there were some.
import time


def check(retry):
    failures = [OSError(), OSError()]

    def action():
        if failures:
            raise failures.pop()
        return "ok"

    started = time.monotonic()
    assert retry(action, attempts=3, sleep=time.sleep, base=0.01) == "ok"
    assert time.monotonic() - started >= 0.03
