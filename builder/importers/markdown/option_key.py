"""What an answer says about the options above it: `B`, `A and C`, `2.`, or the text of one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.importers.markdown.options import Run, ordinal
from builder.importers.markdown.title import plain_text
from builder.numerals import whole_number

_LEAST_TEXT: Final = 4
_LONGEST: Final = 1000
_CONJUNCTIONS: Final = frozenset(("and", "und", "y", "и"))

_ONE: Final = r"[\[(]?(?:[A-Za-zА-Яа-яأ-ي]|\d{1,2})[\])]?"
_KEYS: Final = re.compile(
    r"\W*+(?:(?:option|choice|letter|variant|вариант|ответ|пункт|номер|number|№)\s*(?:№\s*)?)?"
    rf"(?P<keys>{_ONE}(?:\s*(?:,|;|/|&|\+|\band\b|\bund\b|\by\b|(?<=\s)и(?=\s))\s*{_ONE}(?!\w))*)"
    r"(?P<after>\s*(?:[.):;,*_`\]-]+|[-–—]\s|ответы?\b|вариант\w*|$)|\s+)",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"\W*([A-H]{2,6})\W*$")
_WORD: Final = re.compile(r"[^\W_]+")
_LABEL: Final = re.compile(r"^\W*(?:[A-Za-zА-Яа-я]|\d{1,2})[.)]\s+|^\s*[-*+•]\s+")


@dataclass(frozen=True, slots=True)
class Key:
    """Which options an answer names, by their places, and what is left of its line."""

    right: frozenset[int]
    rest: str


def read_key(line: str, run: Run) -> Key | None:
    """Read which options a line names, by key or by text; None when it names none."""
    texts = [_normal(draft.text) for draft in run.drafts]
    whole = _normal(_LABEL.sub("", line))
    if whole and whole in texts:
        return Key(frozenset(at for at, text in enumerate(texts) if text == whole), "")
    by_key = _joined(line, run) or _listed(line, run, texts)
    if by_key:
        return by_key
    named = [at for at, text in enumerate(texts) if len(text) >= _LEAST_TEXT and whole.startswith(text)]
    return Key(frozenset(named), line) if len(named) == 1 else None


def _joined(line: str, run: Run) -> Key | None:
    """Read letters that stand together: `BD`."""
    found = _JOINED.match(line) if run.style in ("letter", "box") else None
    places = {_place(letter, run) for letter in found[1]} if found else set()
    return Key(frozenset(places), "") if places and _are_there(places, run) else None


def _listed(line: str, run: Run, texts: Sequence[str]) -> Key | None:
    """Read keys with something between them, and perhaps the text of the option behind them."""
    found = _KEYS.match(line[:_LONGEST])
    if found is None:
        return None
    words = _WORD.findall(found["keys"])
    places = {_place(word, run) for word in words if len(words) == 1 or word.lower() not in _CONJUNCTIONS}
    rest = line[found.end() :].strip()
    if not _are_there(places, run):
        return None
    repeats = _repeats(_normal(rest), [texts[place] for place in places])
    # `A closure is …` begins with a word, not with a key.
    if rest and not repeats and not found["after"].strip() and rest[0] not in "(-–—=:":
        return None
    return Key(frozenset(places), "" if repeats else rest)


def _are_there(places: set[int], run: Run) -> bool:
    return all(0 <= place < len(run.drafts) for place in places)


def _place(key: str, run: Run) -> int:
    number = whole_number(key)
    if number is not None:
        return number - 1 if run.style != "letter" else -1
    if run.style == "number" or len(key) > 1:
        return -1
    return ordinal(key, run.drafts[0].key if run.style == "letter" else "")


def _repeats(text: str, options: Sequence[str]) -> bool:
    return bool(text) and any(option and (text.startswith(option) or option.startswith(text)) for option in options)


def _normal(text: str) -> str:
    return "".join(plain_text(text).split()).casefold().strip(".;,\"'“”«»")
