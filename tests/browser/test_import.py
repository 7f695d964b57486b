"""The import page: files become topics of the learner's own; those are practised, updated, renamed and removed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.imports import (
    BROUGHT,
    GO,
    REACT,
    SLOW_MS,
    bring,
    build_imports,
    choose,
    file,
    read,
    said,
    take,
    titles,
)
from tests.browser.quiz import attempts, question, rate
from tests.browser.server import serve
from tests.browser.test_whole_way import export

pytestmark = pytest.mark.browser

FILES = sorted(BROUGHT.iterdir())
EDITED = (
    REACT.replace("Способ передать данные", "Механизм, который передаёт данные")
    + "\n## Что такое портал?\n\nВыход из дерева.\n"
)
KEYS, HOOK, CONTEXT, PORTAL = (
    "Что такое ключи в списках?",
    "Какой хук хранит состояние?",
    "Что такое контекст?",
    "Что такое портал?",
)


@pytest.fixture(scope="module")
def english_imports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_imports(tmp_path_factory.mktemp("imports-en"), "en")) as served:
        yield served


def test_what_was_read_is_shown_before_anything_is_kept(page: Page, imports: str) -> None:
    found = read(page, imports, file("react.md", REACT + "\n## Зачем нужны порталы?\n"))

    expect(found.locator('[data-number="questions"]')).to_have_attribute("data-value", "4")
    expect(found.locator('[data-number="choice"]')).to_have_attribute("data-value", "1")
    expect(found.locator('[data-number="unanswered"]')).to_have_attribute("data-value", "1")
    expect(found.locator('[data-number="lost"]')).to_have_attribute("data-value", "0")
    rows = found.locator(".read-questions > li")
    expect(rows.first).to_contain_text("строка 3")
    expect(rows.last).to_contain_text("без ответа")
    expect(page.locator("[data-field=title]")).to_have_value("React")
    expect(page.locator("[data-action=take]")).to_have_text("Взять 3 вопроса")
    rows.nth(1).locator("summary").click()
    expect(rows.nth(1).locator(".preview li.right")).to_contain_text("useState", timeout=SLOW_MS)
    expect(rows.nth(1).locator(".preview li")).to_have_count(2)
    page.reload()
    expect(page.locator(".drop-area")).to_be_visible()
    assert page.locator(".own-topics").count() == 0


def test_a_topic_is_among_the_others_at_once(page: Page, imports: str, tmp_path: Path) -> None:
    name = bring(page, imports, "react.md", REACT)
    expect(said(page)).to_have_text("Тема «React» сохранена в этом браузере.")
    assert titles(page) == [KEYS, HOOK, CONTEXT]

    page.goto(imports)
    card = page.locator(".topic-card[data-imported]")
    expect(card).to_contain_text("React")
    expect(card).to_contain_text("ваша тема")
    expect(card).to_contain_text("3 вопроса")
    page.goto(imports + "practice.html")
    page.locator(f".pill:has(input[name=topic][value={name}])").click()
    page.locator(".chooser [data-action=start]").click()
    practise(page, 3)
    expect(page.locator("[data-rating-count]").first).to_be_visible()
    assert {row[1].partition("-")[0] for row in attempts(page, 3)} == {name}

    page.goto(imports + "progress.html")
    expect(page.locator(f"tr[data-topic={name}] [data-number=attempts]")).to_have_attribute("data-value", "3")
    exported = json.loads(export(page, tmp_path / "progress.json").read_text(encoding="utf-8"))
    assert {one["topic"] for one in exported["questions"].values()} == {name}
    assert {one["title"] for one in exported["questions"].values()} == {KEYS, HOOK, CONTEXT}

    page.goto(imports)
    page.locator(".topic-card[data-imported] a").click()
    expect(page.locator(".own-question .stage:not([data-stage=new])")).to_have_count(3)


def test_a_corrected_file_updates_its_topic(page: Page, imports: str) -> None:
    name = bring(page, imports, "react.md", REACT)
    page.locator(".own-actions [data-action=start]").click()
    practise(page, 3)
    before = {row[1] for row in attempts(page, 3)}

    page.goto(imports + f"import.html#topic={name}")
    page.locator("[data-action=update]").click()
    choose(page, file("react (1).md", EDITED))
    panel = page.locator("[data-panel=outcomes]")
    expect(panel).to_be_visible(timeout=SLOW_MS)
    counts = {
        one: panel.locator(f"[data-outcome={one}]").get_attribute("data-value")
        for one in ("added", "updated", "unchanged")
    }
    assert counts == {"added": "1", "updated": "1", "unchanged": "2"}
    expect(panel.locator(".outcome-counts")).to_have_text("1 вопрос добавится, 1 изменится, 2 без изменений")
    expect(page.locator(".md-button--primary:visible")).to_have_count(1)
    panel.locator("summary", has_text=CONTEXT).click()
    expect(panel.locator(".difference [data-side=new]")).to_contain_text(["Механизм"])
    assert titles(page) == [KEYS, HOOK, CONTEXT], "nothing changes before it is confirmed"
    page.locator("[data-action=update-confirm]").click()
    expect(page.locator(".own-question")).to_have_count(4)
    assert titles(page)[-1] == PORTAL

    page.reload()
    assert {page.locator(".own-question").nth(place).get_attribute("data-question") for place in range(3)} == before
    expect(page.locator(".own-question .stage:not([data-stage=new])")).to_have_count(3)
    page.locator(".own-question", has_text=CONTEXT).locator("summary").click()
    expect(page.locator(".own-question", has_text=CONTEXT)).to_contain_text("Механизм")


def test_bringing_a_file_again_offers_its_topic(page: Page, imports: str) -> None:
    name = bring(page, imports, "react.md", REACT)
    read(page, imports, file("react.md", REACT))
    expect(page.locator("[data-field=target]")).to_have_value(name)
    page.locator("[data-action=take]").click()
    panel = page.locator("[data-panel=outcomes]")
    expect(panel.locator("[data-outcome=unchanged]")).to_have_attribute("data-value", "3", timeout=SLOW_MS)
    expect(panel).to_contain_text("менять нечего")
    assert page.locator("[data-action=update-confirm]").count() == 0

    panel.locator("[data-action=cancel]").click()
    page.locator("[data-field=target]").select_option("")
    expect(page.locator(".import-problem")).to_have_text("Все эти вопросы уже есть.")
    page.locator("[data-choice=repeats-keep]").click()
    page.locator("[data-field=title]").fill("Другой React")
    assert take(page) != name
    page.goto(imports)
    expect(page.locator(".topic-card[data-imported]")).to_have_count(2)


def test_a_topic_is_renamed_taken_along_and_removed(page: Page, imports: str, tmp_path: Path) -> None:
    name = bring(page, imports, "react.md", REACT)
    page.locator("[data-action=rename]").click()
    page.locator("[data-panel=rename] [data-field=title]").fill("Реакт: <основы>")
    page.locator("[data-action=rename-confirm]").click()
    expect(page.locator(".own-title")).to_have_text("Реакт: <основы>", timeout=SLOW_MS)
    page.goto(imports)
    expect(page.locator(".topic-card[data-imported] > a")).to_have_text("Реакт: <основы>")

    page.goto(imports + f"import.html#topic={name}")
    with page.expect_download() as downloaded:
        page.locator("[data-action=download]").click()
    saved = tmp_path / "saved.md"
    downloaded.value.save_as(saved)
    assert downloaded.value.suggested_filename == f"{name}.md"
    markdown = saved.read_text(encoding="utf-8")
    assert "Реакт: <основы>" in markdown and f"## {KEYS} {{ #{name}-" in markdown

    page.locator(".own-actions [data-action=start]").click()
    practise(page, 3)
    page.goto(imports + f"import.html#topic={name}")
    page.locator("[data-action=remove]").click()
    expect(page.locator("[data-panel=remove]")).to_contain_text("История (3 ответа) останется")
    page.locator("[data-action=remove-confirm]").click()
    expect(said(page)).to_have_text("Тема «Реакт: <основы>» удалена.")
    expect(page.locator(".drop-area")).to_be_visible()
    attempts(page, 3)
    page.goto(imports + "progress.html")
    expect(page.locator('[data-overall] [data-number="attempts"]')).to_have_attribute("data-value", "3")
    expect(page.locator(f"tr[data-topic={name}]")).to_have_count(0)
    page.goto(imports)
    expect(page.locator("[data-view=today] [data-action]").first).to_be_visible()
    assert page.locator(".topic-card[data-imported]").count() == 0


def test_what_was_taken_along_comes_back_as_it_was(page: Page, browser: Browser, imports: str, tmp_path: Path) -> None:
    name = bring(page, imports, "react.md", REACT)
    ids = page.locator(".own-question").evaluate_all("all => all.map((one) => one.dataset.question)")
    with page.expect_download() as downloaded:
        page.locator("[data-action=download]").click()
    downloaded.value.save_as(tmp_path / "react.md")

    elsewhere = browser.new_context(locale="ru-RU")
    other = elsewhere.new_page()
    read(other, imports, tmp_path / "react.md")
    assert take(other) == name
    assert other.locator(".own-question").evaluate_all("all => all.map((one) => one.dataset.question)") == ids
    elsewhere.close()


def test_files_of_every_family_are_practised(page: Page, imports: str) -> None:
    found = read(page, imports, *FILES)
    without = page.locator(".read-file", has=page.locator('[data-number="questions"][data-value="0"]'))
    assert without.evaluate_all("all => all.map((one) => one.dataset.file)") == ["prose.md"]
    assert found.count() == len(FILES)
    page.locator("[data-action=take]").click()
    expect(page.locator(".own-topics > ul > li")).to_have_count(len(FILES) - 1, timeout=4 * SLOW_MS)

    topics = page.locator(".own-topics > ul > li").evaluate_all("all => all.map((one) => one.dataset.topic)")
    for topic in topics:
        page.goto("about:blank")
        page.goto(imports + f"practice.html#topic={topic}&count=1")
        asked = question(page)
        rate(page, 3)
        assert asked in {row[1] for row in attempts(page, topics.index(topic) + 1)}


def test_several_files_become_one_topic(page: Page, imports: str) -> None:
    read(page, imports, file("one.md", REACT), file("two.md", GO))
    details = page.locator("[data-action=details]")
    for place in range(2):
        details.nth(place).click()
    expect(page.locator("[data-field=title]")).to_have_count(2)
    page.locator(".pill:has(input[value=together])").click()
    expect(page.locator("[data-field=title]")).to_have_value("React")
    page.locator("[data-field=title]").fill("Фронтенд")
    page.locator("[data-field=level]").select_option("senior")
    take(page)
    assert titles(page) == [KEYS, HOOK, CONTEXT, "Что такое канал?", "Что такое горутина?"]
    expect(page.locator(".own-question .level-senior")).to_have_count(5)


def test_a_folder_is_read_with_all_that_is_in_it(page: Page, imports: str, tmp_path: Path) -> None:
    inner = tmp_path / "notes" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "notes" / "react.md").write_text(REACT, encoding="utf-8")
    (inner / "go.md").write_text(GO, encoding="utf-8")
    (inner / "photo.png").write_bytes(b"\x89PNG")
    page.goto(imports + "import.html")
    with page.expect_file_chooser() as chooser:
        page.locator("[data-action=choose-folder]").click()
    chooser.value.set_files(tmp_path / "notes")
    expect(page.locator(".read-file")).to_have_count(2, timeout=SLOW_MS)
    names = page.locator(".read-file").evaluate_all("all => all.map((one) => one.dataset.file)")
    assert sorted(names) == ["notes/inner/go.md", "notes/react.md"]


def test_files_can_be_dropped_and_text_pasted(page: Page, imports: str) -> None:
    page.goto(imports + "import.html")
    page.locator(".drop-area").wait_for()
    page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "dropped.md"));
          for (const type of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        REACT,
    )
    expect(page.locator(".read-file[data-file='dropped.md']")).to_be_visible(timeout=SLOW_MS)

    page.locator("[data-action=again]").click()
    page.locator(".paste-text").fill("Q: Что такое канал?\nA: Очередь.\n\nQ: Что такое горутина?\nA: Лёгкий поток.\n")
    page.locator("[data-action=read-text]").click()
    expect(page.locator('[data-number="questions"]')).to_have_attribute("data-value", "2", timeout=SLOW_MS)


def test_text_is_pasted_anywhere_and_stays_for_corrections(page: Page, imports: str) -> None:
    page.goto(imports + "import.html")
    page.locator(".drop-area").wait_for()
    paste = """(text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(paste, "Просто слова.\n")
    expect(page.locator(".read h2")).to_have_text("Вопросов не нашлось", timeout=SLOW_MS)
    expect(page.locator(".read .import-example")).to_contain_text("##")
    assert page.locator("[data-action=take], .remarks, .import-problem").count() == 0

    page.locator("[data-action=again]", has_text="Править текст").click()
    expect(page.locator(".paste-text")).to_have_value("Просто слова.\n")
    page.locator(".paste-text").fill(GO)
    page.locator("[data-action=read-text]").click()
    expect(page.locator('[data-number="questions"]')).to_have_attribute("data-value", "2", timeout=SLOW_MS)
    take(page)
    page.locator(".own-back a").click()
    expect(page.locator(".paste-text")).to_have_value("")


UNFINISHED = """\
# Сети

## Что такое NAT? { #nat }

### Ответ

Подмена адресов.

## Что такое DNS? { #dns level=expert }

### Ответ

Справочник имён.

## Что такое ARP? { #arp }
"""


def test_questions_that_cannot_be_asked_are_told_before_and_after(page: Page, imports: str) -> None:
    found = read(page, imports, file("net.md", UNFINISHED))
    expect(page.locator("[data-action=take]")).to_have_text("Взять 1 вопрос")
    expect(page.locator("[data-number=unasked]")).to_have_attribute("data-value", "2")
    wrong = found.locator("[data-code=unknown-level]")
    expect(wrong).to_contain_text("level=expert – не уровень.")
    expect(wrong.locator("p > code")).to_have_text(["level=expert", "junior", "middle", "senior"])

    take(page)
    expect(said(page)).to_contain_text("Не войдут в квизы: 2.")
    assert titles(page) == ["Что такое NAT?", "Что такое DNS?", "Что такое ARP?"]
    section = page.locator("[data-number=unasked]")
    expect(section.locator(".own-question")).to_have_count(2)
    expect(section.locator("[data-question=dns]")).to_contain_text("Уровни: junior, middle, senior.")
    expect(section.locator("[data-question=arp]")).to_contain_text("нет ответа")
    page.reload()
    expect(section.locator(".own-question")).to_have_count(2)


def test_a_topic_bears_its_name_and_shows_options_once(page: Page, imports: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    bring(page, imports, "react.md", REACT)
    expect(page.locator("h1:visible")).to_have_text("React")
    question_ = page.locator(".own-question", has_text=HOOK)
    expect(question_.locator("li:visible")).to_have_count(2)
    question_.locator("summary").click()
    expect(question_.locator(".options-answered li.right")).to_contain_text("useState")
    expect(question_.locator("li:visible")).to_have_count(2)

    expect(page.locator("[data-action=remove]")).to_be_hidden()
    page.locator("[data-action=more-actions]").click()
    expect(page.locator("[data-action=remove]")).to_be_visible()


def test_a_prompt_is_written_with_what_is_asked_already(page: Page, imports: str) -> None:
    page.goto(imports + "import.html")
    page.locator("[data-action=prompt]").click()
    expect(page.locator(".prompt-form .said")).to_have_text("Напишите, о чём нужны вопросы.")
    page.locator("[data-field=prompt-topic]").fill("Индексы в PostgreSQL")
    page.locator("[data-field=prompt-level]").select_option("senior")
    page.locator("[data-action=prompt]").click()
    prompt = page.locator("[data-field=prompt]")
    expect(prompt).to_be_visible(timeout=SLOW_MS)
    text = prompt.input_value()
    assert "Индексы в PostgreSQL" in text and "Что такое JOIN?" in text
    assert prompt.evaluate("one => one.scrollTop") == 0
    expect(page.locator(".prompt-copy")).to_contain_text("знак")
    page.locator("[data-field=prompt-avoid]").uncheck()
    page.locator("[data-action=prompt]").click()
    expect(prompt).not_to_have_value(text, timeout=SLOW_MS)
    assert "Что такое JOIN?" not in prompt.input_value()


def test_a_long_file_tells_how_far_it_has_come(page: Page, imports: str) -> None:
    questions = (f"## Вопрос номер {place}?\n\n" + "Слово и *ещё* одно. " * 120 + "\n\n" for place in range(300))
    read(page, imports, file("long.md", "# Долго\n\n" + "".join(questions)))
    page.locator("[data-action=take]").click()
    done = page.locator(".import-waiting [data-number=done]")
    expect(done).to_have_attribute("data-total", "300", timeout=SLOW_MS)
    expect(done).not_to_have_attribute("data-value", "0")
    expect(done).to_contain_text("из 300 вопросов")
    page.locator("[data-action=stop-import]").click()
    expect(said(page)).to_have_text("Остановлено, ничего не изменилось.")
    expect(page.locator("[data-action=take]")).to_be_enabled()
    assert page.evaluate("localStorage['interview-practice/main/imported']") is None


def test_the_page_speaks_english(page: Page, english_imports: str) -> None:
    read(page, english_imports, file("react.md", REACT))
    expect(page.locator("[data-action=take]")).to_have_text("Take 3 questions")
    take(page)
    expect(said(page)).to_have_text("The topic “React” is kept in this browser.")


def practise(page: Page, count: int) -> None:
    """Answer so many questions."""
    for _ in range(count):
        rate(page, 3)
