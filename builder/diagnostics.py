"""Diagnostics on their way: collected by the readers, shown as text, JSON or GitHub workflow commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from builder.question import Diagnostic

_LONGEST_QUOTE: Final = 80
_LONGEST_SOURCE: Final = 200


class Problems:
    """Collect what is wrong with one file."""

    def __init__(self, file: str) -> None:
        """Start with nothing found in `file`."""
        self._file = file
        self._found: list[Diagnostic] = []

    def add(self, line: int, column: int, code: str, message: str, *, hint: str = "") -> None:
        """Note one problem at a line and column counted from 1."""
        self._found.append(Diagnostic(self._file, line, column, code, message, hint))

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Give what was found in the order of the file, each problem once."""
        return tuple(sorted(set(self._found)))


def quote(text: str) -> str:
    """Quote a piece of the source in a message: on one line, not too long, in backticks unless it has some itself."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return f'"{line}"' if "`" in line else f"`{line}`"


def count_noun(count: int, noun: str) -> str:
    """Say a count with its English noun: `1 file`, `2 files`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def as_text(diagnostic: Diagnostic) -> str:
    """Show a diagnostic as linters do: the place, the code, the message, and the hint on a line of its own."""
    place = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}" if diagnostic.line else diagnostic.file
    line = f"{place}: {diagnostic.code}: {diagnostic.message}"
    return f"{line}\n  hint: {diagnostic.hint}" if diagnostic.hint else line


def as_record(diagnostic: Diagnostic) -> dict[str, str | int]:
    """Turn a diagnostic into the object that `--format json` prints."""
    return {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def with_sources(diagnostics: Iterable[Diagnostic], lines: Sequence[str], *, file: str) -> list[dict[str, str | int]]:
    """Turn the diagnostics of a file into objects that also show the lines they are about, as `source`."""
    return [{**as_record(found), "file": file, "source": _source(found, lines)} for found in diagnostics]


def as_github(diagnostic: Diagnostic) -> str:
    """Show a diagnostic as a GitHub workflow command, which becomes an annotation of the pull request."""
    place: Iterable[tuple[str, str | int]] = (
        ("file", diagnostic.file),
        # GitHub rejects line 0, and that is what "the whole file" is here.
        ("line", max(diagnostic.line, 1)),
        ("col", max(diagnostic.column, 1)),
        ("title", diagnostic.code),
    )
    properties = ",".join(f"{name}={_escape_property(str(value))}" for name, value in place)
    hint = f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"::{diagnostic.severity} {properties}::{_escape_message(diagnostic.message + hint)}"


def _escape_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")


def _source(diagnostic: Diagnostic, lines: Sequence[str]) -> str:
    """Give the line of a diagnostic; of a long one the part around the column, since there may be many in it."""
    if not 0 < diagnostic.line <= len(lines):
        return ""
    line = lines[diagnostic.line - 1]
    start = max(0, min(diagnostic.column - 1 - _LONGEST_SOURCE // 2, len(line) - _LONGEST_SOURCE))
    end = start + _LONGEST_SOURCE
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
