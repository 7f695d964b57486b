"""Questions on plain lines: one to a line, or each above the paragraph that answers it."""

from __future__ import annotations

from typing import Final

from builder.importers.markdown.families.headings import NO_PART, depth_of_part
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ASKS, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import Title, read_title

_MARKED: Final = 0.9
_MOST: Final = 0.8
_HALF: Final = 0.5
_LEAST: Final = 3
_LONGEST: Final = 300


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the lines that ask, in sections whose paragraphs mostly begin with one."""
    headings = [heading for heading in outline.headings if depth_of_part(heading) == NO_PART]
    edges = [0, *(heading.end for heading in headings)]
    ends = [*(heading.line for heading in headings), len(outline.lines)]
    starts: list[Start] = []
    for first, end in zip(edges, ends, strict=True):
        titles = [
            (number, read_title(outline.lines[number])) for number in range(first, end) if _may_begin(outline, number)
        ]
        asking = [(number, title) for number, title in titles if title.likeness >= ASKS]
        clear = sum(_is_clear(title) for _, title in asking)
        if clear >= max(_LEAST, _HALF * len(asking)) and _is_regular(
            outline, marks, first, end, {number for number, _ in asking}
        ):
            starts += [_start(outline, marks, number, title) for number, title in asking]
    return tuple(starts)


def _may_begin(outline: Outline, number: int) -> bool:
    line = outline.lines[number]
    if outline.kinds[number] != "text" or line[0].isspace() or len(line) > _LONGEST:
        return False
    above = outline.kinds[number - 1] if number else ""
    return above in ("", "heading", "rule", "note", "tag") or outline.lines[number - 1].rstrip().endswith(
        ("?", "？", "؟")
    )


def _is_clear(title: Title) -> bool:
    return title.likeness >= _MARKED or (title.number >= 0 and title.likeness >= ASKS)


def _is_regular(outline: Outline, marks: Marks, first: int, end: int, lines: set[int]) -> bool:
    """Tell whether the questions come regularly: most of the text is one, stands right below one, or answers it."""
    kinds = outline.kinds
    near = {*lines, *marks.answers, *marks.handles}
    paragraphs = [
        number
        for number in range(first, end)
        if kinds[number] in ("text", "item") and (number == first or kinds[number - 1] in ("", "heading", "rule"))
    ]
    regular = sum(number in near or (at > 0 and paragraphs[at - 1] in near) for at, number in enumerate(paragraphs))
    return bool(paragraphs) and regular >= _MOST * len(paragraphs)


def _start(outline: Outline, marks: Marks, number: int, title: Title) -> Start:
    return Start(number, number + 1, title, "line", LINE_RANK, LIKELY)
