"""mkdocs-quiz: checkboxes, blanks, feedback, the old notations, quizzes that are only shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.mkdocs_quiz import fits, read
from tests.unit.importers.shown import expect, show

_PIECES = (
    *(
        "<quiz>\n",
        "</quiz>\n",
        "<?quiz?>\n",
        "<?/quiz?>\n",
        "quiz-start\n",
        "quiz-end\n",
        "- [ ] a\n",
        "- [x] b\n",
        "> c\n",
    ),
    *("\n", "  more\n", "```\n", "---\n", "[[x]]", "question: ", "answer: ", "content:\n", "text\n", "    "),
)


def test_options_with_feedback_and_content() -> None:
    assert show(
        read,
        """
        # Page

        === "Example"

            <quiz>
            What is 2 + 2?

            - [ ] 3
            > Close.
            > Very.
            - [x] 4

              ```
              four
              ```

            - [] 5

            ## More
            Sums.
            </quiz>

        === "Syntax"

            ```markdown
            <quiz>
            What is 2 + 2?
            - [x] 4
            </quiz>
            ```
        """,
    ) == expect("""
        5-21 What is 2 + 2?
          [ ] '3' # 'Close.\\nVery.'
          [x] '4\\n```\\nfour\\n```'
          [ ] '5'
          > ## More
          > Sums.
        left text 1-3
        left text 23-30
    """)


def test_blanks() -> None:
    assert show(
        read,
        """
        <quiz>
        ```python
        print("hi")
        ```
        It prints [[hi]].
        </quiz>
        <quiz>
        [[Ada]] wrote it in [[1843]].

        ---
        On Bernoulli numbers.
        </quiz>
        <quiz>
        Why?

        ---
        Because.
        </quiz>
        """,
    ) == expect("""
        1-6 It prints \\_\\_\\_\\_\\_.
          ? ```python
          ? print("hi")
          ? ```
          = hi
        7-12 \\_\\_\\_\\_\\_ wrote it in \\_\\_\\_\\_\\_.
          > 1. Ada
          > 2. 1843
          >
          > On Bernoulli numbers.
        13-18 Why?
          > Because.
    """)


def test_the_notations_of_the_first_versions() -> None:
    assert show(
        read,
        """
        <?quiz?>
        question: Are you ready?
        answer-correct: <code>Yes!</code>
        answer: No!
        content:
        <h2>Good</h2>
        <?/quiz?>

        quiz-start
        quiz-question: Really?
        quiz-answer: a
        and more
        quiz-answer: b
        quiz-end
        """,
    ) == expect("""
        1-7 Are you ready?
          [x] '`Yes!`'
          [ ] 'No!'
          > #### Good
        9-14 Really?
          [ ] 'a\\nand more'
          [ ] 'b'
          doubt no option is marked as right
    """)


def test_quizzes_that_are_not_closed() -> None:
    found = read("<quiz>\nA?\n- [x] a\n- [ ] b\n<quiz>\nB?\n- [x] a\n- [ ] b\n")
    assert [(one.title, one.spans) for one in found.questions] == [("A?", ((1, 4),)), ("B?", ((5, 8),))]


def test_fits() -> None:
    assert fits("text\n<quiz>\nA?\n</quiz>\n") == 1
    assert fits("```\n<quiz>\nA?\n</quiz>\n```\n") == 0
    assert fits("A quiz: what is it?\n") == 0


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()


def test_comments_are_left_out_but_for_those_in_code() -> None:
    stem = "Which? <!-- (1)! -->\n```html\n<!-- x -->\n```\n"
    text = f"<quiz>\n{stem}- [x] this <!-- (2)! -->\n- [ ] that\n\nSo. <!-- y -->\n</quiz>\n"
    assert show(read, text) == expect("""
        1-10 Which?
          ? ```html
          ? <!-- x -->
          ? ```
          [x] 'this'
          [ ] 'that'
          > So.
    """)
