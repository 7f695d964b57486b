"""The guide with levels: under each topic a part per level, marked 🟢 🟡 🔴 or 💡, and each part asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from builder.blocks import is_blank
from builder.importers.asking import likeness
from builder.importers.marks import Marks
from builder.importers.outline import Outline
from builder.importers.start import EXPLICIT, LINE_RANK, Start
from builder.importers.title import Title, plain_text, read_title
from builder.question import LEVEL_MARKS, PRACTICE_MARK, PRACTICE_TAG

_PART: Final = re.compile(
    rf"\s*(?:#+\s+)?(?:\*\*|__)?\s*(?P<mark>[{''.join(LEVEL_MARKS)}{PRACTICE_MARK}])\ufe0f?\s*(?P<name>[^\n]*?)(?:\*\*|__)?\s*:?\s*(?:\*\*|__)?\s*$"
)
_COMMENT: Final = re.compile(r"\s*(?:#|//|--|/\*|<!--)+\s*(?P<text>[^\W\d_].*?)\s*(?:\*/|-->)?$")
_LONGEST_NAME: Final = 60
_LEAST: Final = 2


def propose(outline: Outline, marks: Marks) -> tuple[Start, ...]:
    """Propose the parts under the marks, and every item of a part that is a list."""
    parts = [
        (number, match)
        for number, line in enumerate(outline.lines)
        if outline.kinds[number] in ("text", "heading") and (match := _PART.match(line)) and _is_name(match["name"])
    ]
    if len(parts) < _LEAST:
        return ()
    return tuple(start for number, match in parts for start in _part(outline, number, match["mark"]))


def _is_name(name: str) -> bool:
    plain = plain_text(name)
    return len(plain) <= _LONGEST_NAME and likeness(plain) < 0.65


def _part(outline: Outline, number: int, mark: str) -> Iterator[Start]:
    level = LEVEL_MARKS.get(mark)
    tags = (PRACTICE_TAG,) if mark == PRACTICE_MARK else ()
    end = number + 1
    while (
        end < len(outline.lines)
        and outline.kinds[end] not in ("heading", "rule")
        and not _PART.match(outline.lines[end])
    ):
        end += 1
    filled = [line for line in range(number + 1, end) if not is_blank(outline.lines[line])]
    if not filled:
        return
    first = filled[0]
    if outline.kinds[first] == "item":
        items = [outline.item_at[line] for line in filled if line in outline.item_at]
        tops = [item for item in items if item.indent <= items[0].indent]
        for at, item in enumerate(tops):
            stop = tops[at + 1].line if at + 1 < len(tops) else end
            title = replace(read_title(item.text), level=level)
            yield Start(
                number if at == 0 else item.line,
                item.line + 1,
                title,
                "level item",
                LINE_RANK,
                EXPLICIT,
                end=stop,
                tags=tags,
            )
    elif outline.kinds[first] == "code":
        comment = next(
            (
                match
                for line in filled
                if (match := _COMMENT.match(outline.lines[line])) and likeness(match["text"]) > 0.3
            ),
            None,
        )
        heading = next((one.text for one in reversed(outline.headings) if one.line < number), "")
        title = read_title(comment["text"] if comment else heading)
        yield Start(
            number,
            number + 1,
            replace(title, level=level),
            "level code",
            LINE_RANK,
            EXPLICIT,
            end=end,
            tags=tags,
            is_prompt=True,
        )
    else:
        title: Title = read_title(outline.lines[first])
        yield Start(
            number,
            first + 1,
            replace(title, level=level),
            "level",
            LINE_RANK,
            EXPLICIT,
            end=end,
            tags=tags,
            is_prompt=True,
        )
