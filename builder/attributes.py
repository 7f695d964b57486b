"""The facts in a question's heading: id, level, minutes, tags, revision, aliases, mock."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from builder.diagnostics import Problems, quote
from builder.front_matter import read_level, split_tags
from builder.heading import ATTRIBUTES, Attribute, Heading
from builder.identity import is_id
from builder.numerals import whole_number
from builder.question import LEVELS, PRACTICE_TAG, Level

_MAX_NUMBER: Final = 100_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What the heading says; an empty id means that none can be used, `level` None that the topic decides."""

    id: str = ""
    level: Level | None = None
    minutes: int = 0
    tags: tuple[str, ...] = ()
    rev: int = 1
    mock: bool = False
    aliases: tuple[str, ...] = ()
    limit: int = 0
    draft: bool = False


def read_facts(heading: Heading, line: int, problems: Problems) -> Facts:
    """Read the attributes of a heading, reporting each one that cannot be used."""
    values: dict[str, object] = {}
    for attribute in heading.attributes:
        read = _READERS.get(attribute.name)
        if read is None:
            _report_unknown(attribute, line, problems)
            continue
        if attribute.name in values:
            _report(attribute, line, problems, f"`{attribute.name}` stands twice", "keep one of the two")
            continue
        value = read(attribute, line, problems)
        if value is not None:
            values[attribute.name] = value
    facts = Facts(**values)  # type: ignore[arg-type]  # each reader gives the type of its own field
    tags = (*facts.tags, PRACTICE_TAG) if heading.is_practice and PRACTICE_TAG not in facts.tags else facts.tags
    return replace(facts, level=facts.level or heading.level, tags=tags)


def _report(
    attribute: Attribute, line: int, problems: Problems, message: str, hint: str, *, code: str = "bad-attribute"
) -> None:
    problems.add(line, attribute.column, code, message, hint=hint)


def _report_unknown(attribute: Attribute, line: int, problems: Problems) -> None:
    if not attribute.name:
        hint = 'attributes look like `{ #id level=senior minutes=6 tags="a, b" rev=2 mock }`, with straight quotes'
        _report(attribute, line, problems, f"{quote(attribute.text)} is not an attribute", hint)
        return
    # A `.class` looks like `aliases` to difflib only.
    near = [] if attribute.name == "class" else difflib.get_close_matches(attribute.name.casefold(), ATTRIBUTES, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"the attributes are #id, {', '.join(ATTRIBUTES)}"
    message = f"{quote(attribute.text)} is not an attribute of the format"
    _report(attribute, line, problems, message, hint, code="unknown-attribute")


def _read_id(attribute: Attribute, line: int, problems: Problems) -> str | None:
    name = attribute.value or ""
    if is_id(name):
        return name
    hint = "write it with latin letters, digits, `-`, `_` and `.`, a letter or digit first"
    _report(attribute, line, problems, f"{quote(attribute.text)} is not a usable id", hint, code="bad-id")
    return None


def _read_level(attribute: Attribute, line: int, problems: Problems) -> Level | None:
    level = read_level(attribute.value or "")
    if level is None:
        hint = f"the levels are {', '.join(LEVELS)}"
        _report(attribute, line, problems, f"{quote(attribute.text)} is not a level", hint, code="unknown-level")
    return level


def _read_number(attribute: Attribute, line: int, problems: Problems) -> int | None:
    number = whole_number(attribute.value or "")
    if number is not None and 0 < number <= _MAX_NUMBER:
        return number
    hint = f"write a whole number from 1: `{attribute.name}=2`"
    _report(attribute, line, problems, f"{quote(attribute.text)} is not a number that can be used", hint)
    return None


def _read_tags(attribute: Attribute, line: int, problems: Problems) -> tuple[str, ...] | None:
    tags = split_tags(attribute.value or "")
    if not tags:
        _report(attribute, line, problems, f"{quote(attribute.text)} names no tag", 'write `tags="sql, postgres"`')
    return tags or None


def _read_flag(attribute: Attribute, line: int, problems: Problems) -> bool | None:
    if attribute.value is not None:
        _report(
            attribute,
            line,
            problems,
            f"{quote(attribute.text)} has a value",
            f"write the word `{attribute.name}` alone, or delete it",
        )
        return None
    return True


def _read_aliases(attribute: Attribute, line: int, problems: Problems) -> tuple[str, ...] | None:
    names = split_tags(attribute.value or "")
    for name in names:
        if not is_id(name):
            hint = 'write `aliases="old-id, older-id"`: the ids that the question had'
            _report(attribute, line, problems, f"the alias {quote(name)} is not an id", hint, code="bad-alias")
    if not names:
        hint = 'write `aliases="old-id, older-id"`, or delete it'
        _report(attribute, line, problems, f"{quote(attribute.text)} names no id", hint)
    return tuple(filter(is_id, names)) or None


_READERS: Final[Mapping[str, Callable[[Attribute, int, Problems], object]]] = {
    "id": _read_id,
    "level": _read_level,
    "minutes": _read_number,
    "tags": _read_tags,
    "rev": _read_number,
    "aliases": _read_aliases,
    "limit": _read_number,
    "mock": _read_flag,
    "draft": _read_flag,
}
