"""OpenTriviaQA: `#Q` and the question, `^` and the right answer, then the options `A …`, `B …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.found import Found, FoundQuestion
from builder.importers.rest import split_title, with_rest
from builder.question import Option

NAME: Final = "trivia"

_QUESTION: Final = re.compile(r"#[QqВв][ \t]+(?P<text>.*)")
_ASKED: Final = re.compile(r"^#[QqВв][ \t]", re.MULTILINE)
_ANSWERED: Final = re.compile(r"^\^", re.MULTILINE)
_RIGHT: Final = re.compile(r"\^[ \t]*(?P<text>.*)")
_OPTION: Final = re.compile(r"(?P<letter>[A-Z])(?:[ \t]+(?P<text>.*)|$)")


@dataclass(slots=True)
class _Draft:
    """A question while its lines are read, counted from 0."""

    start: int
    stem: list[str]
    right: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    end: int = 0


def fits(text: str) -> float:
    """Tell how many of the questions have the line of the right answer too."""
    asked = len(_ASKED.findall(text))
    return min(len(_ANSWERED.findall(text)) / asked, 1.0) if asked else 0.0


def read(text: str) -> Found:
    """Read the questions."""
    lines = split_lines(text)
    return with_rest(Found(NAME, tuple(map(_read_draft, _drafts(lines)))), lines)


def _drafts(lines: Sequence[str]) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number, line in enumerate(lines):
        question = _QUESTION.match(line)
        if question:
            if draft:
                yield draft
            draft = _Draft(number, [question["text"]], end=number + 1)
        elif draft and not is_blank(line):
            _take(draft, line)
            draft.end = number + 1
    if draft:
        yield draft


def _take(draft: _Draft, line: str) -> None:
    """Take a line below a question; what begins nothing goes on with what came before."""
    right, option = _RIGHT.match(line), _OPTION.match(line)
    if right and not draft.options:
        draft.right.append(right["text"])
    elif option and draft.right and ord(option["letter"]) == ord("A") + len(draft.options):
        draft.options.append(option["text"] or "")
    elif draft.options:
        draft.options[-1] += f" {line.strip()}"
    elif draft.right:
        draft.right[-1] += f" {line.strip()}"
    else:
        draft.stem.append(line)


def _read_draft(draft: _Draft) -> FoundQuestion:
    title, prompt = split_title("\n".join(draft.stem), default="…")
    right = {_plain(text) for text in draft.right}
    options = [Option(text.strip(), _plain(text) in right) for text in draft.options]
    doubts = []
    if options and not any(option.correct for option in options):
        doubts.append("the right answer is none of the options")
    if not draft.right:
        doubts.append("no answer")
    return FoundQuestion(
        title,
        ((draft.start + 1, draft.end),),
        prompt=prompt,
        # Only what the options do not say.
        answer="" if any(option.correct for option in options) else "\n".join(draft.right).strip(),
        options=tuple(options),
        doubts=tuple(doubts),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
