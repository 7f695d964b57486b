"""Python in the sandbox: what runs, what is stopped, what is told, and that the next run always works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.sandbox import build_page, heard_from, run
from tests.browser.server import serve

pytestmark = pytest.mark.browser

ENDLESS = "print('begun')\nwhile True: pass"
TWO_RUNS = "([one, two]) => Promise.all([page.run(one), page.run(two)])"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_page(tmp_path_factory.mktemp("sandbox"))


@pytest.fixture(scope="module")
def place(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address + "index.html"


@pytest.fixture(scope="module")
def python(browser: Browser, place: str) -> Iterator[Page]:
    """Open a page whose runner the tests share: each of them leaves it able to run code."""
    context = browser.new_context()
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(place)
    yield page
    context.close()


def runs(page: Page) -> bool:
    return run(page, "print(6 * 7)").stdout == "42\n"


def test_the_first_run_shows_progress_and_the_second_starts_at_once(page: Page, place: str) -> None:
    page.goto(place)
    first = run(page, "print('hello')")
    assert (first.result["status"], first.stdout) == ("pass", "hello\n")
    shares = [stage["share"] for stage in first.stages if stage["stage"] == "download"]
    assert shares == sorted(shares) and len(shares) > 5 and shares[-1] > 0.95
    assert [stage["stage"] for stage in first.stages if stage["stage"] != "download"] == ["start", "run"]
    assert run(page, "print('again')").stages == [{"stage": "run"}]


def test_everything_works_from_a_file(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    assert run(page, "import json; print(json.dumps([1]))").stdout == "[1]\n"
    assert run(page, ENDLESS, limit=1).kind == "timeout"
    assert runs(page)


def test_nothing_is_loaded_before_something_is_run(page: Page, place: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto(place)
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if "pyodide" in name or name.endswith(".zip")]
    assert page.locator("iframe").count() == 0


def test_warming_up_loads_what_the_first_run_needs(page: Page, place: str) -> None:
    page.goto(place)
    with page.expect_worker():
        page.evaluate("page.runner.warm()")
    assert runs(page)


def test_output_and_tests_are_told_while_the_code_runs(python: Page) -> None:
    code = "def double(n):\n    return n * 2\n\nprint('loaded')\n"
    tests = ["assert double(2) == 4", "def test_of_words():\n    assert double('a') == 'aaa'\n"]
    checked = run(python, code, tests)
    assert checked.output == [["stdout", "loaded\n"]]
    assert [(test["name"], test["status"]) for test in checked.tests] == [
        ("assert double(2) == 4", "pass"),
        ("of words", "fail"),
    ]
    assert checked.result["status"] == "fail" and checked.result["tests"] == checked.tests
    failed = checked.tests[1]
    assert (failed["expression"], failed["actual"], failed["expected"]) == ("double('a') == 'aaa'", "'aa'", "'aaa'")


def test_an_endless_loop_is_stopped_and_the_next_run_works(python: Page) -> None:
    stopped = run(python, ENDLESS, limit=1)
    assert (stopped.result["status"], stopped.kind, stopped.stdout) == ("timeout", "timeout", "begun\n")
    assert 1000 <= stopped.result["ms"] < 10_000
    assert runs(python)


def test_a_check_that_runs_too_long_keeps_the_tests_that_passed(python: Page) -> None:
    hanging = "def test_hangs():\n    while True: pass\n\ndef test_never_begun(): pass\n"
    checked = run(python, "", ["assert True", hanging], limit=2)
    assert checked.result["status"] == "timeout"
    assert [test["status"] for test in checked.result["tests"]] == ["pass", "timeout", "unrun"]


def test_a_spare_worker_starts_before_the_limit_strikes(page: Page, place: str) -> None:
    page.goto(place)
    assert runs(page)
    assert len(page.workers) == 1
    with page.expect_worker():
        page.evaluate("code => { window.running = page.run(code, { limitMs: 15_000 }) }", ENDLESS)
    assert len(page.workers) == 2
    page.evaluate("page.runner.stop()")
    assert heard_from(page.evaluate("window.running")).kind == "stopped"
    assert runs(page)
    assert len(page.workers) == 1


def test_stopping_ends_what_runs_and_what_waits(python: Page) -> None:
    python.evaluate(f"codes => {{ page.output.length = 0; window.two = ({TWO_RUNS})(codes) }}", [ENDLESS, "print(1)"])
    python.wait_for_function("page.output.includes('begun\\n')")
    python.evaluate("page.runner.stop()")
    running, waiting = map(heard_from, python.evaluate("window.two"))
    assert (running.kind, running.stdout, running.result["status"]) == ("stopped", "begun\n", "error")
    assert (waiting.kind, waiting.stdout, waiting.stages) == ("stopped", "", [])
    assert runs(python)


def test_stopping_works_while_python_still_loads(page: Page, place: str) -> None:
    page.goto(place)
    page.evaluate("() => { window.running = page.run('print(1)') }")
    page.wait_for_selector("iframe", state="attached")
    page.evaluate("page.runner.stop()")
    stopped = heard_from(page.evaluate("window.running"))
    assert stopped.kind == "stopped" and {"stage": "run"} not in stopped.stages
    assert runs(page)


def test_runs_asked_for_together_follow_each_other(python: Page) -> None:
    both = [heard_from(told) for told in python.evaluate(TWO_RUNS, ["print('one')", "print('two')"])]
    assert [heard.stdout for heard in both] == ["one\n", "two\n"]


TROUBLE = {
    "bytes without end": ("x = []\nwhile True: x.append(bytearray(10**7))", "memory"),
    "a list that doubles": ("x = [1]\nwhile True: x = x + x", "memory"),
    "one huge list": ("[0] * 10**9", "memory"),
    "plain recursion": ("def f(): return f()\nf()", "recursion"),
    "recursion without Python's own limit": (
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(n): return [f(n + 1)]\nf(0)",
        "recursion",
    ),
    "recursion through C": ("class A:\n    def __repr__(self): return repr(self)\nrepr(A())", "recursion"),
    "nesting beyond the stack": ("x = []\nfor _ in range(10**6): x = [x]\nrepr(x)", "recursion"),
    "sys.exit": ("import sys\nsys.exit(3)", "exit"),
    "os._exit": ("import os\nos._exit(3)", "exit"),
    "os.abort": ("import os\nos.abort()", "crash"),
    "a worker that closes itself": ("import js\njs.close()\nwhile True: pass", "timeout"),
    "input": ("input('name? ')", "input"),
    "syntax": ("x = (", "syntax"),
    "import of what is not there": ("import numpy", "import"),
    "a thread": ("import threading\nthreading.Thread(target=print).start()", "thread"),
    "a file without end": ("with open('x', 'wb') as f:\n    while True: f.write(bytes(10**6))", "exception"),
    "a file that claims to be long": ("open('x', 'wb').truncate(10**12)", "exception"),
    "an exception": ("1 / 0", "exception"),
}


@pytest.mark.parametrize(("code", "kind"), TROUBLE.values(), ids=TROUBLE)
def test_trouble_is_told_and_the_next_run_works(python: Page, code: str, kind: str) -> None:
    troubled = run(python, code, limit=5 if kind == "timeout" else 60)
    assert (troubled.refusal, troubled.kind) == (None, kind)
    assert runs(python)


BUSY = "const end = Date.now() + 9e4; while (Date.now() < end);"
LEFT_BEHIND = {
    "a closed worker": "import js\njs.self.close()",
    "timers that keep it busy": f"import js\njs.eval('setTimeout(() => {{ {BUSY} }}, 100)')",
}


@pytest.mark.parametrize("code", LEFT_BEHIND.values(), ids=LEFT_BEHIND)
def test_no_run_is_blamed_for_what_one_before_left_behind(python: Page, code: str) -> None:
    assert runs(python)
    run(python, code, limit=5)
    honest = run(python, "print('honest')", limit=20)
    assert (honest.kind, honest.stdout) == (None, "honest\n")


def test_a_flood_that_is_cut_off_is_known_as_one(python: Page) -> None:
    assert runs(python)
    flooded = run(python, "while True: print('x' * 30)", limit=3)
    assert (flooded.kind, flooded.result["error"]["flooded"]) == ("timeout", True)


def test_a_flood_of_output_is_bounded(python: Page) -> None:
    flooded = run(python, "print('x' * 10_000_000)\nfor n in range(100_000): print(n)")
    told = sum(len(text) for _, text in flooded.output)
    assert flooded.result["status"] == "pass"
    assert len(flooded.stdout) == told == 100_000
    assert flooded.result["truncated"] > 10_000_000
    assert runs(python)


def test_what_waits_and_what_stores_works(python: Page) -> None:
    code = """
