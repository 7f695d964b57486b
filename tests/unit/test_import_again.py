"""Importing again: what was brought is known, whatever became of it or of its source meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.import_steps import REACT, bank, run, write


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
