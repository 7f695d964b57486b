"""The import page where something is against it: hostile files, browsers that refuse, banks that changed, no server."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.imports import (
    BROUGHT,
    REACT,
    SLOW_MS,
    bring,
    choose,
    file,
    read,
    said,
    take,
    titles,
)
from tests.browser.quiz import attempts, rate
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

ROWS = "interview-practice/main/imported"
# Canonical, so that the importer takes it as it is and the page's own gate has all of it to itself.
RAW = (ROOT / "tests" / "data" / "hostile" / "raw.html").read_text(encoding="utf-8")
HOSTILE = ROOT / "tests" / "data" / "hostile" / "canonical.md"
INSIDE = (
    ":is(script, style, iframe, object, embed, form, button, svg, math, link, meta, base, video, audio,"
    " [onclick], [onerror], [ontoggle], [onload], [onfocus], [data-action], [id])"
)


@pytest.mark.parametrize("source", ["canonical", "brought"])
def test_a_hostile_file_does_nothing(page: Page, imports: str, source: str) -> None:
    text = (HOSTILE if source == "canonical" else BROUGHT / "hostile.md").read_text(encoding="utf-8")
    read(page, imports, file("hostile.md", text))
    for summary in page.locator(".read-question > summary").all():
        summary.click()
    expect(page.locator(".preview").last).to_be_visible(timeout=SLOW_MS)
    assert_harmless(page, ".read-questions")
    name = take(page)
    assert_harmless(page, ".own-question")
    for summary in page.locator(".own-question > details > summary").all():
        summary.click()
    assert_harmless(page, ".own-question")
    for link in page.locator(".own-question a").all():
        assert (link.get_attribute("href") or "https://").startswith(("http://", "https://"))

    page.locator(".own-actions [data-action=start]").click()
    expect(page.locator(".session-question")).to_be_visible()
    assert_harmless(page, ".session-question :is(.prompt, h2, .reference-text)")
    page.locator("[data-action=reveal]").click()
    expect(page.locator("[data-rating]").first).to_be_visible()
    assert_harmless(page, ".session-question :is(.prompt, h2, .reference-text)")
    page.goto(imports)
    expect(page.locator(f".topic-card[data-topic={name}]")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_whatever_python_says_is_cleaned(page: Page, imports: str) -> None:
    answer = {
        **{"topic": "own", "title": "<img src=x onerror=hacked=1>", "markdown": "", "imports": {}, "outcomes": []},
        "rows": [["own-1", "own", "middle", "open", "<img src=x onerror=hacked=1>", [], 1, "0", 3, 0]],
        "parts": {"topic": "own", "questions": [{"id": "own-1", "title": RAW, "prompt": RAW, "answer": RAW}]},
    }
    page.route("**/python/packages.zip", lambda route: route.fulfill(body=zip_answering(answer)))
    page.goto(imports + "import.html")
    choose(page, file("own.md", REACT))
    expect(page.locator(".read")).to_be_visible(timeout=SLOW_MS)
    take(page)
    page.locator(".own-question > details > summary").click()
    expect(page.locator(".own-question > details .highlight .kn")).to_have_text("import")
    expect(page.locator(".own-question > details .tabbed-set > input[type=radio]")).to_have_count(2)
    assert_harmless(page, ".own-question")
    links = page.locator(".own-question details a").evaluate_all("all => all.map((one) => [one.textContent, one.href])")
    assert ["пиксель – Картинка на evil.example", "https://evil.example/track.gif"] in links
    assert all(href.startswith(("http:", "https:")) or href == "" for _, href in links), links
    classes = page.locator(".own-question details *").evaluate_all("all => all.flatMap((one) => [...one.classList])")
    assert not {"md-overlay", "dock", "failure"} & set(classes)


def zip_answering(made: object) -> bytes:
    """Pack a Python that reads one question of every file, and makes this of it."""
    question = {"title": "Что?", "kind": "open", "line": 1, "answered": True, "asked": True, "markdown": "## Что?"}
    one = {
        **{"name": "own.md", "title": "Own", "level": "middle", "lines": 1, "counts": {"lost": 0}},
        "questions": [question],
    }
    answers = {"read": {"files": [{**one, "diagnostics": [], "leftovers": []}]}, "make": made, "warm": {}}
    texts = {task: json.dumps(answer) for task, answer in answers.items()}
    answer = "def browser_json(request, tell): return texts[json.loads(request)['task']]\n"
    script = f"import json\ntexts = {texts!r}\n{answer}"
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("builder/__init__.py", "")
        archive.writestr("builder/browser/door.py", script)
    return packed.getvalue()


def assert_harmless(page: Page, place: str) -> None:
    """Nothing of a stranger's ran, is there to run, or covers the page; the page fixture sees what it asks for."""
    assert page.evaluate("window.hacked") is None
    assert (
        page.locator(f"{place} {INSIDE}:not(.own-question [data-question])").evaluate_all(
            "all => all.filter((one) => !/^(__tabbed_|fn)/.test(one.id)).map((one) => one.outerHTML)"
        )
        == []
    )
    fixed = page.locator(f"{place} *").evaluate_all(
        "all => all.filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position)).length"
    )
    assert fixed == 0 and page.locator("body").is_visible()
    assert page.locator(f"{place} img[src^='http']").count() == 0


