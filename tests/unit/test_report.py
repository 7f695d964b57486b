"""The command `python -m builder.report`: what it prints, in which language, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builder.report import words
from builder.report.__main__ import main
from builder.report.merge import merge
from builder.report.progress import decode
from builder.report.summary import summarise
from builder.report.text import clean, render
from builder.report.words import COUNTS, LANGUAGES, TEXTS, Language, Words

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "progress"
SEVERAL = DATA / "several-topics.json"
NOW = "2026-11-21T12:00:00Z"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def changed(tmp_path: Path, **changes: object) -> Path:
    """Write the golden file with other values of its top-level fields."""
    path = tmp_path / "progress.json"
    document = json.loads(SEVERAL.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def one_error_line(capsys: Capture, *arguments: object) -> str:
    assert main([str(argument) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("\n")
    assert len(captured.err.splitlines()) == 1
    return captured.err.rstrip("\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_text(language: Language, capsys: Capture) -> None:
    assert main([str(SEVERAL), "--lang", language, "--at", NOW]) == 0
    captured = capsys.readouterr()
    assert captured.out == (DATA / f"several-topics.{language}.txt").read_text(encoding="utf-8")
    assert captured.err == ""
    assert max(map(len, captured.out.splitlines())) <= 80


def test_json_has_the_golden_numbers(capsys: Capture) -> None:
    assert main([str(SEVERAL), "--json", "--at", NOW]) == 0
    report = json.loads(capsys.readouterr().out)
    expected = json.loads((DATA / "several-topics.expected.json").read_text(encoding="utf-8"))
    assert report["format"] == "interview-practice/report"
    assert expected["overall"].items() <= report["overall"].items()
    assert report["topics"]["sql"]["last_at"] == "2026-11-21T08:10:00.000Z"
    assert report["next"] == {
        **{"step": "due", "count": 3, "topic": "", "at": None},
        "text": "Повторите 3 вопроса: срок уже подошёл.",
    }


def test_empty_progress_is_friendly(capsys: Capture) -> None:
    assert main([str(DATA / "empty.json"), "--lang", "en"]) == 0
    assert "No attempts yet. Open the site, answer five questions" in capsys.readouterr().out


def test_files_are_merged_in_any_order(capsys: Capture) -> None:
    outputs = []
    names = [str(DATA / "merge" / name) for name in ("laptop.json", "phone.json")]
    for files in (names, names[::-1]):
        assert main([*files, "--at", NOW, "--lang", "en"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert "Merged from 2 files; what is due is taken from the newest one." in outputs[0]


@pytest.mark.parametrize(
    ("language", "option", "title"),
    [
        ("ru", None, "Подготовка"),
        ("ru-RU", None, "Подготовка"),
        ("de", None, "Interview"),
        ("", None, "Interview"),
        ("ru", "en", "Interview"),
        ("en", "ru", "Подготовка"),
    ],
)
def test_language(tmp_path: Path, capsys: Capture, language: str, option: str | None, title: str) -> None:
    arguments = [str(changed(tmp_path, language=language)), *(["--lang", option] if option else [])]
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith(title)


@pytest.mark.parametrize("timezone", ["Mars/Olympus", "../../etc/passwd", "Europe", "a\0b", "x\x1b[2J\nnew line"])
def test_unknown_time_zone_falls_back_to_utc(tmp_path: Path, capsys: Capture, timezone: str) -> None:
    assert main([str(changed(tmp_path, timezone=timezone)), "--lang", "en", "--at", NOW]) == 0
    out = capsys.readouterr().out
    assert "21 November 2026, 12:00 (UTC)" in out
    assert "is not known here; days are counted in UTC." in " ".join(out.split())
    assert "\x1b" not in out


def test_time_without_a_zone_is_the_learners(capsys: Capture) -> None:
    assert main([str(SEVERAL), "--at", "2026-11-21 15:00", "--lang", "en"]) == 0
    assert "21 November 2026, 15:00 (Europe/Moscow)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [[], ["--at", "soon", "x.json"], ["--at", "9999-12-31", "x"], ["--lang", "de", "x"]]
)
def test_wrong_usage(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m builder.report" in capsys.readouterr().err


def test_error_lines(tmp_path: Path, capsys: Capture) -> None:
    attempts = json.loads(SEVERAL.read_text(encoding="utf-8"))["attempts"]
    attempts[3]["rating"] = 7
    path = changed(tmp_path, attempts=attempts)
    assert one_error_line(capsys, path) == (
        f"{path}: attempts[3].rating is 7, which is impossible (expected: int <= 4); "
        "correct it or export the file again."
    )
    assert one_error_line(capsys, SEVERAL, path, "--lang", "ru") == (
        f"{path}: attempts[3].rating: невозможное значение 7 (нужно: int <= 4); "
        "исправьте его или экспортируйте файл снова."
    )
    path.write_text('{"format": "interview-practice/progress",\n "version" 1}', encoding="utf-8")
    assert one_error_line(capsys, path) == f"{path}:2:12: this is not JSON; use the file as the site exported it."
    path = changed(tmp_path, version=3)
    assert one_error_line(capsys, path) == (
        f"{path}: the file has version 3, this program reads up to 1; update interview-practice."
    )
    path = changed(tmp_path, bank="go")
    assert one_error_line(capsys, SEVERAL, path) == (
        f"{path}: the file is of the bank go, the ones before it are of main; report them separately."
    )


def test_files_that_cannot_be_read(tmp_path: Path, capsys: Capture) -> None:
    assert "there is no such file" in one_error_line(capsys, tmp_path / "none.json")
    assert "this is a folder" in one_error_line(capsys, tmp_path)
    assert "there is no such file" in one_error_line(capsys, "a\0b")
    assert "there is no such file" in one_error_line(capsys, tmp_path / "two\nlines\x1b[2J.json")
    assert "cannot be read (" in one_error_line(capsys, "x" * 5000)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_file_without_permission(tmp_path: Path, capsys: Capture) -> None:
    path = changed(tmp_path)
    path.chmod(0)
    assert "may not be read" in one_error_line(capsys, path)


def test_every_prefix_ends_with_one_line(tmp_path: Path, capsys: Capture) -> None:
    document = json.loads((DATA / "merge" / "phone.json").read_text(encoding="utf-8"))
    document |= {"attempts": document["attempts"][:1], "topics": {}, "questions": {}, "schedule": {}, "sessions": []}
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    path = tmp_path / "progress.json"
    for length in range(len(data)):
        path.write_bytes(data[:length])
        line = one_error_line(capsys, path)
        assert line.startswith(f"{path}:")
        assert ("the file ends too early" if length else "the file is empty") in line


def test_found_values_are_shown_short_and_clean(tmp_path: Path, capsys: Capture) -> None:
    line = one_error_line(capsys, changed(tmp_path, attempts="\x1b[31m" + "x" * 1000))
    assert "\x1b" not in line
    assert len(line) < 300


HOSTILE = "[bold red]x[/] \x1b[31mred\x1b[0m \x9b2J\r\nline\u202egnp\u2066 :smile: [link=http://e]"


def hostile(tmp_path: Path) -> Path:
    document: dict[str, Any] = json.loads(SEVERAL.read_text(encoding="utf-8"))
    document["bank"] = HOSTILE
    document["topics"]["sql"]["title"] = HOSTILE
    document["questions"]["sql-index"]["title"] = HOSTILE + "\ud83d"
    return changed(tmp_path, **document)


def test_titles_cannot_command_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    assert main([str(hostile(tmp_path)), "--at", NOW]) == 0
    out = capsys.readouterr().out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", out)
    assert "[bold red]x[/]" in out
    assert ":smile:" in out
    assert max(map(len, out.splitlines())) <= 80


def test_json_is_safe_to_look_at_and_lossless(tmp_path: Path, capsys: Capture) -> None:
    assert main([str(hostile(tmp_path)), "--at", NOW, "--json"]) == 0
    out = capsys.readouterr().out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", out)
    assert json.loads(out)["topics"]["sql"]["title"] == HOSTILE


def test_clean() -> None:
    assert clean("a\tb\u2028c\x00d\x9be\u200ff") == "a b c d e f"
    assert clean("שלום и ёлка 👩‍💻") == "שלום и ёлка 👩‍💻"


def test_a_terminal_gets_bold_and_a_pipe_gets_none() -> None:
    progress = merge([decode(SEVERAL.read_bytes())])
    zone = ZoneInfo("Europe/Moscow")
    summary = summarise(progress, now=progress.exported_at, zone=zone)
    plain = render(summary, Words("en"), zone=zone)
    styled = render(summary, Words("en"), zone=zone, styled=True)
    assert "\x1b[1m" in styled
    assert "\x1b" not in plain
    without = re.sub(r"\x1b\[[0-9;]*m", "", styled)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("width", [40, 60, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_widths(width: int, language: Language) -> None:
    progress = merge([decode(SEVERAL.read_bytes())])
    zone = ZoneInfo("Europe/Moscow")
    text = render(summarise(progress, now=progress.exported_at, zone=zone), Words(language), zone=zone, width=width)
    assert max(map(len, text.splitlines())) <= min(width, 100)


def test_only_ten_weak_spots_are_shown(tmp_path: Path, capsys: Capture) -> None:
    document: dict[str, Any] = json.loads(SEVERAL.read_text(encoding="utf-8"))
    for number in range(12):
        for name in ("questions", "schedule"):
            document[name][f"more-{number}"] = document[name]["sql-index"]
        attempt = {"id": f"more-{number}", "question": f"more-{number}", "rating": 1}
        document["attempts"].append(document["attempts"][0] | attempt)
    assert main([str(changed(tmp_path, **document)), "--lang", "en", "--at", NOW]) == 0
    out = capsys.readouterr().out
    assert "and 5 more" in out
    assert out.count("Когда индекс не используется") == 10


def test_next_step_is_a_sentence(capsys: Capture) -> None:
    sentences = {
        (
            "several-topics",
            "2026-11-13T08:00:00Z",
        ): "Nothing is due. Work on “SQL и базы данных”: its questions fail most.",
        (
            "midnight-twice",
            "2026-04-06T12:00:00Z",
        ): "Nothing is due and nothing is weak. Take new questions: 1 question left",
    }
    for (name, now), sentence in sentences.items():
        assert main([str(DATA / f"{name}.json"), "--lang", "en", "--at", now]) == 0
        assert sentence in " ".join(capsys.readouterr().out.split())


def test_all_done(tmp_path: Path, capsys: Capture) -> None:
    document: dict[str, Any] = json.loads((DATA / "midnight-twice.json").read_text(encoding="utf-8"))
    document["topics"]["git"]["questions"] = {"junior": 1}
    path = changed(tmp_path, **document)
    assert main([str(path), "--lang", "en", "--at", "2026-04-06T12:00:00Z"]) == 0
    out = capsys.readouterr().out
    assert "All questions are seen and none is due. Come back on 14 May 2026." in out
    assert "None: no question has failed lately." in out
    document["schedule"] = {}
    assert main([str(changed(tmp_path, **document)), "--lang", "en", "--at", "2026-04-06T12:00:00Z"]) == 0
    assert capsys.readouterr().out.endswith("All questions are seen and none is due.\n")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "builder.report", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, **environment})


def test_as_a_process() -> None:
    result = run(str(SEVERAL), "--at", NOW, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"FSRS" in result.stdout
    result = run("no-such-file.json", PYTHONIOENCODING="ascii")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    result = run("нет.json", "--lang", "ru", PYTHONIOENCODING="ascii")
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_closed_pipe_is_no_error() -> None:
    command = f"{{ {sys.executable} -m builder.report {SEVERAL}; echo status $? >&2; }} | true"
    result = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, check=True, text=True)
    assert result.stderr == "status 0\n"


def test_help_ends_with_an_example(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    example = capsys.readouterr().out.rstrip().splitlines()[-1]
    assert example.startswith("example: python -m builder.report ")
    arguments = example.split("builder.report ")[1].split()
    files = [str(DATA / "merge" / name) for name in ("laptop.json", "phone.json")]
    assert main([*files, *arguments[2:]]) == 0


@pytest.mark.parametrize(
    ("number", "forms"),
    [(0, "0 дней"), (1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (12, "12 дней"), (21, "21 день")],
)
def test_russian_plurals(number: int, forms: str) -> None:
    assert Words("ru").count("days", number) == forms


def test_words() -> None:
    ru, en = Words("ru"), Words("en")
    assert [en.count("days", number) for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert (ru.number(1234567), en.number(1234567)) == ("1\xa0234\xa0567", "1,234,567")
    assert [en.duration(ms) for ms in (None, 0, 41_230, 59_999, 185_000, 3_900_000)] == [
        *("–", "0 s", "41 s", "1 min 00 s", "3 min 05 s", "1 h 05 min"),
    ]
    assert (ru.percent(0.784), en.percent(0.784), en.percent(None)) == ("78 %", "78%", "–")


def test_catalogue_is_whole() -> None:
    for key, texts in TEXTS.items():
        fields = [set(re.findall(r"{(\w+)[:}]", text)) for text in texts]
        assert all(texts), key
        assert fields[0] == fields[1], key
    assert set(COUNTS) == {"attempts", "days", "files", "questions", "sessions", "skipped"}
    assert len(words.MONTHS[0]) == len(words.MONTHS[1]) == 12
