"""Aiken: a question, options `A.` or `A)` each on a line, and `ANSWER: B`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.importers.found import Found, FoundQuestion
from builder.importers.rest import split_title, to_markdown, with_rest
from builder.question import Option

NAME: Final = "aiken"

_OPTION: Final = re.compile(r"[ \t]*(?P<letter>[A-Za-z])[.)][ \t]*(?P<text>.*)")
_ANSWER: Final = re.compile(
    r"[ \t]*ANS(?:WERS?)?[ \t]*:[ \t]*(?P<letters>[A-Za-z](?:[ \t]*(?:,|;|&|and)[ \t]*[A-Za-z])*)(?:[.)].*|[ \t]*$)"
)
_FEEDBACK: Final = re.compile(r"[ \t]*(?:FEEDBACK|EXPLANATION|RATIONALE|REASON)[ \t]*:[ \t]*", re.IGNORECASE)
_LETTER: Final = re.compile(r"\b[A-Za-z]\b")
_NUMBER: Final = re.compile(r"[ \t]*(?:Q(?:uestion)?[ \t]*)?\d{1,4}[.):](?![\d.])[ \t]*")


@dataclass(slots=True)
class _Draft:
    """A question while its lines are read, counted from 0; `start` is where its text may begin."""

    start: int
    stem_end: int = -1
    options: list[tuple[str, str]] = field(default_factory=list)
    right: frozenset[str] = frozenset()
    feedback: list[str] = field(default_factory=list)
    end: int = 0

    def stem(self, lines: Sequence[str]) -> Sequence[str]:
        """Give the lines above the options."""
        return lines[self.start : max(self.stem_end, self.start)]


def fits(text: str) -> float:
    """Tell how much of a text is Aiken: the share of its lines that are part of questions with an answer."""
    if "ANS" not in text:
        return 0.0
    lines = split_lines(text)
    filled = sum(not is_blank(line) for line in lines)
    own = sum(
        sum(not is_blank(line) for line in lines[draft.start + _count_before(draft.stem(lines)) : draft.end])
        for draft in _drafts(lines)
        if draft.right and len(draft.options) > 1
    )
    return own / filled if filled else 0.0


def read(text: str) -> Found:
    """Read the questions; what has no options is no question."""
    lines = split_lines(text)
    questions = tuple(_read_draft(draft, lines) for draft in _drafts(lines))
    return with_rest(Found(NAME, questions), lines)


def _drafts(lines: Sequence[str]) -> Iterator[_Draft]:
    """Divide the lines into questions, each ended by its answer or by the text of the next one."""
    draft = _Draft(0)
    for number, line in enumerate(lines):
        answer = _ANSWER.match(line)
        option = _OPTION.match(line)
        if answer and draft.options:
            draft.right = frozenset(letter.upper() for letter in _LETTER.findall(answer["letters"]))
            draft.end = number + 1
        elif draft.right and draft.end == number and _takes_feedback(draft, line):
            draft.feedback.append(_FEEDBACK.sub("", line))
            draft.end = number + 1
        elif option and not draft.right and _is_next(draft, option["letter"]):
            draft.options.append((option["letter"].upper(), option["text"]))
            draft.end = number + 1
        elif not is_blank(line):
            if draft.right or (draft.options and is_blank(lines[number - 1])):
                yield draft
                draft = _Draft(number)
            _take(draft, number, line)
    if draft.options:
        yield draft


def _take(draft: _Draft, number: int, line: str) -> None:
    """Take a line of text: part of the last option, or of the question."""
    if draft.options:
        letter, text = draft.options[-1]
        draft.options[-1] = (letter, f"{text} {line.strip()}")
        draft.end = number + 1
        return
    if draft.stem_end < 0:
        draft.start = number
    draft.stem_end = number + 1


def _takes_feedback(draft: _Draft, line: str) -> bool:
    return bool(_FEEDBACK.match(line)) or (bool(draft.feedback) and not is_blank(line) and not _OPTION.match(line))


def _is_next(draft: _Draft, letter: str) -> bool:
    """Tell an option from a sentence that starts with a letter and a dot."""
    before = draft.options[-1][0] if draft.options else "@"
    return draft.stem_end >= 0 and ord(letter.upper()) == ord(before) + 1


def _count_before(stem: Sequence[str]) -> int:
    """Count the lines above the question: only its last paragraph is one, with the paragraph above code."""
    opened, start, is_code = -1, 0, False
    for number, line in enumerate(stem):
        if line.lstrip().startswith("```"):
            # Code does not begin a question: the paragraph above it does.
            opened, is_code = (number if opened < 0 else -1), True
        elif opened < 0 and not is_blank(line) and number and is_blank(stem[number - 1]) and not is_code:
            start = number
        elif opened < 0 and line.startswith("#"):
            start = number + 1
    # All of the file is in a fence that is still open.
    return opened + 1 if opened >= 0 else min(start, len(stem) - 1) if stem else 0


def _read_draft(draft: _Draft, lines: Sequence[str]) -> FoundQuestion:
    own = draft.stem(lines)
    before = _count_before(own)
    stem = to_markdown("\n".join(own[before:]))
    title, prompt = split_title(_NUMBER.sub("", stem, count=1) if _NUMBER.match(stem) else stem, default="…")
    options = tuple(Option(to_markdown(text.strip()), letter in draft.right) for letter, text in draft.options)
    missing = sorted(draft.right - {letter for letter, _ in draft.options})
    doubts = [f"the answer {letter} is none of the options" for letter in missing]
    if not draft.right:
        doubts.append("no option is marked as right")
    return FoundQuestion(
        title,
        ((draft.start + before + 1, draft.end),),
        prompt=prompt,
        answer=to_markdown("\n".join(draft.feedback).strip()),
        options=options,
        doubts=tuple(doubts),
    )
