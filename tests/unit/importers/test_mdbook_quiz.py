"""mdbook-quiz: its types of questions, shared texts, TOML that is broken or no quiz."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.mdbook_quiz import fits, read
from tests.unit.importers.shown import expect, show

_PIECES = (
    *(
        "[[questions]]\n",
        'type = "MultipleChoice"\n',
        "prompt.prompt = ",
        '"a"\n',
        '"""\n',
        "'''",
        "answer.answer = ",
        "[",
        "]",
    ),
    *(
        '["a", "b"]\n',
        "[multipart]\n",
        "x = 1\n",
        "{}",
        "\n",
        "# c\n",
        "prompt = 3\n",
        "answer = true\n",
        "questions = []\n",
    ),
)


def test_choice_questions_are_mixed() -> None:
    text = '''
    # a quiz

    [[questions]]
    id = "1"
    type = "MultipleChoice"
    prompt.prompt = """
    **Program:**
    ```rust
    [[questions]]
    ```
    What is printed?
    """
    prompt.distractors = ["2", "3"]
    answer.answer = "1"
    context = """
    Because.
    """

    [[questions]]
    type = "MultipleChoice"
    prompt.prompt = "Which are even?"
    prompt.distractors = ["1"]
    answer.answer = [
      "2",
      "4",
    ]
    '''
    shown = show(read, text)
    assert shown == expect("""
        3-17 Program:
          ? ```rust
          ? [[questions]]
          ? ```
          ? What is printed?
          [ ] '3'
          [x] '1'
          [ ] '2'
          > Because.
        19-26 Which are even?
          [x] '4'
          [ ] '1'
          [x] '2'
        left settings 1-1
    """)


def test_short_answers_and_programs() -> None:
    text = '''
    [multipart]
    one = "Look at this trait."

    [[questions]]
    type = "ShortAnswer"
    multipart = "one"
    prompt.prompt = "Which keyword makes it mutable?"
    answer.answer = "mut"
    answer.alternatives = ["`mut`"]
    context = "It does."

    [[questions]]
    type = "ShortAnswer"
    prompt.prompt = "Why?"
    prompt.response = "long"
    answer.answer = "Because of borrowing."

    [[questions]]
    type = "Tracing"
    prompt.program = """
    fn main() { println!("1"); }
    """
    answer.doesCompile = true
    answer.stdout = "1"

    [[questions]]
    type = "Tracing"
    prompt.program = "x"
    answer.doesCompile = false
    answer.lineNumber = 1

    [[questions]]
    type = "Informational"
    prompt.prompt = "Read the chapter."
    '''
    assert show(read, text) == expect("""
        4-10 Which keyword makes it mutable?
          ? Look at this trait.
          = mut
          = `mut`
          > mut
          >
          > It does.
        12-16 Why?
          > Because of borrowing.
        18-24 Does this program compile? If it does, what does it print?
          ? ```rust
          ? fn main() { println!("1"); }
          ? ```
          > It compiles and prints:
          >
          > ```text
          > 1
          > ```
        26-30 Does this program compile? If it does, what does it print?
          ? ```rust
          ? x
          ? ```
          > It does not compile: the error is in line 1.
        left settings 1-2
        left settings 32-34
    """)


def test_a_broken_question_does_not_take_the_others_with_it() -> None:
    sound = '[[questions]]\nprompt.prompt = "A?"\nanswer.answer = "b"\n'
    found = read(sound + '[[questions]]\nprompt.prompt = "C?\nanswer.answer = 1\n')
    assert [one.title for one in found.questions] == ["A?"]
    assert [(one.line, one.code) for one in found.diagnostics] == [(4, "bad-toml")]
    assert [(one.name, one.span) for one in found.leftovers] == [("settings", (4, 6))]


def test_questions_as_a_list() -> None:
    text = 'questions = [ { type = "ShortAnswer", prompt = "A?", answer = "b" } ]\n'
    assert [(one.title, one.accepted) for one in read(text).questions] == [("A?", ("b",))]
    assert fits(text) == 0.5


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ('[[questions]]\ntype = "ShortAnswer"\n', 1),
        ("[[questions]]\n", 0.5),
        ('[project]\nname = "x"\n', 0),
        ("Ten questions to ask", 0),
    ],
)
def test_fits(text: str, share: float) -> None:
    assert fits(text) == share


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()
