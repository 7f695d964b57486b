"""A learner's own topics in other tabs, and on a newer version of the site."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.imports import GO, REACT, SLOW_MS, bring, choose, file, titles
from tests.browser.quiz import attempts, rate

pytestmark = pytest.mark.browser

CARD = ".topic-card[data-imported]"


def test_other_tabs_follow_what_is_done_to_a_topic(context: BrowserContext, page: Page, imports: str) -> None:
    home, form, start = context.new_page(), context.new_page(), context.new_page()
    home.goto(imports)
    form.goto(imports + "practice.html")
    start.goto(imports + "import.html")
    expect(form.locator(".pill:has(input[name=topic])")).to_have_count(2)
    expect(start.locator(".drop-area")).to_be_visible()

    name = bring(page, imports, "react.md", REACT)
    expect(home.locator(CARD)).to_contain_text("React")
    expect(form.locator(f".pill:has(input[name=topic][value={name}])")).to_have_text("React")
    expect(start.locator(".own-topics a")).to_have_text("React")

    start.locator(".own-topics a").click()
    start.locator("[data-action=rename]").click()
    start.locator("[data-panel=rename] [data-field=title]").fill("Реакт")
    start.locator("[data-action=rename-confirm]").click()
    expect(page.locator(".own-title")).to_have_text("Реакт", timeout=SLOW_MS)
    expect(home.locator(CARD)).to_contain_text("Реакт")
    expect(form.locator(f".pill:has(input[value={name}])")).to_have_text("Реакт")

    start.locator("[data-action=update]").click()
    choose(start, file("react.md", REACT + "\n## Что такое портал?\n\nВыход из дерева.\n"))
    start.locator("[data-action=update-confirm]").click(timeout=SLOW_MS)
    expect(page.locator(".own-question")).to_have_count(4)
    expect(home.locator(CARD)).to_contain_text("4 вопроса")

    start.locator("[data-action=remove]").click()
    start.locator("[data-action=remove-confirm]").click()
    expect(page.locator(".failure")).to_contain_text("Такой темы в этом браузере нет")
    expect(home.locator(CARD)).to_have_count(0)
    expect(form.locator(".pill:has(input[name=topic])")).to_have_count(2)
    for tab in (home, form, start):
        tab.close()


def test_a_quiz_goes_on_with_the_questions_that_it_began_with(
    context: BrowserContext, page: Page, imports: str
) -> None:
    name = bring(page, imports, "react.md", REACT)
    quiz = context.new_page()
    quiz.goto(imports + f"practice.html#topic={name}")
    rate(quiz, 3)
    typed = quiz.locator(".session textarea").first
    asked = quiz.locator(".session-question h2").inner_text()
    if typed.is_visible():
        typed.fill("мой ответ")

    page.locator("[data-action=remove]").click()
    page.locator("[data-action=remove-confirm]").click()
    expect(page.locator(".drop-area")).to_be_visible()
    bring(page, imports, "go.md", GO)
    assert quiz.locator(".session-question h2").inner_text() == asked
    if typed.is_visible():
        assert typed.input_value() == "мой ответ"
    rate(quiz, 3)
    rate(quiz, 3)
    attempts(quiz, 3)

    # What comes after it is up to date.
    quiz.goto(imports + "practice.html#")
    expect(quiz.locator(".pill:has(input[name=topic])")).to_have_count(3)
    expect(quiz.locator(".pill:has-text('React')")).to_have_count(0)


OUTDATE = """async ({ name, html }) => {
  const opened = indexedDB.open("interview-practice-topics/main", 1);
  const database = await new Promise((resolve) => { opened.onsuccess = () => resolve(opened.result); });
  const transaction = database.transaction("topics", "readwrite");
  const store = transaction.objectStore("topics");
  const read = store.get(name);
  read.onsuccess = () => {
    const topic = read.result;
    topic.site = "older";
    for (const question of topic.parts.questions) question.answer = html;
    store.put(topic, name);
  };
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}"""
SITE = """async (name) => {
  const opened = indexedDB.open("interview-practice-topics/main", 1);
  const database = await new Promise((resolve) => { opened.onsuccess = () => resolve(opened.result); });
  const read = database.transaction("topics").objectStore("topics").get(name);
  const topic = await new Promise((resolve) => { read.onsuccess = () => resolve(read.result); });
  database.close();
  return topic.site;
}"""


def outdated(page: Page, imports: str, text: str = REACT) -> str:
    """Make a topic that looks as if an older site had rendered it."""
    name = bring(page, imports, "react.md", text)
    page.evaluate(OUTDATE, {"name": name, "html": "<p>По-старому.</p>"})
    page.goto("about:blank")
    return name


def expect_answer(page: Page, answer: str) -> None:
    summary = page.locator(".own-question > details > summary").first
    if page.locator(".own-question > details[open]").count() == 0:
        summary.click()
    expect(page.locator(".own-question > details").first).to_contain_text(answer, timeout=SLOW_MS)


def test_a_topic_of_an_older_site_is_rendered_anew_on_its_page(page: Page, imports: str) -> None:
    name = outdated(page, imports)
    page.goto(imports + f"import.html#topic={name}")
    expect_answer(page, "какой элемент изменился")
    assert len(titles(page)) == 3
    assert page.evaluate(SITE, name) not in ("", "older")


def test_a_quiz_begins_at_once_and_has_the_topic_rendered_meanwhile(page: Page, imports: str) -> None:
    name = outdated(page, imports)
    page.goto(imports + f"practice.html#topic={name}")
    page.locator("[data-action=reveal]").click()
    expect(page.locator(".reference-text")).to_contain_text("По-старому")
    until = time.monotonic() + SLOW_MS / 1000
    while page.evaluate(SITE, name) == "older":
        assert time.monotonic() < until
        page.wait_for_timeout(500)
    expect(page.locator(".reference-text")).to_contain_text("По-старому")
    page.reload()
    expect(page.locator(".reference-text")).not_to_contain_text("По-старому")


def test_without_python_the_old_rendering_stays_in_use(page: Page, imports: str) -> None:
    name = outdated(page, imports)
    page.route("**/python/packages.zip", lambda route: route.abort())
    with page.expect_request_finished(lambda request: True):
        page.goto(imports + f"import.html#topic={name}")
    expect_answer(page, "По-старому")
    page.goto(imports + f"practice.html#topic={name}")
    rate(page, 3)
    attempts(page, 1)
    assert page.evaluate(SITE, name) == "older"
