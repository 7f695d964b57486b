"""`verify` as an author sees it: what is reported where, what is let be, and what code may do while it is run.

Each Markdown file of `tests/data/verify` has beside it what is printed about it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.cli import main
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data" / "verify"
# What parsers say changes with their versions.
PARSERS_WORDS = re.compile(r"(?<=: bad-code: )(.* is not valid \w+): .*")

SOUND = "## One { #one }\n### Answer\n```python runnable\nprint(1)\n```\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty project."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def answer(code: str, *, limit: int = 5) -> str:
    return f"## One {{ #one limit={limit} }}\n### Answer\n```python runnable\n{code}\n```\n"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.md")), ids=lambda path: path.stem)
def test_what_is_reported(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(path, path.name)
    status = main(["verify", path.name])
    captured = capsys.readouterr()
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert PARSERS_WORDS.sub(r"\1: …", captured.out) == expected
    assert status == (0 if expected.endswith("no problems.\n") else 1)
    # No terminal, no bar.
    assert captured.err == ""


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    save("bank.md", answer("1 / 0"))
    assert main(["verify", "bank.md", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    found = report.pop("diagnostics")[0]
    assert (found["file"], found["line"], found["column"]) == ("bank.md", 4, 1)
    assert (found["code"], found["severity"]) == ("code-fails", "error")
    assert found["message"] == "the code is marked `runnable` and ends with `ZeroDivisionError: division by zero`"
    assert report == {"files": 1, "questions": 1, "fences": 1, "runs": 1, "errors": 1, "skipped": []}


def test_github(capsys: pytest.CaptureFixture[str]) -> None:
    save("bank.md", answer("1 / 0"))
    assert main(["verify", "bank.md", "--format", "github"]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("::error file=bank.md,line=4,col=1,title=code-fails::the code is marked `runnable`")
    assert last == "Verified 1 question in 1 file: 1 fence parsed, 1 run; 1 error."


def test_files_and_folders(capsys: pytest.CaptureFixture[str]) -> None:
    save("content/one.md", SOUND)
    save("content/help.md", "# Help\n\n```python\n(\n```\n")
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == "Verified 1 question in 1 file: 1 fence parsed, 1 run; no problems.\n"
    Path("content/bad.md").write_bytes(b"\xff")
    assert main(["verify", "content"]) == 1
    assert capsys.readouterr().out.startswith("content/bad.md:1:1: bad-encoding: ")


def test_nothing_to_verify(capsys: pytest.CaptureFixture[str]) -> None:
    save("content/help.md", "# Help\n")
    assert main(["verify", "absent"]) == 2
    assert capsys.readouterr().err == "error: there is no file or folder `absent`\n"
    assert main(["verify"]) == 2
    assert capsys.readouterr().err == "error: no question files in `content` (1 plain page)\n"


def test_a_checker_that_is_not_installed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    save("bank.md", "## One { #one }\n### Answer\n```sh\nif\n```\n```bash\nif\n```\n")
    monkeypatch.setenv("PATH", "")
    assert main(["verify", "bank.md"]) == 0
    assert capsys.readouterr().out == (
        "Not checked: 2 shell fences; to check them, install bash\n"
        "Verified 1 question in 1 file: 0 fences parsed, 0 runs; no problems.\n"
    )


def test_a_draft_is_verified_and_a_broken_question_is_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    code = "### Answer\n```python runnable\n1 / 0\n```\n"
    save("bank.md", f"## One {{ #one draft }}\n{code}\n## Two {{ #two level=none }}\n{code}")
    assert main(["verify", "bank.md"]) == 1
    assert capsys.readouterr().out.count("code-fails") == 1


def test_what_was_run_is_not_run_again(project: Path) -> None:
    runs = project / "runs"
    text = answer(f"with open({str(runs)!r}, 'a') as file:\n    file.write('x')")
    for options, expected in (([], 1), ([], 1), (["--no-cache"], 2), ([], 2)):
        save("bank.md", text)
        assert main(["verify", "bank.md", *options]) == 0
        assert len(runs.read_text(encoding="utf-8")) == expected
    # Other text around the code changes nothing; other code does.
    for changed, expected in ((f"# Title\n\n{text}", 2), (text.replace("'x'", "'y'"), 3)):
        save("bank.md", changed)
        assert main(["verify", "bank.md"]) == 0
        assert len(runs.read_text(encoding="utf-8")) == expected
    assert (project / ".verify_cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_findings_are_kept_too_and_without_a_cache_nothing_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(DATA / "languages.md", "bank.md")
    assert main(["verify", "bank.md", "--no-cache"]) == 1
    first = capsys.readouterr().out
    assert not Path(".verify_cache").exists()
    for _ in range(2):
        assert main(["verify", "bank.md"]) == 1
        assert capsys.readouterr().out == first


def test_a_damaged_cache_is_no_obstacle(capsys: pytest.CaptureFixture[str]) -> None:
    save("bank.md", SOUND)
    assert main(["verify", "bank.md"]) == 0
    for path in Path(".verify_cache").iterdir():
        path.write_bytes(b"{")
    assert main(["verify", "bank.md"]) == 0


def test_a_damaged_cache_of_checkers_is_no_obstacle(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(DATA / "languages.md", "bank.md")
    assert main(["verify", "bank.md"]) == 1
    first = capsys.readouterr().out
    for path in Path(".verify_cache").iterdir():
        path.write_bytes(b"{")
    assert main(["verify", "bank.md"]) == 1
    assert capsys.readouterr().out == first


NESTED = {
    "json": "[" * 5_000 + "]" * 5_000,
    "yaml": "[" * 600 + "]" * 600,
    "toml": "a = " + "[" * 900 + "]" * 900,
    "sql": f"SELECT {'(' * 60}1{')' * 60}",
}


@pytest.mark.parametrize("language", NESTED)
def test_what_is_nested_deeply_is_read(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    save("bank.md", f"## One {{ #one }}\n### Answer\n```{language}\n{NESTED[language]}\n```\n")
    status = main(["verify", "bank.md"])
    # Some versions of Python bound the recursion of their parsers themselves.
    assert status == 0 or ": it is nested too deeply" in capsys.readouterr().out


def test_what_is_nested_too_deeply_spoils_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    fences = f"```json\n{'[' * 200_000}\n```\n```sql\nSELECT {'(' * 20_000}1\n```\n```json\n{{\n```\n"
    save("bank.md", f"## One {{ #one }}\n### Answer\n{fences}")
    assert main(["verify", "bank.md"]) == 1
    out = capsys.readouterr().out
    assert f"bank.md:4:1: bad-code: `{'[' * 79}…` cannot be checked as JSON: it is nested too deeply\n" in out
    assert "` cannot be checked as SQL: it is nested too deeply\n" in out
    assert "bank.md:10:2: bad-code: `{` is not valid JSON: " in out


def test_an_output_that_is_right_by_chance(capsys: pytest.CaptureFixture[str]) -> None:
    code = "print(1)\nprint(*{'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'})"
    text = f"## One {{ #one }}\n```python\n{code}\n```\n### Output\n```text\n1\n?\n```\n### Answer\nx\n"
    save("bank.md", text)
    assert main(["verify", "bank.md"]) == 1
    printed = re.search(r"prints here: `(.+)`", capsys.readouterr().out)
    assert printed is not None
    save("bank.md", text.replace("?", printed[1]))
    assert main(["verify", "bank.md"]) == 1
    message = (
        f"bank.md:9:1: wrong-output: the output differs from run to run: `{printed[1]}` is not what the code prints"
    )
    assert capsys.readouterr().out.startswith(message)


def test_a_file_without_questions(capsys: pytest.CaptureFixture[str]) -> None:
    save("words.txt", "root:x:0:0\n")
    assert main(["verify", "words.txt"]) == 2
    assert capsys.readouterr().err == "error: there is no question in `words.txt`\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
def test_an_interrupt_ends_all_at_once(project: Path) -> None:
    started = project / "started"
    code = f"open({str(started)!r}, 'w').close()\nwhile True:\n    pass"
    save("bank.md", answer(code, limit=120))
    verifying = subprocess.Popen([sys.executable, "-m", "builder", "verify", "bank.md"], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    verifying.send_signal(signal.SIGINT)
    _, said = verifying.communicate(timeout=30)
    assert (verifying.returncode, said) == (130, b"error: interrupted\n")


def test_a_timeout_is_tried_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate = project / "gate"
    save("bank.md", answer(f"import os\nwhile not os.path.exists({str(gate)!r}):\n    pass", limit=1))
    assert main(["verify", "bank.md"]) == 1
    assert "the code is marked `runnable` and is stopped: it ran longer than 1 s" in capsys.readouterr().out
    gate.touch()
    assert main(["verify", "bank.md"]) == 0


def test_code_that_sleeps_too_long_is_stopped_although_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    save("bank.md", answer("import time\ntime.sleep(1.5)", limit=1))
    assert main(["verify", "bank.md"]) == 1
    assert "it ran longer than 1 s" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups")
def test_no_process_is_left_over(project: Path) -> None:
    import fcntl

    lock = project / "lock"
    save(
        "bank.md",
        answer(
            "import ctypes, fcntl, time\n"
            f"file = open({str(lock)!r}, 'w')\n"
            "fcntl.flock(file, fcntl.LOCK_EX)\n"
            # What a browser cannot do is refused, but not to those who go round Python.
            "if ctypes.CDLL(None).fork() == 0:\n"
            "    time.sleep(60)"
        ),
    )
    assert main(["verify", "bank.md"]) == 0
    # The lock is free as soon as nobody has the file open.
    deadline = time.monotonic() + 20
    with lock.open("w", encoding="utf-8") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                assert time.monotonic() < deadline
            else:
                break


def test_code_sees_little_of_the_machine(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    code = (
        "import os, sys, tempfile\n"
        "assert 'SECRET_TOKEN' not in os.environ\n"
        f"assert os.getcwd() != {str(project)!r} and os.listdir() == []\n"
        "assert tempfile.gettempdir() == os.getcwd() == os.path.expanduser('~')\n"
        "assert not any('site-packages' in path for path in sys.path)\n"
        "exit\n"
        "open('note', 'w').write('ё')"
    )
    save("bank.md", answer(code))
    assert main(["verify", "bank.md"]) == 0
    assert {path.name for path in project.iterdir()} == {"bank.md", ".verify_cache"}


def test_a_flood_of_output_is_bounded(capsys: pytest.CaptureFixture[str]) -> None:
    text = "## One { #one }\n```python\nprint('x' * 50_000_000)\n```\n### Output\n```text\nx\n```\n### Answer\nx\n"
    save("bank.md", text)
    assert main(["verify", "bank.md", "--no-cache"]) == 1
    out = capsys.readouterr().out
    assert "bank.md:7:1: wrong-output: `x` is not what the code prints here: `xxx" in out
    assert len(out) < 1000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_terminal_shows_a_bar() -> None:
    import pty

    save("bank.md", SOUND)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "builder", "verify", "bank.md"]
    environment = {**os.environ, "TERM": "xterm"}
    finished = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode(errors="replace")
    os.close(ours)
    assert "Verifying" in shown
    assert finished.stdout.decode() == "Verified 1 question in 1 file: 1 fence parsed, 1 run; no problems.\n"
