"""What an importer finds in a foreign file: questions and what was left over, with the lines that they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from builder.question import Diagnostic, FollowUp, Level, Option, Question, Topic

# Lines from 1, both included.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """One question as a foreign file asks it; texts are Markdown.

    `level` is None where the file names none. `doubts` say in a few words why a person should look at it: with any, it
    is imported as a draft. An answer may stand far from its question, so `spans` can be several. `exact` is the
    question itself where the file is in the bank's own format, which says more than the other fields can.
    """

    title: str
    spans: tuple[Span, ...]
    prompt: str = ""
    answer: str = ""
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    sources: str = ""
    level: Level | None = None
    tags: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    exact: Question | None = None

    @property
    def line(self) -> int:
        """Tell where the question begins."""
        return min(start for start, _ in self.spans)

    @property
    def is_answered(self) -> bool:
        """Tell whether the file answers it in any form."""
        return bool(self.answer or self.accepted) or any(option.correct for option in self.options)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Lines that belong to no question: `name` says what they are (`table of contents`, `links`, `heading`, …)."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Found:
    """What one importer made of a file; every line that is not blank is part of a question or of a leftover."""

    importer: str
    questions: tuple[FoundQuestion, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    # The file with its lines mended or blank, where it cannot be taken over as it stands.
    text: str = ""
    # What the file calls itself, where it does: the title of the topic.
    title: str = ""
    # The topic as the bank's own format says it, without its questions.
    topic: Topic | None = None


Importer = Callable[[str], Found]


def uncovered(found: Found, lines: Sequence[str]) -> tuple[int, ...]:
    """List the lines (from 1) with text that nothing accounts for; an importer that leaves any is wrong."""
    covered = {line for question in found.questions for start, end in question.spans for line in range(start, end + 1)}
    covered.update(line for leftover in found.leftovers for line in range(leftover.span[0], leftover.span[1] + 1))
    return tuple(number for number, line in enumerate(lines, 1) if line.strip() and number not in covered)
