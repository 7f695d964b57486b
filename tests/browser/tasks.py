"""The page of the sandbox with the package's own Python beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from builder.browser.packages import as_script, zip_packages
from tests.browser.sandbox import build_page


def build_tasks_page(folder: Path) -> Path:
    """Build the page as a site would have it, for servers and for the file system."""
    zipped = zip_packages()
    build_page(folder)
    (folder / "python").mkdir()
    (folder / "python" / "packages.zip").write_bytes(zipped)
    (folder / "python" / "packages.js").write_text(as_script(zipped), encoding="utf-8")
    return folder


def ask(page: Page, request: object, limit: float = 60) -> dict[str, Any]:
    """Ask on that page: the answer as text, or why there is none, and the stages with the times when they began."""
    told = page.evaluate("([request, limit]) => page.ask(request, limit)", [json.dumps(request), limit * 1000])
    assert isinstance(told, dict)
    return told
