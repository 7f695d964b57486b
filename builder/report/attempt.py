"""An attempt, and the log of attempts: sorted by time and id, each id once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain, compress, islice
from operator import attrgetter, eq, lt
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

Name = Annotated[str, Meta(min_length=1)]
Moment = Annotated[datetime, Meta(tz=True)]
Natural = Annotated[int, Meta(ge=0)]


class Attempt(Struct, frozen=True, gc=False):
    """One graded answer; without garbage collection, because a million of them hold no cycles."""

    id: Name
    question: Name
    rev: Annotated[int, Meta(ge=1)]
    at: Moment
    mode: str
    session: str
    rating: Annotated[int, Meta(ge=1, le=4)]
    ms: Natural
    correct: bool | UnsetType = UNSET
    confidence: Annotated[int, Meta(ge=1, le=4)] | UnsetType = UNSET
    points: tuple[Natural, Natural] | UnsetType = UNSET
    depth: Natural | UnsetType = UNSET
    tests: tuple[Natural, Natural] | UnsetType = UNSET
    cause: str | UnsetType = UNSET
    answer: str | UnsetType = UNSET
    hints: Natural | UnsetType = UNSET
    unsure: bool | UnsetType = UNSET


def unite(*logs: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """Unite logs by attempt id, sorted by time and id; of two versions of one attempt a fixed one is kept."""
    attempts: Sequence[Attempt] = logs[0] if len(logs) == 1 else list(chain.from_iterable(logs))
    if _has_repeated_ids(attempts):
        attempts = _without_repeats(attempts)
    return tuple(attempts) if _in_order(attempts) else tuple(_sorted(attempts))


def _in_order(attempts: Sequence[Attempt]) -> bool:
    """Tell whether each attempt is later than the one before, as in every exported log with no two at once."""
    times = list(map(attrgetter("at"), attempts))
    return all(map(lt, times, islice(times, 1, None)))


def _has_repeated_ids(attempts: Sequence[Attempt]) -> bool:
    ids = list(map(attrgetter("id"), attempts))
    # Ids start with their time, so an exported log almost always has them ascending, which is cheap to see.
    if all(map(lt, ids, islice(ids, 1, None))):
        return False
    return len(set(ids)) < len(ids)


def _without_repeats(attempts: Iterable[Attempt]) -> list[Attempt]:
    kept: dict[str, Attempt] = {}
    for attempt in attempts:
        known = kept.setdefault(attempt.id, attempt)
        if known is not attempt and known != attempt:
            # Both cannot be true; the choice must only not depend on the order of the files.
            kept[attempt.id] = max(known, attempt, key=msgspec.json.encode)
    return list(kept.values())


def _sorted(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Sort by time, and by id only where two have the same time: that is rare, and sorting all ids is slow."""
    by_time = sorted(attempts, key=attrgetter("at"))
    times = list(map(attrgetter("at"), by_time))
    done = 0
    for start in list(compress(range(len(times)), map(eq, times, islice(times, 1, None)))):
        if start >= done:
            done = bisect_right(times, times[start], start)
            by_time[start:done] = sorted(by_time[start:done], key=attrgetter("id"))
    return by_time
