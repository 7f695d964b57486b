"""What of a learner's code stays in the browser: until the quiz is over, and in one tab at a time."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.code_bank import SOLUTION
from tests.browser.code_steps import ask_code, check, code_of, editor, write
from tests.browser.kind_steps import record, reveal, switch_off
from tests.browser.quiz import question

pytestmark = pytest.mark.browser

DRAFTS = "Object.keys(localStorage).filter((key) => key.includes('/drafts/')).length"
MARK = "kept_or_not"
MINE = f"def add(a, b):\n    {MARK} = a + b\n    return {MARK}"
IS_STORED = "(text) => Object.values(localStorage).some((value) => value.includes(text))"
NEXT_WEEK = "2030-01-01T10:00:00"


def test_drafts_go_with_the_sessions_that_cannot_be_undone_any_more(context: BrowserContext, code: str) -> None:
    page = context.new_page()
    ask_code(page, code)
    check(page, MINE, "pass")
    reveal(page)
    record(page, 3)
    assert page.evaluate(DRAFTS) == 1
    page.reload()
    expect(page.locator(".summary")).to_be_visible()
    assert page.evaluate(DRAFTS) == 1, "the end can still be undone"
    page.close()

    later = context.new_page()
    later.clock.set_fixed_time(NEXT_WEEK)
    ask_code(later, code, "code-double")
    assert later.evaluate(DRAFTS) == 0
    write(later, "def double(value):\n    return 4")
    assert later.evaluate(DRAFTS) == 1


def test_drafts_of_open_sessions_stay(context: BrowserContext, code: str) -> None:
    page = context.new_page()
    ask_code(page, code)
    write(page, MINE)
    address = page.url
    page.close()

    later = context.new_page()
    later.clock.set_fixed_time(NEXT_WEEK)
    ask_code(later, code, "code-double")
    later.goto(address)
    expect(editor(later)).to_be_visible()
    assert code_of(later) == MINE


def test_forbidden_code_is_gone_once_it_is_rated(page: Page, code: str) -> None:
    switch_off(page, code, "keep-answers")
    page.goto(code + "practice.html#topic=code&question=code-sum&question=code-double")
    expect(editor(page)).to_be_visible()
    first = question(page)
    check(page, MINE, "pass" if first == "code-sum" else "fail")
    assert page.evaluate(IS_STORED, MARK), "until it is rated a reload must not lose it"
    page.reload()
    expect(editor(page)).to_be_visible()
    assert code_of(page) == MINE
    reveal(page)
    page.locator('[data-rating="3"]').click()
    expect(page.locator(f"[data-question={first}]")).to_have_count(0)
    assert not page.evaluate(IS_STORED, MARK)

    page.locator("[data-action=undo]").click()
    expect(page.locator(".diff")).to_contain_text(MARK)
    page.locator('[data-rating="3"]').click()
    expect(editor(page)).to_be_visible()
    write(page, MINE)
    page.locator("[data-action=stop]").click()
    expect(page.locator(".summary")).to_be_visible()
    assert not page.evaluate(IS_STORED, MARK)


def test_a_quiz_goes_on_in_one_tab_at_a_time(context: BrowserContext, code: str) -> None:
    first, second = context.new_page(), context.new_page()
    ask_code(first, code)
    write(first, MINE)
    second.goto(first.url)
    expect(editor(second)).to_be_visible()
    assert code_of(second) == MINE
    expect(first.locator(".failure")).to_contain_text("Этот квиз открыт в другой вкладке.")
    expect(first.locator(".session-question")).to_have_count(0)
    write(second, SOLUTION)

    first.locator("[data-action=take-over]").click()
    expect(editor(first)).to_be_visible()
    assert code_of(first) == SOLUTION
    expect(second.locator(".failure")).to_be_visible()
    check(first, SOLUTION, "pass")
    reveal(first)
    assert record(first, 3)[1]["answer"] == SOLUTION
