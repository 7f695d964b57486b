"""The judge in CPython, through the door that verification uses: a process that gets JSON and gives JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from builder.judge.run import judge


def run(code: str, *tests: str, hidden: str | None = None) -> dict[str, Any]:
    fences = [{"code": test, "hidden": False} for test in tests]
    fences += [] if hidden is None else [{"code": hidden, "hidden": True}]
    request = json.dumps({"code": code, "tests": fences or None})
    line = [sys.executable, "-I", "-m", "builder.judge"]
    answered = subprocess.run(line, input=request, capture_output=True, text=True, encoding="utf-8", timeout=30)
    assert answered.returncode == 0, answered.stderr
    result: dict[str, Any] = json.loads(answered.stdout)
    return result


def test_a_program_is_run_as_python_runs_a_file() -> None:
    result = run("import sys\nif __name__ == '__main__':\n    print('да')\n    print('нет', file=sys.stderr)")
    assert (result["status"], result["stdout"], result["stderr"]) == ("pass", "да\n", "нет\n")
    assert result["tests"] == [] and result["error"] is None


def test_what_is_tested_is_imported_and_not_run_as_a_program() -> None:
    assert run("ran = __name__ == '__main__'", "assert not ran")["status"] == "pass"


@pytest.mark.parametrize(
    ("code", "kind", "line"),
    [
        ("x = 1\n1 / 0", "exception", 2),
        ("def f(:\n    pass", "syntax", 1),
        ("import sys\nsys.exit(3)", "exit", 2),
        ("name = input('имя: ')", "input", 1),
        ("\n\nimport no_such_module", "import", 3),
        ("def f():\n    return f()\nf()", "recursion", 2),
        ("x = bytearray(10 ** 18)", "memory", 1),
        ("x = '\0'", "syntax", None),
    ],
)
def test_an_error_is_named_by_its_kind_and_its_line(code: str, kind: str, line: int | None) -> None:
    error = run(code)["error"]
    assert (error["kind"], error.get("line")) == (kind, line)
    assert "builder" not in error["trace"].replace("builder.judge.errors.NoInput", "")


def test_what_was_printed_before_an_error_is_kept() -> None:
    assert run("print('шаг 1')\n1 / 0")["stdout"] == "шаг 1\n"


def test_a_flood_is_cut_and_counted() -> None:
    result = run("print('x' * 10_000_000, end='')")
    assert (len(result["stdout"]), result["truncated"]) == (100_000, 9_900_000)


def test_code_that_writes_past_python_does_not_spoil_the_result() -> None:
    assert run("import os, sys\nos.write(1, b'noise')\nsys.stdout.buffer.write('ё'.encode())")["stdout"] == "ё"


def test_await_may_stand_outside_of_functions() -> None:
    code = "import asyncio\nprint(await asyncio.gather(asyncio.sleep(0.01, 1), asyncio.sleep(0, 2)))"
    assert run(code)["stdout"] == "[1, 2]\n"


TESTS = '''
import unittest
raises = unittest.TestCase().assertRaises

assert add(1, 1) == 2

def test_sum():
    """Складывает два числа.

    Подробности."""
    assert add(2, 2) == 4 and add(2, 3) == 5, "сумма"

def test_refuses_text():
    with raises(TypeError):
        add("a", "b")

async def test_async():
    assert not [add(1, -1)] is None

def helper():
    return add(0, 0)

assert 1 == helper()
'''


def by_name(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {test["name"]: test for test in result["tests"]}


def test_every_test_has_its_name_and_verdict() -> None:
    result = run("def add(a, b):\n    print('считаю')\n    return a + b", TESTS)
    tests = by_name(result)
    assert {name: test["status"] for name, test in tests.items()} == {
        "assert add(1, 1) == 2": "pass",
        "Складывает два числа.": "pass",
        "refuses text": "fail",
        "async": "pass",
        "assert 1 == helper()": "fail",
    }
    assert result["status"] == "fail"
    assert tests["Складывает два числа."]["output"] == "считаю\nсчитаю\n"
    assert result["stdout"] == ""


def test_a_failure_shows_the_expression_and_both_values() -> None:
    tests = by_name(run("def add(a, b):\n    return a * b", TESTS))
    failure = tests["Складывает два числа."]
    assert failure["message"] == "сумма"
    assert (failure["expression"], failure["actual"], failure["expected"]) == ("add(2, 3) == 5", "6", "5")
    swapped = tests["assert 1 == helper()"]
    assert (swapped["actual"], swapped["expected"]) == ("0", "1")
    assert tests["refuses text"]["status"] == "pass"


@pytest.mark.parametrize(
    ("test", "actual", "expected"),
    [
        ("assert f() in (1, 2)", "[3]", "in (1, 2)"),
        ("assert f() is None", "[3]", "None"),
        ("assert not f()", "[3]", None),
        ("assert f() == []", "[3]", "[]"),
        ("assert len(f()) > 1 or False", "False", "True"),
        ("assert f()[0] < 3", "3", "< 3"),
    ],
)
def test_every_form_of_an_assertion_tells_its_values(test: str, actual: str, expected: str | None) -> None:
    (result,) = run("def f():\n    return [3]", test)["tests"]
    assert (result["status"], result["actual"], result.get("expected")) == ("fail", actual, expected)


def test_an_operand_is_evaluated_once() -> None:
    code = "calls = []\ndef f():\n    calls.append(1)\n    return len(calls)"
    (_, result) = run(code, "assert f() == 1\nassert len(calls) == 1")["tests"]
    assert result["status"] == "pass"


def test_an_assertion_holds_nothing_alive() -> None:
    test = "def test_it():\n    import weakref\n    box = Box()\n    seen = weakref.ref(box)\n"
    test += "    assert box is not None\n    del box\n    assert seen() is None"
    assert run("class Box: pass", test)["status"] == "pass"


def test_an_error_in_the_code_is_told_with_its_line() -> None:
    (result,) = run("def f():\n    return [][1]", "def test_it():\n    f()")["tests"]
    assert (result["status"], result["line"], result["message"]) == ("error", 2, "IndexError: list index out of range")


def test_of_a_hidden_test_only_name_and_verdict_are_told() -> None:
    hidden = "assert f() == 42\ndef test_secret():\n    '''Пустой ввод'''\n    assert f() == 43"
    tests = run("def f():\n    return 0", "assert f() == 0", hidden=hidden)["tests"]
    assert [(test["name"], test["status"]) for test in tests[1:]] == [("assert 1", "fail"), ("Пустой ввод", "fail")]
    assert "42" not in str(tests[1:]) and "43" not in str(tests[1:])


def test_code_that_fails_leaves_its_tests_unrun() -> None:
    result = run("1 / 0", TESTS)
    assert result["status"] == "error"
    assert {test["status"] for test in result["tests"]} == {"unrun"} and len(result["tests"]) == 5


def test_tests_cannot_change_what_the_code_sees() -> None:
    assert run("limit = 1\ndef f():\n    return limit", "limit = 2\nassert f() == 1")["status"] == "pass"


def test_what_prepares_the_tests_and_fails_fails_them() -> None:
    tests = run("x = 1", "value = missing()\ndef test_a():\n    pass\nassert x == 1")["tests"]
    assert [test["status"] for test in tests] == ["error", "error"]
    assert "NameError" in tests[0]["message"]


def test_a_run_leaves_the_interpreter_as_it_was() -> None:
    before = print, sys.stdout, sys.getrecursionlimit()
    code = "import builtins, sys\nbuiltins.print = len\nsys.setrecursionlimit(50_000)\nsys.stdout = None"
    assert judge(code, None)["status"] == "pass"
    assert (print, sys.stdout, sys.getrecursionlimit()) == before


def test_output_and_finished_tests_are_told_while_the_code_runs() -> None:
    told: list[tuple[str, str]] = []
    judge("print('начало')", [{"code": "assert True"}], lambda kind, text: told.append((kind, text)))
    assert [kind for kind, _ in told] == ["tests", "stdout", "test"]
    assert json.loads(told[0][1]) == [{"name": "assert True", "hidden": False}]
    assert json.loads(told[2][1])["status"] == "pass"


def test_code_that_breaks_the_interpreter_is_still_described() -> None:
    assert run("import builtins\nbuiltins.len = builtins.isinstance = None\n1 / 0")["error"]["line"] == 3


def test_dataclasses_and_pickle_find_their_module() -> None:
    code = "from __future__ import annotations\nimport pickle\nfrom dataclasses import dataclass\n"
    code += "@dataclass\nclass Point:\n    x: int\nprint(pickle.loads(pickle.dumps(Point(1))))"
    assert run(code)["stdout"] == "Point(x=1)\n"
