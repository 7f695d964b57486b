"""What the importers of structured formats share: titles out of texts, names for what is left, literal answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.importers.found import Found, Leftover, uncovered
from builder.importers.html import reduce_html

_SENTENCE_END: Final = re.compile(r"[.?!:;…。？！][\"'»”)*_`]*$")
_BLOCK_START: Final = re.compile(
    r"[ \t]*(?:`{3,}|~{3,}|[-*+][ \t]|\d{1,9}[.)][ \t]|[|>#]|<(?:pre|table|ul|ol|img)\b|!\[|\$\$)|    \S|\t"
)
_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")
_HTML: Final = re.compile(
    r"</?(?:p|br|b|i|em|strong|u|code|pre|ul|ol|li|img|span|div|table|t[rdh]|sub|sup|a|h[1-6]|font|tt|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_BOLD: Final = re.compile(r"(\*\*|__)(?P<text>[^*_]+)\1")
_MARKER: Final = re.compile(r"^(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+")
_REGEX_LIKE: Final = re.compile(r"/.+/[gimsuvy]*", re.DOTALL)
_SPECIAL: Final = re.compile(r"[\\^$.|?*+()\[\]{}/]")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)


def with_rest(found: Found, lines: Sequence[str], *, name: str = "text") -> Found:
    """Name the lines that nothing accounts for yet, those that follow each other as one leftover."""
    spans: list[list[int]] = []
    for line in uncovered(found, lines):
        if spans and not any(text.strip() for text in lines[spans[-1][1] : line - 1]):
            spans[-1][1] = line
        else:
            spans.append([line, line])
    leftovers = (*found.leftovers, *(Leftover(name, (start, end)) for start, end in spans))
    return replace(found, leftovers=tuple(sorted(leftovers, key=lambda one: one.span)))


def split_title(text: str, *, default: str) -> tuple[str, str]:
    """Split a text into a title and the rest: its first sentence, or the first one behind the code that it begins with.

    `default` is the title of a text that is nothing but code.
    """
    lines = text.strip("\n").split("\n")
    start = _first_paragraph(lines)
    if start >= len(lines):
        return default, "\n".join(lines).strip()
    end = start + 1
    while not _SENTENCE_END.search(lines[end - 1].rstrip()) and end < len(lines) and _goes_on(lines[end]):
        end += 1
    title = _MARKER.sub("", " ".join(line.strip() for line in lines[start:end]))
    bold = _BOLD.fullmatch(title)
    before, after = ("\n".join(part).strip("\n").rstrip() for part in (lines[:start], lines[end:]))
    return bold["text"] if bold else title, "\n\n".join(filter(None, (before, after)))


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not _BLOCK_START.match(line)


def _first_paragraph(lines: Sequence[str]) -> int:
    """Find the first line of words: not blank, not code, no table; a list or a quotation is better than nothing."""
    opened, second = "", len(lines)
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and (not opened or fence[1].startswith(opened)):
            opened = "" if opened else fence[1]
        elif not opened and line.strip():
            if not _BLOCK_START.match(line):
                return number
            if second == len(lines) and re.match(r"[ \t]*(?:[-*+>#]|\d+[.)])", line):
                second = number
    return second


def to_markdown(text: str) -> str:
    """Reduce HTML if a text has some; `List<String>` and the like is none."""
    if not is_html(text):
        return text
    return reduce_html(text.replace("&nbsp;", " ").replace("\xa0", " ")).strip()


def is_html(text: str) -> bool:
    """Tell whether a text has elements of HTML."""
    return "<" in text and _HTML.search(text) is not None


def literal(text: str) -> str:
    """Write a literal answer so that it is not taken for an expression or a number with tolerance."""
    line = " ".join(text.split())
    if _REGEX_LIKE.fullmatch(line) or "±" in line:
        return f"/^{_SPECIAL.sub(lambda special: chr(92) + special[0], line)}$/i"
    return line


def is_russian(text: str) -> bool:
    """Tell whether a text is Russian, for the few words that an importer has to add."""
    return bool(_CYRILLIC.search(text))
