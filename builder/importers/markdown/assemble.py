"""Questions put together: from where each begins and ends to its title, prompt, options and answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.importers.found import FoundQuestion
from builder.importers.markdown.body import Habits, find_marker, read_body
from builder.importers.markdown.choice import Body
from builder.importers.markdown.keys import Answer
from builder.importers.markdown.marks import Marks
from builder.importers.markdown.options import find_runs, is_signed, split_inline
from builder.importers.markdown.outline import Kind, Outline
from builder.importers.markdown.region import Region, region_of, text_of
from builder.importers.markdown.section_level import (
    is_fact,
    is_level_fact,
    level_alone,
    level_of_question,
    levels_of_sections,
)
from builder.importers.markdown.start import ASKS, LINE_RANK, Start
from builder.importers.markdown.title import plain_text, read_title
from builder.importers.markdown.vocabulary import ANSWER_PHRASE, is_part
from builder.question import Level

_HALF: Final = 0.5
_FEW: Final = 2
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.8
# A line with the level stands at the top of a question.
_FIRST_LINES: Final = 6

# `What is it? Answer: this` and `What is it? — this`, all in one line.
_ANSWERED: Final = re.compile(
    rf"(?P<question>[^?？؟]*[?？؟][*_]{{0,2}})\s*"
    rf"(?:\((?:{ANSWER_PHRASE}|A)\s*[:–—-]\s*(?P<aside>[^()]+)\)"
    rf"|(?:[*_]{{0,2}}(?:{ANSWER_PHRASE}\s*[:.–—-]|A:)[*_]{{0,2}}\s*|=+>\s*|->\s*|→\s*|[–—]\s+|--?\s+|:\s+)(?P<answer>\S.*))",
    re.IGNORECASE,
)
# `**What is it?** This.` and `**What is it**: this.`
_BOLD_ASKS: Final = re.compile(
    r"\*\*(?P<question>[^*]+)(?:(?<=[?？؟])\*\*\s+(?=[^\s(])|\*\*\s*[:–—-]\s+(?=\S))(?P<answer>.*)(?P<aside>)"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A start with the lines below its title, and the line there where the answer begins."""

    start: Start
    region: Region
    marker: int | None


def assemble(
    starts: Sequence[Start], outline: Outline, marks: Marks, answers: Mapping[int, Answer]
) -> Iterator[FoundQuestion]:
    """Make a question of each start; `answers` are those that stand elsewhere, by the place of their question."""
    folds = {fold.line: fold.end for fold in marks.folds}
    asked = [_ask(_divide_title(_find_title(start, outline)), outline, marks, folds) for start in starts]
    habits = _read_habits(asked)
    lines = [one.start.line for one in asked]
    titles = {*lines}
    sections = [heading for heading in outline.headings if heading.line not in titles]
    levels = levels_of_sections(sections, lines)
    for at, (one, level) in enumerate(zip(asked, levels, strict=True)):
        far = answers.get(at)
        whole = _with_answer(one, far) if far else one
        own = one.start.title.level or level_of_question(one.start.title.text, _edges(one.region))
        whole = replace(whole, region=_without_level(whole.region)) if own else whole
        body = read_body(whole.region, whole.marker, one.start, habits[one.start.form])
        yield _question(one.start, body, outline, own or level, far)


def _edges(region: Region) -> Iterator[str]:
    """Give the lines where the level may stand: the first few, and the last one."""
    yield from region.lines[:_FIRST_LINES]
    yield from region.lines[max(_FIRST_LINES, len(region.lines) - 1) :]


def _without_level(region: Region) -> Region:
    """Blank a line that says nothing but the level."""
    lines = [
        "" if kind in ("text", "item", "quote") and is_level_fact(line) else line
        for line, kind in zip(region.lines, region.kinds, strict=True)
    ]
    return Region(lines, region.kinds)