def test_everything_works_from_a_folder(page: Page, imports_site: Path) -> None:
    imports = imports_site.as_uri() + "/"
    name = bring(page, imports, "react.md", REACT)
    page.goto(imports + "index.html")
    expect(page.locator(".topic-card[data-imported]")).to_contain_text("React")
    page.goto(imports + f"practice.html#topic={name}")
    for _ in range(3):
        rate(page, 3)
    attempts(page, 3)
    page.goto(imports + f"import.html#topic={name}")
    expect(page.locator(".own-question .stage:not([data-stage=new])")).to_have_count(3)


def test_without_a_database_a_topic_lives_in_its_tab(context: BrowserContext, page: Page, imports: str) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    bring(page, imports, "react.md", REACT)
    expect(page.locator(".own-topic")).to_have_attribute("data-kept", "tab")
    expect(said(page)).to_contain_text("пока открыта эта вкладка")
    page.locator(".own-actions [data-action=start]").click()
    rate(page, 3)
    page.goto(imports)
    expect(page.locator(".topic-card[data-imported]")).to_be_visible()

    other = context.new_page()
    other.goto(imports)
    expect(other.locator("[data-view=today] [data-action]").first).to_be_visible()
    assert other.locator(".topic-card[data-imported]").count() == 0


def test_without_any_storage_a_topic_is_shown_and_can_be_saved(
    context: BrowserContext, page: Page, imports: str
) -> None:
    context.add_init_script(
        """Object.defineProperty(window, 'indexedDB', { value: undefined });
        Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }"""
    )
    bring(page, imports, "react.md", REACT)
    expect(page.locator(".own-topic")).to_have_attribute("data-kept", "page")
    assert len(titles(page)) == 3
    assert page.locator(".own-actions [data-action=start]").count() == 0
    with page.expect_download() as downloaded:
        page.locator("[data-action=download]").click()
    assert "Что такое контекст?" in downloaded.value.path().read_text(encoding="utf-8")


def test_damaged_rows_come_back_from_the_database(page: Page, imports: str) -> None:
    bring(page, imports, "react.md", REACT)
    rows = page.evaluate("(key) => localStorage[key]", ROWS)
    page.evaluate("(key) => localStorage[key] = '{\"format\"'", ROWS)
    page.goto(imports)
    page.wait_for_function("([key, rows]) => localStorage[key] === rows", arg=[ROWS, rows])
    assert page.evaluate("localStorage['interview-practice/main/damaged/imported']") == '{"format"'
    page.reload()
    expect(page.locator(".topic-card[data-imported]")).to_be_visible()


