"""`check`: read a bank, report its problems, and stamp missing ids when asked."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from builder.check import check_bank, find_vanished
from builder.commands.reading import NothingToRead, Reading, add_paths, read_paths, refuse
from builder.diagnostics import as_github, as_record, as_text, count_noun
from builder.parser import parse
from builder.question import Diagnostic, Parsed
from builder.source import LEDGER, known_ids, save_ledger, save_source
from builder.writer import stamp_ids

SUMMARY = "Report the problems of question files: unreadable questions, missing or repeated ids, and so on."
EXAMPLE = "python -m builder check content --fix"


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
    add_paths(parser)
    parser.add_argument("--fix", action="store_true", help="write missing ids into the headings, change nothing else")
    parser.add_argument("--format", choices=sorted(_FORMATS), default="text", help="how to print (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Check the paths: 0 without problems, 1 with some, 2 when there is nothing to check."""
    try:
        reading = read_paths(arguments.paths)
        stamped = _stamp(reading) if arguments.fix else 0
        result = _check(reading, arguments.paths, stamped=stamped, fix=arguments.fix)
    except NothingToRead as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"`{error.filename}`: {(error.strerror or str(error)).lower()}")
    sys.stdout.write(_FORMATS[arguments.format](result))
    return 1 if result.diagnostics else 0


def _stamp(reading: Reading) -> int:
    """Write missing ids into the files, and give how many."""
    stamped = 0
    for name, source in reading.sources.items():
        codes = [found.code for found in reading.files[name].diagnostics]
        # Below an open fence a heading may be a comment in code, which must not change.
        if "missing-id" not in codes or "unclosed-fence" in codes:
            continue
        text = stamp_ids(source.text, reading.files[name])
        save_source(source.path, text)
        reading.files[name] = parse(text, file=name, topic=source.topic)
        stamped += codes.count("missing-id")
    return stamped


def _check(reading: Reading, paths: Sequence[Path], *, stamped: int, fix: bool) -> Result:
    files = check_bank(reading.files)
    found = [*reading.unread, *(one for parsed in files.values() for one in parsed.diagnostics)]
    for folder in dict.fromkeys(path for path in paths if path.is_dir()):
        own = {name: files[name] for name, source in reading.sources.items() if source.path.is_relative_to(folder)}
        # Behind a file that cannot be read, all its ids would seem to be gone.
        if not reading.unread:
            found += _check_ledger(folder, own, fix=fix)
    return Result(
        diagnostics=tuple(sorted(found)),
        files=len(files) + len(reading.unread),
        plain_pages=reading.plain_pages,
        questions=sum(parsed.found for parsed in files.values()),
        usable=sum(len(parsed.usable) for parsed in files.values()),
        stamped=stamped,
    )


def _check_ledger(folder: Path, files: Mapping[str, Parsed], *, fix: bool) -> tuple[Diagnostic, ...]:
    if fix:
        written = [
            question.id for one in files.values() for question in one.topic.questions if question.id not in one.derived
        ]
        save_ledger(folder, [*known_ids(folder), *written])
    return find_vanished(files, known_ids(folder), file=(folder / LEDGER).as_posix())


def _as_text(result: Result) -> str:
    return "".join(f"{as_text(found)}\n" for found in result.diagnostics) + _summarise(result)


def _as_json(result: Result) -> str:
    report = {"diagnostics": [as_record(found) for found in result.diagnostics], **result.counts}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _as_github(result: Result) -> str:
    return "".join(f"{as_github(found)}\n" for found in result.diagnostics) + _summarise(result)


def _summarise(result: Result) -> str:
    counts = result.counts
    pages = f" ({count_noun(result.plain_pages, 'plain page')})" if result.plain_pages else ""
    read = f"Read {result.usable} of {count_noun(result.questions, 'question')}"
    read += f" in {count_noun(result.files, 'file')}{pages}"
    problems = [count_noun(counts[f"{noun}s"], noun) for noun in ("error", "warning") if counts[f"{noun}s"]]
    fixable = f" ({counts['fixable']} fixable with --fix)" if counts["fixable"] else ""
    stamped = f"Stamped {count_noun(result.stamped, 'id')}.\n" if result.stamped else ""
    return f"{stamped}{read}; {', '.join(problems) or 'no problems'}{fixable}.\n"


_FORMATS: Final[Mapping[str, Callable[[Result], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
