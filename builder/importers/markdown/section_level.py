"""The level of questions as their section, their title or a line below it names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from builder.importers.markdown.outline import Heading, Kind, Outline
from builder.importers.markdown.title import plain_text
from builder.question import LEVEL_MARKS, Level

_NAMES: Final[tuple[tuple[Level, str], ...]] = (
    ("senior", r"senior|сень?[её]р\w*|синь?[её]р\w*"),
    ("middle", r"middle|mid|mid[- ]?level|мидд?л\w*"),
    ("junior", r"junior|entry(?:[- ]level)?|trainee|intern|джун\w*"),
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
# What is said about a question above it: `Type: MCQ · Concepts: pods`.
_FACTS: Final = re.compile(
    r"\W*(?:difficulty|level|grade|seniority|type|topics?|concepts?|category|tags?|skills?|points?|marks|time|domain|"
    r"difficulté|dificultad|schwierigkeit|难度|難度|сложность|уровень|тема|теги|категория)\W*[:：]\W*\S.{0,80}",
    re.IGNORECASE,
)
_BOLD: Final = re.compile(r"(?:\*\*|__)[^*_]{3,40}(?:\*\*|__)\s*:?\s*")
_DEEPEST: Final = 6
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
    return level_alone(plain) if not named else None


def level_of_question(title: str, lines: Iterable[str]) -> Level | None:
    """Tell the level that the end of a title names, or a line such as `Difficulty: hard`."""
    in_title = _IN_TITLE.search(title)
    if in_title and (level := level_alone(in_title["value"])):
        return level
    for line in lines:
        if ":" in line[:30] and (fact := _FACT.match(line)):
            return level_alone(fact["value"].strip())
    return None


def level_alone(text: str) -> Level | None:
    """Tell the level that a text is the name of, and nothing else."""
    return next((level for level, pattern in _ALONE if pattern.fullmatch(text)), None)


def is_level_fact(line: str) -> bool:
    """Tell a line that names the level of a question and nothing else."""
    fact = _FACT.match(line) if ":" in line[:30] else None
    return fact is not None and level_alone(fact["value"].strip()) is not None and not line[fact.end() :].strip("*_ .")


def is_fact(line: str) -> bool:
    """Tell a line that says something about a question, such as its level or its topic, but does not ask."""
    return ":" in line[:30] and "?" not in line and _FACTS.fullmatch(line) is not None


def with_levels(outline: Outline) -> Outline:
    """Take bold lines that name a level and nothing else for the headings that they are."""
    added = {
        number: Heading(number, number + 1, _DEEPEST, line.strip())
        for number, line in enumerate(outline.lines)
        if outline.kinds[number] == "text" and _BOLD.fullmatch(line) and level_alone(plain_text(line))
    }
    if not added:
        return outline
    headings = tuple(sorted((*outline.headings, *added.values()), key=lambda heading: heading.line))
    kinds: list[Kind] = ["heading" if number in added else kind for number, kind in enumerate(outline.kinds)]
    return replace(outline, kinds=kinds, headings=headings, heading_at={heading.line: heading for heading in headings})


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
