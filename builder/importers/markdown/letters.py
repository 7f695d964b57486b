"""Single letters that label questions and answers: `Q:` and `A:`, `В:` and `О:`, `F:` and `A:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.importers.markdown.outline import Outline

# Single letters are labels only in pairs: the first asks, the second answers.
_PAIRS: Final = ("QA", "ВО", "FA", "PR", "DR", "QR", "ПВ", "ЗВ", "PO", "SO", "问答", "問答", "Q答", "سج")
ANSWER_LETTERS: Final = frozenset(pair[1] for pair in _PAIRS) | {"А"}
# Letters of two alphabets that look the same.
_TWINS: Final = {"A": "А", "О": "O"}
_ALPHABETS: Final = ("ABCDEFGHIJ", "АБВГДЕЖЗИ", "АВСДЕ", "أبجدهو", "ابجده")
_FARTHEST: Final = 24
_DOTS: Final = frozenset(".)")

_ASKS: Final = re.compile(r"Q\s?\d*\s*[.:)：]", re.IGNORECASE)
LETTER_LINE: Final = re.compile(
    r"[\s>]*+(?:[-*+]\s+|\d{1,4}[.)]\s+)?[*_]{0,3}"
    r"(?:(?P<letter>[^\W\d_])\d{0,4}[*_]{0,3}\s*[:：](?!:)|\[(?P<boxed>[^\W\d_])\d{0,4}\](?!\()"
    r"|(?P<dotted>[A-Z])[.)](?=[*_]{0,3}\s+\S))[*_]{0,3}\s*"
)


def find_letters(outline: Outline) -> tuple[str, list[int]]:
    """Find the two letters that take turns at the start of lines, and the lines of the second one."""
    found = _without_options(list(_lettered(outline)))
    letters = "".join(letter for _, letter in found)
    pair = next((pair for pair in _PAIRS if letters.count(pair) >= max(1, letters.count(pair[0]) // 2)), "")
    # `A:` alone answers what other labels ask.
    second = pair[1] if pair else "A"
    return pair, [number for number, letter in found if letter in (second, _TWINS.get(second))]


def letter_of(label: re.Match[str]) -> str:
    """Give the letter of a label."""
    return str(label["letter"] or label["boxed"] or label["dotted"]).upper()


def lines_with(outline: Outline, letter: str) -> Iterator[tuple[int, int]]:
    """Give the lines that a letter labels, and the column where their text begins."""
    for number, line in enumerate(outline.lines):
        if letter and _may_match(outline, number, line):
            match = LETTER_LINE.match(line)
            if match and letter_of(match) == letter:
                yield number, match.end()


def _lettered(outline: Outline) -> Iterator[tuple[int, str]]:
    found = [
        (number, match)
        for number, line in enumerate(outline.lines)
        if _may_match(outline, number, line) and (match := LETTER_LINE.match(line))
    ]
    dotted = [match["dotted"] for _, match in found if match["dotted"]]
    # `A. …` is an answer where `Q. …` asks; elsewhere it is an option, an initial or the first part of something.
    asking = dotted.count("Q") + sum(_ASKS.match(heading.text) is not None for heading in outline.headings)
    are_labels = asking >= max(1, dotted.count("A") // 2)
    for number, match in found:
        if are_labels or not match["dotted"]:
            yield number, letter_of(match)


def _may_match(outline: Outline, number: int, line: str) -> bool:
    head = line[:_FARTHEST]
    return (":" in head or "：" in head or "]" in head or line[1:2] in _DOTS) and outline.kinds[number] in (
        "text",
        "item",
        "quote",
    )


def _without_options(found: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out runs of letters in the order of an alphabet, from its first one on: those are options."""
    kept: list[tuple[int, str]] = []
    run = ""
    for at, (number, letter) in enumerate(found):
        after = found[at + 1][1] if at + 1 < len(found) else ""
        if run and any(run + letter in alphabet for alphabet in _ALPHABETS):
            run += letter
        elif after and any(alphabet.startswith(letter + after) for alphabet in _ALPHABETS):
            run = letter
        else:
            run = ""
            kept.append((number, letter))
    return kept
