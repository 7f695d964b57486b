"""`import`: turn question files of any shape into topics of the bank."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from builder.commands.reading import refuse
from builder.commands.topic import find_topic_fault
from builder.importing.bring import Options, Result, bring_readings
from builder.importing.ledger import LEDGER, DamagedLedger
from builder.importing.show import as_json, as_report, problems
from builder.importing.sources import Source, find_sources, read, report
from builder.question import LEVELS

SUMMARY = "Turn question files of any shape into topics of the bank, or bring their corrected versions again."
EXAMPLE = "python -m builder import questions.md --topic React --level middle"

_HARMLESS: Final = frozenset(("bad-encoding", "no-questions"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `import`."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER", help="what to import")
    parser.add_argument("--topic", default="", metavar="T", help="put all questions into this topic")
    parser.add_argument("--level", choices=LEVELS, metavar="L", help="the level of questions that name none")
    parser.add_argument(
        "--into", type=Path, default=Path("content"), metavar="FOLDER", help="the bank (default: content)"
    )
    parser.add_argument("--keep-duplicates", action="store_true", help="add questions that the bank asks already too")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--json", action="store_true", help="print what was read as JSON")
    parser.add_argument("--verbose", action="store_true", help="show leftovers, updates and all problems")


def run(arguments: argparse.Namespace) -> int:
    """Import the paths: 0 imported, 1 with problems, 2 when there is nothing to import."""
    missing = next((path for path in arguments.paths if not path.exists()), None)
    if missing is not None:
        return refuse(f"there is no file or folder `{missing.as_posix()}`")
    if arguments.topic and (fault := find_topic_fault(arguments.topic)):
        return refuse(fault)
    if arguments.into.exists() and not arguments.into.is_dir():
        return refuse(f"`{arguments.into.as_posix()}` is not a folder")
    try:
        sources = list(find_sources(arguments.paths, content=arguments.into))
        if not sources:
            return refuse(f"no file to import in `{'`, `'.join(path.as_posix() for path in arguments.paths)}`")
        return _import(sources, arguments)
    except DamagedLedger as error:
        sys.stderr.write(f"error: {(arguments.into / LEDGER).as_posix()} is damaged: {error}\n")
        sys.stderr.write("  hint: restore it from version control; without it, edits by hand cannot be told\n")
        return 1
    except OSError as error:
        return refuse(f"`{error.filename}`: {(error.strerror or str(error)).lower()}")


def _import(sources: list[Source], arguments: argparse.Namespace) -> int:
    options = Options(
        content=arguments.into,
        topic=" ".join(arguments.topic.split()).strip("/"),
        level=arguments.level,
        keep_duplicates=arguments.keep_duplicates,
        dry_run=arguments.dry_run,
    )
    readings = [read(source) for source in sources]
    if arguments.json and arguments.dry_run:
        sys.stdout.write(as_json([(one, report(one)) for one in readings], options, one_file=_is_one(arguments)))
        return int(any(report(one) for one in readings))
    result = bring_readings(readings, options)
    text = as_report(result, options, verbose=arguments.verbose)
    if arguments.json:
        found = [(one.reading, problems(one)) for one in result.brought]
        sys.stdout.write(as_json(found, options, one_file=_is_one(arguments)))
    (sys.stderr if arguments.json else sys.stdout).write(text)
    return _status(result)


def _is_one(arguments: argparse.Namespace) -> bool:
    return len(arguments.paths) == 1 and not arguments.paths[0].is_dir()


def _status(result: Result) -> int:
    """Tell problems; in a folder, a file without questions is none as long as others have some."""
    if result.unread or not any(one.reading.found.questions for one in result.brought):
        return 1
    for one in result.brought:
        codes = {found.code for found in problems(one)}
        if codes - _HARMLESS or ("no-questions" in codes and one.reading.source.is_named):
            return 1
    return 0
