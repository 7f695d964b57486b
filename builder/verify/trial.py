"""The trials of a question: what is run, and what its outcome says about the question."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from builder.diagnostics import count_noun, quote
from builder.judge.explain import source_of
from builder.judge.tests import Fence
from builder.question import DEFAULT_LIMIT, Code, Diagnostic, Output, Question
from builder.verify.result import Result, RunError, TestResult
from builder.verify.sandbox import Request, TestFence
from builder.verify.snippet import Place, Program, Snippet

# What two quoted texts have in common is left out when it is longer than this, but for the end of it.
_LONGEST_ALIKE: Final = 50
_CONTEXT: Final = 20

_MEND_SOLUTION: Final = "mend the solution, or the test if it asks for something else"


@dataclass(frozen=True, slots=True)
class Trial:
    """One run, and the reader of its outcome; what is printed must be the same each time."""

    request: Request
    read: Callable[[Result], Iterable[Diagnostic]]
    is_output: bool = False


def plan(question: Question, snippets: Sequence[Snippet], unsound: Collection[Snippet]) -> Iterator[Trial]:
    """Plan the trials of a question from its fences; a section with an unsound or unchecked one is not run."""
    limit = question.limit or DEFAULT_LIMIT
    left_alone = {snippet.section for snippet in snippets if snippet in unsound or "unchecked" in snippet.words}
    sections: dict[str, list[Snippet]] = {}
    for snippet in snippets:
        if snippet.is_python:
            sections.setdefault(snippet.section, []).append(snippet)
    match question.task:
        case Code():
            yield from _plan_code(sections, limit, left_alone)
        case Output(expected):
            printed = next((snippet for snippet in snippets if snippet.section == "output"), None)
            if printed and "prompt" in sections and not left_alone & {"prompt", "output"}:
                program = Program(tuple(sections["prompt"]))
                read = partial(_read_output, program, printed, expected)
                yield Trial(Request(program.code, None, limit), read, is_output=True)
    for snippet in snippets:
        if "runnable" in snippet.words and snippet not in unsound:
            program = Program((snippet,))
            yield Trial(Request(program.code, None, limit), partial(_read_run, program))


def _plan_code(sections: Mapping[str, Sequence[Snippet]], limit: int, left_alone: Collection[str]) -> Iterator[Trial]:
    tests = sections.get("tests", ())
    if not tests or "tests" in left_alone:
        return
    # To the author no test is hidden: what it compares is told.
    fences = tuple(TestFence(test.code, False) for test in tests)
    if "solution" in sections and "solution" not in left_alone:
        program = Program(tuple(sections["solution"]))
        yield Trial(Request(program.code, fences, limit), partial(_read_solution, program, tests))
    if "starter" not in left_alone:
        starter = Program(tuple(sections.get("starter", ())))
        yield Trial(Request(starter.code, fences, limit), partial(_read_starter, starter, tests))


def _read_solution(program: Program, tests: Sequence[Snippet], result: Result) -> Iterator[Diagnostic]:
    if result.error:
        message = f"the solution {_describe(result.error)}"
        yield _place_of(result.error, program).report("solution-fails", message, _MEND_SOLUTION)
        return
    places = _Places(tests)
    for number, test in enumerate(result.tests):
        if test.status != "pass":
            place = program.place(test.line) if test.line else places.of(number, test)
            yield place.report("solution-fails", _describe_test(test), _MEND_SOLUTION)


def _read_starter(starter: Program, tests: Sequence[Snippet], result: Result) -> Iterator[Diagnostic]:
    if result.status != "pass":
        return
    count = f"{len(result.tests)} of {count_noun(len(result.tests), 'test')}"
    if not result.tests:
        hint = "write functions `def test_…()` or plain `assert` statements"
        yield tests[0].opening.report("starter-passes", "the tests hold no test, so any code passes", hint)
    elif starter.snippets:
        hint = "leave out of the starter what is asked for, or test it"
        yield starter.snippets[0].opening.report("starter-passes", f"the starter passes {count}", hint)
    else:
        hint = "test what the solution defines"
        yield tests[0].opening.report("starter-passes", f"no code at all passes {count}", hint)


def _read_output(program: Program, printed: Snippet, expected: str, result: Result) -> Iterator[Diagnostic]:
    stated, actual = _lines_of(expected), _lines_of(result.stdout)
    error = result.error
    # An output may end with the error that ends the program: its type alone, or with the message.
    if error and stated and stated[-1] in (error.type, f"{error.type}: {error.message}".removesuffix(": ")):
        stated, error = stated[:-1], None
    if error:
        message = f"the code of the prompt {_describe(error)}"
        hint = f"mend the code, or end the output with the line `{error.type}` if that is the point"
        yield _place_of(error, program).report("code-fails", message, hint)
    elif stated != actual:
        yield _compare(printed, stated, actual)


def _read_run(program: Program, result: Result) -> Iterator[Diagnostic]:
    if result.error:
        message = f"the code is marked `runnable` and {_describe(result.error)}"
        hint = "mend the code, or drop the word `runnable` after the language of the fence"
        yield _place_of(result.error, program).report("code-fails", message, hint)


def _compare(printed: Snippet, stated: Sequence[str], actual: Sequence[str]) -> Diagnostic:
    pairs = enumerate(zip(stated, actual, strict=False))
    shorter = min(len(stated), len(actual))
    first = next((number for number, (one, other) in pairs if one != other), shorter)
    if first < shorter:
        wanted, printed_line = _quote_apart(stated[first], actual[first])
        message = f"{wanted} is not what the code prints here: {printed_line}"
    elif first < len(stated):
        message = f"{quote(stated[first])} is not printed: the code prints {count_noun(first, 'line')}"
    else:
        message = f"the code also prints {quote(actual[first])}"
        more = len(actual) - first - 1
        message += f" and {count_noun(more, 'more line')}" if more else ""
    hint = "write down what the code prints, or mend the code of the prompt"
    return printed.place(first + 1).report("wrong-output", message, hint)


def _quote_apart(one: str, other: str) -> tuple[str, str]:
    """Quote two texts that differ, from so far on that their difference is not cut off."""
    pairs = enumerate(zip(one, other, strict=False))
    alike = next((place for place, pair in pairs if pair[0] != pair[1]), min(len(one), len(other)))
    start = alike - _CONTEXT if alike > _LONGEST_ALIKE and one != other else 0
    cut = "…" if start else ""
    return quote(cut + one[start:]), quote(cut + other[start:])


def _lines_of(text: str) -> list[str]:
    # Editors drop blanks at the end of lines, and nobody sees them.
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _place_of(error: RunError, program: Program) -> Place:
    return program.place(error.line, error.column) if error.line else program.snippets[0].opening


def _describe(error: RunError) -> str:
    if error.kind in ("timeout", "crash"):
        return f"is stopped: {error.message}"
    said = f"{error.type}: {error.message}".removesuffix(": ")
    return f"ends with {quote(said)}{_lacking(error.kind, said)}"


def _lacking(kind: str, said: str) -> str:
    """Say what a browser cannot do, when an error is about that."""
    if kind == "thread":
        return ": a browser has no threads and no processes"
    if kind == "import":
        return ": a browser has no such module"
    return ": a browser has no data of time zones" if said.startswith("ZoneInfoNotFoundError") else ""


def _describe_test(test: TestResult) -> str:
    name = f"the solution fails the test {quote(test.name)}"
    said = " ".join(test.message.split())
    if test.status == "error":
        return f"{name}: {quote(said)}{_lacking(test.kind, said)}"
    if not test.expression:
        return f"{name}: {said}" if said else name
    actual, expected = _quote_apart(test.actual, test.expected)
    values = f" is {actual}" if test.actual else " does not hold"
    values += f", expected {expected}" if test.expected else ""
    return f"{name}: {quote(test.expression)}{values}" + (f" ({said})" if said else "")


class _Places:
    """Where tests stand, by their number in a result; the judge's own reading of the fences tells them apart."""

    def __init__(self, tests: Sequence[Snippet]) -> None:
        fences = [(test, Fence(test.code, hidden=False)) for test in tests]
        self._first = tests[0].opening
        self._tests = [(test, node) for test, fence in fences for name, node in fence.steps if name]

    def of(self, number: int, test: TestResult) -> Place:
        """Find the assertion that failed, or at least its test."""
        if number >= len(self._tests):
            return self._first
        snippet, node = self._tests[number]
        for inside in ast.walk(node):
            if isinstance(inside, ast.Assert) and test.expression in _parts_of(inside, snippet.code):
                node = inside
        return snippet.place(node.lineno, node.col_offset + 1)


def _parts_of(assertion: ast.Assert, code: str) -> list[str]:
    test = assertion.test
    return [source_of(part, code) for part in (test, *(test.values if isinstance(test, ast.BoolOp) else ()))]
