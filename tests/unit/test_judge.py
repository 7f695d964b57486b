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
        ("from collections import OrderedDictt", "exception", 1),
        ("import ast\nast.literal_eval('1+')", "exception", 2),
        ("raise SyntaxError", "exception", 1),
        ("x = " + "1+" * 100_000 + "1", "syntax", 1),
        ("import threading\nthreading.Thread(target=print).start()", "thread", 2),
        ("import asyncio\nawait asyncio.to_thread(print)", "thread", 2),
        ("import subprocess\nsubprocess.run(['ls'])", "thread", 2),
        ("import os\nos.fork()", "thread", 2),
        ("import os\nos.system('ls')", "thread", 2),
        ("import multiprocessing\nmultiprocessing.Process(target=print).start()", "thread", 2),
        ("def f():\n    return f()\nf()", "recursion", 2),
        ("x = bytearray(10 ** 18)", "memory", 1),
        ("x = '\0'", "syntax", None),
    ],
)
def test_an_error_is_named_by_its_kind_and_its_line(code: str, kind: str, line: int | None) -> None:
    error = run(code)["error"]
    assert (error["kind"], error.get("line")) == (kind, line)
    assert "builder" not in error["trace"].replace("builder.judge.errors.NoInput", "")


def test_the_missing_module_is_named() -> None:
    assert run("import no_such_package.part")["error"]["module"] == "no_such_package"
    assert "module" not in run("from collections import OrderedDictt")["error"]


@pytest.mark.parametrize("code", ["exit()", "import sys\nsys.exit()"])
def test_an_exit_without_a_reason_has_none(code: str) -> None:
    error = run(code)["error"]
    assert (error["kind"], error["message"]) == ("exit", "")
    assert error["trace"].endswith("SystemExit\n")


@pytest.mark.parametrize("value", [repr("1+" * 5_000), repr([-1] * 5_000), repr(["a.b"] * 5_000)])
def test_a_long_line_of_data_is_no_long_expression(value: str) -> None:
    assert run(f"value = {value}\nprint(len(value))")["status"] == "pass"


def test_what_was_printed_before_an_error_is_kept() -> None:
    assert run("print('шаг 1')\n1 / 0")["stdout"] == "шаг 1\n"


def test_a_flood_is_cut_and_counted() -> None:
    result = run("print('x' * 10_000_000, end='')")
    assert (len(result["stdout"]), result["truncated"]) == (100_000, 9_900_000)


def test_what_nobody_keeps_costs_nothing() -> None:
    assert run("text = 'x' * 10_000_000\nfor _ in range(5_000):\n    print(text)")["ms"] < 5_000


def test_all_that_is_kept_is_told_as_soon_as_there_is_no_more_room() -> None:
    told: list[tuple[str, str]] = []
    code = "for _ in range(30_000):\n    print('12345', end='')"
    judge(code, [{"code": "assert True"}], lambda kind, text: told.append((kind, text)))
    assert told[-1][0] == "test"
    assert sum(len(text) for kind, text in told if kind == "stdout") == 100_000


@pytest.mark.parametrize(
    ("code", "test", "said"),
    [
        (
            "import asyncio\nasync def load():\n    asyncio.sleep(1)\n    return 1",
            "async def test_it():\n    assert await load() == 1",
            "solution.py:3: RuntimeWarning: coroutine 'sleep' was never awaited\n",
        ),
        (
            "async def load():\n    return 1",
            "assert load() == 1",
            "RuntimeWarning: coroutine 'load' was never awaited\n",
        ),
    ],
)
def test_a_forgotten_await_is_told_with_the_line_that_forgot_it(code: str, test: str, said: str) -> None:
    (result, after) = run(code, test, "assert True")["tests"]
    assert (result["output"], after["output"]) == (said, "")


def test_code_that_writes_past_python_does_not_spoil_the_result() -> None:
    assert run("import os, sys\nos.write(1, b'noise')\nsys.stdout.buffer.write('ё'.encode())")["stdout"] == "ё"


def test_await_may_stand_outside_of_functions() -> None:
    code = "import asyncio\nprint(await asyncio.gather(asyncio.sleep(0.01, 1), asyncio.sleep(0, 2)))"
    assert run(code)["stdout"] == "[1, 2]\n"


def test_what_waits_for_ever_is_no_endless_program() -> None:
    error = run("import asyncio\nawait asyncio.Event().wait()")["error"]
    assert error["message"].startswith("deadlock: ")


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
        ("assert 1 > f()[0]", "3", "< 1"),
        ("assert 0 < f()[0] < 2", "3", "< 2"),
        ("assert 5 <= f()[0] < 7", "3", ">= 5"),
        ("assert all(number < 3 for number in f())", "number = 3", "number < 3"),
        ("assert all(a < b for a in f() for b in f())", "(a, b) = (3, 3)", "a < b"),
        (
            "assert all([]) and all(b < 3 for a, (b, *c) in [(1, [2, 4]), (1, f())])",
            "(a, (b, *c)) = (1, (3,))",
            "b < 3",
        ),
        ("assert any(number < 3 for number in f())", "False", "True"),
    ],
)
def test_every_form_of_an_assertion_tells_its_values(test: str, actual: str, expected: str | None) -> None:
    (result,) = run("def f():\n    return [3]", test)["tests"]
    assert (result["status"], result["actual"], result.get("expected")) == ("fail", actual, expected)


