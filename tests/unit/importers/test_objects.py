"""JSON and YAML: objects that ask, whatever their fields are called; data that asks nothing gives nothing."""

from __future__ import annotations

import json
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.blocks import split_lines
from builder.importers.data.objects import fits, read
from builder.importers.found import uncovered
from builder.importers.recognise import read_any
from tests.unit.importers.shown import expect, show, shown


def right(text: str) -> list[list[str]]:
    """Give the right options of each question."""
    return [[option.text for option in one.options if option.correct] for one in read(text).questions]


def test_json_with_options_code_and_lines() -> None:
    assert show(
        read,
        """
        {
          "title": "Scripts",
          "questions": [
            {
              "id": 1,
              "topic": "Scope",
              "question": "What is <b>hoisting</b>?",
              "options": ["Moving up", "Moving down"],
              "answerIndex": 0,
              "explanation": "Declarations move.",
              "difficulty": "easy",
              "tags": ["js", "scope"]
            },
            {"question": "What prints?", "code": "a\\nb", "options": ["1", "2", "3"], "answerIndex": 2}
          ]
        }
        """,
    ) == expect("""
        title Scripts
        4-13 What is **hoisting**? junior js,scope,Scope
          [x] 'Moving up'
          [ ] 'Moving down'
          > Declarations move.
        14-14 What prints?
          ? ```
          ? a
          ? b
          ? ```
          [ ] '1'
          [ ] '2'
          [x] '3'
        left data 1-3
        left data 15-16
    """)


def test_yaml_with_sections() -> None:
    assert show(
        read,
        """
        # a comment
        sections:
          - name: HTTP
            questions:
              - question: What is REST?
                answer: |
                  A style:

                  1. resources
                hint: Not a protocol.
                follow_up:
                  - Is it a protocol?
                  - {question: "And RPC?", answer: Calls.}
              - question: Which are safe?
                options: [GET, POST, HEAD]
                correct: [0, 2]

          - name: SQL
            questions:
              - {q: "What is a join?", a: "Rows of two tables."}
        """,
    ) == expect("""
        5-13 What is REST? HTTP
          > A style:
          >
          > 1. resources
          hint Not a protocol.
        14-16 Which are safe? HTTP
          [x] 'GET'
          [ ] 'POST'
          [x] 'HEAD'
        20-20 What is a join? SQL
          > Rows of two tables.
        left data 1-4
        left data 18-19
    """)
    text = "- question: Why?\n  answer: So.\n  follow_up: [How so, {question: 'When?', answer: Now.}]\n"
    steps = read(text).questions[0].follow_ups
    assert [(step.title, step.answer) for step in steps] == [("How so", ""), ("When?", "Now.")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ('"options": ["one", "two"], "answer": "two"', ["two"]),
        ('"options": ["one", "two"], "answer": "B"', ["two"]),
        ('"options": ["one", "two"], "correctAnswer": 1', ["two"]),
        ('"choices": ["one", "two"], "correct_answers": ["one", "two"]', ["one", "two"]),
        ('"options": {"A": "one", "B": "two"}, "answer": "B"', ["two"]),
        ('"options": [{"id": "x", "text": "one"}, {"id": "y", "text": "two"}], "correctAnswer": "y"', ["two"]),
        ('"options": [{"text": "one", "isCorrect": false}, {"text": "two", "isCorrect": true}]', ["two"]),
        ('"answers": [{"text": "one", "valid": 0}, {"text": "two", "valid": 1}]', ["two"]),
        ('"choices": {"text": ["one", "two"], "label": ["A", "B"]}, "answerKey": "B"', ["two"]),
        ('"A": "one", "B": "two", "answer": "B"', ["two"]),
        ('"answer1": "one", "answer2": "two", "right_answer": "two"', ["two"]),
        ('"correct_answer": "two", "incorrect_answers": ["one", "three"]', ["two"]),
        ('"answers": ["one", "two"], "correct": "two"', ["two"]),
        ('"answer": true', ["True"]),
    ],
)
def test_how_options_are_named(fields: str, expected: list[str]) -> None:
    assert right(f'[{{"question": "Which is it?", {fields}}}]') == [expected]


def test_numbers_begin_at_zero_unless_the_file_says_otherwise() -> None:
    ask = '{{"question": "Which {0}?", "options": ["a", "b", "c"], "answer": {0}}}'
    assert right(f"[{ask.format(1)}, {ask.format(2)}]") == [["b"], ["c"]]
    assert right(f"[{ask.format(1)}, {ask.format(3)}]") == [["a"], ["c"]]
    # Options that are numbers are named by their place where others are.
    own = '{"question": "How many?", "options": ["2", "1", "0"], "answer": 1}'
    assert right(f"[{ask.format(2)}, {own}]") == [["c"], ["1"]]


def test_options_without_a_right_one_are_doubtful() -> None:
    assert show(read, '[{"question": "Which?", "options": ["a", "b"], "answer": "c"}]\n') == expect("""
        1-1 Which?
          [ ] 'a'
          [ ] 'b'
          > c
          doubt no option is marked as right
    """)


