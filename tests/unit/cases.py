"""The reader of case files: input and expected outcome side by side in Markdown files, the line of a case its test id.

A case is a title, the input and the expected outcome, each ended by a line with a single dot. An input whose lines
start with `>>> name` is a bank of several files; `.question-ids` among them is the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.check import check_bank, find_vanished
from builder.diagnostics import as_text
from builder.parser import parse
from builder.question import Choice, Code, Output, Parsed, Question, Short

FOLDER = Path(__file__).parents[1] / "data" / "cases"
_CASE = re.compile(r"^(?P<title>[^\n]+)\n\.\n(?P<input>.*?)^\.\n(?P<expected>.*?)^\.\n", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^>>> (?P<name>\S+)\n(?P<text>.*?)(?=^>>> |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case and where it stands."""

    id: str
    title: str
    input: str
    expected: str


def read_cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for found in _CASE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield Case(f"{path.name}:{line}", found["title"], found["input"], found["expected"])


def outcome(text: str) -> str:
    """Say in lines what the parser, or for several files the check of the bank, made of an input."""
    files = {found["name"]: found["text"] for found in _FILE.finditer(text)}
    if not files:
        return _outline(parse(text, file="topic.md", topic="topic"))
    ledger = files.pop(".question-ids", "")
    known = {line: number for number, line in enumerate(ledger.splitlines(), start=1)}
    bank = {name: parse(one, file=name, topic=name.removesuffix(".md")) for name, one in files.items()}
    vanished = find_vanished(bank, known, file=".question-ids")
    outlines = (_outline(parsed) for parsed in check_bank(bank).values())
    return "".join((*outlines, *(f"{as_text(found)}\n" for found in vanished)))


def _outline(parsed: Parsed) -> str:
    topic = parsed.topic
    lines = [f"topic {topic.title!r}{_facts(level=topic.level, tags=topic.tags, icon=topic.icon)}"]
    lines += _texts({"description": topic.description, "introduction": topic.introduction})
    lines += [f"  {name} = {value!r}" for name, value in topic.metadata.items()]
    for question in topic.questions:
        lines += _outline_question(question, is_out=question.id in parsed.left_out)
    lines += [as_text(found) for found in parsed.diagnostics]
    return "\n".join(lines) + "\n"


def _outline_question(question: Question, *, is_out: bool) -> list[str]:
    names = ("level", "minutes", "tags", "rev", "aliases", "limit", "mock", "draft")
    facts = _facts(**{name: getattr(question, name) for name in names})
    lines = [f"{'left out' if is_out else question.kind} #{question.id}{facts}"]
    lines += _texts({"title": question.title, "prompt": question.prompt})
    match question.task:
        case Choice(options):
            lines += [f"  [{'x' if one.correct else ' '}] {one.text!r} {one.feedback!r}" for one in options]
        case Short(accepted):
            lines += [f"  accepted {answer!r}" for answer in accepted]
        case Output(expected):
            lines.append(f"  output {expected!r}")
        case Code(tests, starter, solution):
            lines += _texts({"starter": starter, "tests": tests, "solution": solution})
    lines += [f"  hint {hint!r}" for hint in question.hints]
    lines += _texts({"answer": question.answer})
    lines += [f"  point {point!r}" for point in question.key_points]
    lines += [f"  deeper {one.title!r} {one.answer!r}" for one in question.follow_ups]
    return lines + _texts({"sources": question.sources})


def _facts(**facts: object) -> str:
    usual: Mapping[str, object] = {"level": "middle", "minutes": 0, "rev": 1, "limit": 0}
    shown = {name: value for name, value in facts.items() if value and value != usual.get(name)}
    return "".join(f" {name}={','.join(value) if isinstance(value, tuple) else value}" for name, value in shown.items())


def _texts(texts: Mapping[str, str]) -> list[str]:
    return [f"  {name} {text!r}" for name, text in texts.items() if text]
