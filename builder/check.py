"""The checks of a whole bank: what no file can know about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.aliases import check_aliases, present_ids
from builder.diagnostics import quote
from builder.question import Choice, Diagnostic, Parsed, Question


def check_bank(files: Mapping[str, Parsed]) -> dict[str, Parsed]:
    """Add the problems between files: an id used twice leaves the later question out, a taken alias has no effect."""
    ids: dict[str, str] = {}
    asked: dict[str, str] = {}
    return {file: _check_file(parsed.file or file, parsed, ids, asked) for file, parsed in check_aliases(files).items()}


def find_vanished(files: Mapping[str, Parsed], known_ids: Mapping[str, int], *, file: str) -> tuple[Diagnostic, ...]:
    """Report the ids of a ledger (id to line, `file` its name) that no question has any more."""
    present = present_ids(files.values())
    return tuple(
        Diagnostic(
            file,
            line,
            1,
            "vanished-id",
            f"no question has the id `{name}` any more",
            "restore the id in its heading, or name it there as an alias; delete this line if the question was retired",
        )
        for name, line in known_ids.items()
        if name not in present
    )


def _check_file(file: str, parsed: Parsed, ids: dict[str, str], asked: dict[str, str]) -> Parsed:
    found: list[Diagnostic] = []
    left_out = set(parsed.left_out)
    for question in parsed.topic.questions:
        place = f"{file}:{question.line}"
        other = ids.setdefault(question.id, place)
        if other != place:
            message = f"the id `{question.id}` is taken by the question in {other}"
            hint = "give this question an id of its own"
            found.append(Diagnostic(file, question.line, 1, "duplicate-id", message, hint))
            left_out.add(question.id)
        other = asked.setdefault(_normalise(question), place)
        if other != place:
            message = f"the question {quote(question.title)} is asked in {other} already"
            hint = "delete one of the two, or make the title say what is different"
            found.append(Diagnostic(file, question.line, 1, "duplicate-question", message, hint))
    if not found:
        return parsed
    return replace(parsed, diagnostics=tuple(sorted((*parsed.diagnostics, *found))), left_out=frozenset(left_out))


def _normalise(question: Question) -> str:
    options = question.task.options if isinstance(question.task, Choice) else ()
    texts = (question.title.rstrip("?!. "), question.prompt, *(option.text for option in options))
    return "\n".join(" ".join(text.casefold().replace("ё", "е").split()) for text in texts)
