# Checks only that a success after failures comes through.
def check(retry):
    outcomes = [OSError(), OSError(), "ok"]

    def action():
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    assert retry(action, attempts=3, sleep=lambda pause: None) == "ok"
