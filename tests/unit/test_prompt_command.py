"""`prompt` as a user meets it: printed, copied, or sent to a real server on this machine whose reply is imported."""

from __future__ import annotations

import re
import stat
import sys
from itertools import chain, repeat
from pathlib import Path

import pytest

from builder.cli import main
from builder.commands.sending import THOUGHTS
from builder.parser import parse
from builder.prompt.request import Asked, PromptRequest
from builder.prompt.write import write_example, write_prompt
from tests.unit.endpoint_server import Server, delta, fail, hang_up, says, serve, stream
from tests.unit.importers.test_anki_package import collection, old_schema, package

GOOD = "---\ntitle: Basics\n---\n## What is printed? { #a tags=python }\n### Answer\ntext\n"
DECK = package(collection_anki2=collection(old_schema, [(1, 1, "", "What is a deck?\x1fA pile of cards.")]))
ANSWER = write_example(PromptRequest("Caches", language="en", kinds=("open", "choice")))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a project with an empty bank, without keys and clipboard."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "INTERVIEW_PRACTICE_API_KEY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    (tmp_path / "content").mkdir()
    return tmp_path


def send(server: Server, *arguments: str, topic: str = "Caches") -> int:
    return main(["prompt", f"--topic={topic}", "--endpoint", server.url, "--model", "small", *arguments])


def replies(project: Path, suffix: str = ".md") -> list[Path]:
    return sorted((project / "replies").glob(f"*{suffix}"))


def test_it_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "--topic", " Caches ", "--kind", "code", "--kind", "open", "--count", "3"]) == 0
    captured = capsys.readouterr()
    assert captured.out == write_prompt(PromptRequest("Caches", count=3, kinds=("open", "code")))
    assert captured.err == ""


def test_what_the_bank_asks_is_listed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / "basics.md").write_text(GOOD, encoding="utf-8")
    (project / "content" / "broken.md").write_bytes(b"## \xff")
    assert main(["prompt", "--topic", "Caches", "--language", "en", "--level", "junior", "--avoid-existing"]) == 0
    captured = capsys.readouterr()
    existing = (Asked("What is printed?", "python", "Basics"),)
    assert captured.out == write_prompt(PromptRequest("Caches", "junior", language="en", existing=existing))
    assert "- What is printed? (Basics, python)\n" in captured.out
    assert captured.err.startswith("content/broken.md:1:4: bad-encoding: ")


def test_a_bank_that_is_still_empty(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "--topic", "Caches", "--avoid-existing"]) == 0
    captured = capsys.readouterr()
    assert captured.out == write_prompt(PromptRequest("Caches"))
    assert captured.err == "Nothing to avoid: no question files in `content`.\n"


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("deck.apkg", DECK, "## What is a deck? { #"),
        ("old.md", "### Что такое очередь?\n\nСписок.\n".encode("cp1251"), "### Что такое очередь?"),
        ("wide.txt", "1. What is a queue?".encode("utf-16"), "1. What is a queue?"),
        ("quiz.gift", b"::Queue:: What is it? {=A list ~A tree}", "{=A list ~A tree}"),
        ("cards.csv", b"front,back\nWhat is a queue?,A list\n", "What is a queue?,A list"),
        ("page.html", b"<h2>What is a queue?</h2><p>A list</p>", "<h2>What is a queue?</h2>"),
    ],
)
def test_a_review_of_whatever_import_reads(
    name: str, data: bytes, shown: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / name).write_bytes(data)
    assert main(["prompt", "--review", name, "--language", "en"]) == 0
    captured = capsys.readouterr()
    assert f"(`{name}`)" in captured.out
    assert shown in captured.out.partition("# The file\n")[2]
    assert captured.err == ""


def test_a_review_of_very_much(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "long.md").write_text(GOOD + "more text\n" * 10_000, encoding="utf-8")
    assert main(["prompt", "--review", "long.md"]) == 0
    captured = capsys.readouterr()
    assert captured.err == (
        f"Warning: the prompt has {len(captured.out):,} characters, more than many models read; review a part.\n"
    )


