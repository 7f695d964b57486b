"""What an import says: a line for each file with all its numbers, the details below it, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from typing import Final

from builder.diagnostics import as_record, as_text, count_noun, quote
from builder.importers.canonical import to_question
from builder.importers.found import FoundQuestion, Leftover
from builder.importers.plain import plain_title
from builder.importing.bring import Brought, Options, Result, count
from builder.importing.sources import Reading, report
from builder.merging.merge import Action, Outcome
from builder.question import Diagnostic

_MOST: Final = 20
_SAID: Final[tuple[tuple[Action, str], ...]] = (
    ("added", "added"),
    ("updated", "updated"),
    ("unchanged", "unchanged"),
    ("edited", "edited by hand and left alone"),
    ("removed", "deleted by hand and left out"),
)


def as_report(result: Result, options: Options, *, verbose: bool) -> str:
    """Say what became of each file, and of all of them."""
    lines = [as_text(found) for found in result.unread]
    for brought in result.brought:
        lines += _file_lines(brought, result, options, verbose=verbose)
    if len(result.brought) > 1:
        lines.append(_total(result.brought))
    if options.dry_run:
        lines.append("Nothing was written: this was a trial.")
    return "\n".join(lines) + "\n"


def problems(brought: Brought) -> tuple[Diagnostic, ...]:
    """Give all problems of one source."""
    return tuple(sorted({*report(brought.reading), *brought.diagnostics}))


def _file_lines(brought: Brought, result: Result, options: Options, *, verbose: bool) -> Iterator[str]:
    reading, found = brought.reading, brought.reading.found
    name = reading.source.path.as_posix()
    rest = _leftovers(found.leftovers)
    if found.questions:
        page = (options.content / brought.page).as_posix()
        yield f"{name} → {page}: {_numbers(reading)}; {_actions(brought.outcomes)}{_gone(brought.gone)}"
    elif not any(one.code == "unreadable-file" for one in found.diagnostics):
        yield f"{name}: no questions; {_lost(reading)}" + (f"; left over: {rest}" if rest else "")
    shown = [one for one in problems(brought) if one.code != "no-questions"]
    yield from _cut([f"  {line}" for one in shown for line in as_text(one).split("\n")], verbose=verbose)
    yield from _cut(list(_repeated(brought.outcomes, result.places)), verbose=verbose)
    for outcome in brought.outcomes:
        yield from _changes(outcome, name, options, verbose=verbose)
    if brought.images:
        yield f"  {count_noun(brought.images, 'image')} copied"
    if verbose and found.questions and rest:
        yield f"  left over: {rest}"


def _numbers(reading: Reading) -> str:
    questions = reading.found.questions
    choice = sum(len(one.options) > 1 and any(option.correct for option in one.options) for one in questions)
    unanswered = sum(not _is_answered(one) for one in questions)
    doubtful = [one.line for one in questions if one.doubts]
    lines = f" ({_lines(doubtful)})" if doubtful else ""
    read = f"read {count_noun(len(questions), 'question')}" + (f" ({choice} choice)" if choice else "")
    return f"{read}, {unanswered} without an answer, {len(doubtful)} doubtful{lines}, {_lost(reading)}"


def _is_answered(found: FoundQuestion) -> bool:
    return found.is_answered or bool(found.exact and found.exact.task)


def _lost(reading: Reading) -> str:
    return f"{len(reading.lost)} lost" + (f" ({_lines(reading.lost)})" if reading.lost else "")


def _lines(numbers: Sequence[int]) -> str:
    more = ", …" if len(numbers) > _MOST else ""
    return f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(map(str, numbers[:_MOST]))}{more}"


def _actions(outcomes: Sequence[Outcome]) -> str:
    said = [f"{number} {words}" for action, words in _SAID if (number := count(outcomes, action))]
    repeated = count(outcomes, "duplicate")
    if repeated:
        said.append(f"{count_noun(repeated, 'near-duplicate')} skipped")
    return ", ".join(said)


def _gone(names: Sequence[str]) -> str:
    """Say what the source does not have any more; it stays in the bank, for it may have been practised."""
    if not names:
        return ""
    more = ", …" if len(names) > _MOST else ""
    return f"; {len(names)} no longer in the file and kept: {', '.join(map(quote, names[:_MOST]))}{more}"


def _leftovers(leftovers: Iterable[Leftover]) -> str:
    """Name what is left over, each name once with all its lines."""
    spans: dict[str, list[str]] = {}
    for one in leftovers:
        start, end = one.span
        spans.setdefault(one.name, []).append(str(start) if start == end else f"{start}–{end}")
    return ", ".join(
        f"{name} ({'line' if len(lines) == 1 and '–' not in lines[0] else 'lines'} {', '.join(lines)})"
        for name, lines in spans.items()
    )


def _cut(lines: list[str], *, verbose: bool) -> list[str]:
    if verbose or len(lines) <= _MOST:
        return lines
    return [*lines[:_MOST], f"  … and {len(lines) - _MOST} more lines: --verbose shows all"]


def _repeated(outcomes: Iterable[Outcome], places: dict[str, str]) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.action == "duplicate":
            place = places.get(outcome.other, outcome.other)
            yield f"  line {outcome.found.line}: {quote(plain_title(outcome.found.title))} repeats {place}"


def _changes(outcome: Outcome, name: str, options: Options, *, verbose: bool) -> Iterator[str]:
    """Show what an edit by hand keeps out; what was updated is shown when asked."""
    if outcome.action == "edited" and outcome.other:
        yield f"  `{outcome.id}` was moved to {(options.content / outcome.other).as_posix()}: left alone"
    elif outcome.action == "edited" or (verbose and outcome.action == "updated"):
        before, after = outcome.before.split("\n"), outcome.after.split("\n")
        yield f"  `{outcome.id}` was {'edited by hand' if outcome.action == 'edited' else 'updated'}:"
        lines = unified_diff(before, after, "in the bank", name, lineterm="", n=2)
        yield from (f"    {line}".rstrip() for line in lines)


def _total(brought: Sequence[Brought]) -> str:
    outcomes = [outcome for one in brought for outcome in one.outcomes]
    read = sum(len(one.reading.found.questions) for one in brought)
    lost = sum(len(one.reading.lost) for one in brought)
    said = _actions(outcomes) or "nothing to add"
    return f"{count_noun(len(brought), 'file')}: read {count_noun(read, 'question')}, {lost} lost; {said}."


def as_json(readings: Sequence[tuple[Reading, tuple[Diagnostic, ...]]], options: Options, *, one_file: bool) -> str:
    """Give the questions, problems and leftovers as JSON; of several files, each entry says from which it is."""
    questions, diagnostics, leftovers = [], [], []
    for reading, found in readings:
        file = {} if one_file else {"file": reading.source.path.as_posix()}
        questions += [{**file, **_question_record(one, options)} for one in reading.found.questions]
        diagnostics += [as_record(one) for one in found]
        leftovers += [
            {**file, "name": one.name, "line": one.span[0], "end": one.span[1]} for one in reading.found.leftovers
        ]
    document = {"questions": questions, "diagnostics": diagnostics, "leftovers": leftovers}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _question_record(found: FoundQuestion, options: Options) -> dict[str, object]:
    """Give a question as the file says it, its answer as the bank will."""
    question = to_question(found, name="", level=options.level or "middle")
    return {
        "title": plain_title(found.title),
        "prompt": found.prompt,
        "answer": found.answer or question.answer,
        "options": [{"text": option.text, "correct": option.correct} for option in found.options],
        "level": question.level,
        "line": found.line,
        "draft": question.draft,
    }
