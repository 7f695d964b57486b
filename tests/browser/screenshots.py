"""Make the screenshots of the README from the built site, as a learner with a few days of practice sees it."""

from __future__ import annotations

import json
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.code_steps import ask_code, check
from tests.browser.imports import BROUGHT, read
from tests.conftest import ROOT, mkdocs_build

IMAGES = ROOT / "docs" / "images"
DAYS = 12
RATINGS = (1, 2, 3, 3, 3, 4)
# It forgets that reading counts as use.
NEARLY = """\
class LRUCache:
    def __init__(self, max_weight, weigh=len):
        self.weight = 0
        self._max_weight = max_weight
        self._weigh = weigh
        self._items = {}

    def __len__(self):
        return len(self._items)

    def get(self, key, default=None):
        return self._items.get(key, (default, 0))[0]

    def put(self, key, value):
        weight = self._weigh(value)
        self.weight -= self._items.pop(key, (None, 0))[1]
        if weight > self._max_weight:
            return
        self._items[key] = value, weight
        self.weight += weight
        while self.weight > self._max_weight:
            oldest = next(iter(self._items))
            self.weight -= self._items.pop(oldest)[1]
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = mkdocs_build(ROOT, Path(folder, "site"), "--strict")
        if built.status != 0:
            raise SystemExit(built.output)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="ru-RU", timezone_id="Europe/Moscow")
        address = built.site.as_uri()
        progress = Path(folder, "progress.json")
        progress.write_text(json.dumps(practised(built.site)), encoding="utf-8")
        take(page, address, progress)
        browser.close()


def take(page: Page, address: str, progress: Path) -> None:
    """Import the progress, then show the home page, a question with its answer, and the progress page."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    page.goto(f"{address}/progress.html")
    page.locator(".data input[type=file]").set_input_files(progress)
    page.locator("[data-action=import-confirm]").click()
    page.locator("[data-overall]").wait_for()
    page.goto(f"{address}/progress.html")
    page.locator("[data-overall]").wait_for()
    page.screenshot(path=IMAGES / "progress.png")
    page.goto(f"{address}/index.html")
    page.locator("[data-view=today] [data-action=start]").wait_for()
    page.screenshot(path=IMAGES / "home.png")
    page.goto(f"{address}/practice.html#topic=python&level=junior&count=5")
    page.locator(".session-question").wait_for()
    while page.locator(".session-question").get_attribute("data-kind") != "choice":
        page.locator("[data-action=skip]").click()
        page.wait_for_timeout(200)
    page.locator(".choice-row").first.click()
    page.locator("[data-action=reveal]").click()
    page.locator("[data-rating]").first.wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(300)
    page.screenshot(path=IMAGES / "quiz.png")
    take_code(page, address)
    take_import(page, address)


def take_code(page: Page, address: str) -> None:
    """Show a code question whose solution nearly passes."""
    ask_code(page, f"{address}/", "python-lru-weight", topic="python")
    check(page, NEARLY, "fail")
    page.set_viewport_size({"width": 1280, "height": 1140})
    page.locator(".code-task").evaluate("(task) => window.scrollTo(0, task.getBoundingClientRect().top + scrollY - 80)")
    page.screenshot(path=IMAGES / "code.png")
    page.set_viewport_size({"width": 1280, "height": 860})


def take_import(page: Page, address: str) -> None:
    """Show what was read of a foreign file before it becomes a topic."""
    read(page, f"{address}/", BROUGHT / "checkboxes.md", BROUGHT / "chat.md", BROUGHT / "quiz.gift")
    page.locator("[data-action=details]").first.click()
    page.locator(".read-question > summary").first.click()
    page.locator(".preview").wait_for()
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=IMAGES / "import.png")


def practised(site: Path) -> dict[str, object]:
    """Make a progress file: some questions a day for `DAYS` days, rated at random, always the same way."""
    text = (site / "assets" / "bank" / "index.js").read_text(encoding="utf-8")
    bank = json.loads(text[text.index("push(") + 5 : text.rindex(")")])[1]
    choose = random.Random(4)
    start = datetime.now(UTC).replace(hour=17, minute=0, second=0, microsecond=0) - timedelta(days=DAYS)
    attempts = []
    for day in range(DAYS):
        for place, row in enumerate(choose.sample(bank["questions"][:60], k=choose.randint(4, 9))):
            at = start + timedelta(days=day, minutes=4 * place)
            attempts.append(
                {
                    "id": f"shot{day}x{place}",
                    "question": row[0],
                    "rev": row[6],
                    "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                    "mode": "mix",
                    "session": f"shot{day}",
                    "rating": choose.choice(RATINGS),
                    "ms": choose.randint(40_000, 240_000),
                }
            )
    return {
        "format": "interview-practice/progress",
        "version": 1,
        "exported_at": start.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "timezone": "Europe/Moscow",
        "bank": "main",
        "topics": {},
        "questions": {},
        "attempts": attempts,
        "sessions": [],
        "checks": {},
        "schedule": {},
        "settings": {},
    }


if __name__ == "__main__":
    main()
