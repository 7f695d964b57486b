"""The Markdown engine: question files of any shape a person might bring.

Families of shapes propose where questions begin; what they agree on is arranged and weighed, and only then is each
question taken apart, by the same rules for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.diagnostics import Problems
from builder.front_matter import read_front_matter
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.importers.markdown.arrange import arrange
from builder.importers.markdown.assemble import assemble
from builder.importers.markdown.cleaning import name_furniture, without_contents, without_refrains
from builder.importers.markdown.families import (
    answered,
    bold,
    callouts,
    cards,
    details,
    headings,
    labels,
    levels,
    lines,
    lists,
    tables,
)
from builder.importers.markdown.keys import KeySection, find_keys, match_keys, silence_keys
from builder.importers.markdown.literal import read_literally
from builder.importers.markdown.marks import Marks, read_marks
from builder.importers.markdown.outline import Kind, Outline, read_outline
from builder.importers.markdown.section_level import with_levels
from builder.importers.markdown.start import ANSWERED, ASKS, EXERCISE, LIKELY, Start
from builder.importers.markdown.title import plain_text, read_title
from builder.importers.markdown.unwrap import unwrap
from builder.importers.markdown.vocabulary import hints_at_questions, is_of_article
from builder.importers.markdown.weigh import weigh

NAME: Final = "markdown"

_FIRST_HEADINGS: Final = 3
_FIRST_LINES: Final = 12

Family = Callable[[Outline, Marks], tuple[Start, ...]]

# A shape is a module with a function and a row here. Where two families see the same line, the first one has it.
FAMILIES: Final[Mapping[str, Family]] = {
    "headings": headings.propose,
    "levels": levels.propose,
    "details": details.propose,
    "labels": labels.propose,
    "bold": bold.propose,
    "lists": lists.propose,
    "tables": tables.propose,
    "cards": cards.propose,
    "callouts": callouts.propose,
    "lines": lines.propose,
    "answered": answered.propose,
}

_LEFTOVERS: Final[Mapping[Kind, str]] = {
    "item": "list",
    "quote": "quotation",
    "tag": "markup",
    "note": "comment",
}


def read(text: str, *, name: str = "") -> Found:
    """Read the questions of a Markdown file."""
    source = split_lines(text)
    inside, emptied = unwrap(source)
    furniture = {**name_furniture(inside), **emptied}
    bare = ["" if number in furniture else line for number, line in enumerate(inside)]
    outline = with_levels(without_refrains(without_contents(read_outline(*read_literally(bare)))))
    title = _title(source, outline)
    promised = _promises(name, outline) or hints_at_questions(title)
    questions = _read_outline(outline, find_keys(outline), promised=promised)
    leftovers = tuple(_leftovers(questions, furniture, outline, source))
    return Found(NAME, questions, leftovers, title=title)


def _read_outline(
    whole: Outline, keys: Sequence[KeySection], *, promised: bool, may_retry: bool = True
) -> tuple[FoundQuestion, ...]:
    outline = silence_keys(whole, keys)
    marks = read_marks(outline)
    proposals = {
        family: _trusted(propose(outline, marks), marks, len(outline.lines)) for family, propose in FAMILIES.items()
    }
    arranged = arrange(proposals, outline)
    starts = weigh(arranged, outline, promised=promised or bool(keys), is_article=_is_article(outline))
    answers, used = match_keys(keys, starts, marks)
    if len(used) < len(keys):
        # What looked like a key has no questions: it is something else.
        return _read_outline(whole, used if may_retry else (), promised=promised, may_retry=False)
    return tuple(assemble(starts, outline, marks, answers))


def _trusted(starts: Sequence[Start], marks: Marks, length: int) -> tuple[Start, ...]:
    """Trust the starts that ask more if an answer is marked before the next one."""
    ends = [*(start.line for start in starts), length][1:]
    return tuple(
        replace(start, trust=ANSWERED)
        if start.trust == LIKELY
        and (start.title.likeness >= ASKS or start.form == EXERCISE)
        and marks.count(start.body, end)
        else start
        for start, end in zip(starts, ends, strict=True)
    )


def _title(source: Sequence[str], outline: Outline) -> str:
    """Find what the file calls itself: in its front matter, or in its first heading if that is one of its own."""
    title = read_front_matter(source, Problems("")).title if source and source[0].startswith("---") else ""
    first = outline.headings[0] if outline.headings else None
    name = read_title(first.text) if first and first.level == 1 else None
    return title or (plain_text(name.text) if name and not name.label else "")


def _is_article(outline: Outline) -> bool:
    """Tell a text with an introduction, an installation or a conclusion: it may ask, but it is no list of questions."""
    return any(is_of_article(plain_text(heading.text)) for heading in outline.headings)


def _promises(name: str, outline: Outline) -> bool:
    """Tell whether the file says that it is about questions: in its name, its first headings or its first lines."""
    first_lines = [line for line in outline.lines[:_FIRST_LINES] if not is_blank(line)][:2]
    first_headings = [heading.text for heading in outline.headings[:_FIRST_HEADINGS]]
    name = name.rpartition("/")[2].replace("_", " ").replace("-", " ")
    return any(map(hints_at_questions, [name, *first_headings, *first_lines]))


def _leftovers(
    questions: Sequence[FoundQuestion], furniture: Mapping[int, str], outline: Outline, source: Sequence[str]
) -> Iterator[Leftover]:
    """Name the lines that belong to no question, those of one kind that follow each other together."""
    covered = {line for question in questions for first, last in question.spans for line in range(first - 1, last)}
    current: Leftover | None = None
    for number, line in enumerate(source):
        if is_blank(line) and number not in covered:
            continue
        kind = outline.kinds[number]
        name = "" if number in covered else furniture.get(number, _LEFTOVERS.get(kind, kind or "text"))
        if current and current.name == name:
            current = replace(current, span=(current.span[0], number + 1))
            continue
        if current:
            yield current
        current = Leftover(name, (number + 1, number + 1)) if name else None
    if current:
        yield current
