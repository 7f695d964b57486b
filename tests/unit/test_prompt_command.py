"""`prompt` as a user meets it: printed, copied, or asking for a critique."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from builder.cli import main
from builder.prompt.request import Asked, PromptRequest
from builder.prompt.write import write_prompt
from tests.unit.importers.test_anki_package import collection, old_schema, package
from tests.unit.prompt_steps import GOOD

DECK = package(collection_anki2=collection(old_schema, [(1, 1, "", "What is a deck?\x1fA pile of cards.")]))


def test_it_is_printed(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "--topic", " Caches ", "--kind", "code", "--kind", "open", "--count", "3"]) == 0
    captured = capsys.readouterr()
    assert captured.out == write_prompt(PromptRequest("Caches", count=3, kinds=("open", "code")))
    assert captured.err == ""


def test_what_the_bank_asks_is_listed(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare_project / "content" / "basics.md").write_text(GOOD, encoding="utf-8")
    (bare_project / "content" / "broken.md").write_bytes(b"## \xff")
    assert main(["prompt", "--topic", "Caches", "--language", "en", "--level", "junior", "--avoid-existing"]) == 0
    captured = capsys.readouterr()
    existing = (Asked("What is printed?", "python", "Basics"),)
    assert captured.out == write_prompt(PromptRequest("Caches", "junior", language="en", existing=existing))
    assert "- What is printed? (Basics, python)\n" in captured.out
    assert captured.err.startswith("content/broken.md:1:4: bad-encoding: ")


def test_a_bank_that_is_still_empty(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "--topic", "Caches", "--avoid-existing"]) == 0
    captured = capsys.readouterr()
    assert captured.out == write_prompt(PromptRequest("Caches"))
    assert captured.err == "Nothing to avoid: no question files in `content`.\n"


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("deck.apkg", DECK, "## What is a deck? { #"),
        ("old.md", "### Что такое очередь?\n\nСписок.\n".encode("cp1251"), "### Что такое очередь?"),
        ("wide.txt", "1. What is a queue?".encode("utf-16"), "1. What is a queue?"),
        ("quiz.gift", b"::Queue:: What is it? {=A list ~A tree}", "{=A list ~A tree}"),
        ("cards.csv", b"front,back\nWhat is a queue?,A list\n", "What is a queue?,A list"),
        ("page.html", b"<h2>What is a queue?</h2><p>A list</p>", "<h2>What is a queue?</h2>"),
    ],
)
def test_a_review_of_whatever_import_reads(
    name: str, data: bytes, shown: str, bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare_project / name).write_bytes(data)
    assert main(["prompt", "--review", name, "--language", "en"]) == 0
    captured = capsys.readouterr()
    assert f"(`{name}`)" in captured.out
    assert shown in captured.out.partition("# The file\n")[2]
    assert captured.err == ""


def test_a_review_of_very_much(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare_project / "long.md").write_text(GOOD + "more text\n" * 10_000, encoding="utf-8")
    assert main(["prompt", "--review", "long.md"]) == 0
    captured = capsys.readouterr()
    assert captured.err == (
        f"Warning: the prompt has {len(captured.out):,} characters, more than many models read; review a part.\n"
    )


def test_a_review_of_a_folder(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "--review", "content"]) == 2
    (bare_project / "content" / "go").mkdir()
    for name in ("sql.md", "go/basics.md"):
        (bare_project / "content" / name).write_text(GOOD, encoding="utf-8")
    assert main(["prompt", "--review", "content"]) == 2
    said = "error: `content` is a folder, and a critique is asked for file by file"
    assert capsys.readouterr().err == (
        f"{said}; there is none in it\n{said}: name one of `content/go/basics.md`, `content/sql.md`\n"
    )


def test_a_review_is_printed(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare_project / "basics.md").write_text(GOOD, encoding="utf-8")
    assert main(["prompt", "--review", "basics.md", "--language", "en"]) == 0
    assert "## What is printed? { #a tags=python }" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], "one of the arguments --topic --review is required"),
        (["--topic", "t", "--review", "f"], "not allowed with argument"),
        (["--topic", " "], "error: the topic is empty"),
        (["--topic", "../../evil"], "error: the topic `../../evil` is a path: name the subject, such as "),
        (["--topic", "..\\evil"], "error: the topic `..\\evil` is a path: "),
        (["--topic", "???"], "error: the topic `???` has no letter: "),
        (["--topic", "../e", "--endpoint", "localhost", "--model", "m"], "error: the topic `../e` is a path: "),
        (["--topic", "t", "--count", "0"], "write a whole number from 1 to 100"),
        (["--topic", "t", "--level", "guru"], "invalid choice: 'guru'"),
        (["--topic", "t", "--kind", "quiz"], "invalid choice: 'quiz'"),
        (["--topic", "t", "--timeout", "nan"], "write a number of seconds"),
        (["--topic", "t", "--avoid-existing", "--into", "absent"], "error: there is no file or folder `absent`"),
        (["--topic", "t", "--model", "m"], "error: --endpoint and --model go together"),
        (["--topic", "t", "--endpoint", "localhost"], "error: --endpoint and --model go together"),
        (["--topic", "t", "--endpoint", "localhost", "--model", "m", "--copy"], "error: --copy and --endpoint"),
        (["--topic", "t", "--endpoint", "ftp://x", "--model", "m"], "error: `ftp://x` is not the URL of a server"),
        (["--review", "absent.md"], "error: absent.md: unreadable-file: "),
        (["--review", "photo"], "error: photo: unreadable-file: `photo` is no text"),
        (["--review", "empty"], "error: `empty` has nothing to criticise: it is empty"),
    ],
)
def test_wrong_usage(arguments: list[str], error: str, bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare_project / "photo").write_bytes(b"\0\1\2" * 99)
    (bare_project / "empty").write_text("\n")
    assert main(["prompt", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert error in captured.err


def install(bare_project: Path, name: str, status: int = 0) -> Path:
    """Put a program in the way that writes down what it is given."""
    (bare_project / "programs").mkdir(exist_ok=True)
    program = bare_project / "programs" / name
    taken = bare_project / f"{name}.taken"
    code = f"import sys; open({str(taken)!r}, 'wb').write(sys.stdin.buffer.read()); sys.exit({status})"
    program.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return taken


@pytest.mark.parametrize(
    ("name", "variable", "encoding"),
    [
        ("pbcopy", "", "utf-8"),
        ("wl-copy", "WAYLAND_DISPLAY", "utf-8"),
        ("xclip", "DISPLAY", "utf-8"),
        ("clip.exe", "", "utf-16-le"),
    ],
)
def test_it_is_copied(
    name: str,
    variable: str,
    encoding: str,
    bare_project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    taken = install(bare_project, name)
    if variable:
        monkeypatch.setenv(variable, ":0")
    assert main(["prompt", "--topic", "Кэш", "--copy"]) == 0
    prompt = write_prompt(PromptRequest("Кэш"))
    assert taken.read_bytes().decode(encoding) == prompt
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"Copied the prompt, {len(prompt)} characters.\n")


def test_a_clipboard_that_fails_is_not_the_last_word(bare_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    install(bare_project, "xclip", status=1)
    taken = install(bare_project, "xsel")
    assert main(["prompt", "--topic", "Caches", "--copy"]) == 0
    assert taken.exists()


def test_without_a_clipboard_it_is_printed(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Without a screen xclip would only fail.
    install(bare_project, "xclip")
    assert main(["prompt", "--topic", "Caches", "--copy"]) == 1
    captured = capsys.readouterr()
    assert captured.out == write_prompt(PromptRequest("Caches"))
    assert captured.err.startswith("error: no program reaches the clipboard (pbcopy, ")
