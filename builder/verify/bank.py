"""Verifies a whole bank: its code is parsed and run, as much at once as the machine has processors."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from builder.question import Diagnostic, Parsed
from builder.verify.cache import Cache, digest_of, key_of
from builder.verify.checker import Checker, Fault, Source
from builder.verify.language import LANGUAGES, Language
from builder.verify.result import decode, encode
from builder.verify.sandbox import key_of_run, run
from builder.verify.snippet import Snippet, read_snippets
from builder.verify.trial import Trial, plan

_CHECKERS: Final = Path(__file__).resolve().parent / "checkers"
_FAULT: Final[msgspec.json.Decoder[Fault | None]] = msgspec.json.Decoder(Fault | None)


@dataclass(frozen=True, slots=True)
class File:
    """A question file: its text, and what the parser made of it."""

    text: str
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many fences were not checked because a program is missing, and how to get it."""

    language: str
    fences: int
    install: str


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying came to: the problems, and how much was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    fences: int
    runs: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """The fences that one checker reads, and the version in which it is here."""

    checker: Checker
    version: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """A piece of the work, and how many steps of the whole it is."""

    steps: int
    work: Callable[[], Sequence[Diagnostic]]


def verify(files: Sequence[File], cache: Cache, watch: Callable[[int, int], None]) -> Report:
    """Verify question files; `watch` is told how many of how many steps are done."""
    snippets = {file.parsed.file: tuple(read_snippets(file.text, file.parsed)) for file in files}
    groups, skipped = _group(snippet for own in snippets.values() for snippet in own)
    # What does not compile is not run: one report of it is enough.
    faults = [found for group in groups if not group.checker.is_slow for found in _find_faults(group, cache)]
    unsound = {snippet for snippet, _ in faults}
    trials = [trial for file in files for trial in _plan(file.parsed, snippets[file.parsed.file], unsound)]
    jobs = [_Job(1, partial(_try, trial, cache)) for trial in trials]
    jobs += [_Job(len(group.snippets), partial(_check, group, cache)) for group in groups if group.checker.is_slow]
    found = {*_report_faults(faults), *_work(jobs, watch)}
    return Report(tuple(sorted(found)), sum(len(group.snippets) for group in groups), len(trials), skipped)


def _group(snippets: Iterable[Snippet]) -> tuple[list[_Group], tuple[Skipped, ...]]:
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
            groups.append(_Group(checker, version, tuple(own)))
    skipped = (Skipped(language.title, count, language.checker.install) for language, count in missing.items())
    return groups, tuple(skipped)


def _plan(parsed: Parsed, snippets: Sequence[Snippet], unsound: Collection[Snippet]) -> Iterator[Trial]:
    for question in parsed.topic.questions:
        # What cannot be read as a question is for `check` to report.
        if question.id in parsed.left_out:
            continue
        own = [snippet for snippet in snippets if snippet.question == question.id]
        yield from plan(question, own, {snippet for snippet in own if snippet in unsound})


def _work(jobs: Sequence[_Job], watch: Callable[[int, int], None]) -> Iterator[Diagnostic]:
    done, total = 0, sum(job.steps for job in jobs)
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        steps = {pool.submit(job.work): job.steps for job in jobs}
        for finished in as_completed(steps):
            yield from finished.result()
            done += steps[finished]
            watch(done, total)
    finally:
        pool.shutdown(cancel_futures=True)


def _check(group: _Group, cache: Cache) -> list[Diagnostic]:
    return _report_faults(_find_faults(group, cache))


def _find_faults(group: _Group, cache: Cache) -> list[tuple[Snippet, Fault]]:
    sources = [Source(LANGUAGES[snippet.language].name, snippet.code) for snippet in group.snippets]
    faults = _check_cached(group, sources, cache) if group.checker.is_slow else group.checker.check(sources)
    return [(snippet, fault) for snippet, fault in zip(group.snippets, faults, strict=True) if fault]


def _check_cached(group: _Group, sources: Sequence[Source], cache: Cache) -> list[Fault | None]:
    version = (group.version, digest_of(_CHECKERS.glob("*.py")))
    keys = {source: key_of("check", *version, source.language, source.code) for source in sources}
    known = {source: data for source, key in keys.items() if (data := cache.read(key)) is not None}
    fresh = [source for source in keys if source not in known]
    if fresh:
        for source, fault in zip(fresh, group.checker.check(fresh), strict=True):
            known[source] = msgspec.json.encode(fault)
            cache.save(keys[source], known[source])
    return [_FAULT.decode(known[source]) for source in sources]


def _report_faults(faults: Iterable[tuple[Snippet, Fault]]) -> list[Diagnostic]:
    hint = "mend it, or write the word `unchecked` after the language of the fence"
    found = []
    for snippet, fault in faults:
        said = " ".join(fault.message.split())
        message = f"{snippet.quote(fault.line)} is not valid {LANGUAGES[snippet.language].title}: {said}"
        found.append(snippet.place(fault.line, fault.column).report("bad-code", message, hint))
    return found


def _try(trial: Trial, cache: Cache) -> list[Diagnostic]:
    key = key_of_run(trial.request)
    known = decode(cache.read(key) or b"")
    result = known or run(trial.request)
    found = list(trial.read(result))
    # What fails is run again next time: a busy machine may be to blame, which no hash tells.
    if known is None and not found and result.status != "timeout":
        cache.save(key, encode(result))
    return found
