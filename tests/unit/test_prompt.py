"""The prompts say what the format is, as the tables of the format have it, and what the bank asks already."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.cli import main
from builder.fences import WORDS
from builder.heading import ATTRIBUTES
from builder.parser import parse
from builder.prompt.existing import select_existing
from builder.prompt.request import LANGUAGES, Asked, PromptRequest, ReviewRequest, decode_request
from builder.prompt.write import (
    MOST_DIAGNOSTICS,
    prompt_json,
    write_example,
    write_prompt,
    write_review,
)
from builder.question import DEFAULT_LIMIT, KINDS, LEVELS, SECTION_NAMES, Kind, Level
from builder.request import RequestError
from builder.writer import Language

BOTH = pytest.mark.parametrize("language", LANGUAGES)


def headings(prompt: str) -> list[str]:
    """The headings outside of fences."""
    return re.findall(r"^# .+$", re.sub(r"(?ms)^(`{3,})markdown.*?^\1$", "", prompt), re.MULTILINE)


@BOTH
@pytest.mark.parametrize("kinds", [(), *((kind,) for kind in KINDS), KINDS])
def test_the_example_passes_check_and_verify(language: Language, kinds: tuple[Kind, ...], tmp_path: Path) -> None:
    request = PromptRequest('Topic: "quoted" # one', language=language, kinds=kinds)
    file = tmp_path / "topic.md"
    file.write_text(write_example(request), encoding="utf-8")
    main(["check", str(file), "--fix"])
    assert main(["check", str(file)]) == 0
    topic = parse(file.read_text(encoding="utf-8"), topic="topic").topic
    assert topic.title == request.topic
    if kinds:
        assert sorted(question.kind for question in topic.questions) == sorted(kinds)
    assert all(question.answer and question.minutes and question.tags for question in topic.questions)


@BOTH
def test_the_code_of_the_examples_is_right(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("topic.md").write_text(write_example(PromptRequest("t", language=language, kinds=KINDS)), encoding="utf-8")
    assert main(["verify", "topic.md", "--no-cache"]) == 0, capsys.readouterr().out


@BOTH
def test_examples_name_no_other_level_than_the_one_that_is_asked_for(language: Language) -> None:
    topic = parse(write_example(PromptRequest("t", level="senior", language=language, kinds=KINDS))).topic
    assert {question.level for question in topic.questions} == {"senior"}


@BOTH
def test_the_prompt_has_all_that_the_format_has(language: Language) -> None:
    prompt = write_prompt(PromptRequest("t", language=language))
    assert "{" not in re.sub(r"(?ms)^(`{3,})markdown.*?^\1$|\{ level=.*\}", "", prompt)
    for names in SECTION_NAMES.values():
        assert f"- `### {names[language][0]}` – " in prompt
    for level in LEVELS:
        assert f"`level={level}`" in prompt
    for kind in KINDS:
        assert f"- {kind} – " in prompt
    attributes = re.search(r"`\{ (level=.*) \}`", prompt)
    assert attributes and set(re.findall(r"(\w+)=", attributes[1])) <= set(ATTRIBUTES)
    assert re.search(rf"\b{DEFAULT_LIMIT} (секунд|seconds)", " ".join(prompt.split()))
    assert set(re.findall(r"```` ```\w+ (\w+) ````", prompt)) <= WORDS


@BOTH
def test_only_what_is_asked_for(language: Language) -> None:
    prompt = write_prompt(PromptRequest("t", level="middle", count=3, kinds=("choice",), language=language))
    assert f"### {SECTION_NAMES['tests'][language][0]}" not in prompt
    assert "- choice – " in prompt and "- open – " not in prompt
    assert not re.search(r"level=(junior|senior)", prompt)
    assert prompt.count({"ru": "3 вопроса", "en": "3 questions"}[language]) == 2


@BOTH
@pytest.mark.parametrize("level", LEVELS)
def test_no_other_level_is_named_than_the_one_that_is_asked_for(language: Language, level: Level) -> None:
    prompt = write_prompt(PromptRequest("t", level=level, kinds=KINDS, language=language))
    assert set(re.findall(r"level[=:] ?(\w+)", prompt)) == {level}


@BOTH
@pytest.mark.parametrize("kinds", [(), KINDS])
def test_the_last_lines_say_what_small_models_get_wrong(language: Language, kinds: tuple[Kind, ...]) -> None:
    prompt = write_prompt(PromptRequest("t", language=language, kinds=kinds, existing=(Asked("One?"),)))
    last = prompt.rpartition("\n# ")[2].splitlines()[-5:]
    said = " ".join(last)
    for mark in (
        "`---`",
        "`## `",
        "`**`",
        {"ru": "ни слова до него и после", "en": "not a word before or after"}[language],
    ):
        assert mark in said
    assert re.search("номера.*точно как в списке|number.*exactly as listed", said)


@BOTH
def test_the_philosophy(language: Language) -> None:
    prompt = write_prompt(PromptRequest("Solidity", language=language))
    bad, good = {"ru": ("Плохо", "Хорошо"), "en": ("Bad", "Good")}[language]
    assert (
        len(re.findall(f"^{bad}: ", prompt, re.MULTILINE)) == len(re.findall(f"^{good}: ", prompt, re.MULTILINE)) == 3
    )
    assert "withdraw()" in prompt and "FastAPI" in prompt
    assert len(headings(prompt)) == 7


def test_braces_and_line_ends_in_a_topic_are_only_text() -> None:
    assert "«{count} {0} f'{x}'»" in write_prompt(PromptRequest("{count} {0} f'{x}'"))


@BOTH
def test_existing_questions(language: Language) -> None:
    existing = (
        Asked("Что выведет код?", "Python, генераторы"),
        Asked("Когда планировщик откажется от индекса и прочтёт таблицу целиком?", "PostgreSQL, планировщик"),
        Asked("  Что\nвыведет код? ", "Python, генераторы"),
        Asked(""),
    )
    prompt = write_prompt(PromptRequest("Индексы PostgreSQL", language=language, existing=existing))
    assert prompt.index("- Когда планировщик откажется от индекса и прочтёт таблицу целиком?\n") < prompt.index(
        "- Что выведет код? (Python, генераторы)\n"
    )
    assert prompt.count("- Что выведет код?") == 1
    assert len(headings(prompt)) == 8
    assert not re.search("Показаны|are shown", prompt)


@BOTH
def test_too_many_existing_questions(language: Language) -> None:
    existing = tuple(Asked(f"Вопрос о совсем другом предмете номер {number}?") for number in range(5000))
    request = PromptRequest("Kafka", language=language, existing=(*existing, Asked("Why does Kafka rebalance?")))
    shown = select_existing(request).lines
    assert shown[0] == "Why does Kafka rebalance?"
    assert sum(map(len, shown)) < request.budget < sum(map(len, shown)) + 3 * len(shown) + 100
    prompt = write_prompt(request)
    assert re.search(rf"(Показаны )?{len(shown)} (из|of) 5001", prompt)
    assert len(prompt) < request.budget + 12_000


def test_the_nearest_questions_come_first() -> None:
    far = tuple(
        Asked(f"What does this code in the listing number {number} print?", "generators", "Python")
        for number in range(300)
    )
    near = (
        Asked("Which hook of Git runs before a commit?", "git", "Git"),
        Asked("Почему асинхронный эффект видит старое состояние после размонтирования?", "react, hooks", "Frontend"),
        Asked("Why does a list lose its focus in every render of the page?", "keys", "React Hooks"),
    )
    shown = select_existing(PromptRequest("React hooks", existing=(*far, *near))).lines
    assert [line.partition(" (")[0] for line in shown[:3]] == [asked.title for asked in reversed(near)]
    # Words that every question has bring nothing nearer.
    shown = select_existing(PromptRequest("What is this in React?", existing=(*far, near[1]))).lines
    assert shown[0] == near[1].title
    shown = select_existing(PromptRequest("Асинхронность", existing=(*far, near[1]))).lines
    assert shown[0] == near[1].title


@given(st.lists(st.text(max_size=400), max_size=30), st.integers(0, 2000))
def test_the_list_keeps_to_its_budget(titles: list[str], budget: int) -> None:
    request = PromptRequest("t", existing=tuple(map(Asked, titles)), budget=budget)
    shown = select_existing(request).lines
    assert sum(len(line) + 3 for line in shown) <= budget
    assert all(line and "\n" not in line for line in shown)
    assert len(set(shown)) == len(shown)


@BOTH
def test_a_review(language: Language) -> None:
    text = "\ufeff## One { #a }\r\n\r\n````python\r\nprint('```')\r\n````\r\n"
    prompt = write_review(ReviewRequest(text + "### Answer\r\n", "one.md", language))
    assert "`one.md`" in prompt
    assert "\n`````markdown\n## One { #a }\n\n````python\nprint('```')\n````\n### Answer\n`````\n" in prompt
    assert "- one.md:6:1: no-answer: " in prompt
    assert len(headings(prompt)) == 5
    assert len(headings(write_review(ReviewRequest("**What is it?**\n", language=language)))) == 4


def test_a_review_of_a_file_with_very_many_problems() -> None:
    text = "".join(f"## Question {number}\n### Answer\n" for number in range(2 * MOST_DIAGNOSTICS))
    prompt = write_review(ReviewRequest(text, "one.md"))
    assert "missing-id" not in prompt
    assert prompt.count("- one.md:") == MOST_DIAGNOSTICS
    assert f"- … и ещё {MOST_DIAGNOSTICS}\n" in prompt


def ask_json(**request: object) -> dict[str, object]:
    answer = json.loads(prompt_json(json.dumps(request)))
    assert isinstance(answer, dict)
    return answer


def test_a_browser_gets_the_same() -> None:
    existing = [{"title": "One?"}, {"title": "Two?", "about": "python", "topic": "t"}, {"title": "One?"}]
    answer = ask_json(
        task="prompt", topic=" t \n", level="junior", count=5, kinds=["open", "code"], language="en", existing=existing
    )
    request = PromptRequest("t", "junior", 5, ("open", "code"), "en", (Asked("One?"), Asked("Two?", "python", "t")))
    assert answer == {"prompt": write_prompt(request), "shown": 2, "existing": 2}
    assert ask_json(topic="t") == ask_json(topic="t", level=None, kinds=[], existing=[], language="ru", count=10)
    review = ask_json(review={"file": "a.md", "text": "## One\n"}, language="en")
    assert review["prompt"] == write_review(ReviewRequest("## One\n", "a.md", "en"))


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        ({}, "`topic` is not a text"),
        ({"topic": " "}, "`topic` is empty"),
        ({"topic": "t", "level": "guru"}, "`level` is not one of junior"),
        ({"topic": "t", "count": 0}, "`count` is not a whole number from 1 to 100"),
        ({"topic": "t", "count": True}, "`count` is not"),
        ({"topic": "t", "count": "5"}, "`count` is not"),
        ({"topic": "t", "kinds": ["quiz"]}, "`kinds` is not one of open"),
        ({"topic": "t", "kinds": "open"}, "`kinds` is not a list"),
        ({"topic": "t", "language": "de"}, "`language` is not one of ru, en"),
        ({"topic": "t", "existing": ["One?"]}, "an element of `existing` is not an object"),
        ({"topic": "t", "existing": [{"title": 1}]}, "`title` is not a text"),
        ({"review": "text"}, "`review` is not an object"),
        ([], "the request is not an object"),
    ],
)
def test_what_is_no_request(request_: object, error: str) -> None:
    with pytest.raises(RequestError, match="^" + re.escape(error)):
        decode_request(request_)
    assert json.loads(prompt_json(json.dumps(request_)))["error"].startswith(error)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '"\\ud800"'])
def test_what_is_no_json(text: str) -> None:
    assert json.loads(prompt_json(text))["error"]
