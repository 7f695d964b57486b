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
from builder.importers.found import Found, Leftover, Span
from builder.importers.own import own_format
from builder.importers.own.tidying import FENCE, WITH_ATTRIBUTES, bare, tidy
from builder.importers.rest import with_rest
from builder.question import Diagnostic

NAME: Final = "reply"

# A file in the format may be one as well; where nothing is wrapped around it, it is taken as it stands.
_AS_IT_STANDS: Final = 0.99
_MOST_FILES: Final = 20
# A greeting is shorter.
_FARTHEST: Final = 60
_KEY: Final = re.compile(r"(?:title|description|level|tags)[ \t]*:")
_OPENING: Final = re.compile(r" {0,3}(?P<run>`{3,}|~{3,})[ \t]*(?:markdown|md|ya?ml|te?xt)?[ \t]*$", re.IGNORECASE)
_QUESTION: Final = re.compile(r"##[ \t]+\S")
_TOLD: Final = re.compile(r"\{:?[ \t]*[^{}]*\b(?:level|minutes|tags)[ \t]*=")


@dataclass(frozen=True, slots=True)
class _File:
    """A file inside a reply: its lines, `start` to `end` (from 0, end not included), and the fences around it."""

    start: int
    end: int
    fences: tuple[int, ...] = ()


def fits(text: str) -> float:
    """Tell whether a text is a reply in the bank's own format."""
    if not _TOLD.search(text):
        return 0.0
    lines = split_lines(text)
    mended, _ = _mend(lines)
    headings = [line for line in mended if _QUESTION.match(line)]
    with_attributes = sum(WITH_ATTRIBUTES.match(line) is not None for line in headings)
    others = sum(not own and _QUESTION.match(line) is not None for line, own in zip(bare(lines), mended, strict=True))
    if not with_attributes or 2 * with_attributes < len(headings) + others:
        return 0.0
    # A bank knows its questions by their ids: nobody has to mend it.
    named = sum("{ #" in line for line in headings)
    return _AS_IT_STANDS if mended == lines or 2 * named > len(headings) else 1.0


def read(text: str) -> Found:
    """Read the questions with all that they say; what is wrapped around them is left over."""
    lines = split_lines(text)
    mended, fences = _mend(lines)
    # Front matter is what stands at the very top.
    top = next((number for number, line in enumerate(mended) if not is_blank(line)), 0)
    found = own_format.read("\n".join(mended[top:]))
    own = (Leftover("fence around the questions", (number + 1, number + 1)) for number in fences)
    moved = replace(
        found,
        importer=NAME,
        questions=tuple(
            replace(one, spans=tuple(_move(span, top, mended) for span in one.spans)) for one in found.questions
        ),
        leftovers=(*(replace(one, span=_move(one.span, top, mended)) for one in found.leftovers), *own),
        diagnostics=tuple(_move_diagnostic(one, top) for one in found.diagnostics),
        text="\n".join(mended),
    )
    return with_rest(moved, lines, name="remark")


def _move(span: Span, by: int, lines: Sequence[str]) -> Span:
    """Move a span, and leave out the lines at its end that are none of the file."""
    start, end = span[0] + by, span[1] + by
    while end > start and is_blank(lines[end - 1]):
        end -= 1
    return start, end


def _move_diagnostic(found: Diagnostic, by: int) -> Diagnostic:
    return replace(found, line=found.line + by) if found.line else found


def _mend(lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """Give the lines of the files inside a reply, blank ones in the place of all others, and the fences around them."""
    inside = bare(lines)
    mended = [""] * len(lines)
    fences: list[int] = []
    for file in _find_files(inside):
        own = ["" if number in file.fences else inside[number] for number in range(file.start, file.end)]
        mended[file.start : file.end] = tidy(own)
        fences += file.fences
    return mended, fences


def _find_files(lines: Sequence[str]) -> Iterator[_File]:
    """Find the files: where one ends with its fence, the next part of it may stand in another."""
    first = 0
    for _ in range(_MOST_FILES):
        file = _find_file(lines, first)
        yield file
        first = file.end + 1
        if not any(WITH_ATTRIBUTES.match(line) for line in lines[first:]):
            return
    yield _File(first, len(lines))


def _find_file(lines: Sequence[str], first: int) -> _File:
    """Find a file: from its front matter or first heading on, up to the fence that closes the one around it."""
    start = _find_start(lines, first)
    above = next((number for number in range(start - 1, first - 1, -1) if not is_blank(lines[number])), -1)
    opening = _OPENING.match(lines[above]) if above >= 0 else None
    if opening is None:
        return _File(start, len(lines))
    after = start + find_end(lines[start:])
    if after > start and after < len(lines) and lines[after].strip() == opening["run"]:
        # Only the front matter is in the fence.
        return _File(start, len(lines), (above, after))
    end = _find_closing(lines, start, opening["run"])
    return _File(start, end, (above, end) if end < len(lines) else (above,))


def _find_start(lines: Sequence[str], first: int) -> int:
    head = range(first, min(len(lines), first + _FARTHEST))
    for number in head:
        if lines[number].rstrip() == "---" and number + 1 < len(lines) and _KEY.match(lines[number + 1]):
            return number
        if _asks(lines[number]):
            break
    for number in head:
        if _OPENING.match(lines[number]) and number + 1 < len(lines) and _begins(lines[number + 1]):
            return number + 1
        if _asks(lines[number]):
            # A heading of the greeting is none of the file.
            return first if first == 0 else number
    return first


def _asks(line: str) -> bool:
    return bool(_QUESTION.match(line) or WITH_ATTRIBUTES.match(line))


def _begins(line: str) -> bool:
    return line.startswith(("# ", "## ")) or WITH_ATTRIBUTES.match(line) is not None


def _find_closing(lines: Sequence[str], start: int, run: str) -> int:
    """Find the fence that closes the one around the file; the number of lines when it was left open.

    Fences inside may be as long as the one around them. One without a language opens code as well as it closes
    anything; it closes the file if it closes no code and is below all questions, and if the next is not its own end.
    """
    questions = [number for number, line in enumerate(lines) if number >= start and WITH_ATTRIBUTES.match(line)]
    bound = next((number for number in questions[1:] if _is_wrapped(lines, number)), len(lines))
    last = max((number for number in questions if number < bound), default=start)
    matches = ((number, FENCE.match(lines[number])) for number in range(start, len(lines)))
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


def _is_wrapped(lines: Sequence[str], number: int) -> bool:
    """Tell whether a heading is the first line in a fence for Markdown."""
    opening = _OPENING.match(lines[number - 1]) if number else None
    return opening is not None and opening[0].strip().lower().endswith(("markdown", "md"))
