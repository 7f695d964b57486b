"""What stands below the title of a question: its prompt, its options, its answer, its hints."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.asking import asks_for_code, refers_to_code
from builder.importers.markdown.choice import UNSURE, Body, is_hedged, read_choice
from builder.importers.markdown.letters import ANSWER_LETTERS, LETTER_LINE, letter_of
from builder.importers.markdown.marks import ANSWER_LINE, OPTIONS_LINE, Marks, is_answer_box
from builder.importers.markdown.options import find_runs
from builder.importers.markdown.outline import Kind
from builder.importers.markdown.region import TAGS_ONLY, Region, answer_of, prompt_of, text_of, unquote
from builder.importers.markdown.start import Start
from builder.importers.markdown.title import plain_text
from builder.importers.markdown.vocabulary import HINT_PHRASE

# `Answer` above `Correct: B` above the text: so many labels may stand on top of each other.
_MOST_LABELS: Final = 4
_LONGEST_HEDGE: Final = 80
_HALF: Final = 0.5

_TAG: Final = r"</?(?:b|strong|p|i|em|u|details|span|h[1-6]|br)\b[^<>]*>"
_FIRST_TAGS: Final = re.compile(rf"^(?:\s*+{_TAG})++\s*", re.IGNORECASE)
_EMPHASIS_AT_END: Final = re.compile(r"(?<![*_])(\*\*|__|[*_])\s*$")
_BOX: Final = re.compile(r"\s*[-*+]\s+\\?\[(?P<mark>[ xX✓✔])\\?\]\s+")
_FOLD: Final = re.compile(r"\s*(?:>\s*)?<details\b[^<>]*>", re.IGNORECASE)
_SUMMARY: Final = re.compile(r"^.*?</summary\s*>", re.IGNORECASE | re.DOTALL)
_HINT_LINE: Final = re.compile(
    rf"[\s>#*_+•-]*+(?:<details[^<>]*>\s*)?(?:<summary[^<>]*>\s*)?(?:\?\?\?\+?\s*|!!!\s*|\[!)?[^\w\s]*+\s*+"
    rf"{HINT_PHRASE}(?:\s*\d+)?\s*(?:[*_]{{1,3}}\s*[:：]?|[:：]\s*[*_]{{0,3}}|\][+-]?|</summary>|$)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the questions of one form have in common.

    They mark their answers, they ask about the code below them, they are bare, so that what is nested below one
    belongs to it, or their options have signs, a plus for the right ones.
    """

    are_marked: bool = False
    ask_about_code: bool = False
    are_bare: bool = False
    are_signed: bool = False


def find_marker(region: Region, marks: Marks, start: Start) -> int | None:
    """Find the line, counted in the region, where the answer begins."""
    shift = start.body - len(start.lead)
    last = end = shift + len(region.lines)
    for places in (marks.answers, marks.handles):
        near = places[bisect_left(places, start.body) : bisect_left(places, end)]
        end = next((place for place in near if not _announces_options(region, place - shift)), end)
    at = bisect_left(marks.arrows, start.body)
    arrow = marks.arrows[at] if at < len(marks.arrows) else end
    # Further down an arrow is only a way of writing.
    if arrow < end and not {"text", "item"} & {*region.kinds[: arrow - shift]}:
        end = arrow
    return end - shift if end < last else None


def _announces_options(region: Region, position: int) -> bool:
    """Tell `Ответы:` above a list of options from `Ответы:` above the answers."""
    if not OPTIONS_LINE.fullmatch(region.lines[position]):
        return False
    below = region.cut(position)
    return any(run.is_announced for run in find_runs(below.lines, below.kinds))


def read_body(region: Region, marker: int | None, start: Start, habits: Habits) -> Body:
    """Divide what is below a title."""
    if marker is None or marker >= len(region.lines):
        choice = read_choice(region, None, "", are_signed=habits.are_signed)
        return choice or _ticked_body(region) or _unmarked_body(region, start, habits)
    before, hints = _take_hints(region.cut(0, marker))
    after = _take_labels(_unfold(region.cut(marker)), region.lines[marker])
    said = region.lines[marker]
    body = read_choice(before, after, said, are_signed=habits.are_signed) or _marked_body(before, after)
    return replace(body, hints=hints)


