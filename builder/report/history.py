"""The attempts on each question as plain numbers: fast enough for a million of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.report.progress import Attempt

WINDOW: Final = 10  # attempts that a weak spot looks back on
SAMPLE: Final = 1000


@dataclass(frozen=True, slots=True)
class History:
    """The attempts on one question, oldest first, each packed as `ms * 4 + rating - 1`."""

    packed: Sequence[int]
    last: Attempt
    failures: int

    def recent(self) -> tuple[int, int]:
        """Count the attempts and the failures in the window."""
        window = self.packed[-WINDOW:]
        return len(window), sum(not packed & 3 for packed in window)


Histories = Mapping[str, History]


def collect(attempts: Sequence[Attempt]) -> dict[str, History]:
    """Collect the attempts of each question; they are sorted."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for attempt in attempts:
        groups[attempt.question].append(attempt.ms << 2 | attempt.rating - 1)
    last: dict[str, Attempt] = {}
    for attempt in reversed(attempts):
        last.setdefault(attempt.question, attempt)
        if len(last) == len(groups):
            break
    return {
        name: History(packed, last[name], len([number for number in packed if not number & 3]))
        for name, packed in groups.items()
    }


def count(histories: Collection[History]) -> int:
    """Count the attempts of several questions."""
    return sum(len(history.packed) for history in histories)


def success(histories: Collection[History]) -> float | None:
    """Tell the share of attempts rated better than Again."""
    attempts = count(histories)
    failures = sum(history.failures for history in histories)
    return (attempts - failures) / attempts if attempts else None


def median_ms(histories: Collection[History]) -> float | None:
    """Take the median of the milliseconds of several questions; of an even number the mean of the middle two."""
    packed = [number for history in histories for number in history.packed]
    if not packed:
        return None
    low, high = (number >> 2 for number in _middle(packed))
    return low if low == high else (low + high) / 2


def _middle(numbers: list[int]) -> tuple[int, int]:
    """Select the two numbers in the middle (the same one twice when their count is odd).

    Of many, only those near the middle of an evenly spaced sample are sorted. The result is exact: when the guess
    misses the middle, all are sorted.
    """
    left, right = (len(numbers) - 1) // 2, len(numbers) // 2
    if len(numbers) > 10 * SAMPLE:
        sample = sorted(numbers[:: len(numbers) // SAMPLE])
        low, high = sample[len(sample) * 45 // 100], sample[len(sample) * 55 // 100]
        near = [number for number in numbers if low <= number <= high]
        below = len([number for number in numbers if number < low])
        if below <= left and right < below + len(near):
            numbers, left, right = near, left - below, right - below
    numbers = sorted(numbers)
    return numbers[left], numbers[right]


def wilson_lower(failures: int, attempts: int) -> float:
    """Bound the share of failures from below, with z = 1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212. Few
    attempts prove little, so one failure in one attempt weighs less than five in five.
    """
    share = failures / attempts
    spread = math.sqrt(share * (1 - share) / attempts + 1 / (4 * attempts * attempts))
    return (share + 1 / (2 * attempts) - spread) / (1 + 1 / attempts)
