"""Every kind of question as a learner meets it: what the screen says, and what the stored attempt holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import LANGUAGES, Language, build_kinds
from tests.browser.quiz import STORED, attempts, question
from tests.browser.server import serve

pytestmark = pytest.mark.browser

OUTPUT = "1\n[1, 2]\nDone"
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
IDS = ("open-one", "choice-one", "choice-many", "short-word", "short-regex", "short-number", "output-one", "code-one")


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the Russian bank of all kinds."""
    with serve(build_kinds(tmp_path_factory.mktemp("kinds-ru"), LANGUAGES["ru"])) as served:
        yield served


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the English bank of all kinds."""
    with serve(build_kinds(tmp_path_factory.mktemp("kinds-en"), LANGUAGES["en"])) as served:
        yield served


def ask(page: Page, address: str, name: str) -> None:
    """Begin a quiz of this one question."""
    page.goto("about:blank")
    page.goto(address + f"practice.html#topic=kinds&question={name}")
    assert question(page) == name


def field(page: Page) -> Locator:
    return page.locator(".session .answer-field")


def reveal(page: Page) -> None:
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]")).to_have_count(4)


def check(page: Page, address: str, name: str, answer: str) -> None:
    """Answer a fresh quiz of one question."""
    ask(page, address, name)
    field(page).fill(answer)
    reveal(page)


def suggests(page: Page, rating: int | None) -> None:
    """Expect exactly this rating to be suggested, or none, in sight and for those who listen."""
    suggested = page.locator("[data-rating][data-action=next]")
    if rating is None:
        expect(suggested).to_have_count(0)
        return
    expect(suggested).to_have_count(1)
    expect(suggested).to_have_attribute("data-rating", str(rating))
    expect(suggested).to_contain_text("предлагаем")


def record(page: Page, rating: int) -> tuple[int, dict[str, Any]]:
    """Rate without a cause and give the rating and the extra fields of the only stored attempt."""
    page.locator(f'[data-rating="{rating}"]').click()
    if rating == 1:
        page.locator('[data-rating="1"]').click()
    return only_attempt(page)


def only_attempt(page: Page) -> tuple[int, dict[str, Any]]:
    row = attempts(page, 1)[0]
    return row[6], row[8] if len(row) > 8 else {}


def verdict(page: Page, state: str) -> None:
    expect(page.locator("[data-verdict]")).to_have_count(1)
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", state)


def tick(page: Page, count: int) -> None:
    """Tick the first key points, so many, and no other."""
    boxes = page.locator(".key-points input[type=checkbox]")
    for place in range(boxes.count()):
        boxes.nth(place).set_checked(place < count)


def switch_off(page: Page, address: str, setting: str) -> None:
    page.goto(address + "progress.html")
    page.locator(f'[data-setting="{setting}"]').uncheck()
    page.reload()
    expect(page.locator(f'[data-setting="{setting}"]')).not_to_be_checked()


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
    expect(page.locator(".session")).to_contain_text("def add(a, b): ...")
    assert "return a + b" not in page.locator(".session").inner_text()
    field(page).fill("def add(a, b):\n    return b + a")
    reveal(page)

    assert page.locator(".own-text").inner_text() == "def add(a, b):\n    return b + a", "indentation stays"
    expect(page.locator(".reference")).to_contain_text("return a + b")
    expect(page.locator(".fold")).not_to_have_attribute("open", "")
    page.locator(".fold summary").click()
    expect(page.locator(".fold")).to_contain_text("assert add(1, 2) == 3")
    suggests(page, None)
    assert record(page, 3) == (3, {"answer": "def add(a, b):\n    return b + a"})


def test_confidence_is_kept_and_may_be_taken_back(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    page.locator('[data-confidence="4"]').click()
    expect(page.locator('[data-confidence="4"] input')).to_be_checked()
    page.keyboard.press("2")
    expect(page.locator('[data-confidence="2"] input')).to_be_checked()
    page.keyboard.press("2")
    expect(page.locator("[data-confidence] input:checked")).to_have_count(0)
    page.keyboard.press("3")
    reveal(page)

    expect(page.locator("[data-confidence]")).to_have_count(0)
    assert record(page, 3) == (3, {"confidence": 3})


def test_digits_choose_options_where_there_are_some(page: Page, kinds: str) -> None:
    ask(page, kinds, "choice-one")
    page.locator('[data-confidence="1"]').click()
    page.keyboard.press("2")
    expect(page.locator(".choice-row").nth(1).locator("input")).to_be_checked()
    expect(page.locator('[data-confidence="1"] input')).to_be_checked()
    page.locator('.choice-row[data-option="1"]').click()
    expect(page.locator('.choice-row[data-option="1"] input')).to_be_checked()
    reveal(page)
    assert record(page, 3) == (3, {"correct": True, "confidence": 1})


def test_confidence_can_be_switched_off(page: Page, kinds: str) -> None:
    switch_off(page, kinds, "confidence")
    ask(page, kinds, "open-one")
    expect(page.locator("[data-action=reveal]")).to_be_visible()
    expect(page.locator("[data-confidence]")).to_have_count(0)
    page.keyboard.press("3")
    reveal(page)
    assert record(page, 3) == (3, {})


def test_typed_answers_can_be_kept_out_of_the_log(page: Page, kinds: str) -> None:
    switch_off(page, kinds, "keep-answers")
    check(page, kinds, "open-one", "Только для меня")
    expect(page.locator(".own-answer")).to_contain_text("Только для меня")
    assert record(page, 3) == (3, {})


@pytest.mark.parametrize(("key", "cause"), [("1", "unknown"), ("2", "misread"), ("3", "slow"), ("4", "slip")])
def test_cause_of_a_failure_is_asked_and_kept(key: str, cause: str, page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.keyboard.press("1")
    expect(page.locator(".causes")).to_contain_text("Почему не получилось?")
    assert page.evaluate(STORED) == []
    if key in "12":
        page.keyboard.press(key)
    else:
        page.locator(f'[data-cause="{cause}"]').click()
    assert only_attempt(page) == (1, {"cause": cause})


def test_another_rating_or_undo_withdraws_the_failure(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(".causes")).to_have_count(0)
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.locator('[data-rating="3"]').click()
    assert only_attempt(page) == (3, {})


def test_skip_key_does_nothing_while_the_cause_is_asked(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.keyboard.press("1")
    expect(page.locator(".causes")).to_be_visible()
    page.wait_for_function("window.keyboard$ !== undefined")
    page.keyboard.press("s")
    expect(page.locator(".causes")).to_be_visible()
    assert not page.locator("#__search").is_checked(), "Material's search has the same key"
    page.keyboard.press("Enter")
    assert only_attempt(page) == (1, {})


def test_leaving_while_the_cause_is_asked_keeps_the_failure(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.keyboard.press("1")
    expect(page.locator(".causes")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"(kinds|index)\.html|/bank/$"))
    assert only_attempt(page) == (1, {})


def test_stopping_while_the_cause_is_asked_keeps_the_failure(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    reveal(page)
    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.locator("[data-action=stop]").click()
    expect(page.locator('[data-rating-count="1"]')).to_have_attribute("data-value", "1")
    assert only_attempt(page) == (1, {})


def test_causes_can_be_switched_off(page: Page, kinds: str) -> None:
    switch_off(page, kinds, "causes")
    ask(page, kinds, "open-one")
    reveal(page)
    page.locator('[data-rating="1"]').click()
    assert only_attempt(page) == (1, {})


def test_refresh_keeps_an_open_question_before_and_after_its_answer(page: Page, kinds: str) -> None:
    ask(page, kinds, "open-one")
    page.keyboard.press("3")
    page.keyboard.press("h")
    field(page).fill("Черновик\nв две строки")
    page.reload()
    expect(field(page)).to_have_value("Черновик\nв две строки")
    expect(page.locator('[data-confidence="3"] input')).to_be_checked()
    expect(page.locator(".hint")).to_have_count(1)

    reveal(page)
    tick(page, 6)
    page.locator("[data-action=deeper]").click()
    expect(page.locator(".ladder")).to_contain_text("Тогда ждём")
    page.reload()
    expect(page.locator(".own-answer")).to_contain_text("Черновик\nв две строки")
    expect(page.locator(".key-points input:checked")).to_have_count(6)
    expect(page.locator(".ladder-answer")).to_have_count(1)
    expect(page.locator(".hint")).to_have_count(1)
    suggests(page, 2)

    page.locator('[data-rating="1"]').click()
    expect(page.locator(".causes")).to_be_visible()
    page.reload()
    expect(page.locator(".causes")).to_be_visible()
    assert page.evaluate(STORED) == []
    page.locator("[data-cause=slow]").click()
    expected = {"confidence": 3, "points": [6, 10], "depth": 1, "cause": "slow", "hints": 1}
    assert only_attempt(page) == (1, {**expected, "answer": "Черновик\nв две строки"})


@pytest.mark.parametrize(
    ("name", "answer", "state", "rating"),
    [
        ("short-word", "счетчик ссылак", "near", 2),
        ("output-one", OUTPUT, "right", 3),
        ("code-one", "x = 1", None, None),
    ],
)
def test_refresh_keeps_what_was_typed_and_its_verdict(
    name: str, answer: str, state: str | None, rating: int | None, page: Page, kinds: str
) -> None:
    ask(page, kinds, name)
    page.locator('[data-confidence="2"]').click()
    field(page).fill(answer)
    page.reload()
    expect(field(page)).to_have_value(answer)
    expect(page.locator('[data-confidence="2"] input')).to_be_checked()
    reveal(page)
    page.reload()
    expect(page.locator("[data-rating]")).to_have_count(4)
    if state is not None:
        verdict(page, state)
    suggests(page, rating)
    extra = {} if state is None else {"correct": state == "right"}
    assert record(page, rating or 4) == (rating or 4, {**extra, "confidence": 2, "answer": answer})


def test_refresh_keeps_chosen_options_and_not_knowing(page: Page, kinds: str) -> None:
    ask(page, kinds, "choice-many")
    page.locator('[data-confidence="4"]').click()
    for option in ("0", "2"):
        page.locator(f'.choice-row[data-option="{option}"]').click()
    page.reload()
    assert set(chosen(page)) == {"0", "2"}
    expect(page.locator('[data-confidence="4"] input')).to_be_checked()
    page.keyboard.press("0")
    verdict(page, "unsure")
    page.reload()
    verdict(page, "unsure")
    expect(page.locator(".choice-row[data-state=wrong]")).to_have_count(0)
    assert record(page, 1) == (1, {"correct": False, "unsure": True})


def chosen(page: Page) -> list[str]:
    expect(page.locator(".choice-row input").first).to_be_visible()
    found: list[str] = page.locator(".choice-row:has(input:checked)").evaluate_all(
        "all => all.map((one) => one.dataset.option)"
    )
    return found


FOCUS = """() => {
  const focused = document.activeElement;
  const shown = focused.closest('label') ?? focused;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const name = focused.tagName + '.' + focused.className;
  if (!focused.closest('.session')) return 'outside the quiz: ' + name;
  if (right <= left || bottom <= top) return 'takes no room: ' + name;
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return 'off the screen: ' + name;
  const at = document.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, Math.max(top, 0) + 2);
  if (at === null || !(shown.contains(at) || at.contains(shown))) return 'covered by ' + at?.className + ': ' + name;
  if (focused.tabIndex < 0) return '';
  const seen = focused.matches('.practice-hidden') ? [shown] : [focused, shown];
  const marked = seen.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && outlineWidth !== '0px';
  });
  return marked ? '' : 'not marked: ' + name;
}"""


class Keyboard:
    """A learner without a mouse: every key is followed by a look at where the focus is."""

    def __init__(self, page: Page, look: Callable[[Page], None]) -> None:
        self.page = page
        self.look = look

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def type(self, text: str) -> None:
        self.press("a")
        expect(field(self.page)).to_be_focused()
        for place, line in enumerate(text.split("\n")):
            if place > 0:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)
        expect(field(self.page)).to_have_value(text)
        self.settle()

    def tab_to(self, selector: str) -> None:
        """Press Tab until something of this kind has the focus; it must be near."""
        for _ in range(6):
            self.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"no {selector} within six tabs")

    def settle(self) -> None:
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert self.page.evaluate(FOCUS) == ""
        self.look(self.page)


def answer_open(keys: Keyboard) -> None:
    keys.type("1. Explain")
    keys.tab_to("[data-confidence] input")
    keys.press("Space", "h", "3", "Enter")
    keys.tab_to(".key-points input")
    for _ in range(6):
        keys.press("Space", "Tab")
    keys.press("d", "d", "Enter")


def answer_choice(keys: Keyboard, right: set[str]) -> None:
    order = keys.page.locator(".choice-row").evaluate_all("all => all.map((one) => one.dataset.option)")
    for place, option in enumerate(order):
        if option in right:
            keys.press(str(place + 1))
    keys.tab_to("[data-confidence] input")
    keys.press("Space", "Enter", "Enter")


def typing(text: str, *then: str) -> Callable[[Keyboard], None]:
    def answer(keys: Keyboard) -> None:
        keys.type(text)
        keys.press(*then)

    return answer


def run_with_the_keyboard(page: Page, address: str, language: Language, look: Callable[[Page], None]) -> None:
    """Answer one question of each kind, in whatever order they come, and reach the summary."""
    careless = language.careless.strip()
    answers: dict[str, Callable[[Keyboard], None]] = {
        "open-one": answer_open,
        "choice-one": lambda keys: answer_choice(keys, {"1"}),
        "choice-many": lambda keys: answer_choice(keys, {"0", "1"}),
        "short-word": typing(careless, "Enter", "Enter"),
        "short-number": typing("50", "Enter", "Enter", "4"),
        "short-regex": lambda keys: keys.press("0", "Enter", "Enter"),
        "output-one": typing("1\n[1, 2]\nNone", "Control+Enter", "2"),
        "code-one": typing("return a + b", "Control+Enter", "4"),
    }
    page.goto(address + "practice.html#topic=kinds")
    keys = Keyboard(page, look)
    for _ in IDS:
        name = question(page)
        expect(page.locator(".session-question h2")).to_be_focused()
        keys.settle()
        answers.pop(name)(keys)
        expect(page.locator(f'.session-question[data-question="{name}"]')).to_have_count(0)
    expect(page.locator(".summary > h2")).to_be_focused()
    keys.settle()
    assert answers == {}

    stored = {row[1]: (row[6], row[8]) for row in attempts(page, len(IDS))}
    open_extra = {"confidence": 3, "points": [6, 10], "depth": 2, "answer": "1. Explain", "hints": 1}
    assert stored == {
        "open-one": (2, open_extra),
        "choice-one": (3, {"correct": True, "confidence": 1}),
        "choice-many": (3, {"correct": True, "confidence": 1}),
        "short-word": (3, {"correct": True, "answer": careless}),
        "short-number": (1, {"correct": False, "cause": "slip", "answer": "50"}),
        "short-regex": (1, {"correct": False, "unsure": True}),
        "output-one": (2, {"correct": False, "answer": "1\n[1, 2]\nNone"}),
        "code-one": (4, {"answer": "return a + b"}),
    }


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (360, 560)])
def test_every_kind_with_the_keyboard_alone(width: int, height: int, page: Page, kinds: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    run_with_the_keyboard(page, kinds, LANGUAGES["ru"], lambda _: None)


SAID = """() => [document.title, document.body.innerText,
  ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [aria-live], .practice-hidden')].flatMap(
    (one) => [one.ariaLabel, one.title, one.placeholder, one.textContent])].filter(Boolean).join('\\n')"""


def assert_english(page: Page) -> None:
    found = [line for line in page.evaluate(SAID).splitlines() if CYRILLIC.search(line)]
    assert not found, found


def test_every_kind_in_english(page: Page, english: str) -> None:
    run_with_the_keyboard(page, english, LANGUAGES["en"], assert_english)
    for name in ("index.html", "kinds.html", "practice.html", "progress.html"):
        page.goto(english + name)
        expect(page.locator("[data-view] :is(a, button)").first).to_be_visible()
        assert_english(page)
    expect(page.locator("[data-chart] .chart-drawing > *").first).to_be_visible()
    assert_english(page)


def test_help_is_english_and_gives_the_focus_back(page: Page, english: str) -> None:
    ask(page, english, "open-one")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()
    assert_english(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".session-question")).to_be_visible()
    assert page.evaluate(FOCUS) == ""
