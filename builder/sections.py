"""The content of a question's sections: options, lists, answers that are accepted, follow-ups."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from builder.blocks import is_blank, trim
from builder.diagnostics import Problems, quote
from builder.question import FollowUp, Option

_LISTS: Final = ("bullet_list_open", "ordered_list_open")
_MARKER: Final = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)")
# A Russian keyboard types another letter that looks the same.
_CHECKBOX: Final = re.compile(r"\[(?P<mark>[ xXхХ])\](?:[ \t]+|$)")
_CYRILLIC_X: Final = "хХ"
_INDENT: Final = re.compile(r"[ \t]*")
_CODE_SPAN: Final = re.compile(r"(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)", re.DOTALL)
_TOLERANCE: Final = re.compile(r"±|\+/?-")
_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_NUMBER_WITH_TOLERANCE: Final = re.compile(rf"[-+−]?{_NUMBER}\s*(?:±|\+/?-)\s*{_NUMBER}\s*%?")
_REGEX: Final = re.compile(r"/(?P<source>.+)/[gimsuvy]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines, `start` to `end` (from 0, end not included), with its heading line and the tokens over it."""

    name: str
    heading: int
    start: int
    end: int
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its first paragraph and what follows, both without the indentation; `end` is not included."""

    start: int
    end: int
    column: int
    text: str
    rest: str
    is_apart: bool


def text_of(section: Section, lines: Sequence[str]) -> str:
    """Slice the text of a section from the source."""
    return trim(lines[section.start : section.end])


def top_level(tokens: Iterable[Token]) -> list[Token]:
    """Select the tokens that open a top-level block."""
    return [token for token in tokens if token.level == 0 and token.nesting >= 0]


def _span(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def _read_lists(tokens: Iterable[Token], lines: Sequence[str]) -> Iterator[tuple[Token, list[Item]]]:
    """Give each top-level list with its items."""
    block: Token | None = None
    items: list[Item] = []
    for token in tokens:
        if token.level == 0 and token.nesting >= 0:
            if block is not None:
                yield block, items
            block, items = (token if token.type in _LISTS else None), []
        elif block is not None and token.type == "list_item_open" and token.level == 1:
            items.append(_read_item(*_span(token), lines))
    if block is not None:
        yield block, items


def _read_item(start: int, end: int, lines: Sequence[str]) -> Item:
    marker = _MARKER.match(lines[start])
    column = marker.end() if marker else 0
    first = [lines[start][column:]]
    position = start + 1
    while position < end and not is_blank(lines[position]) and _width(lines[position]) < 4:
        first.append(lines[position].lstrip(" \t"))
        position += 1
    is_apart = position < end and is_blank(lines[position])
    rest = dedent(lines[position:end])
    return Item(start, end, column + 1, trim(first), rest, is_apart)


def _width(line: str) -> int:
    indent = _INDENT.match(line)
    return len(indent[0].expandtabs(4)) if indent else 0


def dedent(lines: Sequence[str]) -> str:
    """Take the indentation of a list item from the lines below its first paragraph.

    Four columns are the usual indentation; more are taken when all lines have them, unless that makes code of them.
    """
    widths = [_width(line) for line in lines if not is_blank(line)]
    indent = min((width for width in widths if width), default=0)
    if indent >= 8:
        indent = 4
    return trim([_cut_indent(line, indent) for line in lines])


def _cut_indent(line: str, columns: int) -> str:
    if line.startswith(" " * columns):
        return line[columns:]
    body = line.lstrip(" \t")
    return " " * max(_width(line) - columns, 0) + body if body else ""


def read_options(prompt: Section, lines: Sequence[str], problems: Problems) -> tuple[tuple[Option, ...], list[Item]]:
    """Read the first top-level task list of a prompt; without one there are no options."""
    for block, items in _read_lists(prompt.tokens, lines):
        if block.type == "bullet_list_open" and any(_CHECKBOX.match(item.text) for item in items):
            return tuple(_read_option(item, problems) for item in items), items
    return (), []


def _read_option(item: Item, problems: Problems) -> Option:
    box = _CHECKBOX.match(item.text)
    if box is None:
        problems.add(
            item.start + 1,
            item.column,
            "bad-section",
            f"the option {quote(item.text)} has no checkbox",
            hint="start each option with `- [ ]` or `- [x]`",
        )
        return Option(item.text, False, item.rest)
    mark = box["mark"]
    if mark in _CYRILLIC_X:
        problems.add(
            item.start + 1,
            item.column + 1,
            "bad-section",
            f"the checkbox `[{mark}]` holds the Cyrillic letter «{mark}»",
            hint="type a latin `x`: `- [x]`",
        )
    text, feedback = item.text[box.end() :].strip(), item.rest
    if not text:
        text, feedback = _split_block(feedback)
    if not text:
        problems.add(
            item.start + 1,
            item.column,
            "bad-section",
            f"the option {quote(item.text)} has no text",
            hint="write the text of the option after its checkbox",
        )
    return Option(text, mark != " ", feedback)


def _split_block(text: str) -> tuple[str, str]:
    """Split the first block, a fence or a paragraph, from what follows: an option may be nothing but code."""
    lines = text.split("\n")
    fence = re.match(r"(`{3,}|~{3,})", lines[0])
    for position, line in enumerate(lines[1:], start=1):
        if fence and line.rstrip().startswith(fence[0]) and not line.strip(fence[0][0] + " \t"):
            return trim(lines[: position + 1]), trim(lines[position + 1 :])
        if not fence and is_blank(line):
            return trim(lines[:position]), trim(lines[position:])
    return text, ""


def read_items(section: Section, lines: Sequence[str], problems: Problems) -> list[Item]:
    """Read the items of a section that is a list; anything beside the list is reported, for nothing would show it."""
    blocks = top_level(section.tokens)
    items = [item for _, inside in _read_lists(section.tokens, lines) for item in inside]
    stray = next((block for block in blocks if block.type not in _LISTS), None)
    if stray is not None:
        start = _span(stray)[0]
        problems.add(
            start + 1,
            _width(lines[start]) + 1,
            "bad-section",
            f"{quote(lines[start])} is not an item of a list",
            hint="this section is a list: start each item with `- `",
        )
    for item in items:
        if not item.text and not item.rest:
            problems.add(
                item.start + 1, item.column, "bad-section", "an item of the list is empty", hint="fill it or delete it"
            )
    return items


def whole_text(item: Item) -> str:
    """Join the parts of an item; a checkbox in front of it is dropped, for a rubric is ticked by the learner."""
    box = _CHECKBOX.match(item.text)
    text = item.text[box.end() :] if box else item.text
    return "\n\n".join(filter(None, (text, item.rest))) if item.is_apart else "\n".join(filter(None, (text, item.rest)))


def read_accepted(item: Item, problems: Problems) -> str:
    """Read one accepted answer: a literal, a `/regex/` or a number with tolerance.

    Backticks around the whole item are dropped, so that code such as `*args` can be written without being Markdown.
    """
    text = whole_text(item)
    # Nobody types more, and the expression costs the square of a run of backticks.
    span = _CODE_SPAN.match(text) if len(text) < 1000 else None
    if span and span.end() == len(text):
        text = _strip_span(span["code"])
    for is_wrong, message, hint in _ACCEPTED_RULES:
        reason = is_wrong(text)
        if reason:
            problems.add(
                item.start + 1, item.column, "bad-section", message.format(text=quote(text), reason=reason), hint=hint
            )
            break
    return text


def _strip_span(code: str) -> str:
    padded = code.startswith(" ") and code.endswith(" ") and code.strip(" ")
    return code[1:-1] if padded else code


def _has_lines(text: str) -> str:
    return "it has several lines" if "\n" in text else ""


def _regex_error(text: str) -> str:
    regex = _REGEX.fullmatch(text)
    if regex is None:
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(regex["source"])
    except (re.error, OverflowError, RecursionError) as error:
        return str(error) or "it is nested too deeply"
    return ""


def _tolerance_error(text: str) -> str:
    if "±" not in text or text.startswith("/"):
        return ""
    return "" if _NUMBER_WITH_TOLERANCE.fullmatch(text) else "no number on one side of ±"


_ACCEPTED_RULES: Final[tuple[tuple[Callable[[str], str], str, str], ...]] = (
    (_has_lines, "the accepted answer {text} cannot be typed: {reason}", "write one short line per item"),
    (
        _regex_error,
        "{text} is not a regular expression: {reason}",
        "correct it, or escape special characters by `\\`",
    ),
    (_tolerance_error, "{text} is not a number with tolerance: {reason}", "write it as `42 ± 1`"),
)


def read_expected(section: Section, lines: Sequence[str]) -> str:
    """Read the expected output: what the first fence holds, or the text when there is no fence."""
    fence = next((token for token in section.tokens if token.type == "fence"), None)
    if fence is not None:
        return fence.content.removesuffix("\n")
    return text_of(section, lines)


def has_fence(section: Section) -> bool:
    """Tell whether a section holds code at its top level."""
    return any(token.type in ("fence", "code_block") and token.level == 0 for token in section.tokens)


def read_follow_ups(section: Section, lines: Sequence[str], problems: Problems) -> list[FollowUp]:
    """Read the ladder of deeper questions: each `####` heading and the text below it."""
    headings = [
        (token, section.tokens[position + 1].content)
        for position, token in enumerate(section.tokens)
        if token.type == "heading_open" and token.level == 0 and token.markup == "####"
    ]
    starts = [_span(token)[0] for token, _ in headings]
    before = trim(lines[section.start : starts[0] if starts else section.end])
    if before:
        problems.add(
            section.start + 1 + next(i for i, line in enumerate(lines[section.start :]) if not is_blank(line)),
            1,
            "bad-section",
            f"{quote(before)} stands outside the deeper questions",
            hint="begin each deeper question with `#### `, its answer below",
        )
    follow_ups = []
    for (_, title), (start, end) in zip(headings, pairwise([*starts, section.end]), strict=True):
        answer = trim(lines[start + 1 : end])
        if not title:
            problems.add(start + 1, 1, "bad-section", "a deeper question `####` has no title", hint="write it there")
        elif not answer:
            problems.add(
                start + 1,
                1,
                "empty-section",
                f"{quote(f'#### {title}')} has nothing below it",
                hint="write the answer below it",
            )
        follow_ups.append(FollowUp(title, answer))
    return follow_ups
