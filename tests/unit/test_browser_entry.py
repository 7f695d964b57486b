"""The door for browsers: files in, a topic out, and never an exception."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.browser.door import browser_json
from builder.cli import main
from builder.parser import parse

BROUGHT = Path(__file__).parents[1] / "data" / "brought"
NETWORKS = "## Чем TCP отличается от UDP?\n\nTCP ждёт подтверждений.\n\n## Что такое DNS?\n\nСправочник имён.\n"
CANONICAL = BROUGHT / "canonical.md"


def ask(**request: object) -> dict[str, Any]:
    answer = json.loads(browser_json(json.dumps(request)))
    assert isinstance(answer, dict)
    return answer


def file(text: str | bytes, name: str = "networks.md") -> dict[str, str]:
    data = text.encode() if isinstance(text, str) else text
    return {"name": name, "data": b64encode(data).decode()}


def read(text: str | bytes, name: str = "networks.md") -> dict[str, Any]:
    (found,) = ask(task="read", files=[file(text, name)])["files"]
    assert isinstance(found, dict)
    return found


def make(*texts: str | bytes, **more: object) -> dict[str, Any]:
    files = [file(text, f"file-{number}.md") for number, text in enumerate(texts)]
    answer = ask(task="make", files=files, **{"topic": "", "title": "Сети", "level": "middle", **more})
    assert "error" not in answer, answer
    return answer


def again(text: str, made: dict[str, Any], **more: object) -> dict[str, Any]:
    before = {"markdown": made["markdown"], "imports": made["imports"]}
    return make(text, topic=made["topic"], title=made["title"], before=before, **more)


def actions(answer: dict[str, Any]) -> list[str]:
    return [outcome["action"] for outcome in answer["outcomes"]]


def ids(answer: dict[str, Any]) -> list[str]:
    return [row[0] for row in answer["rows"]]


def test_tells_what_was_read() -> None:
    found = read((BROUGHT / "headings.md").read_bytes(), "notes/headings.md")

    assert (found["name"], found["title"], found["level"]) == ("notes/headings.md", "Собеседование по сетям", "middle")
    counts = {"questions": 2, "choice": 0, "unanswered": 0, "drafts": 0, "lost": 0}
    assert (found["counts"], found["lines"]) == (counts, 25)
    first = found["questions"][0]
    assert (first["title"], first["kind"], first["line"]) == ("Чем TCP отличается от UDP?", "open", 8)
    assert first["answered"] is True and first["draft"] is False and first["level"] is None
    covered = {line for left in found["leftovers"] for line in range(left["start"], left["end"] + 1)}
    assert {3, 5, 6} <= covered, "the table of contents"


def test_a_title_is_proposed_even_if_the_file_has_none() -> None:
    assert read(NETWORKS, "my_network-questions.md")["title"] == "My network questions"


def test_a_level_is_proposed_from_what_the_file_says() -> None:
    assert read("## 🔴 Что такое ABA?\n\nА, Б, А.\n\n## 🔴 Что такое RCU?\n\nЧтение.\n")["level"] == "senior"


def test_a_level_that_a_few_questions_name_is_not_proposed() -> None:
    others = "".join(f"## Что такое {name}?\n\nНечто.\n\n" for name in ("CAS", "TLB", "MMU", "DMA", "NUMA"))
    assert read(f"## 🟢 Что такое RCU?\n\nЧтение.\n\n{others}")["level"] == "middle"


def test_tells_what_a_question_will_be_before_it_is_taken() -> None:
    (found,) = read("## Что печатает `1 + 1`?\n\n- [ ] 11\n- [x] 2\n\n**Ответ:** числа *складываются*.\n")["questions"]

    shown = ask(task="render", topic="preview", markdown=found["markdown"])
    (parts,) = shown["parts"]["questions"]
    assert [(option["text"], option["correct"]) for option in parts["options"]] == [("11", False), ("2", True)]
    assert "<em>складываются</em>" in parts["answer"]


UNFINISHED = """\
# Т

## Первый? { #first }

### Ответ

Да.

## Второй? { #second level=expert }

### Ответ

Да.

## Третий? { #third }

## Четвёртый? { #fourth draft }

### Ответ

