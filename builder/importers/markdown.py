"""The Markdown engine: question files of any shape a person might bring."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.blocks import is_blank, split_lines
from builder.diagnostics import Problems
from builder.front_matter import read_front_matter
from builder.importers import answered, bold, callouts, cards, details, headings, labels, levels, lines, lists, tables
from builder.importers.arrange import arrange
from builder.importers.body import Body, Habits, Region, find_marker, read_body, region_of, text_of
from builder.importers.cleaning import name_furniture, without_contents
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.importers.keys import Answer, KeySection, find_keys, match_keys, silence_keys
from builder.importers.marks import Marks, read_marks
from builder.importers.options import split_inline
from builder.importers.outline import Outline, read_outline
from builder.importers.section_level import level_of_question, levels_of_sections
from builder.importers.start import ANSWERED, LIKELY, LINE_RANK, Start
from builder.importers.title import plain_text, read_title
from builder.importers.unwrap import unwrap
from builder.importers.vocabulary import ANSWER_PHRASE, hints_at_questions, is_of_article
from builder.importers.weigh import weigh
from builder.question import Level

NAME: Final = "markdown"

_ASKS: Final = 0.65
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.8
# `What is it? Answer: this` and `What is it? — this`, all in one line.
_ANSWERED: Final = re.compile(
    rf"(?P<question>.*?[?？؟][*_]{{0,2}})\s*(?:{ANSWER_PHRASE}\s*[:.–—-]\s*|A:\s*|=+>\s*|->\s*|→\s*|[–—]\s+|--?\s+|:\s+)(?P<answer>\S.*)",
    re.IGNORECASE,
)

Family = Callable[[Outline, Marks], tuple[Start, ...]]

# A shape is a module with a function and a row here.
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


def read(text: str, *, name: str = "") -> Found:
    """Read the questions of a Markdown file."""
    source = split_lines(text)
    inside, emptied = unwrap(source)
    furniture = {**name_furniture(inside), **emptied}
    outline = without_contents(
        read_outline([line if number not in furniture else "" for number, line in enumerate(inside)])
    )
    questions = _read_outline(outline, find_keys(outline), name)
    title = _title(source, outline)
    return Found(NAME, questions, tuple(_leftovers(questions, furniture, outline, source)), title=title)


def _read_outline(
    whole: Outline, keys: Sequence[KeySection], name: str, *, may_retry: bool = True
) -> tuple[FoundQuestion, ...]:
    outline = silence_keys(whole, keys)
    marks = read_marks(outline)
    proposals = {
        family: _trusted(propose(outline, marks), marks, len(outline.lines)) for family, propose in FAMILIES.items()
    }
    starts = weigh(
        arrange(proposals, outline),
        outline,
        promised=_promises(name, outline) or bool(keys),
        is_article=_is_article(outline),
    )
    answers, used = match_keys(keys, starts, marks)
    if len(used) < len(keys):
        # What looked like a key has no questions: it is something else.
        return _read_outline(whole, used if may_retry else (), name, may_retry=False)
    return tuple(_questions(starts, outline, marks, answers))


def _trusted(starts: Sequence[Start], marks: Marks, length: int) -> tuple[Start, ...]:
    """Trust the starts that ask more if an answer is marked before the next one."""
    ends = [*(one.line for one in starts), length][1:]
    return tuple(
        replace(one, trust=ANSWERED)
        if one.trust == LIKELY and one.title.likeness >= _ASKS and marks.count(one.body, end)
        else one
        for one, end in zip(starts, ends, strict=True)
    )


def _title(lines: Sequence[str], outline: Outline) -> str:
    """Find what the file calls itself: in its front matter, or in its first heading if that is one of its own."""
    title = read_front_matter(lines, Problems("")).title if lines and lines[0].startswith("---") else ""
    first = outline.headings[0] if outline.headings else None
    return title or (plain_text(read_title(first.text).text) if first and first.level == 1 else "")


def _is_article(outline: Outline) -> bool:
    """Tell a text with an introduction, an installation or a conclusion: it may ask, but it is no list of questions."""
    return any(is_of_article(plain_text(heading.text)) for heading in outline.headings)


def _promises(name: str, outline: Outline) -> bool:
    """Tell whether the file says that it is about questions: in its title, its name or its first headings."""
    texts = [name.replace("_", " ").replace("-", " "), *(heading.text for heading in outline.headings[:3])]
    texts += [line for line in outline.lines[:12] if line and not line.isspace()][:2]
    return any(hints_at_questions(text) for text in texts)


def _questions(
    starts: Sequence[Start], outline: Outline, marks: Marks, answers: Mapping[int, Answer]
) -> Iterator[FoundQuestion]:
    starts = [_divide_title(_with_title(one, outline)) for one in starts]
    regions = [region_of(outline, one, one.end) for one in starts]
    markers = [find_marker(region, marks, one) for one, region in zip(starts, regions, strict=True)]
    folds = {fold.line: fold.end for fold in marks.details}
    starts = [_until_fold(one, marker, folds) for one, marker in zip(starts, markers, strict=True)]
    regions = [region_of(outline, one, one.end) for one in starts]
    habits = _habits(starts, regions, markers)
    inherited = levels_of_sections(outline.headings, [one.line for one in starts])
    for at, (one, region, marker, level) in enumerate(zip(starts, regions, markers, inherited, strict=True)):
        answer = answers.get(at)
        if answer:
            marker = len(region.lines)
            region = Region(
                [*region.lines, *answer.text.split("\n")], [*region.kinds, *["text"] * (answer.text.count("\n") + 1)]
            )
        body = read_body(region, marker, one.title.text, habits[one.form], is_prompt=one.is_prompt)
        own = one.title.level or level_of_question(one.title.text, region.lines[:6])
        yield _question(one, body, outline, own or level, answer)


def _with_title(one: Start, outline: Outline) -> Start:
    """Give a start that is only a label the line below as its title."""
    if one.title.text or one.prompt or one.answer:
        return one
    for number in range(one.body, one.end):
        if outline.kinds[number] in ("text", "item", "quote"):
            title = read_title(outline.lines[number].lstrip("> "))
            return replace(
                one, title=replace(title, number=one.title.number, level=one.title.level), body=number + 1, column=0
            )
        if outline.kinds[number] not in ("", "tag", "rule", "note"):
            break
    return one


def _divide_title(one: Start) -> Start:
    """Divide a title that is the whole question: its options or its answer on the same line."""
    lines = split_inline(one.title.text)
    if len(lines) > 1:
        return replace(one, title=replace(one.title, text=lines[0]), lead=tuple(lines[1:]))
    both = _ANSWERED.match(one.title.text) if one.body == one.end or one.form.startswith("item") else None
    if both and not one.answer:
        return replace(one, title=replace(one.title, text=both["question"]), answer=both["answer"])
    return one


def _until_fold(one: Start, marker: int | None, folds: Mapping[int, int]) -> Start:
    """End a question that is no heading where its folded answer ends: what comes then is the text around it."""
    if marker is None or one.rank < LINE_RANK:
        return one
    end = folds.get(one.body - len(one.lead) + marker, one.end)
    return replace(one, end=min(one.end, end))


def _habits(starts: Sequence[Start], regions: Sequence[Region], markers: Sequence[int | None]) -> dict[str, Habits]:
    facts: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for one, region, marker in zip(starts, regions, markers, strict=True):
        kinds = {kind for kind, line in zip(region.kinds, region.lines, strict=True) if not is_blank(line)} - {
            "tag",
            "rule",
        }
        facts[one.form].append((marker is not None, bool(kinds), kinds == {"code"}))
    habits = {}
    for form, rows in facts.items():
        marked, filled, code_only = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        is_code_asked = code_only > _MOST and form.startswith(("label", "letter"))
        habits[form] = Habits(marked, is_code_asked, is_bare=form == "item plain" and filled < _NEARLY_ALL)
    return habits


def _question(one: Start, body: Body, outline: Outline, level: Level | None, far: Answer | None) -> FoundQuestion:
    title = one.title.text
    prompt = "\n\n".join(part for part in (text_of(one.prompt.split("\n")), body.prompt) if part)
    if not title:
        title, _, prompt = prompt.partition("\n")
        prompt = prompt.strip("\n")
    end = one.end
    while end > one.line + 1 and outline.kinds[end - 1] in ("", "rule", "note"):
        end -= 1
    return FoundQuestion(
        title,
        ((one.line + 1, end), *([(far.line + 1, far.end)] if far else [])),
        prompt=prompt,
        answer=text_of(one.answer.split("\n")) or body.answer,
        options=body.options,
        hints=body.hints,
        level=level,
        tags=one.tags,
        doubts=body.doubts,
    )


def _leftovers(
    questions: Sequence[FoundQuestion], furniture: Mapping[int, str], outline: Outline, lines: Sequence[str]
) -> list[Leftover]:
    covered = {line for question in questions for start, end in question.spans for line in range(start - 1, end)}
    left: list[Leftover] = []
    for number, line in enumerate(lines):
        if number in covered or is_blank(line):
            continue
        name = furniture.get(number, outline.kinds[number] or "text")
        if left and left[-1].name == name and left[-1].span[1] == number:
            left[-1] = replace(left[-1], span=(left[-1].span[0], number + 1))
        else:
            left.append(Leftover(name, (number + 1, number + 1)))
    return left
