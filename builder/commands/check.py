"""`check`: read a bank, report its problems, and stamp missing ids when asked."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from builder.check import check_bank, find_vanished
from builder.diagnostics import as_github, as_record, as_text, count_noun
from builder.parser import is_topic, parse
from builder.question import Diagnostic, Parsed
from builder.source import LEDGER, find_pages, read_ledger, read_source, root_of, save_ledger, save_source, topic_of
from builder.writer import stamp_ids

SUMMARY = "Report the problems of question files: unreadable questions, missing or repeated ids, and so on."
EXAMPLE = "python -m builder check content --fix"


@dataclass(slots=True)
class Reading:
    """What the paths of one run gave, by the name under which diagnostics call each file."""

    files: dict[str, Parsed] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    unread: list[Diagnostic] = field(default_factory=list)
    plain_pages: int = 0
    stamped: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one run, as all formats show it."""

    diagnostics: tuple[Diagnostic, ...]
    files: int
    plain_pages: int
    questions: int
    usable: int
    stamped: int

    @property
    def counts(self) -> dict[str, int]:
        """Count what was read and what was found."""
        errors = sum(found.severity == "error" for found in self.diagnostics)
        return {
            "files": self.files,
            "plain_pages": self.plain_pages,
            "questions": self.questions,
            "usable": self.usable,
            "errors": errors,
            "warnings": len(self.diagnostics) - errors,
            "fixable": sum(found.code == "missing-id" for found in self.diagnostics),
            "stamped": self.stamped,
        }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `check`."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        default=[Path("content")],
        help="question files, or folders of them (default: content)",
    )
    parser.add_argument("--fix", action="store_true", help="write missing ids into the headings, change nothing else")
    parser.add_argument("--format", choices=sorted(_FORMATS), default="text", help="how to print (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Check the paths: 0 without problems, 1 with some, 2 when there is nothing to check."""
    missing = next((path for path in arguments.paths if not path.exists()), None)
    if missing is not None:
        return _refuse(f"there is no file or folder `{missing.as_posix()}`")
    try:
        reading = _read_paths(arguments.paths)
        if not reading.files and not reading.unread:
            pages = f" ({count_noun(reading.plain_pages, 'plain page')})" if reading.plain_pages else ""
            return _refuse(f"no question files in `{'`, `'.join(path.as_posix() for path in arguments.paths)}`{pages}")
        if arguments.fix:
            _stamp(reading)
        result = _check(reading, arguments.paths, fix=arguments.fix)
    except OSError as error:
        return _refuse(f"`{error.filename}`: {(error.strerror or str(error)).lower()}")
    sys.stdout.write(_FORMATS[arguments.format](result))
    return 1 if result.diagnostics else 0


def _refuse(reason: str) -> int:
    sys.stderr.write(f"error: {reason}\n")
    return 2


def _read_paths(paths: Sequence[Path]) -> Reading:
    reading = Reading()
    for path in paths:
        if path.is_dir():
            for page in find_pages(path):
                _read_file(page, path, reading, is_named=False)
        else:
            _read_file(path, root_of(path), reading, is_named=True)
    return reading


def _read_file(path: Path, root: Path, reading: Reading, *, is_named: bool) -> None:
    name = path.as_posix()
    if name in reading.files:
        return
    text = read_source(path)
    if isinstance(text, Diagnostic):
        reading.unread.append(text)
    elif is_named or is_topic(text):
        topic = topic_of(path.absolute(), root.absolute())
        reading.files[name] = parse(text, file=name, topic=topic)
        reading.paths[name] = path
    else:
        reading.plain_pages += 1


def _stamp(reading: Reading) -> None:
    for name, parsed in reading.files.items():
        if not any(found.code == "missing-id" for found in parsed.diagnostics):
            continue
        path = reading.paths[name]
        text = read_source(path)
        if isinstance(text, Diagnostic):
            continue
        save_source(path, stamp_ids(text, parsed))
        reading.files[name] = _without_missing(parsed)
        reading.stamped += len(parsed.diagnostics) - len(reading.files[name].diagnostics)


def _without_missing(parsed: Parsed) -> Parsed:
    return replace(parsed, diagnostics=tuple(found for found in parsed.diagnostics if found.code != "missing-id"))


def _check(reading: Reading, paths: Sequence[Path], *, fix: bool) -> Result:
    files = check_bank(reading.files)
    found = [*reading.unread, *(one for parsed in files.values() for one in parsed.diagnostics)]
    for folder in dict.fromkeys(path for path in paths if path.is_dir()):
        found += _check_ledger(folder, files, fix=fix)
    return Result(
        diagnostics=tuple(sorted(found)),
        files=len(files) + len(reading.unread),
        plain_pages=reading.plain_pages,
        questions=sum(parsed.found for parsed in files.values()),
        usable=sum(len(parsed.usable) for parsed in files.values()),
        stamped=reading.stamped,
    )


def _check_ledger(folder: Path, files: Mapping[str, Parsed], *, fix: bool) -> tuple[Diagnostic, ...]:
    own = {name: parsed for name, parsed in files.items() if Path(name).is_relative_to(folder)}
    known = read_ledger(folder)
    if fix:
        save_ledger(folder, [*known, *_written_ids(own)])
        known = read_ledger(folder)
    return find_vanished(own, known, file=(folder / LEDGER).as_posix())
