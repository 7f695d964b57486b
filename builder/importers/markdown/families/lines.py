"""Questions on plain lines: one to a line, or each above the paragraph that answers it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from builder.importers.markdown.asking import likeness
from builder.importers.markdown.families.headings import NO_PART, depth_of_part
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ASKS, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import Title, plain_text, read_title

_MARKED: Final = 0.9
_MOST: Final = 0.8
_HALF: Final = 0.5
_LEAST: Final = 3
_PAIR: Final = 2
_VAGUE: Final = 0.4
_LONGEST: Final = 300
_LONGEST_LABEL: Final = 40


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
        labels = Counter(_label(title) for _, title in titles if title.likeness >= ASKS)
        are_labelled = labels.total() - labels[""] >= max(_PAIR, _MOST * labels.total())
        asking = [
            (number, title)
            for number, title in titles
            if title.likeness >= ASKS or (_label(title) and _is_like(title, labels, are_labelled=are_labelled))
        ]
        clear = sum(_is_clear(title) for _, title in asking)
        least = _LEAST if len(asking) < _LEAST else _PAIR
        if clear >= max(least, _HALF * len(asking)) and _is_regular(
            outline, marks, first, end, {number for number, _ in asking}
        ):
            starts += [_start(outline, marks, number, title) for number, title in asking]
    return tuple(starts or _lone(outline, marks))


def _lone(outline: Outline, marks: Marks) -> Iterator[Start]:
    """Propose the first line of a text without any structure, if it is the only one that asks."""
    numbers = [number for number in range(len(outline.lines)) if _may_begin(outline, number)]
    asking = [number for number in numbers if _is_clear(read_title(outline.lines[number]))]
    if len(numbers) > 1 and asking == numbers[:1] and not (outline.headings or outline.items):
        yield _start(outline, marks, asking[0], read_title(outline.lines[asking[0]]))


def _is_like(title: Title, labels: Counter[str], *, are_labelled: bool) -> bool:
    """Tell a line with a label that others have that ask, or that asks vaguely where most of those have some label."""
    if labels[_label(title)] >= _LEAST:
        return True
    return are_labelled and likeness(plain_text(title.text.partition(": ")[2])) >= _VAGUE


def _label(title: Title) -> str:
    """Give what stands before the colon, without its number: `Closures 8: name three ways`."""
    label, colon, _ = title.text.partition(": ")
    return label.rstrip(" 0123456789") if colon and len(label) <= _LONGEST_LABEL else ""


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
