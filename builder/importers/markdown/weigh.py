"""Whether what was found is a file of questions at all, or a text that only asks now and then."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from builder.importers.markdown.outline import Outline
from builder.importers.markdown.start import ANSWERED, ASKS, EXERCISE, EXPLICIT, LIKELY, SOLVED, Start
from builder.importers.markdown.vocabulary import promises_questions

_MARKED: Final = 0.9
_HALF: Final = 0.5
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.8
_SOME: Final = 0.3
# Of the lines of a file, the least that its questions take; less is enough where the file is about questions.
_SHARE: Final = 0.4
_SHARE_IF_PROMISED: Final = 0.15
_EMPTY: Final = frozenset(("", "note", "rule"))
_PAIR: Final = 2
_FEW: Final = 3
_MANY: Final = 5
_DOMINATED: Final = 8
# One question with its answer is no longer than this; a page that begins with a question is.
_PASTED: Final = 30


def weigh(starts: Sequence[Start], outline: Outline, *, promised: bool, is_article: bool) -> list[Start]:
    """Keep the starts that are good enough, given what the whole file looks like."""
    starts = _without_strays(starts)
    if not starts:
        return []
    share = _share(starts, outline, 0, len(outline.lines))
    if _is_bank(starts, share, promised=promised, is_article=is_article) or (
        not is_article and share == 1.0 and _is_paste(starts, outline)
    ):
        return list(starts)
    certain = set(_certain(starts))
    forms = Counter(one.form for one in starts)
    sure_forms = Counter(one.form for one in certain)
    kept = certain | set(_in_promised_sections(starts, outline))
    return [
        one for one in starts if one in kept or (one.trust > LIKELY and sure_forms[one.form] >= _SOME * forms[one.form])
    ]


def _certain(starts: Sequence[Start]) -> list[Start]:
    """Select the starts that need no company: those that the file names, and those that ask and are answered."""
    answered = Counter(one.form for one in starts if one.trust == ANSWERED)
    return [
        one
        for one in starts
        if one.trust == EXPLICIT
        # One heading with "Solution" below it makes no question of itself.
        or (
            one.trust == ANSWERED and (one.title.likeness >= ASKS or one.form == EXERCISE or answered[one.form] >= _FEW)
        )
    ]


def _is_bank(starts: Sequence[Start], share: float, *, promised: bool, is_article: bool) -> bool:
    """Tell a file of questions by how many there are, how they read, and how much of the file they take."""
    believed = LIKELY if promised else SOLVED
    asking = sum(one.trust > believed or one.title.likeness >= ASKS for one in starts) / len(starts)
    if promised:
        if len(starts) < _FEW:
            return len(starts) == _PAIR and asking == 1.0 and share >= _SHARE
        return asking >= _MOST and share >= _SHARE_IF_PROMISED
    if is_article or len(starts) < _MANY:
        marked = sum(one.trust > believed or one.title.likeness >= _MARKED for one in starts) / len(starts)
        numbered = all(one.title.number >= 0 for one in starts)
        is_clear = marked >= _NEARLY_ALL or (numbered and asking >= _MOST and len(starts) >= _FEW)
        return len(starts) >= _PAIR and is_clear and share >= _NEARLY_ALL and not is_article
    return asking >= _MOST and share >= _SHARE


def _is_paste(starts: Sequence[Start], outline: Outline) -> bool:
    """Tell a few questions with their answers and nothing else, as they are copied from a chat or from notes."""
    asking = sum(one.trust > SOLVED or one.title.likeness >= ASKS for one in starts)
    # The answer stands below, or behind the question mark.
    answered = sum(
        any(kind not in _EMPTY for kind in outline.kinds[one.line + 1 : one.end]) or one.title.likeness == _MARKED
        for one in starts
    )
    filled = sum(kind not in _EMPTY for kind in outline.kinds)
    taken = {one.line for one in starts}
    # A form has bold lines of other kinds between its questions.
    others = sum(
        line.startswith("**") and line.rstrip().endswith("**") and number not in taken
        for number, line in enumerate(outline.lines)
    )
    if others >= _HALF * len(starts):
        return False
    if len(starts) == 1:
        is_marked = starts[0].title.likeness >= _MARKED or starts[0].trust > SOLVED
        return is_marked and answered == 1 and filled <= _PASTED and len(outline.headings) <= 1
    return len(starts) < _MANY and asking >= _HALF * len(starts) and answered == len(starts)


def _in_promised_sections(starts: Sequence[Start], outline: Outline) -> list[Start]:
    """Select the starts below headings such as "Interview questions", each section weighed like a file."""
    kept: list[Start] = []
    lines = [one.line for one in starts]
    taken = set(lines)
    for heading, end in zip(outline.headings, _ends(outline), strict=True):
        # Sections inside one another have the same questions.
        if heading.line in taken or (kept and heading.line < kept[-1].line) or not promises_questions(heading.text):
            continue
        inside = starts[bisect_left(lines, heading.line) : bisect_left(lines, end)]
        share = _share(inside, outline, heading.line, end)
        if len(inside) >= _FEW and share >= _SHARE and _is_bank(inside, share, promised=True, is_article=False):
            kept += inside
    return kept


def _ends(outline: Outline) -> list[int]:
    """Tell where the section of each heading ends."""
    ends = [len(outline.lines)] * len(outline.headings)
    branch: list[int] = []
    for at, heading in enumerate(outline.headings):
        while branch and outline.headings[branch[-1]].level >= heading.level:
            ends[branch.pop()] = heading.line
        branch.append(at)
    return ends


def _share(starts: Sequence[Start], outline: Outline, first: int, end: int) -> float:
    """Tell how much of some lines the questions take."""
    filled = sum(kind not in _EMPTY for kind in outline.kinds[first:end]) or 1
    return sum(kind not in _EMPTY for one in starts for kind in outline.kinds[one.line : one.end]) / filled


def _without_strays(starts: Sequence[Start]) -> list[Start]:
    """Drop the few bare list items in a file whose questions look otherwise."""
    forms = Counter(one.form for one in starts)
    stray = {
        form
        for form, count in forms.items()
        if form.startswith("item") and count < _FEW and len(starts) - count > _DOMINATED
    }
    return [one for one in starts if one.form not in stray or one.trust > LIKELY]
