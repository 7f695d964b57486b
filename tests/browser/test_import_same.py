"""The same files give the same topics in CPython and in a browser, to the last byte."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder.browser.door import browser_json
from tests.browser.server import serve
from tests.browser.tasks import ask, build_tasks_page

pytestmark = pytest.mark.browser

BROUGHT = Path(__file__).parents[1] / "data" / "brought"


def anki_package() -> bytes:
    """Make a deck as Anki exports it for older versions."""
    models = {
        "1": {"flds": [{"name": "Front"}, {"name": "Back"}], "tmpls": [{"qfmt": "{{Front}}", "afmt": "{{Back}}"}]}
    }
    notes = ["Что такое <b>WAL</b>?\x1fЖурнал, в который пишут до таблиц.", "What is MVCC?\x1fVersions of rows."]
    collection = sqlite3.connect(":memory:")
    collection.execute("CREATE TABLE col (models TEXT, decks TEXT)")
    collection.execute("CREATE TABLE notes (id INTEGER, mid INTEGER, tags TEXT, flds TEXT)")
    collection.execute("INSERT INTO col VALUES (?, '{}')", [json.dumps(models)])
    collection.executemany("INSERT INTO notes VALUES (?, 1, 'db', ?)", list(enumerate(notes)))
    collection.commit()
    package = BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("collection.anki2", collection.serialize())
    collection.close()
    return package.getvalue()


FILES = {path.name: path.read_bytes() for path in sorted(BROUGHT.iterdir())} | {"deck.apkg": anki_package()}


@pytest.fixture(scope="module")
def python(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with serve(build_tasks_page(tmp_path_factory.mktemp("same"))) as address:
        context = browser.new_context()
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(address + "index.html")
        yield page
        context.close()


def test_there_are_files_of_every_family() -> None:
    assert len(FILES) >= 20
    assert {Path(name).suffix for name in FILES} >= {".md", ".txt", ".toml", ".gift", ".csv", ".tsv", ".apkg"}


@pytest.mark.parametrize("name", FILES)
def test_both_pythons_make_the_same_of_it(python: Page, name: str) -> None:
    files = [{"name": name, "data": b64encode(FILES[name]).decode()}]
    read = {"task": "read", "files": files}
    make = {"task": "make", "files": files, "topic": "", "title": "Своя тема", "level": "middle"}

    assert ask(python, read)["answer"] == browser_json(json.dumps(read))
    in_browser = json.loads(ask(python, make)["answer"])
    in_cpython = json.loads(browser_json(json.dumps(make)))
    assert ("error" in in_cpython) == (name == "prose.md")
    for part in {*in_cpython, *in_browser}:
        assert in_browser[part] == in_cpython[part], part
