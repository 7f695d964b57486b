"""Marks of questions by which an import knows them again: what they ask, what they answer, and all that they say."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from builder.merging.wording import Wording, read_wording
from builder.question import Choice, Question, Topic
from builder.writer import write_question

LENGTH: Final = 16

# Of an answer; shorter ones, such as `Yes`, are those of many questions.
_TELLING: Final = 20
_NEUTRAL: Final = Topic("")


def wording_of(question: Question) -> Wording:
    """Give the wording of a question: its title, its prompt and its options in any order."""
    options = question.task.options if isinstance(question.task, Choice) else ()
    return read_wording(question.title, question.prompt, *sorted(option.text for option in options))


def fingerprints(questions: Iterable[Question], wordings: Iterable[Wording]) -> list[str]:
    """Give each question a mark that a correction of its answer leaves as it is; equal questions are numbered.

    A question that has its id already is known by it.
    """
    seen: Counter[Wording] = Counter()
    marks = []
    for question, asked in zip(questions, wordings, strict=True):
        seen[asked] += 1
        text = f"#{question.id}" if question.id else "\0".join((*asked.stems, "", *asked.exact, "", str(seen[asked])))
        marks.append(_hash(text))
    return marks


def hash_answer(question: Question) -> str:
    """Give the mark of what a question answers, empty when other questions may well have the same answer."""
    return _hash(question.answer) if len(question.answer) >= _TELLING else ""


def hash_question(question: Question) -> str:
    """Give the mark of all that a question says, however it is laid out; being a draft is not part of it."""
    return _hash(write_question(replace(question, draft=False), _NEUTRAL, language="en"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
