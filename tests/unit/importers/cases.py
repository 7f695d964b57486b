"""The reader of import cases: a foreign file and what is found in it, side by side in Markdown files.

A case is a title, the file and the expected outcome, each ended by a line with a single dot; the line of a case is its
test id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.blocks import split_lines
from builder.importers.found import Found, FoundQuestion, uncovered

FOLDER = Path(__file__).parents[2] / "data" / "imports"
_CASE = re.compile(r"^(?P<title>[^\n]+)\n\.\n(?P<input>.*?)^\.\n(?P<expected>.*?)^\.\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case and where it stands."""

    id: str
    title: str
    input: str
    expected: str


def read_cases(folder: Path = FOLDER) -> Iterator[Case]:
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for found in _CASE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield Case(f"{path.name}:{line}", found["title"], found["input"], found["expected"])


def outcome(text: str, read: Callable[[str], Found]) -> str:
    """Say in lines what was found."""
    found = read(text)
    lost = uncovered(found, split_lines(text))
    assert not lost, f"lines {lost} are lost"
    lines = [line for question in found.questions for line in _lines(question)]
    return "\n".join([*lines, ""]) if lines else "nothing\n"


def _lines(question: FoundQuestion) -> Iterator[str]:
    spans = ", ".join(f"{start}-{end}" for start, end in question.spans)
    level = f" level={question.level}" if question.level else ""
    tags = f" tags={','.join(question.tags)}" if question.tags else ""
    yield f"{spans}: {question.title}{level}{tags}"
    for name in ("prompt", "answer", "sources"):
        if getattr(question, name):
            yield f"  {name}: {getattr(question, name)!r}"
    for option in question.options:
        feedback = f" ({option.feedback!r})" if option.feedback else ""
        yield f"  [{'x' if option.correct else ' '}] {option.text!r}{feedback}"
    yield from (f"  accepted: {text!r}" for text in question.accepted)
    yield from (f"  hint: {text!r}" for text in question.hints)
    yield from (f"  follow-up: {step.title!r}: {step.answer!r}" for step in question.follow_ups)
    yield from (f"  doubt: {text}" for text in question.doubts)
