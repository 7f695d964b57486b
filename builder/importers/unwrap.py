"""Chat pastes: what is said around the questions, and the fence or the quotation that holds all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from builder.blocks import is_blank

_MOST: Final = 0.5
_NEARLY_ALL: Final = 0.8
_LONG: Final = 30
# Each looks at the rest of the text, and a paste has a few such fences at most.
_MOST_TRIES: Final = 20

_FENCE: Final = re.compile(r" {0,3}(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_MARKDOWN: Final = re.compile(r"(?:markdown|md|mdx)\b.*", re.IGNORECASE)
_STRUCTURE: Final = re.compile(
    r"\s*(?:#{1,6} +\S|(?:\*\*)?(?:Q|Question|Вопрос)\s*\d*\s*[:.)]|\d+[.)] .*\?\s*$|</?details)", re.IGNORECASE
)
_QUOTE: Final = re.compile(r" {0,3}> ?")
_CLOSING: Final = re.compile(
    r"[\s*_]*(?:(?:these|this|the above|all these) (?:\w+ )?(?:questions?|list|markdown|document|guide|set|answers?|should|covers?|collection|file|format)\b|"
    r"would you like|let me know|feel free|i hope|hope (?:this|these|that)|good luck|best of luck|if you(?:['’]d| would| want| need)|do you want|"
    r"want me to|shall i|should i|happy (?:learning|studying|coding|preparing)|i can also|note that these|remember,? |"
    r"эти вопросы|этот (?:список|набор|файл)|хотите|если (?:хотите|нужно|вам|что)|нужно ли|дайте знать|надеюсь|удачи|могу (?:также|ещё|еще)|"
    r"при необходимости|сообщите|готов[а]? (?:продолжить|дополнить))",
    re.IGNORECASE,
)


def unwrap(lines: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """Give the lines without what a chat put around them, as many as before, and the names of those emptied."""
    lines = _unquote(list(lines))
    emptied: dict[int, str] = {}
    edges = [edge for pair in _find_wrappers(lines) for edge in pair]
    for edge in edges:
        if edge < len(lines):
            emptied[edge] = "fence around the questions"
    for edge in edges[1::2]:
        for number in _talk_after(lines, edge + 1):
            emptied[number] = "remark"
    for number in _find_closings(lines, set(edges)):
        emptied[number] = "closing remark"
    return ["" if number in emptied else line for number, line in enumerate(lines)], emptied


def _unquote(lines: list[str]) -> list[str]:
    """Take the marks of a quotation from a text that is quoted as a whole."""
    filled = [line for line in lines if not is_blank(line)]
    if len(filled) < 3 or sum(line.lstrip().startswith(">") for line in filled) < _NEARLY_ALL * len(filled):
        return lines
    if any("[!" in line for line in filled):
        # Callouts are quotations that mean something.
        return lines
    return [_QUOTE.sub("", line, count=1) for line in lines]


def _find_wrappers(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find the fences that hold questions and not code: their first and last line."""
    fences = [
        (number, match)
        for number, line in enumerate(lines)
        if ("```" in line or "~~~" in line) and (match := _FENCE.match(line))
    ]
    filled = sum(not is_blank(line) for line in lines)
    at = tries = 0
    while at < len(fences) and tries < _MOST_TRIES:
        number, fence = fences[at]
        info = fence["info"].strip()
        tries += not info or _MARKDOWN.fullmatch(info) is not None
        last = _find_end(lines, fences, at) if not info or _MARKDOWN.fullmatch(info) else at
        if last > at:
            end = fences[last][0] if last < len(fences) else len(lines)
            if _is_wrapper(lines[number + 1 : end], filled, is_markdown=bool(info)):
                yield number, end
                at = last + 1
                continue
        at = _skip(fences, at)
    return


def _skip(fences: Sequence[tuple[int, re.Match[str]]], at: int) -> int:
    """Step over an ordinary fence."""
    run = fences[at][1]["run"]
    after = at + 1
    while after < len(fences) and (fences[after][1]["info"].strip() or not fences[after][1]["run"].startswith(run)):
        if fences[after][1]["info"].strip():
            return after
        after += 1
    return after + 1


def _find_end(lines: Sequence[str], fences: Sequence[tuple[int, re.Match[str]]], first: int) -> int:
    """Find the fence that closes one with fences inside; those with a language open, bare ones close."""
    run, depth = fences[first][1]["run"], 0
    for at in range(first + 1, len(fences)):
        number, fence = fences[at]
        if not fence["run"].startswith(run):
            continue
        if fence["info"].strip():
            depth += 1
        elif depth:
            depth -= 1
        elif (
            at + 1 < len(fences)
            and not fences[at + 1][1]["info"].strip()
            and not is_blank("".join(lines[number + 1 : number + 2]))
        ):
            depth += 1
        else:
            return at
    return len(fences)


def _is_wrapper(inside: Sequence[str], filled: int, *, is_markdown: bool) -> bool:
    size = sum(not is_blank(line) for line in inside)
    structure = sum(_STRUCTURE.match(line) is not None for line in inside)
    if structure < (1 if is_markdown else 3):
        return False
    return size >= (_MOST if is_markdown else _NEARLY_ALL) * filled or (is_markdown and size >= _LONG)


def _talk_after(lines: Sequence[str], first: int) -> Iterator[int]:
    """Find what is said between one fence and the next thing with a structure."""
    for number in range(first, len(lines)):
        if _STRUCTURE.match(lines[number]) or _FENCE.match(lines[number]):
            return
        if not is_blank(lines[number]):
            yield number


def _find_closings(lines: Sequence[str], edges: set[int]) -> Iterator[int]:
    """Find the closing remarks: a paragraph right before the end, before a fence around it, or before a title."""
    paragraph: list[int] = []
    for number in range(len(lines) + 1):
        line = lines[number] if number < len(lines) else "# "
        if number in edges or number == len(lines) or line.startswith("# "):
            if paragraph and _CLOSING.match(lines[paragraph[0]]) and len(paragraph) <= 4:
                yield from paragraph
            paragraph = []
        elif is_blank(line) or line.strip("-*_ ") == "":
            if (
                paragraph
                and number + 1 < len(lines)
                and not is_blank(lines[number + 1])
                and lines[number + 1].strip("-*_ ")
            ):
                paragraph = [] if not _opens_edge(lines, number + 1, edges) else paragraph
        else:
            paragraph.append(number)


def _opens_edge(lines: Sequence[str], number: int, edges: set[int]) -> bool:
    return number in edges or lines[number].startswith("# ")
