"""The check of a bank and the files under it: what is read, what is saved, what the ledger remembers."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from builder.check import check_bank, find_vanished
from builder.diagnostics import as_github, as_text
from builder.parser import parse
from builder.question import Diagnostic
from builder.source import find_pages, known_ids, read_source, root_of, save_ledger, save_source, topic_of


def test_a_sound_bank_is_left_as_it_is() -> None:
    files = {name: parse(f"## {name} {{ #{name} }}\n### Answer\ntext\n", file=name) for name in ("a", "b")}
    assert check_bank(files) == files
    assert find_vanished(files, {"a": 1, "b": 2}, file=".question-ids") == ()


def test_the_later_file_loses_a_shared_id_and_keeps_its_other_questions() -> None:
    first = parse("## One { #a }\n### Answer\nx\n", file="1.md")
    second = parse("## Two { #a }\n### Answer\nx\n\n## Three { #b }\n### Answer\nx\n", file="2.md")
    checked = check_bank({"1.md": first, "2.md": second})
    assert checked["1.md"].left_out == frozenset()
    assert [question.id for question in checked["2.md"].usable] == ["b"]


def test_unreadable_file(tmp_path: Path) -> None:
    found = read_source(tmp_path / "absent.md", name="absent.md")
    assert isinstance(found, Diagnostic)
    assert as_text(found) == (
        "absent.md: unreadable-file: `absent.md` cannot be read: no such file or directory\n"
        "  hint: check the path and the permissions of the file"
    )


@pytest.mark.parametrize(
    ("data", "place"), [(b"ab\n\xd0\xb6c\xff", "2:3"), (b"\xff", "1:1"), (b"a\r\nb\r\xd0", "3:1"), (b"a\xd0", "1:2")]
)
def test_bad_encoding(tmp_path: Path, data: bytes, place: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    found = read_source(path, name="a.md")
    offset = data.rindex(b"\xff" if b"\xff" in data else b"\xd0")
    assert isinstance(found, Diagnostic)
    assert as_text(found) == (
        f"a.md:{place}: bad-encoding: the byte 0x{data[offset]:02x} at offset {offset} is not UTF-8\n"
        "  hint: save the file as UTF-8"
    )


def test_a_source_is_read_and_saved_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    data = "\ufeff## Один\r\n\rx\n".encode()
    path.write_bytes(data)
    path.chmod(0o640)
    text = read_source(path)
    assert isinstance(text, str)
    save_source(path, text)
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [other.name for other in tmp_path.iterdir()] == ["a.md"]


def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to("a.md")
    save_source(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "new"


def test_pages_are_found_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a/_draft.md", ".git/x.md", "_parts/x.md", "note.txt", "C.MD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in find_pages(tmp_path)] == ["C.MD", "a/z.md", "b.md"]


def test_topic_names() -> None:
    assert topic_of("go/basics.md") == "go/basics"


def test_root_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "bank" / "go").mkdir(parents=True)
    assert root_of(tmp_path / "bank" / "go" / "a.md") == tmp_path / "bank" / "go"
    (tmp_path / "bank" / ".question-ids").touch()
    assert root_of(tmp_path / "bank" / "go" / "a.md") == tmp_path / "bank"
    assert root_of(tmp_path / "content" / "go" / "a.md") == tmp_path / "content"


def test_ledger(tmp_path: Path) -> None:
    assert known_ids(tmp_path) == {}
    save_ledger(tmp_path, ["b", "a", "b"])
    assert (tmp_path / ".question-ids").read_text(encoding="utf-8").splitlines()[2:] == ["a", "b"]
    assert known_ids(tmp_path) == {"a": 3, "b": 4}
    before = (tmp_path / ".question-ids").stat().st_mtime_ns
    save_ledger(tmp_path, ["a", "b"])
    assert (tmp_path / ".question-ids").stat().st_mtime_ns == before


def test_github_commands_are_escaped() -> None:
    found = Diagnostic("a,b:c.md", 0, 0, "bad-section", "100 %\nline", "two\r\nlines")
    assert as_github(found) == (
        "::error file=a%2Cb%3Ac.md,line=1,col=1,title=bad-section::100 %25%0Aline%0Ahint: two%0D%0Alines"
    )
    assert as_github(Diagnostic("a.md", 2, 3, "missing-id", "m")) == (
        "::warning file=a.md,line=2,col=3,title=missing-id::m"
    )
