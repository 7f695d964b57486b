"""Questions in the boxes of Obsidian (`> [!question]`) and of Material (`??? question`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.marks import ANSWER_BOXES, Marks
from builder.importers.markdown.outline import Outline, indent_of
from builder.importers.markdown.start import ASKS, EXPLICIT, LINE_RANK, Start
from builder.importers.markdown.title import read_title

_TYPES: Final = frozenset(("question", "faq", "help", "quiz", "вопрос", "exercise", "task", "challenge", "problem"))
_CALLOUT: Final = re.compile(r"\s*>\s*\[!(?P<type>[\w-]+)\][+-]?\s*(?P<title>.*)$")
_ADMONITION: Final = re.compile(
    r"\s*(?:\?\?\?\+?|!!!|:::)\s*(?P<type>[\w-]*)(?:\s+(?P<quote>\"?)(?P<title>.*?)(?P=quote))?\s*$"
)


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the boxes that ask."""
    return tuple(_boxes(outline))


def _boxes(outline: Outline) -> Iterator[Start]:
    for number, line in enumerate(outline.lines):
        if "[!" in line and outline.kinds[number] == "quote" and (match := _CALLOUT.match(line)):
            end = _end_of_quote(outline, number + 1)
        elif (
            line.lstrip()[:3] in ("???", "!!!")
            and outline.kinds[number] != "code"
            and (match := _ADMONITION.match(line))
        ):
            end = _end_of_block(outline, number + 1, indent_of(line))
        else:
            continue
        kind = match["type"].lower()
        title = read_title(match["title"] or "")
        if kind in ANSWER_BOXES or not (kind in _TYPES or title.likeness >= ASKS):
            continue
        yield Start(number, number + 1, title, f"box {kind}", LINE_RANK, EXPLICIT, end=_with_answer(outline, end))


def _end_of_quote(outline: Outline, end: int) -> int:
    while (
        end < len(outline.lines)
        and outline.lines[end].lstrip().startswith(">")
        and not _CALLOUT.match(outline.lines[end])
    ):
        end += 1
    return end


def _end_of_block(outline: Outline, end: int, indent: int) -> int:
    last = end
    while end < len(outline.lines) and (is_blank(outline.lines[end]) or indent_of(outline.lines[end]) > indent):
        end += 1
        last = end if not is_blank(outline.lines[end - 1]) else last
    return last


def _with_answer(outline: Outline, end: int) -> int:
    """Take in the box right below, if it holds the answer."""
    after = end
    while after < len(outline.lines) and is_blank(outline.lines[after]):
        after += 1
    if after == len(outline.lines):
        return end
    line = outline.lines[after]
    callout, admonition = _CALLOUT.match(line), _ADMONITION.match(line) if line.lstrip()[:3] in ("???", "!!!") else None
    if callout and callout["type"].lower() in ANSWER_BOXES:
        return _end_of_quote(outline, after + 1)
    if admonition and admonition["type"].lower() in ANSWER_BOXES:
        return _end_of_block(outline, after + 1, indent_of(line))
    return end
