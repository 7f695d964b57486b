# Raises SagaFailed without saying what it came from.
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    name: str
    action: Callable
    compensate: Callable | None = None


class SagaFailed(Exception):
    def __init__(self, step, compensated, stuck):
        super().__init__(f"шаг {step} не выполнен")
        self.step = step
        self.compensated = compensated
        self.stuck = stuck


def run_saga(steps):
    results = {}
    done = []
    for step in steps:
        try:
            results[step.name] = step.action(results)
        except Exception as error:
            raise SagaFailed(step.name, *undo(done, results)) from None
        except BaseException:
            undo(done, results)
            raise
        done.append(step)
    return results


def undo(done, results):
    compensated, stuck = [], {}
    for step in reversed(done):
        if step.compensate is None:
            continue
        try:
            step.compensate(results[step.name])
        except Exception as error:
            stuck[step.name] = error
        else:
            compensated.append(step.name)
    return compensated, stuck
