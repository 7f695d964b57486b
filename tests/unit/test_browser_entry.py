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
from tests.unit.browser_steps import BROUGHT, CANONICAL, NETWORKS, ask, file, ids, make, read

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
