"""The answer of a model on its way into the bank: what became of it, and each of its problems once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from builder.check import check_bank
from builder.commands.reading import read_paths, refuse
from builder.diagnostics import as_text, count_noun, quote
from builder.endpoint.reply import clean
from builder.importers.plain import plain_title
from builder.importing.bring import Brought, Options, Result, bring_readings, count
from builder.importing.show import problems
from builder.importing.sources import Source, read
from builder.merging.merge import Outcome
from builder.question import Diagnostic, Parsed


def import_answer(reply: Path, options: Options) -> int:
    """Bring a reply into the bank as `import` does and check its topic as `check` does: 0 without problems, else 1."""
    reading = read(Source(reply, reply.parent, reply.name, is_named=True))
    if not reading.found.questions:
        refuse(_say_no_questions(reading.text))
        return 1
    result = bring_readings([reading], options)
    (brought,) = result.brought
    page = options.content / brought.page
    # Where all of them repeat others, there may be no file yet.
    files = check_bank(read_paths([page]).files) if page.exists() else {}
    found = _join(brought, result, [one for parsed in files.values() for one in parsed.diagnostics])
    lines = [*map(as_text, result.unread), _say_brought(brought, page), *_repeated(brought.outcomes, result)]
    lines += [*map(as_text, found), *(_say_checked(parsed, found) for parsed in files.values())]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return int(bool(found or result.unread))


def _say_no_questions(text: str) -> str:
    """Let the model say itself why there are no questions: it refuses, or asks something first."""
    said = next(filter(None, map(clean, text.splitlines())), "")
    return f"no questions in the answer; the model says: {said}" if said else "the model gave an empty answer"


def _say_brought(brought: Brought, page: Path) -> str:
    reading, outcomes = brought.reading, brought.outcomes
    said = [f"read {count_noun(len(reading.found.questions), 'question')}"]
    drafts = sum(bool(one.found.doubts) or one.is_misread for one in outcomes if one.action == "added")
    counts = ((count(outcomes, "added"), "added"), (drafts, "of them drafts"), (len(reading.lost), "lines lost"))
    said += (f"{number} {words}" for number, words in counts if number)
    if repeated := count(outcomes, "duplicate"):
        said.append(f"{count_noun(repeated, 'near-duplicate')} skipped")
    return f"{reading.source.path.as_posix()} → {page.as_posix()}: {', '.join(said)}"


def _repeated(outcomes: Sequence[Outcome], result: Result) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.action == "duplicate":
            place = result.places.get(outcome.other, outcome.other)
            yield f"  {quote(plain_title(outcome.found.title))} repeats {place}"


def _join(brought: Brought, result: Result, checked: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Join the problems of the reply with those of the bank, where they can be mended: what both have is said once."""
    known = {(found.code, found.message) for found in checked}
    fresh = (found for found in problems(brought) if (found.code, found.message) not in known)
    told = [moved for found in fresh if (moved := _move(found, brought.outcomes, result))]
    # Why a question is a draft, only the import knows.
    drafts = {(found.file, found.line) for found in told if found.code == "draft"}
    rest = (found for found in checked if found.code != "draft" or (found.file, found.line) not in drafts)
    return sorted({*told, *rest})


def _move(found: Diagnostic, outcomes: Sequence[Outcome], result: Result) -> Diagnostic | None:
    """Move a problem of the reply to its question in the bank; None when the question did not get there."""
    for outcome in outcomes:
        if any(start <= found.line <= end for start, end in outcome.found.spans):
            file, _, line = result.places.get(outcome.id, "").rpartition(":")
            return replace(found, file=file, line=int(line), column=1) if file else None
    return found


def _say_checked(file: Parsed, found: Sequence[Diagnostic]) -> str:
    errors = sum(one.severity == "error" for one in found)
    counts = ((errors, "error"), (len(found) - errors, "warning"))
    problems_said = ", ".join(count_noun(number, noun) for number, noun in counts if number)
    usable = f"{len(file.usable)} of {count_noun(file.found, 'question')} can be asked"
    return f"{file.file}: {usable}; {problems_said or 'no problems'}."
