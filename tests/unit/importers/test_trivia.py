"""`#Q` questions: several lines, options that look like sentences, answers that are no option."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.trivia import fits, read
from tests.unit.importers.shown import expect, show

_PIECES = ("#Q ", "^ ", "A ", "B ", "C", "\n", "\n\n", "text", "a", "#", " ")


def test_questions() -> None:
    assert show(
        read,
        """
        Trivia of mine
        #Q Which of these
        is a river?
        ^ Nile
        A A lake of
        salt
        B nile.
        C None

        #Q Is water wet.
        ^ True
        A True
        B False
        """,
    ) == expect("""
        2-8 Which of these is a river?
          [ ] 'A lake of salt'
          [x] 'nile.'
          [ ] 'None'
        10-13 Is water wet.
          [x] 'True'
          [ ] 'False'
        left text 1-1
    """)


def test_without_the_right_option_and_without_options() -> None:
    assert show(read, "#Q Which?\n^ c\nA a\nB b\n\n#Q Who?\n^ Ada\n\n#Q Where?\n") == expect("""
        1-4 Which?
          [ ] 'a'
          [ ] 'b'
          > c
          doubt the right answer is none of the options
        6-7 Who?
          > Ada
        9-9 Where?
          doubt no answer
    """)


def test_fits() -> None:
    assert fits("#Q What?\n^ x\n") == 1
    assert fits("#Q What?\n") == 0
    assert fits("# Heading\n\ntext") == 0


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()
