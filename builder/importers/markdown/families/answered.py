"""Questions that only their answer gives away: whatever stands right above a folded or labelled answer."""

from __future__ import annotations

from typing import Final

from builder.importers.markdown.folds import Fold
from builder.importers.markdown.marks import Marks, is_answer_summary
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ANSWERED, LINE_RANK, Start
from builder.importers.markdown.title import read_title

_LONGEST: Final = 40
# All other families know better where a question begins.
_RANK: Final = LINE_RANK + 1000
_TEXT: Final = frozenset(("text", "item", "quote", "tag"))


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose what stands above the answers that say what they are."""
    folded = {one.line: one for one in marks.folds if one.summary and is_answer_summary(one.summary)}
    starts: list[Start] = []
    limit = 0
    for marker in marks.answers:
        if marker < limit:
            continue
        fold = folded.get(marker)
        if fold is None and (outline.kinds[marker] == "heading" or "<summary" in outline.lines[marker]):
            continue
        start = _above(outline, marker, limit, fold)
        if start:
            starts.append(start)
        limit = fold.end if fold else marker + 1
    return tuple(starts)


def _above(outline: Outline, marker: int, limit: int, fold: Fold | None) -> Start | None:
    """Find the block above an answer: up to a heading, a rule, or the end of the answer before."""
    first = marker
    while (
        first > limit
        and marker - first < _LONGEST
        and outline.kinds[first - 1] not in ("heading", "rule", "note", "table")
    ):
        first -= 1
    while first < marker and outline.kinds[first] not in _TEXT:
        first += 1
    if first == marker or marker - first == _LONGEST:
        return None
    first = next((line for line in range(first, marker) if _is_numbered(outline.lines[line])), first)
    item = outline.item_at.get(first)
    title = read_title(item.text if item else outline.lines[first].lstrip("> "))
    if not title.text:
        return None
    end = fold.end if fold else 0
    return Start(first, first + 1, title, "answered", _RANK, ANSWERED, end=end, marker=marker)


def _is_numbered(line: str) -> bool:
    title = read_title(line) if line[:12].strip(" \t>*_([#-") else None
    return title is not None and (title.number >= 0 or title.label != "")
