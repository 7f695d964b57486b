"""The images of imported files: those that lie beside a file come along, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.importing.images import relink
from tests.unit.import_steps import bank, run, write
from tests.unit.importers.test_anki_package import collection, old_schema, package

PIXEL = b"\x89PNG\r\n\x1a\n pixel"


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
