"""`import` as a user sees it: files and folders in, topics out, and a report that hides nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.cli import main
from builder.importing.images import relink
from builder.importing.ledger import LEDGER
from builder.parser import parse
from tests.unit.importers.test_anki_package import collection, old_schema, package

REACT = """\
# React

Hello! Here are the questions:

### 1. What is JSX?

Syntax for elements.

### 2. What is a hook?

A function that starts with `use`.

### 3. What is a ref?
"""
PIXEL = b"\x89PNG\r\n\x1a\n pixel"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with an empty bank."""
    (tmp_path / "project" / "content").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["import", *arguments]) == status
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def bank(project: Path, page: str) -> str:
    return (project / "content" / page).read_text(encoding="utf-8")


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


def test_again_corrected_and_edited(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(project / "react.md", REACT)
    run(capsys, "react.md")
    before = {path: path.read_bytes() for path in (project / "content").rglob("*") if path.is_file()}
    assert run(capsys, "react.md").endswith("; 3 unchanged\n")
    assert {path: path.read_bytes() for path in before} == before
    page = project / "content" / "react.md"
    write(page, page.read_text(encoding="utf-8").replace("Syntax for elements.", "Mine."))
    write(source, REACT.replace("elements.", "trees.").replace("starts with `use`", "may hold state"))
    out = run(capsys, "react.md")
    first, _, shown = out.partition("\n")
    assert first.endswith("; 1 updated, 1 unchanged, 1 edited by hand and left alone")
    assert "`react-what-is-jsx` was edited by hand:" in shown
    assert "    -Mine.\n" in shown and "    +Syntax for trees.\n" in shown
    assert "Mine." in bank(project, "react.md") and "may hold state" in bank(project, "react.md")


def test_a_folder_and_then_one_of_its_files(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(project / "in" / "react.md", REACT)
    write(project / "in" / "sql" / "README.md", "## What is a join?\n\nRows.\n\n## What is a view?\n\nA query.\n")
    run(capsys, "in")
    write(source, REACT.replace("elements.", "trees."))
    assert run(capsys, "in/react.md").endswith("; 1 updated, 2 unchanged\n")
    assert run(capsys, "in/sql/README.md").endswith("; 2 unchanged\n")
    assert run(capsys, "in").endswith("; 5 unchanged.\n")


def test_near_duplicates(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "content" / "mine.md", "## What's a hook { #mine }\n### Answer\nMine.\n")
    write(project / "react.md", REACT)
    out = run(capsys, "react.md")
    assert out.split("\n")[0].endswith("; 2 added, 1 near-duplicate skipped")
    assert "  line 9: `What is a hook?` repeats content/mine.md:1\n" in out
    assert run(capsys, "react.md", "--keep-duplicates").endswith("; 1 added, 2 unchanged\n")


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
    write(project / "in" / "b" / "photo.jpg", PIXEL)
    write(project / "in" / ".git" / "x.md", REACT)
    out = run(capsys, "in")
    assert "in/a/Базы Данных.md → content/bazy-dannykh.md: read 3 questions" in out
    assert "in/b/README.md → content/b.md: read 2 questions" in out
    assert "in/b/links.md: no questions; 0 lost; left over: " in out
    assert out.endswith("3 files: read 5 questions, 0 lost; 5 added.\n")
    assert sorted(path.name for path in (project / "content").glob("*.md")) == ["b.md", "bazy-dannykh.md"]


def test_files_of_one_name_become_topics_of_their_own_and_stay_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project / "in" / "go" / "basics.gift", "What is a channel? {=a ~b}\n")
    write(project / "in" / "rust" / "basics.gift", "What is a lifetime? {=a ~b}\n")
    write(project / "content" / "page.md", "# A page\n")
    write(project / "in" / "page.gift", "What is a page? {=a ~b}\n")
    run(capsys, "in")
    assert "channel" in bank(project, "basics.md") and "lifetime" in bank(project, "rust-basics.md")
    assert bank(project, "page.md") == "# A page\n"
    assert "What is a page?" in bank(project, "in-page.md")
    assert run(capsys, "in").endswith("3 files: read 3 questions, 0 lost; 3 unchanged.\n")


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


def test_images_come_along(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "## What is shown?\n\nThis: ![x](img/a%20b.png) and <img src='img/c.png'>\n\n```\n![](img/d.png)\n```\n\n"
        "## What else?\n\nThat: ![](gone.png) ![](../secret.png) ![](https://x.y/z.png) ![](note.txt)\n"
    )
    write(project / "in" / "pictures.md", text)
    write(project / "in" / "note.txt", "What?")
    for name in ("in/img/a b.png", "in/img/c.png", "in/img/d.png", "secret.png"):
        write(project / name, PIXEL + name.encode())
    out = run(capsys, "in/pictures.md", status=1)
    page = bank(project, "pictures.md")
    assert "![x](assets/pictures/a-b.png)" in page and "![](assets/pictures/c.png)" in page
    assert "![](img/d.png)" in page and "![](../secret.png)" in page
    assets = project / "content" / "assets" / "pictures"
    assert sorted(path.name for path in assets.iterdir()) == ["a-b.png", "c.png"]
    assert (assets / "c.png").read_bytes() == PIXEL + b"in/img/c.png"
    assert "the image `gone.png` does not come along: there is no such file" in out
    assert "`../secret.png` does not come along: it lies outside the folder" in out
    assert "`note.txt` does not come along: it is no image" in out
    assert "  2 images copied\n" in out
    again = run(capsys, "in/pictures.md", status=1)
    assert "; 2 unchanged\n" in again and "copied" not in again


def test_images_of_one_name_and_of_topics_in_folders(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "in" / "x.md", "## What is one?\n\nOne: ![](a/i.png)\n\n## What is two?\n\nTwo: ![](b/i.png)\n")
    write(project / "in" / "a" / "i.png", b"1")
    write(project / "in" / "b" / "i.png", b"2")
    run(capsys, "in/x.md", "--topic", "web/Pages")
    page = bank(project, "web/pages.md")
    assert "![](../assets/web/pages/i.png)" in page and "![](../assets/web/pages/i-2.png)" in page
    assert (project / "content" / "assets" / "web" / "pages" / "i-2.png").read_bytes() == b"2"
    assert run(capsys, "in/x.md", "--topic", "web/Pages").endswith("; 2 unchanged\n")


def test_a_link_out_of_the_folder_is_not_followed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "secret.png", PIXEL)
    (project / "in").mkdir()
    (project / "in" / "link.png").symlink_to(project / "secret.png")
    write(project / "in" / "x.md", "## What is it?\n\nThis: ![](link.png)\n\n## Why is it?\n\nSo.\n")
    assert "outside the folder" in run(capsys, "in/x.md", status=1)
    assert not (project / "content" / "assets").exists()


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ('![a](x.png) ![b](x.png "t") ![](<x y.png>)', '![a](N) ![b](N "t") ![](N)'),
        ("<img width=3 src=\"x.png\"> <IMG SRC='y.png'>", "<img width=3 src=\"N\"> <IMG SRC='N'>"),
        ("`code` [no image](x.png)", "`code` [no image](x.png)"),
        ("~~~\n![](x.png)\n~~~\n![](a(1).png)", "~~~\n![](x.png)\n~~~\n![](N)"),
    ],
)
def test_links_to_images(text: str, linked: str) -> None:
    assert relink(text, lambda target: "N") == linked


