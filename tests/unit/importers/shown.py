"""What an importer found, as lines that a test can compare."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from builder.blocks import split_lines
from builder.importers.found import Found, uncovered


def show(read: Callable[[str], Found], text: str) -> str:
    """Read an indented text and say what was found; every line of it must be accounted for."""
    return shown(read, textwrap.dedent(text).lstrip("\n"))


def shown(read: Callable[[str], Found], text: str) -> str:
    found = read(text)
    assert uncovered(found, split_lines(text)) == ()
    return describe(found)


def describe(found: Found) -> str:
    lines = [f"title {found.title}"] if found.title else []
    for one in found.questions:
        spans = " ".join(f"{start}-{end}" for start, end in one.spans)
        facts = "".join(f" {fact}" for fact in (one.level, ",".join(one.tags)) if fact)
        lines.append(f"{spans} {one.title}{facts}")
        lines += [f"  ? {line}" for line in one.prompt.split("\n") if one.prompt]
        for option in one.options:
            feedback = f" # {option.feedback!r}" if option.feedback else ""
            lines.append(f"  [{'x' if option.correct else ' '}] {option.text!r}{feedback}")
        lines += [f"  = {answer}" for answer in one.accepted]
        lines += [f"  > {line}" for line in one.answer.split("\n") if one.answer]
        lines += [f"  hint {hint}" for hint in one.hints]
        lines += [f"  doubt {doubt}" for doubt in one.doubts]
    lines += [f"left {one.name} {one.span[0]}-{one.span[1]}" for one in found.leftovers]
    lines += [f"problem {one.line} {one.code}: {one.message}" for one in found.diagnostics]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def expect(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")
