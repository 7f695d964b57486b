"""The numbers of the report: golden files worked out by hand, and a slow computation that shares no code."""

from __future__ import annotations

import json
import math
import random
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.question import LEVELS, Level
from builder.report.attempt import Attempt, unite
from builder.report.days import active_days
from builder.report.history import collect, median_ms, wilson_lower
from builder.report.merge import merge
from builder.report.progress import Progress, ProgressError, decode
from builder.report.summary import Summary, summarise

DATA = Path(__file__).resolve().parent.parent / "data" / "progress"
EXPECTED = sorted(DATA.rglob("*.expected.json"))
START = datetime(2026, 3, 27, tzinfo=UTC)
ZONES = ("UTC", "Europe/Berlin", "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia")

moments = st.integers(0, 400 * 24 * 3600).map(lambda seconds: START + timedelta(seconds=seconds / 2))
attempts = st.builds(
    Attempt,
    # Few ids and times, so that repeated and contradicting attempts and equal times come up.
    id=st.integers(0, 30).map("a{}".format),
    question=st.integers(0, 5).map("q{}".format),
    rev=st.just(1),
    at=st.one_of(moments, st.integers(0, 3).map(lambda days: START + timedelta(days=days))),
    mode=st.just("topic"),
    session=st.just("s"),
    rating=st.integers(1, 4),
    ms=st.integers(0, 5),
)
logs = st.lists(attempts, max_size=40).map(tuple)
questions = st.dictionaries(
    st.integers(0, 5).map("q{}".format),
    st.builds(
        lambda topic, level: {"title": "T", "topic": topic, "level": level},
        st.sampled_from(["t0", "t1", "left"]),
        st.sampled_from(LEVELS),
    ),
)
schedules = st.dictionaries(
    st.integers(0, 5).map("q{}".format),
    st.builds(
        lambda due, stability, difficulty: {"due": due, "stability": stability, "difficulty": difficulty},
        moments,
        st.floats(0.01, 100),
        st.floats(1, 10),
    ),
)


def summary_of(*names: str, folder: Path = DATA, now: str) -> Summary:
    progress = merge([decode((folder / name).read_bytes()) for name in names])
    return summarise(progress, now=datetime.fromisoformat(now), zone=ZoneInfo(progress.timezone))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    summary = asdict(summary_of(*expected["files"], folder=path.parent, now=expected["now"]))
    assert pick(summary["overall"], expected["overall"]) == pytest.approx(expected["overall"])
    for groups in ("topics", "levels"):
        assert list(summary[groups]) == list(expected[groups])
        for name, group in expected[groups].items():
            assert pick(summary[groups][name], group) == pytest.approx(group), name
    spots = [pick(spot, known) for spot, known in zip(summary["weak_spots"], expected["weak_spots"], strict=True)]
    assert [spot.pop("question") for spot in spots] == [spot.pop("question") for spot in expected["weak_spots"]]
    for spot, known in zip(spots, expected["weak_spots"], strict=True):
        assert spot == pytest.approx(known, abs=1e-9)


def pick(values: Mapping[str, Any], keys: Mapping[str, Any]) -> dict[str, Any]:
    return {key: values[key] for key in keys}


def progress_of(
    log: Sequence[Attempt], known: Mapping[str, Any], schedule: Mapping[str, Any], **extra: object
) -> Progress:
    topics = {name: {"title": name, "questions": {"junior": 1, "senior": 2}} for name in ("t0", "t1", "t2")}
    document = {
        "format": "interview-practice/progress",
        "version": 1,
        "exported_at": START,
        "topics": topics,
        "questions": known,
        "attempts": log,
        "schedule": schedule,
        **extra,
    }
    return decode(msgspec.json.encode(document))


def naive_group(names: set[str], total: int, log: Sequence[Attempt], schedule: Mapping[str, Any], now: datetime) -> Any:
    own = [attempt for attempt in log if attempt.question in names]
    seen = {attempt.question for attempt in own}
    last = {attempt.question: attempt.rating for attempt in own}
    known = {name for name in seen if last[name] >= 3 and name in schedule and schedule[name]["stability"] >= 7}
    total = max(total, len(seen))
    return {
        "total": total,
        "seen": len(seen),
        "new": total - len(seen),
        "learning": len(seen - known),
        "known": len(known),
        "due": sum(name in schedule and schedule[name]["due"] <= now for name in seen),
        "attempts": len(own),
        "success": sum(attempt.rating >= 2 for attempt in own) / len(own) if own else None,
        "median_ms": statistics.median(attempt.ms for attempt in own) if own else None,
        "last_at": max((attempt.at for attempt in own), default=None),
    }