def test_images_of_a_package(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = [(1, 1, "", 'What is shown?\x1fThis: <img src="a.png">\x1f')]
    data = package(collection_anki2=collection(old_schema, notes), media=b'{"0": "a.png"}', **{"0": PIXEL})
    write(project / "deck.apkg", data)
    assert "1 image copied" in run(capsys, "deck.apkg")
    assert "This: ![](assets/deck/a.png)" in bank(project, "deck.md")
    assert (project / "content" / "assets" / "deck" / "a.png").read_bytes() == PIXEL


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


def test_what_a_corrected_file_has_no_more_is_kept_and_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(project / "react.md", REACT)
    run(capsys, "react.md")
    write(source, REACT.replace("### 2. What is a hook?\n\nA function that starts with `use`.\n\n", ""))
    out = run(capsys, "react.md")
    assert out.endswith("; 2 unchanged; 1 no longer in the file and kept: `react-what-is-a-hook`\n")
    assert "## What is a hook?" in bank(project, "react.md")


def test_a_renamed_topic_is_updated_where_it_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write(project / "react.md", REACT)
    run(capsys, "react.md")
    page = project / "content" / "react.md"
    text = page.read_text(encoding="utf-8")
    write(project / "content" / "web" / "ui.md", text[: text.index("## What is a ref?")])
    page.unlink()
    write(source, REACT.replace("Syntax for elements.", "Calls in disguise."))
    out = run(capsys, "react.md")
    assert "react.md → content/web/ui.md:" in out
    assert "; 1 updated, 1 unchanged, 1 deleted by hand and left out\n" in out
    assert "Calls in disguise." in bank(project, "web/ui.md") and "What is a ref" not in bank(project, "web/ui.md")
    assert not page.exists()


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