def test_other_forms() -> None:
    lines = '{"question": "What is one?", "answer": "1"}\n\n{"question": "What is two?", "answer": "2"}\n'
    assert [(one.line, one.answer) for one in read(lines).questions] == [(1, "1"), (3, "2")]
    loose = "[\n  // exported\n  {question: 'Which?', options: ['a', 'b'], answer: 'b',},\n]\n"
    assert right(loose) == [["b"]]
    page = '{"@type": "FAQPage", "mainEntity": [{"name": "What is it?", "acceptedAnswer": {"text": "<p>This.</p>"}}]}'
    assert [(one.title, one.answer, one.tags) for one in read(page).questions] == [("What is it?", "This.", ())]
    topics = json.dumps({"css": [{"question": "What is a box?", "answer": ["margin", "padding"]}]})
    assert [(one.answer, one.tags) for one in read(topics).questions] == [("- margin\n- padding", ("css",))]
    russian = (
        '[{"вопрос": "Что это?", "варианты": ["да", "нет"], "ответ": "нет"}, {"вопрос": "Так ли?", "ответ": true}]'
    )
    assert right(russian) == [["нет"], ["Верно"]]


def test_what_is_named_once_and_used_often() -> None:
    text = "questions:\n  - &q {question: 'Why?', answer: So.}\n  - question: How?\n    answer: &a Thus.\n  - *q\n"
    assert [one.title for one in read(text).questions] == ["Why?", "How?"]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "x", "description": "What is it?", "keywords": ["quiz"], "scripts": {"test": "pytest"}}',
        '{"question": "Question", "answer": "Answer", "more": {"question": "Frage", "options": "Optionen"}}',
        '[{"type": "list", "name": "size", "message": "What size?", "choices": ["L", "S"]}]',
        '[{"role": "user", "content": "What is it?"}, {"role": "assistant", "content": "This."}]',
        "openapi: 3.0.0\npaths:\n  /q:\n    description: Why?\n    responses: {'200': {description: OK}, '404': {}}\n",
        "name: CI\non: [push]\njobs:\n  - name: What is this?\n    run: pytest\n",
        "body:\n  - label: Which version?\n    options: [1, 2]\n",
        "[1, 2, 3]",
        "{}",
        "",
    ],
)
def test_data_that_asks_nothing(text: str) -> None:
    assert read_any(text).questions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is one?\nA: 1\n\nQ: What is two?\nA: 2\n",
        "- Question: What is one?\n- Answer: 1\n- Question: What is two?\n- Answer: 2\n",
        "---\ntitle: What is it?\nquestion: Why?\nanswer: So.\n---\n\n# Text\n\n- one\n",
        "- What is one?\n- What is two?\n",
        "[What is it](question: a)\n",
    ],
)
def test_markdown_is_none_of_it(text: str) -> None:
    assert fits(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "question: " + "[" * 50_000,
        "question: " + "{a: " * 20_000,
        "question: x\n" + "- " * 20_000,
        "{" * 100_000,
        '[{"a":' * 10_000,
        '"' * 100_000,
        "question: x\na: &a [1]\n" + "".join(f"b{n}: &b{n} [*a, *a]\na: &a [*b{n}, *b{n}]\n" for n in range(30)),
        "a: &a [*a]\nquestion: x\n",
        "? [a, b]\n: question\nquestion: [\n",
    ],
    ids=range(9),
)
def test_depth_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    assert uncovered(read(text), split_lines(text)) == ()
    assert 0 <= fits(text) <= 1
    assert time.perf_counter() - start < 2


_TEXTS = st.sampled_from(["What is it?", "Why", "a", "", "B", "2", "<b>x</b>", "a, b", "{{c1::x}}", "\u2028"])
_KEYS = st.sampled_from(
    [
        "question",
        "q",
        "title",
        "options",
        "answers",
        "answer",
        "correct",
        "A",
        "B",
        "tags",
        "level",
        "code",
        "hint",
        "x",
    ]
)
_VALUES = st.recursive(
    st.one_of(_TEXTS, st.booleans(), st.integers(-1, 9), st.none(), st.floats(0, 1)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=5)),
    max_leaves=25,
)


@given(_VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_any_value_is_read_without_losing_a_line(value: object, is_yaml: bool, indent: int | None) -> None:
    text = yaml.safe_dump(value, allow_unicode=True) if is_yaml else json.dumps(value, indent=indent)
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()


@given(
    st.lists(
        st.sampled_from(
            ["- ", "question: ", "answer: ", "\n", "  ", "[", "{", "}", "|", "&a ", "*a", "'", '"', "x", ",", ": "]
        ),
        max_size=40,
    )
)
def test_any_text_is_read_without_losing_a_line(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert 0 <= fits(text) <= 1
    assert uncovered(read(text), split_lines(text)) == ()
    assert shown(read, text) == shown(read, text)
