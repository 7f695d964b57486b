"""Aliases: the ids that a question had before it was renamed or merged, so that progress follows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from builder.diagnostics import Problems
from builder.front_matter import Alias
from builder.question import Diagnostic, Parsed, Question


def assign(aliases: Iterable[Alias], questions: Sequence[Question], problems: Problems) -> tuple[Question, ...]:
    """Give the aliases of the front matter to their questions; one of no question here is reported."""
    added: dict[str, tuple[str, ...]] = {question.id: () for question in questions}
    for alias in aliases:
        if alias.question in added:
            added[alias.question] += (alias.name,)
            continue
        message = f"no question of this file has the id `{alias.question}`"
        hint = "name the id that the question has now; an alias stands in the file of its question"
        problems.add(alias.line, alias.column, "bad-alias", message, hint=hint)
    return tuple(
        replace(question, aliases=tuple(dict.fromkeys((*question.aliases, *added[question.id]))))
        if added[question.id]
        else question
        for question in questions
    )


def check_aliases(files: Mapping[str, Parsed]) -> dict[str, Parsed]:
    """Take away the aliases that another question has as its id or, earlier in the bank, as its alias."""
    places = {
        question.id: f"{parsed.file or file}:{question.line}"
        for file, parsed in reversed(list(files.items()))
        for question in reversed(parsed.topic.questions)
    }
    return {file: _check_file(parsed.file or file, parsed, places) for file, parsed in files.items()}


def present_ids(files: Iterable[Parsed]) -> Collection[str]:
    """Collect every id under which the bank knows a question, aliases among them."""
    return {
        name for parsed in files for question in parsed.topic.questions for name in (question.id, *question.aliases)
    }


def _check_file(file: str, parsed: Parsed, places: dict[str, str]) -> Parsed:
    found: list[Diagnostic] = []
    questions = tuple(_check_question(file, question, places, found) for question in parsed.topic.questions)
    if not found:
        return parsed
    topic = replace(parsed.topic, questions=questions)
    return replace(parsed, topic=topic, diagnostics=tuple(sorted((*parsed.diagnostics, *found))))


def _check_question(file: str, question: Question, places: dict[str, str], found: list[Diagnostic]) -> Question:
    kept = tuple(_free_aliases(file, question, places, found))
    return question if kept == question.aliases else replace(question, aliases=kept)


def _free_aliases(file: str, question: Question, places: dict[str, str], found: list[Diagnostic]) -> Iterator[str]:
    for name in question.aliases:
        if name not in places:
            places[name] = f"{file}:{question.line}"
            yield name
            continue
        message = f"the alias `{name}` is taken by the question in {places[name]}"
        hint = "delete the alias here, or there the id or alias of the same name"
        found.append(Diagnostic(file, question.line, 1, "bad-alias", message, hint))
