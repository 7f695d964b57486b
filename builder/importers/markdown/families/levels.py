"""The guide with levels: under each topic a part per level, marked 🟢 🟡 🔴 or 💡, and each part asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.asking import likeness
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.outline import Outline
from builder.importers.markdown.section_level import level_alone
from builder.importers.markdown.start import ASKS, EXPLICIT, LINE_RANK, Start
from builder.importers.markdown.title import Title, plain_text, read_title
from builder.question import LEVEL_MARKS, PRACTICE_MARK, PRACTICE_TAG

_LONGEST_NAME: Final = 60
_LEAST: Final = 2
_MOST: Final = 0.6
_ASKS_VAGUELY: Final = 0.3

_PART: Final = re.compile(
    rf"\s*(?:#+\s+)?(?:\*\*|__)?\s*(?P<mark>[{''.join(LEVEL_MARKS)}{PRACTICE_MARK}])\ufe0f?\s*"
    r"(?P<name>[^\n]*?)(?:\*\*|__)?\s*:?\s*(?:\*\*|__)?\s*$"
)
_NAMED: Final = re.compile(
    r"(?:[^\W\d_]+\s+){0,2}(?:questions?|level|task|exercise|challenge|practice|deep dive|вопросы?|уровень|"
    r"задани[ея]|задача|практика|углубление|эксперт)\W*",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"\s*(?:#|//|--|/\*|<!--)+\s*(?P<text>[^\W\d_].*?)\s*(?:\*/|-->)?$")


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the parts under the marks, and every item of a part that is a list."""
    marked = [
        (number, match["mark"], plain_text(match["name"]))
        for number, line in enumerate(outline.lines)
        if outline.kinds[number] in ("text", "heading") and (match := _PART.match(line))
    ]
    times = Counter(name for _, _, name in marked)
    # In a guide the same few names come again under every topic; that two questions are the same means nothing.
    are_names = sum(times[name] > 1 for _, _, name in marked) >= _MOST * len(marked)
    parts = [
        (number, mark) for number, mark, name in marked if _is_name(name, is_repeated=are_names and times[name] > 1)
    ]
    if len(parts) < _LEAST:
        return ()
    return tuple(_at_level(start, mark) for number, mark in parts for start in _read_part(outline, number))


def _is_name(name: str, *, is_repeated: bool) -> bool:
    """Tell the name of a level from the title of a question that has one: it comes again, or says what it is."""
    if len(name) > _LONGEST_NAME or likeness(name) >= ASKS:
        return False
    return is_repeated or not name or level_alone(name) is not None or _NAMED.fullmatch(name) is not None


def _at_level(start: Start, mark: str) -> Start:
    tags = (PRACTICE_TAG,) if mark == PRACTICE_MARK else ()
    return replace(start, title=replace(start.title, level=LEVEL_MARKS.get(mark)), tags=tags)


def _read_part(outline: Outline, number: int) -> Iterator[Start]:
    """Read what stands below a mark: a list of questions, a question, or code whose comment asks."""
    end = _end_of_part(outline, number + 1)
    filled = [line for line in range(number + 1, end) if not is_blank(outline.lines[line])]
    if not filled:
        return
    if outline.kinds[filled[0]] == "item":
        yield from _read_items(outline, number, filled, end)
    elif outline.kinds[filled[0]] == "code":
        yield _start(number, number + 1, _title_of_code(outline, number, filled), end)
    else:
        yield _start(number, filled[0] + 1, read_title(outline.lines[filled[0]]), end)


def _end_of_part(outline: Outline, end: int) -> int:
    while end < len(outline.lines) and outline.kinds[end] not in ("heading", "rule"):
        if _PART.match(outline.lines[end]):
            break
        end += 1
    return end


def _read_items(outline: Outline, number: int, filled: list[int], end: int) -> Iterator[Start]:
    items = [outline.item_at[line] for line in filled if line in outline.item_at]
    tops = [item for item in items if item.indent <= items[0].indent]
    stops = [*(item.line for item in tops[1:]), end]
    for item, stop in zip(tops, stops, strict=True):
        first = number if item is tops[0] else item.line
        yield replace(_start(first, item.line + 1, read_title(item.text), stop), form="level item", is_prompt=False)


def _title_of_code(outline: Outline, number: int, filled: list[int]) -> Title:
    """Find the comment that asks; without one the topic is all that is known."""
    for line in filled:
        comment = _COMMENT.match(outline.lines[line])
        if comment and likeness(comment["text"]) > _ASKS_VAGUELY:
            return read_title(comment["text"])
    return read_title(next((one.text for one in reversed(outline.headings) if one.line < number), ""))


def _start(line: int, body: int, title: Title, end: int) -> Start:
    return Start(line, body, title, "level", LINE_RANK, EXPLICIT, end=end, is_prompt=True)
