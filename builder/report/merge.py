"""Several files of one learner become one: attempts are united, the newest file says the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from builder.report.attempt import Attempt, unite
from builder.report.progress import Progress, ProgressError, Question


def merge(files: Sequence[Progress]) -> Progress:
    """Merge the files of one learner (at least one); raise ProgressError when their banks differ."""
    check_banks(files)
    oldest_first = sorted(files, key=attrgetter("exported_at"))
    newest = oldest_first[-1]
    questions = _merge_questions(oldest_first)
    attempts = unite(*(file.attempts for file in files)) if len(files) > 1 else newest.attempts
    return msgspec.structs.replace(
        newest,
        bank=next((file.bank for file in files if file.bank), ""),
        attempts=_under_present_ids(attempts, questions),
        sessions=tuple({session.id: session for file in oldest_first for session in file.sessions}.values()),
        questions=questions,
        # A file knows the schedule of what it has seen; the newest that knows a question is believed.
        schedule={key: value for file in oldest_first for key, value in file.schedule.items()},
    )


def check_banks(files: Iterable[Progress]) -> None:
    """Refuse files of different banks; a file that names none goes with any."""
    names = [file.bank for file in files if file.bank]
    for name in names:
        if name != names[0]:
            raise ProgressError("other-bank", found=name, expected=names[0])


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


def _under_present_ids(attempts: Sequence[Attempt], questions: Mapping[str, Question]) -> tuple[Attempt, ...]:
    """Count what was answered under an earlier id for the question that has it as an alias, as the site does."""
    present = {alias: name for name, question in questions.items() for alias in question.aliases}
    if not present:
        return tuple(attempts)
    return tuple(
        msgspec.structs.replace(attempt, question=present[attempt.question]) if attempt.question in present else attempt
        for attempt in attempts
    )
