"""Replies in the bank's own format, wrapped as chats wrap them: nothing of the format is lost, and no line."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import Found, uncovered
from builder.importers.own import own_format, reply
from builder.importers.recognise import read_any
from builder.parser import parse
from builder.prompt.request import LANGUAGES, PromptRequest
from builder.prompt.write import write_example
from builder.question import KINDS, Question
from builder.writer import Language

FILE = """\
---
title: Caches
level: middle
---

## What is printed? { minutes=2 tags="python" }

```python
print(1)
```

### Output
```
1
```

### Answer
```
it prints
```

## Why? { level=senior minutes=5 tags="x" }

### Answer
Because.

```
code without a language
```
"""
WRAPPED = {
    "plain": FILE,
    "greeting": f"Sure! Here is your file:\n\n{FILE}",
    "fence": f"```markdown\n{FILE}```\n",
    "fence and talk": f"Of course.\n\n```md\n{FILE}```\n\nGood luck with it!\n\n```shell\nmake serve\n```\n",
    "longer fence": f"````markdown\n{FILE}````\nDone.\n",
    "bare fence": f"Here:\n\n```\n{FILE}```\n",
    "tildes": f"~~~~\n{FILE}~~~~\n",
    "open fence": f"Here:\n\n```markdown\n{FILE}",
    "front matter in a fence": "```yaml\n" + FILE.replace("---\n\n", "---\n```\n\n", 1),
    "without front matter": "Here:\n\n```markdown\n## " + FILE.partition("## ")[2] + "```\n",
}


def questions(found: Found) -> list[Question]:
    exact = [one.exact for one in found.questions if one.exact]
    assert len(exact) == len(found.questions)
    return [replace(question, id="", line=0) for question in exact]


def expected(text: str) -> list[Question]:
    return [replace(question, id="", line=0) for question in parse(text).topic.questions]


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_what_is_wrapped_comes_out_as_it_was(text: str) -> None:
    assert reply.fits(text) >= 0.9
    found = reply.read(text)
    assert questions(found) == expected(FILE)
    assert uncovered(found, split_lines(text)) == ()
    lines = split_lines(text)
    assert all(lines[one.line - 1].startswith(f"## {one.title}") for one in found.questions)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrap", ["{}", "```markdown\n{}```\n", "Hi.\n\n````\n{}````\n\nBye.\n"])
def test_every_kind_as_the_prompt_asks_for_it(language: Language, wrap: str) -> None:
    example = write_example(PromptRequest("t", language=language, kinds=KINDS))
    text = wrap.format(example)
    assert reply.fits(text) >= 0.9
    assert questions(reply.read(text)) == expected(example)


MENDED = {
    "thoughts": f"<think>\nLet me see.\n\n## Plan\n1. One\n</think>\n\n```markdown\n{FILE}```\n",
    "headings one level down": re.sub(r"^(#{2,4} )", r"#\1", FILE, flags=re.MULTILINE),
    "headings one level up": re.sub(r"^#(#{1,4} )", r"\1", FILE, flags=re.MULTILINE),
    "attributes below the heading": FILE.replace(" { ", "\n{ "),
    "numbers": FILE.replace("## What", "## 1. What").replace("## Why", "## 2. Why"),
    "numbers with a word": FILE.replace("## What", "## Question 1: What").replace("## Why", "## Question 2. Why"),
    "signs before sections": FILE.replace("### Answer", "### ✅ **Answer**:").replace("### Output", "### 🖨 Output"),
    "bold sections": FILE.replace("### Answer", "**Answer:**").replace("### Output", "**Output**:"),
    "bold sections on their lines": FILE.replace("### Answer\nBecause", "**Answer:** Because")
    .replace("### Answer", "**Answer**")
    .replace("### Output", "__Output:__"),
    "rules": FILE.replace("\n## ", "\n---\n\n## ") + "\n---\n",
    "a rule and an offer": f"{FILE}\n---\n\nWould you like more?\nI can write them.\n",
    "an offer": f"{FILE}\nLet me know if you want more!\n",
    "a quotation": "".join(f"> {line}\n" for line in FILE.split("\n")),
    "an indent": "".join(f"    {line}\n" for line in FILE.split("\n")),
    "two fences": "One:\n\n```markdown\n"
    + FILE.replace("## Why?", "```\n\nTwo:\n\n```markdown\n## Why?")
    + "```\nDone.\n",
}


@pytest.mark.parametrize("text", MENDED.values(), ids=MENDED)
def test_what_a_model_writes_nearly_in_the_format_is_mended(text: str) -> None:
    found = read_any(text)
    assert found.importer == reply.NAME
    assert questions(found) == expected(FILE)
    assert not found.diagnostics
    assert uncovered(found, split_lines(text)) == ()
    # What the bank takes over has the format, line by line.
    assert expected(found.text.lstrip("\n")) == expected(FILE)
    lines = split_lines(found.text)
    assert all(lines[one.line - 1].startswith(f"## {one.title}") for one in found.questions)


def test_a_greeting_is_no_introduction() -> None:
    text = "Sure, here they are:\n\n## " + FILE.partition("## ")[2]
    found = read_any(text)
    assert questions(found) == expected(text)
    assert [(one.name, one.span) for one in found.leftovers] == [("remark", (1, 1))]


@pytest.mark.parametrize(
    "text",
    [
        FILE,
        FILE.replace("{ ", "{ #a "),
        # In the bank nothing is mended: its questions have ids.
        FILE.replace("## What", "## 1. What")
        .replace("## Why", "## 2. Why")
        .replace("{ ", "{ #a ", 1)
        .replace("{ level", "{ #b level"),
        # Beside sections a bold word is a word.
        FILE.replace("Because.", "Because.\n\n**Output:** none."),
    ],
)
def test_a_file_in_the_format_is_taken_as_it_stands(text: str) -> None:
    found = read_any(text)
    assert (found.importer, found.text) == (own_format.NAME, "")


def test_what_is_around_is_named() -> None:
    found = reply.read(WRAPPED["fence and talk"])
    end = split_lines(WRAPPED["fence and talk"]).index("Good luck with it!") + 1
    assert [(one.name, one.span) for one in found.leftovers] == [
        ("remark", (1, 1)),
        ("fence around the questions", (3, 3)),
        ("head", (4, 7)),
        ("fence around the questions", (end - 2, end - 2)),
        ("remark", (end, end + 4)),
    ]
    assert found.topic and found.topic.title == "Caches"


def test_a_section_that_the_model_made_up_is_reported_and_kept() -> None:
    text = "Hi.\n\n" + FILE.replace("Because.\n", "Because.\n\n### Note\nMore.\n")
    assert own_format.fits(text) == 0
    assert reply.fits(text) == 1
    found = reply.read(text)
    assert "### Note\nMore." in found.questions[-1].answer
    (problem,) = found.diagnostics
    assert (problem.code, problem.line) == ("unknown-section", split_lines(text).index("### Note") + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Notes\n\n## What is a set?\nNo repeats.\n",
        "## Plain { .class }\ntext\n",
        "## One { level=junior }\n\n## Two\n\n## Three\n",
        "```\n## One { level=junior }\n```\n\n## Two\n\n## Three\n",
    ],
)
def test_what_is_no_reply(text: str) -> None:
    assert reply.fits(text) == 0


PIECES = st.sampled_from(
    [
        *FILE.split("\n"),
        "```markdown",
        "````",
        "~~~",
        "```python",
        "Hello.",
        "---",
        "title: x",
        "## Q { level=x }",
        "\t```",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("\n".join)))
def test_no_line_is_lost_whatever_comes(text: str) -> None:
    assert 0 <= reply.fits(text) <= 1
    assert uncovered(reply.read(text), split_lines(text)) == ()


def test_very_many_fences_take_no_time() -> None:
    text = "```markdown\n" + FILE + "```\ncode\n```\n\n" * 20_000
    start = time.perf_counter()
    reply.fits(text)
    assert time.perf_counter() - start < 2
