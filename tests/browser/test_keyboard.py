"""All kinds with the keyboard alone, in Russian and in English."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kind_steps import ask, field
from tests.browser.kinds import LANGUAGES, Language
from tests.browser.quiz import attempts, question

pytestmark = pytest.mark.browser

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
IDS = ("open-one", "choice-one", "choice-many", "short-word", "short-regex", "short-number", "output-one", "code-one")


FOCUS = """() => {
  const focused = document.activeElement;
  const shown = focused.closest('label, .cm-editor') ?? focused;
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
