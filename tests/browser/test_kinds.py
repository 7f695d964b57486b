"""Every kind of question as a learner meets it: what the screen says, and what the stored attempt holds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kind_steps import ask, check, field, only_attempt, record, reveal, suggests, tick, verdict
from tests.browser.quiz import STORED

pytestmark = pytest.mark.browser

OUTPUT = "1\n[1, 2]\nDone"


def test_open_answer_stands_beside_the_reference_and_is_kept(page: Page, kinds: str) -> None:
    check(page, kinds, "open-one", "Сначала <i>измерю</i>\nпотом план")

    own, reference = page.locator(".own-answer"), page.locator(".reference")
    expect(own).to_contain_text("Сначала <i>измерю</i>\nпотом план")
    expect(reference).to_contain_text("Сначала измерить, затем план запроса")
    left, right = own.bounding_box(), reference.bounding_box()
    assert left and right and left["x"] + left["width"] <= right["x"] and left["y"] == right["y"], "side by side"
    suggests(page, None)
    assert record(page, 4) == (4, {"answer": "Сначала <i>измерю</i>\nпотом план"})


def test_answer_given_aloud_leaves_no_trace_in_the_attempt(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)

    expect(page.locator(".own-answer")).to_have_count(0)
    suggests(page, None)
    assert record(page, 3) == (3, {})


def test_ticked_points_suggest_the_rating(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    said = page.locator(".points-said")
    for count, rating in ((1, 1), (4, 1), (5, 2), (7, 2), (8, 3), (10, 3), (0, None), (8, 3)):
        tick(page, count)
        suggests(page, rating)
        if count > 0:
            expect(said).to_contain_text(f"Отмечено {count} из 10")
    expect(said).to_contain_text("Хорошо")

    page.keyboard.press("2")
    assert only_attempt(page) == (2, {"points": [8, 10]}), "the learner decides"


def test_hints_come_one_at_a_time_and_cap_the_suggestion_at_hard(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    page.locator("[data-action=hint]").click()
    expect(page.locator(".hint")).to_have_count(1)
    assert "Посмотрите план" not in page.locator(".session").inner_text()
    page.keyboard.press("h")
    expect(page.locator(".hint")).to_have_count(2)
    expect(page.locator("[data-action=hint]")).to_have_count(0)
    reveal(page)
    tick(page, 10)

    suggests(page, 2)
    expect(page.locator(".points-said")).to_contain_text("подсказк")
    assert record(page, 2) == (2, {"points": [10, 10], "hints": 2})


def test_deeper_questions_open_one_after_the_other_and_the_depth_is_kept(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    assert page.locator(".ladder").count() == 0
    reveal(page)
    ladder = page.locator(".ladder")
    expect(ladder).to_contain_text("А если план хороший?")
    assert "Тогда ждём" not in ladder.inner_text() and "А если блокировок" not in ladder.inner_text()

    page.locator("[data-action=deeper]").click()
    expect(ladder).to_contain_text("Тогда ждём блокировку.")
    expect(ladder).to_contain_text("А если блокировок нет?")
    assert "Тогда диск" not in ladder.inner_text()
    assert record(page, 3) == (3, {"depth": 1})


def test_whole_ladder_has_no_further_step(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    for answer in ("Тогда ждём блокировку.", "Тогда диск."):
        page.keyboard.press("d")
        expect(page.locator(".ladder")).to_contain_text(answer)
    expect(page.locator("[data-action=deeper]")).to_have_count(0)
    page.keyboard.press("d")
    assert record(page, 3) == (3, {"depth": 2})


@pytest.mark.parametrize("name", ["choice-one", "choice-many", "short-word", "output-one"])
def test_not_knowing_is_told_and_suggests_again(name: str, page: Page, kinds: str) -> None:
    ask(page, kinds, name)
    expect(page.locator("[data-action=unsure]")).to_have_text("Не знаю")
    page.locator("[data-action=unsure]").click()

    verdict(page, "unsure")
    suggests(page, 1)
    assert record(page, 1) == (1, {"correct": False, "unsure": True})


@pytest.mark.parametrize("name", ["open-one", "code-one"])
def test_what_nobody_checks_is_just_revealed(name: str, page: Page, kinds: str) -> None:
    ask(page, kinds, name)
    expect(page.locator("[data-action=unsure]")).to_have_count(0)
    reveal(page)
    expect(page.locator("[data-verdict]")).to_have_count(0)


def test_single_choice_takes_one_option_and_shows_the_feedback(page: Page, kinds: str) -> None:
    ask(page, kinds, "choice-one")
    for option in ("2", "0"):
        page.locator(f'.choice-row[data-option="{option}"]').click()
    expect(page.locator(".choice-row input:checked")).to_have_count(1)
    reveal(page)

    verdict(page, "wrong")
    expect(page.locator('.choice-row[data-option="0"]')).to_contain_text("не говорит о создании")
    expect(page.locator('.choice-row[data-option="1"][data-state=missed]')).to_contain_text("Верный вариант")
    suggests(page, 1)
    assert record(page, 1) == (1, {"correct": False})


def test_several_options_must_all_be_chosen(page: Page, kinds: str) -> None:
    ask(page, kinds, "choice-many")
    page.locator('.choice-row[data-option="0"]').click()
    reveal(page)
    verdict(page, "wrong")

    ask(page, kinds, "choice-many")
    for option in ("0", "1"):
        page.locator(f'.choice-row[data-option="{option}"]').click()
    reveal(page)
    verdict(page, "right")
    suggests(page, 3)
    assert record(page, 3) == (3, {"correct": True})


RIGHT = (
    ("short-word", "счётчик ссылок"),
    ("short-word", " «СЧЕТЧИК  ссылок». "),
    ("short-regex", "o(N  log n)"),
    ("short-number", "41"),
    ("short-number", "43,0"),
    ("short-number", "около 42 мс"),
)
NEAR = (("short-word", "счетчик ссылак"), ("short-number", "43,5"), ("short-number", "40"))
WRONG = (
    ("short-word", "сборщик мусора"),
    ("short-regex", "O(n)"),
    ("short-number", "45"),
    ("short-number", "40 или 42"),
)


@pytest.mark.parametrize(("name", "answer"), RIGHT)
def test_right_short_answer_is_right_however_it_is_typed(name: str, answer: str, page: Page, kinds: str) -> None:
    ask(page, kinds, name)
    field(page).fill(answer)
    field(page).press("Enter")

    verdict(page, "right")
    suggests(page, 3)
    assert page.evaluate(STORED) == [], "the Enter that checks must not rate"
    assert record(page, 3) == (3, {"correct": True, "answer": answer.strip()})


@pytest.mark.parametrize(("name", "answer"), NEAR)
def test_near_miss_is_told_apart_from_wrong(name: str, answer: str, page: Page, kinds: str) -> None:
    check(page, kinds, name, answer)

    verdict(page, "near")
    expect(page.locator("[data-verdict]")).to_contain_text("Почти верно")
    suggests(page, 2)
    assert record(page, 2) == (2, {"correct": False, "answer": answer})


@pytest.mark.parametrize(("name", "answer"), WRONG)
def test_wrong_short_answer_is_wrong(name: str, answer: str, page: Page, kinds: str) -> None:
    check(page, kinds, name, answer)

    verdict(page, "wrong")
    expect(page.locator("[data-verdict]")).to_have_text("Неверно")
    expect(page.locator(".own-answer")).to_contain_text(answer)
    expect(page.locator(".accepted code")).to_have_count(1)
    suggests(page, 1)
    assert record(page, 1) == (1, {"correct": False, "answer": answer})


def test_short_answer_given_aloud_is_left_to_the_learner(page: Page, kinds: str) -> None:
    ask(page, kinds, "short-word")
    reveal(page)

    expect(page.locator("[data-verdict]")).to_have_count(0)
    expect(page.locator(".accepted")).to_contain_text("счётчик ссылок")
    suggests(page, None)
    assert record(page, 3) == (3, {})


def test_right_output_forgives_white_space_at_the_ends(page: Page, kinds: str) -> None:
    check(page, kinds, "output-one", OUTPUT.replace("\n", "  \n") + "\n\n")

    verdict(page, "right")
    expect(page.locator(".compared-line[data-state=same]")).to_have_count(3)
    expect(page.locator(".compared-line:not([data-state=same])")).to_have_count(0)
    suggests(page, 3)
    assert record(page, 3)[1]["correct"] is True


def test_output_is_compared_line_by_line(page: Page, kinds: str) -> None:
    check(page, kinds, "output-one", "1\n[1, 3]\nDone\n4")

    verdict(page, "wrong")
    lines = page.locator(".compared-line")
    assert lines.evaluate_all("all => all.map((one) => one.dataset.state)") == ["same", "changed", "same", "extra"]
    changed = lines.nth(1)
    assert changed.locator("mark").all_inner_texts() == ["3", "2"], "what differs is marked on both sides"
    expect(changed).to_contain_text("у вас")
    expect(changed).to_contain_text("вывод")
    expect(changed.locator(".practice-hidden").first).to_have_text("отличается")
    expect(lines.nth(3).locator(".practice-hidden").first).to_have_text("лишняя строка")
    suggests(page, 1)
    assert record(page, 1) == (1, {"correct": False, "answer": "1\n[1, 3]\nDone\n4"})


def test_indentation_of_what_was_typed_is_kept(page: Page, kinds: str) -> None:
    check(page, kinds, "code-one", "\n    total = 0\n    return total\n")

    expect(page.locator(".own-answer")).to_contain_text("    total = 0\n    return total")
    assert record(page, 2)[1]["answer"] == "    total = 0\n    return total"


def test_missing_line_does_not_shift_the_others(page: Page, kinds: str) -> None:
    check(page, kinds, "output-one", "[1, 2]\nDone")

    states = page.locator(".compared-line").evaluate_all("all => all.map((one) => one.dataset.state)")
    assert states == ["missing", "same", "same"]


def test_output_that_differs_only_in_case_or_quotes_is_almost_right(page: Page, kinds: str) -> None:
    check(page, kinds, "output-one", "1\n[1,2]\ndone")

    verdict(page, "near")
    expect(page.locator(".compared-line[data-state=changed]")).to_have_count(2)
    suggests(page, 2)


def test_hint_caps_a_right_answer_too(page: Page, kinds: str) -> None:
    """Only the open question of the bank has hints; its ticks stand for being right."""
    ask(page, kinds, "open-one")
    page.keyboard.press("h")
    expect(page.locator(".hint")).to_have_count(1)
    reveal(page)
    tick(page, 4)
    suggests(page, 1)
    tick(page, 5)
    suggests(page, 2)
    tick(page, 9)
    suggests(page, 2)
    assert record(page, 3) == (3, {"points": [9, 10], "hints": 1}), "a cap of the suggestion, not of the learner"


def test_code_shows_the_starter_then_the_solution_and_the_tests(page: Page, kinds: str) -> None:
    ask(page, kinds, "code-one")
    expect(page.locator(".session")).to_contain_text("function add(a, b) {}")
    assert "return a + b" not in page.locator(".session").inner_text()
    field(page).fill("function add(a, b) {\n    return b + a\n}")
    reveal(page)

    assert page.locator(".own-text").inner_text() == "function add(a, b) {\n    return b + a\n}", "indentation stays"
    expect(page.locator(".reference")).to_contain_text("return a + b")
    expect(page.locator(".fold")).not_to_have_attribute("open", "")
    page.locator(".fold summary").click()
    expect(page.locator(".fold")).to_contain_text("assert.equal(add(1, 2), 3)")
    suggests(page, None)
    assert record(page, 3) == (3, {"answer": "function add(a, b) {\n    return b + a\n}"})
