"""The numbers of a report: pure functions of a file, a moment and a time zone; docs/report.md explains each."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final, Literal

from fsrs import Card, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS
from msgspec import UNSET

from builder.question import LEVELS, Level
from builder.report.days import active_days, streak
from builder.report.history import Histories, collect, count, median_ms, success, wilson_lower
from builder.report.progress import Progress, Question, Scheduled

KNOWN_RATING: Final = 3
KNOWN_STABILITY: Final = 7  # days
VERSION: Final = 6  # of FSRS
# The last of the 21 parameters of FSRS-6 says how fast one forgets; within these bounds, as in the browser.
DECAY_BOUNDS: Final = (0.1, 0.8)

Step = Literal["start", "due", "topic", "new", "wait"]


@dataclass(frozen=True, slots=True)
class Overall:
    """All attempts, also on questions that left the bank; `total` to `due` count questions of the bank."""

    attempts: int
    total: int
    seen: int
    new: int
    learning: int
    known: int
    due: int
    success: float | None
    active_days: int
    streak: int
    median_ms: float | None
    retrievability: float | None
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one topic or one level: `new`, `learning` and `known` add up to `total`."""

    title: str
    total: int
    seen: int
    new: int
    learning: int
    known: int
    due: int
    attempts: int
    success: float | None
    median_ms: float | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """A question that keeps failing, by its last ten attempts."""

    question: str
    title: str
    topic: str
    attempts: int
    failures: int
    weakness: float


@dataclass(frozen=True, slots=True)
class Sessions:
    """How many sessions there were, how many came to their end, and how many questions were skipped in them."""

    count: int
    finished: int
    skipped: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Gone:
    """Questions with attempts that the bank no longer has."""

    questions: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next: how many questions, in which topic, or when the next one is due."""

    step: Step
    count: int = 0
    topic: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole report as numbers; `timezone` is the one that days were counted in."""

    now: datetime
    timezone: str
    bank: str
    overall: Overall
    topics: Mapping[str, Group]
    levels: Mapping[Level, Group]
    weak_spots: tuple[WeakSpot, ...]
    sessions: Sessions
    gone: Gone
    next: Next


@dataclass(frozen=True, slots=True)
class View:
    """What the numbers are computed from: the bank's questions that were seen, and what is known about each."""

    questions: Mapping[str, Question]
    histories: Histories
    schedule: Mapping[str, Scheduled]
    now: datetime

    def is_known(self, name: str) -> bool:
        """Tell whether a question is known: last rated Good or Easy, and stable for a week."""
        scheduled = self.schedule.get(name)
        stable = scheduled is not None and scheduled.stability >= KNOWN_STABILITY
        return stable and self.histories[name].last.rating >= KNOWN_RATING

    def is_due(self, name: str) -> bool:
        """Tell whether a question should be repeated now."""
        scheduled = self.schedule.get(name)
        return scheduled is not None and scheduled.due <= self.now


def summarise(progress: Progress, *, now: datetime, zone: tzinfo) -> Summary:
    """Compute the report of a merged file, whose attempts are sorted."""
    histories = collect(progress.attempts)
    view = view_of(progress, histories, now)
    topics = summarise_topics(progress, view)
    overall = summarise_attempts(progress, histories, view, zone=zone)
    gone = [history for name, history in histories.items() if name not in view.histories]
    return Summary(
        now=now,
        timezone=str(zone),
        bank=progress.bank,
        overall=overall,
        topics=topics,
        levels=summarise_levels(progress, view),
        weak_spots=find_weak_spots(view),
        sessions=summarise_sessions(progress),
        gone=Gone(len(gone), count(gone)),
        next=choose_next(overall, topics, view),
    )


def view_of(progress: Progress, histories: Histories, now: datetime) -> View:
    """Select what concerns questions that the bank has and the learner has seen."""
    questions = {
        name: question
        for name, question in progress.questions.items()
        if question.topic in progress.topics and name in histories
    }
    return View(questions, {name: histories[name] for name in questions}, progress.schedule, now)


def summarise_attempts(progress: Progress, histories: Histories, view: View, *, zone: tzinfo) -> Overall:
    """Compute the numbers of the whole log."""
    attempts = progress.attempts
    days = active_days(attempts, zone)
    seen, known = len(view.questions), sum(map(view.is_known, view.questions))
    total = max(seen, sum(sum(topic.questions.values()) for topic in progress.topics.values()))
    return Overall(
        attempts=len(attempts),
        total=total,
        seen=seen,
        new=total - seen,
        learning=seen - known,
        known=known,
        due=sum(map(view.is_due, view.questions)),
        success=success(histories.values()),
        active_days=len(days),
        streak=streak(days, view.now.astimezone(zone).date()),
        median_ms=median_ms(histories.values()),
        retrievability=mean_retrievability(view, progress.settings),
        first_at=attempts[0].at if attempts else None,
        last_at=attempts[-1].at if attempts else None,
    )


