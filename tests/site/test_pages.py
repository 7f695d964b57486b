"""What a built site holds, read from its files as a reader without JavaScript would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import CONFIGURATION, ROOT, Build, Built
from tests.site.scripts import bank_script

TOPIC = """\
---
title: Числа
description: Дроби и округление
level: junior
tags: [python]
---

Введение с [ссылкой](other.md).

## Почему `0.1 + 0.2` не равно `0.3`? { #numbers-float level=middle minutes=3 tags="float, ieee" }

Код:

```python
print(0.1 + 0.2)
## не заголовок
```

### Подсказка

Вспомните двоичную запись.

### Ответ

Дробь 0,1 бесконечна в двоичной записи[^1].

[^1]: IEEE 754.

!!! note "Деньги"

    Берите `Decimal`.

### Ключевые пункты

- Двоичная запись
- Берут **Decimal**

### Углубление

#### Что вернёт `round(2.5)`?

2: к чётному.

### Источники

- [Учебник](https://docs.python.org/3/tutorial/floatingpoint.html)

## Сколько байт в `float`? { #numbers-size minutes=1 }

- [ ] 4
    Столько в C float.
- [x] 8

### Ответ

Восемь.
"""
OTHER = "# Обычная страница\n\n## Раздел\n\nПросто текст.\n"


@pytest.fixture
def built(build: Build) -> Built:
    footnotes = CONFIGURATION + "markdown_extensions:\n  - footnotes\n"
    result = build({"numbers.md": TOPIC, "other.md": OTHER}, "--strict", configuration=footnotes)
    assert result.status == 0, result.output
    return result


def test_questions_are_rendered_as_the_golden_page_shows(built: Built) -> None:
    page = built.page("numbers.html")

    golden = (ROOT / "tests" / "data" / "pages" / "numbers.html").read_text(encoding="utf-8")
    assert page[page.index('<div class="questions">') : page.index('<script src="assets/bank')] == golden


def test_topic_page_is_complete_without_javascript(built: Built) -> None:
    page = built.page("numbers.html")

    article = page[page.index('<article class="question" id="numbers-float"') : page.index("</article>")]
    assert 'data-level="middle"' in article and 'data-kind="open"' in article and 'data-tags="float, ieee"' in article
    hidden = article[article.index('<details class="answer">') :]
    for text in (
        "Дробь 0,1 бесконечна",
        "admonition note",
        "Берут <strong>Decimal</strong>",
        "к чётному",
        "tutorial/floatingpoint",
    ):
        assert text in hidden and text not in article[: -len(hidden)], text
    assert "## не заголовок" in re.sub(r"<[^>]+>", "", article)
    assert "IEEE 754" in page[page.index('<div class="footnote">') :], "footnotes stand at the end of the page"


def test_right_option_is_told_only_inside_the_answer(built: Built) -> None:
    page = built.page("numbers.html")

    article = page[page.index('<article class="question" id="numbers-size"') :]
    visible, hidden = article.split('<details class="answer">', 1)
    assert re.findall(r"<li>(\d)</li>", visible) == ["4", "8"]
    assert "right" not in visible and "checked" not in visible
    assert '<li class="right"><p>8' in hidden and "Столько в C float." in hidden


def test_each_question_has_one_anchor_and_a_place_in_the_contents(built: Built) -> None:
    page = built.page("numbers.html")

    assert page.count('id="numbers-float"') == 1
    assert re.search(r'<a href="#numbers-float" class="md-nav__link">', page)
    assert "Что вернёт" not in page[: page.index('<article class="question"')], "follow-ups do not spoil the contents"


def test_links_between_pages_are_checked_and_rewritten(built: Built, build: Build) -> None:
    assert 'href="other.html"' in built.page("numbers.html")

    broken = build({"numbers.md": TOPIC.replace("other.md", "nowhere.md")}, "--strict")
    assert broken.status != 0 and "nowhere.md" in broken.output


def test_plain_page_stays_an_ordinary_page(built: Built) -> None:
    page = built.page("other.html")

    assert "Просто текст." in page and 'class="question"' not in page and "bank/index.js" not in page


def test_index_and_topic_scripts_hold_the_bank(built: Built) -> None:
    kind, index = bank_script(built, "index")
    assert (kind, index["format"], index["version"], index["name"]) == ("index", "interview-practice/bank", 1, "main")
    assert [row[:5] for row in index["questions"]] == [
        ["numbers-float", "numbers", "middle", "open", "Почему 0.1 + 0.2 не равно 0.3?"],
        ["numbers-size", "numbers", "junior", "choice", "Сколько байт в float?"],
    ]
    assert index["topics"][0]["url"] == "numbers.html" and index["pages"]["practice"] == "practice.html"

    kind, topic = bank_script(built, "numbers")
    first, second = topic["questions"]
    assert kind == "topic" and first["title"] == "Почему <code>0.1 + 0.2</code> не равно <code>0.3</code>?"
    assert first["follow_ups"] == [{"title": "Что вернёт <code>round(2.5)</code>?", "answer": "<p>2: к чётному.</p>"}]
    assert second["options"] == [
        {"text": "4", "correct": False, "feedback": "<p>Столько в C float.</p>"},
        {"text": "8", "correct": True},
    ]


def test_former_ids_lead_to_their_question_and_stand_in_the_index(build: Build) -> None:
    text = TOPIC.replace("tags: [python]", "tags: [python]\naliases: {old-size: numbers-size}")
    text = text.replace("minutes=1", 'minutes=1 aliases="older-size"')
    result = build({"numbers.md": text, "other.md": OTHER}, "--strict")
    assert result.status == 0, result.output
    _, index = bank_script(result, "index")
    assert [row[10:] for row in index["questions"]] == [[], [["older-size", "old-size"]]]
    page = result.page("numbers.html")
    article = page[page.index('<article class="question" id="numbers-size"') :]
    assert '<a id="older-size"></a><a id="old-size"></a>' in article[: article.index("<h2")]


def test_home_lists_the_topics_with_their_counts(built: Built) -> None:
    page = built.page("index.html")

    card = page[page.index('<li class="topic-card" data-topic="numbers">') :]
    assert '<a href="numbers.html">Числа</a>' in card and "2 вопроса" in card and "Middle 1" in card


def test_bad_question_is_reported_and_left_out_and_the_rest_works(build: Build) -> None:
    bad = TOPIC + "\n## Вопрос без уровня { #numbers-bad level=expert }\n\nТекст остаётся.\n\n### Ответ\n\nДа.\n"

    plain = build({"numbers.md": bad, "other.md": OTHER})
    assert plain.status == 0
    assert re.search(r"numbers\.md:\d+:\d+: unknown-level", plain.output)
    _, index = bank_script(plain, "index")
    assert "numbers-bad" not in [row[0] for row in index["questions"]]
    page = plain.page("numbers.html")
    assert "Текст остаётся." in page and "question-left-out" in page and "2 вопроса" in page

    assert build({"numbers.md": bad, "other.md": OTHER}, "--strict").status != 0


def test_a_question_that_has_no_answer_yet_is_shown_and_not_asked(build: Build) -> None:
    unfinished = TOPIC + "\n## Вопрос без ответа { #numbers-open }\n\nТекст остаётся.\n"

    built = build({"numbers.md": unfinished, "other.md": OTHER}, "--strict")
    assert built.status == 0 and re.search(r"numbers\.md:\d+:\d+: no-answer", built.output)
    assert "numbers-open" not in [row[0] for row in bank_script(built, "index")[1]["questions"]]
    assert "Текст остаётся." in built.page("numbers.html")


def test_file_in_a_foreign_encoding_is_reported_and_the_rest_works(build: Build) -> None:
    built = build({"numbers.md": TOPIC, "other.md": OTHER, "old.md": "## Вопрос\n\n### Ответ\n\nДа".encode("cp1251")})

    assert built.status == 0 and "old.md" in built.output and "bad-encoding" in built.output
    assert "Дробь 0,1 бесконечна" in built.page("numbers.html") and not (built.site / "old.html").exists()


HOSTILE = """\
## Атака { #attack }

<script>window.stolen = localStorage</script> <img src=x onerror="window.stolen = 1"> [ссылка](javascript:alert(1))
<div>

<iframe src="https://example.org"></iframe>

### Ответ

Ответ цел. <!-- не закрыт

## Следующий { #next }

Текст следующего.

### Ответ

Цел и этот.
"""


def test_hostile_and_broken_html_stays_in_its_question(build: Build) -> None:
    built = build({"attack.md": HOSTILE})

    assert built.status == 0, built.output
    page = built.page("attack.html")
    body = page[page.index('<article class="question" id="attack"') : page.index('<script src="assets/bank/index.js"')]
    _, topic = bank_script(built, "attack")
    for text in (body, json.dumps(topic)):
        assert not re.search(r"<script|onerror|javascript:|<iframe", text)
    assert [question["id"] for question in topic["questions"]] == ["attack", "next"]
    assert "Цел и этот." in topic["questions"][1]["answer"] and "Цел и этот." not in topic["questions"][0]["answer"]


def test_features_of_material_survive_the_gate(build: Build) -> None:
    text = """\
## Вкладки { #tabs level=junior }

=== "A"

    Первая

=== "B"

    | a | b |
    |:--|--:|
    | 1 | 2 |

### Ответ

```python hl_lines="1"
x = 1
```
"""
    built = build(
        {"tabs.md": text},
        configuration=CONFIGURATION
        + "markdown_extensions:\n  - tables\n  - pymdownx.tabbed:\n      alternate_style: true\n",
    )

    page = built.page("tabs.html")
    assert (
        'class="tabbed-set tabbed-alternate"' in page
        and 'name="__tabbed_1"' in page
        and '<label for="__tabbed_1_1">' in page
    )
    assert re.search(r'<td style="text-align: ?right;?">2', page) and '<span class="hll">' in page


def test_folders_become_sections_and_topics_are_named_by_path(build: Build) -> None:
    built = build(
        {"go/basics.md": TOPIC.replace("(other.md)", "(../other.md)"), "other.md": OTHER}, "--strict", flat=False
    )

    assert built.status == 0, built.output
    _, index = bank_script(built, "index")
    assert index["topics"][0]["topic"] == "go/basics" and index["topics"][0]["url"] == "go/basics/"
    assert (built.site / "assets" / "bank" / "go" / "basics.js").is_file()
    page = built.page("go/basics/index.html")
    assert 'href="../../practice/#topic=go/basics"' in page and 'src="../../assets/bank/index.js"' in page


def test_pages_speak_the_language_of_the_theme(build: Build) -> None:
    built = build({"numbers.md": TOPIC, "other.md": OTHER}, configuration=CONFIGURATION.replace("ru", "en"))

    page = built.page("numbers.html")
    assert "Show answer" in page and "Start quiz" in page and "2 questions" in page and "Key points" in page
    assert "needs JavaScript" in built.page("progress.html") and "Topics" in page


def test_material_offline_names_no_foreign_server(bank_site: Path) -> None:
    foreign = re.compile(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(https?:)?//[^"]+"')
    for path in bank_site.rglob("*.html"):
        loaded = [tag for tag in foreign.findall(path.read_text(encoding="utf-8")) if 'rel="canonical"' not in tag]
        assert not loaded, (path, loaded)


def test_every_question_of_the_bank_is_in_it_once(bank_site: Path) -> None:
    _, index = bank_script(Built(bank_site, "", 0), "index")

    ids = [row[0] for row in index["questions"]]
    assert len(ids) == len(set(ids)) >= 72
    assert sum(row[3] == "choice" for row in index["questions"]) >= 12
