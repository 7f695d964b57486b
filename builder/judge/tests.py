"""The tests of a code question: assertions and functions, run one by one against the learner's module."""

from __future__ import annotations

import ast
import inspect
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from json import dumps
from typing import Any

from .errors import HIDDEN, TESTS, facts_of, is_of_learner, line_of, remember, text_of
from .explain import STORED, WITNESS, Explain, Failure, Witness, source_of
from .output import Emit, Printed
from .world import compile_code, execute, wait

Result = dict[str, Any]


class Fence:
    """One fence of tests: its steps in order, and the names of those that are tests, known before anything runs."""

    def __init__(self, source: str, *, hidden: bool) -> None:
        """Read the fence; a syntax error of its author becomes the result of its only test."""
        self.source = source
        self.hidden = hidden
        self.file = HIDDEN if hidden else TESTS
        self.broken: BaseException | None = None
        try:
            body = ast.parse(source, self.file).body
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            self.broken, body = error, []
        self.steps = [(self._name(node, number), node) for number, node in enumerate(body, 1)]
        self.names = [self.file] if self.broken else [name for name, _ in self.steps if name]

    def _name(self, node: ast.stmt, number: int) -> str:
        if isinstance(node, ast.Assert):
            return f"assert {number}" if self.hidden else f"assert {source_of(node.test, self.source)}"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test"):
            first = (ast.get_docstring(node) or "").partition("\n")[0]
            return first.strip() or node.name.removeprefix("test").replace("_", " ").strip() or node.name
        return ""


def check(fences: Sequence[Fence], module: types.ModuleType, printed: Printed, tell: Emit) -> Iterator[Result]:
    """Run all tests, telling each result when it is there."""
    # A copy: what tests define must not get under the code that they test.
    namespace = {**vars(module), "__name__": "solution_tests", WITNESS: Witness()}
    for fence in fences:
        for result in _check_fence(fence, namespace, printed):
            tell("test", dumps(result, ensure_ascii=False))
            yield result


def list_tests(fences: Sequence[Fence]) -> list[dict[str, object]]:
    """Name all tests in the order in which they run."""
    return [{"name": name, "hidden": fence.hidden} for fence in fences for name in fence.names]


def unrun(name: str, fence: Fence) -> Result:
    """Give the result of a test that nobody could run."""
    return {"name": name, "status": "unrun", "message": "", "output": "", "hidden": fence.hidden}


def _check_fence(fence: Fence, namespace: dict[str, Any], printed: Printed) -> Iterator[Result]:
    if fence.broken:
        yield _outcome(fence.file, fence, fence.broken)
        return
    if not fence.hidden:
        remember(fence.file, fence.source)
    # What stands between the tests prepares them: when it fails, none after it can be judged.
    broken: BaseException | None = None
    for name, node in fence.steps:
        run = partial(_run_step, node, fence, namespace)
        if not isinstance(node, ast.Assert):
            broken = broken or _attempt(run)
            run = partial(_call, namespace.get(getattr(node, "name", "")))
        if name:
            with printed.apart() as output:
                # What the error kept alive goes before the next test, which has nothing to do with its last words.
                result = _outcome(name, fence, broken or _attempt(run))
            yield {**result, "output": output.text("stdout") + output.text("stderr")}


def _run_step(node: ast.stmt, fence: Fence, namespace: dict[str, Any]) -> None:
    explained = Explain(fence.source).visit(ast.Module([node], []))
    try:
        execute(compile_code(ast.fix_missing_locations(explained), fence.file), namespace)
    finally:
        # An assertion that failed has left its operands.
        for name in [name for name in namespace if name.startswith(STORED)]:
            del namespace[name]


def _call(function: Any) -> None:
    result = function()
    if inspect.isawaitable(result):
        wait(result)


def _attempt(step: Callable[[], None]) -> BaseException | None:
    try:
        step()
    # A test that exits or runs out of memory has failed like any other.
    except BaseException as raised:
        return raised
    return None


def _outcome(name: str, fence: Fence, raised: BaseException | None) -> Result:
    result = unrun(name, fence)
    if raised is None:
        return {**result, "status": "pass"}
    if isinstance(raised, AssertionError) and not is_of_learner(raised):
        shown = {} if fence.hidden else _compared(raised, fence)
        return {**result, "status": "fail", "message": text_of(raised), **shown}
    message = f"{type(raised).__name__}: {text_of(raised)}".removesuffix(": ")
    # What the author of the tests got wrong says nothing about the learner's code.
    facts = {"kind": "exception"} if raised is fence.broken else facts_of(raised)
    return {**result, "status": "error", "message": message, **facts}


def _compared(raised: AssertionError, fence: Fence) -> Mapping[str, str]:
    if isinstance(raised, Failure):
        values = {"expression": raised.expression, "actual": raised.actual, "expected": raised.expected}
        return {name: value for name, value in values.items() if value is not None}
    line = line_of(raised, fence.file)
    expression = fence.source.splitlines()[line - 1].strip() if line else ""
    # `raise AssertionError("…")` is no expression: its message says it all.
    return {"expression": expression} if expression and not expression.startswith("raise ") else {}
