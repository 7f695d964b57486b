"""axe-core finds nothing serious, and nothing overflows at 360 px, on every screen, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.code_steps import ask_code, check, run, write
from tests.browser.imports import REACT, SLOW_MS, bring, choose, file, read
from tests.browser.quiz import rate, start_with_choice
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "theme" / "node_modules" / "axe-core" / "axe.min.js"


def home(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-view=today] [data-action=start]")).to_be_visible()


def home_with_unfinished_quiz(page: Page, address: str) -> None:
    open_question(page, address)
    page.locator("[data-action=leave]").click()
    page.goto(address)
    expect(page.locator("[data-view=today] [data-action=resume]")).to_be_visible()


def topic(page: Page, address: str) -> None:
    page.goto(address + "python.html")
    expect(page.locator(".topic-bar [data-length]").first).to_be_visible()
    page.locator("article.question details.answer summary").first.click()


def chooser(page: Page, address: str) -> None:
    home_with_unfinished_quiz(page, address)
    page.goto(address + "practice.html")
    expect(page.locator(".chooser [data-action=finish]")).to_be_visible()
    page.locator(".chooser-tags summary").click()
    page.locator(".pill:has(input[name=topic])").first.click()
    expect(page.locator(".chooser [data-action=clear]")).to_be_visible()


def nothing_to_ask(page: Page, address: str) -> None:
    page.goto(address + "practice.html#mode=mistakes")
    expect(page.locator(".chooser-reason")).to_be_visible()


def open_question(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=behavioural&count=2")
    expect(page.locator("[data-action=reveal]")).to_be_visible()
    page.locator(".session textarea").fill("Ответ")


def confident(page: Page, address: str) -> None:
    open_question(page, address)
    page.locator('[data-confidence="4"]').click()
    expect(page.locator('[data-confidence="4"] input')).to_be_checked()


def timed(page: Page, address: str) -> None:
    page.goto(address + "progress.html")
    page.locator("[data-setting=timer]").select_option("question")
    open_question(page, address)
    expect(page.locator("[data-timer]")).to_be_visible()


def revealed(page: Page, address: str) -> None:
    open_question(page, address)
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]").first).to_be_visible()


def causes(page: Page, address: str) -> None:
    revealed(page, address)
    page.locator('[data-rating="1"]').click()
    expect(page.locator("[data-action=cause]")).to_have_count(4)


def keys(page: Page, address: str) -> None:
    open_question(page, address)
    # Narrow screens have no button for it; the first key leaves the field.
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()


def choice_answered(page: Page, address: str) -> None:
    start_with_choice(page, address)
    page.locator(".choice-row").first.click()
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-verdict]")).to_be_visible()


def summary(page: Page, address: str) -> None:
    confident(page, address)
    rate(page, 1, "slip")
    expect(page.locator("[data-action=reveal]")).to_be_visible()
    page.locator("[data-action=stop]").click()
    expect(page.locator("[data-rating-count]").first).to_be_visible()
    expect(page.locator("[data-causes]")).to_be_visible()


def progress(page: Page, address: str) -> None:
    summary(page, address)
    page.goto(address + "progress.html")
    expect(page.locator("[data-overall]")).to_be_visible()
    page.locator("[data-action=reset]").click()


def charts(page: Page, address: str) -> None:
    summary(page, address)
    page.goto(address + "progress.html")
    expect(page.locator("[data-chart] .chart-drawing > *").first).to_be_visible()
    for fold in page.locator("[data-chart] details summary").all():
        fold.click()
    expect(page.locator("[data-chart] details[open] table").first).to_be_visible()


def settings(page: Page, address: str) -> None:
    page.goto(address + "progress.html")
    page.locator(".setting-fold summary").click()
    page.locator("[data-setting=weights]").fill("1, 2")
    page.locator("[data-setting=retention]").fill("200")
    page.locator("[data-setting=retention]").blur()
    expect(page.locator(".setting-wrong:not(:empty)")).to_have_count(2)


def asked(page: Page, address: str, name: str, answer: str) -> None:
    page.goto(address + f"practice.html#topic=kinds&question={name}")
    page.locator(".session .answer-field").fill(answer)
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]")).to_have_count(4)


def hints(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=kinds&question=open-one")
    for shown in (1, 2):
        page.locator("[data-action=hint]").click()
        expect(page.locator(".hint")).to_have_count(shown)


def ladder(page: Page, address: str) -> None:
    hints(page, address)
    page.locator(".session .answer-field").fill("Свой ответ")
    page.locator("[data-action=reveal]").click()
    for box in page.locator(".key-points input").all():
        box.check()
    page.locator("[data-action=deeper]").click()
    expect(page.locator(".ladder-answer")).to_be_visible()


def short_question(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=kinds&question=short-word")
    expect(page.locator("[data-action=unsure]")).to_be_visible()


def short_near(page: Page, address: str) -> None:
    asked(page, address, "short-word", "счетчик ссылак")
    expect(page.locator("[data-verdict=near]")).to_be_visible()


def short_wrong(page: Page, address: str) -> None:
    asked(page, address, "short-word", "сборщик")
    expect(page.locator("[data-verdict=wrong]")).to_be_visible()


def unsure(page: Page, address: str) -> None:
    short_question(page, address)
    page.locator("[data-action=unsure]").click()
    expect(page.locator("[data-verdict=unsure]")).to_be_visible()


def output_compared(page: Page, address: str) -> None:
    asked(page, address, "output-one", "1\n[1, 3]\n\n" + "очень длинная строка " * 8)
    expect(page.locator(".compared-line[data-state=changed]").first).to_be_visible()


def code_revealed(page: Page, address: str) -> None:
    asked(page, address, "code-one", "def add(first_number, second_number): return first_number + second_number")
    page.locator(".fold summary").click()


def code_started(page: Page, address: str) -> None:
    ask_code(page, address)
    write(page, "def add(first_number, second_number): return first_number + second_number + third_number")


def code_printed(page: Page, address: str) -> None:
    ask_code(page, address)
    run(page, "import sys\nprint('слово ' * 100)\nprint('ошибка', file=sys.stderr)\n{}['ключ']", "error")
    page.locator(".run-trace summary").click()


def code_failed(page: Page, address: str) -> None:
    ask_code(page, address)
    check(page, "def add(a, b):\n    print('длинная строка ' * 40)\n    return [a, b] * 40", "fail")


def code_unreadable(page: Page, address: str) -> None:
    ask_code(page, address)
    check(page, "def add(a, b)\n    return a + b", "error")


def code_refused(page: Page, address: str) -> None:
    page.route("**/pyodide/*.wasm", lambda route: route.abort())
    ask_code(page, address)
    check(page, "x = 1", "refused")


def code_compared(page: Page, address: str) -> None:
    code_failed(page, address)
    page.locator("[data-action=reveal]").click()
    expect(page.locator(".diff")).to_be_visible()
    page.locator(".session-question details summary").first.click()


def import_start(page: Page, address: str) -> None:
    page.goto(address + "import.html")
    expect(page.locator(".drop-area")).to_be_visible()
    page.locator("[data-action=prompt]").click()
    expect(page.locator(".prompt-form .said")).not_to_be_empty()


def import_read(page: Page, address: str) -> None:
    text = REACT + "\n## Зачем нужны порталы и что будет с событиями, которые в них происходят?\n"
    read(page, address, file("react.md", text), file("очень-длинное-имя-файла-с-вопросами-к-собеседованию.md", REACT))
    page.locator("[data-action=details]").first.click()
    for summary in page.locator(".read-fold:not([open]) > summary").all()[::-1]:
        summary.click()
    page.locator(".read-question > summary").nth(1).click()
    expect(page.locator(".preview")).to_be_visible(timeout=SLOW_MS)


def import_topic(page: Page, address: str) -> None:
    bring(page, address, "react.md", REACT)
    page.locator(".own-question summary").first.click()
    more = page.locator("[data-action=more-actions]")
    if more.is_visible():
        more.click()
    page.locator("[data-action=remove]").click()
    expect(page.locator("[data-panel=remove]")).to_be_visible()


def import_outcomes(page: Page, address: str) -> None:
    bring(page, address, "react.md", REACT)
    page.locator("[data-action=update]").click()
    choose(page, file("react.md", REACT.replace("Способ", "Механизм " * 20)))
    expect(page.locator("[data-panel=outcomes]")).to_be_visible(timeout=SLOW_MS)
    page.locator("[data-panel=outcomes] summary").first.click()


SCREENS = (
    *(home, home_with_unfinished_quiz, topic, chooser, nothing_to_ask),
    *(open_question, confident, timed, revealed, causes, keys, choice_answered),
    *(summary, progress, charts, settings),
)
CODE_SCREENS = (code_started, code_printed, code_failed, code_unreadable, code_refused, code_compared)
IMPORT_SCREENS = (import_start, import_read, import_topic, import_outcomes)
KIND_SCREENS = (hints, ladder, short_question, short_near, short_wrong, unsure, output_compared, code_revealed)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_screen_is_accessible_and_fits_a_phone(
    screen: Callable[[Page, str], None], scheme: str, browser: Browser, address: str
) -> None:
    look_at(screen, scheme, browser, address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", KIND_SCREENS, ids=lambda screen: screen.__name__)
def test_kind_is_accessible_and_fits_a_phone(
    screen: Callable[[Page, str], None], scheme: str, browser: Browser, kinds: str
) -> None:
    look_at(screen, scheme, browser, kinds)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", CODE_SCREENS, ids=lambda screen: screen.__name__)
def test_code_is_accessible_and_fits_a_phone(
    screen: Callable[[Page, str], None], scheme: str, browser: Browser, code: str
) -> None:
    look_at(screen, scheme, browser, code)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", IMPORT_SCREENS, ids=lambda screen: screen.__name__)
def test_import_is_accessible_and_fits_a_phone(
    screen: Callable[[Page, str], None], scheme: str, browser: Browser, imports: str
) -> None:
    look_at(screen, scheme, browser, imports)


def look_at(screen: Callable[[Page, str], None], scheme: str, browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce", locale="ru-RU"
    )
    page = context.new_page()
    screen(page, address)
    page.mouse.move(0, 0)

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not violations(page)
    context.close()


def violations(page: Page) -> list[str]:
    """Run axe on the whole page and give what is serious or critical."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
          .then((result) => result.violations.filter((one) => ['serious', 'critical'].includes(one.impact))
            .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`)))"""
    )
    return list(found)
