"""A learner's own topic in the browser: kept as a question file, rendered for the app."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from builder.blocks import split_lines
from builder.browser import host
from builder.diagnostics import Problems, quote, with_sources
from builder.entries import index_row, topic_entry
from builder.front_matter import find_end, read_front_matter
from builder.parser import parse
from builder.question import Diagnostic, Parsed, Question, Topic
from builder.render import QuestionParts, TopicParts
from builder.request import Fields, Tell
from builder.writer import write

# Letters in a piece. Numbers of tabs and footnotes, and what questions define for each other, hold within one, so a
# topic that has any is divided only when it is very long.
_SHORT: Final = 20_000
_LONG: Final = 500_000
_SHARED: Final = re.compile(r"^[ \t>]*(?:\[[^\]\n]+\]:|\*\[|={3})", re.MULTILINE)


def render(fields: Fields, tell: Tell) -> Mapping[str, object]:
    """Render a topic again: the site is a newer one, or the topic gets another title."""
    text, title = fields.text("markdown"), fields.text("title", "").strip()
    return show(retitle(text, title) if title else text, fields.text("topic"), tell)


def show(markdown: str, name: str, tell: Tell) -> dict[str, object]:
    """Give the app all that it shows of a topic; drafts and bad questions have parts too, but no row for quizzes."""
    parsed = parse(markdown, file=f"{name}.md", topic=name)
    parts, failed = _rendered(parsed, _LONG if _SHARED.search(markdown) else _SHORT, tell)
    shown = [question for question in parsed.topic.questions if question.id not in failed]
    usable = [question for question in parsed.usable if question.id not in failed]
    left_out = [question for question in shown if question.id in parsed.left_out]
    drafts = [question for question in shown if question.draft and question.id not in parsed.left_out]
    found = sorted((*parsed.diagnostics, *failed.values()))
    return {
        "topic": name,
        "title": parsed.topic.title,
        "markdown": markdown,
        "rows": [index_row(name, question) for question in usable],
        "drafts": [index_row(name, question) for question in drafts],
        "left_out": [index_row(name, question) for question in left_out],
        "parts": topic_entry(name, parsed.topic, parts, asked={question.id for question in shown}),
        "introduction": parts.introduction,
        "tail": parts.tail,
        "diagnostics": _diagnostics(found, parsed, split_lines(markdown)),
    }


def _diagnostics(found: Sequence[Diagnostic], parsed: Parsed, lines: Sequence[str]) -> list[dict[str, str | int]]:
    """Show the problems, each with the question that it is about."""
    starts = [question.line for question in parsed.topic.questions]
    places = [bisect_right(starts, one.line) for one in found]
    names = ["", *(question.id for question in parsed.topic.questions)]
    shown = with_sources(found, lines, file=parsed.file)
    return [{**one, "question": names[place]} for one, place in zip(shown, places, strict=True)]


def retitle(text: str, title: str) -> str:
    """Write a title into the front matter of a topic that has another one."""
    lines = split_lines(text)
    if read_front_matter(lines, Problems("")).title == title:
        return text
    topic = replace(parse(text).topic, title=title, introduction="", questions=())
    return "\n".join([write(topic).rstrip("\n"), "", *lines[find_end(lines) :]]).rstrip("\n") + "\n"


def _rendered(parsed: Parsed, most: int, tell: Tell) -> tuple[TopicParts, dict[str, Diagnostic]]:
    """Render a topic, and tell of the questions that cannot be."""
    failed: dict[str, Diagnostic] = {}
    pieces: list[TopicParts] = []
    done, total = 0, len(parsed.topic.questions)
    for piece in _pieces(parsed.topic, max(most, len(parsed.topic.introduction))):
        tell(done, total)
        pieces += _rendered_piece(piece, parsed.file, failed)
        done += len(piece.questions)
    introduction = next((parts.introduction for parts in pieces), "")
    questions = tuple(question for parts in pieces for question in parts.questions)
    return TopicParts(introduction, questions, "".join(parts.tail for parts in pieces)), failed


def _rendered_piece(piece: Topic, file: str, failed: dict[str, Diagnostic]) -> Iterator[TopicParts]:
    """Render questions at once, or one by one when one of them breaks the others."""
    try:
        yield host.render_topic(piece)
    except ValueError as error:
        if len(piece.questions) > 1:
            for question in piece.questions:
                yield from _rendered_piece(replace(piece, questions=(question,)), file, failed)
            return
        for question in piece.questions:
            message = f"the question {quote(question.title)} cannot be shown: {error}"
            failed[question.id] = Diagnostic(file, question.line, 1, "bad-section", message)
            yield TopicParts("", (QuestionParts("", question.title),))


def _pieces(topic: Topic, most: int) -> Iterator[Topic]:
    """Divide a long topic, each piece with its introduction: some extensions take the square of the time for it all."""
    piece: list[Question] = []
    size = 0
    for question in topic.questions:
        piece.append(question)
        size += len(question.prompt) + len(question.answer)
        if size > most:
            yield replace(topic, questions=tuple(piece))
            piece, size = [], 0
    if piece:
        yield replace(topic, questions=tuple(piece))
