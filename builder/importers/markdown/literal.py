"""Tests in plain text that ask about HTML: their tags are what they talk about, and nothing of it is markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.blocks import is_blank
from builder.importers.markdown.vocabulary import QUESTION_PHRASE

_LEAST: Final = 2

_QUESTION: Final = re.compile(rf"\s*{QUESTION_PHRASE}\s*(?:№|#)?\s*\d{{1,4}}\s*[.:)]?\s*", re.IGNORECASE)
# Any of these, and the text was written as Markdown or as a page.
_MARKUP: Final = re.compile(
    r"^\s*(?:```|~~~|#{1,6}\s)|\*\*|\]\(|</?(?:details|summary|br)\b|<!--|<!doctype|<html", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[^\W\d_][\w-]*(?:\s[^<>]*)?>")


def read_literally(lines: Sequence[str]) -> tuple[Sequence[str], frozenset[int]]:
    """Make code spans of the tags of a plain test, and tell which of its lines are code."""
    if sum(_QUESTION.fullmatch(line) is not None for line in lines) < _LEAST:
        return lines, frozenset()
    if not any("<" in line for line in lines) or any(_MARKUP.search(line) for line in lines):
        return lines, frozenset()
    code = frozenset(_code(lines))
    return [line if number in code else _TAG.sub(r"`\g<0>`", line) for number, line in enumerate(lines)], code


def _code(lines: Sequence[str]) -> set[int]:
    """Find the lines that begin with a tag, and what stands between them without a gap or further to the right."""
    code: set[int] = set()
    pending: list[int] = []
    for number, line in enumerate(lines):
        if line.lstrip().startswith("<"):
            code.update((*pending, number))
            pending = []
        elif number and (number - 1 in code or pending) and not is_blank(line) and line[0].isspace():
            pending.append(number)
        else:
            pending = []
    return code
