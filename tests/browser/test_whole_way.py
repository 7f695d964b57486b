"""The whole way, once: home, topic, quiz, refresh, summary, progress, export, report, import into a clean profile."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

RATINGS = (3, 1, 4, 2, 1)
CAUSE_KEY = "4"
OVERALL = ("attempts", "seen", "known", "learning", "new", "due", "active-days", "streak", "success", "median")


def test_the_whole_way(page: Page, browser: Browser, address: str, tmp_path: Path) -> None:
    page.goto(address)
    expect(page.locator("[data-view=today] [data-action=start]")).to_be_visible()
    page.locator('.topic-card[data-topic="databases"] a').click()
    page.locator('.topic-bar [data-length="5"]').click()
    page.locator(".topic-bar [data-action=start]").click()

    asked = quiz(page)
    assert len(set(asked)) == 5
    assert [count(page, rating) for rating in (1, 2, 3, 4)] == [2, 1, 1, 1]
    repeated = {asked[place] for place, rating in enumerate(RATINGS) if rating == 1}
    assert repeated <= set(
        page.locator("li[data-question]").evaluate_all("all => all.map(one => one.dataset.question)")
    )

    page.goto(address + "progress.html")
    shown = numbers(page)
    assert shown["overall"]["attempts"] == 5 and shown["overall"]["seen"] == 5 and shown["weak"]
    exported = export(page, tmp_path / "progress.json")
    kept = json.loads(exported.read_text(encoding="utf-8"))["attempts"]
    assert [one.get("cause") for one in kept if one["rating"] == 1] == ["slip", None]
    schema = json.loads((ROOT / "builder/report/progress.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(exported.read_text(encoding="utf-8")))

    assert_same_numbers(shown, report(exported))

    elsewhere = browser.new_context(locale="ru-RU", timezone_id="Europe/Moscow")
    clean = elsewhere.new_page()
    clean.goto(address + "progress.html")
    with clean.expect_file_chooser() as chooser:
        clean.locator("[data-action=import]").click()
    chooser.value.set_files(exported)
    expect(clean.locator('[data-panel=import] [data-number="new-attempts"]')).to_have_attribute("data-value", "5")
    assert clean.locator("tr[data-topic]").count() == 0, "a preview changes nothing"
    clean.locator("[data-action=import-confirm]").click()
    expect(clean.locator("tr[data-topic]").first).to_be_visible()
    assert numbers(clean) == shown
    elsewhere.close()


def quiz(page: Page) -> list[str]:
    """Answer five questions with `RATINGS`, with a refresh in the middle, and give their ids."""
    asked: list[str] = []
    for place, rating in enumerate(RATINGS):
        question = page.locator(".session-question")
        expect(question).to_be_visible()
        asked.append(str(question.get_attribute("data-question")))
        if place == 2:
            page.locator("[data-action=reveal]").click()
            expect(page.locator("[data-rating]").first).to_be_visible()
            page.reload()
            expect(page.locator(".session-question")).to_have_attribute("data-question", asked[-1])
        else:
            page.keyboard.press("Space")
        expect(page.locator(f'[data-rating="{rating}"]')).to_be_visible()
        page.keyboard.press(str(rating))
        if rating == 1:
            expect(page.locator("[data-action=cause]")).to_have_count(4)
            page.keyboard.press(CAUSE_KEY if place == 1 else "Enter")
        if place < len(RATINGS) - 1:
            expect(page.locator(".session-question")).not_to_have_attribute("data-question", asked[-1])
    expect(page.locator("[data-rating-count]").first).to_be_visible()
    return asked


def count(page: Page, rating: int) -> int:
    return int(str(page.locator(f'[data-rating-count="{rating}"]').get_attribute("data-value")))


def numbers(page: Page) -> dict[str, Any]:
    """Read every number that the progress page shows."""
    expect(page.locator("[data-overall]")).to_be_visible()
    return page.evaluate(
        """() => {
          const read = (root) => Object.fromEntries([...root.querySelectorAll('[data-number]')]
            .map((one) => [one.dataset.number, one.dataset.value === undefined ? null : Number(one.dataset.value)]));
          return {
            overall: read(document.querySelector('[data-overall]')),
            topics: Object.fromEntries([...document.querySelectorAll('tr[data-topic]')]
              .map((row) => [row.dataset.topic, read(row)])),
            weak: [...document.querySelectorAll('.progress li[data-question]')].map((one) => one.dataset.question),
          };
        }"""
    )


def export(page: Page, path: Path) -> Path:
    with page.expect_download() as download:
        page.locator("[data-action=export]").click()
    assert download.value.suggested_filename.startswith("interview-practice-")
    download.value.save_as(path)
    return path


def report(progress: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "builder.report", str(progress), "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def assert_same_numbers(shown: dict[str, Any], reported: dict[str, Any]) -> None:
    overall = reported["overall"]
    names = {"active-days": "active_days", "median": "median_ms"}
    for name in OVERALL:
        assert shown["overall"][name] == pytest.approx(overall[names.get(name, name)]), name
    for topic, row in shown["topics"].items():
        for name, value in row.items():
            assert value == pytest.approx(reported["topics"][topic][name]), (topic, name)
    assert shown["weak"] == [spot["question"] for spot in reported["weak_spots"]]
