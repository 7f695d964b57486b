"""The code and output questions of the bank as a learner's browser gets them, and the wrong solutions kept beside."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from builder.fences import python_code, read_fences
from builder.parser import parse
from builder.question import DEFAULT_LIMIT, Code, Output, Question
from builder.source import find_pages, read_source
from builder.verify import sandbox
from builder.verify.cache import FOLDER, Cache
from builder.verify.result import Result
from tests.conftest import ROOT

# What `verify` uses too: here it remembers what earlier tests found to be as it should.
CACHE = Cache(ROOT / FOLDER)
WRONG_SOLUTIONS = ROOT / "tests" / "data" / "wrong_solutions"


@dataclass(frozen=True)
class Exercise:
    """A code question: its tests with their `hidden`, and what else of it can be run."""

    id: str
    tests: tuple[sandbox.TestFence, ...]
    limit: int
    solution: str
    starter: str

    def request(self, code: str) -> sandbox.Request:
        return sandbox.Request(code, self.tests, self.limit)


def questions() -> Iterator[Question]:
    for path in find_pages(ROOT / "content"):
        text = read_source(path)
        assert isinstance(text, str)
        yield from parse(text, file=path.name, topic=path.stem).topic.questions


def exercises() -> list[Exercise]:
    """Read the questions whose tests are Python."""
    return [
        Exercise(
            question.id,
            tuple(
                sandbox.TestFence(fence.code, "hidden" in fence.words)
                for fence in read_fences(question.task.tests)
                if fence.is_python
            ),
            question.limit or DEFAULT_LIMIT,
            python_code(question.task.solution),
            python_code(question.task.starter),
        )
        for question in questions()
        if isinstance(question.task, Code) and python_code(question.task.tests)
    ]


def programs() -> dict[str, sandbox.Request]:
    """Read the programs of the output questions."""
    return {
        question.id: sandbox.Request(program, None, question.limit or DEFAULT_LIMIT)
        for question in questions()
        if isinstance(question.task, Output) and (program := python_code(question.prompt))
    }


def wrong_solutions(name: str) -> dict[str, str]:
    """Read the wrong solutions of a question by what is wrong with them."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((WRONG_SOLUTIONS / name).glob("*.py"))}


def run_all(requests: Mapping[str, sandbox.Request]) -> dict[str, Result]:
    """Run requests in CPython, several at once."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(requests, pool.map(sandbox.run, requests.values()), strict=True))
