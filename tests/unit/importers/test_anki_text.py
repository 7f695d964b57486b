"""Tables of questions: Anki's text files, named columns in either language, options, gaps, quotes left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.anki.text import fits, read
from builder.importers.found import uncovered
from tests.unit.importers.shown import expect, show, shown

_PIECES = (
    *(
        "#separator:tab\n",
        "#columns:Front,Back\n",
        "#tags column:1\n",
        "question,answer\n",
        "a",
        '"',
        '""',
        ",",
        ";",
        "\t",
        "|",
    ),
    *("\n", "{{c1::x::y}}", "{{c2::", "}}", "<b>", "correct", "option a,option b\n", "0", "B", "#", " "),
)


def test_a_file_of_anki() -> None:
    assert shown(
        read,
        "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n#deck:Web::HTTP\n\n"
        'Basic\tWeb\tWhat is <b>TLS</b>?<br>In short.\t"Encryption &amp; ""trust"""\tnet web\n'
        "Cloze\tWeb\tThe port of {{c1::HTTPS}} is {{c2::443::a number}}.\tSee RFC.[sound:a.mp3]\t\n",
    ) == expect("""
        title HTTP
        8-8 What is **TLS**? net,web
          ? In short.
          > Encryption & "trust"
        9-9 The port of […] is 443.
          = HTTPS
          > The port of **HTTPS** is **443**.
          >
          > See RFC.
        9-9 The port of HTTPS is [a number].
          = 443
          > The port of **HTTPS** is **443**.
          >
          > See RFC.
        left header 1-1
        left header 2-2
        left header 3-3
        left header 4-4
        left header 5-5
        left header 6-6
    """)


def test_named_columns_and_cells_of_several_lines() -> None:
    assert show(
        read,
        """
        #columns:Front;Back;Source hint;Tags
        #separator:semicolon
        "Why?
        ```sql
        SELECT 1;
        ```";"Because
        of it.";docs;a b
        Who?;;;
        """,
    ) == expect("""
        3-7 Why? a,b
          ? ```sql
          ? SELECT 1;
          ? ```
          > Because
          > of it.
          >
          > **Source hint:** docs
        8-8 Who?
        left header 1-1
        left header 2-2
    """)


def test_options() -> None:
    assert show(
        read,
        """
        Question,Option A,Option B,Option C,Correct Answer,Explanation,Difficulty,Category
        Which?,one,two,three,B,"Because, so.",Easy,SQL joins
        Which two?,one,two,three,"A, 3",,hard,
        Which text?,one,two,,two,,,
        Which label?,one,,three,C) three,,,
        Which of none?,one,two,three,four,,,
        """,
    ) == expect("""
        2-2 Which? junior SQL joins
          [ ] 'one'
          [x] 'two'
          [ ] 'three'
          > Because, so.
        3-3 Which two? senior
          [x] 'one'
          [ ] 'two'
          [x] 'three'
        4-4 Which text?
          [ ] 'one'
          [x] 'two'
        5-5 Which label?
          [ ] 'one'
          [x] 'three'
        6-6 Which of none?
          [ ] 'one'
          [ ] 'two'
          [ ] 'three'
          > four
          doubt no option is marked as right
        left header 1-1
    """)


def test_russian_columns_and_numbers_from_zero() -> None:
    names = "Вопрос\tВариант 1\tВариант 2\tПравильный ответ\n"
    assert shown(read, f"{names}Что?\tда\tнет\t0\nКак?\tа\tб\t1\n") == expect("""
        2-2 Что?
          [x] 'да'
          [ ] 'нет'
        3-3 Как?
          [ ] 'а'
          [x] 'б'
        left header 1-1
    """)


@pytest.mark.parametrize(
    ("table", "right"),
    [
        # As programs name their columns.
        ("id,question,optionA,optionB,correctAnswer\n1,Which?,a,b,B\n", ["b"]),
        ("question_text,option_a,option_b,correct_option\nWhich?,x,y,a\n", ["x"]),
        ("type,prompt,option1,option2,correctIndex\nmcq,Which?,a,b,1\n", ["b"]),
        ("Question,Correct Answer,Wrong Answer 1,Wrong Answer 2\nWhich?,b,a,c\n", ["b"]),
        ("question,correct_answer,incorrect_answer1,incorrect_answer2\nSo?,True,False,\n", ["True"]),
        # All options in one cell.
        ('question,options,answer\nWhich?,"a|b|c",c\n', ["c"]),
        ("question,choices,answer\nWhich?,\"['a', 'b']\",1\n", ["b"]),
        ('Вопрос;Варианты;Правильный ответ\nЧто?;"А) да\nБ) нет";Б\n', ["нет"]),
        ("question,answers,correct\nWhich?,a;b,b\n", ["b"]),
        # The templates of other programs.
        (
            "Quiz Template,,,,\n"
            "Add questions,,,,\n"
            ",Question - max 120 characters,Answer 1 - max 75,Answer 2 - max 75,Correct answer(s) - choose one\n"
            "1,Which?,a,b,2\n",
            ["b"],
        ),
        (
            "Question Text,Question Type,Option 1,Option 2,Correct Answer,Time in seconds\n"
            'Which?,Checkbox,a,b,"1,2",30\n',
            ["a", "b"],
        ),
        # Numbers are places where the options are numbers too.
        ("question,a,b,c,answer\nHow many?,3,4,2,1\nWhich?,x,y,z,3\n", ["3"]),
        # Without names: the last cell is an option again, or names it.
        ("Which is it?;a;b;c;b\nWhich is that?;d;e;f;f\n", ["b"]),
        ("Which is it?,a,b,c,B\nWhich is that?,d,e,f,A\n", ["b"]),
    ],
)
def test_how_columns_name_the_right_options(table: str, right: list[str]) -> None:
    assert fits(table) >= 0.9
    first = read(table).questions[0]
    assert [option.text for option in first.options if option.correct] == right
    assert not first.doubts
    assert first.answer == ""


