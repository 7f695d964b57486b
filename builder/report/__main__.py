"""The command `python -m builder.report`: read progress files, merge them, print the report."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from rich.console import Console

from builder.report.merge import check_banks, merge
from builder.report.progress import EARLIEST, LATEST, Progress, ProgressError, read
from builder.report.summary import Summary, summarise
from builder.report.text import UNSAFE, clean, describe_next, render
from builder.report.words import LANGUAGES, Language, Words

LONGEST_VALUE: Final = 40
EXAMPLE: Final = "example: python -m builder.report progress.json phone.json --lang en"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 when a file or an argument cannot be used."""
    arguments = _parser().parse_args(argv)
    try:
        files = _read_all(arguments.files)
    except FileProblem as problem:
        print(problem.line(Words(arguments.lang or "en")), file=sys.stderr)
        return 2
    progress = merge(files)
    words = Words(arguments.lang or _language(progress.language))
    zone, known = _zone(progress.timezone)
    summary = summarise(progress, now=_moment(arguments.at, zone), zone=zone)
    if arguments.json:
        return _write(_to_json(summary, words, zone))
    notes = _notes(progress, words, files=len(files), zone_known=known)
    return _write(_to_text(summary, words, zone, notes))


@dataclass(eq=False)
class FileProblem(Exception):
    """A file that cannot be used, and why."""

    name: str
    error: ProgressError

    def line(self, words: Words) -> str:
        """Write the problem as one line: the file, the place, what is wrong, what to do."""
        error = self.error
        expected = clean(error.expected)
        if error.reason == "damaged":
            expected = words("error_expected", expected=expected) if expected else ""
        found = _shorten(clean(error.found))
        what = words(f"error_{error.reason}", place=clean(error.place), found=found, expected=expected)
        position = error.place if error.place[:1].isdigit() else ""
        return f"{clean(self.name)}{':' if position else ''}{position}: {what}"


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m builder.report",
        description="Report the progress that the site exported; several files of one learner are merged.",
        epilog=EXAMPLE,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="an exported progress file")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), help="language of the report (default: the file's)")
    parser.add_argument("--at", metavar="TIME", type=_time, help="report as of this ISO 8601 time (default: now)")
    return parser


def _time(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if not EARLIEST.year <= moment.year < LATEST.year:
        raise ValueError(text)
    return moment


# argparse names the type in its message: "invalid ISO 8601 time value".
_time.__name__ = "ISO 8601 time"


def _read_all(paths: Sequence[Path]) -> list[Progress]:
    files: list[Progress] = []
    for path in paths:
        try:
            files.append(read(path))
            check_banks(files)
        except ProgressError as error:
            raise FileProblem(str(path), error) from None
    return files


def _language(name: str) -> Language:
    """Choose the report's language for the one that a file names (`ru`, `ru-RU`)."""
    return next((language for language in LANGUAGES if name.lower().split("-")[0] == language), "en")


def _zone(name: str) -> tuple[tzinfo, bool]:
    """Find a time zone; UTC and False when it is not known here."""
    try:
        return ZoneInfo(name), True
    # A name can also be no name at all: a folder, a path that leads out, a NUL.
    except (KeyError, ValueError, OSError):
        return UTC, name in ("", "UTC")


def _moment(at: datetime | None, zone: tzinfo) -> datetime:
    """Choose the moment of the report; without a zone it is meant in the learner's."""
    if at is None:
        return datetime.now(UTC)
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _notes(progress: Progress, words: Words, *, files: int, zone_known: bool) -> list[str]:
    notes = []
    if not zone_known:
        notes.append(words("note_timezone", name=_shorten(clean(progress.timezone))))
    if files > 1:
        notes.append(words("note_merged", count=words.count("files", files)))
    return notes


def _to_text(summary: Summary, words: Words, zone: tzinfo, notes: Sequence[str]) -> str:
    console = Console()
    # Old Windows consoles show escape sequences as they are.
    styled = console.is_terminal and not (console.legacy_windows or console.no_color)
    return render(summary, words, zone=zone, notes=notes, width=console.width, styled=styled)


def _to_json(summary: Summary, words: Words, zone: tzinfo) -> str:
    document = {"format": "interview-practice/report", "version": 1, **asdict(summary)}
    document["next"]["text"] = describe_next(summary, words, zone)
    text = json.dumps(document, ensure_ascii=False, indent=2, default=_to_iso)
    # The same text as JSON, but safe to look at in a terminal.
    return UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], text) + "\n"


def _to_iso(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    raise TypeError(type(value))


def _write(text: str) -> int:
    """Print a report; a reader that closed the pipe (`| head`) is no error."""
    out = sys.stdout
    try:
        out.write(text.encode(out.encoding or "utf-8", "replace").decode(out.encoding or "utf-8"))
        out.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
