"""Code questions with the keyboard alone: into the editor and out of it, running, checking, rating."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.code_steps import ask_code, code_of, editor, ended, primary, write
from tests.browser.kind_steps import only_attempt, verdict
from tests.browser.test_keyboard import Keyboard

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 560)])
def test_code_with_the_keyboard_alone(width: int, height: int, page: Page, code: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    ask_code(page, code)
    keys = Keyboard(page, lambda _: None)
    expect(page.locator(".session-question h2")).to_be_focused()

    keys.press("3", "a")
    expect(editor(page)).to_be_focused()
    keys.press("Control+a")
    page.keyboard.type("def add(a, b):\nreturn a + b")
    assert code_of(page) == "def add(a, b):\n    return a + b", "the editor indents and closes brackets"
    keys.press("Control+End", "Enter", "Shift+Tab")
    page.keyboard.type("print('r and s are only letters here')")
    keys.press("Control+Enter")
    ended(page, "pass")
    expect(page.locator(".run-output")).to_contain_text("r and s are only letters here")
    expect(editor(page)).to_be_focused()

    keys.press("Control+Shift+Enter")
    expect(page.locator(".run-line")).to_have_text("Пройдены все тесты: 4.")
    expect(editor(page)).to_be_focused()
    assert page.locator("[data-rating]").count() == 0, "keys of the editor do not show the answer"

    keys.press("Escape", "Tab")
    expect(page.locator("[data-action=run]")).to_be_focused()
    expect(page.locator("[data-confidence]")).to_have_count(0)
    keys.press("r")
    expect(page.locator(".run-line")).to_have_text("Программа выполнена.")
    expect(page.locator("[data-action=run]")).to_be_focused()
    for action in ("check", "reset-code"):
        keys.press("Tab")
        expect(page.locator(f"[data-action={action}]")).to_be_focused()
    primary(page).focus()
    keys.press("Enter")
    verdict(page, "right")
    expect(page.locator("[data-verdict]")).to_be_focused()
    keys.press("Enter")
    rating, extra = only_attempt(page)
    assert (rating, extra["correct"], extra["confidence"], extra["tests"]) == (3, True, 3, [4, 4])


def test_escape_leaves_the_editor_and_once_that_is_left_the_quiz(page: Page, code: str) -> None:
    ask_code(page, code)
    page.keyboard.press("a")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(editor(page)).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".session-question")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".session-question")).to_have_count(0)


def test_the_focus_stays_where_a_button_was(page: Page, code: str) -> None:
    ask_code(page, code)
    write(page, "while True: ...")
    page.locator("[data-action=reset-code]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-action=undo-reset]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-action=reset-code]")).to_be_focused()
    assert code_of(page) == "while True: ..."

    page.locator("[data-action=run]").click()
    page.locator("[data-action=stop-run]").focus()
    page.keyboard.press("Enter")
    ended(page, "stopped")
    expect(page.locator(".run-line")).to_be_focused()


def test_list_of_keys_names_those_of_code(page: Page, code: str) -> None:
    ask_code(page, code)
    page.locator("[data-action=help]").click()
    keys = dict(
        zip(
            page.locator(".help-dialog dt").all_inner_texts(),
            page.locator(".help-dialog dd").all_inner_texts(),
            strict=True,
        )
    )
    assert keys["R"] == "запустить код"
    assert "проверить код" in keys["Ctrl + Shift + Enter"]
    assert "запустить код" in keys["Ctrl + Enter"]
