"""Every way to start a session asks exactly what it says; leaving, timers, tabs and undo lose nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.quiz import question, rate
from tests.browser.seed import NOW, Attempt, Question, log, of_topic, read_bank, seed, stored_session, walk

pytestmark = pytest.mark.browser

DAYS = timedelta(days=1)
THREE = ("python", "databases", "web")


@pytest.fixture(scope="module")
def bank(bank_site: Path) -> list[Question]:
    return read_bank(bank_site)


class Past:
    """Three overdue questions, two failures, one well known, and a session of three a few minutes ago."""

    def __init__(self, bank: list[Question]) -> None:
        python, databases, web = (of_topic(bank, topic) for topic in THREE)
        data = of_topic(bank, "data")
        self.overdue = [databases[0], web[0], python[0]]
        self.failed = [of_topic(bank, "async")[0], databases[1]]
        self.known = web[1]
        self.recent = [data[0], data[1], of_topic(bank, "testing")[0]]
        self.attempts = [
            *(Attempt(name, 3, (40 - 5 * place) * DAYS) for place, name in enumerate(self.overdue)),
            *(Attempt(name, 1, (4 - place) * DAYS) for place, name in enumerate(self.failed)),
            Attempt(self.known, 4, 1 * DAYS),
            *(Attempt(self.recent[r], r + 1, timedelta(minutes=5 - r), session="s-last") for r in range(3)),
        ]
        self.seen = {attempt.question for attempt in self.attempts}

    def fresh(self, bank: list[Question], count: int) -> list[str]:
        """List what a day begins: the first unseen question of every topic, then the second."""
        unseen = [one for one in bank if one.id not in self.seen]
        turns = [(of_topic(unseen, one.topic).index(one.id), place, one.id) for place, one in enumerate(unseen)]
        return [name for _, _, name in sorted(turns)][:count]


@pytest.fixture(scope="module")
def past(bank: list[Question]) -> Past:
    return Past(bank)


def wanted(name: str, bank: list[Question], past: Past) -> set[str]:
    """Tell what the session of a case must ask."""
    mixed = [one for one in bank if one.topic in ("databases", "web", "python") and one.level in ("junior", "senior")]
    sets = {
        "topic": of_topic(bank, "web"),
        "several": [one.id for one in bank if one.topic in THREE],
        "levels": [one.id for one in mixed],
        "tags": [one.id for one in bank if one.topic == "web" and "fastapi" in one.tags],
        "due": [*past.overdue, *past.failed],
        "weak": [*past.failed, past.recent[0]],
        "new": [name for name in of_topic(bank, "web") if name not in past.seen],
        "mistakes": past.recent[:2],
        "today": [*past.overdue, *past.failed, *past.fresh(bank, 10 - 3)],
    }
    return set(sets[name])


CASES = {
    "topic": ("#topic=web", ("topic-web",)),
    "several": ("#topic=python&topic=databases&topic=web", ("topic-python", "topic-databases", "topic-web")),
    "levels": (
        "#topic=python&topic=databases&topic=web&level=junior&level=senior",
        ("topic-python", "topic-databases", "topic-web", "level-junior", "level-senior"),
    ),
    "tags": ("#topic=web&tag=fastapi", ("topic-web", "tag-fastapi")),
    "due": ("#mode=due", ("ask-due",)),
    "weak": ("#mode=weak", ("ask-weak",)),
    "new": ("#mode=new&topic=web", ("ask-new", "topic-web")),
    "mistakes": ("#mode=mistakes", ("ask-mistakes",)),
    "today": ("#today", ("ask-today",)),
}


@pytest.mark.parametrize("way", ["hash", "chooser"])
@pytest.mark.parametrize("name", CASES)
def test_session_asks_exactly_what_it_says(
    name: str, way: str, page: Page, address: str, bank: list[Question], past: Past
) -> None:
    hash_, choices = CASES[name]
    page.clock.install(time=NOW)
    seed(page, address, past.attempts)
    expected = wanted(name, bank, past)
    if way == "hash":
        page.goto(f"{address}practice.html{hash_}")
    else:
        choose(page, address, *choices, "length-all")
        expect(page.locator("[data-number=questions]")).to_have_attribute("data-value", str(len(expected)))
        page.locator("[data-action=start]").click()

    asked = walk(page)
    assert len(asked) == len(expected) and set(asked) == expected
    mode = {"several": "mix", "levels": "mix", "tags": "topic", "today": "due"}.get(name, name)
    assert stored_session(page)["mode"] == mode


def choose(page: Page, address: str, *choices: str) -> None:
    page.goto(address + "practice.html")
    expect(page.locator(".chooser-form")).to_be_visible()
    for choice in choices:
        if choice.startswith("tag-"):
            page.locator(".chooser-tags summary").click()
        page.locator(f'[data-choice="{choice}"]').click()


def test_topics_are_interleaved(page: Page, address: str, bank: list[Question]) -> None:
    page.goto(address + "practice.html#topic=python&topic=databases&topic=web")
    topics = {one.id: one.topic for one in bank}
    order = [topics[name] for name in stored_session(page)["questions"]]

    assert set(order) == set(THREE)
    assert max(len(list(run)) for _, run in groupby(order)) <= 2, order


@pytest.mark.parametrize(("settings", "due", "new"), [({}, 5, 7), ({"reviews_per_day": 2, "new_per_day": 5}, 2, 2)])
def test_today_keeps_the_daily_limits(
    settings: dict[str, int], due: int, new: int, page: Page, address: str, bank: list[Question], past: Past
) -> None:
    page.clock.install(time=NOW)
    seed(page, address, past.attempts, settings=settings)
    page.goto(address)
    expect(page.locator("[data-view=today] [data-number=due]")).to_have_attribute("data-value", str(due))
    expect(page.locator("[data-view=today] [data-number=new]")).to_have_attribute("data-value", str(new))
    page.locator("[data-view=today] [data-action=start]").click()

    # The most overdue come first.
    assert set(walk(page)) == {*[*past.overdue, *past.failed][:due], *past.fresh(bank, new)}


def test_custom_mix_by_count_and_by_minutes(page: Page, address: str, bank: list[Question]) -> None:
    choose(page, address, "topic-python", "topic-web", "length-count-5")
    page.locator("[data-action=start]").click()
    assert len(stored_session(page)["questions"]) == 5

    minutes = {one.id: one.minutes or 3 for one in bank}
    longest = max(minutes[one.id] for one in bank if one.topic in ("python", "web"))
    for limit in (10, 40):
        choose(page, address, "topic-python", "topic-web", f"length-minutes-{limit}")
        page.locator("[data-action=start]").click()
        asked = stored_session(page)["questions"]
        assert len(asked) == 1 or sum(minutes[name] for name in asked) <= limit
        assert limit - sum(minutes[name] for name in asked) < longest, "there was room for any other question"


def test_nothing_to_ask_is_told_and_the_form_keeps_what_was_wanted(page: Page, address: str) -> None:
    page.goto(address + "practice.html#mode=weak&topic=web")
    expect(page.locator(".chooser-reason")).to_be_visible()
    expect(page.locator('[data-choice="topic-web"] input')).to_be_checked()
    expect(page.locator('[data-choice="ask-weak"] input')).to_be_checked()


@pytest.mark.parametrize("place", ["", "practice.html"], ids=["home", "chooser"])
@pytest.mark.parametrize("action", ["resume", "finish"])
def test_closed_tab_is_offered_days_later(action: str, place: str, context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.clock.install(time=NOW)
    page.goto(address + "practice.html#topic=behavioural&count=3")
    rate(page, 3)
    second = question(page)
    page.locator(".session textarea").first.fill("Половина ответа")
    page.close()

    later = context.new_page()
    later.clock.fast_forward(3 * 86_400_000)
    later.goto(address + place)
    expect(later.locator("[data-action=resume]")).to_have_count(1)
    later.locator(f"[data-action={action}]").click()
    if action == "resume":
        assert question(later) == second
        expect(later.locator(".session textarea").first).to_have_value("Половина ответа")
        rate(later, 3)
        rate(later, 3)
        expect(later.locator('[data-rating-count="3"]')).to_have_attribute("data-value", "3")
        before, after, _ = log(later)
        assert after[3] - before[3] >= 3 * 86_400_000
        assert all(attempt[7] < 3_600_000 for attempt in log(later)), "days away are not spent on it"
    else:
        expect(later.locator("[data-number=left]")).to_have_attribute("data-value", "2")
        assert stored_session(later)["ended_at"]
    later.goto(address + place)
    expect(later.locator("[data-view=today], .chooser-form").first).to_be_visible()
    expect(later.locator("[data-action=resume]")).to_have_count(0)


def test_finishing_what_was_never_answered_just_forgets_it(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=3")
    question(page)
    page.goto(address + "practice.html")
    page.locator(".chooser-waiting [data-action=finish]").click()

    expect(page.locator(".chooser-waiting")).to_have_count(0)
    expect(page.locator(".chooser-form")).to_be_visible()
    assert log(page) == []


def seconds(page: Page) -> int:
    """Read the clock of the session."""
    text = str(page.locator("[data-timer]").text_content()).lstrip("+")
    return sum(int(part) * 60**power for power, part in enumerate(reversed(text.split(":"))))


def start_timed(page: Page, address: str, hash_: str, **settings: object) -> None:
    page.clock.install(time=NOW)
    seed(page, address, settings=settings)
    page.goto(f"{address}practice.html{hash_}")
    question(page)


def hide(page: Page, hidden: bool) -> None:
    """Make the page believe that its tab is in the background, or in front again."""
    page.evaluate(
        """(hidden) => { Object.defineProperty(document, 'hidden', {get: () => hidden, configurable: true});
          document.dispatchEvent(new Event('visibilitychange')); }""",
        hidden,
    )


def test_clock_counts_up_and_pauses_while_hidden(page: Page, address: str) -> None:
    start_timed(page, address, "#topic=web&count=2", timer="up")
    page.clock.fast_forward(100_000)
    expect(page.locator("[data-timer=up]")).to_have_text(re.compile("^1:4"))
    hide(page, True)
    page.clock.fast_forward(3_600_000)
    hide(page, False)
    page.clock.fast_forward(5_000)

    expect(page.locator("[data-timer=up]")).to_have_text(re.compile("^1:[45]"))
    assert seconds(page) < 120
    rate(page, 3)
    assert 100_000 <= log(page)[0][7] < 120_000


def test_no_clock_by_default(page: Page, address: str) -> None:
    start_timed(page, address, "#topic=web&count=2")
    expect(page.locator("[data-timer]")).to_have_count(0)


def test_limit_of_a_question_is_told_and_costs_nothing(page: Page, address: str, bank: list[Question]) -> None:
    start_timed(page, address, "#topic=behavioural&count=2", timer="question")
    limit = next(one.minutes for one in bank if one.id == question(page)) * 60
    expect(page.locator("[data-time-up]")).to_have_count(0)
    page.clock.fast_forward((limit + 20) * 1000)
    expect(page.locator("[data-time-up]")).to_contain_text("Время на вопрос вышло")
    assert 20 <= seconds(page) < 40

    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-timer]")).to_have_count(0)
    rate(page, 4)
    limit = next(one.minutes for one in bank if one.id == question(page)) * 60
    assert limit - 10 <= seconds(page) <= limit
    assert log(page)[0][6] == 4


@pytest.mark.parametrize(
    ("hash_", "minutes"), [("#topic=behavioural&count=5", 3), ("#mode=mix&topic=behavioural&minutes=20", 20)]
)
def test_limit_of_a_session_ends_it_after_the_question(hash_: str, minutes: int, page: Page, address: str) -> None:
    start_timed(page, address, hash_, timer="session", session_minutes=3)
    assert minutes * 60 - 10 <= seconds(page) <= minutes * 60
    rate(page, 3)
    left = len(stored_session(page)["questions"]) - 2
    last = question(page)
    page.clock.fast_forward(minutes * 60_000)
    expect(page.locator("[data-time-up]")).to_contain_text("Этот вопрос последний")
    assert question(page) == last

    rate(page, 3)
    expect(page.locator(".summary")).to_be_visible()
    if left > 0:
        expect(page.locator("[data-number=left]")).to_have_attribute("data-value", str(left))
    assert len(log(page)) == 2


def test_two_tabs_rate_the_same_question(context: BrowserContext, address: str, bank: list[Question]) -> None:
    name = of_topic(bank, "web")[0]
    tabs = [context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(f"{address}practice.html#mode=mix&question={name}")
        tab.locator("[data-action=reveal]").click()
    for tab, rating in zip(tabs, (3, 4), strict=True):
        rate(tab, rating)
    assert sorted(attempt[6] for attempt in log(tabs[0])) == [3, 4]
    assert len({attempt[0] for attempt in log(tabs[0])}) == 2

    tabs[0].locator("[data-action=undo]").click()
    assert [attempt[6] for attempt in log(tabs[1])] == [4]
    tabs[1].goto(address + "progress.html")
    expect(tabs[1].locator("[data-overall] [data-number=attempts]")).to_have_attribute("data-value", "1")


def test_undo_from_the_summary(page: Page, address: str) -> None:
    page.goto(address + "practice.html#topic=web&count=2")
    rate(page, 3)
    last = question(page)
    rate(page, 2)
    expect(page.locator(".summary")).to_be_visible()
    page.locator("[data-action=undo]").click()

    assert question(page) == last
    expect(page.locator("[data-rating]")).to_have_count(4)
    assert [attempt[6] for attempt in log(page)] == [3] and "ended_at" not in stored_session(page)
    rate(page, 4)
    expect(page.locator('[data-rating-count="4"]')).to_have_attribute("data-value", "1")
    expect(page.locator('[data-rating-count="2"]')).to_have_attribute("data-value", "0")
