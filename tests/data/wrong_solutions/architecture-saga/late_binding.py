# Closures made in a loop all compensate with the last result.
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
            raise SagaFailed(step.name, *undo(done, results)) from error
        except BaseException:
            undo(done, results)
            raise
        result = results[step.name]
        done.append((step, lambda value: step.compensate(result)))
    return results


def undo(done, results):
    compensated, stuck = [], {}
    for step, compensate in reversed(done):
        if step.compensate is None:
            continue
        try:
            compensate(results[step.name])
        except Exception as error:
            stuck[step.name] = error
        else:
            compensated.append(step.name)
    return compensated, stuck
