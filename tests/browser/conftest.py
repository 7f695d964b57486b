"""A real Chromium on the built site, over HTTP under a sub-path as on GitHub Pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium, code_bank
from tests.browser.code_bank import build_code
from tests.browser.imports import build_imports
from tests.browser.kinds import LANGUAGES, build_kinds
from tests.browser.server import serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.skip("no Chromium or Chrome on this machine; `python -m tests.browser.chromium` gets one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address(bank_site: Path) -> Iterator[str]:
    """Serve the project's own site."""
    with serve(bank_site) as served:
        yield served


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the Russian bank of all kinds."""
    with serve(build_kinds(tmp_path_factory.mktemp("kinds-ru"), LANGUAGES["ru"])) as served:
        yield served


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the English bank of all kinds."""
    with serve(build_kinds(tmp_path_factory.mktemp("kinds-en"), LANGUAGES["en"])) as served:
        yield served


@pytest.fixture(scope="session")
def code_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the Russian bank of code questions, and give the folder of its site."""
    return build_code(tmp_path_factory.mktemp("code-ru"), code_bank.LANGUAGES["ru"])


@pytest.fixture(scope="session")
def code(code_site: Path) -> Iterator[str]:
    """Serve the Russian bank of code questions."""
    with serve(code_site) as served:
        yield served


@pytest.fixture(scope="session")
def english_code(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the English bank of code questions."""
    with serve(build_code(tmp_path_factory.mktemp("code-en"), code_bank.LANGUAGES["en"])) as served:
        yield served


@pytest.fixture(scope="session")
def imports_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small Russian bank with the import page, and give the folder of its site."""
    return build_imports(tmp_path_factory.mktemp("imports-ru"))


@pytest.fixture(scope="session")
def imports(imports_site: Path) -> Iterator[str]:
    """Serve the small Russian bank with the import page."""
    with serve(imports_site) as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a clean browser profile."""
    opened = browser.new_context(locale="ru-RU", timezone_id="Europe/Moscow", accept_downloads=True)
    opened.set_default_timeout(10_000)
    # A page is a dozen files, and the machine may be busy.
    opened.set_default_navigation_timeout(60_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a tab that fails its test when the page throws or asks another server for anything."""
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(f"error: {error}"))
    opened.on("request", lambda request: _note_foreign(request.url, problems))
    yield opened
    assert not problems, problems


def _note_foreign(url: str, problems: list[str]) -> None:
    if url.startswith(("http:", "https:", "ws")) and not url.startswith("http://127.0.0.1:"):
        problems.append(f"foreign request: {url}")
