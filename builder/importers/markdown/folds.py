"""The `<details>` of a file: what folds open, under which summary, and where each of them ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.importers.markdown.outline import Outline

_LONGEST_SUMMARY: Final = 60
_FARTHEST_SUMMARY: Final = 3

_DETAILS: Final = re.compile(r"<(?P<end>/?)details\b[^>]*>", re.IGNORECASE)
_SUMMARY: Final = re.compile(r"<summary\b[^>]*>", re.IGNORECASE)
_SUMMARY_END: Final = re.compile(r"</summary\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fold:
    """One `<details>`: its lines (`line` to before `end`), its summary, and where its content begins."""

    line: int
    end: int
    summary: str
    body: int
    column: int
    depth: int


def find_folds(outline: Outline) -> tuple[Fold, ...]:
    """Pair the tags; what is never closed ends with the next one, and a stray end is ignored."""
    found: list[Fold] = []
    open_ones: list[int] = []
    for number, line in enumerate(outline.lines):
        if outline.kinds[number] == "code" or ("details" not in line and "DETAILS" not in line):
            continue
        for tag in _DETAILS.finditer(line):
            if not tag["end"]:
                open_ones.append(len(found))
                found.append(_open(outline.lines, number, tag.end(), len(open_ones) - 1))
            elif open_ones:
                at = open_ones.pop()
                found[at] = replace(found[at], end=number + 1)
    ends = [*(one.line for one in found), len(outline.lines)][1:]
    return tuple(
        one if one.end else replace(one, end=max(end, one.line + 1)) for one, end in zip(found, ends, strict=True)
    )


def _open(lines: Sequence[str], start: int, column: int, depth: int) -> Fold:
    """Read the summary, which may begin below the tag and go over several lines."""
    bare = Fold(start, 0, "", start, column, depth)
    for number in range(start, min(start + _FARTHEST_SUMMARY, len(lines))):
        first = column if number == start else 0
        opening = _SUMMARY.search(lines[number], first)
        if opening:
            return _read_summary(lines, number, opening.end(), bare)
        if lines[number][first:].strip():
            break
    return bare


def _read_summary(lines: Sequence[str], first: int, column: int, fold: Fold) -> Fold:
    texts: list[str] = []
    for number in range(first, min(first + _LONGEST_SUMMARY, len(lines))):
        closing = _SUMMARY_END.search(lines[number], column)
        if closing:
            texts.append(lines[number][column : closing.start()])
            return replace(fold, summary="\n".join(texts).strip(), body=number, column=closing.end())
        if number > first and _DETAILS.search(lines[number]):
            break
        texts.append(lines[number][column:])
        column = 0
    # A summary that is never closed is its first line.
    return replace(fold, summary=(texts or [""])[0].strip(), body=first, column=len(lines[first]))
