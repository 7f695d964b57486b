"""A learner with a past: the bank as the site ships it, and what is put into the storage before a page opens."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.quiz import STORED, question

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
"""Noon in Moscow, the time zone of the tests."""

PREFIX = "interview-practice/main/"

SESSION = "() => JSON.parse(localStorage['interview-practice/main/sessions/' + %s] ?? 'null')"


@dataclass(frozen=True)
class Question:
    """A row of the bank's index."""

    id: str
    topic: str
    level: str
    kind: str
    title: str
    tags: tuple[str, ...]
    rev: int
    minutes: int
    mock: bool


@dataclass(frozen=True)
class Attempt:
    """One answer of the past; `ago` counts back from `NOW`."""

    question: str
    rating: int
    ago: timedelta
    session: str = "s-before"
    mode: str = "mix"
    ms: int = 30_000
    rev: int = 1
    extra: dict[str, Any] = field(default_factory=dict)

    def line(self, place: int) -> str:
        at = round((NOW - self.ago).timestamp() * 1000)
        row = [f"seed-{place:04}", self.question, self.rev, at, self.mode, self.session, self.rating, self.ms]
        return json.dumps([*row, self.extra] if self.extra else row, ensure_ascii=False)


def read_bank(site: Path) -> list[Question]:
    """Read the index that the site ships."""
    text = (site / "assets" / "bank" / "index.js").read_text(encoding="utf-8")
    _, index = json.loads(text[text.index("push(") + 5 : text.rindex(")")])
    return [
        Question(row[0], row[1], row[2], row[3], row[4], tuple(row[5]), row[6], row[8], bool(row[9]))
        for row in index["questions"]
    ]


def of_topic(bank: Iterable[Question], topic: str) -> list[str]:
    """List the questions of a topic as the bank orders them."""
    return [question.id for question in bank if question.topic == topic]


def seed(
    page: Page,
    address: str,
    attempts: Sequence[Attempt] = (),
    *,
    settings: dict[str, Any] | None = None,
    sessions: Sequence[dict[str, Any]] = (),
) -> None:
    """Put a past into the storage, from an address of the site that runs no script."""
    page.goto(address + "assets/interview-practice/app.css")
    lines = [attempt.line(place) for place, attempt in enumerate(attempts)]
    entries = {f"{PREFIX}log/seed-{at}": "\n".join(lines[at : at + 256]) for at in range(0, len(lines), 256)}
    entries |= {f"{PREFIX}sessions/{session['id']}": json.dumps(session) for session in sessions}
    if settings is not None:
        entries[f"{PREFIX}settings"] = json.dumps(settings)
    page.evaluate("(entries) => Object.assign(localStorage, entries)", entries)


def log(page: Page) -> list[Any]:
    """Read all attempts that the storage holds, the earliest first."""
    return sorted(page.evaluate(STORED), key=lambda row: (row[3], row[0]))


def walk(page: Page) -> list[str]:
    """Skip through a session to its end and give the questions that it asked."""
    asked: list[str] = []
    expect(page.locator(".session-question, .summary")).to_be_visible()
    while page.locator(".summary").count() == 0:
        asked.append(question(page))
        page.keyboard.press("s")
        gone = f'.session-question[data-question="{asked[-1]}"]'
        expect(page.locator(gone)).to_have_count(0)
        expect(page.locator(".session-question, .summary")).to_be_visible()
    return asked


def stored_session(page: Page) -> Any:
    """Read what the storage holds of the session on screen."""
    expect(page.locator(".session[data-session]")).to_be_visible()
    return page.evaluate(SESSION % "document.querySelector('.session').dataset.session")
