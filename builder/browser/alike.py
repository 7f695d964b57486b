"""Questions that the learner has already: found by their titles first, then by all that they ask.

The index of a bank holds titles only, and "What does this print?" is many questions. So a page asks twice: by titles
whose topics are worth loading, then, with what these topics ask, which questions are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.importers.canonical import to_question
from builder.importers.found import FoundQuestion
from builder.importers.plain import plain_title
from builder.merging.fingerprint import wording_of
from builder.merging.likeness import Asked, is_same
from builder.merging.wording import Wording, read_wording
from builder.request import Fields


@dataclass(frozen=True, slots=True)
class Existing:
    """A question that is there already; `asks` is None while nothing but its title is known."""

    id: str
    title: Wording
    asks: Wording | None


def read_existing(fields: Fields) -> list[Existing]:
    """Read the questions that a page knows of: with `prompt` and `options`, or with their titles only."""
    return list(map(_read_one, fields.objects("existing")))


def find_alike(questions: Iterable[FoundQuestion], existing: Sequence[Existing]) -> Iterator[list[str]]:
    """Give for each question the ids of those that ask the same, or may do so as far as their titles tell."""
    groups: dict[Wording, list[Existing]] = {}
    for one in existing:
        groups.setdefault(one.title, []).append(one)
    by_title = Asked[list[Existing]]()
    for title, group in groups.items():
        by_title.add(title, group)
    for question in questions:
        alike = by_title.find(_title_of(question.title)) or []
        asks = wording_of_found(question) if alike else None
        yield [one.id for one in alike if asks is None or one.asks is None or is_same(asks, one.asks)]


def find_repeated(questions: Iterable[FoundQuestion]) -> Iterator[int]:
    """Give for each question the line of an earlier one that asks the same, 0 where there is none."""
    asked = Asked[int]()
    for question in questions:
        wording = wording_of_found(question)
        yield asked.find(wording) or 0
        asked.add(wording, question.line)


def wording_of_found(found: FoundQuestion) -> Wording:
    """Give the wording that a found question will have in a topic."""
    return wording_of(to_question(found, name="", level="middle"))


def _read_one(fields: Fields) -> Existing:
    title = fields.text("title")
    if "prompt" not in fields.values:
        return Existing(fields.text("id"), read_wording(title), None)
    asks = read_wording(title, fields.text("prompt"), *sorted(fields.texts("options")))
    return Existing(fields.text("id"), _title_of(title), asks)


def _title_of(title: str) -> Wording:
    # As an index has it, without marks: code is a word like others there.
    return read_wording(plain_title(title))
