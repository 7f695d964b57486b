"""What tests of code questions do again and again on the small bank of `code_bank`."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz import question

START_MS = 30_000
"""Python may take so long to start on a busy machine."""


def ask_code(page: Page, address: str, name: str = "code-sum", topic: str = "code") -> None:
    """Begin a quiz of this one question, and wait for its editor."""
    page.goto("about:blank")
    page.goto(address + f"practice.html#topic={topic}&question={name}")
    assert question(page) == name
    expect(editor(page)).to_be_visible()


def editor(page: Page) -> Locator:
    return page.locator(".code-task .cm-content")


def code_of(page: Page) -> str:
    """Read the code in the editor."""
    lines: list[str] = page.locator(".code-task .cm-line").all_inner_texts()
    return "\n".join(line.rstrip("\n") for line in lines)


def write(page: Page, code: str) -> None:
    editor(page).fill(code)
    assert code_of(page) == code


def ended(page: Page, state: str) -> Locator:
    """Wait for the run on screen to end in this state, and give what it says."""
    panel = page.locator(f'.run[data-run="{state}"]')
    expect(panel).to_be_visible(timeout=START_MS)
    return panel


def run(page: Page, code: str, state: str) -> Locator:
    write(page, code)
    page.locator("[data-action=run]").click()
    return ended(page, state)


def check(page: Page, code: str, state: str) -> Locator:
    write(page, code)
    page.locator("[data-action=check]").click()
    return ended(page, state)


def states(page: Page) -> list[str]:
    """List what became of each test."""
    found: list[str] = page.locator(".tests > li").evaluate_all("all => all.map((one) => one.dataset.test)")
    return found


def primary(page: Page) -> Locator:
    return page.locator(".dock-main .md-button--primary")
