# Does not look at pauses when all attempts failed.
class Script:
    """Двойник action: по очереди возвращает значения и бросает исключения."""

    def __init__(self, *outcomes):
        self._outcomes = list(outcomes)
        self.calls = 0

    def __call__(self):
        outcome = self._outcomes[self.calls]
        self.calls += 1
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def caught(call):
    try:
        call()
    except Exception as error:
        return error
    raise AssertionError("исключения не было")


def check(retry):
    check_success(retry)
    check_delays(retry)
    check_last_error(retry)
    check_other_errors(retry)
    check_validation(retry)


def check_success(retry):
    for result in (7, 0, None, "", []):
        action, pauses = Script(result, "лишний вызов"), []
        assert retry(action, attempts=2, sleep=pauses.append) == result
        assert (action.calls, pauses) == (1, [])


def check_delays(retry):
    failures = [OSError(n) for n in range(3)]
    for base in (0.1, 5):
        action, pauses = Script(*failures, "готово"), []
        assert retry(action, attempts=4, sleep=pauses.append, base=base) == "готово"
        assert pauses == [base, base * 2, base * 4]


def check_last_error(retry):
    for attempts in (1, 3):
        failures = [OSError(n) for n in range(attempts)]
        action, pauses = Script(*failures, "лишний вызов"), []
        error = caught(lambda: retry(action, attempts=attempts, sleep=pauses.append))
        assert error is failures[-1]
        assert action.calls == attempts


def check_other_errors(retry):
    for retry_on, wrong in (((OSError,), ValueError()), ((ValueError, KeyError), OSError())):
        action, pauses = Script(wrong, "лишний вызов"), []
        error = caught(lambda: retry(action, attempts=3, sleep=pauses.append, retry_on=retry_on))
        assert error is wrong
        assert (action.calls, pauses) == (1, [])
    action = Script(KeyError(), ValueError(), "готово")
    assert retry(action, attempts=3, sleep=lambda pause: None, retry_on=(ValueError, KeyError)) == "готово"


def check_validation(retry):
    for attempts in (0, -1):
        action = Script("лишний вызов")
        error = caught(lambda: retry(action, attempts=attempts, sleep=lambda pause: None))
        assert isinstance(error, ValueError)
        assert action.calls == 0