def test_a_review_of_a_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "--review", "content"]) == 2
    (project / "content" / "go").mkdir()
    for name in ("sql.md", "go/basics.md"):
        (project / "content" / name).write_text(GOOD, encoding="utf-8")
    assert main(["prompt", "--review", "content"]) == 2
    said = "error: `content` is a folder, and a critique is asked for file by file"
    assert capsys.readouterr().err == (
        f"{said}; there is none in it\n{said}: name one of `content/go/basics.md`, `content/sql.md`\n"
    )


def test_a_review_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "basics.md").write_text(GOOD, encoding="utf-8")
    assert main(["prompt", "--review", "basics.md", "--language", "en"]) == 0
    assert "## What is printed? { #a tags=python }" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], "one of the arguments --topic --review is required"),
        (["--topic", "t", "--review", "f"], "not allowed with argument"),
        (["--topic", " "], "error: the topic is empty"),
        (["--topic", "../../evil"], "error: the topic `../../evil` is a path: name the subject, such as "),
        (["--topic", "..\\evil"], "error: the topic `..\\evil` is a path: "),
        (["--topic", "???"], "error: the topic `???` has no letter: "),
        (["--topic", "../e", "--endpoint", "localhost", "--model", "m"], "error: the topic `../e` is a path: "),
        (["--topic", "t", "--count", "0"], "write a whole number from 1 to 100"),
        (["--topic", "t", "--level", "guru"], "invalid choice: 'guru'"),
        (["--topic", "t", "--kind", "quiz"], "invalid choice: 'quiz'"),
        (["--topic", "t", "--timeout", "nan"], "write a number of seconds"),
        (["--topic", "t", "--avoid-existing", "--into", "absent"], "error: there is no file or folder `absent`"),
        (["--topic", "t", "--model", "m"], "error: --endpoint and --model go together"),
        (["--topic", "t", "--endpoint", "localhost"], "error: --endpoint and --model go together"),
        (["--topic", "t", "--endpoint", "localhost", "--model", "m", "--copy"], "error: --copy and --endpoint"),
        (["--topic", "t", "--endpoint", "ftp://x", "--model", "m"], "error: `ftp://x` is not the URL of a server"),
        (["--review", "absent.md"], "error: absent.md: unreadable-file: "),
        (["--review", "photo"], "error: photo: unreadable-file: `photo` is no text"),
        (["--review", "empty"], "error: `empty` has nothing to criticise: it is empty"),
    ],
)
def test_wrong_usage(arguments: list[str], error: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "photo").write_bytes(b"\0\1\2" * 99)
    (project / "empty").write_text("\n")
    assert main(["prompt", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert error in captured.err


def install(project: Path, name: str, status: int = 0) -> Path:
    """Put a program in the way that writes down what it is given."""
    (project / "programs").mkdir(exist_ok=True)
    program = project / "programs" / name
    taken = project / f"{name}.taken"
    code = f"import sys; open({str(taken)!r}, 'wb').write(sys.stdin.buffer.read()); sys.exit({status})"
    program.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return taken


@pytest.mark.parametrize(
    ("name", "variable", "encoding"),
    [
        ("pbcopy", "", "utf-8"),
        ("wl-copy", "WAYLAND_DISPLAY", "utf-8"),
        ("xclip", "DISPLAY", "utf-8"),
        ("clip.exe", "", "utf-16-le"),
    ],
)
def test_it_is_copied(
    name: str,
    variable: str,
    encoding: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    taken = install(project, name)
    if variable:
        monkeypatch.setenv(variable, ":0")
    assert main(["prompt", "--topic", "Кэш", "--copy"]) == 0
    prompt = write_prompt(PromptRequest("Кэш"))
    assert taken.read_bytes().decode(encoding) == prompt
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"Copied the prompt, {len(prompt)} characters.\n")


def test_a_clipboard_that_fails_is_not_the_last_word(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    install(project, "xclip", status=1)
    taken = install(project, "xsel")
    assert main(["prompt", "--topic", "Caches", "--copy"]) == 0
    assert taken.exists()


def test_without_a_clipboard_it_is_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Without a screen xclip would only fail.
    install(project, "xclip")
    assert main(["prompt", "--topic", "Caches", "--copy"]) == 1
    captured = capsys.readouterr()
    assert captured.out == write_prompt(PromptRequest("Caches"))
    assert captured.err.startswith("error: no program reaches the clipboard (pbcopy, ")


def test_a_reply_is_kept_and_imported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pieces = [ANSWER[start : start + 7] for start in range(0, len(ANSWER), 7)]
    with serve(stream(says(*pieces))) as server:
        assert send(server, "--language", "en") == 0
        body = server.requests[0].body
    assert body["messages"] == [{"role": "user", "content": write_prompt(PromptRequest("Caches", language="en"))}]
    (reply,) = replies(project)
    assert reply.read_text(encoding="utf-8") == ANSWER
    assert reply.name.endswith("-caches.md")
    assert (project / "replies" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    (topic,) = (project / "content").glob("*.md")
    kinds = [question.kind for question in parse(topic.read_text(encoding="utf-8")).topic.questions]
    assert kinds == ["open", "choice"]
    captured = capsys.readouterr()
    assert captured.out == (
        f"replies/{reply.name} → content/caches.md: read 2 questions, 2 added\n"
        "content/caches.md: 2 of 2 questions can be asked; no problems.\n"
    )
    assert captured.err == (f"Asking small at {server.url}.\nKept the reply in `replies/{reply.name}`.\n")
    assert main(["check", "content"]) == 0


def test_what_a_chat_wraps_around_it_and_thinks_aloud(project: Path) -> None:
    thinking = "<think>\n## Not a question?\nNo.\n</think>\n\n"
    chat = f"{thinking}Sure, here is your file:\n\n````markdown\n{ANSWER}````\n\nEnjoy!\n"
    thought = '{"choices": [{"delta": {"reasoning_content": "Hm. "}}]}'
    with serve(stream([thought, *says(chat)])) as server:
        send(server)
    (reply,) = replies(project)
    assert reply.read_text(encoding="utf-8").startswith("Sure, here is")
    (thoughts,) = replies(project, THOUGHTS)
    assert thoughts.read_text(encoding="utf-8") == f"Hm. {thinking}"
    (topic,) = (project / "content").glob("*.md")
    assert len(parse(topic.read_text(encoding="utf-8")).topic.questions) == 2


def test_each_problem_is_told_once_where_it_can_be_mended(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = ANSWER.replace("- [x]", "- [ ]").replace("level=junior", "level=guru")
    with serve(stream(says(broken))) as server:
        assert send(server) == 1
    out = capsys.readouterr().out
    lines = (project / "content" / "caches.md").read_text(encoding="utf-8").split("\n")
    heading = next(number for number, line in enumerate(lines, 1) if line.startswith("## Nobody"))
    option = next(number for number, line in enumerate(lines, 1) if line.startswith("- [ ]"))
    # The level is gone from the heading, so that only the import knows of it.
    assert [line for line in out.splitlines() if ": " in line and "hint" not in line][1:-1] == [
        f"content/caches.md:{heading}:1: unknown-level: `level=guru` is not a level",
        f"content/caches.md:{option}:3: no-right-option: none of the 4 options is marked as right",
    ]
    assert out.endswith("content/caches.md: 1 of 2 questions can be asked; 2 errors.\n")


def test_why_a_question_is_a_draft(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "# Caches\n\n1. Which level is the fastest?\n   a) L1\n   b) L2\n   c) L3\n\nAnswer: z\n"
    with serve(stream(says(other))) as server:
        assert send(server) == 1
    out = capsys.readouterr().out
    assert out.count(": draft: ") == 1
    assert re.search(
        r"^content/caches\.md:\d+:1: draft: the question `Which level is the fastest\?` is a draft: \w", out, re.M
    )


def test_problems_of_a_question_that_the_bank_has(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
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
def test_a_reply_without_questions(reply: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream(says(reply))) as server:
        assert send(server) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert len(replies(project)) == 1
    assert not list((project / "content").glob("*.md"))


def test_a_reply_without_end(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builder.endpoint.ask.MOST_CHARACTERS", len(ANSWER) + 100)
    with serve(stream(map(delta, chain([ANSWER], repeat("and so on, "))))) as server:
        assert send(server) == 0
    (reply,) = replies(project)
    assert len(reply.read_text(encoding="utf-8")) == len(ANSWER) + 100
    assert "Warning: the answer had no end and was cut after " in capsys.readouterr().err
    assert len(parse((project / "content" / "caches.md").read_text(encoding="utf-8")).topic.questions) == 2


def test_a_reply_that_reached_its_limit_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream(says(ANSWER, end="length"))) as server:
        send(server)
    assert "Warning: the model reached its limit" in capsys.readouterr().err


def test_a_reply_that_broke_off_is_kept_and_not_imported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(stream([delta("## One?\n")], pause=0.1, then=hang_up)) as server:
        assert send(server) == 1
    (reply,) = replies(project)
    assert reply.read_text(encoding="utf-8") == "## One?\n"
    said = "error: the answer broke off: the server closed the connection; what came is kept in "
    assert f"{said}`replies/{reply.name}`" in capsys.readouterr().err
    assert not list((project / "content").iterdir())


def test_nothing_came(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(fail(503, "Loading model", Retry_After="0"), fail(401)) as server:
        assert send(server) == 2
    assert capsys.readouterr().err == (
        f"Asking small at {server.url}.\n"
        "the server answers 503 Service Unavailable: Loading model; trying again in 0 s\n"
        "error: the server wants a key: set INTERVIEW_PRACTICE_API_KEY\n"
    )
    assert not (project / "replies").exists()


def test_a_bank_that_cannot_take_the_answer(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / ".question-imports.json").write_text("{", encoding="utf-8")
    (project / "file").touch()
    with serve(stream(says(ANSWER))) as server:
        assert send(server) == send(server, "--into", "file") == 2
        assert server.requests == []
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("error: content/.question-imports.json is damaged: ")
    assert second == "error: `file` is not a folder"


def test_a_topic_with_a_slash_is_one_topic(project: Path) -> None:
    with serve(stream(says(ANSWER))) as server:
        assert send(server, topic=" TCP/IP \n in  depth") == 0
    (page,) = (project / "content").rglob("*.md")
    assert page.relative_to(project / "content").as_posix() == "tcp-ip-in-depth.md"
    assert parse(page.read_text(encoding="utf-8")).topic.title == "TCP-IP in depth"


def test_more_questions_on_the_same_topic(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = write_example(PromptRequest("Caches", language="en", kinds=("choice", "short")))
    with serve(stream(says(ANSWER)), stream(says(more))) as server:
        assert send(server) == send(server) == 0
    (topic,) = (project / "content").glob("*.md")
    kinds = [question.kind for question in parse(topic.read_text(encoding="utf-8")).topic.questions]
    assert kinds == ["open", "choice", "short"]
    assert ": read 2 questions, 1 added, 1 near-duplicate skipped\n" in capsys.readouterr().out


def test_the_key_comes_from_the_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-123")
    with serve(stream(says(ANSWER))) as server:
        send(server)
        assert server.requests[0].headers["Authorization"] == "Bearer sk-123"
    captured = capsys.readouterr()
    assert captured.err.startswith(f"Asking small at {server.url} with the key in OPENAI_API_KEY.\n")
    assert "sk-123" not in captured.out + captured.err


def test_a_critique_is_printed_as_it_comes_and_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / "basics.md").write_text(GOOD, encoding="utf-8")
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
    (kept,) = (project / "kept" / "here").glob("*-review-basics.md")
    assert kept.read_text(encoding="utf-8") == "## What is printed?\ncorrect: \x1b[31mno code"
    assert (project / "content" / "basics.md").read_text(encoding="utf-8") == GOOD


def test_replies_of_one_second_have_names_of_their_own(project: Path) -> None:
    with serve(stream(says("Nothing."))) as server:
        for _ in range(3):
            send(server, topic="--a\nb")
    assert len(replies(project)) == 3
