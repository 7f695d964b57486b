"""The writer: what it writes is read back as the same topic, and stamping changes nothing but headings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from builder.parser import parse
from builder.question import Choice, Option, Question, Topic
from builder.writer import stamp_ids, write
from tests.unit.topics import any_text, topics

ROOT = Path(__file__).parents[2]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(topics)
def test_what_is_written_is_read_back(topic: Topic) -> None:
    assert parse(write(topic)).topic == topic
    assert parse(write(topic, language="en")).topic == topic


@pytest.mark.parametrize("path", sorted((ROOT / "content").glob("*.md")), ids=lambda path: path.stem)
def test_the_bank_of_this_repository_survives_a_rewrite(path: Path) -> None:
    topic = parse(path.read_text(encoding="utf-8")).topic
    assert parse(write(topic)).topic == topic


def test_written_text() -> None:
    options = (Option("100", False, "Too many.\n\n```python\nx = 1\n```"), Option("```python\ny\n```", True))
    question = Question(
        id="a",
        title="Which?",
        prompt="- a list",
        answer="```md\n## x\n```",
        task=Choice(options),
        hints=("Look.",),
        key_points=("One\n\nmore",),
    )
    topic = Topic(title="T: one", tags=("a",), introduction="Hello.", questions=(question,), metadata={"hide": ["toc"]})
    assert write(topic, language="en") == (
        "---\ntitle: 'T: one'\nlevel: middle\ntags: [a]\nhide: [toc]\n---\n\nHello.\n\n## Which? { #a }\n\n- a list\n\n"
        "* [ ] 100\n\n    Too many.\n\n    ```python\n    x = 1\n    ```\n\n* [x]\n\n    ```python\n    y\n    ```\n\n"
        "### Hint\nLook.\n\n### Answer\n```md\n## x\n```\n\n### Key points\n- One\n\n    more\n"
    )


@pytest.mark.parametrize(
    ("text", "stamped"),
    [
        ("## One\nx", "## One { #t-one }\nx"),
        ("\ufeff## One\r\n\r\nx", "\ufeff## One { #t-one }\r\n\r\nx"),
        ("##  One  ##  \n", "##  One { #t-one }  ##  \n"),
        ("## One { level=junior }\n", "## One { #t-one level=junior }\n"),
        ("## One {level=junior}\n", "## One { #t-one level=junior}\n"),
        ("## One {: mock } ##\n", "## One {: #t-one mock } ##\n"),
        ("## 🟢 One {a: 1}\n", "## 🟢 One {a: 1} { #t-one-a-1 }\n"),
        ("## One { #a }\n## One\r## { mock }\n", "## One { #a }\n## One { #t-one }\r## { mock }\n"),
        ("## One { #я }\n", "## One { #я }\n"),
        ("```\n## One\n```\n", "```\n## One\n```\n"),
    ],
)
def test_stamp(text: str, stamped: str) -> None:
    assert stamp_ids(text, parse(text, topic="t")) == stamped


@given(any_text)
def test_stamping_changes_only_headings_and_only_once(text: str) -> None:
    before = parse(text)
    stamped = stamp_ids(text, before)
    after = parse(stamped)
    assert after.topic == before.topic
    assert not any(found.code == "missing-id" for found in after.diagnostics)
    assert stamp_ids(stamped, after) == stamped
    missing = {found.line for found in before.diagnostics if found.code == "missing-id"}
    for number, (old, new) in enumerate(zip(_lines(text), _lines(stamped), strict=True), start=1):
        assert old == new or number in missing


def _lines(text: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