def test_a_table_of_several_kinds_of_questions() -> None:
    assert show(
        read,
        """
        Question Text,Question Type,Option 1,Option 2,Correct Answer,Follow-up
        Capital of Peru?,Fill-in-the-Blank,Lima,,,
        Tell me about it,Open-Ended,,,,And then?
        """,
    ) == expect("""
        2-2 Capital of Peru?
          = Lima
        3-3 Tell me about it
        left header 1-1
    """)


def test_commas_that_are_not_quoted_are_part_of_the_answer() -> None:
    assert show(read, "question,answer\nWhat is X,It is this, that and more\nWho,He\n") == expect("""
        2-2 What is X
          > It is this, that and more
        3-3 Who
          > He
        left header 1-1
    """)
    assert [one.answer for one in read("What is X?;This; that\nWhy?;So\nWho?;He\n").questions] == [
        "This; that",
        "So",
        "He",
    ]


def test_questions_without_answers() -> None:
    found = read("id,question,topic,difficulty\n1,What is DNS?,Net,Easy\n2,Why TLS?,Net,Hard\n")
    assert [(one.title, one.level, one.tags, one.answer) for one in found.questions] == [
        ("What is DNS?", "junior", ("Net",), ""),
        ("Why TLS?", "senior", ("Net",), ""),
    ]
    assert [one.title for one in read('Question\n"What, then, is it?"\nWhy?\n').questions] == [
        "What, then, is it?",
        "Why?",
    ]


def test_texts_with_gaps_stand_alone_on_their_lines() -> None:
    found = read("The {{c1::CPU}}, as they say, runs code.\nThe {{c1::GPU}} draws.\n")
    assert [one.accepted for one in found.questions] == [("CPU",), ("GPU",)]
    named = read("Text\tExtra\nThe {{c1::CPU}} runs code.\tx\n")
    assert [(one.accepted, one.answer) for one in named.questions] == [(("CPU",), "The **CPU** runs code.\n\nx")]


def test_comments_and_formulas() -> None:
    found = read("# a deck\n\n# of mine\nWhat is [latex]$x$[/latex]?\ty\nWhy?\tz\n")
    assert [one.title for one in found.questions] == ["What is $x$?", "Why?"]
    assert [one.span for one in found.leftovers] == [(1, 1), (3, 3)]


def test_columns_without_names() -> None:
    assert shown(read, "What is DNS?\tNames.\tsee RFC\n\nWhat is ARP?\tAddresses.\n") == expect("""
        1-1 What is DNS?
          > Names.
          >
          > see RFC
        3-3 What is ARP?
          > Addresses.
    """)


def test_a_quote_that_is_not_closed_takes_only_its_cell() -> None:
    assert shown(read, 'question,answer\n"Why?,because\nWho?,"me"\n') == expect("""
        2-2 "Why?
          > because
        3-3 Who?
          > me
        left header 1-1
    """)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("#separator:tab\nfront\tback\n", 1, 1),
        ("question,answer\na,b\n", 0.9, 1),
        ("Вопрос;Ответ\nа;б\n", 0.9, 1),
        ('"What is it?","this"\n"Why?","so"\n', 0.7, 1),
        ("What is it?\tthis\nWhy?\tso\n", 0.7, 1),
        ("die Katze\tcat\nder Hund\tdog\n", 0.4, 0.6),
        ("id,name,price\n1,pen,2\n2,cup,3\n", 0, 0.3),
        ("One, two and three.\nFour, five.\n", 0, 0.3),
        ("# Title\n\n- a, b\n- c, d\n", 0, 0.3),
        ("| a | b |\n|---|---|\n| c | d |\n", 0, 0.3),
        ("| Question | Answer |\n|---|---|\n| What? | This |\n| Why? | So |\n", 0, 0),
        ("Question | Answer\n--- | ---\nWhat? | This\nWhy? | So\n", 0, 0),
        ("---\ntitle: x\n---\n\n* What is it, and why?\n* Where, and when?\n", 0, 0.3),
        ("timestamp,name,How was it?\n1,Ann,good\n2,Bob,bad\n", 0, 0.3),
        ("The {{c1::one}}, and\nthe {{c1::two}}.\n", 0.9, 1),
        ("", 0, 0),
    ],
)
def test_fits(text: str, least: float, most: float) -> None:
    assert least <= fits(text) <= most


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()
