"""The question files that a command is asked for: found, read and parsed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.diagnostics import count_noun
from builder.parser import is_topic, parse
from builder.question import Diagnostic, Parsed
from builder.source import find_pages, read_source, root_of, topic_of


@dataclass(frozen=True, slots=True)
class Source:
    """A question file that was read: where it is, the name of its topic and its text."""

    path: Path
    topic: str
    text: str


@dataclass(slots=True)
class Reading:
    """What the paths of one run gave, by the name under which diagnostics call each file."""

    sources: dict[str, Source] = field(default_factory=dict)
    files: dict[str, Parsed] = field(default_factory=dict)
    unread: list[Diagnostic] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    plain_pages: int = 0


class NothingToRead(Exception):
    """The paths lead to no question file; the message says why."""


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Declare the argument that names the files."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        default=[Path("content")],
        help="question files, or folders of them (default: content)",
    )


def read_paths(paths: Sequence[Path]) -> Reading:
    """Read the question files at the paths, each once.

    Raises NothingToRead when a path is missing or there is no question file.
    """
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise NothingToRead(f"there is no file or folder `{missing.as_posix()}`")
    reading = Reading()
    for path in paths:
        if path.is_dir():
            for page in find_pages(path):
                _read_file(page, path, reading, is_named=False)
        else:
            _read_file(path, root_of(path), reading, is_named=True)
    if not reading.files and not reading.unread:
        pages = f" ({count_noun(reading.plain_pages, 'plain page')})" if reading.plain_pages else ""
        raise NothingToRead(f"no question files in `{'`, `'.join(path.as_posix() for path in paths)}`{pages}")
    return reading


def refuse(reason: str) -> int:
    """Say in one line why a command cannot do its work, and give its exit code."""
    sys.stderr.write(f"error: {reason}\n")
    return 2


def _read_file(path: Path, root: Path, reading: Reading, *, is_named: bool) -> None:
    name = path.as_posix()
    if path.resolve() in reading.seen:
        return
    text = read_source(path)
    if isinstance(text, Diagnostic):
        reading.unread.append(text)
    elif is_named or is_topic(text):
        source = Source(path, topic_of(path.absolute().relative_to(root.absolute()).as_posix()), text)
        reading.sources[name] = source
        reading.files[name] = parse(text, file=name, topic=source.topic)
    else:
        reading.plain_pages += 1
        return
    reading.seen.add(path.resolve())
