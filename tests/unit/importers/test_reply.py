"""Replies in the bank's own format, wrapped as chats wrap them: nothing of the format is lost, and no line."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers import own_format, reply
from builder.importers.found import Found, uncovered
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
    assert reply.fits(text) == 1
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
    assert reply.fits(text) == 1
    assert questions(reply.read(text)) == expected(example)


def test_what_is_around_is_named() -> None:
    found = reply.read(WRAPPED["fence and talk"])
    end = split_lines(WRAPPED["fence and talk"]).index("Good luck with it!") + 1
    assert [(one.name, one.span) for one in found.leftovers] == [
        ("head", (4, 8)),
        ("remark", (1, 1)),
        ("remark", (end, end + 4)),
        ("fence around the questions", (3, 3)),
        ("fence around the questions", (end - 2, end - 2)),
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
    assert reply.fits(text) in (0, 1)
    assert uncovered(reply.read(text), split_lines(text)) == ()


def test_very_many_fences_take_no_time() -> None:
    text = "```markdown\n" + FILE + "```\ncode\n```\n\n" * 20_000
    start = time.perf_counter()
    reply.fits(text)
    assert time.perf_counter() - start < 2
