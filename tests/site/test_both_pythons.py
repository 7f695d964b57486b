"""The Python that verifies the bank and the one in the browser agree: about every code and every output question, and
about what neither of them can do."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from builder import bundle
from builder.verify import sandbox
from builder.verify.cache import digest_of, key_of
from builder.verify.result import Result, decode
from tests.conftest import ROOT
from tests.exercises import CACHE, exercises, programs, run_all, wrong_solutions

SCRIPT = Path(__file__).with_name("pyodide_runs.mjs")
PYODIDE = bundle.THEME / "node_modules" / "pyodide"
JUDGE = ROOT / "builder" / "judge"


# What goes wrong in a function, and with it in a program that calls it.
TROUBLE = {
    "thread": "import threading; threading.Thread(target=print).start()",
    "thread-of-loop": "import asyncio; asyncio.run(asyncio.to_thread(print))",
    "subprocess": "import subprocess; subprocess.run(['ls'])",
    "shell": "import os; os.popen('ls')",
    "system": "import os; os.system('ls')",
    "fork": "import os; os.fork()",
    "exec": "import os; os.execv('/bin/ls', ['ls'])",
    "process": "import multiprocessing; multiprocessing.Process(target=print).start()",
    "pool": "from concurrent.futures import ProcessPoolExecutor; ProcessPoolExecutor().submit(print)",
    "queue": "import multiprocessing; multiprocessing.Queue()",
    "package": "import numpy",
    "window": "import tkinter",
    "name": "from collections import OrderedDictt",
    "zone": "import zoneinfo; zoneinfo.ZoneInfo('Europe/Moscow')",
    "input": "input()",
    "exit": "exit()",
    "recursion": "trouble()",
    "memory": "return bytearray(10**18)",
    "deadlock": "import asyncio; asyncio.run(asyncio.Event().wait())",
    "own-assertion": "assert 1 > 2, 'mine'",
    "own-parser": "import ast; ast.literal_eval('1+')",
    "long-expression": "return " + "1+" * 100_000 + "1",
    "long-chain": "return a" + ".b" * 8_000,
}


def troubles() -> Iterator[tuple[str, sandbox.Request]]:
    for name, line in TROUBLE.items():
        code = f"def trouble():\n    {line}\n"
        yield f"{name}/check", sandbox.Request(code, (sandbox.TestFence("assert trouble() == 1", False),), 10)
        yield f"{name}/run", sandbox.Request(f"{code}\ntrouble()", None, 10)


def requests() -> dict[str, sandbox.Request]:
    """Name all that the bank has to run, and all trouble."""
    found = dict(troubles())
    found |= {f"{name}/program": request for name, request in programs().items()}
    for exercise in exercises():
        codes = {"solution": exercise.solution, "starter": exercise.starter, **wrong_solutions(exercise.id)}
        found |= {f"{exercise.id}/{name}": exercise.request(code) for name, code in codes.items()}
    return found


REQUESTS = requests()


def run_in_pyodide(requests: Mapping[str, sandbox.Request]) -> dict[str, Result]:
    if not requests:
        return {}
    line, environment = bundle.command(["node", str(SCRIPT)])
    asked = [{"limit": request.limit, "request": request.encode().decode()} for request in requests.values()]
    sources = {path.name: path.read_text(encoding="utf-8") for path in JUDGE.glob("*.py")}
    message = {"pyodide": (PYODIDE / "pyodide.mjs").as_uri(), "sources": sources, "requests": asked}
    finished = subprocess.run(
        line, env=environment, input=json.dumps(message), capture_output=True, encoding="utf-8", check=False
    )
    assert finished.returncode == 0, finished.stderr
    results = (decode(json.dumps(result).encode()) for result in json.loads(finished.stdout))
    return {name: result for name, result in zip(requests, results, strict=True) if result}


def key(request: sandbox.Request) -> str:
    runtime = digest_of([PYODIDE / "package.json", SCRIPT])
    return key_of("agree", runtime, sandbox.key_of_run(request))


@pytest.fixture(scope="module")
def results() -> dict[str, tuple[Result, Result]]:
    """Run in both what is not known to agree."""
    asked = {name: request for name, request in REQUESTS.items() if CACHE.read(key(request)) is None}
    in_pyodide, in_cpython = run_in_pyodide(asked), run_all(asked)
    return {name: (in_pyodide[name], in_cpython[name]) for name in asked}


@pytest.mark.parametrize("name", REQUESTS)
def test_both_pythons_agree(name: str, results: dict[str, tuple[Result, Result]]) -> None:
    if name not in results:
        return
    in_pyodide, in_cpython = results[name]
    assert outcome(in_pyodide) == outcome(in_cpython)
    CACHE.save(key(REQUESTS[name]), b"")


def outcome(result: Result) -> dict[str, object]:
    if result.status == "timeout":
        return {"status": "timeout"}
    # Messages are worded differently in different versions of Python, and what has a kind has types of its own in each.
    error = result.error and (
        (result.error.kind, result.error.type if result.error.kind == "exception" else "", result.error.line)
    )
    tests = {test.name: (test.status, test.kind, test.line) for test in result.tests}
    return {"status": result.status, "tests": tests, "printed": result.stdout, "error": error}
