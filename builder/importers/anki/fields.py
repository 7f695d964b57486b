"""The fields of Anki notes: HTML to Markdown, and gaps `{{c1::answer::hint}}` to questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

from builder.importers.rest import literal, to_markdown

BLANK: Final = "[…]"

_CLOZE: Final = re.compile(
    r"\{\{c(?P<number>\d{1,3})::(?P<answer>(?:(?!\{\{c\d|\}\}).)*?)(?:::(?P<hint>(?:(?!\{\{c\d|\}\}|::).)*))?\}\}",
    re.DOTALL,
)
_SOUND: Final = re.compile(r"\[sound:[^\]\n]*\]|\[anki:play:[^\]\n]*\]")
_MATH: Final = (
    (re.compile(r"\\\((.+?)\\\)", re.DOTALL), r"$\1$"),
    (re.compile(r"\\\[(.+?)\\\]", re.DOTALL), r"\n\n$$\1$$\n\n"),
    (re.compile(r"<anki-mathjax block=\"true\">(.+?)</anki-mathjax>", re.DOTALL), r"\n\n$$\1$$\n\n"),
    (re.compile(r"<anki-mathjax[^>]*>(.+?)</anki-mathjax>", re.DOTALL), r"$\1$"),
    (re.compile(r"\[\$\](.+?)\[/\$\]", re.DOTALL), r"$\1$"),
    (re.compile(r"\[latex\]\s*\$?(.+?)\$?\s*\[/latex\]", re.DOTALL), r"$\1$"),
    (re.compile(r"\[\$\$\](.+?)\[/\$\$\]", re.DOTALL), r"\n\n$$\1$$\n\n"),
)
_LONGEST_TYPED: Final = 60
_MOST_GAPS: Final = 60
_DEPTH: Final = 4


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap of a text: the text with it, the text without any, and what belongs there."""

    question: str
    answer: str
    texts: tuple[str, ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Give what may be typed: one short text that is no markup."""
        text = " ".join(self.texts[0].split()) if len(set(self.texts)) == 1 else ""
        is_plain = text and len(text) <= _LONGEST_TYPED and not re.search(r"[<>$*`\\]|!\[", text)
        return (literal(text),) if is_plain else ()


def field_text(field: str) -> str:
    """Give a field as Markdown; sounds are dropped, formulas keep their TeX."""
    text = _SOUND.sub("", field)
    for pattern, replacement in _MATH if "\\" in text or "[$" in text or "[latex]" in text or "<anki" in text else ():
        text = pattern.sub(replacement, text)
    text = to_markdown(text.replace("&nbsp;", " ").replace("\xa0", " "))
    # Where no element is left, nothing needs to be escaped but what would be one.
    plain = unescape(text) if "&" in text and not re.search(r"&(?:lt|#0*60|#x0*3c);", text, re.IGNORECASE) else text
    return plain.strip()


def has_gaps(field: str) -> bool:
    """Tell whether a field is a text with gaps."""
    return "{{c" in field and _CLOZE.search(field) is not None


def read_gaps(field: str) -> Iterator[Gap]:
    """Give a question for each number of a gap, as Anki makes a card for each."""
    whole = field_text(_fill(field))
    for number in sorted({int(gap["number"]) for gap in _CLOZE.finditer(field)})[:_MOST_GAPS]:
        own = [gap for gap in _CLOZE.finditer(field) if int(gap["number"]) == number]
        texts = tuple(field_text(gap["answer"]) for gap in own)
        yield Gap(field_text(_fill(field, asked=number)), whole, texts)


def _fill(field: str, *, asked: int = -1) -> str:
    """Fill the gaps but the one that is asked; gaps within gaps are filled from the inside."""

    def fill(gap: re.Match[str]) -> str:
        if int(gap["number"]) == asked:
            return f"[{gap['hint'].strip()}]" if gap["hint"] else BLANK
        return gap["answer"] if asked >= 0 else f"**{gap['answer']}**" if _is_simple(gap["answer"]) else gap["answer"]

    for _ in range(_DEPTH):
        filled = _CLOZE.sub(fill, field)
        if filled == field:
            break
        field = filled
    return field


def _is_simple(text: str) -> bool:
    return bool(text.strip()) and text == text.strip() and not re.search(r"[<>*_`$\n\\]", text)


def join_fields(fields: Iterable[tuple[str, str]]) -> str:
    """Join fields to one text, each but the first under its name."""
    filled = [(name, text) for name, text in fields if text]
    parts = [text if not number or not name else f"**{name}:** {text}" for number, (name, text) in enumerate(filled)]
    return "\n\n".join(parts)