LONG = list(range(80))


@pytest.mark.parametrize(
    ("value", "wanted", "actual", "expected"),
    [
        ([*LONG[:79], 100], LONG, "[79]: [..., 74, 75, 76, 77, 78, 100]", "[79]: [..., 74, 75, 76, 77, 78, 79]"),
        (LONG[:79], LONG, "[79]: [..., 74, 75, 76, 77, 78]", "[79]: [..., 74, 75, 76, 77, 78, 79]"),
        ("a" * 900 + "b", "a" * 900 + "cd", f"[900]: ...'{'a' * 40}b'", f"[900]: ...'{'a' * 40}cd'"),
        ({"all": LONG, "one": 1}, {"all": LONG, "one": 2}, "['one']: {'one': 1, ...}", "['one']: {'one': 2, ...}"),
        ({"all": LONG, "one": 1}, {"all": LONG}, "['one']: {'one': 1, ...}", "['one']: {...}"),
        (set(LONG) | {"a"}, set(LONG) | {"b"}, "{'a', ...}", "{'b', ...}"),
        (
            {"deep": [LONG, {"text": LONG}]},
            {"deep": [LONG, {"text": [*LONG, 80]}]},
            "['deep'][1]['text'][80]: [..., 75, 76, 77, 78, 79]",
            "['deep'][1]['text'][80]: [..., 75, 76, 77, 78, 79, 80]",
        ),
    ],
)
def test_long_values_are_shown_where_they_part(value: object, wanted: object, actual: str, expected: str) -> None:
    (result,) = run(f"def f():\n    return {value!r}", f"assert f() == {wanted!r}")["tests"]
    assert (result["actual"], result["expected"]) == (actual, expected)


def test_long_objects_are_shown_where_they_part() -> None:
    code = "class Box:\n    def __init__(self, n):\n        self.n = n\n"
    code += "    def __repr__(self):\n        return 'x' * 900 + str(self.n) + 'y' * 900"
    (result,) = run(code, "assert Box(1) == Box(2)")["tests"]
    assert (result["actual"], result["expected"]) == (f"...{'x' * 40}1{'y' * 39}...", f"...{'x' * 40}2{'y' * 39}...")


def test_values_that_describe_themselves_alike_are_shown_as_they_are() -> None:
    (result,) = run("class Box:\n    def __repr__(self):\n        return '...'", "assert Box() == Box()")["tests"]
    assert (result["actual"], result["expected"]) == ("...", "...")


def test_a_late_difference_of_very_long_values_is_found_at_once() -> None:
    code = "def f(end):\n    return ['x' * 50_000_000 + end, *range(1_000_000)]"
    result = run(code, "assert f('a') == f('b')\nassert f('a') == [*f('a'), 1]")
    assert result["tests"][0]["actual"] == f"[0][50000000]: ...'{'x' * 40}a'"
    assert result["tests"][1]["actual"].startswith("[1000001]: [..., 999995, ")
    assert result["ms"] < 5_000


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


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("input()", "input"),
        ("import threading; threading.Thread(target=print).start()", "thread"),
        ("return bytearray(10**18)", "memory"),
        ("return f()", "recursion"),
        ("import no_such_module", "import"),
        ("exit()", "exit"),
        ("return 1 / 0", "exception"),
    ],
)
def test_trouble_in_a_tested_function_has_the_kind_of_a_run_s(line: str, kind: str) -> None:
    (result,) = run(f"def f():\n    {line}", "assert f() == 1")["tests"]
    assert (result["status"], result["kind"], result["line"]) == ("error", kind, 2)
    assert result.get("module") == ("no_such_module" if kind == "import" else None)


def test_an_assertion_of_the_learner_is_not_taken_for_one_of_the_tests() -> None:
    (result,) = run("def f():\n    assert 1 > 2, 'моё'", "assert f() == 1, 'чужое'")["tests"]
    assert (result["status"], result["kind"], result["line"]) == ("error", "exception", 2)
    assert result["message"] == "AssertionError: моё" and "expression" not in result


def test_an_error_of_the_author_has_no_line_in_the_learner_s_code() -> None:
    (result,) = run("def f(): pass", "assert f( == 1")["tests"]
    assert (result["status"], result["kind"], result.get("line")) == ("error", "exception", None)
    (result,) = run("def f(): pass", "def test_it():\n    raise AssertionError('ждали ValueError')")["tests"]
    assert (result["message"], result.get("expression"), result.get("kind")) == ("ждали ValueError", None, None)


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
