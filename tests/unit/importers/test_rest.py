"""Titles out of texts, literal answers, and lines of Markdown as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importers.plain import plain_title
from builder.importers.rest import literal, split_title, to_markdown
from builder.sections import _ACCEPTED_RULES
from tests.unit.importers.found_questions import texts


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("What?", "What?", ""),
        ("What?\nMore.\n\nAnd more.", "What?", "More.\n\nAnd more."),
        ("A long\nquestion?\n```\ncode\n```", "A long question?", "```\ncode\n```"),
        ("```\ncode?\n```\n\nWhat is it?\n\nMore.", "What is it?", "```\ncode?\n```\n\nMore."),
        ("**Which one:**\n\n- a", "Which one:", "- a"),
        ("- one?\n- two?", "one?", "- two?"),
        ("## Why?\ntext", "text", "## Why?"),
        ("```\ncode\n```", "Default", "```\ncode\n```"),
        ("", "Default", ""),
        ("No end\n| a |\n|---|", "No end", "| a |\n|---|"),
    ],
)
def test_split_title(text: str, title: str, rest: str) -> None:
    assert split_title(text, default="Default") == (title, rest)


@given(texts)
def test_any_text_has_a_title_and_loses_no_word(text: str) -> None:
    title, rest = split_title(text, default="Default")
    words = [word for word in text.split() if word.isalpha()]
    assert title and all(word in title or word in rest for word in words)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("  a  b ", "a b"),
        ("/etc/hosts", "/etc/hosts"),
        ("/tmp/", "/^\\/tmp\\/$/i"),
        ("± 1", "/^± 1$/i"),
        ("[/a(/i", "[/a(/i"),
        ("/a(/i", "/^\\/a\\(\\/i$/i"),
    ],
)
def test_literal(text: str, written: str) -> None:
    assert literal(text) == written


@given(st.text("/a(i[±+*. 1", max_size=9))
def test_literals_are_accepted_answers(text: str) -> None:
    assert not any(is_wrong(literal(text)) for is_wrong, _, _ in _ACCEPTED_RULES)


def test_html_is_reduced_and_generics_are_none() -> None:
    assert to_markdown("a<br>b &nbsp;<b>c</b>") == "a\nb  **c**"
    assert to_markdown("List<String> &nbsp;") == "List<String> &nbsp;"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("What is **a `list[int]`** in\n_Python_?", "What is a list[int] in Python?"),
        ("[Link](https://x.y) &amp; ![image](a.png)", "Link & image"),
        ("<b>Bold</b> <code>List<String></code>", "Bold List<String>"),
        ("\\*escaped\\* 2 * 3", "*escaped* 2 * 3"),
        ("a" * 3000, "a" * 3000),
    ],
)
def test_plain_title(title: str, plain: str) -> None:
    assert plain_title(title) == plain