Да.
"""


def test_tells_which_questions_no_quiz_will_ask() -> None:
    asked = {one["title"]: one["asked"] for one in read(UNFINISHED)["questions"]}

    assert asked == {"Первый?": True, "Второй?": False, "Третий?": False, "Четвёртый?": False}
    made = make(UNFINISHED)
    assert (ids(made), [row[0] for row in made["left_out"]]) == (["first"], ["second", "third"])
    assert [(one["code"], one["question"]) for one in made["diagnostics"]] == [
        ("unknown-level", "second"),
        ("no-answer", "third"),
        ("draft", "fourth"),
    ]


@pytest.mark.parametrize("path", sorted(BROUGHT.iterdir()), ids=lambda path: path.name)
def test_as_many_questions_are_asked_as_were_promised(path: Path) -> None:
    found = read(path.read_bytes(), path.name)
    promised = sum(one["asked"] and not one["repeats"] for one in found["questions"])

    answer = ask(task="make", files=[file(path.read_bytes(), path.name)], topic="", title="Т", level="middle")
    assert len(answer.get("rows", [])) == promised


WRAPPED = """\
Sure, here are your questions.

```markdown
---
title: Queues
---

## What is a queue? { level=junior }

### Answer

First in, first out:

```python
queue.append(1)
```

## What is a deque? { level=middle minutes=2 }

### Answer

A queue with two ends.
```

