"""Verifies a whole bank: its code is parsed and run, as much at once as the machine has processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import partial
from threading import Event

from builder.question import Diagnostic, Parsed
from builder.verify.cache import Cache
from builder.verify.parsing import Group, Skipped, find_faults, group, report_faults
from builder.verify.result import decode, encode
from builder.verify.sandbox import SEEDS, key_of_run, run
from builder.verify.snippet import Snippet, read_snippets
from builder.verify.trial import Trial, plan


@dataclass(frozen=True, slots=True)
class File:
    """A question file: its text, and what the parser made of it."""

    text: str
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Report:
    """What verifying came to: the problems, and how much was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    fences: int
    runs: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """A piece of the work, and how many steps of the whole it is."""

    steps: int
    work: Callable[[], Sequence[Diagnostic]]


def verify(files: Sequence[File], cache: Cache, watch: Callable[[int, int], None]) -> Report:
    """Verify question files; `watch` is told how many of how many steps are done."""
    snippets = {file.parsed.file: tuple(read_snippets(file.text, file.parsed)) for file in files}
    groups, skipped = group(snippet for own in snippets.values() for snippet in own)
    # What does not compile is not run: one report of it is enough.
    faults = [found for each in groups if not each.checker.is_slow for found in find_faults(each, cache)]
    unsound = {snippet for snippet, _ in faults}
    trials = [trial for file in files for trial in _plan(file.parsed, snippets[file.parsed.file], unsound)]
    stop = Event()
    jobs = [_Job(1, partial(_try, trial, cache, stop)) for trial in trials]
    jobs += [_Job(len(each.snippets), partial(_check, each, cache)) for each in groups if each.checker.is_slow]
    found = {*report_faults(faults), *_work(jobs, stop, watch)}
    return Report(tuple(sorted(found)), sum(len(each.snippets) for each in groups), len(trials), skipped)


def _plan(parsed: Parsed, snippets: Sequence[Snippet], unsound: Collection[Snippet]) -> Iterator[Trial]:
    for question in parsed.topic.questions:
        # What cannot be read as a question is for `check` to report.
        if question.id in parsed.left_out:
            continue
        own = [snippet for snippet in snippets if snippet.question == question.id]
        yield from plan(question, own, {snippet for snippet in own if snippet in unsound})


def _work(jobs: Sequence[_Job], stop: Event, watch: Callable[[int, int], None]) -> Iterator[Diagnostic]:
    done, total = 0, sum(job.steps for job in jobs)
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        steps = {pool.submit(job.work): job.steps for job in jobs}
        for finished in as_completed(steps):
            yield from finished.result()
            done += steps[finished]
            watch(done, total)
    finally:
        # Whoever interrupts waits for no run.
        stop.set()
        pool.shutdown(cancel_futures=True)


def _check(group: Group, cache: Cache) -> list[Diagnostic]:
    return report_faults(find_faults(group, cache))


def _try(trial: Trial, cache: Cache, stop: Event) -> list[Diagnostic]:
    key = key_of_run(trial.request)
    known = decode(cache.read(key) or b"")
    result = known or run(trial.request, stop=stop)
    found = list(trial.read(result))
    if known is None and not found:
        found = _vary(trial, stop)
    # What fails is run again next time: a busy machine may be to blame, which no hash tells.
    if known is None and not found and result.status != "timeout":
        cache.save(key, encode(result))
    return found


def _vary(trial: Trial, stop: Event) -> list[Diagnostic]:
    """Run a program again whose output is right: it may be so by chance."""
    for seed in SEEDS[1:] if trial.is_output else ():
        result = run(trial.request, seed=seed, stop=stop)
        for found in trial.read(result):
            if result.status == "timeout":
                return [found]
            message = f"the output differs from run to run: {found.message}"
            hint = "leave out what changes: the order of sets, the time, random numbers, addresses"
            return [replace(found, message=message, hint=hint)]
    return []
