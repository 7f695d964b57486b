"""The sandbox in a real Firefox: it runs code, stops it, and keeps it in."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from builder import bundle
from tests.browser.sandbox import Heard, build_page, heard_from
from tests.browser.server import serve
from tests.browser.ways_out import READ, listening, send

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
DRIVER = bundle.THEME / "firefox.mjs"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(FIREFOX is None, reason="no Firefox on this machine; Debian has it as firefox-esr"),
]

ENDLESS = "print('begun')\nwhile True: pass"
TESTS = [{"code": "assert answer() == 42\n\ndef test_of_more():\n    assert answer() == 43\n", "hidden": False}]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_page(tmp_path_factory.mktemp("firefox"))


def ask(address: str, expressions: Sequence[str]) -> list[Any]:
    """Open a page in Firefox and give what each expression comes to."""
    line, environment = bundle.command(["node", str(DRIVER), str(FIREFOX), address, *expressions])
    done = subprocess.run(
        line, env=environment, cwd=bundle.THEME, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(answer) for answer in done.stdout.splitlines()]


def asking(code: str, limit: float = 60, tests: object = None) -> str:
    return f"page.run({json.dumps(code)}, {json.dumps({'limitMs': limit * 1000, 'tests': tests})})"


def heard(address: str, expressions: Sequence[str]) -> list[Heard]:
    return [heard_from(told) for told in ask(address, expressions)]


def test_firefox_runs_checks_and_stops_code(folder: Path) -> None:
    with serve(folder) as address:
        first, checked, endless, memory, recursion, crash, awaited, last = heard(
            address + "index.html",
            [
                asking("print('hello')"),
                asking("def answer():\n    return 42\n", tests=TESTS),
                asking(ENDLESS, limit=1),
                asking("x = [1]\nwhile True: x = x + x"),
                asking("class A:\n    def __repr__(self): return repr(self)\nrepr(A())"),
                asking("import os\nos.abort()"),
                asking("import asyncio\nprint(asyncio.run(asyncio.sleep(0.01, 'slept')))"),
                asking("print(1)"),
            ],
        )
    assert first.stdout == "hello\n" and first.stages[-2:] == [{"stage": "start"}, {"stage": "run"}]
    assert [test["status"] for test in checked.result["tests"]] == ["pass", "fail"]
    assert (endless.kind, endless.stdout) == ("timeout", "begun\n")
    assert [one.kind for one in (memory, recursion, crash)] == ["memory", "recursion", "crash"]
    assert (awaited.stdout, last.stdout) == ("slept\n", "1\n")


def test_firefox_runs_code_from_a_file(folder: Path) -> None:
    first, endless, last = heard(
        (folder / "index.html").as_uri(), [asking("print('hello')"), asking(ENDLESS, limit=1), asking("print(1)")]
    )
    assert (first.stdout, endless.kind, last.stdout) == ("hello\n", "timeout", "1\n")


def test_no_code_gets_out_in_firefox(folder: Path) -> None:
    with serve(folder) as address, listening() as (server, lines):
        read, sent, _ = ask(
            address + "index.html",
            [
                f"localStorage.secret = document.cookie = 'secret', {asking(READ)}",
                asking(send(server)),
                f"fetch('http://{server}/control').then(() => 1)",
            ],
        )
        assert lines == [b"GET /control HTTP/1.1\r\n"]
    assert [json.loads(heard_from(told).stdout.splitlines()[-1]) for told in (read, sent)] == [["control"]] * 2
