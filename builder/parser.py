"""The reader of question files: text in; the topic, its problems and what each line is out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from builder.aliases import assign
from builder.attributes import Facts, read_facts
from builder.blocks import read_blocks, read_tokens, split_lines, trim
from builder.diagnostics import Problems, quote
from builder.front_matter import FrontMatter, find_end, read_front_matter
from builder.heading import Heading, read_heading, read_section, suggest_section
from builder.identity import derive_id
from builder.markup import find_open
from builder.question import SECTION_NAMES, Diagnostic, Parsed, Part, Question, Topic
from builder.sections import Item, Section
from builder.task import Draft, read_question

_HEADING_LINE: Final = re.compile(r"^ {0,3}(?P<hashes>#{2,3})[ \t]+(?P<content>\S.*)$")
_TOPIC_ATTRIBUTES: Final = frozenset(("level", "minutes", "rev"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A top-level heading: its lines (from 0), level 2 or 3, and the position of its token."""

    line: int
    end: int
    level: int
    content: str
    column: int
    token: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The lines of one question: its heading, then its sections, the prompt first."""

    heading: Heading
    line: int
    end: int
    sections: tuple[Section, ...]


def parse(text: str, *, file: str = "", topic: str = "") -> Parsed:
    """Read a question file, whatever it holds; `file` names it in diagnostics, `topic` begins the ids made here."""
    lines = split_lines(text)
    problems = Problems(file)
    front = read_front_matter(lines, problems)
    # Blank lines in its place keep the numbers of all that follows.
    blocks = read_blocks([""] * front.end + lines[front.end :])
    for line in blocks.open_fences:
        _report_open_fence(lines[line], line, problems)
    found = list(_find_headings(blocks.tokens, lines, problems))
    chunks = _divide(found, blocks.tokens, lines, problems)
    start_of_questions = chunks[0].line if chunks else len(lines)
    title, introduction = _read_introduction(front, start_of_questions, blocks.tokens, lines)
    _report_open_markup(introduction, start_of_questions, lines, problems)
    questions, parts, derived = _read_questions(chunks, front, lines, problems, topic=topic)
    if not chunks:
        problems.add(0, 0, "no-questions", "the topic has no questions", hint="begin each question with `## `")
    diagnostics = problems.sorted()
    return Parsed(
        topic=Topic(
            title=title or topic.rpartition("/")[2],
            description=front.description,
            level=front.level,
            tags=front.tags,
            icon=front.icon,
            introduction=trim(lines[introduction:start_of_questions]),
            questions=questions,
            metadata=front.metadata,
        ),
        diagnostics=diagnostics,
        parts=(*_leading_parts(front.end, introduction, start_of_questions), *parts),
        left_out=_left_out(questions, diagnostics),
        derived=derived,
        file=file,
    )


def is_topic(text: str) -> bool:
    """Tell a question file from a plain page: by its `questions` key, else by a heading only questions have."""
    lines = split_lines(text)
    end = find_end(lines)
    if any(line.startswith("questions") for line in lines[:end]):
        declared = read_front_matter(lines, Problems("")).questions
        if declared is not None:
            return declared
    blanked = [""] * end + lines[end:]
    first = next((number for number, line in enumerate(blanked, start=1) if _may_tell(line)), None)
    if first is None:
        return False
    # The line may stand in a fence, which only the block structure knows; mostly what comes before settles it.
    return _has_telling_heading(read_tokens(blanked[:first]), lines) or _has_telling_heading(
        read_blocks(blanked).tokens, lines
    )


def _may_tell(line: str) -> bool:
    match = _HEADING_LINE.match(line) if "##" in line else None
    return match is not None and _is_telling(len(match["hashes"]), match["content"])


def _has_telling_heading(tokens: Sequence[Token], lines: Sequence[str]) -> bool:
    in_question = False
    for heading in _find_headings(tokens, lines, Problems("")):
        in_question = in_question or heading.level == 2
        if in_question and _is_telling(heading.level, heading.content):
            return True
    return False


def _is_telling(level: int, content: str) -> bool:
    if level == 3:
        return read_section(content) is not None
    return any(attribute.name in _TOPIC_ATTRIBUTES for attribute in read_heading(content.rstrip(), 1).attributes)


def _find_headings(tokens: Sequence[Token], lines: Sequence[str], problems: Problems) -> Iterator[_Found]:
    for position, token in enumerate(tokens):
        if token.type != "heading_open" or token.level or token.map is None:
            continue
        content = tokens[position + 1].content
        line, end = token.map
        if token.markup == "-":
            problems.add(
                line + 1,
                1,
                "bad-heading",
                f"{quote(content)} is underlined by {quote(lines[end - 1])}",
                hint="write a question as `## Title`; for a rule, put an empty line before `---`",
            )
        elif token.markup in ("##", "###"):
            after = lines[line].find(token.markup) + len(token.markup)
            column = max(lines[line].find(content, after), 0) + 1
            yield _Found(line, end, len(token.markup), content, column, position)


def _divide(found: Sequence[_Found], tokens: Sequence[Token], lines: Sequence[str], problems: Problems) -> list[_Chunk]:
    """Divide the file into questions and their sections."""
    starts = [position for position, heading in enumerate(found) if heading.level == 2]
    chunks = []
    for start, stop in pairwise([*starts, len(found)]):
        own = [found[start], *_select_sections(found[start + 1 : stop], lines, problems)]
        last = found[stop] if stop < len(found) else None
        ends = [*own[1:], last]
        sections = tuple(
            _section_of(heading, after, tokens, len(lines)) for heading, after in zip(own, ends, strict=True)
        )
        heading = read_heading(found[start].content, found[start].column)
        chunks.append(_Chunk(heading, found[start].line, last.line if last else len(lines), sections))
    return chunks


def _select_sections(headings: Iterable[_Found], lines: Sequence[str], problems: Problems) -> Iterator[_Found]:
    for heading in headings:
        if read_section(heading.content):
            yield heading
            continue
        # An unknown section is text of the part before it: shown, not lost.
        near = suggest_section(heading.content)
        language = "en" if heading.content.isascii() else "ru"
        names = ", ".join(name for names in SECTION_NAMES.values() for name in names[language])
        problems.add(
            heading.line + 1,
            heading.column,
            "unknown-section",
            f"{quote(lines[heading.line])} is not a section of the format",
            hint=f"did you mean `### {near}`?" if near else f"the sections are {names}; `####` makes a plain heading",
        )


def _section_of(heading: _Found, after: _Found | None, tokens: Sequence[Token], length: int) -> Section:
    name = "prompt" if heading.level == 2 else read_section(heading.content) or "unknown"
    end = after.line if after else length
    # A heading is three tokens: its start, its text, its end.
    inside = tokens[heading.token + 3 : after.token if after else len(tokens)]
    return Section(name, heading.line, heading.end, end, inside)


def _read_introduction(front: FrontMatter, end: int, tokens: Sequence[Token], lines: Sequence[str]) -> tuple[str, int]:
    """Give the title of the topic and the line where its introduction starts: after a heading that is the title."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1" and tokens[0].map:
        title = " ".join(tokens[1].content.split())
        if title and tokens[0].map[1] <= end and front.title in ("", title):
            return title, tokens[0].map[1]
    return front.title, front.end


