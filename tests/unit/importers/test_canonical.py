"""Found questions in the bank's format: whatever their texts hold, the file reads back as it was meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.importers.canonical import LONGEST_TITLE, to_question
from builder.importers.found import FoundQuestion
from builder.parser import parse
from builder.question import Choice, FollowUp, Option, Question, Short, Topic
from builder.writer import write
from tests.unit.importers.found_questions import found_questions

SPANS = ((3, 4),)


def made(title: str = "What?", **texts: Any) -> Question:
    return to_question(FoundQuestion(title, SPANS, **texts), name="t-x", level="middle")


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(found_questions, min_size=1, max_size=3))
def test_what_is_written_is_read_back(found: list[FoundQuestion]) -> None:
    questions = tuple(to_question(one, name=f"t-{number}", level="middle") for number, one in enumerate(found))
    parsed = parse(write(Topic("T", questions=questions), language="en"))
    assert parsed.topic.questions == questions


def test_a_plain_question() -> None:
    question = made("What  is\na list?", answer="Things in order.", level="junior", tags=("py, thon", 'a"b'))
    assert question == Question(
        "t-x", "What is a list?", answer="Things in order.", level="junior", tags=("py thon", "a b")
    )
    assert question.line == 3


def test_marks_in_a_title_are_level_and_tag() -> None:
    question = made("🔴 Write **it** 💡")
    assert (question.title, question.level, question.tags) == ("Write **it**", "senior", ("практика",))


@pytest.mark.parametrize("title", ["What is C#", "What is # in C", "Use of { #id }", "a } b {", "`<div>` and <b>"])
def test_titles_that_look_like_markup_stay(title: str) -> None:
    question = made(title)
    assert question.title.replace("&lt;", "<") == title
    assert parse(write(Topic("T", questions=(question,)))).topic.questions == (question,)


def test_a_long_title_is_cut_and_whole_in_the_prompt() -> None:
    title = "word " * 100 + "?"
    question = made(title, prompt="More.")
    assert len(question.title) <= LONGEST_TITLE + 1 and question.title.endswith(" word…")
    assert question.prompt == f"{title}\n\nMore."


def test_headings_become_those_of_an_answer() -> None:
    question = made(answer="# A\n## B\n```\n# code\n```\nUnder\n-----\n> # quoted")
    assert question.answer == "#### A\n##### B\n```\n# code\n```\n##### Under\n> # quoted"
    deeper = made(follow_ups=(FollowUp("## And?  #", "## A\n#### B"),))
    assert deeper.follow_ups == (FollowUp("And?", "##### A\n###### B"),)


def test_code_keeps_its_tabs_and_boxes() -> None:
    code = "```makefile\nall:\n\tmake\n- [ ] todo\n```"
    assert made(prompt=code).prompt == code
    assert made(answer="- [x] done").answer == "- [x] done"
    assert made(prompt="- [x] done\n- [ ] open").prompt == "- ☑ done\n- ☐ open"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("```py\nx", "```py\nx\n```"),
        ("```p`y\nx\n```\n## a", "```p`y\nx\n```\n## a\n```"),
        ("- a\n\n  ```\n  x\n      ```\n\nb", "- a\n\n  ```\n  x\n  ```\n\nb"),
        ("- a\n  ```\nx\n  ```\nb", "- a\n  ```\n  x\n  ```\nb"),
        ("```md\n## a\n```py\nx\n```", "````md\n## a\n```py\nx\n````"),
    ],
)
def test_broken_fences_are_mended(text: str, mended: str) -> None:
    assert made(answer=text).answer == mended


def test_indented_code_at_the_start_gets_a_fence() -> None:
    assert made(answer="\tif x:\n\t\ty\n\ntext").answer == "```\nif x:\n    y\n```\n\ntext"


def test_options() -> None:
    options = (Option("100\nor so", False, "## No"), Option("~~~py\nx = 1\n~~~", True))
    assert made(options=options).task == Choice(
        (Option("100 or so", False, "#### No"), Option("```py\nx = 1\n```", True))
    )


def test_options_that_need_more_than_a_paragraph_are_lettered_in_the_prompt() -> None:
    options = (Option("This:\n```\na\nb\n```", True, "Yes."), Option("That", False))
    question = made(prompt="Pick.", options=options)
    assert question.task == Choice((Option("A", True, "Yes."), Option("B", False)))
    assert question.prompt == "Pick.\n\n**A.**\n\nThis:\n```\na\nb\n```\n\n**B.**\n\nThat"


def test_without_a_right_option_they_are_a_list() -> None:
    question = made(prompt="Pick.", options=(Option("a", False), Option("b", False)))
    assert question.task is None
    assert question.prompt == "Pick.\n\n- a\n- b"


@pytest.mark.parametrize(
    ("options", "accepted", "answer"),
    [
        ((Option("a", False), Option("b", True)), (), "b"),
        ((Option("a", True), Option("b", True)), (), "- a\n- b"),
        ((Option("a", False), Option("```\nx\n```", True)), (), "```\nx\n```"),
        ((), ("42 ± 1",), "`42 ± 1`"),
        ((), ("mut", " let\nmut "), "- mut\n- `let mut`"),
        ((), (), ""),
    ],
)
def test_an_answer_that_is_only_marked_is_said(
    options: tuple[Option, ...], accepted: tuple[str, ...], answer: str
) -> None:
    assert made(options=options, accepted=accepted).answer == answer
    said = made(options=options, accepted=accepted, answer="Because.")
    assert said.answer == "Because."


def test_accepted_answers_make_a_short_question() -> None:
    assert made(accepted=(" a  b", "a b", "")).task == Short(("a b",))


def test_doubts_make_a_draft() -> None:
    assert made(doubts=("no answer",)).draft
    assert not made().draft


def test_a_question_of_the_banks_own_format_stays_what_it_is() -> None:
    exact = Question("old", "## odd", key_points=("a",), rev=3, level="senior")
    found = FoundQuestion("x", SPANS, exact=exact)
    assert to_question(found, name="new", level="junior") == replace(exact, id="new")
    assert to_question(replace(found, doubts=("odd",)), name="new", level="junior").draft


@pytest.mark.parametrize("below", ["## And this?", "```bash\n## a comment\n```"])
def test_what_is_nested_too_deep_is_shown_as_text(below: str) -> None:
    question = made(answer=f"{'1. ' * 50}\n{below}")
    assert question.answer.startswith("```") and question.answer.strip("`") == f"text\n{'1. ' * 50}\n{below}\n"
    assert parse(write(Topic("T", questions=(question,)))).topic.questions == (question,)
