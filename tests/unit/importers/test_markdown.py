"""What the Markdown engine makes of files of many shapes, and that it survives all others."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.markdown import engine
from builder.importers.recognise import read_any
from tests.unit.importers.cases import Case, outcome, read_cases

PIECES = (
    *(
        "```",
        "```py",
        "~~~",
        "````markdown",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
        "**",
        "__",
        "# ",
        "## ",
    ),
    *(
        "### Answer",
        "Answer: B",
        "Ответ 2.",
        "- [x] ",
        "- [ ] ",
        "A) ",
        "B) ",
        "1. ",
        "2) ",
        "> ",
        "| a | b |",
        "|---|---|",
    ),
    *(
        "<!--",
        "-->",
        "::",
        "?",
        "\t",
        "\r",
        "\r\n",
        "\n",
        "\n\n",
        "---",
        "===",
        "Q: ",
        "A: ",
        "C: [",
        "🟢 ",
        "💡",
        "[",
        "](",
    ),
    *(
        "](#",
        "<b>",
        "</b>",
        "<pre>",
        "<table>",
        "<script>",
        "\ufeff",
        "\u2028",
        "\x0b",
        "\x85",
        "\0",
        "&lt;",
        "=>",
        "What",
    ),
    *(
        '??? question "',
        "> [!question] ",
        "Вопрос 3.",
        "Ответы:",
        "{ #id }",
        "\\",
        "`",
        "(",
        "A, B and ",
        "Answer key",
        "1 – B",
    ),
    *(
        "Explain it.",
        "Почему?",
        " ",
        "    ",
        "text",
        "I. ",
        "1️⃣ ",
        "Hint: ",
        "## Q. ",
        "Front: a",
        "**Answers:** 1-B, 2-A",
        "A: ```js",
        "🔟 ",
        "+ ",
        "a #card",
        "Level: hard",
        "问：",
        "Back: b",
        "a::b",
        "// right",
    ),
)
LONG = {
    "brackets": "[" * 50_000,
    "links": "[](" * 20_000,
    "quotations": ">" * 50_000,
    "quoted lines": "> \n" * 50_000,
    "nested lists": "\n".join(" " * depth + "- Why?" for depth in range(400)),
    "nested folds": "<details><summary>Why?</summary>" * 3_000 + "</details>" * 3_000,
    "open folds": "<details>\n" * 30_000,
    "ticks": "`" * 50_000,
    "fences": "```\n" * 30_000,
    "fences that shrink": "\n".join("`" * ticks + "\n## Q. Why?" for ticks in range(300, 2, -1)),
    "wrappers": "```markdown\n# A?\n```py\n" * 3_000,
    "stars": "*" * 50_000,
    "tags": "<b>" * 20_000,
    "comments": "<!--\n" * 20_000,
    "questions": "What?\n" * 10_000,
    "headings": "## What?\n" * 10_000,
    "keys": "Answers\n1. a\n2. b\n" * 5_000,
    "tests": "Вопрос 1.\nОтветы:\n1. a\n2. b\nОтвет 1.\n" * 2_000,
    "options": "".join(f"{number}. x\n" for number in range(20_000)),
    "one line": "What is " + "x " * 50_000 + "?",
    "tables": "<table><tr><td>" * 5_000,
    "letters": "A, " * 30_000,
    "a key of stars": "# Answers\n1.A" + "*" * 50_000 + "x",
    "signs": "+ a\n- b\n" * 8_000,
    "cards": "- What #card\n  - x\n" * 5_000,
}


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: case.id)
def test_shapes(case: Case) -> None:
    assert outcome(case.input, read_any) == case.expected, case.title


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("```\n```py\n## Q. a\n<details>\n<summary>")
@example("Q: \n💡<summary>Question 2</summary>")
@example("1. \n?\n**Q1.** What?")
@example("1️⃣ ::**Answers:** 1-B\na #card")
@example("<details><summary>a?</summary>\n<details><summary>Answer</summary>")
def test_no_text_is_too_strange(text: str) -> None:
    found = engine.read(text)
    lines = split_lines(text)
    assert uncovered(found, lines) == ()
    spans = [span for question in found.questions for span in question.spans]
    assert all(1 <= first <= last <= len(lines) for first, last in spans)
    assert all(question.title for question in found.questions)


@pytest.mark.parametrize("name", LONG)
def test_no_text_takes_long(name: str) -> None:
    start = time.process_time()
    found = engine.read(LONG[name])
    # Ten times what it takes: only growth faster than the text would fail.
    assert time.process_time() - start < 10
    assert uncovered(found, split_lines(LONG[name])) == ()


def test_what_is_left_over_is_named() -> None:
    text = (
        "---\ntags: [a]\n---\n# Quiz\n\nWelcome.\n\n- [What is a port?](#a)\n- [What is a host?](#b)\n\n"
        "[![build](https://x/badge.svg)](https://x)\n\n## What is a port?\n\nA number.\n\n[↑ back to top](#quiz)\n\n"
        "## What is a host?\n\nA machine.\n\n## Licence\n\nMIT\n"
    )
    found = engine.read(text)
    assert found.title == "Quiz"
    assert [question.title for question in found.questions] == ["What is a port?", "What is a host?"]
    assert [(left.name, left.span) for left in found.leftovers] == [
        ("front matter", (1, 3)),
        ("heading", (4, 4)),
        ("text", (6, 6)),
        ("table of contents", (8, 9)),
        ("badges", (11, 11)),
        ("navigation", (17, 17)),
        ("heading", (23, 23)),
        ("text", (25, 25)),
    ]


def test_a_name_that_promises_questions_is_believed() -> None:
    notes = "# Python\n\nNotes of mine.\n\n## Tuples\n\nThey are fixed.\n\n"
    text = f"{notes}## Sets\n\n- What is a set?\n- Why is it fast?\n- When is it not?\n"
    assert len(engine.read(text, name="interview_questions.md").questions) == 3
    assert not engine.read(text, name="python.md").questions
