"""What every test of the import page does: a small site, bringing files, taking what was read of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.kinds import APPEARANCE, PALETTE
from tests.conftest import CONFIGURATION, ROOT, mkdocs_build

BROUGHT = ROOT / "tests" / "data" / "brought"
# Python has to start first, and the machine may be busy.
SLOW_MS = 90_000
BANK = """\
---
title: SQL
---

## Что такое JOIN? { #sql-join }

### Ответ

Соединение строк двух таблиц.
"""
# Two questions of one title: what they ask stands below it.
CODE = """\
---
title: Код
---

## Что выведет код? { #code-sum }

```python
print(1 + 2)
```

### Ответ

3

## Что выведет код? { #code-list }

```python
print([1, 2] * 2)
```

- [ ] ошибку
- [x] `[1, 2, 1, 2]`

### Ответ

Список дважды.

## Чем `==` отличается от `is`? { #code-is }

### Ответ

Значения и объекты.
"""
REACT = """\
# React

## Что такое ключи в списках?

По ключам React узнаёт, какой элемент изменился.

## Какой хук хранит состояние?

- [ ] useEffect
- [x] useState

## Что такое контекст?

Способ передать данные через дерево.
"""
GO = "# Go\n\n## Что такое канал?\n\nОчередь.\n\n## Что такое горутина?\n\nЛёгкий поток.\n"

File = FilePayload | Path


def build_imports(folder: Path, language: str = "ru") -> Path:
    """Build a small site with the import page, fit for the file system too, and give its folder."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "sql.md").write_text(BANK, encoding="utf-8")
    (docs / "code.md").write_text(CODE, encoding="utf-8")
    configuration = CONFIGURATION.replace("language: ru", f"language: {language}")
    configuration = configuration.replace("  - search\n", "  - search\n  - offline\n")
    configuration = configuration.replace("  font: false\n", PALETTE) + APPEARANCE
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    built = mkdocs_build(folder, folder / "site")
    assert built.status == 0, built.output
    return built.site


def file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/markdown", "buffer": text.encode()}


def choose(page: Page, *files: File) -> None:
    """Choose files as a learner does, in whatever panel offers it."""
    with page.expect_file_chooser() as chooser:
        page.locator("[data-action=choose-files]").click()
    paths: Sequence[Any] = list(files)
    chooser.value.set_files(paths)


def read(page: Page, address: str, *files: File) -> Locator:
    """Bring files to the import page, and give what was read of them."""
    page.goto(address + "import.html")
    choose(page, *files)
    expect(page.locator(".read")).to_be_visible(timeout=SLOW_MS)
    return page.locator(".read-file")


def take(page: Page) -> str:
    """Take what was read as one topic, and give its name."""
    page.locator("[data-action=take]").click()
    expect(page.locator(".own-topic")).to_be_visible(timeout=SLOW_MS)
    return str(page.locator(".own-topic").get_attribute("data-topic"))


def bring(page: Page, address: str, name: str, text: str) -> str:
    """Make a topic of a file."""
    read(page, address, file(name, text))
    return take(page)


def said(page: Page) -> Locator:
    return page.locator(".import > .said")


def titles(page: Page) -> list[str]:
    """Give the questions of the topic that is shown."""
    return page.locator(".own-question > .own-heading").all_inner_texts()
