"""GIFT: its kinds of questions, its escapes, and texts that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.moodle.gift import fits, read
from tests.unit.importers.shown import expect, show

_PIECES = (
    *(
        "::",
        "{",
        "}",
        "=",
        "~",
        "#",
        "####",
        "->",
        "%50%",
        "%-100%",
        "\\",
        "\\n",
        "//",
        "$CATEGORY: a/b\n",
        "\n",
        "\n\n",
        "T",
    ),
    *(" ", "text", "слово", "1..5", "3:1", "[html]", "<b>x</b>", "TRUE", "*", "1e999", "%x%", "\t"),
)


def test_options_with_feedback_and_weights() -> None:
    assert show(
        read,
        """
        // a comment
        $CATEGORY: top/Web/Caches

        ::Q1:: Which header says how long? {
            =max-age #Right \\= good
            ~ttl
            ~%50%expires#Half\\: old
        }

        Two are right.{~%50%a ~%50%b ~%-100%c}
        """,
    ) == expect("""
        4-8 Which header says how long? Caches
          [x] 'max-age' # 'Right = good'
          [ ] 'ttl'
          [ ] 'expires' # 'Half: old'
        10-10 Two are right. Caches
          [x] 'a'
          [x] 'b'
          [ ] 'c'
        left comment 1-1
        left category 2-2
    """)


def test_true_or_false() -> None:
    assert show(read, "Ice floats.{T}\n\nЛёд тонет.{FALSE#Нет, плавает.#Да!####Плотность меньше.}\n") == expect("""
        1-1 Ice floats.
          [x] 'True'
          [ ] 'False'
        3-3 Лёд тонет.
          [ ] 'Верно' # 'Нет, плавает.'
          [x] 'Неверно' # 'Да!'
          > Плотность меньше.
    """)


def test_short_answers() -> None:
    assert show(
        read,
        """
        Which keyword? {=let =%50%var#Old. =%0%*#No.}

        Which file? {=/etc/hosts}

        Which path? {=/tmp/}

        What starts so? {=git*x}
        """,
    ) == expect("""
        1-1 Which keyword?
          = let
          > - let
          > - var (50 %) – Old.
          > - * (0 %) – No.
        3-3 Which file?
          = /etc/hosts
        5-5 Which path?
          = /^\\/tmp\\/$/i
        7-7 What starts so?
          = /^git.*x$/i
    """)


def test_numbers() -> None:
    assert show(
        read,
        """
        About? {#5:0.5}

        Between? {#1..4}

        Exactly? {#=-3 =%50%-2:1#Near.}

        What? {#x}
        """,
    ) == expect("""
        1-1 About?
          = 5 ± 0.5
        3-3 Between?
          = 2.5 ± 1.5
        5-5 Exactly?
          = -3
          > - -3
          > - -2 ± 1 (50 %) – Near.
        left description 7-7
    """)


def test_pairs() -> None:
    assert show(read, "Match. {=Lima->Peru =Rome -> Italy =->Mars ####Atlas.}") == expect("""
        1-1 Match.
          ? - Lima
          ? - Rome
          ?
          ? 1. Italy
          ? 2. Mars
          ? 3. Peru
          > - Lima → Peru
          > - Rome → Italy
          >
          > Atlas.
    """)


def test_gaps_essays_and_descriptions() -> None:
    assert show(
        read,
        """
        Ports below {~80 =1024 ~8080} are special.

        ::Essay:: Tell about TLS.\\n\\nIn your words. {}

        What follows is about DNS.
        """,
    ) == expect("""
        1-1 Ports below \\_\\_\\_\\_\\_ are special.
          [ ] '80'
          [x] '1024'
          [ ] '8080'
        3-3 Tell about TLS.
          ? In your words.
        left description 5-5
    """)


def test_code_and_html_in_the_text() -> None:
    text = "[html]<p>What is it?</p><pre>if (x) \\{ y \\}</pre>{=[plain]a &lt; b ~c}\n"
    assert show(read, text) == expect("""
        1-1 What is it?
          ? ```
          ? if (x) { y }
          ? ```
          [x] 'a &lt; b'
          [ ] 'c'
    """)
    found = read("What does f() { return 1; } give? {=1 ~2}")
    assert [one.title for one in found.questions] == ["What does f() { return 1; } give?"]


def test_answers_over_blank_lines_and_questions_without_them() -> None:
    found = read("::a:: One? {\n=1\n\n~2\n}\n::b:: Two? {T}\n::c:: Three? {F}\n")
    assert [(one.title, one.spans) for one in found.questions] == [
        ("One?", ((1, 5),)),
        ("Two?", ((6, 6),)),
        ("Three?", ((7, 7),)),
    ]


@pytest.mark.parametrize(
    ("answers", "options"),
    [
        ("=a~b~c", {"a": True, "b": False, "c": False}),
        ("~a =b~c", {"a": False, "b": True, "c": False}),
        ("~a;=b;~c", {"a;": False, "b;": True, "c": False}),
        ("~=a ~b", {"a": True, "b": False}),
        ("~%100%x=1 ~%-50%x=2", {"x=1": True, "x=2": False}),
        ("=x = 1 ~x\\=2", {"x": True, "1": True, "x=2": False}),
    ],
)
def test_marks_without_spaces(answers: str, options: dict[str, bool]) -> None:
    (found,) = read(f"Which? {{{answers}}}\n").questions
    assert {option.text: option.correct for option in found.options} == options


def test_questions_that_no_blank_line_divides() -> None:
    text = (
        "Which is one? {=a ~b}\nWhich is two?\n{\n=a\n~b\n}\n[html]<p>Which is three?</p>{T}\nIt is {=a ~b}\nof four.\n"
    )
    assert show(read, text) == expect("""
        1-1 Which is one?
          [x] 'a'
          [ ] 'b'
        2-6 Which is two?
          [x] 'a'
          [ ] 'b'
        7-7 Which is three?
          [x] 'True'
          [ ] 'False'
        8-9 It is \\_\\_\\_\\_\\_ of four.
          [x] 'a'
          [ ] 'b'
    """)


def test_texts_that_blank_lines_divide() -> None:
    text = (
        "::One:: What is printed?\n\n```js\nf()\n\ng()\n```\n\n{=a ~b}\n\n"
        "And two?\n```\nx = {\n\n}\n```\n{\n=c\n~d\n}\n\n::Note:: A text.\n\n::Three:: Last? {T}\n"
    )
    found = read(text)
    assert [(one.title, one.spans) for one in found.questions] == [
        ("What is printed?", ((1, 9),)),
        ("And two?", ((11, 20),)),
        ("Last?", ((24, 24),)),
    ]
    assert [(one.name, one.span) for one in found.leftovers] == [("description", (22, 22))]


def test_tags_in_comments() -> None:
    text = "$CATEGORY: top/Net\n\n// question: 1  name: A\n// [id:a-1] [tag:http] [tag:rest api]\n::A:: Why? {T}\n"
    assert read(text).questions[0].tags == ("Net", "http", "rest api")


@pytest.mark.parametrize(
    ("text", "is_gift"),
    [
        ("A? {=b}\n\nC? {T}", True),
        ("::name:: Why? {}", True),
        ("# Title {#anchor}\n\ntext\n\n{{ x }}", False),
        ("function f() {\n  return 1;\n}\n\nlet a = {};", False),
        ("plain text", False),
        ("", False),
    ],
)
def test_fits(text: str, *, is_gift: bool) -> None:
    assert (fits(text) > 0.6) is is_gift


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()
