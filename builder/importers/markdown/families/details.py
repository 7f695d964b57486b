"""Questions that are the summary of a `<details>` whose content is the answer."""

from __future__ import annotations

from collections import Counter
from typing import Final

from builder.importers.html import reduce_html
from builder.importers.markdown.folds import Fold
from builder.importers.markdown.marks import Marks, is_handle
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ASKS, EXPLICIT, LINE_RANK, Start
from builder.importers.markdown.title import plain_text, read_title
from builder.importers.markdown.vocabulary import is_contents, is_hint, is_part

_HALF: Final = 0.5
# Summaries that are all numbered need fewer that read like questions.
_SOME: Final = 0.2
# A summary that this part of all details share is only the handle of an answer.
_MANY: Final = 4
_PAIR: Final = 2


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the summaries that ask; what folds inside one of them is part of its answer."""
    counts = Counter(fold.summary for fold in marks.folds)
    most = max(_PAIR, len(marks.folds) // _MANY)
    starts: list[Start] = []
    for fold in marks.folds:
        is_inside = starts and fold.line < starts[-1].end
        if fold.summary and counts[fold.summary] <= most and not is_inside and (start := _start(fold)):
            starts.append(start)
    asking = sum(start.title.likeness >= ASKS or start.title.label != "" for start in starts)
    numbered = len(starts) > _PAIR and all(start.title.number >= 0 for start in starts)
    return tuple(starts) if asking >= (_SOME if numbered else _HALF) * len(starts) else ()


def _start(fold: Fold) -> Start | None:
    first, _, rest = reduce_html(fold.summary).strip().lstrip("# ").partition("\n")
    plain = plain_text(first)
    if not plain or is_contents(plain) or is_hint(plain) or is_part(plain) or is_handle(fold.summary):
        return None
    title = read_title(first)
    return Start(fold.line, fold.body, title, "details", LINE_RANK, EXPLICIT, fold.column, fold.end, prompt=rest)
