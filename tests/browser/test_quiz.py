"""What a learner does in a quiz, with the mouse and with the keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.quiz import STORED, question, rate, start_with_choice

pytestmark = pytest.mark.browser


def right_options(bank_site: Path, name: str) -> set[str]:
    text = (bank_site / "assets" / "bank" / f"{name.split('-')[0]}.js").read_text(encoding="utf-8")
    _, topic = json.loads(text[text.index("push(") + 5 : text.rindex(")")])
    entry = next(entry for entry in topic["questions"] if entry["id"] == name)
    return {str(place) for place, option in enumerate(entry["options"]) if option["correct"]}


def test_answer_stays_hidden_until_it_is_revealed(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=behavioural&count=1")
    question(page)

    assert page.locator("[data-rating]").count() == 0
    assert "Ключевые пункты" not in page.locator(".session").inner_text()
    page.keyboard.press("Space")
    expect(page.locator("[data-rating]")).to_have_count(4)


def test_right_choice_is_told_and_suggests_good(page: Page, address: str, bank_site: Path) -> None:
    start_with_choice(page, address)
    right = right_options(bank_site, question(page))
    for option in right:
        page.locator(f'.choice-row[data-option="{option}"]').click()
    page.keyboard.press("Enter")

    expect(page.locator("[data-verdict=right]")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_function(f"({STORED})().length === 1")
    attempt = page.evaluate(STORED)[0]
    assert attempt[6] == 3 and attempt[8]["correct"] is True


def test_wrong_choice_shows_feedback_and_suggests_again(page: Page, address: str, bank_site: Path) -> None:
    start_with_choice(page, address)
    right = right_options(bank_site, question(page))
    options = page.locator(".choice-row").evaluate_all("all => all.map((one) => one.dataset.option)")
    wrong = next(option for option in options if option not in right)
    page.locator(f'.choice-row[data-option="{wrong}"]').click()
    page.locator("[data-action=reveal]").click()

    expect(page.locator("[data-verdict=wrong]")).to_be_visible()
    assert len(page.locator(f'.choice-row[data-option="{wrong}"]').inner_text().split("\n")) > 1, "feedback is shown"
    page.keyboard.press("Enter")
    expect(page.locator("[data-action=cause]")).to_have_count(4)
    assert page.evaluate(STORED) == [], "the cause is asked before the attempt is written"
    page.keyboard.press("Enter")
    page.wait_for_function(f"({STORED})().length === 1")
    assert page.evaluate(STORED)[0][6] == 1 and page.evaluate(STORED)[0][8]["correct"] is False


def test_refresh_keeps_what_was_chosen_and_typed(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=behavioural&count=2")
    first = question(page)
    page.locator(".session textarea").fill("Мой ответ: <b>STAR</b>")
    page.reload()
    assert question(page) == first
    expect(page.locator(".session textarea")).to_have_value("Мой ответ: <b>STAR</b>")
    page.locator("[data-action=reveal]").click()
    expect(page.locator(".session")).to_contain_text("Мой ответ: <b>STAR</b>")

    start_with_choice(page, address)
    order = page.locator(".choice-row").evaluate_all("all => all.map((one) => one.dataset.option)")
    page.locator(".choice-row").first.click()
    page.reload()
    expect(page.locator(".choice-row input:checked")).to_have_count(1)
    assert page.locator(".choice-row").evaluate_all("all => all.map((one) => one.dataset.option)") == order


def test_undo_takes_back_the_last_rating_only(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    rate(page, 3)
    second = question(page)
    rate(page, 1)
    assert [attempt[6] for attempt in page.evaluate(STORED)] == [3, 1]

    page.keyboard.press("u")

    expect(page.locator(f'.session-question[data-question="{second}"]')).to_be_visible()
    assert [attempt[6] for attempt in page.evaluate(STORED)] == [3]


def test_skip_leaves_no_attempt_and_stop_shows_the_summary(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    skipped = question(page)
    page.wait_for_function("window.keyboard$ !== undefined")
    page.keyboard.press("s")
    expect(page.locator(f'.session-question[data-question="{skipped}"]')).to_have_count(0)
    assert not page.locator("#__search").is_checked(), "Material's search has the same key"
    rate(page, 4)
    page.locator("[data-action=stop]").click()

    expect(page.locator('[data-rating-count="4"]')).to_have_attribute("data-value", "1")
    assert [attempt[6] for attempt in page.evaluate(STORED)] == [4]
    page.goto(address)
    assert page.locator("[data-action=resume]").count() == 0, "a stopped quiz is over"


def test_left_quiz_is_offered_again_and_continues(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    rate(page, 3)
    second = question(page)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"(web|index)\.html|/bank/$"))

    page.goto(address)
    page.locator("[data-view=today] [data-action=resume]").click()
    assert question(page) == second


def test_filter_limits_the_list_and_the_quiz(page: Page, address: str) -> None:
    page.goto(address + "databases.html")
    every = page.locator("article.question").count()
    page.locator('.topic-bar [data-filter="senior"]').click()
    senior = page.locator('article.question[data-level="senior"]')
    expect(page.locator("article.question:visible")).to_have_count(senior.count())
    assert 0 < senior.count() < every
    page.locator('.topic-bar [data-length="all"]').click()
    page.locator(".topic-bar [data-action=start]").click()

    question(page)
    ids = set(
        page.evaluate(
            "JSON.parse(localStorage[Object.keys(localStorage).find((key) => key.includes('/sessions/'))]).questions"
        )
    )
    page.goto(address + "databases.html")
    expected = page.locator('article.question[data-level="senior"]').evaluate_all("all => all.map((one) => one.id)")
    assert ids == set(expected)


def test_two_tabs_rate_at_once_and_lose_nothing(context: BrowserContext, address: str) -> None:
    tabs = [context.new_page() for _ in range(2)]
    for tab, topic in zip(tabs, ("web", "data"), strict=True):
        tab.goto(address + f"practice.html#topic={topic}&count=5")
    for rating in (1, 2, 3, 4):
        for tab in tabs:
            rate(tab, rating)

    assert sorted(attempt[6] for attempt in tabs[0].evaluate(STORED)) == [1, 1, 2, 2, 3, 3, 4, 4]
    tabs[0].goto(address + "progress.html")
    expect(tabs[0].locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "8")


def test_opens_and_works_from_the_file_system(page: Page, bank_site: Path) -> None:
    page.goto((bank_site / "index.html").as_uri())
    page.locator("[data-view=today] [data-action=start]").click()
    rate(page, 3)

    page.goto((bank_site / "progress.html").as_uri())
    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")


def test_damaged_line_is_set_aside_and_the_rest_is_used(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    rate(page, 3)
    page.evaluate(
        """() => { const key = Object.keys(localStorage).find((key) => key.includes('/log/'));
          localStorage[key] = '[broken\\n' + localStorage[key]; }"""
    )
    page.goto(address + "progress.html")

    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")
    expect(page.locator("[data-notice]")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).some((key) => key.includes('/damaged/'))")


def test_full_storage_is_told_and_the_attempt_can_still_be_exported(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    question(page)
    page.evaluate(
        """() => { let size = 1 << 20; for (let n = 0; size > 0; n += 1) {
          try { localStorage['filler' + n] = 'x'.repeat(size); } catch { size >>= 1; } } }"""
    )
    rate(page, 3)

    expect(page.locator("[data-notice]").first).to_be_visible()
    question(page)


def test_evicted_log_comes_back_from_the_mirror(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    rate(page, 3)
    page.wait_for_timeout(300)
    page.evaluate("localStorage.clear()")
    page.goto(address + "progress.html")

    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")


def test_reset_asks_first_and_then_forgets_everything(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    rate(page, 3)
    page.goto(address + "progress.html")
    page.locator("[data-action=reset]").click()
    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")
    page.locator("[data-action=reset-confirm]").click()

    expect(page.locator("[data-overall]")).to_have_count(0)
    page.reload()
    expect(page.locator(".progress-line")).to_be_visible()
    assert page.evaluate(STORED) == [] and page.locator("[data-overall]").count() == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("text.json", "не JSON"),
        ("foreign.json", '{"format": "deck", "version": 1}'),
        ("newer.json", '{"format": "interview-practice/progress", "version": 2}'),
        ("damaged.json", '{"format": "interview-practice/progress", "version": 1, "attempts": [{"rating": 9}]}'),
    ],
)
def test_file_that_is_not_progress_is_refused_and_nothing_is_lost(
    name: str, text: str, page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    rate(page, 3)
    page.goto(address + "progress.html")
    (tmp_path / name).write_text(text, encoding="utf-8")
    page.locator(".data input[type=file]").set_input_files(tmp_path / name)

    expect(page.locator(".said[data-failed]")).not_to_be_empty()
    assert page.locator("[data-panel=import]").count() == 0
    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")


def test_printing_a_topic_opens_every_answer(page: Page, address: str) -> None:
    page.goto(address + "web.html")
    expect(page.locator(".topic-bar [data-length]").first).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.answer:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.answer[open]").count() == 0


def test_topic_page_works_without_javascript(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address + "web.html")
    page.locator("details.answer summary").first.click()
    expect(page.locator("details.answer .key-points").first).to_be_visible()
    page.goto(address + "progress.html")
    expect(page.get_by_text("Для этой страницы нужен JavaScript")).to_be_visible()
    plain.close()


def test_failure_that_waits_for_its_cause_counts_when_the_quiz_is_finished_elsewhere(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    question(page)
    page.keyboard.press("Space")
    page.locator('[data-rating="1"]').click()
    expect(page.locator("[data-cause]")).to_have_count(4)
    page.goto(address)
    page.locator("[data-action=finish]").click()

    expect(page.locator('[data-rating-count="1"]')).to_have_attribute("data-value", "1")
    assert [attempt[6] for attempt in page.evaluate(STORED)] == [1]
