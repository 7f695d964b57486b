"""Several files of one learner become one: attempts are united, the newest file says the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from operator import attrgetter, eq, lt

import msgspec

from builder.report.progress import Attempt, Progress, ProgressError, Question


def merge(files: Sequence[Progress]) -> Progress:
    """Merge the files of one learner (at least one); raise ProgressError when their banks differ."""
    check_banks(files)
    oldest_first = sorted(files, key=attrgetter("exported_at"))
    newest = oldest_first[-1]
    return msgspec.structs.replace(
        newest,
        bank=next((file.bank for file in files if file.bank), ""),
        attempts=merge_attempts(*(file.attempts for file in files)),
        sessions=tuple({session.id: session for file in oldest_first for session in file.sessions}.values()),
        questions=_merge_questions(oldest_first),
        # A file knows the schedule of what it has seen; the newest that knows a question is believed.
        schedule={key: value for file in oldest_first for key, value in file.schedule.items()},
    )


def check_banks(files: Iterable[Progress]) -> None:
    """Refuse files of different banks; a file that names none goes with any."""
    names = [file.bank for file in files if file.bank]
    for name in names:
        if name != names[0]:
            raise ProgressError("other-bank", found=name, expected=names[0])


def merge_attempts(*logs: Sequence[Attempt]) -> tuple[Attempt, ...]:
    """Unite logs by attempt id, sorted by time and id; of two versions of one attempt a fixed one is kept."""
    attempts: list[Attempt] = list(chain.from_iterable(logs))
    if _has_repeated_ids(attempts):
        attempts = _without_repeats(attempts)
    return tuple(_in_order(attempts))


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


def _in_order(attempts: list[Attempt]) -> list[Attempt]:
    """Sort by time, and by id only where two attempts have the same time: that is rare, and sorting all ids is slow."""
    attempts.sort(key=attrgetter("at"))
    times = list(map(attrgetter("at"), attempts))
    done = 0
    for start in [place for place, tied in enumerate(map(eq, times, islice(times, 1, None))) if tied]:
        if start >= done:
            done = bisect_right(times, times[start], start)
            attempts[start:done] = sorted(attempts[start:done], key=attrgetter("id"))
    return attempts


def _merge_questions(oldest_first: Sequence[Progress]) -> dict[str, Question]:
    """Unite what the files know about questions, without those that left the bank.

    A file lists the questions that it has seen and that its bank has; one it has attempts on and does not list is gone.
    """
    questions: dict[str, Question] = {}
    for file in oldest_first:
        if len(oldest_first) > 1:
            for name in {attempt.question for attempt in file.attempts} - file.questions.keys():
                questions.pop(name, None)
        questions.update(file.questions)
    return questions
