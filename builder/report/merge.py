"""Several files of one learner become one: attempts are united, the newest file says the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

import msgspec

from builder.report.attempt import unite
from builder.report.progress import Progress, ProgressError, Question


def merge(files: Sequence[Progress]) -> Progress:
    """Merge the files of one learner (at least one); raise ProgressError when their banks differ."""
    check_banks(files)
    oldest_first = sorted(files, key=attrgetter("exported_at"))
    newest = oldest_first[-1]
    return msgspec.structs.replace(
        newest,
        bank=next((file.bank for file in files if file.bank), ""),
        attempts=unite(*(file.attempts for file in files)) if len(files) > 1 else newest.attempts,
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
