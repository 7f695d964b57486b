"""Aiken: questions, options and answers, and how much of a file must be so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.aiken import fits, read
from builder.importers.found import uncovered
from tests.unit.importers.shown import expect, show

_PIECES = (
    "A. ",
    "B) ",
    "C.",
    "ANSWER: ",
    "A",
    "B",
    ", ",
    "\n",
    "\n\n",
    "text?",
    "FEEDBACK: ",
    "```\n",
    "# ",
    "1. ",
    " ",
)


def test_questions() -> None:
    assert show(
        read,
        """
        What is the port of HTTPS?
        A. 80
        B. 443
        ANSWER: B

        2. Which are lists?
        A) [1,
           2]
        B) (1, 2)
        C) <b>[]</b>
        ANSWER: A, C
        FEEDBACK: Brackets
        make them.
        """,
    ) == expect("""
        1-4 What is the port of HTTPS?
          [ ] '80'
          [x] '443'
        6-13 Which are lists?
          [x] '[1, 2]'
          [ ] '(1, 2)'
          [x] '**[]**'
          > Brackets
          > make them.
    """)


def test_code_above_the_options() -> None:
    assert show(
        read,
        """
        # My quiz

        Welcome.

        What is printed?

        ```python
        print(1)
        ```

        A. 1
        B. 2
        ANSWER: A
        """,
    ) == expect("""
        5-13 What is printed?
          ? ```python
          ? print(1)
          ? ```
          [x] '1'
          [ ] '2'
        left text 1-3
    """)


def test_all_of_it_in_a_fence() -> None:
    found = read("# Sample\n```txt\nWhich?\nA. a\nB. b\nANSWER: A\n\nWhat?\nA. a\nB. b\nANSWER: B\n```\n")
    assert [(one.title, one.spans) for one in found.questions] == [("Which?", ((3, 6),)), ("What?", ((8, 11),))]
    assert [(one.name, one.span) for one in found.leftovers] == [("text", (1, 2)), ("text", (12, 12))]


def test_doubts() -> None:
    assert show(read, "Which?\nA. a\nB. b\nANSWER: D\n\nWhat?\nA. a\nB. b\n") == expect("""
        1-4 Which?
          [ ] 'a'
          [ ] 'b'
          doubt the answer D is none of the options
        6-8 What?
          [ ] 'a'
          [ ] 'b'
          doubt no option is marked as right
    """)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Which?\nA. a\nB. b\nANSWER: A\n", 1, 1),
        ("# Long page\n\ntext\n\n" * 9 + "Which?\nA. a\nB. b\nANSWER: A\n", 0, 0.3),
        ("Which?\nA. a\nB. b\n", 0, 0),
        ("ANSWER: A", 0, 0),
    ],
)
def test_fits(text: str, least: float, most: float) -> None:
    assert least <= fits(text) <= most


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()


def test_letters_without_a_space_and_answers_in_other_words() -> None:
    text = "1.Which routes?\nA.Link\nB.Network\nANSWER:B\n2. Which has ports?\nA)Link\nB)Transport\nANS: B) Transport\n"
    assert fits(text) == 1
    assert show(read, text) == expect("""
        1-4 Which routes?
          [ ] 'Link'
          [x] 'Network'
        5-8 Which has ports?
          [ ] 'Link'
          [x] 'Transport'
    """)
