"""One run: the code, then its tests, then the result."""

from __future__ import annotations

import time
from collections.abc import Sequence
from json import dumps, loads
from typing import Any

from .errors import SOLUTION, describe, remember
from .output import OUTPUT_LIMIT, Emit, Printed
from .refuse import refuse_processes
from .tests import Fence, Result, check, list_tests, unrun
from .world import compile_code, execute, own_world


def judge(code: str, tests: Sequence[dict[str, Any]] | None, tell: Emit = lambda kind, text: None) -> dict[str, Any]:
    """Run code, and with tests check it; `tell` hears of output and of finished tests while it runs."""
    printed = Printed(OUTPUT_LIMIT, tell)
    fences = [Fence(fence["code"], hidden=bool(fence.get("hidden"))) for fence in tests or ()]
    failure: BaseException | None = None
    results: list[Result] = []
    # A program is run as Python runs a file; what is tested is a module that the tests have imported.
    with own_world("__main__" if tests is None else "solution", printed) as module:
        started = time.perf_counter()
        try:
            # First of all: of code that never ends, the names of its tests are known.
            if tests is not None:
                tell("tests", dumps(list_tests(fences), ensure_ascii=False))
            remember(SOLUTION, code)
            execute(compile_code(code, SOLUTION), vars(module))
            if tests is not None:
                results = list(check(fences, module, printed, tell))
        except BaseException as raised:
            failure = raised
            results = [unrun(name, fence) for fence in fences for name in fence.names]
        milliseconds = (time.perf_counter() - started) * 1000
        printed.flush()
    # Only now: code may have broken the very functions that describe its error.
    error = describe(failure) if failure else None
    passed = all(result["status"] == "pass" for result in results)
    return {
        "status": "error" if error else "pass" if passed else "fail",
        "tests": results,
        "stdout": printed.text("stdout"),
        "stderr": printed.text("stderr"),
        "truncated": printed.truncated,
        "error": error,
        "ms": round(milliseconds, 3),
    }


def judge_json(request: str, tell: Emit = lambda kind, text: None) -> str:
    """Run a request given as JSON – `code`, and `tests` or null – and give the result as JSON."""
    refuse_processes()
    asked = loads(request)
    return dumps(judge(asked["code"], asked["tests"], tell), ensure_ascii=False)
