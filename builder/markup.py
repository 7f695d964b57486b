"""HTML inside Markdown: what a text leaves open, and how to keep it from swallowing what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from builder.blocks import read_tokens, split_lines

_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905  # reads better
)
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_FOREIGN: Final = frozenset(("svg", "math"))
_COMMENT: Final = "!--"
_INTERESTING: Final = re.compile(r"<[A-Za-z/!?]")

# Material's blocks (admonitions, details, tabs), footnotes and definitions hold Markdown indented by four. CommonMark
# would take that for code; a list item has the same shape, so it stands in for them while the blocks are read.
_INDENTED_BLOCK: Final = re.compile(r"^([ \t>]*)(?:(?:!!!|\?\?\?\+?|===[!+]*)[ \t]+\S|\[\^[^\]\s]+\]:|:[ \t]+\S)")

_NAME: Final = r"[A-Za-z][^\s<>/@]*"
_ATTRIBUTES: Final = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
_PIECE: Final = re.compile(
    rf"""
    (?P<escape>\\[`<\\])
    | (?P<ticks>`+)
    | (?P<comment><!--)
    | (?P<autolink><(?:(?:https?|ftp)://|mailto:|tel:)[^\s<>]*>)
    | <(?P<close>/?)(?P<name>{_NAME})(?P<rest>(?:[\s/]{_ATTRIBUTES})?)>
    | (?P<unfinished><[A-Za-z][A-Za-z0-9-]*(?=[\s>/]|$))
    | (?P<instruction><\?|<!\[CDATA\[|<![A-Za-z])
    """,
    re.VERBOSE,
)
