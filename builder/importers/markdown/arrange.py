"""One reading of a file from what the families propose: which starts count, and where each question ends."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.importers.markdown.families.headings import NO_PART, depth_of_part
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ASKS, EXPLICIT, LIKELY, LINE_RANK, Start
from builder.importers.markdown.title import plain_text
from builder.importers.markdown.vocabulary import is_closing

# A heading: its line, its level, the level of the questions that it may be part of, whether text stands below it.
_Edge = tuple[int, int, int, bool]

_TEXT: Final = frozenset(("text", "item", "code", "table", "quote"))
# Below lines and list items a heading as deep as this may still be part of the answer.
_DEEP: Final = 3
_HALF: Final = 0.5
_RUN: Final = 3


def arrange(proposals: Mapping[str, Sequence[Start]], outline: Outline) -> list[Start]:
    """Choose among the starts that all families propose, outermost first, and give each its end."""
    headings = _edges(outline)
    chosen: list[Start] = []
    families = sorted(
        (starts for starts in proposals.values() if starts), key=lambda starts: min(one.rank for one in starts)
    )
    for starts in families:
        chosen = _merge(chosen, _unique(starts), headings, len(outline.lines))
    return _with_ends(chosen, headings, len(outline.lines))


def _edges(outline: Outline) -> list[_Edge]:
    ends = [*(heading.line for heading in outline.headings), len(outline.lines)][1:]
    edges = [
        (
            heading.line,
            heading.level,
            depth_of_part(heading),
            any(kind in _TEXT for kind in outline.kinds[heading.end : end]),
        )
        for heading, end in zip(outline.headings, ends, strict=True)
    ]
    if edges and _closes(outline):
        edges[-1] = (*edges[-1][:2], NO_PART, False)
    return edges


def _closes(outline: Outline) -> bool:
    """Tell whether the last heading sums up the whole file: no other has that name, but several have its level."""
    last = outline.headings[-1]
    like = [heading for heading in outline.headings if heading.level == last.level]
    is_only = sum(heading.text == last.text for heading in like) == 1
    return is_only and len(like) > _RUN and is_closing(plain_text(last.text))


def _unique(starts: Sequence[Start]) -> list[Start]:
    return list({one.line: one for one in sorted(starts, key=lambda one: one.line)}.values())


def _merge(outer: list[Start], inner: list[Start], headings: list[_Edge], length: int) -> list[Start]:
    """Add the starts of another family: inside a question they are part of it, unless they are the questions."""
    if not outer:
        return inner
    spans = _with_ends(outer, headings, length)
    taken = {one.line for one in outer}
    holders: dict[int, list[Start]] = defaultdict(list)
    free: list[Start] = []
    lines = [one.line for one in spans]
    for start in inner:
        at = bisect_left(lines, start.line + 1) - 1
        # What begins above a question and has its answer below that one is only what was said before it.
        if start.line in taken or (start.marker and at + 1 < len(lines) and lines[at + 1] < start.marker):
            continue
        if at >= 0 and start.line < spans[at].end:
            holders[at].append(start)
        else:
            free.append(start)
    kept = list(outer)
    dropped: set[int] = set()
    for at, held in holders.items():
        verdict = _judge(spans[at], held, len(holders), len(outer))
        if verdict:
            free += held
        if verdict == "section":
            dropped.add(spans[at].line)
    kept = [one for one in kept if one.line not in dropped]
    return _unique(_without_followers(kept, {one.form for one in outer if one.line in dropped}) + free)


def _without_followers(starts: Sequence[Start], forms: set[str]) -> list[Start]:
    """Drop the starts that were taken only because their like seemed to ask, when those were sections after all."""
    asking = {one.form for one in starts if one.trust > LIKELY or one.title.likeness >= ASKS}
    return [one for one in starts if one.form not in forms or one.form in asking]


def _judge(outer: Start, held: Sequence[Start], holders: int, outers: int) -> str:
    """Decide who is right about a question with starts of another family in it: it is a `section`, or `cut` short."""
    if outer.title.label == "task" and len(held) == 1 and held[0].title.number < 0:
        # `Scenario 2` with its context above `Question: …`.
        return ""
    if outer.trust == EXPLICIT:
        names = [one for one in held if one.form == "label question" and one.title.number >= 0]
        return "cut" if names or (len(held) >= _RUN and held[0].rank <= LINE_RANK and held[0].trust == EXPLICIT) else ""
    if held[0].form == "answered" and (len(held) == 1 or outer.title.likeness >= ASKS):
        return ""
    if outer.title.likeness < ASKS and all(one.trust > LIKELY for one in held):
        return "section"
    if not all(one.trust == EXPLICIT for one in held):
        return ""
    if holders >= _HALF * outers and len(held) * 2 >= _RUN:
        return "section"
    return "cut" if len(held) >= _RUN else ""


def _with_ends(starts: Sequence[Start], headings: Sequence[_Edge], length: int) -> list[Start]:
    lines = [one.line for one in starts]
    result = []
    for at, one in enumerate(starts):
        after = lines[at + 1] if at + 1 < len(lines) else length
        end = (
            min(one.end, after)
            if one.end
            else _boundary(one, headings, after, is_sure=_is_sure(one, starts[at + 1 : at + 2]))
        )
        result.append(replace(one, end=max(end, one.line + 1)))
    return result


def _is_sure(start: Start, later: Sequence[Start]) -> bool:
    """Tell a question that says so itself, or that is counted on right after it: what stands between belongs to it."""
    return start.trust == EXPLICIT or (bool(later) and 0 < start.title.number == later[0].title.number - 1)


def _boundary(start: Start, headings: Sequence[_Edge], limit: int, *, is_sure: bool) -> int:
    """Find the heading that ends a question; those below a heading question are part of it."""
    at = bisect_left(headings, (start.line + 1,))
    while at < len(headings) and headings[at][0] < limit:
        line, level, part, has_text = headings[at]
        if not _is_part(start, level, part) and (
            start.rank >= LINE_RANK or level < start.rank or (level == start.rank and not (is_sure and has_text))
        ):
            return line
        at += 1
    return limit


def _is_part(start: Start, level: int, part: int) -> bool:
    if part in (0, NO_PART):
        return part == 0
    return level >= (start.rank if start.rank < LINE_RANK else _DEEP)
