"""Which questions are the same one: other words around the point, yes; another point, no."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from builder.merging.likeness import Asked, indel_ratio, is_same
from builder.merging.wording import read_wording

SAME = [
    ("What is a closure?", "what is closure"),
    ("What is GIL?", "What is the **GIL**"),
    ("What's the difference between a list and a tuple?", "Explain the difference between tuples and lists."),
    ("Что такое замыкание?", "Что такое замыкания"),
    ("Зачем нужен объём диска", "Зачем нужен объем диска?"),
    ("How does authentication work?", "How does authenication work?"),
    ("What is `this`?", "What is this?"),
    ("What does `len()` do?", "What does len do?"),
    ("How does garbage collection work in Python?", "How does Python garbage collection work?"),
    (
        "Why does the order of columns matter in a composite index of a large table?",
        "Why does the order of columns actually matter in a composite index of a large table?",
    ),
    ("What is printed?\n```python\nprint(1)\n```", "What is printed\n~~~py\n  print(1)\n~~~"),
    ("[What is DNS](https://example.com)?", "What is DNS?"),
    ("What is it?", "what is it"),
]
DIFFERENT = [
    ("Difference between GET and POST", "Difference between GET and PUT"),
    ("What is method overriding?", "What is method overloading?"),
    ("What is an INNER JOIN and how does it work?", "What is an OUTER JOIN and how does it work?"),
    ("What is synchronous replication?", "What is asynchronous replication?"),
    ("What is a class?", "What is an abstract class?"),
    ("What is HTTP?", "What is HTTPS?"),
    ("What is a process?", "What is a processor?"),
    ("How to convert lists to tuples?", "How to convert tuples to lists?"),
    ("What is `==`?", "What is `===`?"),
    ("What does `*args` mean?", "What does `**args` mean?"),
    ("What is C?", "What is C++?"),
    ("What is C?", "What is C#?"),
    ("What does the A in ACID mean?", "What does the I in ACID mean?"),
    ("A service gets 300 requests, what do you do?", "A service gets 500 requests, what do you do?"),
    ("What is printed?\n```\nprint(1)\n```", "What is printed?\n```\nprint(2)\n```"),
    ("What does this show? ![](a.png)", "What does this show? ![](b.png)"),
    ("When is an index used?", "Why is an index used?"),
    (
        "When may a transaction read the changes of other transactions before commit?",
        "When may a transaction not read the changes of other transactions before commit?",
    ),
    ("What is a list?", "What is a tuple?"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_question(one: str, other: str) -> None:
    assert is_same(read_wording(one), read_wording(other))
    asked = Asked[str](fuzz.ratio)
    asked.add(read_wording(one), "a")
    assert asked.find(read_wording(other)) == "a"


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_question(one: str, other: str) -> None:
    assert not is_same(read_wording(one), read_wording(other))
    asked = Asked[str]()
    asked.add(read_wording(one), "a")
    assert asked.find(read_wording(other)) is None


@given(st.text("abcя 12", max_size=80), st.text("abcя 12", max_size=80))
def test_our_ratio_is_that_of_rapidfuzz(one: str, other: str) -> None:
    assert abs(indel_ratio(one, other) - fuzz.ratio(one, other)) < 1e-9


_WORDS = "how does garbage collection collections colection work in python not quickly 1 2 `==` the synchronous"
_question = st.lists(
    st.sampled_from(_WORDS.split()),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(st.lists(_question, max_size=12), _question)
def test_the_index_finds_what_comparing_all_finds(known: list[str], text: str) -> None:
    asked = Asked[int]()
    for number, one in enumerate(known):
        asked.add(read_wording(one), number)
    found = asked.find(read_wording(text))
    same = [number for number, one in enumerate(known) if is_same(read_wording(text), read_wording(one))]
    assert (found in same) if same else found is None


def test_thousands_of_questions_cost_no_square() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefgh", k=9)) for _ in range(400)]
    asked = Asked[int]()
    looked_at = 0

    def count(one: str, other: str) -> float:
        nonlocal looked_at
        looked_at += 1
        return indel_ratio(one, other)

    asked.ratio = count
    for number in range(5000):
        text = f"How does {chance.choice(words)} work with {chance.choice(words)}?"
        wording = read_wording(text)
        if asked.find(wording) is None:
            asked.add(wording, number)
    assert looked_at < 5000
