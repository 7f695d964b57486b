"""Read the whole numbers that people write into files."""

from __future__ import annotations

from typing import Final

_MOST_DIGITS: Final = 6


def whole_number(text: str) -> int | None:
    """Read a number of at most six decimal digits, of any script; None for anything else.

    `int` alone takes signs, spaces and underscores and raises on very long numbers; `isdigit` lets "²" through,
    which `int` refuses.
    """
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
