"""Questions that are there already: shown with where they are, left out unless the learner wants them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.imports import GO, REACT, SLOW_MS, bring, choose, file, read, said, take, titles

pytestmark = pytest.mark.browser

MIXED = """\
# Разное

## Что такое JOIN?

Соединение таблиц, моими словами.

## Что выведет код?

```python
print([1, 2] * 2)
```

- [x] `[1, 2, 1, 2]`
- [ ] ошибку

## Что выведет код?

```python
print("1" * 3)
```

Строку из трёх единиц.

## Чем отличается `==` от `is`?

Объекты и значения.

## Что такое индекс?

Дерево рядом с таблицей.

## Что такое индекс?

То же дерево.
"""


def test_what_is_there_already_is_shown_and_left_out(page: Page, imports: str) -> None:
    found = read(page, imports, file("mixed.md", MIXED))

    expect(found.locator("[data-number=repeated]")).to_have_attribute("data-value", "4")
    repeats = found.locator(".repeats > li")
    shown = repeats.evaluate_all("all => all.map((one) => [one.dataset.line, one.querySelector('.aside').textContent])")
    assert shown == [
        ["3", "Уже есть: Что такое JOIN? (SQL)"],
        ["7", "Уже есть: Что выведет код? (Код)"],
        ["24", "Уже есть: Чем == отличается от is? (Код)"],
        ["32", "То же, что в строке 28"],
    ]
    link = repeats.nth(1).locator("a")
    assert str(link.get_attribute("href")).endswith("code.html#code-list"), "the one with the same code"
    with page.expect_popup() as other:
        link.click()
    expect(other.value.locator("#code-list")).to_be_visible()
    expect(page.locator("[data-action=take]")).to_have_text("Взять 2 вопроса")

    take(page)
    expect(said(page)).to_contain_text("Повторы не взяты: 4.")
    assert titles(page) == ["Что выведет код?", "Что такое индекс?"]
    expect(page.locator(".own-question .prompt")).to_contain_text(['"1" * 3'])


def test_repeated_questions_can_be_taken_too(page: Page, imports: str) -> None:
    read(page, imports, file("mixed.md", MIXED))
    page.locator("[data-choice=repeats-keep]").click()
    expect(page.locator("[data-action=take]")).to_have_text("Взять 6 вопросов")
    take(page)
    assert len(titles(page)) == 6
    expect(said(page)).not_to_contain_text("Повторы")


def test_a_file_of_nothing_new_says_so(page: Page, imports: str) -> None:
    read(
        page, imports, file("same.md", "# То же\n\n## Что такое JOIN?\n\nОно самое.\n\n## Что такое JOIN?\n\nТо же.\n")
    )
    expect(page.locator(".import-problem")).to_have_text("Все эти вопросы уже есть.")
    expect(page.locator("[data-action=take]")).to_have_count(0)
    page.locator("[data-choice=repeats-keep]").click()
    expect(page.locator("[data-action=take]")).to_have_text("Взять 2 вопроса")


def test_a_file_of_nothing_new_does_not_hold_up_another(page: Page, imports: str) -> None:
    same = "# То же\n\n## Что такое JOIN?\n\nОно самое.\n\n## Что такое JOIN?\n\nТо же.\n"
    read(page, imports, file("same.md", same), file("go.md", GO))
    expect(page.locator("[data-action=take]")).to_have_text("Взять 2 вопроса")
    take(page)
    assert titles(page) == ["Что такое канал?", "Что такое горутина?"]


def test_the_learners_other_topics_count_too(page: Page, imports: str) -> None:
    name = bring(page, imports, "react.md", REACT)
    page.locator(".own-back a").click()
    expect(page.locator(".drop-area")).to_be_visible()
    choose(
        page, file("go.md", GO + "\n## Что такое контекст в React?\n\nДругое.\n\n## Что такое контекст?\n\nСпособ.\n")
    )
    repeats = page.locator(".repeats > li")
    expect(repeats).to_have_count(1, timeout=SLOW_MS)
    expect(repeats).to_contain_text("Уже есть: Что такое контекст? (React)")
    assert f"#topic={name}&question=" in str(repeats.locator("a").get_attribute("href"))

    # A later version of that topic is no repetition of it.
    page.locator("[data-field=target]").select_option(name)
    expect(repeats).to_have_count(0)
    page.locator("[data-action=take]").click()
    panel = page.locator("[data-panel=outcomes]")
    expect(panel.locator("[data-outcome=updated]")).to_have_attribute("data-value", "1", timeout=SLOW_MS)
    expect(panel.locator("[data-outcome=added]")).to_have_attribute("data-value", "3")


def test_an_update_leaves_out_what_the_bank_asks(page: Page, imports: str) -> None:
    name = bring(page, imports, "react.md", REACT)
    page.goto(imports + f"import.html#topic={name}")
    page.locator("[data-action=update]").click()
    choose(page, file("react.md", REACT + "\n## Что такое JOIN?\n\nСоединение.\n"))
    panel = page.locator("[data-panel=outcomes]")
    expect(panel.locator("[data-outcome=duplicate]")).to_have_attribute("data-value", "1", timeout=SLOW_MS)
    expect(panel).to_contain_text("менять нечего")
    panel.locator("summary").click()
    expect(panel.locator(".repeats > li")).to_contain_text("Уже есть: Что такое JOIN? (SQL)")
    panel.locator("[data-action=keep-repeats]").click()
    expect(panel.locator("[data-outcome=added]")).to_have_attribute("data-value", "1", timeout=SLOW_MS)
    page.locator("[data-action=update-confirm]").click()
    expect(page.locator(".own-question")).to_have_count(4)


def test_by_its_title_alone_no_question_is_left_out(page: Page, imports: str) -> None:
    page.route("**/bank/code.js", lambda route: route.abort())
    found = read(page, imports, file("mixed.md", MIXED))
    expect(found.locator("[data-number=repeated]")).to_have_attribute("data-value", "2")
    perhaps = found.locator(".repeats > [data-sure=false]")
    expect(perhaps).to_have_count(3)
    expect(perhaps.first).to_contain_text("сравнить целиком не вышло, поэтому вопрос войдёт: Что выведет код? (Код)")
    expect(page.locator("[data-action=take]")).to_have_text("Взять 4 вопроса")
    take(page)
    assert len(titles(page)) == 4