def _read_questions(
    chunks: Sequence[_Chunk], front: FrontMatter, lines: Sequence[str], problems: Problems, *, topic: str
) -> tuple[tuple[Question, ...], list[Part], frozenset[str]]:
    facts = [read_facts(chunk.heading, chunk.line + 1, problems) for chunk in chunks]
    names, derived = _name_questions(chunks, facts, lines, problems, topic=topic)
    questions: list[Question] = []
    parts: list[Part] = []
    for chunk, fact, name in zip(chunks, facts, names, strict=True):
        draft = Draft(chunk.sections, lines, problems)
        question, items = read_question(
            draft,
            fact,
            name=name,
            title=chunk.heading.title,
            level=front.level,
            line=chunk.line + 1,
            column=chunk.heading.column,
        )
        if question.draft:
            message = f"the question {quote(question.title)} is a draft"
            hint = "read it, then delete the word `draft` in its heading"
            problems.add(chunk.line + 1, chunk.heading.column, "draft", message, hint=hint)
        questions.append(question)
        parts += _parts_of(chunk, name, items)
        _report_open_markup(chunk.line, chunk.line + 1, lines, problems)
        for section in chunk.sections:
            _report_open_markup(section.start, section.end, lines, problems)
    return assign(front.aliases, questions, problems), parts, derived