def _find_title(start: Start, outline: Outline) -> Start:
    """Give a start that is only a label the line below as its title."""
    own = start.title
    if own.label and (level := level_alone(own.text)):
        own = replace(own, text="", level=own.level or level)
    if own.label and is_fact(own.text):
        own = replace(own, text="")
    if own.text:
        return start
    facts: list[str] = []
    # What a family has taken apart itself holds no title further down.
    for number in range(start.body, start.body if start.prompt or start.answer else start.end):
        line = outline.lines[number]
        if outline.kinds[number] in ("text", "item", "quote"):
            if is_fact(line):
                facts.append(line)
                continue
            if is_part(plain_text(line)):
                break
            title = replace(read_title(line.lstrip("> ")), number=own.number, level=own.level)
            if not title.text:
                break
            return replace(start, title=title, body=number + 1, column=0, lead=tuple(facts))
        if outline.kinds[number] not in ("", "tag", "rule", "note"):
            break
    line = outline.lines[start.line].strip("#: ")
    return replace(start, title=replace(own, text=plain_text(line) or line or own.label))


def _divide_title(start: Start) -> Start:
    """Divide a title that is the whole question: its options or its answer on the same line."""
    title = start.title
    first, *options = split_inline(title.text)
    if options:
        return replace(start, title=replace(title, text=first), lead=tuple(options))
    is_one_line = start.body >= start.end or start.form.startswith(("item", "label"))
    if not is_one_line or start.answer:
        return start
    bold = _BOLD_ASKS.fullmatch(title.text)
    if bold and read_title(bold["question"]).likeness < ASKS:
        bold = None
    both = bold or _ANSWERED.fullmatch(title.text)
    if both is None:
        return start
    answer = both["answer"] or both["aside"]
    return replace(start, title=replace(title, text=both["question"]), answer=answer)


def _ask(start: Start, outline: Outline, marks: Marks, folds: Mapping[int, int]) -> _Asked:
    """Take the lines of a question; one that is no heading ends where its folded answer ends."""
    region = region_of(outline, start)
    marker = find_marker(region, marks, start)
    if marker is not None and start.rank >= LINE_RANK:
        end = folds.get(start.body - len(start.lead) + marker, start.end)
        if end < start.end:
            start = replace(start, end=end)
            region = region_of(outline, start)
    return _Asked(start, region, marker)


def _read_habits(asked: Sequence[_Asked]) -> dict[str, Habits]:
    """Tell for each form what most of its questions have."""
    forms: dict[str, list[_Asked]] = defaultdict(list)
    for one in asked:
        forms[one.start.form].append(one)
    return {form: _habits(form, members) for form, members in forms.items()}


def _habits(form: str, members: Sequence[_Asked]) -> Habits:
    kinds = [{*one.region.kinds} - {"", "tag", "rule", "note"} for one in members]
    are_marked = sum(one.marker is not None for one in members) > _HALF * len(members)
    only_code = sum(found == {"code"} for found in kinds) > _MOST * len(members)
    are_filled = sum(bool(found) for found in kinds) >= _NEARLY_ALL * len(members)
    signed = sum(_is_signed(one.region) for one in members)
    return Habits(
        are_marked,
        only_code and form.startswith(("label", "letter")),
        form == "item plain" and not are_filled,
        signed >= max(_FEW, _MOST * len(members)),
    )


def _is_signed(region: Region) -> bool:
    """Tell a body that is nothing but options with signs for right and wrong."""
    return {*region.kinds} <= {"item", ""} and any(map(is_signed, find_runs(region.lines, region.kinds)[:1]))


def _with_answer(one: _Asked, far: Answer) -> _Asked:
    lines = far.text.split("\n")
    kinds: list[Kind] = ["text"] * len(lines)
    region = Region([*one.region.lines, *lines], [*one.region.kinds, *kinds])
    return _Asked(one.start, region, len(one.region.lines))


def _question(start: Start, body: Body, outline: Outline, level: Level | None, far: Answer | None) -> FoundQuestion:
    end = start.end
    while end > start.line + 1 and outline.kinds[end - 1] in ("", "rule", "note"):
        end -= 1
    prompt = text_of(start.prompt.split("\n")) if start.prompt else ""
    return FoundQuestion(
        start.title.text,
        ((start.line + 1, end), *([(far.line + 1, far.end)] if far else [])),
        prompt="\n\n".join(part for part in (prompt, body.prompt) if part),
        answer="\n\n".join(part for part in (text_of(start.answer.split("\n")), body.answer) if part),
        options=body.options,
        hints=body.hints,
        level=level,
        tags=start.tags,
        doubts=body.doubts,
    )
