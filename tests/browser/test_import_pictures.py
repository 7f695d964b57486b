"""Pictures beside the files: those that questions show come along, into the quiz and into the file that is saved."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.imports import REACT, SLOW_MS, choose, file, read, said, take
from tests.browser.quiz import question, rate

pytestmark = pytest.mark.browser

SHOWN = """\
# Схемы

## Что на схеме?

![схема](img/plan.png)

Дерево.

## Что на второй схеме?

![вектор](img/drawing.svg) ![её нет](img/absent.png) ![подделка](fake.png) ![большая](big.png)

```html
<img src="img/code.png">
```

Ничего.
"""


def png() -> bytes:
    """Make a picture of two by one points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(7))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notes = tmp_path / "notes"
    (notes / "img").mkdir(parents=True)
    (notes / "plans.md").write_text(SHOWN, encoding="utf-8")
    (notes / "img" / "plan.png").write_bytes(png())
    (notes / "img" / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    (notes / "fake.png").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='hacked=1'/>")
    (notes / "big.png").write_bytes(png() + bytes(2_000_000))
    return notes


def take_folder(page: Page, imports: str, folder: Path) -> str:
    page.goto(imports + "import.html")
    with page.expect_file_chooser() as chooser:
        page.locator("[data-action=choose-folder]").click()
    chooser.value.set_files(folder)
    expect(page.locator(".read-file")).to_have_count(1, timeout=SLOW_MS)
    return take(page)


def expect_picture(image: Locator) -> None:
    expect(image).to_have_count(1)
    assert str(image.get_attribute("src")).startswith("data:image/png;base64,")
    assert image.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }") == 2


def test_pictures_of_a_folder_come_along(page: Page, imports: str, folder: Path) -> None:
    name = take_folder(page, imports, folder)
    for summary in page.locator(".own-question summary").all():
        summary.click()
    expect_picture(page.locator(".own-question img"))
    expect(page.locator(".own-question").nth(1)).to_contain_text("вектор её нет подделка большая")
    for told in (
        *("img/drawing.svg – это не PNG", "img/absent.png – нет среди"),
        *("fake.png – это не PNG", "big.png – больше 2 МБ"),
    ):
        expect(said(page)).to_contain_text(told)
    expect(said(page)).not_to_contain_text("code.png")
    assert page.evaluate("window.hacked") is None

    page.reload()
    page.locator("[data-action=rename]").click()
    page.locator("[data-panel=rename] [data-field=title]").fill("Планы")
    page.locator("[data-action=rename-confirm]").click()
    expect(page.locator(".own-title")).to_have_text("Планы", timeout=SLOW_MS)
    page.goto(imports + f"practice.html#topic={name}")
    question(page)
    if not page.locator(".session-question", has_text="Что на схеме?").is_visible():
        rate(page, 3)
    page.locator("[data-action=reveal]").click()
    expect_picture(page.locator(".session img"))


def test_a_saved_topic_has_its_pictures_and_brings_them_back(
    page: Page, imports: str, folder: Path, tmp_path: Path
) -> None:
    name = take_folder(page, imports, folder)
    with page.expect_download() as downloaded:
        page.locator("[data-action=download]").click()
    saved = tmp_path / f"{name}.md"
    downloaded.value.save_as(saved)
    assert "![схема](data:image/png;base64," in saved.read_text(encoding="utf-8")

    page.locator("[data-action=remove]").click()
    page.locator("[data-action=remove-confirm]").click()
    expect(page.locator(".drop-area")).to_be_visible()
    read(page, imports, saved)
    assert take(page) == name
    for summary in page.locator(".own-question summary").all():
        summary.click()
    expect_picture(page.locator(".own-question img"))


def test_pictures_chosen_beside_a_file_are_found_by_their_names(page: Page, imports: str, folder: Path) -> None:
    read(page, imports, folder / "plans.md", folder / "img" / "plan.png")
    expect(page.locator(".read-file")).to_have_count(1)
    take(page)
    for summary in page.locator(".own-question summary").all():
        summary.click()
    expect_picture(page.locator(".own-question img"))

    # A later version of the file alone leaves the pictures that are there.
    page.locator("[data-action=update]").click()
    choose(page, file("plans.md", SHOWN.replace("Дерево.", "Лес.") + REACT.partition("\n\n")[2]))
    page.locator("[data-action=update-confirm]").click(timeout=SLOW_MS)
    expect(page.locator(".own-question")).to_have_count(5)
    for summary in page.locator(".own-question summary").all():
        summary.click()
    expect_picture(page.locator(".own-question img"))
