"""What the end of a session tells, what it offers next, and what it prints."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz import question, rate
from tests.browser.seed import NOW, Attempt, Question, log, read_bank, seed, stored_session, walk

pytestmark = pytest.mark.browser

MISSED, CHOSEN, GOOD = "web-django-or-fastapi", "web-middleware-order", "behavioural-sources"
ASKED = "practice.html#mode=mix&" + "&".join(f"question={name}" for name in (MISSED, CHOSEN, GOOD))
EARLIER = {
    "id": "s-earlier",
    "at": "2026-03-14T09:00:00.000Z",
    "ended_at": "2026-03-14T09:10:00.000Z",
    "mode": "mix",
    "topics": ["web", "behavioural"],
    "questions": ["web-blog-api", "behavioural-initiative"],
    "skipped": [],
}
TWO_DAYS = timedelta(days=2)
PAST = [
    Attempt("web-blog-api", 3, TWO_DAYS, session="s-earlier", ms=50_000),
    Attempt("behavioural-initiative", 1, TWO_DAYS, session="s-earlier", ms=70_000),
]


@pytest.fixture(scope="module")
def bank(bank_site: Path) -> dict[str, Question]:
    return {one.id: one for one in read_bank(bank_site)}


def sit(page: Page, address: str) -> None:
    """Fail one question surely, another one doubtfully, answer the third."""
    page.clock.install(time=NOW)
    seed(page, address, PAST, sessions=[EARLIER])
    page.goto(address + ASKED)
    for _ in range(3):
        {MISSED: fail_surely, CHOSEN: choose_wrongly, GOOD: answer}[question(page)](page)
    expect(page.locator(".summary")).to_be_visible()


def fail_surely(page: Page) -> None:
    page.locator(".session textarea").first.fill("Возьму Django: <script>привычка</script>")
    page.locator('[data-confidence="4"]').click()
    page.locator("[data-action=reveal]").click()
    page.locator(".key-points input").first.check()
    rate(page, 1, cause="misread")


def choose_wrongly(page: Page) -> None:
    page.locator('[data-confidence="1"]').click()
    page.locator("[data-action=unsure]").click()
    expect(page.locator("[data-verdict]")).to_be_visible()
    rate(page, 2)


def answer(page: Page) -> None:
    page.clock.fast_forward(120_000)
    rate(page, 3)


def attribute(page: Page, selector: str, name: str) -> str:
    return str(page.locator(f".summary {selector}").get_attribute(name))


def listed(page: Page, name: str) -> set[str]:
    rows = page.locator(f'[data-list="{name}"] li')
    return set(rows.evaluate_all("all => all.map((one) => one.dataset.question)"))


def results(page: Page, group: str) -> dict[str, tuple[int, int]]:
    rows = page.locator(f'[data-results="{group}"] [data-result]')
    found = rows.evaluate_all("all => all.map(({dataset}) => [dataset.result, dataset.good, dataset.answered])")
    return {name: (int(good), int(answered)) for name, good, answered in found}


def test_result_by_topic_and_level(page: Page, address: str, bank: dict[str, Question]) -> None:
    sit(page, address)

    assert results(page, "topic") == {"web": (1, 2), "behavioural": (1, 1)}
    levels: dict[str, tuple[int, int]] = {}
    for name in (MISSED, CHOSEN, GOOD):
        good, answered = levels.get(bank[name].level, (0, 0))
        levels[bank[name].level] = (good + (name != MISSED), answered + 1)
    assert results(page, "level") == levels


def test_time_against_plan_and_the_last_session(page: Page, address: str, bank: dict[str, Question]) -> None:
    sit(page, address)

    planned = sum(bank[name].minutes for name in (MISSED, CHOSEN, GOOD)) * 60_000
    assert int(attribute(page, "[data-number=time]", "data-planned")) == planned
    assert 120_000 <= int(attribute(page, "[data-number=time]", "data-value")) < 180_000
    assert attribute(page, "[data-comparison]", "data-comparison") == "0.5"
    expect(page.locator("[data-comparison]")).to_contain_text("1 из 2 вопросов, по 1 мин")


def test_surely_wrong_missed_points_and_causes(page: Page, address: str) -> None:
    sit(page, address)

    assert listed(page, "overconfident") == {MISSED}, "a guess that fails is no overconfidence"
    assert listed(page, "repeat") == {MISSED, CHOSEN}
    extra = next(attempt[8] for attempt in log(page) if attempt[1] == MISSED)
    ticked, all_points = extra["points"]
    assert ticked == 1 and extra["confidence"] == 4 and extra["cause"] == "misread"
    assert attribute(page, "[data-number=missed-points]", "data-value") == str(all_points - 1)
    expect(page.locator("[data-causes]")).to_have_text("Почему не получилось: не так поняли вопрос – 1.")


def test_what_comes_back_when(page: Page, address: str) -> None:
    sit(page, address)

    rows = page.locator("[data-results=returns] [data-due]")
    found = rows.evaluate_all("all => all.map(({dataset}) => [dataset.due, Number(dataset.value)])")
    dues = [datetime.fromisoformat(due) - NOW for due, _ in found]
    assert sum(count for _, count in found) == 3
    assert timedelta(minutes=10) <= dues[0] < timedelta(minutes=20), "Again comes back within this hour"
    assert dues == sorted(dues) and timedelta(days=1) < dues[-1] < timedelta(days=4)


def test_one_tap_starts_a_session_of_the_mistakes(page: Page, address: str) -> None:
    sit(page, address)
    page.locator(".summary [data-action=next]").click()

    assert set(walk(page)) == {MISSED, CHOSEN}
    assert stored_session(page)["mode"] == "mistakes"


def test_wrong_answer_that_was_rated_good_is_a_mistake_everywhere(page: Page, address: str) -> None:
    page.goto(f"{address}practice.html#mode=mix&question={CHOSEN}")
    page.locator("[data-action=unsure]").click()
    rate(page, 3)
    expect(page.locator(".summary")).to_be_visible()
    expect(page.locator(f'[data-sheet="{CHOSEN}"]')).to_have_count(1)
    href = str(page.locator(".summary [data-action=next]").get_attribute("href"))
    page.goto(address + "practice.html#mode=mistakes")

    assert question(page) == CHOSEN
    assert "mode=mistakes" in href, "the sheet and the chooser count it, so does the next step"


def test_paper_holds_the_misses_only(page: Page, address: str) -> None:
    sit(page, address)
    expect(page.locator("[data-action=print]")).to_be_visible()
    expect(page.locator(".sheet")).to_be_hidden()
    page.emulate_media(media="print")

    expect(page.locator(".sheet")).to_be_visible()
    sheets = page.locator("[data-sheet]:visible").evaluate_all("all => all.map((one) => one.dataset.sheet)")
    assert sheets == [MISSED, CHOSEN], "Again first"
    missed = page.locator(f'[data-sheet="{MISSED}"]')
    expect(missed).to_contain_text("Возьму Django: <script>привычка</script>")
    expect(missed).to_contain_text("Эталонный ответ")
    points = next(attempt[8]["points"] for attempt in log(page) if attempt[1] == MISSED)
    assert missed.locator(".sheet-points li").count() == points[1] - points[0]
    for screen_only in (".rating-counts", ".summary-groups", ".summary .dock", ".md-header", ".md-sidebar"):
        assert page.locator(f"{screen_only}:visible").count() == 0, screen_only


def test_nothing_missed_prints_no_sheet(page: Page, address: str) -> None:
    page.goto(f"{address}practice.html#mode=mix&question={GOOD}")
    rate(page, 4)
    expect(page.locator(".summary")).to_be_visible()

    assert page.locator("[data-action=print]").count() == 0
    assert page.locator(".sheet").count() == 0
