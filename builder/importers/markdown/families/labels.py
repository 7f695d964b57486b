"""Questions on lines that say so: `Q: …`, `Вопрос 3.`, `**Question 5:** …`, and single letters that come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from builder.importers.markdown.letters import lines_with
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import EXPLICIT, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import read_title
from builder.importers.markdown.vocabulary import EXERCISE_PHRASE, QUESTION_NAMES, TASK_NAMES, any_of

_ENOUGH: Final = 4
_NAMES: Final = (*QUESTION_NAMES, *TASK_NAMES)


def _beginning(name: str) -> str:
    """Give the first letters of a pattern, which are those of all that it matches."""
    return name.partition("(")[0].rstrip("?")[:_ENOUGH]


# Most lines are settled by their first letters.
_MAY_ASK: Final = re.compile(
    r"[\s>*_+•-]*+(?:\d{1,4}[.)]\s*)?[^\w\s]*+\s*+"
    rf"(?:q|в|第|(?:interview|sample|practice|test) q|{any_of({_beginning(name) for name in _NAMES})})",
    re.IGNORECASE,
)
_EXERCISE: Final = re.compile(rf"[\s>*_+•-]*+{EXERCISE_PHRASE}\b", re.IGNORECASE)


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the lines with a label."""
    return tuple(_joined(outline, list(_named(outline)))) or tuple(_lettered(outline, marks.letters[:1]))


def _joined(outline: Outline, starts: list[Start]) -> Iterator[Start]:
    """Join a label that stands alone with the label of the next line: `Question 3.` above `Q: …`."""
    above: Start | None = None
    for start in starts:
        if above and not above.title.text and not any(outline.kinds[above.body : start.line]):
            start = replace(start, line=above.line, title=replace(start.title, number=above.title.number))
        elif above:
            yield above
        above = start
    if above:
        yield above


def _named(outline: Outline) -> Iterator[Start]:
    for number, line in enumerate(outline.lines):
        if outline.kinds[number] not in ("text", "item", "quote") or not _MAY_ASK.match(line):
            continue
        raw = line.strip().lstrip("> ")
        item = outline.item_at.get(number)
        title = read_title(item.text if item else raw)
        if title.label:
            form = "exercise" if _EXERCISE.match(line) else title.label
            is_named = title.label == "question" and (title.text or title.number >= 0)
            yield Start(number, number + 1, title, f"label {form}", LINE_RANK, EXPLICIT if is_named else LIKELY)


def _lettered(outline: Outline, letter: str) -> Iterator[Start]:
    """Find the lines with the letter that asks in this file: `F:`, `В:`."""
    for number, column in lines_with(outline, letter):
        yield Start(number, number + 1, read_title(outline.lines[number][column:]), "letter", LINE_RANK, EXPLICIT)
