"""The attempts on each question as plain numbers, fast for a million of them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from builder.report.attempt import Attempt

FAILED: Final = 1
WINDOW: Final = 10  # attempts that a weak spot looks back on
SAMPLE: Final = 10_000


@dataclass(frozen=True, slots=True)
class History:
    """The attempts on one question: the milliseconds of each, ascending, and how many of the last ten failed."""

    passed: Sequence[int]
    failed: Sequence[int]
    recent_attempts: int
    recent_failures: int
    last: Attempt


Histories = Mapping[str, History]


def collect(attempts: Sequence[Attempt]) -> dict[str, History]:
    """Collect the attempts of each question; they are sorted."""
    # One number for two, the complement of a failed one: it is filling a single list that makes a million quick.
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for attempt in attempts:
        groups[attempt.question].append(attempt.ms if attempt.rating != FAILED else ~attempt.ms)
    last = _last_attempts(attempts, len(groups))
    return {name: _history(numbers, last[name]) for name, numbers in groups.items()}


def _last_attempts(attempts: Sequence[Attempt], questions: int) -> dict[str, Attempt]:
    last: dict[str, Attempt] = {}
    for attempt in reversed(attempts):
        last.setdefault(attempt.question, attempt)
        if len(last) == questions:
            break
    return last


def _history(numbers: list[int], last: Attempt) -> History:
    window = numbers[-WINDOW:]
    numbers.sort()
    failures = bisect_left(numbers, 0)
    return History(
        passed=numbers[failures:],
        failed=[~number for number in reversed(numbers[:failures])],
        recent_attempts=len(window),
        recent_failures=sum(number < 0 for number in window),
        last=last,
    )


def count(histories: Collection[History]) -> int:
    """Count the attempts of several questions."""
    return sum(len(history.passed) + len(history.failed) for history in histories)


def success(histories: Collection[History]) -> float | None:
    """Tell the share of attempts rated better than Again."""
    attempts = count(histories)
    return sum(len(history.passed) for history in histories) / attempts if attempts else None


def median_ms(histories: Collection[History]) -> float | None:
    """Take the median of the milliseconds of several questions; of an even number the mean of the middle two."""
    if not histories:
        return None
    low, high = _middle([run for history in histories for run in (history.passed, history.failed)])
    return low if low == high else (low + high) / 2


def _middle(runs: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Select the two numbers in the middle of all ascending runs (the same one twice when their count is odd).

    Of many, only those near the middle of a sample are sorted. The result is exact: when they miss it, all are.
    """
    numbers = list(chain.from_iterable(runs))
    left, right = (len(numbers) - 1) // 2, len(numbers) // 2
    if len(numbers) > SAMPLE:
        sample = sorted(numbers[:: len(numbers) // SAMPLE])
        low, high = sample[len(sample) * 48 // 100], sample[len(sample) * 52 // 100]
        below = sum(bisect_left(run, low) for run in runs)
        near = [number for run in runs for number in run[bisect_left(run, low) : bisect_right(run, high)]]
        if below <= left and right < below + len(near):
            numbers, left, right = near, left - below, right - below
    numbers.sort()
    return numbers[left], numbers[right]


def wilson_lower(failures: int, attempts: int) -> float:
    """Bound the share of failures from below, with z = 1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212. Few
    attempts prove little, so one failure in one attempt weighs less than five in five.
    """
    share = failures / attempts
    spread = math.sqrt(share * (1 - share) / attempts + 1 / (4 * attempts * attempts))
    return (share + 1 / (2 * attempts) - spread) / (1 + 1 / attempts)
