"""The page where learners read files of their own, and the Python that the site carries for it."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from builder.browser.door import browser_json
from builder.site import sanitise
from tests.conftest import CONFIGURATION, ROOT, Build, Built
from tests.site.test_pages import bank_script

TOPIC = "# Тема\n\n## Что? { #topic-what }\n\n### Ответ\nТо.\n"
ASSETS = "assets/interview-practice"
WITHOUT = CONFIGURATION.replace("  - questions\n", "  - questions:\n      import_page: false\n")


def carried(built: Built) -> set[str]:
    folder = built.site / ASSETS
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_page_is_there_with_what_it_needs(build: Build) -> None:
    built = build({"topic.md": TOPIC}, "--strict")

    assert built.status == 0, built.output
    page = built.page("import.html")
    assert '<div data-view="import">' in page and "нужен JavaScript" in page
    assert bank_script(built, "index")[1]["pages"]["import"] == "import.html"
    assert re.fullmatch(r"[0-9a-f]{10}", bank_script(built, "index")[1]["renderer"])
    titles = re.findall(r'<span class="md-ellipsis">\s*(.+?)\s*</span>', built.page("index.html"))
    assert titles.index("Импорт") == titles.index("Прогресс") + 1
    assert {"pyodide/pyodide.asm.wasm", "python/packages.zip"} <= carried(built)
    names = zipfile.ZipFile(built.site / ASSETS / "python/packages.zip").namelist()
    assert {"builder/browser/door.py", "markdown/core.py", "yaml/__init__.py"} <= set(names)
    licences = built.page(f"{ASSETS}/licenses.txt")
    assert "preact" in licences and "PyYAML" in licences and "Copyright (c) 2017-2021 Ingy döt Net" in licences


def test_only_a_site_for_the_file_system_carries_them_as_scripts(build: Build) -> None:
    offline = CONFIGURATION.replace("  - search\n", "  - search\n  - offline\n")
    served = carried(build({"topic.md": TOPIC}, "--strict"))
    opened = carried(build({"topic.md": TOPIC}, "--strict", configuration=offline))

    assert opened - served == {"pyodide/runtime.js", "python/packages.js"}


def test_a_site_can_do_without_the_page(build: Build) -> None:
    built = build({"topic.md": TOPIC}, "--strict", configuration=WITHOUT)

    assert built.status == 0, built.output
    assert not (built.site / "import.html").exists() and "Импорт" not in built.page("index.html")
    index = bank_script(built, "index")[1]
    assert "import" not in index["pages"] and "renderer" not in index
    assert not [name for name in carried(built) if name.startswith(("pyodide/", "python/"))]
    assert "PyYAML" not in built.page(f"{ASSETS}/licenses.txt")


def test_a_browser_renders_the_bank_as_the_site_does(bank_site: Path) -> None:
    built = Built(bank_site, "", 0)
    topics = {row[1] for row in bank_script(built, "index")[1]["questions"]}
    assert len(topics) >= 10
    for topic in topics:
        markdown = (ROOT / "content" / f"{topic}.md").read_text(encoding="utf-8")
        request = {"task": "render", "topic": topic, "markdown": markdown}
        answer = json.loads(browser_json(json.dumps(request)))
        assert _sanitised(answer["parts"]) == _sanitised(bank_script(built, topic)[1]), topic


def _sanitised(value: object) -> object:
    # The app sanitises what it shows; its own way of writing HTML is not compared.
    match value:
        case str():
            return sanitise(value)
        case list():
            return [_sanitised(item) for item in value]
        case dict():
            return {name: _sanitised(item) for name, item in value.items()}
        case _:
            return value
