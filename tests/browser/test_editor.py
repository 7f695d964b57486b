"""The editor of a code question as a learner meets it, and the comparison with the reference afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.server import serve
from tests.browser.test_accessibility import violations
from tests.browser.try_bank import build_try_bank

pytestmark = pytest.mark.browser

# Python starts in a second or two, on a busy machine in many.
STARTING_MS = 30_000

STARTER = "def add(first, second):\n    total = 0\n    return total"
WAY_OUT = re.compile("Чтобы выйти из редактора, нажмите Esc, затем Tab")
# CodeMirror draws an empty line as a lone <br>, which is no line break of the text.
TEXT = "(content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n')"


@pytest.fixture(scope="module")
def trying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_try_bank(tmp_path_factory.mktemp("try"))) as served:
        yield served


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Код решения")


def open_editor(page: Page, address: str) -> Locator:
    page.goto(address + "practice.html#topic=trying&question=code-one")
    expect(editor(page)).to_be_visible()
    return editor(page)


def text(page: Page) -> str:
    return str(editor(page).evaluate(TEXT))


def write(page: Page, code: str) -> None:
    """Type a program in place of the one that is there, as it comes from the keyboard."""
    editor(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(code)


def run_broken(page: Page) -> None:
    write(page, "first = 1\nsecond = = 2")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".editor-marked")).to_have_text("second = = 2", timeout=STARTING_MS)


def reveal(page: Page) -> Locator:
    """Show the solution and give the comparison with it."""
    page.get_by_role("button", name="Показать решение").click()
    expect(page.locator(".diff")).to_be_visible()
    return page.locator(".diff")


def test_typing_keeps_the_indentation_and_closes_brackets(page: Page, trying: str) -> None:
    open_editor(page, trying)
    assert text(page) == STARTER

    write(page, 'def greet(name):\n"""Say hello."""\nif name:\nprint("hi", [name])\n')
    page.keyboard.press("Backspace")
    page.keyboard.type("else:\nreturn None")

    lines = ("def greet(name):", '    """Say hello."""', "    if name:", '        print("hi", [name])')
    assert text(page) == "\n".join((*lines, "    else:", "        return None"))


def test_tab_indents_by_four_and_goes_on_to_the_next_stop(page: Page, trying: str) -> None:
    open_editor(page, trying)
    write(page, "a\nb")

    page.keyboard.press("Tab")
    assert text(page) == "a\nb   "
    page.keyboard.press("Control+a")
    page.keyboard.press("Tab")
    assert text(page) == "    a\n    b   "
    page.keyboard.press("Shift+Tab")
    assert text(page) == "a\nb   "
    expect(editor(page)).to_be_focused()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_escape_and_then_tab_leaves_in_both_directions(page: Page, trying: str, key: str) -> None:
    open_editor(page, trying).click()

    page.keyboard.press("Escape")
    hint = page.locator(".editor-keys")
    expect(hint).to_be_focused()
    expect(hint).to_have_text(WAY_OUT)
    page.keyboard.press(key)

    expect(editor(page)).not_to_be_focused()
    expect(hint).not_to_be_focused()
    assert text(page) == STARTER
    place = "return document.querySelector('.code-editor').compareDocumentPosition(document.activeElement)"
    following = page.evaluate(f"() => {{ {place} & Node.DOCUMENT_POSITION_FOLLOWING }}")
    assert bool(following) == (key == "Tab")


def test_escape_pressed_twice_does_not_leave_the_quiz(page: Page, trying: str) -> None:
    open_editor(page, trying).click()

    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".editor-keys")).to_be_focused()
    expect(page.locator(".session-question")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(page.locator(".session-question")).to_have_count(0)


def test_the_way_out_is_told_to_those_who_listen(page: Page, trying: str) -> None:
    open_editor(page, trying)
    expect(editor(page)).to_have_accessible_description(WAY_OUT)


def test_control_and_enter_runs_what_is_in_the_editor(page: Page, trying: str) -> None:
    open_editor(page, trying)
    write(page, 'print("из", "редактора")')

    page.keyboard.press("Control+Enter")

    expect(page.locator("[data-run=pass] .run-output")).to_contain_text("из редактора", timeout=STARTING_MS)
    assert text(page) == 'print("из", "редактора")'


def test_undo_brings_back_what_a_reset_took_away(page: Page, trying: str) -> None:
    open_editor(page, trying)
    write(page, "mine = 1")
    page.locator("[data-action=reset-code]").click()
    assert text(page) == STARTER

    editor(page).click()
    page.keyboard.press("Control+z")

    assert text(page) == "mine = 1"


def test_the_line_with_the_error_is_marked_until_it_is_edited(page: Page, trying: str) -> None:
    open_editor(page, trying)
    run_broken(page)

    expect(page.locator(".editor-marked-number")).to_have_text("2")
    expect(page.locator(".editor-message")).to_contain_text("SyntaxError")
    expect(editor(page)).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+Home")
    page.keyboard.type("zero = 0\n")
    expect(page.locator(".editor-marked-number")).to_have_text("3")
    page.keyboard.press("Control+End")
    page.keyboard.type("2")

    expect(page.locator(".editor-marked, .editor-message, .editor-marked-number")).to_have_count(0)
    expect(editor(page)).not_to_have_attribute("aria-invalid", "true")


def test_a_phone_neither_corrects_code_nor_zooms_into_it(browser: Browser, trying: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    open_editor(page, trying)

    for name, value in {"autocapitalize": "off", "autocorrect": "off", "spellcheck": "false"}.items():
        expect(editor(page)).to_have_attribute(name, value)
    size = editor(page).evaluate("(content) => parseFloat(getComputedStyle(content).fontSize)")
    assert size >= 16
    context.close()


def test_the_own_code_stands_beside_the_reference_where_there_is_room(page: Page, trying: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_editor(page, trying)
    write(page, "def add(first, second):\nsum = first - second\nreturn sum")
    diff = reveal(page)

    expect(diff).to_have_attribute("data-layout", "split")
    own, reference = diff.get_by_role("group").all()
    expect(own).to_have_accessible_name("Ваше решение")
    expect(reference).to_have_accessible_name("Эталонное решение")
    expect(own.locator(".diff-line[data-side=mine]").first).to_contain_text("только у вас: ")
    expect(reference.locator(".diff-line[data-side=reference]").last).to_contain_text("return first + second")
    tops = [column.locator(".diff-line").last.bounding_box() for column in (own, reference)]
    assert tops[0] and tops[1] and tops[0]["y"] == tops[1]["y"]

    page.set_viewport_size({"width": 500, "height": 900})
    expect(diff).to_have_attribute("data-layout", "unified")
    numbers = diff.locator(".diff-line").evaluate_all(
        "all => all.map((line) => (line.dataset.side ?? 'same') + line.dataset.number)"
    )
    assert numbers == ["same1", "mine2", "mine3", "reference2", "reference3"]


def test_the_comparison_is_read_and_scrolled_by_keyboard(page: Page, trying: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_editor(page, trying)
    write(page, "def add(first, second):\nreturn 0")
    code = reveal(page).locator(".diff-code")

    page.get_by_role("heading", name="Ответ").focus()
    page.keyboard.press("Tab")
    expect(code).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.diff-code').scrollLeft > 0")


def test_the_same_code_is_said_to_be_the_same(page: Page, trying: str) -> None:
    open_editor(page, trying)
    expected = "Add two numbers, be they whole or not, and give their sum back to whoever asked for it."
    write(page, f'def add(first, second):\n"""{expected}"""\nreturn first + second\n')
    diff = reveal(page)

    expect(diff).to_contain_text("Ваш код совпадает с эталонным.")
    expect(diff.locator("[data-side]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_editor_and_comparison_are_accessible_and_fit_a_phone(browser: Browser, trying: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce", locale="ru-RU"
    )
    page = context.new_page()
    open_editor(page, trying)
    run_broken(page)
    look_at(page)
    reveal(page)
    look_at(page)
    context.close()


def look_at(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_differences_and_errors_are_seen_without_colours(browser: Browser, trying: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active", locale="ru-RU")
    page = context.new_page()
    open_editor(page, trying)
    edge = "(line) => parseFloat(getComputedStyle(line).borderInlineStartWidth)"

    run_broken(page)
    assert page.locator(".editor-marked").evaluate(edge) > 0
    reveal(page)
    assert page.locator(".diff-line[data-side=mine]").first.evaluate(edge) > 0
    context.close()