Tell me if you want more of them.
"""


def test_what_a_reply_wraps_around_its_questions_is_not_kept() -> None:
    made = make(WRAPPED, title="Queues")

    assert [row[4] for row in made["rows"]] == ["What is a queue?", "What is a deque?"]
    assert made["markdown"].startswith("---\ntitle: Queues\n")
    assert not any(words in made["markdown"] for words in ("Sure", "```markdown", "Tell me"))
    assert made["diagnostics"] == [] and made["introduction"] == ""


def test_tells_how_much_is_done() -> None:
    told: list[tuple[int, int]] = []

    def ask_telling(**request: object) -> dict[str, Any]:
        told.clear()
        answer = json.loads(browser_json(json.dumps(request), lambda done, total: told.append((done, total))))
        assert "error" not in answer, answer
        return dict(answer)

    ask_telling(task="read", files=[file(NETWORKS), file(CANONICAL.read_bytes())])
    assert told == [(0, 2), (1, 2)]
    long = "".join(f"## Вопрос {number}?\n\n{'Слово. ' * 1000}\n\n" for number in range(20))
    made = ask_telling(task="make", files=[file(long)], topic="", title="Т", level="middle")
    assert told[0] == (0, 20) and len(told) > 4 and told == sorted(told)
    ask_telling(task="render", markdown=made["markdown"], topic="t")
    assert len(told) > 4


def test_says_that_there_are_no_questions() -> None:
    found = read((BROUGHT / "prose.md").read_bytes(), "prose.md")

    assert found["counts"]["questions"] == 0
    assert [diagnostic["code"] for diagnostic in found["diagnostics"]] == ["no-questions"]
    assert ask(task="make", files=[file("Только текст.\n")], topic="", title="Т", level="middle")["error"]["message"]


def test_says_that_a_file_is_no_text() -> None:
    assert [found["code"] for found in read(bytes(range(256)) * 20, "photo.jpg")["diagnostics"]] == ["unreadable-file"]


def test_shows_the_lines_whose_letters_are_doubtful() -> None:
    mixed = NETWORKS.encode() + "\n## Что такое NAT?\n\n".encode() + "Подмена адресов.\n".encode("cp1251")
    (found,) = read(mixed)["diagnostics"]

    assert (found["code"], found["line"], found["source"]) == ("bad-encoding", 11, "Подмена адресов.")


def test_makes_a_topic_for_the_app() -> None:
    made = make(NETWORKS, level="junior")

    assert (made["topic"], made["title"]) == ("seti", "Сети")
    assert [row[1:5] for row in made["rows"]] == [
        ["seti", "junior", "open", "Чем TCP отличается от UDP?"],
        ["seti", "junior", "open", "Что такое DNS?"],
    ]
    assert made["parts"]["topic"] == "seti"
    assert [part["id"] for part in made["parts"]["questions"]] == ids(made)
    assert made["parts"]["questions"][1]["answer"] == "<p>Справочник имён.</p>"
    assert actions(made) == ["added", "added"]
    parsed = parse(made["markdown"], topic="seti")
    assert (parsed.topic.title, parsed.topic.level, parsed.diagnostics) == ("Сети", "junior", ())


def test_no_id_and_no_name_is_taken_twice() -> None:
    first = make(NETWORKS)
    second = make(NETWORKS, taken=ids(first), topics=["seti"])

    assert second["topic"] != "seti"
    assert not set(ids(second)) & set(ids(first))
    third = make(CANONICAL.read_text(encoding="utf-8"), taken=["queues-partitions"])
    assert ids(third)[0] == "queues-at-least-once" and "queues-partitions" not in ids(third) and len(ids(third)) == 2


def test_several_files_make_one_topic() -> None:
    other = "## Что такое NAT?\n\nПодмена адресов.\n\n## Что такое DNS?\n\nСправочник.\n"
    made = make(NETWORKS, other)

    assert [row[4] for row in made["rows"]] == ["Чем TCP отличается от UDP?", "Что такое DNS?", "Что такое NAT?"]
    assert actions(made) == ["added", "added", "added", "duplicate"]


def test_a_later_version_changes_only_what_it_changes() -> None:
    made = make(NETWORKS)
    later = again(NETWORKS.replace("Справочник имён", "Служба имён") + "\n## Что такое NAT?\n\nПодмена.\n", made)

    assert actions(later) == ["unchanged", "updated", "added"]
    assert ids(later)[:2] == ids(made)
    diff = later["outcomes"][1]["diff"]
    assert "-Справочник имён." in diff and "+Служба имён." in diff and "{ #" not in diff
    assert later["parts"]["questions"][1]["answer"] == "<p>Служба имён.</p>"
    assert later["rows"][0] == made["rows"][0] and later["rows"][1][7] != made["rows"][1][7]


def test_the_same_file_under_another_name_changes_nothing() -> None:
    made = make(NETWORKS)
    files = [file(NETWORKS, "networks (1).md")]
    before = {"markdown": made["markdown"], "imports": made["imports"]}
    same = ask(task="make", files=files, topic="seti", title="Сети", level="middle", before=before)

    assert actions(same) == ["unchanged", "unchanged"]
    assert (same["markdown"], same["rows"], same["imports"]) == (made["markdown"], made["rows"], made["imports"])


def test_a_file_of_the_banks_own_format_is_kept_to_the_letter() -> None:
    text = CANONICAL.read_text(encoding="utf-8")
    made = make(text, title="Очереди")

    assert made["markdown"] == text
    assert [(row[0], row[2], row[3]) for row in made["rows"]] == [
        ("queues-at-least-once", "senior", "open"),
        ("queues-partitions", "senior", "short"),
    ]
    assert actions(again(text, made)) == ["unchanged", "unchanged"]


def test_doubtful_questions_are_drafts_that_can_be_seen() -> None:
    text = "## Первый? { #first draft }\n\n### Ответ\n\nДа.\n\n## Второй? { #second }\n\n### Ответ\n\nНет.\n"
    shown = ask(task="render", topic="t", markdown=text)

    assert (ids(shown), [row[0] for row in shown["drafts"]]) == (["second"], ["first"])
    assert [part["id"] for part in shown["parts"]["questions"]] == ["first", "second"]


def test_questions_that_no_quiz_asks_can_be_seen() -> None:
    text = "# Т\n\n## Первый? { #first }\n\n## Второй? { #second }\n\n### Ответ\n\nНет.\n"
    shown = ask(task="render", topic="t", markdown=text)

    assert (ids(shown), [row[0] for row in shown["left_out"]]) == (["second"], ["first"])
    assert [part["id"] for part in shown["parts"]["questions"]] == ["first", "second"]
    (found,) = shown["diagnostics"]
    assert (found["code"], found["line"], found["source"]) == ("no-answer", 3, "## Первый? { #first }")


def test_what_stands_around_the_questions_is_rendered_too() -> None:
    text = "# Т\n\nО *многом*.\n\n## Что? { #what }\n\n### Ответ\n\nТо[^1].\n\n[^1]: Или нет.\n"
    shown = ask(task="render", topic="t", markdown=text)

    assert shown["introduction"] == "<p>О <em>многом</em>.</p>"
    assert "Или нет." in shown["tail"]


def test_a_line_with_many_problems_is_shown_in_part() -> None:
    text = "# Т\n\n## Что? { #what }\n\n### Ответ\n\n" + "слово <b> " * 500 + "\n"
    found = ask(task="render", topic="t", markdown=text)["diagnostics"]

    assert len(found) == 500
    assert all(len(one["source"]) <= 202 and "<b>" in one["source"] for one in found)
    assert found[0]["source"].startswith("слово") and found[0]["source"].endswith("…")
    assert found[-1]["source"].startswith("…") and found[-1]["source"].endswith("<b> ")


def test_a_long_topic_is_rendered_in_pieces() -> None:
    count = 120
    question = "## Вопрос {0}? {{ #long-{0} }}\n\n### Ответ\n\nОтвет {0}. " + "слово " * 2000 + "\n\n"
    text = "# Т\n\n[общая]: https://example.org/\n\n" + "".join(map(question.format, range(count)))
    shown = ask(task="render", topic="t", markdown=text + "## Ещё? { #more }\n\n### Ответ\n\nСм. [общая].\n")

    answers = [part["answer"] for part in shown["parts"]["questions"]]
    assert len(answers) == count + 1
    assert all(answer.startswith(f"<p>Ответ {number}.") for number, answer in enumerate(answers[:-1]))
    assert 'href="https://example.org/"' in answers[-1]


def test_a_topic_gets_another_title_and_nothing_else() -> None:
    made = make(NETWORKS)
    renamed = ask(task="render", topic="seti", title='Сети: «основы» и "прочее"', markdown=made["markdown"])

    assert parse(renamed["markdown"]).topic.title == renamed["title"] == 'Сети: «основы» и "прочее"'
    assert (renamed["rows"], renamed["parts"]) == (made["rows"], made["parts"])
    assert renamed["markdown"].partition("\n## ")[2] == made["markdown"].partition("\n## ")[2]


def test_one_question_that_cannot_be_shown_leaves_the_others() -> None:
    deep = "## Глубоко? { #deep }\n\n### Ответ\n\n" + "> " * 3000 + "дно\n\n"
    shown = ask(task="render", topic="t", markdown=deep + "## Рядом? { #near }\n\n### Ответ\n\nДа.\n")

    assert "near" in ids(shown)
    assert next(part for part in shown["parts"]["questions"] if part["id"] == "near")["answer"] == "<p>Да.</p>"
    assert "deep" in ids(shown) or any(found["line"] == 1 for found in shown["diagnostics"])


def test_broken_markup_stays_in_its_question() -> None:
    made = make((BROUGHT / "hostile.md").read_bytes())

    shown = {part["title"]: part for part in made["parts"]["questions"]}
    assert len(shown) == 2
    assert "alert(5)" not in shown["Is the next question still there?"]["answer"]


def test_writes_prompts() -> None:
    answer = ask(task="prompt", topic="Kafka", language="ru", count=5)
    assert "Kafka" in answer["prompt"]
    assert ask(task="prompt", topic="")["error"]["message"]


def test_warming_up_answers_nothing() -> None:
    assert ask(task="warm", **{"for": "read"}) == ask(task="warm", **{"for": "make"}) == {}


@pytest.mark.parametrize(
    "request_",
    [
        "",
        "[]",
        "null",
        '{"task": 5}',
        '{"task": "erase"}',
        '{"task": "read", "files": {}}',
        '{"task": "read", "files": [{"name": "a.md"}]}',
        '{"task": "read", "files": [{"name": "a.md", "data": "кириллица"}]}',
        '{"task": "make", "files": [], "level": "expert"}',
        '{"task": "make", "files": [], "level": "middle"}',
        '{"task": "make", "files": [], "level": "middle", "before": {"markdown": "## A", "imports": {"a": 5}}}',
        '{"task": "render"}',
        "[" * 100_000,
    ],
)
def test_a_bad_request_is_answered(request_: str) -> None:
    answer = json.loads(browser_json(request_))

    assert set(answer) == {"error"} and answer["error"]["message"].strip()


@given(st.binary(max_size=400), st.text(max_size=20))
@example(b"# \xc2\xb2\n", "superscript.md")
@example(b"<!doctype html><h99999999999>What is it?</h99999999999><p>A heading of no level.</p>", "page.html")
@example(b"#separator:tab\n#tags column:99999999999999999999\nfront\tback\n" * 3, "deck.txt")
def test_any_file_is_answered(data: bytes, name: str) -> None:
    files = [{"name": name, "data": b64encode(data).decode()}]
    assert "files" in ask(task="read", files=files)
    answer = ask(task="make", files=files, topic="", title="", level="middle")
    assert "rows" in answer or answer["error"]["message"].startswith("there are no questions")


@given(st.text(max_size=200))
def test_any_text_is_rendered(text: str) -> None:
    shown = ask(
        task="render",
        topic="t",
        markdown=f"## Вопрос? {{ #one }}\n\n### Ответ\n\n{text}\n\n## Ещё? {{ #two }}\n\n### Ответ\n\nДа.\n",
    )

    assert "parts" in shown, shown


@pytest.mark.parametrize("path", sorted(BROUGHT.iterdir()), ids=lambda path: path.name)
def test_the_command_writes_the_same_file(path: Path, tmp_path: Path) -> None:
    files = [file(path.read_bytes(), path.name)]
    answer = ask(task="make", files=files, topic="", title="Тема", level="middle")
    main(["import", str(path), "--topic", "Тема", "--level", "middle", "--into", str(tmp_path)])

    written = tmp_path / "tema.md"
    if path.name == "prose.md":
        assert "error" in answer and not written.exists()
    elif path.name == "canonical.md":
        # Under another topic's name the command cannot keep the file to the letter.
        assert parse(written.read_text(encoding="utf-8")).topic.questions == parse(answer["markdown"]).topic.questions
    else:
        assert written.read_text(encoding="utf-8") == answer["markdown"]
