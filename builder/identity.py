"""Ids of questions: made from a title once, then kept for ever."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

MAX_LENGTH: Final = 60

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SEPARATORS: Final = re.compile(r"[^a-z0-9]+")
_RUSSIAN: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya",
    }
)  # fmt: skip


def is_id(text: str) -> bool:
    """Tell whether a text may be the id of a question: latin letters, digits, `-`, `_` and `.`."""
    return _ID.fullmatch(text) is not None


def derive_id(title: str, *, topic: str = "", taken: Container[str] = frozenset()) -> str:
    """Make an id from a title, `{topic}-{title}` in latin letters, that is not among those taken."""
    words = [*_words(topic), *(_words(_LINK.sub(r"\1", title)) or ["question"])]
    name = _cut(words, MAX_LENGTH)
    return name if name not in taken else _number(words, taken)


def _number(words: list[str], taken: Container[str]) -> str:
    """Find the first free number by doubling and halving, so that a thousand equal titles stay cheap."""

    def numbered(number: int) -> str:
        suffix = f"-{number}"
        return _cut(words, MAX_LENGTH - len(suffix)) + suffix

    low, high = 1, 2
    while numbered(high) in taken:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if numbered(middle) in taken else (low, middle)
    return numbered(high)


def _words(text: str) -> list[str]:
    latin = unicodedata.normalize("NFKC", text).casefold().translate(_RUSSIAN)
    # What is left with an accent loses it: é is an e and a mark after this.
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(letter))
    return [word for word in _SEPARATORS.split(plain) if word]


def _cut(words: list[str], length: int) -> str:
    name = words[0][:length]
    for word in words[1:]:
        if len(name) + 1 + len(word) > length:
            break
        name += "-" + word
    return name
