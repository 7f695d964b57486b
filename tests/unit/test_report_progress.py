"""Reading progress files: the JSON Schema and the decoder agree, and every bad file has its reason."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builder.report.progress import ProgressError, Reason, decode

DATA = Path(__file__).resolve().parent.parent / "data" / "progress"
GOLDEN = sorted(path for path in DATA.rglob("*.json") if not path.name.endswith(".expected.json"))
SCHEMA = json.loads((DATA.parents[2] / "builder/report/progress.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
VALID = json.loads((DATA / "several-topics.json").read_text(encoding="utf-8"))


def put(*path: Any, value: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = value

    return change


def drop(*path: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        del document[path[-1]]

    return change


# What is broken, the reason, the place, what is expected there.
BROKEN: list[tuple[Callable[[Any], None], Reason, str, str]] = [
    (put("attempts", 3, "rating", value=7), "damaged", "attempts[3].rating", "int <= 4"),
    (put("attempts", 3, "rating", value=0), "damaged", "attempts[3].rating", "int >= 1"),
    (put("attempts", 0, "ms", value=-1), "damaged", "attempts[0].ms", "int >= 0"),
    (put("attempts", 0, "ms", value=1.5), "damaged", "attempts[0].ms", "int"),
    (put("attempts", 0, "id", value=""), "damaged", "attempts[0].id", "str of length >= 1"),
    (put("attempts", 0, "rev", value=0), "damaged", "attempts[0].rev", "int >= 1"),
    (put("attempts", 0, "correct", value="yes"), "damaged", "attempts[0].correct", "bool"),
    (put("attempts", 0, "correct", value=None), "damaged", "attempts[0].correct", "bool"),
    (put("attempts", 0, "confidence", value=5), "damaged", "attempts[0].confidence", "int <= 4"),
    (put("attempts", 0, "points", value=[1]), "damaged", "attempts[0].points", "array of length 2"),
    (put("attempts", 0, "tests", value=[1, -2]), "damaged", "attempts[0].tests[1]", "int >= 0"),
    (put("attempts", 5, "at", value="yesterday"), "damaged", "attempts[5].at", "2026-11-21T12:00:00.000Z"),
    (put("attempts", 5, "at", value="2026-11-21T12:00:00"), "damaged", "attempts[5].at", "2026-11-21T12:00:00.000Z"),
    (put("attempts", 5, "at", value=1763726400000), "damaged", "attempts[5].at", "2026-11-21T12:00:00.000Z"),
    (put("attempts", 5, value="attempt"), "damaged", "attempts[5]", "object"),
    (put("attempts", value={}), "damaged", "attempts", "array"),
    (drop("attempts"), "absent", "attempts", ""),
    (drop("attempts", 18, "question"), "absent", "attempts[18].question", ""),
    (drop("exported_at"), "absent", "exported_at", ""),
    (put("version", value="1"), "damaged", "version", "int"),
    (put("version", value=0), "damaged", "version", ""),
    (put("version", value=2), "newer", "", "1"),
    (put("format", value="interview-practice/report"), "foreign", "", ""),
    (put("topics", "sql", "questions", "middle", value=-2), "damaged", 'topics["sql"].questions', "int >= 0"),
    (
        put("topics", "sql", "questions", "expert", value=2),
        "damaged",
        'topics["sql"].questions',
        "junior, middle, senior",
    ),
    (
        put("questions", "sql-index", "level", value="guru"),
        "damaged",
        'questions["sql-index"].level',
        "junior, middle, senior",
    ),
    (
        put("questions", "sql-index", "kind", value="essay"),
        "damaged",
        'questions["sql-index"].kind',
        "open, choice, short, output, code",
    ),
    (drop("questions", "sql-index", "topic"), "absent", 'questions["sql-index"].topic', ""),
    (put("schedule", "sql-index", "stability", value=0), "damaged", 'schedule["sql-index"].stability', "float > 0.0"),
    (
        put("schedule", "sql-index", "difficulty", value=11),
        "damaged",
        'schedule["sql-index"].difficulty',
        "float <= 10.0",
    ),
    (put("sessions", 1, "skipped", value=[1]), "damaged", "sessions[1].skipped[0]", "str"),
    (put("settings", value=[]), "damaged", "settings", "object"),
]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_files_follow_the_schema(path: Path) -> None:
    data = path.read_bytes()
    VALIDATOR.validate(json.loads(data))
    assert decode(data).attempts == decode(b"\xef\xbb\xbf" + data).attempts


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("change", "reason", "place", "expected"),
    BROKEN,
    # A function would name itself by its address.
    ids=lambda value: "change" if callable(value) else str(value)[:40],
)
def test_broken_values(change: Callable[[Any], None], reason: Reason, place: str, expected: str) -> None:
    document = copy.deepcopy(VALID)
    change(document)
    assert not VALIDATOR.is_valid(document)
    with pytest.raises(ProgressError) as refused:
        decode(json.dumps(document).encode())
    error = refused.value
    assert (error.reason, error.place, error.expected) == (reason, place, expected)


@pytest.mark.parametrize(
    ("data", "reason", "place"),
    [
        (b"", "empty", ""),
        (b" \n\t", "empty", ""),
        (b"\xef\xbb\xbf", "empty", ""),
        (b"hello", "not-json", "1:1"),
        (b'{"format": "interview-practice/progress",\n  "version": 1,}', "not-json", "2:16"),
        (b'{"a": 1} {"b": 2}', "not-json", "1:10"),
        ("{\"ж\": 'x'}".encode(), "not-json", "1:7"),
        (b'{\n"a": "\xff"}', "encoding", "2:7"),
        ('{"format": "interview-practice/progress"}'.encode("utf-16"), "encoding", "1:1"),
        (b'{\n "attempts": [{"id"', "truncated", "2:20"),
        ('{"ж": "ж'.encode()[:-1], "truncated", "1:9"),
        (b"[]", "foreign", ""),
        (b"null", "foreign", ""),
        (b'{"version": 1, "attempts": []}', "foreign", ""),
        (b'{"a": ' + b"[" * 100_000, "foreign", ""),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_other_files(data: bytes, reason: Reason, place: str) -> None:
    with pytest.raises(ProgressError) as refused:
        decode(data)
    assert (refused.value.reason, refused.value.place) == (reason, place)


@pytest.mark.parametrize("name", ["attempts", "sessions", "schedule", "exported_at"])
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_times_that_no_calendar_can_hold(name: str, moment: str) -> None:
    place, change = {
        "attempts": ("attempts[2].at", put("attempts", 2, "at", value=moment)),
        "sessions": ("sessions[0].ended_at", put("sessions", 0, "ended_at", value=moment)),
        "schedule": ('schedule["sql-index"].due', put("schedule", "sql-index", "due", value=moment)),
        "exported_at": ("exported_at", put("exported_at", value=moment)),
    }[name]
    document = copy.deepcopy(VALID)
    change(document)
    with pytest.raises(ProgressError) as refused:
        decode(json.dumps(document).encode())
    assert (refused.value.reason, refused.value.place) == ("damaged", place)


def test_every_prefix_is_refused() -> None:
    data = json.dumps(VALID, ensure_ascii=False, separators=(",", ":")).encode()
    for length in range(1, len(data)):
        with pytest.raises(ProgressError) as refused:
            decode(data[:length])
        assert refused.value.reason == "truncated", data[:length]


def test_half_a_character_in_an_answer_is_read() -> None:
    # JSON.stringify writes this when an answer was cut in the middle of an emoji.
    data = json.dumps(VALID).replace("\\ud83d\\ude00", "\\ud83d").encode()
    assert len(decode(data).attempts) == len(VALID["attempts"])
    with pytest.raises(ProgressError) as refused:
        decode(data.replace(b'"rating": 2', b'"rating": 9', 1))
    assert (refused.value.reason, refused.value.found) == ("damaged", "9")


def test_unknown_fields_are_ignored_and_open_ones_kept() -> None:
    document = copy.deepcopy(VALID)
    document |= {"settings": {"theme": {"dark": True}}, "checks": {"roadmap": ["a"]}, "later": 1}
    document["questions"]["sql-index"]["later"] = document["schedule"]["sql-index"]["later"] = None
    VALIDATOR.validate(document)
    progress = decode(json.dumps(document).encode())
    assert progress.settings == document["settings"]
    assert progress.checks == document["checks"]
