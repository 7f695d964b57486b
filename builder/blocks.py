"""The block structure of a text: its lines and the CommonMark tokens over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")
DEEPEST: Final = int(_MARKDOWN.options["maxNesting"]) - 1
# Each recovery reads the rest of the text again, so a text full of open fences must not cost the square of its size.
_MAX_RECOVERIES: Final = 25

_NEWLINE: Final = re.compile(r"\r\n?")
_QUESTION_OR_SECTION: Final = re.compile(r"^#{2,3}[ \t]")
_FENCE_WITH_INFO: Final = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*[^\s`~]")
# The HTML blocks of CommonMark that only their own end closes: left open, they run to the end of the text.
_LASTING_HTML: Final = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
        re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    ),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)


@dataclass(frozen=True, slots=True)
class Blocks:
    """The tokens of a text and the lines (from 0) of the fences that are never closed."""

    tokens: list[Token]
    open_fences: tuple[int, ...]


def split_lines(text: str) -> list[str]:
    """Split a text at the line ends of Markdown, and at no other separator that Python knows; a BOM is dropped."""
    text = text.removeprefix("\ufeff")
    lines = (_NEWLINE.sub("\n", text) if "\r" in text else text).split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def is_blank(line: str) -> bool:
    """Tell a line that Markdown takes for empty."""
    return not line.strip(" \t")


def trim(lines: Sequence[str]) -> str:
    """Join lines to a text without the blank lines around it."""
    first, last = 0, len(lines)
    while first < last and is_blank(lines[first]):
        first += 1
    while last > first and is_blank(lines[last - 1]):
        last -= 1
    return "\n".join(lines[first:last])


def read_tokens(lines: Sequence[str]) -> list[Token]:
    """Read the block tokens of lines as CommonMark with tables; inline content is left alone."""
    tokens: list[Token] = []
    if lines:
        _MARKDOWN.block.parse("\n".join(lines) + "\n", _MARKDOWN, {}, tokens)
    return tokens


def read_blocks(lines: Sequence[str]) -> Blocks:
    """Read the block tokens of a question file so that one open fence or comment does not take the rest with it.

    A fence, comment or endless nesting that swallows question headings is cut before the first one, and reading goes
    on there.
    """
    tokens: list[Token] = []
    start = 0
    for _ in range(_MAX_RECOVERIES):
        fresh = _shift(read_tokens(lines[start:]), start)
        cut = _find_swallowing(fresh, lines)
        if cut is None:
            tokens += fresh
            break
        position, start = cut
        swallowing = fresh[position]
        swallowing.map = [_first_line(swallowing), start]
        # What a container held is dropped with its end: only the top level matters to the parser.
        tokens += fresh[: position + 1]
    return Blocks(tokens, tuple(_find_open_fences(tokens, lines)))


def is_closed(fence: Token) -> bool:
    """Tell whether a fence has its closing line."""
    first, end = fence.map or (0, 0)
    return fence.content.count("\n") < end - first - 1


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _shift(tokens: list[Token], lines: int) -> list[Token]:
    if lines:
        for token in tokens:
            if token.map:
                token.map = [token.map[0] + lines, token.map[1] + lines]
    return tokens


def _find_swallowing(tokens: list[Token], lines: Sequence[str]) -> tuple[int, int] | None:
    """Find the first token that swallows headings: its position and the line to read on from."""
    top = 0
    for position, token in enumerate(tokens):
        if token.level == 0 and token.nesting >= 0:
            top = position
        resume: int | None = None
        if token.type == "fence" and token.level == 0:
            resume = _heading_in_fence(token, lines)
        elif token.type == "html_block" and token.level == 0 and _is_lasting(token):
            resume = _next_heading(lines, _first_line(token) + 1)
        elif token.level >= DEEPEST and token.nesting == 1:
            # markdown-it gives up on such nesting and takes everything after it as read.
            resume = _next_heading(lines, _first_line(token) + 1)
        if resume is not None:
            return top, resume
    return None


def _heading_in_fence(fence: Token, lines: Sequence[str]) -> int | None:
    first, end = fence.map or (0, 0)
    if "##" not in fence.content:
        return None
    heading = _next_heading(lines, first + 1)
    if heading is None or heading >= end:
        return None
    if not is_closed(fence) or _opens_fence(lines[heading:end], fence.markup):
        return heading
    return None


def _opens_fence(lines: Iterable[str], markup: str) -> bool:
    """Tell whether a fence starts among lines: then the fence around them was meant to be closed before."""
    for line in lines:
        opened = _FENCE_WITH_INFO.match(line)
        if opened and opened[1].startswith(markup):
            return True
    return False


def _next_heading(lines: Sequence[str], start: int) -> int | None:
    return next((line for line in range(start, len(lines)) if _QUESTION_OR_SECTION.match(lines[line])), None)


def _is_lasting(block: Token) -> bool:
    content = block.content.lstrip(" ")
    for opening, closing in _LASTING_HTML:
        if opening.match(content):
            return not closing.search(content)
    return False


def _find_open_fences(tokens: list[Token], lines: Sequence[str]) -> Iterable[int]:
    for token in tokens:
        if token.type == "fence" and token.map:
            # A fence that was cut still has the content it had before.
            cut = token.content.count("\n") > token.map[1] - token.map[0] - 1
            if cut or not is_closed(token):
                yield token.map[0]
