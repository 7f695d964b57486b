"""`import` as a user sees it: files and folders in, topics out, and a report that hides nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.cli import main
from builder.importing.ledger import LEDGER
from builder.parser import parse
from tests.unit.import_steps import REACT, bank, run, write


def test_a_file_becomes_a_topic(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "react.md", REACT)
    out = run(capsys, "react.md")
    assert out == ("react.md → content/react.md: read 3 questions, 1 without an answer, 0 doubtful, 0 lost; 3 added\n")
    topic = parse(bank(project, "react.md")).topic
    assert (topic.title, [one.title for one in topic.questions]) == (
        "React",
        ["What is JSX?", "What is a hook?", "What is a ref?"],
    )
    ids = (project / "content" / ".question-ids").read_text(encoding="utf-8")
    assert "react-what-is-jsx\n" in ids
    ledger = json.loads((project / "content" / LEDGER).read_text(encoding="utf-8"))
    assert ledger["format"] == "interview-practice/imports" and ledger["version"] == 1
    assert set(ledger["questions"]["react-what-is-jsx"]) == {"file", "source", "fingerprint", "written"}


def test_a_trial_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "react.md", REACT)
    out = run(capsys, "react.md", "--dry-run")
    assert "3 added" in out and out.endswith("Nothing was written: this was a trial.\n")
    assert not any((project / "content").iterdir())
    assert run(capsys, "react.md", "--dry-run", "--into", "elsewhere").startswith("react.md → elsewhere/react.md:")
    assert not (project / "elsewhere").exists()


def test_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "quiz.gift", "::x:: Which is **right**? {=a ~b}\n\nBroken {~a ~b}\n\n// note\n")
    document = json.loads(run(capsys, "quiz.gift", "--json", "--dry-run", "--level", "senior", status=1))
    assert set(document) == {"questions", "diagnostics", "leftovers"}
    assert document["questions"][0] == {
        "title": "Which is right?",
        "prompt": "",
        "answer": "a",
        "options": [{"text": "a", "correct": True}, {"text": "b", "correct": False}],
        "level": "senior",
        "line": 1,
        "draft": False,
    }
    assert document["questions"][1]["draft"]
    assert [(one["code"], one["line"]) for one in document["diagnostics"]] == [("draft", 3)]
    assert document["leftovers"] == [{"name": "comment", "line": 5, "end": 5}]
    assert not any((project / "content").iterdir())


def test_json_of_several_files_names_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "in" / "a.gift", "A? {=a ~b}\n")
    write(project / "in" / "b.gift", "B? {=a ~b}\n\n// c\n")
    assert main(["import", "in", "--json"]) == 0
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert [one["file"] for one in document["questions"]] == ["in/a.gift", "in/b.gift"]
    assert [one["file"] for one in document["leftovers"]] == ["in/b.gift"]
    assert "in/a.gift → content/a.md: read 1 question (1 choice)" in captured.err
    assert (project / "content" / "a.md").is_file()


def test_a_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "in" / "a" / "Базы Данных.md", REACT)
    write(
        project / "in" / "b" / "README.md",
        "# SQL\n\n## What is a join?\n\nRows together.\n\n## What is a view?\n\nA query.\n",
    )
    write(project / "in" / "b" / "links.md", "# Links\n\n- [one](https://example.com)\n")
    write(project / "in" / "b" / "photo.jpg", b"a pixel")
    write(project / "in" / ".git" / "x.md", REACT)
    out = run(capsys, "in")
    assert "in/a/Базы Данных.md → content/bazy-dannykh.md: read 3 questions" in out
    assert "in/b/README.md → content/b.md: read 2 questions" in out
    assert "in/b/links.md: no questions; 0 lost; left over: " in out
    assert out.endswith("3 files: read 5 questions, 0 lost; 5 added.\n")
    assert sorted(path.name for path in (project / "content").glob("*.md")) == ["b.md", "bazy-dannykh.md"]


def test_one_topic_for_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "a.gift", "What is a channel? {=a ~b}\n")
    write(project / "b.gift", "What is a lifetime? {=a ~b}\n")
    run(capsys, "a.gift", "b.gift", "--topic", "Системы и языки", "--level", "senior")
    topic = parse(bank(project, "sistemy-i-yazyki.md")).topic
    assert (topic.title, topic.level, len(topic.questions)) == ("Системы и языки", "senior", 2)
    write(project / "c.gift", "What is a trait? {=a ~b}\n")
    run(capsys, "c.gift", "--topic", "системы и языки")
    assert len(parse(bank(project, "sistemy-i-yazyki.md")).topic.questions) == 3


def test_a_topic_that_is_there_already_is_added_to(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = "---\r\ntitle: R\r\n---\r\n\r\n## Mine { #m }\r\n### Answer\r\nx\r\n"
    write(project / "content" / "react.md", mine)
    write(project / "react.md", REACT)
    run(capsys, "react.md")
    text = (project / "content" / "react.md").read_bytes().decode()
    assert text.startswith(mine) and text.count("\n") == text.count("\r\n")


def test_the_banks_own_format(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "---\ntitle: SQL\nlevel: senior\n---\n\n## Why? { #why minutes=3 }\n\n### Answer\nSo.\n\n### Key points\n- so\n"
    )
    write(project / "sql.md", text)
    out = run(capsys, "sql.md")
    assert out == "sql.md → content/sql.md: read 1 question, 0 without an answer, 0 doubtful, 0 lost; 1 added\n"
    assert bank(project, "sql.md") == text
    assert run(capsys, "sql.md").endswith("; 1 unchanged\n")


def test_problems_of_one_file_do_not_stop_the_others(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "photo", b"\0\1\2" * 99)
    write(project / "deck.apkg", b"PK\x03\x04 broken")
    write(project / "links.md", "- [one](https://example.com)\n")
    write(
        project / "old.md",
        "### 1. Что такое поток?\n\nОчередь задач.\n\n### 2. Что такое мьютекс?\n\nЗамок.\n".encode("cp1251"),
    )
    out = run(capsys, "photo", "deck.apkg", "links.md", "old.md", status=1)
    assert "photo:" not in out.split("\n")[0].replace("  photo: unreadable-file", "")
    assert "unreadable-file: `photo` is no text" in out
    assert "unreadable-file: the package cannot be read" in out
    assert "links.md: no questions; 0 lost" in out
    assert "old.md → content/old.md: read 2 questions" in out
    assert "Что такое поток?" in bank(project, "old.md") and "### Ответ" in bank(project, "old.md")


def test_a_reply_that_is_wrapped_leaves_nothing_of_it_in_the_bank(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = "---\ntitle: Nets\nlevel: middle\n---\n\n## Why DNS? { level=junior minutes=3 }\n\n### Answer\n\nNames.\n"
    write(project / "nets.md", f"Sure, here it is:\n\n```markdown\n{file}```\n\nWould you like more?\n")
    run(capsys, "nets.md")
    assert bank(project, "nets.md") == file.replace("{ level", "{ #nets-why-dns level")
    assert main(["check", "content"]) == 0


def test_data_files_in_a_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "in" / "quiz.json", '[{"question": "Which is even?", "options": ["1", "2"], "answer": "2"}]')
    write(project / "in" / "cards.yaml", "- question: What is a pod?\n  answer: The smallest unit.\n")
    write(project / "in" / "package.json", '{"name": "x", "keywords": ["quiz"]}')
    out = run(capsys, "in")
    assert "in/package.json: no questions; 0 lost" in out
    assert "read 2 questions, 0 lost; 2 added" in out
    assert "- [x] 2" in bank(project, "quiz.md")
    assert main(["check", "content"]) == 0


def test_what_cannot_be_opened_in_a_folder_stops_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project / "in" / "react.md", REACT)
    write(project / "in" / "locked" / "x.md", REACT)
    if hasattr(os, "mkfifo"):
        os.mkfifo(project / "in" / "pipe.md")
    (project / "in" / "gone.md").symlink_to("nowhere.md")
    listed = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "locked":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    out = run(capsys, "in", status=1)
    assert "read 3 questions" in out
    assert "in/locked: unreadable-file: the folder `locked` cannot be opened" in out
    assert "in/gone.md: unreadable-file: `gone.md` cannot be read: no such file or directory" in out
    assert "pipe.md" not in out


def test_doubtful_questions_are_drafts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "quiz.gift", "Which? {~a ~b}\n")
    out = run(capsys, "quiz.gift", status=1)
    assert "1 without an answer, 1 doubtful (line 1), 0 lost" in out
    assert "quiz.gift:1:1: draft: the question `Which?` is a draft: no option is marked as right" in out
    assert "{ #quiz-which draft }" in bank(project, "quiz.md")
    assert main(["check"]) == 1
    assert "draft: " in capsys.readouterr().out


def test_verbose_names_what_is_left_over(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "quiz.gift", "// one\n// two\nWhich? {=a ~b}\n\n// three\n")
    assert "left over" not in run(capsys, "quiz.gift")
    write(project / "quiz.gift", "// one\n// two\nWhich? {=a ~b ~c}\n\n// three\n")
    out = run(capsys, "quiz.gift", "--verbose")
    assert "  left over: comment (lines 1, 2, 5)\n" in out
    assert "`quiz-which` was updated:" in out and "    +- [ ] c\n" in out


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"format": "x"}', '{"format": "interview-practice/imports", "version": 9}']
)
def test_a_damaged_ledger_is_reported_and_left_alone(
    text: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "react.md", REACT)
    ledger = write(project / "content" / LEDGER, text)
    assert main(["import", "react.md"]) == 1
    assert capsys.readouterr().err.startswith("error: content/.question-imports.json is damaged: ")
    assert ledger.read_text(encoding="utf-8") == text
    assert not (project / "content" / "react.md").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["gone.md"], "there is no file or folder `gone.md`"),
        (["empty"], "no file to import in `empty`"),
        (["react.md", "--into", "react.md"], "`react.md` is not a folder"),
    ],
)
def test_wrong_use(arguments: list[str], reason: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "react.md", REACT)
    (project / "empty").mkdir()
    assert main(["import", *arguments]) == 2
    assert capsys.readouterr().err == f"error: {reason}\n"
    assert main(["import"]) == 2
    assert main(["import", "react.md", "--level", "guru"]) == 2


def test_a_file_of_the_bank_that_cannot_be_read_hides_no_id(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "react.md", REACT)
    write(project / "content" / "react.md", b"\xff\xfe\xff")
    write(project / "content" / ".question-ids", "react-what-is-jsx\n")
    out = run(capsys, "react.md", status=1)
    assert out.startswith("content/react.md:1:1: bad-encoding: ")
    assert (project / "content" / "react.md").read_bytes() == b"\xff\xfe\xff"


def test_what_check_says_of_an_imported_bank(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "trivia", "#Q Which?\n^ b\nA a\nB b\n\n#Q Is it?\n^ True\nA True\nB False\n")
    run(capsys, "trivia")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Read 2 of 2 questions in 1 file; no problems.\n"


@pytest.mark.parametrize("topic", ["../../evil", "..", "~/x", "…"])
def test_a_topic_is_no_way_through_folders(
    topic: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "react.md", REACT)
    assert main(["import", "react.md", "--topic", topic]) == 2
    assert "the topic `" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*.md")] == ["react.md"]


def test_a_fence_that_the_bank_format_leaves_open_is_closed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = "## One? { #one }\n\n### Answer\n\n```\n### Hint\n```python\n```\n\n"
    text = f"{one}## Two? {{ #two }}\n\n### Answer\n\n```\nYes.\n"
    write(project / "own.md", text)
    assert main(["import", "own.md", "--topic", "Mine"]) == 1
    assert "unclosed-fence" in capsys.readouterr().out
    questions = parse(bank(project, "mine.md")).topic.questions
    assert [one.title for one in questions] == ["One?", "Two?"]
    assert questions[1].answer == "```\nYes.\n```"


def test_tests_that_are_left_open_swallow_no_other_question(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "## One? { #one }\n\n### Tests\n\n```python\n## Two?\n\n    @cached(60)\n\ndef test_expires():\n"
    write(project / "own.md", text)
    assert main(["import", "own.md", "--topic", "Mine"]) == 1
    assert "unclosed-fence" in capsys.readouterr().out
    assert [one.title for one in parse(bank(project, "mine.md")).topic.questions] == ["One?", "Two?"]
