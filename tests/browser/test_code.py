"""Code questions as a learner meets them: writing, running, checking, comparing, and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Page, expect

from tests.browser.code_bank import SOLUTION, TESTS
from tests.browser.code_steps import ask_code, check, code_of, editor, ended, primary, run, states, write
from tests.browser.kind_steps import record, reveal, suggests, switch_off, tick, verdict
from tests.browser.quiz import STORED
from tests.browser.test_whole_way import export, report
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

WRONG = "def add(a, b):\n    return a - b"
NUMBERS_ONLY = "def add(a, b):\n    return a + b if isinstance(a, int) else None"


def test_nothing_of_python_is_loaded_before_it_is_needed(page: Page, code: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask_code(page, code)
    assert code_of(page) == "def add(a, b):\n    ..."
    expect(primary(page)).to_have_text("Показать ответ")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pyodide" in url]

    run(page, 'print("здесь")', "pass")
    assert [url for url in asked if "pyodide" in url]


def test_progress_of_loading_is_shown_and_said(page: Page, code: str) -> None:
    page.route("**/pyodide.asm.wasm", lambda route: None)
    ask_code(page, code)
    write(page, 'print("здесь")')
    page.locator("[data-action=run]").click()

    expect(page.locator(".run-progress")).to_contain_text("Загружаем Python")
    share = page.locator(".run-progress progress")
    expect(share).to_be_visible()
    assert 0 <= float(str(share.get_attribute("value"))) < 1
    expect(page.locator(".run [role=status]")).to_have_text("Загружаем Python")
    page.locator("[data-action=stop-run]").click()
    ended(page, "stopped")


def test_output_comes_in_the_order_of_printing(page: Page, code: str) -> None:
    ask_code(page, code)
    program = "import sys\nprint('раз')\nprint('два', file=sys.stderr)\nprint('<b>три</b>')"
    panel = run(page, program, "pass")

    assert panel.locator(".run-output code").inner_text() == "раз\nдва\n<b>три</b>\n"
    assert panel.locator("[data-stream=stderr]").inner_text() == "два\n"
    expect(panel.locator("[role=status]")).to_contain_text("Программа выполнена. раз")
    assert page.evaluate(STORED) == [], "a free run is no answer"


def test_output_is_shown_while_the_program_still_runs(page: Page, code: str) -> None:
    ask_code(page, code)
    write(page, "import time\nprint('сначала')\ntime.sleep(60)")
    page.locator("[data-action=run]").click()

    expect(page.locator(".run[data-run=running] .run-output")).to_contain_text("сначала", timeout=30_000)
    panel = ended(page, "timeout")
    expect(panel.locator(".run-line")).to_contain_text("программа работала дольше 3 секунд")
    expect(panel.locator(".run-output")).to_contain_text("сначала")


def test_right_code_is_checked_compared_and_kept(page: Page, code: str) -> None:
    ask_code(page, code)
    write(page, SOLUTION)
    expect(primary(page)).to_have_text("Проверить")
    page.keyboard.press("Control+Shift+Enter")
    panel = ended(page, "pass")
    expect(panel.locator(".run-line")).to_have_text("Пройдены все тесты: 4.")
    assert states(page) == ["pass"] * TESTS
    expect(panel.locator(".tests > li").first).to_contain_text("складывает малые числа")
    expect(panel.locator(".tests > li").first).to_contain_text("пройден")
    expect(primary(page)).to_have_text("Показать решение")
    expect(editor(page)).to_be_focused()

    primary(page).click()
    verdict(page, "right")
    expect(page.locator("[data-verdict]")).to_have_text("Верно, пройдено 4 из 4 тестов")
    suggests(page, 3)
    assert record(page, 3) == (3, {"correct": True, "tests": [4, 4], "answer": SOLUTION})


def test_tests_of_an_attempt_reach_the_exported_file_and_the_report(page: Page, code: str, tmp_path: Path) -> None:
    ask_code(page, code)
    check(page, NUMBERS_ONLY, "fail")
    reveal(page)
    page.locator('[data-rating="2"]').click()
    expect(page.locator(".summary")).to_be_visible()
    page.goto(code + "progress.html")
    expect(page.locator("[data-overall]")).to_be_visible()
    exported = export(page, tmp_path / "progress.json")

    document = json.loads(exported.read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "builder/report/progress.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [(one["tests"], one["answer"]) for one in document["attempts"]] == [([3, 4], NUMBERS_ONLY)]
    assert report(exported)["overall"]["attempts"] == 1


def test_code_that_passes_half_of_the_tests_is_almost_right(page: Page, code: str) -> None:
    ask_code(page, code)
    panel = check(page, NUMBERS_ONLY, "fail")
    expect(panel.locator(".run-line")).to_have_text("Пройдено 3 из 4 тестов.")
    assert states(page) == ["pass", "pass", "pass", "fail"]

    reveal(page)
    verdict(page, "near")
    suggests(page, 2)
    assert record(page, 2) == (2, {"correct": False, "tests": [3, 4], "answer": NUMBERS_ONLY})


def test_failure_shows_what_was_expected_and_what_came(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, WRONG, "fail")

    assert states(page) == ["fail", "fail", "fail", "error"]
    named, asserted = page.locator(".tests > li").nth(0), page.locator(".tests > li").nth(1)
    for text in ("складывает малые числа", "не пройден", "один и два", "add(1, 2) == 3", "складываем"):
        expect(named).to_contain_text(text)
    assert dict(zip(named.locator("dt").all_inner_texts(), named.locator("dd").all_inner_texts(), strict=True)) == {
        "проверка": "add(1, 2) == 3",
        "ожидалось": "3",
        "получено": "-1",
        "напечатано": "складываем",
    }
    assert asserted.inner_text().count("add(-1, 1) == 0") == 1
    expect(page.locator(".run [role=status]")).to_contain_text("складывает малые числа: не пройден.")

    reveal(page)
    suggests(page, 1)
    page.get_by_text("Что сказали тесты").click()
    expect(named).to_contain_text("складывает малые числа")
    assert record(page, 1) == (1, {"correct": False, "tests": [0, 4], "answer": WRONG})


def test_hidden_test_shows_its_name_and_verdict_but_not_its_code(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, NUMBERS_ONLY, "fail")

    hidden = page.locator(".tests > li").nth(3)
    expect(hidden).to_contain_text("складывает строки")
    expect(hidden).to_contain_text("скрытый")
    expect(hidden).to_contain_text("не пройден")
    reveal(page)
    for fold in page.locator(".session-question details summary").all():
        fold.click()
    expect(page.locator(".session-question")).to_contain_text("assert add(1, 2) == 3")
    assert "тайный" not in page.locator(".session").inner_text()


def test_error_inside_a_test_names_the_line_of_the_learner(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, "def add(a, b):\n    return a / 0", "fail")

    assert states(page) == ["error"] * TESTS
    first = page.locator(".tests > li").first
    expect(first).to_contain_text("Программа остановилась с ошибкой.")
    expect(first).to_contain_text("ZeroDivisionError: division by zero")
    expect(first).to_contain_text("Строка 2 вашего кода.")
    expect(page.locator(".editor-marked")).to_have_text("    return a / 0")
    expect(page.locator(".editor-message")).to_have_text("ZeroDivisionError: division by zero")
    page.reload()
    expect(page.locator(".editor-marked")).to_have_text("    return a / 0")


def test_refresh_keeps_the_draft_and_the_last_check(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, NUMBERS_ONLY, "fail")
    page.reload()

    expect(editor(page)).to_be_visible()
    assert code_of(page) == NUMBERS_ONLY
    expect(page.locator(".run[data-run=fail] .run-line")).to_have_text("Пройдено 3 из 4 тестов.")
    assert states(page) == ["pass", "pass", "pass", "fail"]
    expect(primary(page)).to_have_text("Показать решение")
    primary(page).click()
    page.reload()
    verdict(page, "near")
    expect(page.locator(".diff")).to_be_visible()
    assert record(page, 2) == (2, {"correct": False, "tests": [3, 4], "answer": NUMBERS_ONLY})


def test_check_counts_only_for_the_code_that_was_checked(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, SOLUTION, "pass")
    write(page, WRONG)
    expect(page.locator(".code-panel")).to_contain_text("Код изменён после этой проверки.")
    expect(primary(page)).to_have_text("Проверить")
    write(page, SOLUTION)
    expect(primary(page)).to_have_text("Показать решение")
    write(page, WRONG)
    reveal(page)

    expect(page.locator("[data-verdict]")).to_have_count(0)
    suggests(page, None)
    tick(page, 2)
    suggests(page, 3)
    assert record(page, 3) == (3, {"points": [2, 2], "answer": WRONG})


def test_untouched_starter_is_no_answer(page: Page, code: str) -> None:
    ask_code(page, code)
    primary(page).click()

    expect(page.locator("[data-verdict]")).to_have_count(0)
    expect(page.locator(".diff")).to_have_count(0)
    expect(page.locator(".reference")).to_contain_text("return a + b")
    assert record(page, 4) == (4, {})


def test_emptied_editor_stays_empty(page: Page, code: str) -> None:
    ask_code(page, code)
    editor(page).press("Control+a")
    editor(page).press("Delete")
    expect(primary(page)).to_have_text("Проверить")
    primary(page).click()
    ended(page, "fail")
    assert set(states(page)) == {"error"}, "there is no function any more"
    page.reload()
    expect(editor(page)).to_be_visible()
    assert code_of(page).strip() == ""


def test_not_knowing_shows_the_solution(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, SOLUTION, "pass")
    page.keyboard.press("0")

    verdict(page, "unsure")
    suggests(page, 1)
    assert record(page, 1) == (1, {"correct": False, "unsure": True, "answer": SOLUTION})


def test_starter_comes_back_and_so_does_the_code(page: Page, code: str) -> None:
    ask_code(page, code)
    expect(page.locator("[data-action=reset-code]")).to_have_count(0)
    write(page, WRONG)
    page.locator("[data-action=reset-code]").click()
    assert code_of(page) == "def add(a, b):\n    ..."
    expect(primary(page)).to_have_text("Показать ответ")
    page.locator("[data-action=undo-reset]").click()
    assert code_of(page) == WRONG

    page.locator("[data-action=reset-code]").click()
    editor(page).focus()
    page.keyboard.press("Control+z")
    assert code_of(page) == WRONG
    page.reload()
    expect(editor(page)).to_be_visible()
    assert code_of(page) == WRONG


def test_solution_stands_beside_the_own_code(page: Page, code: str) -> None:
    ask_code(page, code)
    check(page, WRONG, "fail")
    reveal(page)

    columns = page.locator(".diff-column")
    expect(columns).to_have_count(2)
    expect(columns.nth(0)).to_contain_text("Ваше решение")
    expect(columns.nth(0).locator("mark")).to_have_text(["-"])
    expect(columns.nth(1)).to_contain_text("Эталонное решение")
    expect(columns.nth(1).locator("mark")).to_have_text(["+"])
    left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert left and right and left["x"] + left["width"] <= right["x"] and left["y"] == right["y"], "side by side"


def test_sureness_is_asked_before_the_tests_have_spoken(page: Page, code: str) -> None:
    ask_code(page, code)
    page.locator('[data-confidence="2"]').click()
    check(page, SOLUTION, "pass")
    expect(page.locator("[data-confidence]")).to_have_count(0)
    page.keyboard.press("4")
    reveal(page)
    assert record(page, 3)[1]["confidence"] == 2


def test_code_is_not_kept_when_the_learner_forbids_it(page: Page, code: str) -> None:
    switch_off(page, code, "keep-answers")
    ask_code(page, code)
    check(page, SOLUTION, "pass")
    reveal(page)

    assert record(page, 3) == (3, {"correct": True, "tests": [4, 4]})
