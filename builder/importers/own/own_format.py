"""Files that are in the bank's own format already: their questions are taken as they are, ids and all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from builder.blocks import split_lines
from builder.importers.fitting import fit
from builder.importers.found import Found, FoundQuestion, Leftover
from builder.parser import is_topic, parse
from builder.question import Choice, Code, Diagnostic, Parsed, Question, Short, Task

NAME: Final = "own-format"

# How many questions must be without an error, when nothing else tells that the format is meant.
_MOST: Final = 0.9
# What a file in the format cannot have, and one that only looks like it does.
_FOREIGN: Final = frozenset(("unknown-section", "bad-heading", "repeated-section", "mixed-kinds"))
_NUMBERED: Final = re.compile(r"(?:\d{1,4}[.)]|№|[QqВ]\d*[.:)]|(?:question|вопрос)\b)", re.IGNORECASE)


def fits(text: str) -> float:
    """Tell whether a file is in the bank's own format: by attributes in its headings, else by its sections."""
    if not is_topic(text):
        return 0.0
    parsed = parse(text)
    questions = parsed.topic.questions
    if not questions:
        return 0.0
    named = len(questions) - len(parsed.derived)
    if 2 * named >= len(questions):
        return 1.0
    if any(found.code in _FOREIGN for found in parsed.diagnostics):
        return 0.0
    sound = sum(question.id not in parsed.left_out for question in questions) / len(questions)
    numbered = sum(bool(_NUMBERED.match(question.title)) for question in questions) / len(questions)
    return 1.0 if sound >= _MOST and not numbered else 0.0


def read(text: str) -> Found:
    """Read the questions with all that they say."""
    parsed = parse(text)
    lines = split_lines(text)
    ends = {part.question: part.end for part in parsed.parts if part.question}
    questions = tuple(_read_question(question, parsed, ends[question.id]) for question in parsed.topic.questions)
    first = min((question.line for question in questions), default=len(lines) + 1)
    head = (Leftover("head", (1, first - 1)),) if any(line.strip() for line in lines[: first - 1]) else ()
    topic = replace(parsed.topic, questions=())
    return Found(NAME, questions, head, title=topic.title, topic=topic, diagnostics=_problems(parsed))


def _problems(parsed: Parsed) -> tuple[Diagnostic, ...]:
    # A missing id is given one, and drafts are told in another way.
    return tuple(found for found in parsed.diagnostics if found.code not in ("missing-id", "draft"))


def _read_question(question: Question, parsed: Parsed, end: int) -> FoundQuestion:
    exact = replace(question, id="") if question.id in parsed.derived else question
    if question.id in parsed.left_out and any(found.code == "unclosed-fence" for found in parsed.diagnostics):
        exact = _with_closed_fences(exact)
    return FoundQuestion(
        question.title,
        ((question.line, end),),
        prompt=question.prompt,
        answer=question.answer,
        options=question.task.options if isinstance(question.task, Choice) else (),
        accepted=question.task.accepted if isinstance(question.task, Short) else (),
        hints=question.hints,
        follow_ups=question.follow_ups,
        sources=question.sources,
        level=question.level,
        tags=question.tags,
        exact=exact,
    )


def _with_closed_fences(question: Question) -> Question:
    """Close what its file leaves open: elsewhere it would swallow the questions below."""
    return replace(
        question,
        prompt=fit(question.prompt, is_prompt=True),
        answer=fit(question.answer),
        task=_with_closed_code(question.task),
        sources=fit(question.sources),
        hints=tuple(map(fit, question.hints)),
        follow_ups=tuple(replace(step, answer=fit(step.answer, level=5)) for step in question.follow_ups),
    )


def _with_closed_code(task: Task) -> Task:
    return Code(fit(task.tests), fit(task.starter), fit(task.solution)) if isinstance(task, Code) else task
