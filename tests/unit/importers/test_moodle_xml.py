"""Moodle's XML: every type of question that can be asked here, and files that end in the middle."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.found import uncovered
from builder.importers.moodle.xml import fits, read
from builder.importers.recognise import read_any
from tests.unit.importers.shown import expect, show

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'


def asked(kind: str, stem: str, inside: str) -> str:
    text = f"<questiontext><text>{stem}</text></questiontext>"
    return f'{HEAD}<question type="{kind}">\n{text}\n{inside}\n</question>\n</quiz>\n'


def test_options_categories_and_tags() -> None:
    assert show(
        read,
        """
        <?xml version="1.0" encoding="windows-1251"?>
        <!-- a comment -->
        <quiz>
          <question type="category"><category><text>$course$/top/Net</text></category></question>
          <question type="description"><questiontext><text>Read this.</text></questiontext></question>
          <question type="multichoice">
            <name><text>Verbs</text></name>
            <questiontext format="html"><text><![CDATA[<p>Which are <b>idempotent</b>?</p>]]></text></questiontext>
            <generalfeedback><text>See the RFC.</text></generalfeedback>
            <answer fraction="50"><text>PUT</text><feedback><text>Yes.</text></feedback></answer>
            <answer fraction="50"><text>DELETE</text></answer>
            <answer fraction="-100"><text>POST</text></answer>
            <hint><text>Twice.</text></hint>
            <tags><tag><text>http</text></tag></tags>
          </question>
        </quiz>
        """,
    ) == expect("""
        6-15 Which are **idempotent**? Net,http
          [x] 'PUT' # 'Yes.'
          [x] 'DELETE'
          [ ] 'POST'
          > See the RFC.
          hint Twice.
        left markup 1-3
        left category 4-4
        left description 5-5
        left markup 16-16
    """)


def test_of_one_right_option_the_others_are_worth_less() -> None:
    answers = "".join(f'<answer fraction="{worth}"><text>{worth}</text></answer>' for worth in (100, 50, 0))
    options = read(asked("multichoice", "Which?", answers)).questions[0].options
    assert [(option.text, option.correct) for option in options] == [("100", True), ("50", False), ("0", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            asked("truefalse", "Ice floats.", '<answer fraction="100"><text>true</text></answer>'
                  '<answer fraction="0"><text>false</text></answer>'),
            "3-6 Ice floats.\n  [x] 'True'\n  [ ] 'False'\n",
        ),
        (
            asked("truefalse", "Лёд тонет.", '<answer fraction="0"><text>true</text></answer>'
                  '<answer fraction="100"><text>false</text></answer>'),
            "3-6 Лёд тонет.\n  [ ] 'Верно'\n  [x] 'Неверно'\n",
        ),
        (
            asked("shortanswer", "Port?", '<answer fraction="100"><text>443</text></answer>'
                  '<answer fraction="50"><text>80</text></answer><answer fraction="100"><text>https*</text></answer>'),
            "3-6 Port?\n  = 443\n  = /^https.*$/i\n",
        ),
        (
            asked("numerical", "Pi?", '<answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer>'),
            "3-6 Pi?\n  = 3.14 ± 0.01\n",
        ),
        (
            asked("matching", "Match.", "<subquestion><text>404</text><answer><text>Lost</text></answer></subquestion>"
                  "<subquestion><text>200</text><answer><text>Fine</text></answer></subquestion>"),
            "3-6 Match.\n  ? - 404\n  ? - 200\n  ?\n  ? 1. Fine\n  ? 2. Lost\n  > - 404 → Lost\n  > - 200 → Fine\n",
        ),
        (
            asked("cloze", "The {1:MULTICHOICE:=first#yes~last} and the {:SHORTANSWER:~%100%second~x}.", ""),
            "3-6 The \\_\\_\\_\\_\\_ and the \\_\\_\\_\\_\\_.\n  > 1. first\n  > 2. second\n",
        ),
        (asked("essay", "Describe TCP.", "<graderinfo><text>SYN</text></graderinfo>"), "3-6 Describe TCP.\n  > SYN\n"),
        (asked("other", "What else?", ""), "3-6 What else?\n"),
    ],
)  # fmt: skip
def test_types(text: str, expected: str) -> None:
    assert show(read, text) == f"{expected}left markup 1-2\nleft markup 7-7\n"


def test_it_is_no_page_and_no_quiz_of_mkdocs() -> None:
    text = asked("essay", "Why?", "<graderinfo><text>So.</text></graderinfo>")
    assert read_any(text).importer == "moodle-xml"
    assert fits("<quiz>\nWhy?\n- [x] so\n</quiz>\n") == 0
    assert fits("<html><body><quiz></quiz></body></html>") == 0


def test_what_is_whole_of_a_broken_file_is_read() -> None:
    text = asked("essay", "Why?", "").replace("</quiz>", '<question type="essay"><name>')
    assert [one.title for one in read(text).questions] == ["Why?"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "<a>" * 50_000,
        "<!-- -->" * 20_000,
        "<!DOCTYPE quiz [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n" + HEAD + '<question type="essay">&b;</question>',
        HEAD + '<question type="cloze"><questiontext><text>' + "{1:A:" * 20_000 + "</text></questiontext></question>",
    ],
    ids=range(4),
)
def test_depth_and_entities_take_no_time(text: str) -> None:
    start = time.perf_counter()
    fits(text)
    assert uncovered(read(text), split_lines(text)) == ()
    assert time.perf_counter() - start < 2


_PIECES = [
    *(HEAD, '<question type="multichoice">', "<questiontext>", "<text>", "</text>", "</questiontext>", "</question>"),
    *('<answer fraction="x">', '<answer fraction="100">', "</answer>", "</quiz>", "a", "\n", "&lt;", "&", "{1:SA:=b}"),
    *(
        '<question type="cloze">',
        '<question type="matching">',
        "<subquestion>",
        "</subquestion>",
        "<!--",
        "-->",
        "\x01",
    ),
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read_without_losing_a_line(text: str) -> None:
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()
