"""The parsing of a bank's fences, each by the checker of its language; no parser's surprise ends the command."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from builder.question import Diagnostic
from builder.verify.cache import Cache, digest_of, key_of
from builder.verify.checker import Checker, Fault, Source
from builder.verify.language import LANGUAGES, Language
from builder.verify.snippet import Snippet

_CHECKERS: Final = Path(__file__).resolve().parent / "checkers"
_FAULT: Final[msgspec.json.Decoder[Fault | None]] = msgspec.json.Decoder(Fault | None)
_DEEP_STACK: Final = 512 * 1024 * 1024
_DEEP_RECURSION: Final = 50_000


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many fences were not checked because a program is missing, and how to get it."""

    language: str
    fences: int
    install: str


@dataclass(frozen=True, slots=True)
class Group:
    """The fences that one checker reads, and the version in which it is here."""

    checker: Checker
    version: str
    snippets: tuple[Snippet, ...]


def group(snippets: Iterable[Snippet]) -> tuple[list[Group], tuple[Skipped, ...]]:
    """Group the fences by the checker that reads them, and count those whose checker is not installed."""
    by_checker: dict[Checker, list[Snippet]] = {}
    for snippet in snippets:
        if snippet.language in LANGUAGES and "unchecked" not in snippet.words:
            by_checker.setdefault(LANGUAGES[snippet.language].checker, []).append(snippet)
    groups, missing = [], Counter[Language]()
    for checker, own in by_checker.items():
        version = checker.version()
        if version is None:
            missing.update(LANGUAGES[snippet.language] for snippet in own)
        else:
            groups.append(Group(checker, version, tuple(own)))
    skipped = (Skipped(language.title, count, language.checker.install) for language, count in missing.items())
    return groups, tuple(skipped)


def find_faults(group: Group, cache: Cache) -> list[tuple[Snippet, Fault]]:
    """Find the fences that are not well formed, and the first fault of each."""
    sources = [Source(LANGUAGES[snippet.language].name, snippet.code) for snippet in group.snippets]
    faults = _check_cached(group, sources, cache) if group.checker.is_slow else _check(group.checker, sources)
    return [(snippet, fault) for snippet, fault in zip(group.snippets, faults, strict=True) if fault]


def report_faults(faults: Iterable[tuple[Snippet, Fault]]) -> list[Diagnostic]:
    """Say what is wrong with each fence."""
    hint = "mend it, or write the word `unchecked` after the language of the fence"
    found = []
    for snippet, fault in faults:
        said = " ".join(fault.message.split())
        verdict = "cannot be checked as" if fault.is_unread else "is not valid"
        message = f"{snippet.quote(fault.line)} {verdict} {LANGUAGES[snippet.language].title}: {said}"
        found.append(snippet.place(fault.line, fault.column).report("bad-code", message, hint))
    return found


def _check_cached(group: Group, sources: Sequence[Source], cache: Cache) -> list[Fault | None]:
    version = (group.version, digest_of(_CHECKERS.glob("*.py")))
    keys = {source: key_of("check", *version, source.language, source.code) for source in sources}
    known: dict[Source, Fault | None] = {}
    for source, key in keys.items():
        # What cannot be read is checked again.
        try:
            known[source] = _FAULT.decode(cache.read(key) or b"")
        except msgspec.DecodeError:
            continue
    fresh = [source for source in keys if source not in known]
    for source, fault in zip(fresh, _check(group.checker, fresh) if fresh else (), strict=True):
        known[source] = fault
        cache.save(keys[source], msgspec.json.encode(fault))
    return [known[source] for source in sources]


def _check(checker: Checker, sources: Sequence[Source]) -> list[Fault | None]:
    try:
        return checker.check(sources)
    # A program that does not run at all is not to blame on what it should read.
    except (OSError, subprocess.SubprocessError):
        raise
    except Exception as error:
        if len(sources) > 1:
            return [fault for source in sources for fault in _check(checker, [source])]
        if not isinstance(error, RecursionError):
            return [Fault(1, 1, f"{type(error).__name__}: {error}", is_unread=True)]
    return [_check_deep(checker, sources[0])]


def _check_deep(checker: Checker, source: Source) -> Fault | None:
    """Check once more with as much room for recursion as a parser may ever need."""
    faults: list[Fault | None] = [Fault(1, 1, "it is nested too deeply", is_unread=True)]

    def check() -> None:
        with suppress(Exception):
            faults[:] = checker.check([source])

    recursion, stack = sys.getrecursionlimit(), threading.stack_size(_DEEP_STACK)
    sys.setrecursionlimit(_DEEP_RECURSION)
    try:
        thread = threading.Thread(target=check)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(stack)
        sys.setrecursionlimit(recursion)
    return faults[0]
