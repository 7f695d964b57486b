"""`prompt --endpoint`: sent to a real server on this machine, whose reply is kept and imported."""

from __future__ import annotations

import re
from itertools import chain, repeat
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.sending import THOUGHTS
from builder.parser import parse
from builder.prompt.request import PromptRequest
from builder.prompt.write import write_example, write_prompt
from tests.unit.endpoint_server import delta, fail, hang_up, says, serve, stream
from tests.unit.prompt_steps import ANSWER, GOOD, replies, send


def test_a_reply_is_kept_and_imported(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pieces = [ANSWER[start : start + 7] for start in range(0, len(ANSWER), 7)]
    with serve(stream(says(*pieces))) as server:
        assert send(server, "--language", "en") == 0
        body = server.requests[0].body
    assert body["messages"] == [{"role": "user", "content": write_prompt(PromptRequest("Caches", language="en"))}]
    (reply,) = replies(bare_project)
    assert reply.read_text(encoding="utf-8") == ANSWER
    assert reply.name.endswith("-caches.md")
    assert (bare_project / "replies" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    (topic,) = (bare_project / "content").glob("*.md")
    kinds = [question.kind for question in parse(topic.read_text(encoding="utf-8")).topic.questions]
    assert kinds == ["open", "choice"]
    captured = capsys.readouterr()
    assert captured.out == (
        f"replies/{reply.name} → content/caches.md: read 2 questions, 2 added\n"
        "content/caches.md: 2 of 2 questions can be asked; no problems.\n"
    )
    assert captured.err == (f"Asking small at {server.url}.\nKept the reply in `replies/{reply.name}`.\n")
    assert main(["check", "content"]) == 0


def test_what_a_chat_wraps_around_it_and_thinks_aloud(bare_project: Path) -> None:
    thinking = "<think>\n## Not a question?\nNo.\n</think>\n\n"
    chat = f"{thinking}Sure, here is your file:\n\n````markdown\n{ANSWER}````\n\nEnjoy!\n"
    thought = '{"choices": [{"delta": {"reasoning_content": "Hm. "}}]}'
    with serve(stream([thought, *says(chat)])) as server:
        send(server)
    (reply,) = replies(bare_project)
    assert reply.read_text(encoding="utf-8").startswith("Sure, here is")
    (thoughts,) = replies(bare_project, THOUGHTS)
    assert thoughts.read_text(encoding="utf-8") == f"Hm. {thinking}"
    (topic,) = (bare_project / "content").glob("*.md")
    assert len(parse(topic.read_text(encoding="utf-8")).topic.questions) == 2


def test_each_problem_is_told_once_where_it_can_be_mended(
    bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = ANSWER.replace("- [x]", "- [ ]").replace("level=junior", "level=guru")
    with serve(stream(says(broken))) as server:
        assert send(server) == 1
    out = capsys.readouterr().out
    lines = (bare_project / "content" / "caches.md").read_text(encoding="utf-8").split("\n")
    heading = next(number for number, line in enumerate(lines, 1) if line.startswith("## Nobody"))
    option = next(number for number, line in enumerate(lines, 1) if line.startswith("- [ ]"))
    # The level is gone from the heading, so that only the import knows of it.
    assert [line for line in out.splitlines() if ": " in line and "hint" not in line][1:-1] == [
        f"content/caches.md:{heading}:1: unknown-level: `level=guru` is not a level",
        f"content/caches.md:{option}:3: no-right-option: none of the 4 options is marked as right",
    ]
    assert out.endswith("content/caches.md: 1 of 2 questions can be asked; 2 errors.\n")


def test_why_a_question_is_a_draft(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "# Caches\n\n1. Which level is the fastest?\n   a) L1\n   b) L2\n   c) L3\n\nAnswer: z\n"
    with serve(stream(says(other))) as server:
        assert send(server) == 1
    out = capsys.readouterr().out
    assert out.count(": draft: ") == 1
    assert re.search(
        r"^content/caches\.md:\d+:1: draft: the question `Which level is the fastest\?` is a draft: \w", out, re.M
    )


def test_problems_of_a_question_that_the_bank_has(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream(says(ANSWER)), stream(says(ANSWER.replace("level=junior", "level=guru")))) as server:
        assert send(server) == 0
        capsys.readouterr()
        assert send(server) == 0
    out = capsys.readouterr().out
    assert ": read 2 questions, 2 near-duplicates skipped\n" in out
    assert "guru" not in out


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (
            "\n\nI am sorry, I can not\x1b[31m do that.\n\nAsk me for a poem.",
            "the model says: I am sorry, I can not [31m do that.",
        ),
        ("Which level do you want?\n1. Junior\n2. Senior", "the model says: Which level do you want?"),
        ("\n \n" * 99, "error: the model gave an empty answer\n"),
    ],
)
def test_a_reply_without_questions(
    reply: str, said: str, bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(stream(says(reply))) as server:
        assert send(server) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert len(replies(bare_project)) == 1
    assert not list((bare_project / "content").glob("*.md"))


def test_a_reply_without_end(
    bare_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builder.endpoint.ask.MOST_CHARACTERS", len(ANSWER) + 100)
    with serve(stream(map(delta, chain([ANSWER], repeat("and so on, "))))) as server:
        assert send(server) == 0
    (reply,) = replies(bare_project)
    assert len(reply.read_text(encoding="utf-8")) == len(ANSWER) + 100
    assert "Warning: the answer had no end and was cut after " in capsys.readouterr().err
    assert len(parse((bare_project / "content" / "caches.md").read_text(encoding="utf-8")).topic.questions) == 2


def test_a_reply_that_reached_its_limit_says_so(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream(says(ANSWER, end="length"))) as server:
        send(server)
    assert "Warning: the model reached its limit" in capsys.readouterr().err


def test_a_reply_that_broke_off_is_kept_and_not_imported(
    bare_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(stream([delta("## One?\n")], pause=0.1, then=hang_up)) as server:
        assert send(server) == 1
    (reply,) = replies(bare_project)
    assert reply.read_text(encoding="utf-8") == "## One?\n"
    said = "error: the answer broke off: the server closed the connection; what came is kept in "
    assert f"{said}`replies/{reply.name}`" in capsys.readouterr().err
    assert not list((bare_project / "content").iterdir())


def test_nothing_came(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(fail(503, "Loading model", Retry_After="0"), fail(401)) as server:
        assert send(server) == 2
    assert capsys.readouterr().err == (
        f"Asking small at {server.url}.\n"
        "the server answers 503 Service Unavailable: Loading model; trying again in 0 s\n"
        "error: the server wants a key: set INTERVIEW_PRACTICE_API_KEY\n"
    )
    assert not (bare_project / "replies").exists()


def test_a_bank_that_cannot_take_the_answer(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare_project / "content" / ".question-imports.json").write_text("{", encoding="utf-8")
    (bare_project / "file").touch()
    with serve(stream(says(ANSWER))) as server:
        assert send(server) == send(server, "--into", "file") == 2
        assert server.requests == []
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("error: content/.question-imports.json is damaged: ")
    assert second == "error: `file` is not a folder"


def test_a_topic_with_a_slash_is_one_topic(bare_project: Path) -> None:
    with serve(stream(says(ANSWER))) as server:
        assert send(server, topic=" TCP/IP \n in  depth") == 0
    (page,) = (bare_project / "content").rglob("*.md")
    assert page.relative_to(bare_project / "content").as_posix() == "tcp-ip-in-depth.md"
    assert parse(page.read_text(encoding="utf-8")).topic.title == "TCP-IP in depth"


def test_more_questions_on_the_same_topic(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = write_example(PromptRequest("Caches", language="en", kinds=("choice", "short")))
    with serve(stream(says(ANSWER)), stream(says(more))) as server:
        assert send(server) == send(server) == 0
    (topic,) = (bare_project / "content").glob("*.md")
    kinds = [question.kind for question in parse(topic.read_text(encoding="utf-8")).topic.questions]
    assert kinds == ["open", "choice", "short"]
    assert ": read 2 questions, 1 added, 1 near-duplicate skipped\n" in capsys.readouterr().out


def test_the_key_comes_from_the_environment(
    bare_project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-123")
    with serve(stream(says(ANSWER))) as server:
        send(server)
        assert server.requests[0].headers["Authorization"] == "Bearer sk-123"
    captured = capsys.readouterr()
    assert captured.err.startswith(f"Asking small at {server.url} with the key in OPENAI_API_KEY.\n")
    assert "sk-123" not in captured.out + captured.err


def test_a_critique_is_printed_as_it_comes_and_kept(bare_project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bare_project / "content" / "basics.md").write_text(GOOD, encoding="utf-8")
    with serve(stream(says("## What is printed?\n", "correct: \x1b[31mno code"))) as server:
        arguments = [
            "--review",
            "content/basics.md",
            "--endpoint",
            server.url,
            "--model",
            "small",
            "--replies",
            "kept/here",
        ]
        assert main(["prompt", *arguments]) == 0
    assert capsys.readouterr().out == "## What is printed?\ncorrect: [31mno code\n"
    (kept,) = (bare_project / "kept" / "here").glob("*-review-basics.md")
    assert kept.read_text(encoding="utf-8") == "## What is printed?\ncorrect: \x1b[31mno code"
    assert (bare_project / "content" / "basics.md").read_text(encoding="utf-8") == GOOD


def test_replies_of_one_second_have_names_of_their_own(bare_project: Path) -> None:
    with serve(stream(says("Nothing."))) as server:
        for _ in range(3):
            send(server, topic="--a\nb")
    assert len(replies(bare_project)) == 3
