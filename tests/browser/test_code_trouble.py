"""Code that goes wrong, and a page or a browser that cannot run it: the learner is told, and the question goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.code_bank import SOLUTION, TESTS
from tests.browser.code_steps import ask_code, check, code_of, editor, ended, primary, run, states, write
from tests.browser.kind_steps import field, only_attempt, record, reveal, suggests, tick, verdict
from tests.browser.quiz import question

pytestmark = pytest.mark.browser

ENDLESS = "def add(a, b):\n    if a == -1:\n        while True: ...\n    return a + b"


def test_endless_loop_is_stopped_and_the_next_run_works(page: Page, code: str) -> None:
    ask_code(page, code)
    panel = check(page, ENDLESS, "timeout")

    expect(panel.locator(".run-line")).to_contain_text("Остановлено: программа работала дольше 3 секунд.")
    expect(panel.locator(".run-line")).to_contain_text("бесконечный цикл")
    assert states(page) == ["pass", "timeout", "unrun", "unrun"]
    expect(page.locator(".tests > li").nth(1)).to_contain_text("не успел")
    expect(page.locator(".tests > li").nth(2)).to_contain_text("не запускался")

    check(page, SOLUTION, "pass")
    assert states(page) == ["pass"] * TESTS
    reveal(page)
    assert record(page, 3)[1]["tests"] == [4, 4]


def test_learner_can_stop_a_run_and_it_is_no_check(page: Page, code: str) -> None:
    ask_code(page, code)
    write(page, ENDLESS)
    primary(page).click()
    expect(primary(page)).to_have_text("Проверяем…")
    expect(page.locator(".run-progress[data-stage=run]")).to_be_visible(timeout=30_000)
    page.keyboard.press("Enter")
    expect(page.locator("[data-rating]")).to_have_count(0)
    page.locator("[data-action=stop-run]").click()

    panel = ended(page, "stopped")
    expect(panel.locator(".run-line")).to_have_text("Вы остановили программу.")
    expect(primary(page)).to_have_text("Проверить")
    run(page, 'print("дальше")', "pass")


def test_syntax_error_marks_its_line_and_the_page_stays_alive(page: Page, code: str) -> None:
    ask_code(page, code)
    panel = check(page, "def add(a, b):\n    return a +\n", "error")

    expect(panel.locator(".run-line")).to_contain_text("Python не понял код: ошибка в строке 2")
    expect(page.locator(".editor-message")).to_have_text("SyntaxError: invalid syntax")
    expect(panel.locator(".run-text")).to_have_count(0)
    expect(panel.locator("[role=status]")).to_contain_text("SyntaxError: invalid syntax")
    expect(page.locator(".editor-marked")).to_have_count(1)
    expect(page.locator(".editor-marked")).to_have_text("    return a +")
    assert states(page) == ["unrun"] * TESTS
    page.reload()
    expect(page.locator(".editor-marked")).to_have_text("    return a +")

    check(page, SOLUTION, "pass")
    expect(page.locator(".editor-marked")).to_have_count(0)
    write(page, "def add(a, b)\n    return a")
    page.locator("[data-action=check]").click()
    ended(page, "error")
    reveal(page)
    verdict(page, "wrong")
    expect(page.locator("[data-verdict]")).to_have_text("Неверно, код не дошёл до тестов")
    assert record(page, 1)[1]["tests"] == [0, 4]


ERRORS = {
    "exception": ("print(1)\n1 / 0", "Программа остановилась с ошибкой в строке 2.", "ZeroDivisionError"),
    "input": ("name = input('кто? ')", "input() здесь не сработает", "кто?"),
    "import": ("import numpy", "Модуль numpy здесь недоступен: есть только стандартная библиотека", "numpy"),
    "exit": ("import sys\nsys.exit(3)", "Программа завершила себя сама в строке 2", "SystemExit: 3"),
    "recursion": ("def deep(): return deep()\ndeep()", "Слишком глубокая рекурсия", ""),
    "memory": ("data = bytearray(1_900_000_000)", "Не хватило памяти", ""),
    "thread": ("import threading\nthreading.Thread(target=print).start()", "Потоки и процессы", "RuntimeError"),
    "timeout": ("while True: ...", "Остановлено: программа работала дольше 3 секунд.", "цикл"),
    "syntax": ("x = (", "Python не понял код: ошибка в строке 1", "was never closed"),
}


def test_every_way_to_fail_is_told_in_words(page: Page, code: str) -> None:
    ask_code(page, code)
    for kind, (program, said, shown) in ERRORS.items():
        panel = run(page, program, "timeout" if kind == "timeout" else "error")
        expect(panel.locator(".run-line")).to_contain_text(said)
        expect(panel).to_contain_text(shown)
        expect(panel.locator("[role=status]")).to_contain_text(said)
        run(page, f"print('после {kind}')", "pass")
        expect(page.locator(".run-output")).to_contain_text(f"после {kind}")


def test_leaving_the_question_stops_its_run(page: Page, code: str) -> None:
    page.goto(code + "practice.html#topic=code&question=code-sum&question=code-double")
    for _ in range(2):
        expect(editor(page)).to_be_visible()
        if page.locator("[data-question=code-sum]").count() == 1:
            write(page, ENDLESS)
            page.locator("[data-action=check]").click()
            expect(page.locator(".run-progress[data-stage=run]")).to_be_visible(timeout=30_000)
            page.locator("[data-action=skip]").click()
        else:
            check(page, "def double(value):\n    return value * 2", "pass")
            reveal(page)
            page.locator('[data-rating="3"]').click()
    expect(page.locator(".summary")).to_be_visible()
    assert only_attempt(page) == (
        3,
        {"correct": True, "tests": [1, 1], "answer": "def double(value):\n    return value * 2"},
    )


def test_what_strangers_write_is_text_and_stays_in_its_block(page: Page, code: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask_code(page, code)
    program = (
        "class Loud:\n    def __eq__(self, other): return False\n"
        "    def __repr__(self): return '<img src=x onerror=alert(1)>' * 40\n"
        "def add(a, b):\n    print('<script>' * 200)\n    return Loud()"
    )
    check(page, program, "fail")

    expect(page.locator(".tests > li").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".session img, .session script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    blocks = page.locator(".tests .run-text")
    assert blocks.evaluate_all("all => all.every((one) => one.scrollWidth <= one.clientWidth)"), "values are wrapped"
    high = blocks.evaluate_all(
        "all => all.filter((one) => one.scrollHeight > one.clientHeight).map((one) => one.tabIndex)"
    )
    assert high and set(high) == {0}, "what scrolls can be reached by keyboard"


def self_check(page: Page, code: str) -> None:
    """Expect the question to go on without Python: the code is compared by eye and rated by its points."""
    expect(primary(page)).to_have_text("Показать решение")
    primary(page).click()
    expect(page.locator("[data-rating]")).to_have_count(4)
    expect(page.locator("[data-verdict]")).to_have_count(0)
    expect(page.locator(".reference")).to_contain_text("return a + b")
    tick(page, 2)
    suggests(page, 3)
    assert record(page, 3) == (3, {"points": [2, 2], "answer": code})


def test_without_the_files_of_python_the_question_is_still_there(page: Page, code: str) -> None:
    page.route("**/pyodide/*.wasm", lambda route: route.fulfill(status=404))
    ask_code(page, code)
    panel = check(page, SOLUTION, "refused")

    expect(panel.locator(".run-line")).to_contain_text("Python не загрузился: не открылись его файлы.")
    expect(page.locator(".code-panel")).to_contain_text("Вопрос работает и без запуска")
    expect(panel.locator("[role=status]")).to_contain_text("Python не загрузился")
    self_check(page, SOLUTION)


def test_run_works_once_the_files_of_python_are_back(page: Page, code: str) -> None:
    page.route("**/pyodide/*.wasm", lambda route: route.abort())
    ask_code(page, code)
    run(page, "print(1)", "refused")
    page.unroute("**/pyodide/*.wasm")

    run(page, "print(6 * 7)", "pass")
    expect(page.locator(".run-output")).to_contain_text("42")


def test_without_webassembly_the_question_is_still_there(page: Page, code: str) -> None:
    page.add_init_script("delete window.WebAssembly")
    ask_code(page, code)
    panel = check(page, SOLUTION, "refused")

    expect(panel.locator(".run-line")).to_contain_text("не умеет WebAssembly")
    self_check(page, SOLUTION)


def test_without_the_editor_code_is_written_in_a_plain_field(page: Page, code: str) -> None:
    page.route("**/interview-practice/editor.js", lambda route: route.abort())
    page.goto(code + "practice.html#topic=code&question=code-sum")
    expect(page.locator(".code-task .notice")).to_contain_text("Редактор с подсветкой не загрузился")
    expect(field(page)).to_have_value("def add(a, b):\n    ...")
    field(page).fill(SOLUTION)
    field(page).press("Control+Enter")
    ended(page, "pass")
    field(page).press("Control+Shift+Enter")
    expect(page.locator(".run-line")).to_have_text("Пройдены все тесты: 4.")
    expect(field(page)).to_be_focused()

    page.locator("[data-action=reset-code]").click()
    expect(field(page)).to_have_value("def add(a, b):\n    ...")
    page.locator("[data-action=undo-reset]").click()
    expect(field(page)).to_have_value(SOLUTION)
    page.unroute("**/interview-practice/editor.js")
    page.locator("[data-action=retry]").click()
    expect(editor(page)).to_be_visible()
    assert code_of(page) == SOLUTION


def test_without_the_script_that_runs_code_the_question_is_still_there(page: Page, code: str) -> None:
    page.route("**/interview-practice/code.js", lambda route: route.abort())
    page.goto(code + "practice.html#topic=code&question=code-sum")
    expect(page.locator(".session-question .notice")).to_contain_text("То, что запускает код, не загрузилось")
    expect(field(page)).to_have_value("def add(a, b):\n    ...")
    field(page).fill(SOLUTION)
    reveal(page)

    expect(page.locator(".own-text")).to_have_text(SOLUTION)
    expect(page.locator(".reference")).to_contain_text("return a + b")
    expect(page.locator("[data-verdict]")).to_have_count(0)
    assert record(page, 3) == (3, {"answer": SOLUTION})


def test_other_languages_are_compared_by_eye(page: Page, code: str) -> None:
    page.goto(code + "practice.html#topic=code&question=code-go")
    assert question(page) == "code-go"
    expect(page.locator(".session")).to_contain_text("func add(a, b int) int")
    expect(page.locator("[data-action=run], [data-action=check], [data-action=unsure]")).to_have_count(0)
    field(page).fill("func add() {}")
    reveal(page)
    expect(page.locator("[data-verdict]")).to_have_count(0)
    assert record(page, 2) == (2, {"answer": "func add() {}"})


def test_code_runs_from_a_file_too(browser: Browser, code_site: Path) -> None:
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    ask_code(page, code_site.as_uri() + "/")
    check(page, SOLUTION, "pass")
    assert states(page) == ["pass"] * TESTS
    reveal(page)
    expect(page.locator(".diff")).to_be_visible()
    assert record(page, 3)[1]["tests"] == [4, 4]
    assert problems == []
    context.close()


def test_everything_in_english(page: Page, english_code: str) -> None:
    ask_code(page, english_code)
    said = [page.locator("body").inner_text()]
    for code, state in (
        (ENDLESS, "timeout"),
        ("x = (", "error"),
        ("def add(a, b):\n    return 0", "fail"),
        (SOLUTION, "pass"),
    ):
        check(page, code, state)
        said.append(page.locator("body").inner_text())
    reveal(page)
    said.append(page.locator("body").inner_text())

    assert "Stopped: the program ran for more than 3 seconds." in said[1]
    assert "Python could not read the code: an error in line 1" in said[2]
    assert "1 of 4 tests passed." in said[3]
    assert "Right, 4 of 4 tests passed" in said[5]
    cyrillic = re.compile("[а-яё]", re.IGNORECASE)
    assert not [line for text in said for line in text.splitlines() if cyrillic.search(line)]
