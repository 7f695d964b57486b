"""The command line as a user sees it: what is printed where, exit codes, and what `--fix` does to files."""

from __future__ import annotations

import json
import shlex
import stat
from pathlib import Path

import pytest

from builder.cli import COMMANDS, main

GOOD = "## One { #a }\n### Answer\ntext\n"
BAD = "---\ntitle: T\n---\n## Два\r\n### Answer\r\ntext\r\n\r\n## Three { #c lvl=x level=hard }\r\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with an empty content folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def save(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.md").write_bytes(text.encode())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_each_command_runs(name: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, good=GOOD)
    save(content.parent, questions=GOOD.replace("One", "What is a hook?"))
    assert main([name, "--help"]) == 0
    *_, title, example = capsys.readouterr().out.rstrip().split("\n")
    assert title == "example:"
    program, *arguments = shlex.split(example.replace("python -m builder", "builder"))
    assert program == "builder" and arguments[0] == name
    assert main(arguments) == 0


def test_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "check" in capsys.readouterr().err


def test_a_sound_bank(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, good=GOOD, help="# Help\n")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Read 1 of 1 question in 1 file (1 plain page); no problems.\n"
    assert not (content / ".question-ids").exists()


def test_text(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, bad=BAD, good=GOOD)
    assert main(["check"]) == 1
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out == (
        "content/bad.md:4:4: missing-id: the question `Два` has no id\n"
        "  hint: run `python -m builder check --fix`: progress is kept by id\n"
        "content/bad.md:8:4: no-answer: the question `Three` has no answer\n"
        "  hint: add a section `### Ответ` (`### Answer`) with the reference answer\n"
        "content/bad.md:8:15: unknown-attribute: `lvl=x` is not an attribute of the format\n"
        "  hint: did you mean `level`?\n"
        "content/bad.md:8:21: unknown-level: `level=hard` is not a level\n"
        "  hint: the levels are junior, middle, senior\n"
        "Read 2 of 3 questions in 2 files; 1 error, 3 warnings (1 fixable with --fix).\n"
    )


def test_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, bad=BAD)
    assert main(["check", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    first = report.pop("diagnostics")[0]
    assert first["message"] == "the question `Два` has no id"
    assert (first["file"], first["line"], first["column"]) == ("content/bad.md", 4, 4)
    assert (first["code"], first["severity"]) == ("missing-id", "warning")
    assert report == {
        "files": 1,
        "plain_pages": 0,
        "questions": 2,
        "usable": 1,
        "errors": 1,
        "warnings": 3,
        "fixable": 1,
        "stamped": 0,
    }


def test_github(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, bad=BAD)
    assert main(["check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::warning file=content/bad.md,line=4,col=4,title=missing-id::the question `Два` has")
    assert lines[1].startswith("::warning file=content/bad.md,line=8,col=4,title=no-answer::")
    assert lines[3].startswith("::error file=content/bad.md,line=8,col=21,title=unknown-level::")
    assert lines[-1].startswith("Read 1 of 2 questions")


def test_fix_stamps_ids_and_nothing_else(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, bad=BAD)
    (content / "bad.md").chmod(0o600)
    assert main(["check", "--fix"]) == 1
    out = capsys.readouterr().out
    assert "missing-id" not in out
    assert out.endswith("Stamped 1 id.\nRead 1 of 2 questions in 1 file; 1 error, 2 warnings.\n")
    assert (content / "bad.md").read_bytes().decode() == BAD.replace("## Два", "## Два { #bad-dva }")
    assert stat.S_IMODE((content / "bad.md").stat().st_mode) == 0o600
    ledger = (content / ".question-ids").read_text(encoding="utf-8")
    assert [line for line in ledger.splitlines() if not line.startswith("#")] == ["bad-dva", "c"]
    before = (content / "bad.md").stat().st_mtime_ns
    assert main(["check", "--fix"]) == 1
    assert (content / "bad.md").stat().st_mtime_ns == before


def test_fix_leaves_headings_below_an_open_fence_alone(content: Path) -> None:
    text = "## One { #a }\n### Answer\n```sh\n## a comment\n"
    save(content, bad=text)
    assert main(["check", "--fix"]) == 1
    assert (content / "bad.md").read_text(encoding="utf-8") == text


def test_an_id_that_vanished(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, good=GOOD, other=GOOD.replace("#a", "#b").replace("One", "Two"))
    assert main(["check", "--fix"]) == 0
    save(content, other=GOOD.replace("#a", "#new").replace("One", "Two"))
    capsys.readouterr()
    # Fixing remembers the new id and does not forget the old one.
    for options in ([], ["--fix"]):
        assert main(["check", *options]) == 1
        assert capsys.readouterr().out.startswith(
            "content/.question-ids:4:1: vanished-id: no question has the id `b` any more\n  hint: restore the id"
        )
    assert main(["check", "content/other.md"]) == 0
    ledger = content / ".question-ids"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("b\n", "", 1), encoding="utf-8")
    assert main(["check"]) == 0


def test_a_file_that_cannot_be_read_hides_no_other_and_no_id(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, a=GOOD, b=GOOD.replace("#a", "#b").replace("One", "Two"))
    assert main(["check", "--fix"]) == 0
    (content / "b.md").write_bytes(b"\xff")
    capsys.readouterr()
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("content/b.md:1:1: bad-encoding: ")
    assert out.endswith("Read 1 of 1 question in 2 files; 1 error, 0 warnings.\n".replace(", 0 warnings", ""))


def test_a_named_file_is_always_a_topic(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "go").mkdir()
    save(content / "go", basics="## One\ntext\n")
    assert main(["check", "content/go/basics.md", "content/go/basics.md", "content"]) == 1
    assert capsys.readouterr().out.endswith("Read 0 of 1 question in 1 file; 2 warnings (1 fixable with --fix).\n")
    assert main(["check", "content/go/basics.md", "--fix"]) == 1
    assert "## One { #go-basics-one }" in (content / "go" / "basics.md").read_text(encoding="utf-8")
    assert not (content / ".question-ids").exists()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["check", "absent"], "error: there is no file or folder `absent`\n"),
        (["check", "empty"], "error: no question files in `empty`\n"),
        (["check"], "error: no question files in `content` (1 plain page)\n"),
    ],
)
def test_nothing_to_check(arguments: list[str], error: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(content, help="# Help\n")
    (content.parent / "empty").mkdir()
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", error)


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "xml"]) == 2
    assert "invalid choice: 'xml'" in capsys.readouterr().err
