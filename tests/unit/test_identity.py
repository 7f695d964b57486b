"""Ids: made from titles, in latin letters, short and free."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.identity import MAX_LENGTH, derive_id, is_id


@pytest.mark.parametrize(
    ("title", "topic", "expected"),
    [
        ("What is a `closure`?", "python", "python-what-is-a-closure"),
        ("Щётка, объезд и подъём", "", "shchetka-obezd-i-podem"),
        ("Щётка".replace("ё", "е\u0308"), "", "shchetka"),
        ("См. [PEP 8](https://peps.python.org/pep-0008/)", "", "sm-pep-8"),
        ("Café ﬁne", "go/basics", "go-basics-cafe-fine"),
        ("??? 漢字", "t", "t-question"),
        ("", "", "question"),
        ("word " * 40, "t", "t" + "-word" * 11),
        ("x" * 99, "", "x" * 60),
    ],
)
def test_derive_id(title: str, topic: str, expected: str) -> None:
    assert derive_id(title, topic=topic) == expected


def test_taken_ids_are_numbered() -> None:
    taken: set[str] = set()
    for _ in range(12):
        taken.add(derive_id("One", taken=taken))
    assert taken == {"one", *(f"one-{number}" for number in range(2, 13))}


def test_a_number_keeps_the_length() -> None:
    name = derive_id("word " * 40)
    assert derive_id("word " * 40, taken={name}) == "word" + "-word" * 10 + "-2"


@given(st.text(), st.text(max_size=30), st.sets(st.text()))
def test_any_title_gives_a_free_id(title: str, topic: str, taken: set[str]) -> None:
    name = derive_id(title, topic=topic, taken=taken)
    assert is_id(name) and len(name) <= MAX_LENGTH and name not in taken


@pytest.mark.parametrize(
    ("text", "expected"), [("a", True), ("A.b_c-1", True), ("-a", False), ("я", False), ("a b", False)]
)
def test_is_id(text: str, expected: bool) -> None:
    assert is_id(text) is expected
