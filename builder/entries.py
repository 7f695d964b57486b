"""What the app is told of a question: its row in the index of the bank, and its entry among the parts of its topic.

The build writes them into the bank's scripts; in the browser they are made of what a learner imports.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping
from dataclasses import asdict

from builder.fences import python_code, read_fences
from builder.question import DEFAULT_LIMIT, Code, Output, Question, Short, Topic
from builder.render import QuestionParts, TopicParts, plain_title


def index_row(topic: str, question: Question) -> list[object]:
    """Tell the index of a question of a topic; the order of the values is the contract with the app."""
    return [
        question.id,
        topic,
        question.level,
        question.kind,
        plain_title(question.title),
        list(question.tags),
        question.rev,
        _content_hash(question),
        question.minutes,
        int(question.mock),
        *([list(question.aliases)] if question.aliases else []),
    ]


def topic_entry(name: str, topic: Topic, parts: TopicParts, *, asked: Container[str]) -> dict[str, object]:
    """Give the app the rendered parts of those questions of a topic that are asked."""
    questions = zip(topic.questions, parts.questions, strict=True)
    entries = [_question_entry(question, html) for question, html in questions if question.id in asked]
    return {"topic": name, "questions": entries}


def _content_hash(question: Question) -> str:
    # Canonical JSON, so that moving text from one field to the next changes the hash; only ever compared for equality.
    content = {name: value for name, value in asdict(question).items() if name not in {"line", "rev", "aliases"}}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _question_entry(question: Question, html: QuestionParts) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": question.id,
        "title": html.title,
        "prompt": html.prompt,
        "answer": html.answer,
        "hints": html.hints,
        "key_points": html.key_points,
        "follow_ups": [{"title": follow_up.title, "answer": follow_up.answer} for follow_up in html.follow_ups],
        "sources": html.sources,
        "options": [_without_empty({**asdict(option)}) for option in html.options],
        "starter": html.starter,
        "tests": html.tests,
        "solution": html.solution,
    }
    match question.task:
        case Short(accepted=accepted):
            entry["accepted"] = accepted
        case Output(expected=expected):
            entry["expected"] = expected
            entry["program"] = python_code(question.prompt)
        case Code() as code:
            entry["code"] = _code_entry(code, question.limit or DEFAULT_LIMIT)
    return {"id": question.id, **_without_empty(entry)}


def _code_entry(code: Code, limit: int) -> dict[str, object]:
    """Give what a browser runs; empty when the tests are not Python, and the question is left to the learner."""
    tests = [fence for fence in read_fences(code.tests) if fence.is_python]
    if not tests:
        return {}
    sources = {"starter": python_code(code.starter), "solution": python_code(code.solution)}
    written = [{"code": test.code, **({"hidden": 1} if "hidden" in test.words else {})} for test in tests]
    return {**sources, "tests": written, "limit": limit}


def _without_empty(entry: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in entry.items() if value not in ("", (), [], {})}
