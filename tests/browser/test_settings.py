"""Each setting is kept, leaves with the export, and does what it says."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz import question, rate
from tests.browser.seed import NOW, Attempt, log, of_topic, read_bank, seed
from tests.browser.test_whole_way import export

pytestmark = pytest.mark.browser

SETTINGS = "() => JSON.parse(localStorage['interview-practice/main/settings'] ?? '{}')"
WEIGHTS = (
    "0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, "
    "1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542"
)
OWN_WEIGHTS = WEIGHTS.replace("8.2956", "20")
OPEN = "behavioural-sources"
DEFAULTS = {
    "retention": "90",
    "new-per-day": "10",
    "reviews-per-day": "200",
    "weights": "",
    "timer": "off",
    "session-minutes": "20",
}


def setting(page: Page, name: str) -> Locator:
    return page.locator(f'[data-setting="{name}"]')


def open_settings(page: Page, address: str) -> None:
    page.goto(address + "progress.html")
    expect(setting(page, "retention")).to_be_visible()


def change(page: Page, name: str, value: str) -> None:
    """Set a setting as a learner does: type and leave the field."""
    field = setting(page, name)
    if name == "weights" and not field.is_visible():
        page.locator(".setting-fold summary").click()
    if field.evaluate("(field) => field.tagName") == "SELECT":
        field.select_option(value)
    elif field.get_attribute("type") == "checkbox":
        field.set_checked(value == "on")
    else:
        field.fill(value)
        field.press("Tab")


def exported(page: Page, path: Path) -> Any:
    return json.loads(export(page, path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("retention", "85", {"retention": 0.85}),
        ("retention", "82,5", {"retention": 0.825}),
        ("new-per-day", "0", {"new_per_day": 0}),
        ("reviews-per-day", "25", {"reviews_per_day": 25}),
        (
            "weights",
            OWN_WEIGHTS,
            {"weights": {"version": 6, "values": [float(weight) for weight in OWN_WEIGHTS.split(",")]}},
        ),
        ("timer", "session", {"timer": "session"}),
        ("session-minutes", "45", {"session_minutes": 45}),
        ("confidence", "off", {"confidence": False}),
        ("causes", "off", {"causes": False}),
        ("keep-answers", "off", {"keep_answers": False}),
    ],
)
def test_setting_is_kept_and_exported(
    name: str, value: str, stored: dict[str, object], page: Page, address: str, tmp_path: Path
) -> None:
    open_settings(page, address)
    change(page, name, value)
    assert page.evaluate(SETTINGS) == stored
    page.reload()

    if value == "off":
        expect(setting(page, name)).not_to_be_checked()
    else:
        expect(setting(page, name)).to_have_value(value.replace(",", ".") if name == "retention" else value)
    assert exported(page, tmp_path / "progress.json")["settings"] == stored


def test_settings_come_back_with_an_import(page: Page, address: str, tmp_path: Path) -> None:
    seed(page, address, [Attempt(OPEN, 3, timedelta(days=1))], settings={"retention": 0.8, "tomorrow": [1]})
    open_settings(page, address)
    file = export(page, tmp_path / "progress.json")
    page.locator("[data-action=reset]").click()
    page.locator("[data-action=reset-confirm]").click()
    expect(setting(page, "retention")).to_have_value("90")
    page.locator(".data input[type=file]").set_input_files(file)
    page.locator("[data-action=import-confirm]").click()

    expect(setting(page, "retention")).to_have_value("80")
    assert page.evaluate(SETTINGS) == {"retention": 0.8, "tomorrow": [1]}, "what a newer version knows stays"


def days(page: Page, rating: int) -> int:
    """Read the interval on a rating button of a question that is asked for the first time."""
    button = page.locator(f'[data-rating="{rating}"] .rating-interval')
    found = re.fullmatch(r"(\d+)\s*(дн\.?|день|дня|дней)", str(button.text_content()))
    assert found is not None, button.text_content()
    return int(found[1])


def reveal(page: Page, address: str) -> None:
    page.goto(f"{address}practice.html#mode=mix&question={OPEN}")
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]")).to_have_count(4)


def test_retention_changes_the_interval_on_the_buttons(page: Page, address: str) -> None:
    intervals = []
    for retention in ("97", "90", "85"):
        open_settings(page, address)
        change(page, "retention", retention)
        reveal(page, address)
        intervals.append(days(page, 4))
    assert intervals[0] < intervals[1] < intervals[2]
    assert intervals[1] == 8


def test_retention_moves_what_is_due(page: Page, address: str) -> None:
    page.clock.install(time=NOW)
    seed(page, address, [Attempt(OPEN, 4, timedelta(days=5))])
    open_settings(page, address)
    due = page.locator("[data-overall] [data-number=due]")
    expect(due).to_have_attribute("data-value", "0")
    change(page, "retention", "97")
    expect(due).to_have_attribute("data-value", "1")
    change(page, "retention", "90")
    expect(due).to_have_attribute("data-value", "0")


def test_limits_of_the_day_limit_today(page: Page, address: str, bank_site: Path) -> None:
    page.clock.install(time=NOW)
    seen = of_topic(read_bank(bank_site), "behavioural")[:6]
    seed(page, address, [Attempt(name, 3, timedelta(days=30)) for name in seen])
    for name, value, due, new in (
        ("new-per-day", "10", 6, 10),
        ("new-per-day", "3", 6, 3),
        ("reviews-per-day", "4", 4, 3),
        ("new-per-day", "0", 4, 0),
    ):
        open_settings(page, address)
        change(page, name, value)
        page.goto(address)
        expect(page.locator("[data-view=today] [data-number=due]")).to_have_attribute("data-value", str(due))
        expect(page.locator("[data-view=today] [data-number=new]")).to_have_attribute("data-value", str(new))


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("retention", "50", "от 70 до 97"),
        ("retention", "", "от 70 до 97"),
        ("retention", "много", "от 70 до 97"),
        ("new-per-day", "-1", "от 0 до 1"),
        ("new-per-day", "2.5", "от 0 до 1"),
        ("reviews-per-day", "1e9", "от 0 до 10"),
        ("session-minutes", "0", "от 1 до 600"),
        ("weights", WEIGHTS.rpartition(",")[0], "Нужно 21 число, а здесь 20"),
        ("weights", "сам не знаю", "Нужно 21 число, а здесь 0"),
    ],
)
def test_value_that_cannot_be_used_is_told_and_changes_nothing(
    name: str, value: str, message: str, page: Page, address: str
) -> None:
    open_settings(page, address)
    change(page, name, value)

    field = setting(page, name)
    expect(field).to_have_attribute("aria-invalid", "true")
    told = str(field.get_attribute("aria-describedby")).split()[-1]
    expect(page.locator(f'[id="{told}"]')).to_contain_text(message)
    expect(field).to_have_value(value)
    assert page.evaluate(SETTINGS) == {}
    change(page, name, DEFAULTS[name])
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.locator(f'[id="{told}"]')).to_be_empty()


def test_own_weights_set_the_intervals_and_can_be_taken_back(page: Page, address: str) -> None:
    open_settings(page, address)
    change(page, "weights", f"[{OWN_WEIGHTS}]")
    reveal(page, address)
    assert days(page, 4) == 20
    open_settings(page, address)
    change(page, "weights", "")
    reveal(page, address)
    assert days(page, 4) == 8


@pytest.mark.parametrize("weight", ["0", "1e30", "-5"])
def test_absurd_weights_are_refused_or_harmless(weight: str, page: Page, address: str) -> None:
    open_settings(page, address)
    change(page, "weights", ", ".join([weight] * 21))
    reveal(page, address)
    for rating in (1, 2, 3, 4):
        text = str(page.locator(f'[data-rating="{rating}"] .rating-interval').text_content())
        assert re.match(r"^<?\s?\d", text), text
    rate(page, 3)
    page.goto(address + "progress.html")
    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")


def test_confidence_and_causes_can_be_switched_off(page: Page, address: str) -> None:
    start = f"{address}practice.html#mode=mix&question={OPEN}"
    page.goto(start)
    expect(page.locator("[data-confidence]")).to_have_count(4)
    page.locator("[data-action=reveal]").click()
    page.locator('[data-rating="1"]').click()
    expect(page.locator("[data-cause]")).to_have_count(4)
    open_settings(page, address)
    change(page, "confidence", "off")
    change(page, "causes", "off")

    page.goto(start)
    question(page)
    expect(page.locator("[data-confidence]")).to_have_count(0)
    page.locator("[data-action=reveal]").click()
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".summary")).to_be_visible()


@pytest.mark.parametrize("keeps", ["on", "off"])
def test_typed_answer_is_kept_with_the_attempt_unless_switched_off(keeps: str, page: Page, address: str) -> None:
    open_settings(page, address)
    change(page, "keep-answers", keeps)
    page.goto(f"{address}practice.html#mode=mix&question={OPEN}")
    page.locator(".session textarea").first.fill("Мой ответ")
    rate(page, 3)

    (attempt,) = log(page)
    assert (attempt[8] if len(attempt) > 8 else {}).get("answer") == ("Мой ответ" if keeps == "on" else None)


def test_reset_brings_back_the_defaults_and_keeps_the_rest(page: Page, address: str) -> None:
    changed = {"retention": 0.8, "new_per_day": 1, "timer": "up", "confidence": False, "tomorrow": "x"}
    seed(page, address, [Attempt(OPEN, 3, timedelta(days=1))], settings=changed)
    open_settings(page, address)
    expect(setting(page, "retention")).to_have_value("80")
    page.locator("[data-action=reset-settings]").click()

    for name, value in DEFAULTS.items():
        expect(setting(page, name)).to_have_value(value)
    for name in ("confidence", "causes", "keep-answers"):
        expect(setting(page, name)).to_be_checked()
    assert page.evaluate(SETTINGS) == {"tomorrow": "x"}
    expect(page.locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")


def test_setting_reaches_the_other_tab(page: Page, address: str) -> None:
    reveal(page, address)
    assert days(page, 4) == 8
    other = page.context.new_page()
    open_settings(other, address)
    change(other, "retention", "97")
    expect(page.locator('[data-rating="4"] .rating-interval')).not_to_have_text(re.compile("^8"))
    other.close()