def summarise_topics(progress: Progress, view: View) -> dict[str, Group]:
    """Compute the numbers of every topic, in the order of the bank."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name, question in view.questions.items():
        members[question.topic].append(name)
    return {
        name: _group(topic.title, sum(topic.questions.values()), members[name], view)
        for name, topic in progress.topics.items()
    }


def summarise_levels(progress: Progress, view: View) -> dict[Level, Group]:
    """Compute the numbers of every level that the bank has, easiest first."""
    members: defaultdict[Level, list[str]] = defaultdict(list)
    for name, question in view.questions.items():
        members[question.level].append(name)
    totals = {level: sum(topic.questions.get(level, 0) for topic in progress.topics.values()) for level in LEVELS}
    return {
        level: _group("", totals[level], members[level], view) for level in LEVELS if totals[level] or members[level]
    }


def _group(title: str, total: int, names: Iterable[str], view: View) -> Group:
    histories = {name: view.histories[name] for name in names}
    seen = len(histories)
    known = sum(map(view.is_known, histories))
    # Files of several devices may know a question that the newest bank has not counted.
    total = max(total, seen)
    return Group(
        title=title,
        total=total,
        seen=seen,
        new=total - seen,
        learning=seen - known,
        known=known,
        due=sum(map(view.is_due, histories)),
        attempts=count(histories.values()),
        success=success(histories.values()),
        median_ms=median_ms(histories.values()),
        last_at=max((history.last.at for history in histories.values()), default=None),
    )


def find_weak_spots(view: View) -> tuple[WeakSpot, ...]:
    """Rank the questions that failed lately and are not known, weakest first."""
    spots = []
    for name, history in view.histories.items():
        attempts, failures = history.recent_attempts, history.recent_failures
        if failures and name in view.schedule and not view.is_known(name):
            weakness = wilson_lower(failures, attempts) * view.schedule[name].difficulty / 10
            question = view.questions[name]
            spots.append(WeakSpot(name, question.title, question.topic, attempts, failures, weakness))
    return tuple(sorted(spots, key=lambda spot: (-spot.weakness, -spot.failures, spot.question)))


def find_weakest_topic(view: View) -> str:
    """Name the topic whose recent attempts fail most, by the same bound; empty when none failed."""
    pooled: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for name, history in view.histories.items():
        topic = view.questions[name].topic
        attempts, failures = pooled[topic]
        pooled[topic] = attempts + history.recent_attempts, failures + history.recent_failures
    failing = [
        (-wilson_lower(failures, attempts), -failures, topic)
        for topic, (attempts, failures) in pooled.items()
        if failures
    ]
    return min(failing)[2] if failing else ""


def forgetting_of(settings: Mapping[str, object]) -> Scheduler:
    """Choose by what curve the learner forgets: FSRS's own, or that of the weights in their settings."""
    weights = settings.get("weights")
    values = weights.get("values") if isinstance(weights, Mapping) and weights.get("version") == VERSION else None
    if not isinstance(values, list) or len(values) != len(DEFAULT_PARAMETERS):
        return Scheduler()
    if not all(isinstance(value, int | float) for value in values):
        return Scheduler()
    least, most = DECAY_BOUNDS
    # Only the decay matters here, and the package refuses weights that the browser merely bounds.
    return Scheduler((*DEFAULT_PARAMETERS[:-1], min(max(values[-1], least), most)))


def mean_retrievability(view: View, settings: Mapping[str, object]) -> float | None:
    """Average the chance to recall each scheduled question now; FSRS counts whole days since the last attempt."""
    forgetting = forgetting_of(settings)
    chances = [
        forgetting.get_card_retrievability(
            # Without an id, a card sleeps for a millisecond to make a new one.
            Card(card_id=0, stability=view.schedule[name].stability, due=view.now, last_review=history.last.at),
            view.now,
        )
        for name, history in view.histories.items()
        if name in view.schedule
    ]
    return math.fsum(chances) / len(chances) if chances else None


def summarise_sessions(progress: Progress) -> Sessions:
    """Count the sessions."""
    sessions = progress.sessions
    return Sessions(
        count=len(sessions),
        finished=sum(session.ended_at is not UNSET for session in sessions),
        skipped=sum(len(session.skipped) for session in sessions),
        last_at=max((session.at for session in sessions), default=None),
    )


def choose_next(overall: Overall, topics: Mapping[str, Group], view: View) -> Next:
    """Choose one next step: what is due, else the weakest topic, else new questions, else wait for the next due one."""
    if not overall.attempts:
        return Next("start", count=overall.total)
    if overall.due:
        return Next("due", count=overall.due)
    if topic := find_weakest_topic(view):
        return Next("topic", topic=topic, count=topics[topic].total)
    if new := {name: topic.new for name, topic in topics.items() if topic.new}:
        largest = max(new, key=lambda name: new[name])
        return Next("new", count=sum(new.values()), topic=largest)
    return Next(
        "wait", at=min((view.schedule[name].due for name in view.questions if name in view.schedule), default=None)
    )