import asyncio, sqlite3, time

async def both():
    return await asyncio.gather(asyncio.sleep(0.05, "a"), asyncio.sleep(0.01, "b"))

started = time.monotonic()
print(asyncio.run(both()))
time.sleep(0.05)
print(time.monotonic() - started >= 0.1)
base = sqlite3.connect(":memory:")
print(base.execute("select 1 + 1").fetchone())
"""
    assert run(python, code).stdout == "['a', 'b']\nTrue\n(2,)\n"
    assert run(python, "import asyncio\nprint(await asyncio.sleep(0.01, 'awaited'))").stdout == "awaited\n"


def test_each_run_finds_python_as_it_was(python: Page) -> None:
    spoil = """
import builtins, decimal, json, os, random, sys
value = 5
builtins.sorted = sys.exit = json.dumps = os.listdir = None
json.JSONEncoder.default = None
decimal.getcontext().prec = 2
sys.path.clear(); sys.modules["textwrap"] = None; os.environ["SPOILT"] = "yes"
open("left.txt", "w").write("x"); os.makedirs("left/behind"); os.chdir("left")
random.seed(1); print(random.random())
"""
    look = """
import decimal, json, os, random, textwrap
print("value" in globals(), sorted("ba"), os.listdir("."), "SPOILT" in os.environ)
print(json.dumps(1), json.JSONEncoder.default is None, decimal.Decimal(1) / 3)
print(random.random())
"""
    spoilt = run(python, spoil)
    assert spoilt.kind is None
    *lines, drawn = run(python, look).stdout.splitlines()
    assert lines == ["False ['a', 'b'] [] False", "1 False 0.3333333333333333333333333333"]
    assert f"{drawn}\n" != spoilt.stdout


@pytest.mark.parametrize(
    ("missing", "reason"),
    [("WebAssembly", "no-webassembly"), ("Worker", "no-worker"), ("DecompressionStream", "old-browser")],
)
def test_a_browser_that_cannot_is_told_so(page: Page, place: str, missing: str, reason: str) -> None:
    page.add_init_script(f"delete globalThis.{missing}")
    page.goto(place)
    assert run(page, "print(1)").refusal == {
        "name": "RuntimeError",
        "reason": reason,
        "message": f"{missing} is missing",
    }


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "pyodide.mjs", "python_stdlib.zip"])
def test_a_missing_file_is_told_and_found_later(page: Page, place: str, name: str) -> None:
    page.goto(place)
    page.route(f"**/{name}", lambda route: route.fulfill(status=404))
    refused = run(page, "print(1)").refusal
    assert refused and refused["reason"] == "missing-files" and name in refused["message"]
    assert page.locator("iframe").count() == 0
    page.unroute(f"**/{name}")
    assert runs(page)


def test_a_missing_script_is_told_from_a_file(page: Page, folder: Path, tmp_path: Path) -> None:
    for name in ("index.html", "page.js"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    page.goto((tmp_path / "index.html").as_uri())
    refused = run(page, "print(1)").refusal
    assert refused and refused["reason"] == "missing-files"


def test_a_runtime_that_this_browser_cannot_compile_is_told(page: Page, place: str) -> None:
    def mangle(route: Route) -> None:
        route.fulfill(body=b"\0asm\xff\xff\xff\xff" + bytes(1000), content_type="application/wasm")

    page.route("**/pyodide.asm.wasm", mangle)
    page.goto(place)
    refused = run(page, "print(1)").refusal
    assert refused and refused["reason"] == "old-browser"


def test_a_frame_that_dies_is_replaced(page: Page, place: str) -> None:
    page.goto(place)
    assert runs(page)
    page.locator("iframe").evaluate("frame => frame.remove()")
    assert run(page, ENDLESS, limit=1).kind == "timeout"
    assert runs(page)
    expect(page.locator("iframe")).to_have_count(1)
