"""Bringing questions into a bank: once, again, corrected, edited by hand, moved, deleted, repeated."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.importers.found import FoundQuestion
from builder.merging.merge import Import, Merged, Target, know, merge
from builder.parser import is_topic, parse
from builder.question import Option, Question, Topic
from tests.unit.importers.found_questions import found_questions

SPANS = ((1, 2),)
TARGET = Target("js.md", "js.txt", "js", Topic("JS"))
HEAD = "---\ntitle: JS\nlevel: middle\n---\n\n"


def ask(title: str, answer: str = "", **more: Any) -> FoundQuestion:
    return FoundQuestion(title, SPANS, answer=answer, **more)


CLOSURE = ask("What is a closure?", "A function with its scope.")
HOISTING = ask("What is hoisting?", "Declarations move up.")


def bring(
    text: str,
    *found: FoundQuestion,
    target: Target = TARGET,
    known: dict[str, Import] | None = None,
    bank: dict[str, tuple[Question, ...]] | None = None,
) -> Merged:
    """Merge into one file of a bank that may have others."""
    here = {target.file: parse(text, topic=target.name).topic.questions} if text else {}
    return merge(text, found, target, known=known or {}, bank=know({**here, **(bank or {})}))


def again(before: Merged, *found: FoundQuestion, text: str | None = None, target: Target = TARGET) -> Merged:
    return bring(before.text if text is None else text, *found, target=target, known=dict(before.imports))


def actions(merged: Merged) -> list[str]:
    return [outcome.action for outcome in merged.outcomes]


def test_a_new_file() -> None:
    merged = bring("", CLOSURE, HOISTING)
    assert merged.text == (
        f"{HEAD}## What is a closure? {{ #js-what-is-a-closure }}\n\n### Answer\nA function with its scope.\n\n"
        "## What is hoisting? { #js-what-is-hoisting }\n\n### Answer\nDeclarations move up.\n"
    )
    assert actions(merged) == ["added", "added"]
    assert [outcome.id for outcome in merged.outcomes] == ["js-what-is-a-closure", "js-what-is-hoisting"]


def test_a_file_of_questions_without_answers_says_that_it_is_one() -> None:
    text = bring("", ask("Why?"), ask("How?")).text
    assert "\nquestions: true\n" in text and is_topic(text)


def test_russian_titles_make_russian_sections() -> None:
    assert "### Ответ\n" in bring("", ask("Что такое closure?", "Функция.")).text


def test_nothing_found_makes_nothing() -> None:
    assert bring("").text == ""
    assert bring("# Page\r\ntext").text == "# Page\r\ntext"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_rest_of_a_file_stays_as_it_is(end: str) -> None:
    text = end.join(("\ufeff---", "title:  JS", "---", "", "## Mine {#mine}", "### Ответ", "text  ", "", "", ""))
    merged = bring(text, CLOSURE)
    assert merged.text.startswith(text.rstrip("\r\n"))
    assert merged.text.removeprefix(text.rstrip("\r\n")).startswith(f"{end}{end}## What is a closure?")
    assert set(merged.text) & {"\r", "\n"} == set(end)
    changed = again(merged, replace(CLOSURE, answer="New."))
    assert changed.text == merged.text.replace("A function with its scope.", "New.")


def test_the_same_again_changes_nothing() -> None:
    before = bring("", CLOSURE, HOISTING)
    merged = again(before, CLOSURE, HOISTING)
    assert merged.text == before.text
    assert merged.imports == before.imports
    assert actions(merged) == ["unchanged", "unchanged"]


def test_a_corrected_answer_is_updated() -> None:
    before = bring("", CLOSURE, HOISTING)
    merged = again(before, replace(CLOSURE, answer="Function + scope."), HOISTING)
    assert actions(merged) == ["updated", "unchanged"]
    assert merged.text == before.text.replace("A function with its scope.", "Function + scope.")
    assert actions(again(merged, CLOSURE, HOISTING)) == ["updated", "unchanged"]


@pytest.mark.parametrize(
    "corrected",
    [
        replace(CLOSURE, title="What is the closure"),
        replace(CLOSURE, title="Describe lexical scoping with functions"),
        replace(CLOSURE, title="What are closures?", answer="Changed too."),
    ],
)
def test_a_corrected_title_keeps_its_id(corrected: FoundQuestion) -> None:
    merged = again(bring("", CLOSURE, HOISTING), corrected, HOISTING)
    assert actions(merged) == ["updated", "unchanged"]
    assert f"## {corrected.title} {{ #js-what-is-a-closure }}" in merged.text


def test_new_questions_of_a_source_are_added_and_missing_ones_stay() -> None:
    before = bring("", CLOSURE)
    merged = again(before, HOISTING)
    assert actions(merged) == ["added"]
    assert merged.text.startswith(before.text)
    assert set(merged.imports) == {"js-what-is-a-closure", "js-what-is-hoisting"}


def test_an_edit_by_hand_is_kept_and_shown() -> None:
    before = bring("", CLOSURE, HOISTING)
    text = before.text.replace("A function with its scope.", "My words.")
    for _ in range(2):
        merged = again(before, replace(CLOSURE, answer="Theirs."), HOISTING, text=text)
        assert merged.text == text
        assert actions(merged) == ["edited", "unchanged"]
        assert "My words." in merged.outcomes[0].before and "Theirs." in merged.outcomes[0].after
        before = merged


def test_an_edit_that_the_source_makes_too_is_no_edit_any_more() -> None:
    before = bring("", CLOSURE)
    text = before.text.replace("A function with its scope.", "Better.")
    merged = again(before, replace(CLOSURE, answer="Better."), text=text)
    assert actions(merged) == ["unchanged"]
    assert actions(again(merged, replace(CLOSURE, answer="Best."))) == ["updated"]


def test_another_layout_is_no_edit() -> None:
    before = bring("", CLOSURE)
    text = before.text.replace("### Answer\n", "### Answer\n\n").replace("{ #js", "{   #js")
    assert actions(again(before, replace(CLOSURE, answer="New."), text=text)) == ["updated"]


def test_a_draft_that_was_read_is_none_any_more() -> None:
    doubtful = replace(CLOSURE, doubts=("the end is unclear",))
    before = bring("", doubtful)
    assert "{ #js-what-is-a-closure draft }" in before.text
    text = before.text.replace(" draft }", " }")
    merged = again(before, replace(doubtful, answer="New."), text=text)
    assert actions(merged) == ["updated"]
    assert " draft " not in merged.text
    assert " draft " not in again(before, CLOSURE).text


def test_a_question_deleted_by_hand_stays_deleted() -> None:
    before = bring("", CLOSURE, HOISTING)
    text = before.text[: before.text.index("## What is hoisting")]
    merged = again(before, CLOSURE, HOISTING, text=text)
    assert actions(merged) == ["unchanged", "removed"]
    assert merged.text == text


def test_a_file_deleted_by_hand_comes_back_with_its_ids() -> None:
    before = bring("", CLOSURE, HOISTING)
    assert again(before, CLOSURE, HOISTING, text="").text == before.text


def test_a_question_moved_by_hand_is_left_alone() -> None:
    before = bring("", CLOSURE, HOISTING)
    moved = parse(before.text).topic.questions[1]
    text = before.text[: before.text.index("## What is hoisting")]
    merged = bring(text, CLOSURE, HOISTING, known=dict(before.imports), bank={"other.md": (moved,)})
    assert actions(merged) == ["unchanged", "edited"]
    assert merged.outcomes[1].other == "other.md"


def test_what_the_bank_asks_is_not_added() -> None:
    mine = Question("mine", "What's a closure", answer="x")
    merged = bring("", CLOSURE, HOISTING, bank={"mine.md": (mine,)})
    assert actions(merged) == ["duplicate", "added"]
    assert merged.outcomes[0].other == "mine"
    kept = bring("", CLOSURE, target=replace(TARGET, keep_duplicates=True), bank={"mine.md": (mine,)})
    assert actions(kept) == ["added"]


def test_a_source_that_repeats_itself() -> None:
    merged = bring("", CLOSURE, replace(CLOSURE, answer="Again."))
    assert actions(merged) == ["added", "duplicate"]
    assert actions(again(merged, CLOSURE, replace(CLOSURE, answer="Again."))) == ["unchanged", "duplicate"]


def test_equal_titles_with_different_code_are_different_questions() -> None:
    one = ask("What is printed?", "1", prompt="```python\nprint(1)\n```")
    two = ask("What is printed?", "2", prompt="```python\nprint(2)\n```")
    merged = bring("", one, two)
    assert actions(merged) == ["added", "added"]
    assert [outcome.id for outcome in merged.outcomes] == ["js-what-is-printed", "js-what-is-printed-2"]
    assert actions(again(merged, two, one)) == ["unchanged", "unchanged"]


def test_ids_of_the_past_are_not_given_again() -> None:
    bank = know({}, retired=("js-what-is-a-closure",))
    merged = merge("", [CLOSURE], TARGET, known={}, bank=bank)
    assert merged.outcomes[0].id == "js-what-is-a-closure-2"


def test_levels() -> None:
    senior = ask("What is a monad?", "x", level="senior")
    text = bring("", CLOSURE, senior, target=replace(TARGET, topic=Topic("JS", level="junior"))).text
    assert "{ #js-what-is-a-closure }" in text and "{ #js-what-is-a-monad level=senior }" in text
    named = bring(text, HOISTING, target=replace(TARGET, level="senior")).text
    assert "{ #js-what-is-hoisting level=senior }" in named


ORIGINAL = """\
---
title: JS   # the language
---

