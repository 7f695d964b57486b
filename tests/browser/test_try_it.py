"""Code of an answer is run and changed where it stands: on pages of topics, and in a quiz once the answer is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.server import serve
from tests.browser.test_accessibility import violations
from tests.browser.test_editor import STARTING_MS, TEXT
from tests.browser.try_bank import build_try_bank

pytestmark = pytest.mark.browser

ON_DEMAND = ("code.js", "editor.js", "pyodide")


@pytest.fixture(scope="module")
def trying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_try_bank(tmp_path_factory.mktemp("try"))) as served:
        yield served


def open_answer(page: Page, address: str, question: str) -> Locator:
    """Open an answer on the page of its topic, and give it."""
    page.goto(address + "trying.html")
    expect(page.locator(".topic-bar [data-length]").first).to_be_visible()
    page.locator(f"#{question} details.answer > summary").click()
    return page.locator(f"#{question} details.answer")


def reveal(page: Page, address: str, question: str, answer: str = "") -> Locator:
    """Ask a question in a quiz, show its answer, and give what is on the screen."""
    page.goto("about:blank")
    page.goto(address + f"practice.html#topic=trying&question={question}")
    expect(page.locator(".session .answer-field")).to_be_visible()
    expect(page.locator("[data-action=try]")).to_have_count(0)
    page.locator(".session .answer-field").fill(answer)
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]")).to_have_count(4)
    return page.locator(".session-question")


def prints(place: Locator, output: str) -> None:
    expect(place.locator("[data-run=pass] .run-output pre")).to_have_text(output, timeout=STARTING_MS)


def write(page: Page, place: Locator, code: str) -> None:
    place.get_by_role("textbox").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(code)


def test_nothing_is_loaded_before_the_learner_asks(page: Page, trying: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = open_answer(page, trying, "sum-one")
    expect(answer.locator("[data-action=try]").first).to_be_visible()
    reveal(page, trying, "sum-one")
    expect(page.locator("[data-action=try]").first).to_be_visible()

    assert [url for url in asked if any(name in url for name in ON_DEMAND)] == []


def test_only_python_of_opened_answers_can_be_run(page: Page, trying: str) -> None:
    page.goto(trying + "trying.html")
    expect(page.locator(".topic-bar [data-length]").first).to_be_visible()
    expect(page.locator("[data-action=try]")).to_have_count(0)

    answer = open_answer(page, trying, "sum-one")

    offered = answer.locator(".highlight:has([data-action=try]) code").all_text_contents()
    assert [text.split("(")[0].split(" ")[0] for text in offered] == ["numbers", "print", "from"]
    expect(page.locator("[data-action=try]")).to_have_count(len(offered))
    answer.locator("> summary").click()
    answer.locator("> summary").click()
    expect(page.locator("[data-action=try]")).to_have_count(len(offered))


def test_a_fence_is_run_at_once_and_in_its_place(page: Page, trying: str) -> None:
    answer = open_answer(page, trying, "sum-one")
    answer.get_by_role("button", name="Запустить").first.click()

    opened = answer.get_by_role("region", name="Код из ответа")
    prints(opened, "сумма 6")
    assert opened.get_by_role("textbox").evaluate(TEXT) == 'numbers = [1, 2, 3]\nprint("сумма", sum(numbers))'
    expect(answer.locator("pre", has_text="numbers")).to_be_hidden()
    expect(opened.locator("[data-action=try-run]")).to_be_focused()
    expect(opened.locator("[data-action=try-reset]")).to_have_count(0)


def test_changed_code_is_run_again_and_put_back(page: Page, trying: str) -> None:
    answer = open_answer(page, trying, "sum-one")
    answer.locator("[data-action=try]").nth(1).click()
    prints(answer, "коротко")

    write(page, answer, 'print("иначе")')
    page.keyboard.press("Control+Enter")
    prints(answer, "иначе")
    answer.get_by_role("button", name="Вернуть как было").click()
    expect(answer.locator("[data-action=try-run]")).to_be_focused()
    assert answer.get_by_role("textbox").evaluate(TEXT) == 'print("коротко")'
    answer.locator("[data-action=try-run]").click()
    prints(answer, "коротко")

    answer.get_by_role("button", name="Закрыть").click()
    expect(answer.get_by_role("textbox")).to_have_count(0)
    expect(answer.locator("pre", has_text="коротко")).to_be_visible()
    expect(answer.locator("[data-action=try]").nth(1)).to_be_focused()


def test_a_program_that_prints_nothing_is_told_what_to_add(page: Page, trying: str) -> None:
    answer = open_answer(page, trying, "sum-one")
    answer.locator("[data-action=try]").nth(1).click()
    prints(answer, "коротко")
    write(page, answer, "x = 1")
    page.keyboard.press("Control+Enter")

    said = "Программа ничего не напечатала – добавьте вызов с print."
    expect(answer.locator(".run-line")).to_have_text(said)
    expect(answer.locator(".run [role=status]")).to_have_text(said)


def test_what_is_printed_is_shown_as_a_terminal_would_and_harmless(page: Page, trying: str) -> None:
    answer = open_answer(page, trying, "sum-one")
    answer.locator("[data-action=try]").nth(1).click()
    prints(answer, "коротко")
    write(page, answer, r"print('\x1b[31mred\x1b[0m 10%\rdone\0 \u202eturned')")
    page.keyboard.press("Control+Enter")

    prints(answer, "done\u2400 ‹U+202E›turned")


def test_closing_stops_what_runs(page: Page, trying: str) -> None:
    answer = open_answer(page, trying, "sum-one")
    answer.locator("[data-action=try]").first.click()
    prints(answer, "сумма 6")
    write(page, answer, "while True: print(1)")
    page.keyboard.press("Control+Enter")
    expect(answer.locator("[data-run=running] .run-output")).to_be_visible()

    answer.get_by_role("button", name="Закрыть").click()
    answer.locator("[data-action=try]").nth(1).click()

    prints(answer, "коротко")


def test_the_line_of_an_error_is_marked(page: Page, trying: str) -> None:
    answer = open_answer(page, trying, "broken-one")
    answer.locator("[data-action=try]").click()

    expect(answer.locator("[data-run=error]")).to_contain_text("ValueError", timeout=STARTING_MS)
    expect(answer.locator(".editor-marked")).to_have_text("    return int(text)")
    expect(answer.locator(".editor-message")).to_contain_text("ValueError: invalid literal")


def test_a_quiz_offers_the_code_of_the_answer_and_of_deeper_questions(page: Page, trying: str) -> None:
    shown = reveal(page, trying, "sum-one")
    expect(shown.locator(".prompt [data-action=try]")).to_have_count(0)
    expect(shown.locator("[data-action=try]")).to_have_count(2)

    shown.locator("[data-action=deeper]").click()
    deeper = shown.locator(".ladder-answer")
    deeper.locator("[data-action=try]").click()

    prints(deeper, "1.0")


def test_the_program_of_an_output_question_runs_after_the_answer(page: Page, trying: str) -> None:
    shown = reveal(page, trying, "output-one", "1\n[1, 3]\nDone")
    shown.get_by_role("button", name="Запустить программу").click()

    opened = shown.get_by_role("region", name="Программа из вопроса")
    expect(page.locator(".prompt + .try-program")).to_have_count(1)
    prints(opened, "1\n[1, 2]\nDone")
    write(page, opened, "print(sorted({3, 1}))")
    page.keyboard.press("Control+Enter")
    prints(opened, "[1, 3]")
    # Ctrl+Enter belongs to the program here: the question still waits for its rating.
    expect(page.locator("[data-rating]")).to_have_count(4)


def test_the_next_question_begins_without_what_was_tried(page: Page, trying: str) -> None:
    page.goto(trying + "practice.html#topic=trying&question=sum-one&question=broken-one")
    expect(page.locator(".session-question")).to_be_visible()
    first = str(page.locator(".session-question").get_attribute("data-question"))
    page.locator("[data-action=reveal]").click()
    page.locator("[data-action=try]").first.click()
    expect(page.locator(".try .run-outcome")).to_be_visible(timeout=STARTING_MS)

    page.locator('[data-rating="3"]').click()

    expect(page.locator(f'.session-question[data-question="{first}"]')).to_have_count(0)
    expect(page.locator(".try, .code-editor")).to_have_count(0)


def test_without_the_editor_a_plain_field_does(page: Page, trying: str) -> None:
    page.route("**/editor.js", lambda route: route.abort())
    shown = reveal(page, trying, "output-one", "1")
    shown.locator("[data-action=try]").click()
    prints(shown, "1\n[1, 2]\nDone")

    shown.locator(".try textarea").fill("print(5)")
    page.keyboard.press("Control+Enter")

    prints(shown, "5")
    expect(page.locator("[data-rating]")).to_have_count(4)


def test_a_script_that_does_not_come_is_told_and_tried_again(page: Page, trying: str) -> None:
    page.route("**/code.js", lambda route: route.abort())
    answer = open_answer(page, trying, "sum-one")
    answer.locator("[data-action=try]").first.click()
    expect(answer.get_by_role("alert").filter(has_text="Не загрузилось")).to_be_visible()
    expect(answer.locator("pre", has_text="numbers")).to_be_visible()

    page.unroute("**/code.js")
    answer.locator("[data-action=try]").first.click()

    prints(answer, "сумма 6")


def test_the_keyboard_is_enough(page: Page, trying: str) -> None:
    page.goto(trying + "trying.html")
    expect(page.locator(".topic-bar [data-length]").first).to_be_visible()
    page.locator("#sum-one details.answer > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-action=try]").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-action=try]").first).to_be_focused()
    page.keyboard.press("Enter")
    answer = page.locator("#sum-one details.answer")
    prints(answer, "сумма 6")

    page.keyboard.press("Shift+Tab")
    expect(answer.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("\nprint(7)")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(answer.locator("[data-action=try-run]")).to_be_focused()
    page.keyboard.press("Enter")
    prints(answer, "сумма 6\n7")
    for action in ("try-reset", "try-close"):
        page.keyboard.press("Tab")
        expect(answer.locator(f"[data-action={action}]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(answer.locator("[data-action=try]").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_trying_is_accessible_and_fits_a_phone(browser: Browser, trying: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce", locale="ru-RU"
    )
    page = context.new_page()
    answer = open_answer(page, trying, "broken-one")
    look_at(page)
    answer.locator("[data-action=try]").click()
    expect(answer.locator(".editor-message")).to_be_visible(timeout=STARTING_MS)
    look_at(page)
    shown = reveal(page, trying, "output-one", "1")
    look_at(page)
    shown.locator("[data-action=try]").click()
    prints(shown, "1\n[1, 2]\nDone")
    look_at(page)
    context.close()


def look_at(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
