"""A line of Markdown as the text that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.importers.rest import is_html

_MARKDOWN: Final = MarkdownIt("commonmark", {"maxNesting": 20})
# Nested brackets and emphasis cost more than their length.
_LONGEST: Final = 2000


def plain_title(title: str) -> str:
    """Drop the marks of Markdown and HTML from a title and collapse its white space."""
    inline = _MARKDOWN.parseInline(title[:_LONGEST])
    shown = "".join(_texts(token for block in inline for token in block.children or ()))
    return " ".join(f"{shown}{title[_LONGEST:]}".split())


def _texts(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "text_special", "code_inline", "image") or (
            token.type == "html_inline" and not is_html(token.content)
        ):
            yield token.content