Intro.

## What is a closure? { #closure level=senior mock }

- [x]  A function
- [ ] A class
<!-- note -->

### Key points
- scope

## What is hoisting?
### Answer
Up.
"""


def exact(text: str) -> tuple[list[FoundQuestion], Target]:
    parsed = parse(text, topic="js")
    ends = {part.question: part.end for part in parsed.parts}
    named = [replace(one, id="") if one.id in parsed.derived else one for one in parsed.topic.questions]
    lines = [((one.line, ends[one.id]),) for one in parsed.topic.questions]
    found = [FoundQuestion(one.title, span, exact=one) for one, span in zip(named, lines, strict=True)]
    return found, replace(TARGET, original=text, topic=replace(parsed.topic, questions=()))


def test_a_source_in_the_banks_own_format_stays_as_it_is() -> None:
    found, target = exact(ORIGINAL)
    merged = bring("", *found, target=target)
    assert merged.text == ORIGINAL.replace("hoisting?", "hoisting? { #js-what-is-hoisting }")
    assert actions(again(merged, *found, target=target)) == ["unchanged", "unchanged"]
    changed, _ = exact(ORIGINAL.replace("Up.", "Declarations move up."))
    assert actions(again(merged, *changed, target=target)) == ["unchanged", "updated"]


def test_its_ids_are_kept_only_where_they_are_free() -> None:
    found, target = exact(ORIGINAL)
    other = Question("closure", "Something else", answer="x")
    merged = bring("", *found, target=target, bank={"other.md": (other,)})
    assert [outcome.id for outcome in merged.outcomes] == ["js-what-is-a-closure", "js-what-is-hoisting"]
    question = parse(merged.text).topic.questions[0]
    assert question.mock and question.level == "senior" and question.key_points == ("scope",)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(found_questions, min_size=1, max_size=3), st.lists(found_questions, max_size=2))
def test_whatever_is_brought_is_read_back_and_brought_once(
    found: list[FoundQuestion], more: list[FoundQuestion]
) -> None:
    target = replace(TARGET, keep_duplicates=True)
    first = bring("", *found, target=target)
    assert not any(outcome.is_misread for outcome in first.outcomes)
    assert len(parse(first.text).topic.questions) == len(found)
    second = again(first, *found, *more, target=target)
    assert actions(second)[: len(found)] == ["unchanged"] * len(found)
    assert second.text.startswith(first.text.rstrip("\n"))


def test_a_question_that_is_misread_becomes_a_draft() -> None:
    # Only the bank's own format can bring a text that was never made to fit.
    odd = replace(CLOSURE, exact=Question("odd", "Odd", answer="### Answer\ntext", line=1))
    merged = bring("", odd)
    assert merged.outcomes[0].is_misread
    assert "{ #odd draft }" in merged.text


def test_options_are_part_of_what_is_asked() -> None:
    one = ask("Which one?", options=(Option("a", True), Option("b", False)))
    two = ask("Which one?", options=(Option("c", True), Option("d", False)))
    same = ask("Which one?", options=(Option("b", False), Option("a", True)))
    assert actions(bring("", one, two, same)) == ["added", "added", "duplicate"]