def _take_hints(before: Region) -> tuple[Region, tuple[str, ...]]:
    """Take the hints from what stands above an answer: each goes on to the next one."""
    labels = {
        position: label
        for position, line in enumerate(before.lines)
        if before.kinds[position] not in ("", "code") and (label := _HINT_LINE.match(line))
    }
    hints = []
    for start, end in pairwise([*labels, len(before.lines)]):
        first = before.lines[start][labels[start].end() :]
        hints.append(text_of(unquote([first, *before.lines[start + 1 : end]])))
    return before.cut(0, next(iter(labels), None)), tuple(hint for hint in hints if hint)


def _unfold(region: Region) -> Region:
    """Open the box or the fold that an answer may stand in."""
    if is_answer_box(region.lines[0]):
        kinds: Iterable[Kind] = ("text" if kind == "quote" else kind for kind in region.kinds[1:])
        return Region(unquote(region.lines[1:]), list(kinds))
    if not _FOLD.match(region.lines[0]):
        return region
    text = "\n".join(region.lines)
    cut = _SUMMARY.match(text)
    if cut is None:
        return region
    first, *rest = text[cut.end() :].split("\n")
    kind: Kind = "" if is_blank(first) else "text"
    return Region([first, *rest], [kind, *region.kinds[len(region.lines) - len(rest) :]])


def _take_labels(region: Region, said: str) -> Region:
    """Drop the labels in front of an answer that begins as `said`; what is left of the last one is its first line."""
    lines, kinds = list(region.lines), list(region.kinds)
    for _ in range(_MOST_LABELS):
        while lines and TAGS_ONLY.fullmatch(lines[0]):
            del lines[0], kinds[0]
        if not lines or kinds[0] in ("code", "table"):
            break
        bare = _FIRST_TAGS.sub("", lines[0], count=1)
        label = _answer_label(bare, is_first=lines[0] is said)
        if label is None:
            break
        lines[0], kinds[0] = _opened(label[0]) + bare[label.end() :], "text"
        if not is_blank(lines[0]):
            break
    return Region(lines, kinds)


def _opened(label: str) -> str:
    """Give back the emphasis that a label took from the text behind it: `A: **no**, it …`."""
    mark = _EMPHASIS_AT_END.search(label)
    return mark[1] if mark and label.count(mark[1]) % 2 else ""


def _answer_label(line: str, *, is_first: bool) -> re.Match[str] | None:
    letter = LETTER_LINE.match(line)
    # Further down `A. …` names an option.
    is_label = letter and letter_of(letter) in ANSWER_LETTERS and (is_first or not letter["dotted"])
    return ANSWER_LINE.match(line) or (letter if is_label else None)


def _marked_body(before: Region, after: Region) -> Body:
    first = after.first_filled()
    line = after.lines[first] if first is not None else ""
    doubts = (UNSURE,) if len(line) < _LONGEST_HEDGE and is_hedged(line) else ()
    return Body(prompt_of(before.lines), answer_of(after.lines), doubts=doubts)


def _ticked_body(region: Region) -> Body | None:
    """Read a question whose only option is the right one: what stands behind the box is its answer."""
    boxes = [at for at, line in enumerate(region.lines) if region.kinds[at] == "item" and _BOX.match(line)]
    box = _BOX.match(region.lines[boxes[0]]) if len(boxes) == 1 else None
    if box is None or not box["mark"].strip():
        return None
    answer = [region.lines[boxes[0]][box.end() :], *region.lines[boxes[0] + 1 :]]
    return Body(prompt_of(region.lines[: boxes[0]]), answer_of(answer))


def _unmarked_body(region: Region, start: Start, habits: Habits) -> Body:
    """Decide without any mark: what the question is about belongs to the prompt, the rest is the answer."""
    kinds = {*region.kinds} - {"", "tag", "rule", "note"}
    is_about_code = refers_to_code(start.title.text)
    is_prompt = start.is_prompt or (habits.are_bare and "text" not in kinds)
    asks_about_code = habits.ask_about_code and not asks_for_code(plain_text(start.title.text))
    if kinds <= {"code"} and (habits.are_marked or asks_about_code or is_about_code):
        is_prompt = True
    if is_prompt:
        return Body(prompt=prompt_of(region.lines))
    end = _leading_code(region) if is_about_code else 0
    return Body(prompt_of(region.lines[:end]), answer_of(region.lines[end:]))


def _leading_code(region: Region) -> int:
    """Count the lines of the code that a body begins with."""
    first = next((at for at, kind in enumerate(region.kinds) if kind not in ("", "tag")), 0)
    end = first
    while end < len(region.lines) and region.kinds[end] == "code":
        end += 1
    return end if end > first else 0