def naive_weak_spots(bank: set[str], log: Sequence[Attempt], schedule: Mapping[str, Any]) -> list[Any]:
    spots = []
    for name in bank & schedule.keys():
        own = [attempt.rating for attempt in log if attempt.question == name]
        n, f = len(own[-10:]), own[-10:].count(1)
        if not f or (own[-1] >= 3 and schedule[name]["stability"] >= 7):
            continue
        p, z = f / n, 1
        centre, spread = p + z**2 / (2 * n), z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
        weakness = (centre - spread) / (1 + z**2 / n) * schedule[name]["difficulty"] / 10
        spots.append((name, n, f, weakness))
    return sorted(spots, key=lambda spot: (-spot[3], -spot[2], spot[0]))


@given(log=logs, known=questions, schedule=schedules, now=moments, zone=st.sampled_from(ZONES).map(ZoneInfo))
def test_equals_a_slow_computation(
    log: tuple[Attempt, ...], known: dict[str, Any], schedule: dict[str, Any], now: datetime, zone: ZoneInfo
) -> None:
    progress = progress_of(log, known, schedule)
    summary = summarise(progress, now=now, zone=zone)
    log = progress.attempts
    assert list(log) == sorted(log, key=lambda attempt: (attempt.at, attempt.id))
    bank = {name for name, question in known.items() if question["topic"] != "left"}
    for topic in ("t0", "t1", "t2"):
        names = {name for name in bank if known[name]["topic"] == topic}
        assert {"title": topic, **naive_group(names, 3, log, schedule, now)} == asdict(summary.topics[topic])
    totals: dict[Level, int] = {"junior": 3, "middle": 0, "senior": 6}
    for level, total in totals.items():
        names = {name for name in bank if known[name]["level"] == level}
        group = naive_group(names, total, log, schedule, now)
        assert (level in summary.levels) is (group["total"] > 0)
        assert level not in summary.levels or asdict(summary.levels[level]) == {"title": "", **group}
    whole = naive_group({attempt.question for attempt in log}, 0, log, schedule, now)
    for key in ("attempts", "success", "median_ms", "last_at"):
        assert getattr(summary.overall, key) == whole[key]
    days = {attempt.at.astimezone(zone).date() for attempt in log}
    assert active_days(log, zone) == days
    assert summary.overall.active_days == len(days)
    spots = [(spot.question, spot.attempts, spot.failures, spot.weakness) for spot in summary.weak_spots]
    expected = naive_weak_spots(bank & {attempt.question for attempt in log}, log, schedule)
    assert [spot[:3] for spot in spots] == [spot[:3] for spot in expected]
    assert [spot[3] for spot in spots] == pytest.approx([spot[3] for spot in expected])


@settings(max_examples=50)
@given(logs, logs, logs)
def test_uniting_logs_is_commutative_associative_and_idempotent(
    a: tuple[Attempt, ...], b: tuple[Attempt, ...], c: tuple[Attempt, ...]
) -> None:
    assert unite(a, b) == unite(b, a)
    assert unite(unite(a, b), c) == unite(a, unite(b, c)) == unite(a, b, c)
    assert unite(unite(a), a) == unite(a)
    assert {attempt.id for attempt in unite(a, b)} == {attempt.id for attempt in (*a, *b)}


@settings(max_examples=30)
@given(logs, logs, st.integers(0, 2), st.integers(0, 2))
def test_merging_files_does_not_depend_on_their_order(
    a: tuple[Attempt, ...], b: tuple[Attempt, ...], first: int, second: int
) -> None:
    files = [
        progress_of(log, {}, {}, exported_at=START + timedelta(days=days)) for log, days in ((a, first), (b, second))
    ]
    assert merge(files).attempts == merge(files[::-1]).attempts
    assert merge([*files, files[0]]).attempts == merge(files).attempts


