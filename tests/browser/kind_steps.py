"""What tests of the kinds do again and again on the small bank of `kinds`."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz import attempts, question


def ask(page: Page, address: str, name: str) -> None:
    """Begin a quiz of this one question."""
    page.goto("about:blank")
    page.goto(address + f"practice.html#topic=kinds&question={name}")
    assert question(page) == name


def field(page: Page) -> Locator:
    return page.locator(".session .answer-field")


def reveal(page: Page) -> None:
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]")).to_have_count(4)


def check(page: Page, address: str, name: str, answer: str) -> None:
    """Answer a fresh quiz of one question."""
    ask(page, address, name)
    field(page).fill(answer)
    reveal(page)


def suggests(page: Page, rating: int | None) -> None:
    """Expect exactly this rating to be suggested, or none, in sight and for those who listen."""
    suggested = page.locator("[data-rating][data-action=next]")
    if rating is None:
        expect(suggested).to_have_count(0)
        return
    expect(suggested).to_have_count(1)
    expect(suggested).to_have_attribute("data-rating", str(rating))
    expect(suggested).to_contain_text("предлагаем")


def record(page: Page, rating: int) -> tuple[int, dict[str, Any]]:
    """Rate without a cause and give the rating and the extra fields of the only stored attempt."""
    page.locator(f'[data-rating="{rating}"]').click()
    if rating == 1:
        page.locator('[data-rating="1"]').click()
    return only_attempt(page)


def only_attempt(page: Page) -> tuple[int, dict[str, Any]]:
    row = attempts(page, 1)[0]
    return row[6], row[8] if len(row) > 8 else {}


def verdict(page: Page, state: str) -> None:
    expect(page.locator("[data-verdict]")).to_have_count(1)
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", state)


def tick(page: Page, count: int) -> None:
    """Tick the first key points, so many, and no other."""
    boxes = page.locator(".key-points input[type=checkbox]")
    for place in range(boxes.count()):
        boxes.nth(place).set_checked(place < count)


def switch_off(page: Page, address: str, setting: str) -> None:
    page.goto(address + "progress.html")
    page.locator(f'[data-setting="{setting}"]').uncheck()
    page.reload()
    expect(page.locator(f'[data-setting="{setting}"]')).not_to_be_checked()


def chosen(page: Page) -> list[str]:
    expect(page.locator(".choice-row input").first).to_be_visible()
    found: list[str] = page.locator(".choice-row:has(input:checked)").evaluate_all(
        "all => all.map((one) => one.dataset.option)"
    )
    return found