def _name_questions(
    chunks: Sequence[_Chunk], facts: Sequence[Facts], lines: Sequence[str], problems: Problems, *, topic: str
) -> tuple[list[str], frozenset[str]]:
    """Give each question an id of its own: the author's, else one made from the title."""
    taken = {name for fact in facts for name in (fact.id, *fact.aliases) if name}
    first: dict[str, int] = {}
    derived: set[str] = set()
    names: list[str] = []
    for chunk, fact in zip(chunks, facts, strict=True):
        line, heading = chunk.line + 1, chunk.heading
        if not heading.title:
            message = f"{quote(lines[chunk.line])} has no title"
            problems.add(line, 1, "bad-heading", message, hint="write the question after `## `")
        if fact.id and fact.id not in first:
            first[fact.id] = line
            names.append(fact.id)
            continue
        if fact.id:
            column = next((a.column for a in heading.attributes if a.name == "id"), heading.column)
            message = f"the id `{fact.id}` is taken by the question in line {first[fact.id]}"
            problems.add(line, column, "duplicate-id", message, hint="give this question an id of its own")
        elif heading.title and not heading.has_id:
            message = f"the question {quote(heading.title)} has no id"
            hint = "run `python -m builder check --fix`: progress is kept by id"
            problems.add(line, heading.column, "missing-id", message, hint=hint)
        names.append(derive_id(fact.id or heading.title, topic="" if fact.id else topic, taken=taken))
        taken.add(names[-1])
        derived.add(names[-1])
    return names, frozenset(derived)


def _parts_of(chunk: _Chunk, name: str, items: Sequence[Item]) -> Iterator[Part]:
    for section in chunk.sections:
        heading = "heading" if section.name == "prompt" else "section_heading"
        yield Part(heading, section.heading + 1, section.start, name)
        position = section.start
        for item in items if section.name == "prompt" else ():
            yield from _part(section.name, position, item.start, name)
            yield from _part("option", item.start, item.end, name)
            position = item.end
        yield from _part(section.name, position, section.end, name)


def _leading_parts(front: int, introduction: int, end: int) -> Iterator[Part]:
    yield from _part("front_matter", 0, front)
    yield from _part("heading", front, introduction)
    yield from _part("introduction", introduction, end)


def _part(name: str, start: int, end: int, question: str = "") -> Iterator[Part]:
    if start < end:
        yield Part(name, start + 1, end, question)


def _left_out(questions: Sequence[Question], diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """Name the questions with something among their lines that keeps them out of quizzes."""
    starts = [question.line for question in questions]
    owners = (bisect_right(starts, found.line) - 1 for found in diagnostics if found.leaves_out)
    return frozenset(questions[owner].id for owner in owners if owner >= 0)


def _report_open_fence(line: str, number: int, problems: Problems) -> None:
    column = len(line) - len(line.lstrip()) + 1
    hint = "close it with a line of the same characters below the code"
    problems.add(number + 1, column, "unclosed-fence", f"the code fence {quote(line)} is never closed", hint=hint)


def _report_open_markup(start: int, end: int, lines: Sequence[str], problems: Problems) -> None:
    text = "\n".join(lines[start:end])
    if "<" not in text:
        return
    for markup in find_open(text):
        if markup.tag.startswith("/"):
            message = f"`<{markup.tag}>` closes an element that is not open here"
            hint = "delete it, or write it in backticks if it is meant as text"
        else:
            shown = "<!--" if markup.tag == "!--" else f"<{markup.tag}>"
            message = f"`{shown}` is never closed here"
            hint = "close it in the same part, or write it in backticks if it is meant as text"
        problems.add(start + markup.line, markup.column, "unclosed-html", message, hint=hint)