@settings(max_examples=10)
@given(st.integers(0, 10**6), st.integers(10_001, 40_000), st.integers(1, 50), st.sampled_from([3, 1000, 10**7]))
def test_median_of_many(seed: int, count: int, groups: int, highest: int) -> None:
    randomness = random.Random(seed)
    log = [
        Attempt(f"{number}", f"q{randomness.randrange(groups)}", 1, START, "", "", randomness.randint(1, 4), ms)
        for number, ms in enumerate(randomness.choices(range(highest), k=count))
    ]
    assert median_ms(collect(log).values()) == statistics.median(attempt.ms for attempt in log)


def test_median_of_many_when_the_sample_misleads() -> None:
    # The sample takes every fourth number: the least of each question, far from the middle of all.
    log = [
        Attempt(f"{question}-{place}", f"q{question}", 1, START, "", "", 3, question + 100_000 * place)
        for question in range(11_000)
        for place in range(4)
    ]
    assert median_ms(collect(log).values()) == statistics.median(attempt.ms for attempt in log)


def test_wilson_against_published_values() -> None:
    # z = 1: the bound solves (p - x)^2 = x (1 - x) / n.
    for failures, n in ((1, 1), (1, 10), (3, 10), (10, 10)):
        x, p = wilson_lower(failures, n), failures / n
        assert (p - x) ** 2 == pytest.approx(x * (1 - x) / n)
        assert x < p
    assert wilson_lower(1, 1) == 0.5


def test_next_step() -> None:
    now = "2026-11-21T12:00:00Z"
    assert summary_of("empty.json", now=now).next.step == "start"
    assert (step := summary_of("several-topics.json", now=now).next).step == "due"
    assert step.count == 3
    earlier = summary_of("several-topics.json", now="2026-11-13T08:00:00Z")
    assert (earlier.next.step, earlier.next.topic) == ("topic", "sql")
    unbroken = summary_of("midnight-twice.json", now="2026-04-06T12:00:00Z")
    assert (unbroken.next.step, unbroken.next.topic, unbroken.next.count) == ("new", "git", 1)


def test_next_step_when_all_is_done() -> None:
    log = [Attempt("a", "q0", 1, START, "topic", "s", 3, 1000)]
    question = {"title": "T", "topic": "t", "level": "junior"}
    scheduled = {"due": START + timedelta(days=3), "stability": 3.0, "difficulty": 2.0}
    topics = {"t": {"title": "T", "questions": {"junior": 1}}}
    progress = progress_of(log, {"q0": question}, {"q0": scheduled}, topics=topics)
    step = summarise(progress, now=START + timedelta(days=1), zone=UTC).next
    assert (step.step, step.at) == ("wait", START + timedelta(days=3))


def test_retrievability_falls_by_the_curve_of_fsrs6() -> None:
    summary = summary_of("midnight-twice.json", now="2026-05-14T04:00:00Z")
    factor = 0.9 ** (-1 / 0.1542) - 1
    assert summary.overall.retrievability == pytest.approx((1 + factor * 39 / 39.09814244) ** -0.1542)


def test_merging_takes_each_part_from_the_right_file() -> None:
    laptop, phone = (decode((DATA / "merge" / f"{name}.json").read_bytes()) for name in ("laptop", "phone"))
    for files in ([laptop, phone], [phone, laptop]):
        merged = merge(files)
        assert (merged.timezone, merged.language, merged.topics) == ("Europe/Moscow", "ru", phone.topics)
        assert merged.schedule["linux-fork"] == phone.schedule["linux-fork"]
        assert merged.schedule["linux-signal"] == laptop.schedule["linux-signal"]
        # The phone has an attempt on it and does not list it: the bank has dropped it.
        assert "linux-old" not in merged.questions
        assert [session.ended_at for session in merged.sessions] == [phone.sessions[0].ended_at]


def test_other_bank_is_refused() -> None:
    first, second = progress_of((), {}, {}, bank="main"), progress_of((), {}, {}, bank="go")
    assert merge([first, progress_of((), {}, {})]).bank == "main"
    with pytest.raises(ProgressError) as refused:
        merge([first, second])
    assert (refused.value.reason, refused.value.found, refused.value.expected) == ("other-bank", "go", "main")
