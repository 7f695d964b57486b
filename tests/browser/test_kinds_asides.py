"""What is asked beside the answer – confidence, the cause of a failure – and what a refresh keeps."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kind_steps import (
    ask,
    check,
    chosen,
    field,
    only_attempt,
    record,
    reveal,
    suggests,
    switch_off,
    tick,
    verdict,
)
from tests.browser.quiz import STORED

pytestmark = pytest.mark.browser

OUTPUT = "1\n[1, 2]\nDone"


def test_confidence_is_kept_and_may_be_taken_back(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    page.locator('[data-confidence="4"]').click()
    expect(page.locator('[data-confidence="4"] input')).to_be_checked()
    page.keyboard.press("2")
    expect(page.locator('[data-confidence="2"] input')).to_be_checked()
    page.keyboard.press("2")
    expect(page.locator("[data-confidence] input:checked")).to_have_count(0)
    page.keyboard.press("3")
    reveal(page)

    expect(page.locator("[data-confidence]")).to_have_count(0)
    assert record(page, 3) == (3, {"confidence": 3})


def test_digits_choose_options_where_there_are_some(page: Page, kinds: str) -> None:
    ask(page, kinds, "choice-one")
    page.locator('[data-confidence="1"]').click()
    page.keyboard.press("2")
    expect(page.locator(".choice-row").nth(1).locator("input")).to_be_checked()
    expect(page.locator('[data-confidence="1"] input')).to_be_checked()
    page.locator('.choice-row[data-option="1"]').click()
    expect(page.locator('.choice-row[data-option="1"] input')).to_be_checked()
    reveal(page)
    assert record(page, 3) == (3, {"correct": True, "confidence": 1})


def test_confidence_can_be_switched_off(page: Page, kinds: str) -> None:
    switch_off(page, kinds, "confidence")
    ask(page, kinds, "open-one")
    expect(page.locator("[data-action=reveal]")).to_be_visible()
    expect(page.locator("[data-confidence]")).to_have_count(0)
    page.keyboard.press("3")
    reveal(page)
    assert record(page, 3) == (3, {})


def test_typed_answers_can_be_kept_out_of_the_log(page: Page, kinds: str) -> None:
    switch_off(page, kinds, "keep-answers")
    check(page, kinds, "open-one", "Только для меня")
    expect(page.locator(".own-answer")).to_contain_text("Только для меня")
    assert record(page, 3) == (3, {})


@pytest.mark.parametrize(("key", "cause"), [("1", "unknown"), ("2", "misread"), ("3", "slow"), ("4", "slip")])
def test_cause_of_a_failure_is_asked_and_kept(key: str, cause: str, page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.keyboard.press("1")
    expect(page.locator(".causes")).to_contain_text("Почему не получилось?")
    assert page.evaluate(STORED) == []
    if key in "12":
        page.keyboard.press(key)
    else:
        page.locator(f'[data-cause="{cause}"]').click()
    assert only_attempt(page) == (1, {"cause": cause})


def test_another_rating_or_undo_withdraws_the_failure(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(".causes")).to_have_count(0)
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.locator('[data-rating="3"]').click()
    assert only_attempt(page) == (3, {})


def test_skip_key_does_nothing_while_the_cause_is_asked(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.keyboard.press("1")
    expect(page.locator(".causes")).to_be_visible()
    page.wait_for_function("window.keyboard$ !== undefined")
    page.keyboard.press("s")
    expect(page.locator(".causes")).to_be_visible()
    assert not page.locator("#__search").is_checked(), "Material's search has the same key"
    page.keyboard.press("Enter")
    assert only_attempt(page) == (1, {})


def test_leaving_while_the_cause_is_asked_keeps_the_failure(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.keyboard.press("1")
    expect(page.locator(".causes")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"(kinds|index)\.html|/bank/$"))
    assert only_attempt(page) == (1, {})


def test_stopping_while_the_cause_is_asked_keeps_the_failure(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.locator("[data-action=stop]").click()
    expect(page.locator('[data-rating-count="1"]')).to_have_attribute("data-value", "1")
    assert only_attempt(page) == (1, {})


def test_causes_can_be_switched_off(page: Page, kinds: str) -> None:
    switch_off(page, kinds, "causes")
    ask(page, kinds, "open-one")
    reveal(page)
    page.locator('[data-rating="1"]').click()
    assert only_attempt(page) == (1, {})


def test_refresh_keeps_an_open_question_before_and_after_its_answer(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    page.keyboard.press("3")
    page.keyboard.press("h")
    field(page).fill("Черновик\nв две строки")
    page.reload()
    expect(field(page)).to_have_value("Черновик\nв две строки")
    expect(page.locator('[data-confidence="3"] input')).to_be_checked()
    expect(page.locator(".hint")).to_have_count(1)

    reveal(page)
    tick(page, 6)
    page.locator("[data-action=deeper]").click()
    expect(page.locator(".ladder")).to_contain_text("Тогда ждём")
    page.reload()
    expect(page.locator(".own-answer")).to_contain_text("Черновик\nв две строки")
    expect(page.locator(".key-points input:checked")).to_have_count(6)
    expect(page.locator(".ladder-answer")).to_have_count(1)
    expect(page.locator(".hint")).to_have_count(1)
    suggests(page, 2)

    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.reload()
    expect(page.locator(".causes")).to_be_visible()
    assert page.evaluate(STORED) == []
    page.locator("[data-cause=slow]").click()
    expected = {"confidence": 3, "points": [6, 10], "depth": 1, "cause": "slow", "hints": 1}
    assert only_attempt(page) == (1, {**expected, "answer": "Черновик\nв две строки"})


@pytest.mark.parametrize(
    ("name", "answer", "state", "rating"),
    [
        ("short-word", "счетчик ссылак", "near", 2),
        ("output-one", OUTPUT, "right", 3),
        ("code-one", "x = 1", None, None),
    ],
)
def test_refresh_keeps_what_was_typed_and_its_verdict(
    name: str, answer: str, state: str | None, rating: int | None, page: Page, kinds: str
) -> None:
    ask(page, kinds, name)
    page.locator('[data-confidence="2"]').click()
    field(page).fill(answer)
    page.reload()
    expect(field(page)).to_have_value(answer)
    expect(page.locator('[data-confidence="2"] input')).to_be_checked()
    reveal(page)
    page.reload()
    expect(page.locator("[data-rating]")).to_have_count(4)
    if state is not None:
        verdict(page, state)
    suggests(page, rating)
    extra = {} if state is None else {"correct": state == "right"}
    assert record(page, rating or 4) == (rating or 4, {**extra, "confidence": 2, "answer": answer})


def test_refresh_keeps_chosen_options_and_not_knowing(page: Page, kinds: str) -> None:
    ask(page, kinds, "choice-many")
    page.locator('[data-confidence="4"]').click()
    for option in ("0", "2"):
        page.locator(f'.choice-row[data-option="{option}"]').click()
    page.reload()
    assert set(chosen(page)) == {"0", "2"}
    expect(page.locator('[data-confidence="4"] input')).to_be_checked()
    page.keyboard.press("0")
    verdict(page, "unsure")
    page.reload()
    verdict(page, "unsure")
    expect(page.locator(".choice-row[data-state=wrong]")).to_have_count(0)
    assert record(page, 1) == (1, {"correct": False, "unsure": True})
