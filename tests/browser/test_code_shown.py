"""How a check and the comparison look: what is open, marked and side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.code_bank import SOLUTION
from tests.browser.code_steps import ask_code, check, ended, primary, write
from tests.browser.kind_steps import reveal
from tests.browser.test_code import NUMBERS_ONLY, WRONG

pytestmark = pytest.mark.browser


INSIDE = {
    "import numpy": "Модуль numpy здесь недоступен",
    "from collections import Foo": "Foo",
    "input()": "input() здесь не сработает",
    "add(a, b)": "Слишком глубокая рекурсия",
    "exit(1)": "Программа завершила себя сама",
}


def test_trouble_inside_a_test_is_told_in_words(page: Page, code: str) -> None:
    ask_code(page, code)
    for line, said in INSIDE.items():
        check(page, f"def add(a, b):\n    {line}", "fail")
        expect(page.locator(".tests > li").first).to_contain_text(said)
        expect(page.locator(".tests > li").first).not_to_contain_text("Модуль Foo")
        expect(page.locator(".editor-marked")).to_have_text(f"    {line}")


def test_only_the_first_failure_is_open(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, WRONG, "fail")
    opened = page.locator(".tests details").evaluate_all("all => all.map((one) => one.open)")
    assert opened == [True, False, False, False]
    page.locator(".tests > li").nth(1).locator("summary").click()
    expect(page.locator(".tests > li").nth(1).locator("dl")).to_be_visible()
    check(page, NUMBERS_ONLY, "fail")
    assert page.locator(".tests details").evaluate_all("all => all.map((one) => one.open)") == [True]


def test_right_code_is_not_shown_as_a_mistake(page: Page, code: str) -> None:
    ask_code(page, code)
    other = "def add(a, b):\n    total = a + b\n    return total"
    check(page, other, "pass")
    reveal(page)
    color = "(line) => getComputedStyle(line, '::before').color"
    own, reference = page.locator(".diff [data-side=mine]"), page.locator(".diff [data-side=reference]")
    right = own.last.evaluate(color)
    assert right != reference.last.evaluate(color)
    page.goto("about:blank")
    ask_code(page, code)
    check(page, WRONG, "fail")
    reveal(page)
    assert own.last.evaluate(color) != right


def test_one_column_has_one_row_of_numbers(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask_code(page, code)
    check(page, WRONG, "fail")
    reveal(page)
    shown = page.locator(".diff-line").evaluate_all(
        "all => all.map((one) => getComputedStyle(one, '::before').content)"
    )
    assert ["".join(filter(str.isdigit, one)) for one in shown] == ["1", "2", ""]


def test_running_and_checking_stand_side_by_side(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    ask_code(page, code)
    run_button, here = page.locator("[data-action=run]"), page.locator(".code-actions > [data-action=check]")
    places = run_button.bounding_box(), here.bounding_box()
    assert places[0] and places[1] and places[0]["y"] == places[1]["y"]
    write(page, SOLUTION)
    expect(here).to_have_count(0)
    expect(primary(page)).to_have_attribute("data-action", "check")
    primary(page).click()
    ended(page, "pass")
    expect(here).to_have_text("Проверить снова")
    here.focus()
    page.keyboard.press("Enter")
    ended(page, "pass")
    expect(here).to_be_focused()


def test_the_dock_leaves_room_on_a_phone(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask_code(page, code)
    write(page, WRONG)
    expect(primary(page)).to_have_attribute("data-action", "check")
    dock = page.locator(".dock").bounding_box()
    assert dock and dock["height"] < 170