def test_the_bank_keeps_its_ids(page: Page, imports: str) -> None:
    own = "# Моё\n\n## Что такое JOIN? { #sql-join }\n\n### Ответ\n\nМой ответ.\n"
    read(page, imports, file("own.md", own))
    page.locator("[data-choice=repeats-keep]").click()
    name = take(page)
    assert page.locator(".own-question").get_attribute("data-question") != "sql-join"
    page.goto(imports + "practice.html#topic=sql")
    page.locator("[data-action=reveal]").click()
    expect(page.locator(".reference-text")).to_contain_text("Соединение строк")

    # As if the site had brought the question later.
    page.evaluate(
        "([key, id]) => localStorage[key] = localStorage[key].replaceAll(id, 'sql-join')",
        [ROWS, page.evaluate("(key) => JSON.parse(localStorage[key]).questions[0][0]", ROWS)],
    )
    page.goto(imports)
    expect(page.locator(f".topic-card[data-topic={name}]")).to_contain_text("0 вопросов")
    page.goto(imports + "practice.html#topic=sql&question=sql-join")
    page.locator("[data-action=reveal]").click()
    expect(page.locator(".reference-text")).to_contain_text("Соединение строк")


def test_a_file_without_questions_says_so(page: Page, imports: str) -> None:
    read(page, imports, BROUGHT / "prose.md")
    expect(page.locator(".read h2")).to_have_text("Вопросов не нашлось")
    expect(page.locator(".read")).to_contain_text("Подойдут вопросы с ответами под ними")
    assert page.locator("[data-action=take], .remarks, .import-problem").count() == 0
    page.locator("[data-action=again]").click()
    choose(page, {"name": "photo.bin", "mimeType": "application/octet-stream", "buffer": bytes(range(256)) * 20})
    expect(page.locator("[data-code=unreadable-file]")).to_contain_text("не текстовый файл", timeout=SLOW_MS)


def test_python_that_does_not_come_is_told_and_tried_again(page: Page, imports: str) -> None:
    page.route("**/python/packages.zip", lambda route: route.abort())
    page.goto(imports + "import.html")
    choose(page, file("react.md", REACT))
    expect(said(page)).to_contain_text("Python не загрузился", timeout=SLOW_MS)
    expect(said(page)).to_contain_text("Ваши темы и прогресс не изменены.")
    page.unroute("**/python/packages.zip")
    choose(page, file("react.md", REACT))
    expect(page.locator(".read")).to_be_visible(timeout=SLOW_MS)


def test_reading_can_be_stopped(page: Page, imports: str) -> None:
    page.goto(imports + "import.html")
    choose(page, file("react.md", REACT))
    page.locator("[data-action=stop-import]").click()
    expect(said(page)).to_have_text("Остановлено, ничего не изменилось.")
    choose(page, file("react.md", REACT))
    expect(page.locator(".read")).to_be_visible(timeout=SLOW_MS)


def test_a_link_to_a_question_opens_its_place(page: Page, imports: str) -> None:
    many = "# Много\n\n" + "\n".join(f"## Вопрос номер {place}?\n\nОтвет {place}.\n" for place in range(120))
    name = bring(page, imports, "many.md", many)
    expect(page.locator(".own-question")).to_have_count(50)
    page.locator("[data-action=more]").click()
    expect(page.locator(".own-question")).to_have_count(100)
    linked = page.locator(".own-question").nth(99).get_attribute("data-question")
    page.goto("about:blank")
    page.goto(imports + f"import.html#topic={name}&question={linked}")
    expect(page.locator(f".own-question[data-question={linked}]")).to_be_in_viewport()


def test_a_topic_that_is_gone_says_so(page: Page, imports: str) -> None:
    page.goto(imports + "import.html#topic=nothing")
    expect(page.locator(".failure")).to_contain_text("Такой темы в этом браузере нет")
    page.locator(".own-back a").click()
    expect(page.locator(".drop-area")).to_be_visible()
