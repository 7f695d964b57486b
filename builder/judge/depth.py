"""Expressions that no compiler should be asked to read: a browser's stack ends first, and with it all of Python."""

from __future__ import annotations

import io
import tokenize
from typing import Final

# So many operators in a row are compiled everywhere.
_MOST_OPERATORS: Final = 2_500
_ENDS: Final = frozenset({",", ":", ";", "="})


def line_too_deep(source: str) -> int | None:
    """Find the line of an expression that is a chain of too many operators."""
    # Few lines are long enough to be worth a look.
    if all(len(line) < _MOST_OPERATORS for line in source.splitlines()):
        return None
    try:
        return _find_chain(source)
    except (tokenize.TokenError, SyntaxError):
        # The compiler says better what is wrong with it.
        return None


def _find_chain(source: str) -> int | None:
    operators = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.NEWLINE, tokenize.NL) or token.string in _ENDS:
            operators = 0
        elif token.type == tokenize.OP:
            operators += 1
        if operators > _MOST_OPERATORS:
            return token.start[0]
    return None
