"""The headings of questions and sections: title, attribute list, level marks, section names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from builder.question import LEVEL_MARKS, PRACTICE_MARK, SECTION_NAMES, Level, Section

ATTRIBUTES: Final = ("level", "minutes", "tags", "rev", "aliases", "limit", "mock", "draft")

_TOKEN: Final = re.compile(
    r"""
    \#(?P<id>[^\s{}]*)
    | \.(?P<class>[A-Za-z][^\s{}]*)
    | (?P<key>[^\W\d][\w:-]*) \s*=\s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^\s{}"']*) )
    | (?P<flag>[^\W\d][\w-]*) (?=[\s}])
    | (?P<junk>[^\s{}]+)
    """,
    re.VERBOSE,
)
_SPACE: Final = re.compile(r"\s*")
# A title may hold braces; an attribute list is among the last of them.
_MAX_BRACES: Final = 16
_MARKS: Final = re.compile(rf"(?:[{''.join(LEVEL_MARKS)}]|{PRACTICE_MARK})\ufe0f?")
_CLOSING_NUMBER: Final = re.compile(r"[\s№#]*\d+$")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute as it stands: `name` is empty for what is no attribute at all, and a flag has no value."""

    name: str
    value: str | None
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart; columns count from 1, `list_column` is 0 without an attribute list."""

    title: str
    column: int
    attributes: tuple[Attribute, ...] = ()
    list_column: int = 0
    level: Level | None = None
    is_practice: bool = False

    @property
    def has_id(self) -> bool:
        """Tell whether the author wrote an id, good or bad."""
        return any(attribute.name == "id" for attribute in self.attributes)


def read_heading(content: str, column: int) -> Heading:
    """Take a heading apart: `content` is its text without the hashes, `column` where that starts in the line."""
    found = _find_list(content)
    title = content[: found[0]] if found else content
    marks = _MARKS.findall(title)
    if marks:
        title = re.sub(r"[ \t]{2,}", " ", _MARKS.sub("", title))
    levels = [LEVEL_MARKS[mark[0]] for mark in marks if mark[0] in LEVEL_MARKS]
    return Heading(
        title=title.strip(),
        column=column,
        attributes=tuple(_place(attribute, column) for attribute in found[1]) if found else (),
        list_column=column + found[0] if found else 0,
        level=levels[0] if levels else None,
        is_practice=any(mark[0] == PRACTICE_MARK for mark in marks),
    )


def _place(attribute: Attribute, column: int) -> Attribute:
    return Attribute(attribute.name, attribute.value, attribute.text, attribute.column + column)


def _find_list(content: str) -> tuple[int, list[Attribute]] | None:
    if not content.endswith("}"):
        return None
    starts = [position for position, letter in enumerate(content) if letter == "{"]
    for start in starts[-_MAX_BRACES:]:
        attributes = _scan_list(content, start)
        if attributes is None:
            continue
        apart = start == 0 or content[start - 1].isspace()
        if _is_meant(attributes, apart=apart):
            return start, attributes
    return None


def _scan_list(content: str, start: int) -> list[Attribute] | None:
    """Read the attributes from a brace to the end, or nothing when another brace comes in between."""
    position = start + (2 if content.startswith("{:", start) else 1)
    attributes: list[Attribute] = []
    while True:
        position = _end_of_space(content, position)
        token = _TOKEN.match(content, position)
        if token is None:
            return attributes if position == len(content) - 1 else None
        attributes.append(_attribute_of(token))
        position = token.end()


def _end_of_space(content: str, position: int) -> int:
    space = _SPACE.match(content, position)
    return space.end() if space else position


def _attribute_of(token: re.Match[str]) -> Attribute:
    name, value = "", None
    if token["key"] is not None:
        name = token["key"]
        value = next(text for text in (token["double"], token["single"], token["bare"]) if text is not None)
    elif token["id"] is not None:
        name, value = "id", token["id"]
    elif token["class"] is not None:
        name, value = "class", token["class"]
    elif token["flag"] is not None:
        name = token["flag"]
    return Attribute(name, value, token[0], token.start())


def _is_meant(attributes: list[Attribute], *, apart: bool) -> bool:
    """Tell an attribute list from a title that ends with braces, such as `{a: 1}`, `{x}` or `{}`."""
    if not apart:
        return bool(attributes) and attributes[0].name == "id"
    return any(attribute.name == "mock" or attribute.value is not None for attribute in attributes)


def _normalise(name: str) -> str:
    plain = name.strip().strip("*_ \t").rstrip(":. \t").casefold().replace("ё", "е")
    return " ".join(plain.split())


_SECTIONS: Final[Mapping[str, Section]] = {
    _normalise(name): section
    for section, names in SECTION_NAMES.items()
    for language in names.values()
    for name in language
}


def read_section(content: str) -> Section | None:
    """Read the name of a section in either language, in any case; hints may be numbered."""
    found = _find_list(content)
    name = _normalise(content[: found[0]] if found else content)
    section = _SECTIONS.get(name)
    if section is None and len(name) < 40 and _SECTIONS.get(_CLOSING_NUMBER.sub("", name)) == "hint":
        return "hint"
    return section


def suggest_section(content: str) -> str:
    """Find the section name, as the format spells it, that an unknown one was probably meant to be."""
    spelled = {_normalise(name): name for names in SECTION_NAMES.values() for one in names.values() for name in one}
    near = difflib.get_close_matches(_normalise(content), spelled, n=1, cutoff=0.6)
    return spelled[near[0]] if near else ""
