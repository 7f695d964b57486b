"""Some lines of a file with what each is, and the Markdown that they become in a question."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank, trim
from builder.importers.html import fence_pages, reduce_html
from builder.importers.markdown.outline import Kind, Outline
from builder.importers.markdown.start import Start
from builder.importers.markdown.title import plain_text
from builder.importers.markdown.vocabulary import is_placeholder

_LONGEST_PLACEHOLDER: Final = 100

TAGS_ONLY: Final = re.compile(r"(?:\s*+</?[A-Za-z][^<>]*>)*+\s*")

# What forums hide until it is clicked.
_SPOILER: Final = re.compile(r"^>?!(.*?)!<$|^\|\|(.+?)\|\|$", re.MULTILINE)
_QUOTE: Final = re.compile(r"^\s*> ?")
# What comes before the next question and belongs to neither.
_LONE_TAGS: Final = re.compile(
    r"\s*(?:(?:<br\s*/?>|<hr\s*/?>|</?(?:div|p|center|span)\b[^<>]*>|<a\b[^<>]*>\s*(?:</a>)?)\s*)++"
)


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a file with their kinds."""

    lines: Sequence[str]
    kinds: Sequence[Kind]

    def cut(self, start: int, end: int | None = None) -> Region:
        """Take a part of the lines."""
        return Region(self.lines[start:end], self.kinds[start:end])

    def first_filled(self) -> int | None:
        """Find the first line that is not blank."""
        return next((at for at, line in enumerate(self.lines) if not is_blank(line)), None)


def region_of(outline: Outline, start: Start) -> Region:
    """Take the lines below a title, the first one from where the title ended."""
    lines, kinds = list(outline.lines[start.body : start.end]), list(outline.kinds[start.body : start.end])
    if lines and start.column:
        lines[0] = lines[0][start.column :]
        kinds[0] = "" if is_blank(lines[0]) else "text"
    while kinds and (kinds[-1] in ("", "rule", "note") or _LONE_TAGS.fullmatch(lines[-1])):
        del lines[-1], kinds[-1]
    lead: list[Kind] = ["text"] * len(start.lead)
    sound = (_sound(line, kind) for line, kind in zip(_fenced(lines, kinds), kinds, strict=True))
    return Region([*start.lead, *sound], [*lead, *kinds])


def _fenced(lines: Sequence[str], kinds: Sequence[Kind]) -> list[str]:
    """Put code that has no fence into one, on the lines that it has."""
    fenced = list(lines)
    at = 0
    while at < len(fenced):
        end = at
        while end < len(fenced) and kinds[end] == "code":
            end += 1
        # Behind a label the fence may stand on the line above.
        is_open = at > 0 and "```" in lines[at - 1]
        if end > at and not is_open and not fenced[at].lstrip().startswith(("```", "~~~")):
            fenced[at] = f"```\n{fenced[at]}"
            fenced[end - 1] += "\n```"
        at = end + 1
    return fenced


def _sound(line: str, kind: Kind) -> str:
    """Drop comments, and write a rule so that it cannot be the underline of what stands above it."""
    return "" if kind == "note" else "***" if kind == "rule" else line


def unquote(lines: Sequence[str]) -> Sequence[str]:
    """Take the marks of a quotation from lines that are all quoted."""
    first = next((line for line in lines if not is_blank(line)), "")
    if first.lstrip().startswith(">") and all(is_blank(line) or line.lstrip().startswith(">") for line in lines):
        return [_QUOTE.sub("", line, count=1) for line in lines]
    return lines


def text_of(lines: Sequence[str]) -> str:
    """Make Markdown of lines: without the indentation they share, HTML reduced."""
    text = trim(unquote(lines))
    if not text:
        return ""
    if text[0].isspace():
        text = textwrap.dedent(text)
    elif "\n " in text or "\n\t" in text:
        # The first line may have lost its indentation with the label in front of it.
        first, _, rest = text.partition("\n")
        text = f"{first}\n{textwrap.dedent(rest)}"
    text = text.rstrip()
    reduced = reduce_html(text)
    return reduced if reduced == text else trim(textwrap.dedent("\n" + trim(reduced.split("\n"))).split("\n"))


def prompt_of(lines: Sequence[str]) -> str:
    """Make a prompt of lines; pages of HTML without a fence around them are what is asked about."""
    return text_of(fence_pages(lines))


def answer_of(lines: Sequence[str]) -> str:
    """Make an answer of lines; a placeholder is none."""
    text = _SPOILER.sub(lambda spoiler: spoiler[1] or spoiler[2], text_of(lines))
    is_short = 0 < len(text) < _LONGEST_PLACEHOLDER
    return "" if is_short and is_placeholder(plain_text(text)) else text
