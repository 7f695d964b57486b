"""Questions in a table with a column for the question and one for the answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from builder.importers.markdown.marks import ANSWER_LINE, Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.section_level import level_of_section
from builder.importers.markdown.start import ASKS, EXPLICIT, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import read_title
from builder.importers.markdown.vocabulary import QUESTION_PHRASE, hints_at_questions

_SOME: Final = 0.3
_MOST: Final = 0.7
_NEAR: Final = 2

_DIVIDER: Final = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*")
_QUESTION: Final = re.compile(rf"\W*{QUESTION_PHRASE}s?\W*", re.IGNORECASE)
_LEVEL: Final = re.compile(
    r"\W*(?:level|difficulty|grade|seniority|уровень|сложность|рівень|nivel|niveau|schwierigkeit|dificultad|难度|難度)\W*",
    re.IGNORECASE,
)


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the rows of tables with a column of questions, if it holds some."""
    starts: list[Start] = []
    number = 1
    while number < len(outline.lines):
        line, above = outline.lines[number], outline.lines[number - 1]
        number += 1
        if "|" in line and "-" in line and "|" in above and _DIVIDER.fullmatch(line):
            end = _end_of_table(outline, number)
            starts += _rows(outline, _cells(above), number, end, trust=_trust(outline, number))
            number = end
    return tuple(starts)


def _trust(outline: Outline, number: int) -> int:
    """Believe a table whose section or file is about questions; elsewhere one may only sum up what was decided."""
    at = bisect_left(outline.headings, number, key=lambda heading: heading.line)
    near = [*outline.headings[: min(1, at)], *outline.headings[max(0, at - _NEAR) : at]]
    return EXPLICIT if any(hints_at_questions(heading.text) for heading in near) else LIKELY


def _end_of_table(outline: Outline, end: int) -> int:
    while end < len(outline.lines) and "|" in outline.lines[end] and outline.kinds[end] != "code":
        end += 1
    return end


def _rows(outline: Outline, header: list[str], first: int, end: int, *, trust: int) -> list[Start]:
    asks = next((at for at, cell in enumerate(header) if _QUESTION.fullmatch(cell)), -1)
    answers = next((at for at, cell in enumerate(header) if ANSWER_LINE.match(cell)), -1)
    if asks < 0:
        return []
    level = next((at for at, cell in enumerate(header) if _LEVEL.fullmatch(cell)), -1)
    found = [_row(outline.lines[number], number, asks, answers, level) for number in range(first, end)]
    rows = [replace(row, trust=trust) for row in found if row]
    asking = sum(row.title.likeness >= ASKS for row in rows)
    # Without answers it may well be a table of contents with a row per chapter.
    return rows if asking >= (_SOME if answers >= 0 else _MOST) * len(rows) else []


def _row(line: str, number: int, asks: int, answers: int, level: int) -> Start | None:
    cells = _cells(line)
    if asks >= len(cells):
        return None
    title = read_title(cells[asks])
    if not title.text or title.is_link:
        return None
    answer = cells[answers] if 0 <= answers < len(cells) else ""
    if 0 <= level < len(cells):
        title = replace(title, level=level_of_section(cells[level]) or title.level)
    return Start(number, number + 1, title, "row", LINE_RANK, EXPLICIT, end=number + 1, answer=answer)


def _cells(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [plain.strip().replace("\\|", "|") for plain in _split(text)]


def _split(text: str) -> list[str]:
    """Split at the bars that divide cells: not at escaped ones, nor at those in code."""
    cells: list[str] = []
    current: list[str] = []
    ticks = False
    for at, letter in enumerate(text):
        if letter == "`":
            ticks = not ticks
        if letter == "|" and not ticks and (at == 0 or text[at - 1] != "\\"):
            cells.append("".join(current))
            current = []
        else:
            current.append(letter)
    return [*cells, "".join(current)]
