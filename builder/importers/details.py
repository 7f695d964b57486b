"""Questions that are the summary of a `<details>` whose content is the answer."""

from __future__ import annotations

from collections import Counter

from builder.importers.html import reduce_html
from builder.importers.marks import Details, Marks, is_handle
from builder.importers.outline import Outline
from builder.importers.start import EXPLICIT, LINE_RANK, Start
from builder.importers.title import plain_text, read_title
from builder.importers.vocabulary import is_contents, is_hint, is_part

_ASKS = 0.65
_MANY = 4


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the summaries that ask; a summary that many share is only the handle of an answer."""
    counts = Counter(one.summary for one in marks.details)
    candidates = [
        (one, start)
        for one in marks.details
        if one.summary and counts[one.summary] <= max(2, len(marks.details) // _MANY) and (start := _start(one))
    ]
    asking = sum(start.title.likeness >= _ASKS for _, start in candidates)
    if not candidates or asking < len(candidates) / 2:
        return ()
    outer = [one for one, _ in candidates]
    return tuple(start for one, start in candidates if not any(_holds(other, one) for other in _around(one, outer)))


def _start(one: Details) -> Start | None:
    text = reduce_html(one.summary).strip()
    first, _, rest = text.partition("\n")
    title = read_title(first)
    plain = plain_text(first)
    if not plain or is_contents(plain) or is_hint(plain) or is_part(plain) or is_handle(one.summary):
        return None
    return Start(one.line, one.body, title, "details", LINE_RANK, EXPLICIT, one.column, one.end, prompt=rest)


def _around(one: Details, others: list[Details]) -> list[Details]:
    return [] if not one.depth else [other for other in others if other.line <= one.line and other is not one]


def _holds(outer: Details, inner: Details) -> bool:
    return outer.depth < inner.depth and outer.line <= inner.line and inner.end <= outer.end
