"""The level of questions as their section, their title or a line below it names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from builder.importers.markdown.outline import Heading
from builder.importers.markdown.title import plain_text
from builder.question import LEVEL_MARKS, Level

_NAMES: Final[tuple[tuple[Level, str], ...]] = (
    ("senior", r"senior|сень?[её]р\w*|синь?[её]р\w*"),
    ("middle", r"middle|mid|mid[- ]?level|мидд?л\w*"),
    ("junior", r"junior|entry(?:[- ]level)?|trainee|джун\w*"),
)
_WORDS: Final[tuple[tuple[Level, str], ...]] = (
    ("senior", r"advanced|expert|hard|difficult|complex|сложн\w+|продвинут\w+|эксперт\w*|высок\w+"),
    ("middle", r"intermediate|medium|moderate|средн\w+"),
    ("junior", r"beginners?|basics?|easy|simple|fundamentals?|novice|начальн\w+|базов\w+|прост\w+|л[её]гк\w+|основы"),
)
_BEFORE: Final = r"\W*(?:\d+[.)]\s*)?(?:level\W+|уровень\W+)?"
_BEHIND: Final = r"(?:[\s-]+(?:levels?|questions?|уров\w+|вопросы?|concepts|part))*\W*"
# These names say a level wherever they stand, the other words only where they stand alone.
_EXPLICIT: Final = tuple((level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for level, words in _NAMES)
_ALONE: Final = tuple(
    (level, re.compile(rf"{_BEFORE}(?:{words}){_BEHIND}", re.IGNORECASE)) for level, words in (*_NAMES, *_WORDS)
)
_FACT: Final = re.compile(
    r"\W*(?:difficulty|level|grade|seniority|сложность|уровень(?: сложности)?)\W*[:：]\W*(?P<value>[^\W\d_][\w -]*)",
    re.IGNORECASE,
)
_IN_TITLE: Final = re.compile(r"[(\[](?P<value>[^\W\d_][\w -]{2,14})[)\]]\W*$")


def level_of_section(text: str) -> Level | None:
    """Tell the level that a heading names."""
    plain = plain_text(text)
    for mark, level in LEVEL_MARKS.items():
        if mark in plain:
            return level
    named = {level for level, pattern in _EXPLICIT if pattern.search(plain)}
    if len(named) == 1:
        return named.pop()
    return _alone(plain) if not named else None


def level_of_question(title: str, lines: Iterable[str]) -> Level | None:
    """Tell the level that the end of a title names, or a line such as `Difficulty: hard`."""
    in_title = _IN_TITLE.search(title)
    if in_title and (level := _alone(in_title["value"])):
        return level
    for line in lines:
        if ":" in line[:30] and (fact := _FACT.match(line)):
            return _alone(fact["value"].strip())
    return None


def _alone(text: str) -> Level | None:
    return next((level for level, pattern in _ALONE if pattern.fullmatch(text)), None)


def levels_of_sections(headings: Sequence[Heading], lines: Sequence[int]) -> list[Level | None]:
    """Tell for each of some lines, in order, the level of the section that it stands in."""
    result: list[Level | None] = []
    branch: list[tuple[int, Level | None]] = []
    at = 0
    for line in lines:
        while at < len(headings) and headings[at].line < line:
            heading = headings[at]
            while branch and branch[-1][0] >= heading.level:
                branch.pop()
            branch.append((heading.level, level_of_section(heading.text)))
            at += 1
        result.append(next((level for _, level in reversed(branch) if level), None))
    return result
