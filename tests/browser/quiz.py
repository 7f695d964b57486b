"""What every test of a quiz does: finding the question, rating it, reading what is stored."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

STORED = """() => Object.keys(localStorage).filter((key) => key.startsWith('interview-practice/main/log/'))
  .flatMap((key) => localStorage[key].split('\\n').filter(Boolean)).map(JSON.parse)"""


def question(page: Page) -> str:
    expect(page.locator(".session-question")).to_be_visible()
    return str(page.locator(".session-question").get_attribute("data-question"))


def rate(page: Page, rating: int, cause: str | None = None) -> None:
    """Show the answer and rate it; Again asks for its cause first, and the second tap on it records without one."""
    before = question(page)
    if page.locator("[data-action=reveal]").count() > 0:
        page.locator("[data-action=reveal]").click()
    page.locator(f'[data-rating="{rating}"]').click()
    if rating == 1:
        expect(page.locator("[data-action=cause]")).to_have_count(4)
        page.locator(f'[data-cause="{cause}"]' if cause else '[data-rating="1"]').click()
    expect(page.locator(f'.session-question[data-question="{before}"]')).to_have_count(0)


def attempts(page: Page, count: int) -> list[Any]:
    """Wait until so many attempts are stored, and give their rows; fails when there are more."""
    page.wait_for_function(f"({STORED})().length >= {count}")
    rows: list[Any] = page.evaluate(STORED)
    assert len(rows) == count
    return rows


def start_with_choice(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=python&topic=databases")
    expect(page.locator(".session-question")).to_be_visible()
    while page.locator(".session-question").get_attribute("data-kind") != "choice":
        before = str(page.locator(".session-question").get_attribute("data-question"))
        page.locator("[data-action=skip]").click()
        expect(page.locator(".session-question")).not_to_have_attribute("data-question", before)
