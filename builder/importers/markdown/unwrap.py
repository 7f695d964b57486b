"""Chat pastes: what is said around the questions, and the fence or the quotation that holds all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from builder.blocks import is_blank

_HALF: Final = 0.5
_NEARLY_ALL: Final = 0.8
_LONG: Final = 30
_FEW: Final = 3
_LONGEST_REMARK: Final = 4
# Each look for an end reads the rest of the text, and a paste has a few such fences at most.
_MOST_WRAPPERS: Final = 20

_FENCE: Final = re.compile(r" {0,3}(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*$")
_MARKDOWN: Final = re.compile(r"(?:markdown|md|mdx)\b.*", re.IGNORECASE)
_STRUCTURE: Final = re.compile(
    r"\s*(?:#{1,6} +\S|(?:\*\*)?(?:Q|Question|Вопрос)\s*\d*\s*[:.)]|\d+[.)] .*\?\s*$|</?details)", re.IGNORECASE
)
_QUOTE: Final = re.compile(r" {0,3}> ?")
_RULE: Final = re.compile(r"[-*_ ]*$")
_CLOSING: Final = re.compile(
    r"[\s*_]*+(?:(?:these|this|the above|all these) (?:\w+ )?"
    r"(?:questions?|list|markdown|document|guide|set|answers?|should|covers?|collection|file|format)\b|"
    r"would you like|let me know|feel free|i hope|hope (?:this|these|that)|good luck|best of luck|do you want|"
    r"want me to|if you(?:['’]d| would| want| need)|shall i|should i|happy (?:learning|studying|coding|preparing)|"
    r"i can also|note that these|remember,? |эти вопросы|этот (?:список|набор|файл)|хотите|"
    r"если (?:хотите|нужно|вам|что)|нужно ли|"
    r"дайте знать|надеюсь|удачи|могу (?:также|ещё|еще)|при необходимости|сообщите|готова? (?:продолжить|дополнить))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Fence:
    """A line that opens or closes a fence."""

    line: int
    run: str
    info: str


def unwrap(lines: Sequence[str]) -> tuple[list[str], dict[int, str]]:
    """Give the lines without what a chat put around them, as many as before, and the names of those emptied."""
    inside = _unquote(list(lines))
    emptied: dict[int, str] = {}
    edges: set[int] = set()
    for first, last in _find_wrappers(inside):
        edges |= {first, last}
        emptied |= dict.fromkeys(_talk_after(inside, last + 1), "remark")
    emptied |= dict.fromkeys((edge for edge in edges if edge < len(inside)), "fence around the questions")
    emptied |= dict.fromkeys(_find_closings(inside, edges), "closing remark")
    return ["" if number in emptied else line for number, line in enumerate(inside)], emptied


def _unquote(lines: list[str]) -> list[str]:
    """Take the marks of a quotation from a text that is quoted as a whole."""
    filled = [line for line in lines if not is_blank(line)]
    quoted = sum(line.lstrip().startswith(">") for line in filled)
    # Callouts are quotations that mean something.
    if len(filled) < _FEW or quoted < _NEARLY_ALL * len(filled) or any("[!" in line for line in filled):
        return lines
    return [_QUOTE.sub("", line, count=1) for line in lines]


def _find_wrappers(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find the fences that hold questions and not code: their first and last line."""
    fences = [
        _Fence(number, match["run"], match["info"])
        for number, line in enumerate(lines)
        if ("```" in line or "~~~" in line) and (match := _FENCE.match(line))
    ]
    filled = sum(not is_blank(line) for line in lines)
    at = tries = 0
    while at < len(fences) and tries < _MOST_WRAPPERS:
        is_markdown = _MARKDOWN.fullmatch(fences[at].info) is not None
        # A bare fence holds all or nothing, so it can only be the first one.
        if is_markdown or (at == 0 and not fences[at].info):
            tries += 1
            last = _find_end(lines, fences, at)
            end = fences[last].line if last < len(fences) else len(lines)
            if _is_wrapper(lines[fences[at].line + 1 : end], filled, is_markdown=is_markdown):
                yield fences[at].line, end
                at = last + 1
                continue
        at = _skip(fences, at)


def _skip(fences: Sequence[_Fence], at: int) -> int:
    """Step over an ordinary fence; one with a language opens even where the one before was not closed."""
    after = at + 1
    while after < len(fences) and not fences[after].info and not fences[after].run.startswith(fences[at].run):
        after += 1
    return after if after < len(fences) and fences[after].info else after + 1


def _find_end(lines: Sequence[str], fences: Sequence[_Fence], first: int) -> int:
    """Find the fence that closes one with fences inside: those with a language open, bare ones close.

    A bare one opens too if code stands right below it and another bare one comes next.
    """
    depth = 0
    for at in range(first + 1, len(fences)):
        fence = fences[at]
        if not fence.run.startswith(fences[first].run):
            continue
        if fence.info:
            depth += 1
        elif depth:
            depth -= 1
        elif at + 1 < len(fences) and not fences[at + 1].info and not is_blank(lines[fence.line + 1]):
            depth += 1
        else:
            return at
    return len(fences)


def _is_wrapper(inside: Sequence[str], filled: int, *, is_markdown: bool) -> bool:
    size = sum(not is_blank(line) for line in inside)
    structure = sum(_STRUCTURE.match(line) is not None for line in inside)
    if is_markdown:
        return structure > 0 and (size >= _HALF * filled or size >= _LONG)
    return structure >= _FEW and size >= _NEARLY_ALL * filled


def _talk_after(lines: Sequence[str], first: int) -> Iterator[int]:
    """Find what is said between one fence and the next thing with a structure."""
    for number in range(first, len(lines)):
        if _STRUCTURE.match(lines[number]) or _FENCE.match(lines[number]):
            return
        if not is_blank(lines[number]):
            yield number


def _find_closings(lines: Sequence[str], edges: set[int]) -> Iterator[int]:
    """Find the closing remarks: the last paragraph before the end, before a fence around it all, or before a title."""
    paragraph: list[int] = []
    is_open = False
    for number, line in enumerate([*lines, "# "]):
        if number in edges or line.startswith("# "):
            if paragraph and len(paragraph) <= _LONGEST_REMARK and _CLOSING.match(lines[paragraph[0]]):
                yield from paragraph
            paragraph, is_open = [], False
        elif _RULE.match(line):
            is_open = False
        else:
            paragraph = [*paragraph, number] if is_open and len(paragraph) <= _LONGEST_REMARK else [number]
            is_open = True
