"""axe-core finds nothing serious, and nothing overflows at 360 px, on every screen, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js"


def home(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-view=today] [data-action=start]")).to_be_visible()


def topic(page: Page, address: str) -> None:
    page.goto(address + "python.html")
    expect(page.locator(".topic-bar [data-length]").first).to_be_visible()
    page.locator("article.question details.answer summary").first.click()


def open_question(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=behavioural&count=2")
    expect(page.locator("[data-action=reveal]")).to_be_visible()
    page.locator(".session textarea").fill("Ответ")


def revealed(page: Page, address: str) -> None:
    open_question(page, address)
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]").first).to_be_visible()


def choice_answered(page: Page, address: str) -> None:
    start_with_choice(page, address)
    page.locator(".choice-row").first.click()
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-verdict]")).to_be_visible()


def start_with_choice(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=python&topic=databases")
    expect(page.locator(".session-question")).to_be_visible()
    while page.locator(".session-question").get_attribute("data-kind") != "choice":
        before = str(page.locator(".session-question").get_attribute("data-question"))
        page.locator("[data-action=skip]").click()
        expect(page.locator(".session-question")).not_to_have_attribute("data-question", before)


def summary(page: Page, address: str) -> None:
    revealed(page, address)
    page.locator('[data-rating="1"]').click()
    expect(page.locator("[data-action=reveal]")).to_be_visible()
    page.locator("[data-action=stop]").click()
    expect(page.locator("[data-rating-count]").first).to_be_visible()


def progress(page: Page, address: str) -> None:
    summary(page, address)
    page.goto(address + "progress.html")
    expect(page.locator("[data-overall]")).to_be_visible()
    page.locator("[data-action=reset]").click()


SCREENS = (home, topic, open_question, revealed, choice_answered, summary, progress)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_screen_is_accessible_and_fits_a_phone(
    screen: Callable[[Page, str], None], scheme: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce", locale="ru-RU"
    )
    page = context.new_page()
    screen(page, address)
    page.mouse.move(0, 0)

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not violations(page)
    context.close()


def violations(page: Page) -> list[str]:
    """Run axe on the whole page and give what is serious or critical."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
          .then((result) => result.violations.filter((one) => ['serious', 'critical'].includes(one.impact))
            .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`)))"""
    )
    return list(found)
