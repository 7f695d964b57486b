"""The options of a record, and which of them it names as right: by its text, its letter or its number."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from builder.numerals import whole_number
from builder.question import Option

_LETTERS: Final = "abcdefghijklmnop"
_CYRILLIC: Final = "абвгдежз"
_PARTS: Final = re.compile(r"[\s,;|/&]+(?:and\s+|и\s+)?")
_LABELLED: Final = re.compile(r"\(?([a-hа-з])[).:]\s*\S")
_ITEM: Final = re.compile(r"(?:^|(?<=\s))\(?(?:[A-Ha-hА-За-з]|[1-9])[).:][ \t]+(?=\S)")
_QUOTED: Final = re.compile(r"'((?:\\.|[^'\\])*)'|\"((?:\\.|[^\"\\])*)\"")
# Below that many, right answers may leave out the first option by chance.
_MANY: Final = 12


@dataclass(frozen=True, slots=True)
class Naming:
    """How a file names right options: `base` is the number of the first; by number only, or by text if there is one."""

    base: int = 1
    by_number: bool = False


def choose(options: Sequence[str], named: Iterable[str], naming: Naming) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """Give the options with the right ones marked, and a doubt if none is."""
    right = {number for text in named for number in _find(text, options, naming)}
    chosen = tuple(Option(text, number in right) for number, text in enumerate(options) if text)
    return chosen, (() if right else ("no option is marked as right",))


def mix(right: Iterable[str], wrong: Iterable[str]) -> tuple[Option, ...]:
    """Mix options that a file keeps apart, always in the same way: a learner must not see which are the right ones."""
    options = [*(Option(text, True) for text in right), *(Option(text, False) for text in wrong)]
    return tuple(sorted(options, key=lambda option: hashlib.sha256(option.text.encode("utf-8", "replace")).digest()))


def find_naming(asked: Iterable[tuple[str, Sequence[str]]], *, likely: int) -> Naming:
    """Find out how a file names right options, by what it names and the options there; `likely` is its likely base."""
    pairs = [(text.strip(), options) for text, options in asked if text.strip()]
    by_text = [bool(_same(text, options)) for text, options in pairs]
    numbers = [
        (number, options)
        for (text, options), is_text in zip(pairs, by_text, strict=True)
        for part in _PARTS.split(text)
        if not is_text and (number := whole_number(part)) is not None
    ]
    # `2` is the second one too where the options are numbers themselves.
    by_number = all(text.isdecimal() for text, _ in pairs) and not all(by_text)
    if any(number == 0 for number, _ in numbers):
        return Naming(0, by_number)
    if any(number == len(options) for number, options in numbers) or len(numbers) >= _MANY:
        return Naming(1, by_number)
    return Naming(likely, by_number)


def split_options(text: str, *, signs: str = "\n|;,") -> tuple[str, ...]:
    """Split a text that lists options: a list of a program, letters before them, lines, or signs between them."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        listed = _read_list(text)
        if len(listed) > 1:
            return listed
    items = [part.strip(" \t\n,;|") for part in _ITEM.split(text)]
    if len(items) > 2 and not items[0]:
        return tuple(filter(None, items[1:]))
    for sign in signs:
        parts = [part.strip() for part in text.split(sign)]
        if len(parts) > 1:
            return tuple(re.sub(r"^[-*•]\s+", "", part) for part in parts if part)
    return ()


def _read_list(text: str) -> tuple[str, ...]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return tuple(re.sub(r"\\(.)", r"\1", one or two) for one, two in _QUOTED.findall(text))
    return tuple(str(value) for value in values)


def _find(text: str, options: Sequence[str], naming: Naming) -> list[int]:
    """Find the options that a text names: by their text, else by letters or numbers."""
    same = [] if naming.by_number else _same(text, options)
    plain = _plain(text)
    if same or not plain:
        return same
    # `B) Paris` names both.
    labelled = _LABELLED.match(plain)
    if labelled:
        plain = labelled[1]
    found = [_place(part, naming.base) for part in _PARTS.split(plain.strip("[]{}")) if part]
    return found if all(0 <= place < len(options) for place in found) else _several(text, options)


def _same(text: str, options: Sequence[str]) -> list[int]:
    plain = _plain(text)
    return [number for number, option in enumerate(options) if option and _plain(option) == plain]


def _several(text: str, options: Sequence[str]) -> list[int]:
    """Find the options whose texts are listed."""
    found = [_same(part, options) for part in split_options(text)]
    return [number for same in found for number in same] if all(found) else []


def _place(part: str, base: int) -> int:
    name = re.sub(r"^(?:option|choice|answer|вариант)[ _]*", "", part).strip("'\".()[]:")
    number = whole_number(name)
    if number is not None:
        return number - base
    letters = _LETTERS if name.isascii() else _CYRILLIC
    return letters.find(name) if len(name) == 1 else -1


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").replace("`", "").casefold().split()).rstrip(".")
