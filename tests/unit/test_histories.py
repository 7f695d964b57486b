"""Twelve histories: the report of an exported file says the same as the page that exported it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from jsonschema import Draft202012Validator

from builder.report.merge import merge
from builder.report.progress import Progress, decode
from builder.report.summary import forgetting_of, summarise

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "data" / "histories"
FILES = sorted(path for path in FOLDER.glob("*.json") if not path.name.endswith(".expected.json"))
SCHEMA = json.loads((ROOT / "builder" / "report" / "progress.schema.json").read_text(encoding="utf-8"))

histories = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def expected_of(path: Path) -> Any:
    return json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))


def test_there_are_twelve() -> None:
    assert len(FILES) == 12


@histories
def test_the_report_has_the_due_count_and_weak_spots_of_the_page(path: Path) -> None:
    expected = expected_of(path)
    progress = merge([decode(path.read_bytes())])
    summary = summarise(progress, now=datetime.fromisoformat(expected["now"]), zone=ZoneInfo(progress.timezone))
    assert summary.overall.due == expected["due_count"]
    assert [spot.question for spot in summary.weak_spots] == [spot["question"] for spot in expected["weak_spots"]]
    for spot, wanted in zip(summary.weak_spots, expected["weak_spots"], strict=True):
        assert {key: value for key, value in asdict(spot).items() if key in wanted} == pytest.approx(wanted)


@histories
def test_the_file_holds_the_due_dates(path: Path) -> None:
    dues = {key: value.due for key, value in decode(path.read_bytes()).schedule.items()}
    assert dues == {key: datetime.fromisoformat(due) for key, due in expected_of(path)["due"].items()}


@histories
def test_the_file_follows_the_schema(path: Path) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(path.read_text(encoding="utf-8")))


def test_what_was_answered_under_an_earlier_id_counts_for_the_question() -> None:
    progress = merge([decode((FOLDER / "alias.json").read_bytes())])
    summary = summarise(progress, now=progress.exported_at, zone=ZoneInfo(progress.timezone))
    assert summary.overall.seen == 3
    assert summary.gone == type(summary.gone)(questions=1, attempts=1)
    assert {spot.question: spot.attempts for spot in summary.weak_spots} == {"python-iterators": 4, "sql-join": 5}


def test_a_file_from_before_the_renaming_counts_too() -> None:
    new = decode((FOLDER / "alias.json").read_bytes())
    old = msgspec.structs.replace(
        new,
        questions={"sql-inner-join": msgspec.structs.replace(new.questions["sql-join"], aliases=())},
        attempts=tuple(one for one in new.attempts if one.question == "sql-inner-join"),
        exported_at=datetime.fromisoformat("2026-04-30T00:00:00Z"),
    )
    merged = merge([new, old])
    assert sum(one.question == "sql-join" for one in merged.attempts) == 5
    summary = summarise(merged, now=merged.exported_at, zone=ZoneInfo("UTC"))
    assert [spot.question for spot in summary.weak_spots] == ["python-iterators", "sql-join"]


def retrievability(progress: Progress) -> float | None:
    now = datetime.fromisoformat("2027-02-01T00:00:00Z")
    return summarise(merge([progress]), now=now, zone=ZoneInfo("UTC")).overall.retrievability


def test_the_chance_to_remember_follows_the_learners_own_weights() -> None:
    own = decode((FOLDER / "own-weights.json").read_bytes())
    usual = msgspec.structs.replace(own, settings={})
    assert forgetting_of(own.settings).parameters[-1] == 0.28
    # A higher decay forgets faster before the stability is over and slower after it.
    assert retrievability(own) != pytest.approx(retrievability(usual))


@pytest.mark.parametrize(
    "weights",
    [
        None,
        [],
        {"version": 5, "values": [1.0] * 21},
        {"version": 6, "values": [1.0]},
        {"version": 6, "values": ["x"] * 21},
    ],
)
def test_weights_that_cannot_be_used_are_ignored(weights: object) -> None:
    assert forgetting_of({"weights": weights}).parameters == forgetting_of({}).parameters


def test_a_decay_out_of_bounds_is_bounded_as_in_the_browser() -> None:
    assert forgetting_of({"weights": {"version": 6, "values": [1.0] * 20 + [5]}}).parameters[-1] == 0.8
