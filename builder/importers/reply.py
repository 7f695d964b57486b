"""Replies of language models that keep to the bank's own format, whatever they wrap around it: a greeting, a fence.

That the format is meant is told by attributes in the headings of questions, which nobody else writes; so a section that
the model made up does not make another file of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.front_matter import find_end
from builder.importers import own_format
from builder.importers.found import Found, FoundQuestion, Leftover, Span
from builder.question import Diagnostic

NAME: Final = "reply"

# A greeting is shorter.
_FARTHEST: Final = 60
_KEY: Final = re.compile(r"(?:title|description|level|tags)[ \t]*:")
_OPENING: Final = re.compile(r" {0,3}(?P<run>`{3,}|~{3,})[ \t]*(?:markdown|md|ya?ml|te?xt)?[ \t]*$", re.IGNORECASE)
_FENCE: Final = re.compile(r" {0,3}(?P<run>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_QUESTION: Final = re.compile(r"##[ \t]+\S")
_WITH_ATTRIBUTES: Final = re.compile(r"##[ \t]+\S.*[ \t]\{:?[ \t][^{}]*\b(?:level|minutes|tags)=[^{}]*\}[ \t]*$")


@dataclass(frozen=True, slots=True)
class _File:
    """The file inside a reply: its lines, `start` to `end` (from 0, end not included), and the fences around it."""

    start: int
    end: int
    fences: tuple[int, ...] = ()


def fits(text: str) -> float:
    """Tell whether a text is a reply in the bank's own format."""
    headings = [line for line in split_lines(text) if _QUESTION.match(line)]
    with_attributes = sum(_WITH_ATTRIBUTES.match(line) is not None for line in headings)
    return 1.0 if with_attributes and 2 * with_attributes >= len(headings) else 0.0


def read(text: str) -> Found:
    """Read the questions with all that they say; what is wrapped around them is left over."""
    lines = split_lines(text)
    file = _find_file(lines)
    inside = ["" if number in file.fences else line for number, line in enumerate(lines)][file.start : file.end]
    found = own_format.read("\n".join(inside))
    return replace(
        found,
        importer=NAME,
        questions=tuple(_move(one, file.start) for one in found.questions),
        leftovers=(
            *(Leftover(one.name, _move_span(one.span, file.start)) for one in found.leftovers),
            *_leave(lines, file),
        ),
        diagnostics=tuple(_move_diagnostic(one, file.start) for one in found.diagnostics),
    )


def _find_file(lines: Sequence[str]) -> _File:
    """Find the file: from its front matter or first heading on, up to the fence that closes the one around it."""
    start = _find_start(lines)
    above = next((number for number in range(start - 1, -1, -1) if not is_blank(lines[number])), -1)
    opening = _OPENING.match(lines[above]) if above >= 0 else None
    if opening is None:
        return _File(start, len(lines))
    after = start + find_end(lines[start:])
    if after > start and after < len(lines) and lines[after].strip() == opening["run"]:
        # Only the front matter is in the fence.
        return _File(start, len(lines), (above, after))
    end = _find_closing(lines, start, opening["run"])
    return _File(start, end, (above, end) if end < len(lines) else (above,))


def _find_start(lines: Sequence[str]) -> int:
    head = range(min(len(lines), _FARTHEST))
    for number in head:
        if lines[number].rstrip() == "---" and number + 1 < len(lines) and _KEY.match(lines[number + 1]):
            return number
        if _QUESTION.match(lines[number]):
            break
    for number in head:
        if _OPENING.match(lines[number]) and number + 1 < len(lines) and lines[number + 1].startswith(("# ", "## ")):
            return number + 1
        if _QUESTION.match(lines[number]):
            break
    return 0


def _find_closing(lines: Sequence[str], start: int, run: str) -> int:
    """Find the fence that closes the one around the file; the number of lines when it was left open.

    Fences inside may be as long as the one around them. One without a language opens code as well as it closes
    anything; it closes the file if it closes no code and is below all questions, and if the next is not its own end.
    """
    last = max((number for number, line in enumerate(lines) if _WITH_ATTRIBUTES.match(line)), default=start)
    matches = ((number, _FENCE.match(lines[number])) for number in range(start, len(lines)))
    fences = [(number, match["run"], bool(match["info"].strip())) for number, match in matches if match]
    code = ""
    for (number, own, has_language), after in zip_longest(fences, fences[1:]):
        if code:
            code = "" if own.startswith(code) and not has_language else code
        elif number > last and own.startswith(run) and not has_language and (after is None or after[2]):
            return number
        else:
            code = own
    return len(lines)


def _leave(lines: Sequence[str], file: _File) -> Iterator[Leftover]:
    for first, last in ((0, file.start), (file.end, len(lines))):
        numbers = [number for number in range(first, last) if number not in file.fences and not is_blank(lines[number])]
        if numbers:
            yield Leftover("remark", (numbers[0] + 1, numbers[-1] + 1))
    for number in file.fences:
        yield Leftover("fence around the questions", (number + 1, number + 1))


def _move(found: FoundQuestion, by: int) -> FoundQuestion:
    return replace(found, spans=tuple(_move_span(span, by) for span in found.spans))


def _move_span(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _move_diagnostic(found: Diagnostic, by: int) -> Diagnostic:
    return replace(found, line=found.line + by) if found.line else found
