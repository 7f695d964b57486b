"""`verify`: run and parse the code of a bank, and report where it does not do what its question says."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Final

from rich.console import Console
from rich.progress import Progress

from builder.commands.reading import NothingToRead, Reading, add_paths, read_paths, refuse
from builder.diagnostics import as_github, as_record, as_text, count_noun
from builder.question import Diagnostic
from builder.verify.bank import File, Report, verify
from builder.verify.cache import FOLDER, Cache

SUMMARY = "Run the code of questions: solutions pass their tests, outputs are what is printed, and all code is sound."
EXAMPLE = "python -m builder verify content"

# As shells say that Ctrl+C ended a program.
_INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one run, as all formats show it."""

    diagnostics: tuple[Diagnostic, ...]
    questions: int
    files: int
    report: Report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `verify`."""
    add_paths(parser)
    parser.add_argument("--no-cache", action="store_true", help=f"run everything again, and leave {FOLDER} alone")
    parser.add_argument("--format", choices=sorted(_FORMATS), default="text", help="how to print (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Verify the paths: 0 without problems, 1 with some, 2 when there is nothing to verify or a checker breaks."""
    try:
        reading = read_paths(arguments.paths)
        if not reading.unread and not any(parsed.found for parsed in reading.files.values()):
            raise NothingToRead(f"there is no question in `{'`, `'.join(reading.files)}`")
        with _progress() as watch:
            report = verify(_files(reading), Cache(None if arguments.no_cache else FOLDER), watch)
    except KeyboardInterrupt:
        sys.stderr.write("error: interrupted\n")
        return _INTERRUPTED
    except NothingToRead as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(f"`{error.filename}`: {(error.strerror or str(error)).lower()}")
    except subprocess.CalledProcessError as error:
        said = f": {error.stderr.strip()}" if error.stderr else ""
        return refuse(f"`{error.cmd[0]}` ended with status {error.returncode}{said}")
    diagnostics = tuple(sorted((*reading.unread, *report.diagnostics)))
    questions = sum(parsed.found for parsed in reading.files.values())
    result = Result(diagnostics, questions, len(reading.files) + len(reading.unread), report)
    sys.stdout.write(_FORMATS[arguments.format](result))
    return 1 if diagnostics else 0


def _files(reading: Reading) -> list[File]:
    return [File(source.text, reading.files[name]) for name, source in reading.sources.items()]


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("Verifying", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _as_text(result: Result) -> str:
    return "".join(f"{as_text(found)}\n" for found in result.diagnostics) + _summarise(result)


def _as_json(result: Result) -> str:
    report = {
        "diagnostics": [as_record(found) for found in result.diagnostics],
        "files": result.files,
        "questions": result.questions,
        "fences": result.report.fences,
        "runs": result.report.runs,
        "errors": len(result.diagnostics),
        "skipped": [asdict(skipped) for skipped in result.report.skipped],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _as_github(result: Result) -> str:
    return "".join(f"{as_github(found)}\n" for found in result.diagnostics) + _summarise(result)


def _summarise(result: Result) -> str:
    report = result.report
    lines = [
        f"Not checked: {count_noun(one.fences, f'{one.language} fence')}; to check them, {one.install}"
        for one in report.skipped
    ]
    verified = f"Verified {count_noun(result.questions, 'question')} in {count_noun(result.files, 'file')}"
    work = f"{count_noun(report.fences, 'fence')} parsed, {count_noun(report.runs, 'run')}"
    problems = count_noun(len(result.diagnostics), "error") if result.diagnostics else "no problems"
    return "\n".join([*lines, f"{verified}: {work}; {problems}.\n"])


_FORMATS: Final[Mapping[str, Callable[[Result], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
