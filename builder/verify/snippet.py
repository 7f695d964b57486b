"""The code fences of a question file: what they hold, and where in the file each of their lines stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.blocks import split_lines
from builder.diagnostics import quote
from builder.fences import PYTHON, read_fences
from builder.question import Diagnostic, Parsed


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column of a file, from 1."""

    file: str
    line: int
    column: int

    def report(self, code: str, message: str, hint: str) -> Diagnostic:
        """Make a diagnostic of this place."""
        return Diagnostic(self.file, self.line, self.column, code, message, hint)


@dataclass(frozen=True, slots=True)
class Snippet:
    """One fence: the question and the section that it is in, and its first line of code in the file (from 1).

    `indents` tells for each line of the code how many characters stand before it in the file.
    """

    file: str
    question: str
    section: str
    language: str
    words: frozenset[str]
    code: str
    line: int
    indents: tuple[int, ...]

    @property
    def is_python(self) -> bool:
        """Tell Python by its usual names."""
        return self.language in PYTHON

    @property
    def opening(self) -> Place:
        """Give the place of the line that opens the fence."""
        return Place(self.file, self.line - 1, self.indents[0] + 1)

    def place(self, line: int, column: int = 1) -> Place:
        """Find a place of the code (both from 1) in the file."""
        line = min(max(line, 1), len(self.indents))
        return Place(self.file, self.line + line - 1, self.indents[line - 1] + max(column, 1))

    def quote(self, line: int) -> str:
        """Quote a line of the code in a message; of an empty one, the line before it that is not."""
        lines = self.code.split("\n")[: max(line, 1)]
        return quote(next((text for text in reversed(lines) if text.strip()), ""))


@dataclass(frozen=True, slots=True)
class Program:
    """The fences of a section as one text, a blank line between them: what learners and the judge get."""

    snippets: tuple[Snippet, ...]

    @property
    def code(self) -> str:
        """Join the code of the fences."""
        return "\n\n".join(snippet.code for snippet in self.snippets)

    def place(self, line: int, column: int = 1) -> Place:
        """Find a place of the joined code in the file."""
        for snippet in self.snippets[:-1]:
            height = len(snippet.indents)
            if line <= height:
                return snippet.place(line, column)
            line -= height + 1
        return self.snippets[-1].place(line, column)


def read_snippets(text: str, parsed: Parsed) -> Iterator[Snippet]:
    """Read the fences of all questions and of the introduction, in the order of the file."""
    lines = split_lines(text)
    for part in parsed.parts:
        if part.name in ("front_matter", "heading", "section_heading"):
            continue
        for fence in read_fences("\n".join(lines[part.start - 1 : part.end])):
            code = fence.code.split("\n")
            first = part.start + fence.line
            indents = _indents(lines[first - 1 : first - 1 + len(code)], code)
            yield Snippet(
                parsed.file, part.question, part.name, fence.language, fence.words, fence.code, first, indents
            )


def _indents(lines: Sequence[str], code: Sequence[str]) -> tuple[int, ...]:
    # A fence without any line has the one that closes it; tabs may make a line of code longer than it is in the file.
    widths = [max(len(line) - len(inside), 0) for line, inside in zip(lines, code, strict=False)]
    return tuple(widths) or (0,)
