"""The report as text for a terminal or a pipe: no boxes, 80 columns are enough, titles are printed as they are."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from builder.report.summary import Group, Summary, WeakSpot
from builder.report.words import Words

WEAK_SPOTS_SHOWN: Final = 10
WIDEST: Final = 100
# Terminals obey control characters; bidi controls and other invisible ones reorder or hide what stands around them.
UNSAFE: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u206f\\ud800-\\udfff\\ufeff\\ufff9-\\ufffb"
    "\\U000e0000-\\U000e007f]"
)


def clean(text: str) -> str:
    """Make a stranger's text safe to print: one line, nothing that a terminal obeys."""
    return " ".join(UNSAFE.sub(" ", text).split())


def render(
    summary: Summary,
    words: Words,
    *,
    zone: tzinfo,
    notes: Sequence[str] = (),
    width: int = 80,
    styled: bool = False,
) -> str:
    """Render the report, plain or with the bold and dim text of a terminal."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=min(width, WIDEST),
        color_system="standard" if styled else None,
        force_terminal=styled,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for block in _blocks(summary, words, zone, notes):
        console.print(block)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).rstrip() + "\n"


def _blocks(summary: Summary, words: Words, zone: tzinfo, notes: Sequence[str]) -> Iterator[RenderableType]:
    now = summary.now.astimezone(zone)
    title = " · ".join(part for part in (words("title"), clean(summary.bank)) if part)
    yield Text(title, style="bold")
    yield Text(words("at", at=f"{words.day(now)}, {now:%H:%M}", timezone=clean(summary.timezone)), style="dim")
    yield from (Text(note, style="dim") for note in notes)
    yield ""
    if summary.overall.attempts:
        yield _facts(summary, words, zone)
        yield from _section(words("topics"), _groups("topic", summary.topics.items(), words, zone))
        yield from _section(words("levels"), _groups("level", summary.levels.items(), words, zone))
        yield from _section(words("weak"), *_weak_spots(summary, words))
        yield ""
    yield Text(words("next"), style="bold")
    yield Text(describe_next(summary, words, zone))


def _section(title: str, *content: RenderableType) -> Iterator[RenderableType]:
    yield ""
    yield Text(title, style="bold")
    yield from content


def _facts(summary: Summary, words: Words, zone: tzinfo) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for key, value in _fact_rows(summary, words, zone):
        table.add_row(Text(words(key)), Text(value))
    return table


def _fact_rows(summary: Summary, words: Words, zone: tzinfo) -> Iterator[tuple[str, str]]:
    overall, sessions, gone = summary.overall, summary.sessions, summary.gone
    yield "attempts", _period(summary, words, zone)
    days, streak = words.count("days", overall.active_days), words.count("days", overall.streak)
    yield "days", words("streak", days=days, streak=streak)
    seen, total, known = map(words.number, (overall.seen, overall.total, overall.known))
    yield "seen", words("seen_note", seen=seen, total=total, known=known)
    yield "success", words("success_note", share=words.percent(overall.success))
    yield "median", words("median_note", time=words.duration(overall.median_ms))
    if overall.retrievability is not None:
        yield "recall", words("recall_note", share=words.percent(overall.retrievability))
    yield "due", words.count("questions", overall.due)
    if sessions.count:
        counts = words.count("sessions", sessions.count), words.number(sessions.finished)
        skipped = words.count("skipped", sessions.skipped)
        yield "sessions", words("sessions_note", count=counts[0], finished=counts[1], skipped=skipped)
    if gone.questions:
        questions, attempts = words.count("questions", gone.questions), words.count("attempts", gone.attempts)
        yield "gone", words("gone_note", questions=questions, attempts=attempts)


def _period(summary: Summary, words: Words, zone: tzinfo) -> str:
    overall = summary.overall
    count = words.number(overall.attempts)
    if overall.first_at is None or overall.last_at is None:
        return count
    start, end = words.day(overall.first_at.astimezone(zone)), words.day(overall.last_at.astimezone(zone))
    return words("period_day" if start == end else "period", count=count, start=start, end=end)


def _groups(key: str, groups: Iterable[tuple[str, Group]], words: Words, zone: tzinfo) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column(words(f"column_{key}"), ratio=1, overflow="fold")
    for column in ("seen", "known", "success", "median", "last", "due"):
        table.add_column(words(f"column_{column}"), justify="right", no_wrap=True)
    for name, group in groups:
        table.add_row(
            Text(name.capitalize() if key == "level" else clean(group.title) or clean(name)),
            Text(f"{group.seen}/{group.total}"),
            Text(str(group.known)),
            Text(words.percent(group.success)),
            Text(words.duration(group.median_ms)),
            Text(words("none") if group.last_at is None else f"{group.last_at.astimezone(zone):%Y-%m-%d}"),
            Text(str(group.due)),
        )
    return table


def _weak_spots(summary: Summary, words: Words) -> Iterator[RenderableType]:
    spots = summary.weak_spots
    if not spots:
        yield Text(words("weak_none"))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(words("column_failures"), justify="right", no_wrap=True)
    table.add_column(words("column_weakness"), justify="right", no_wrap=True)
    table.add_column(words("column_question"), overflow="fold")
    for spot in spots[:WEAK_SPOTS_SHOWN]:
        counts = words("of", seen=spot.failures, total=spot.attempts)
        table.add_row(Text(counts), Text(f"{spot.weakness:.2f}"), _question(spot, summary))
    yield table
    if len(spots) > WEAK_SPOTS_SHOWN:
        yield Text(words("weak_more", count=words.number(len(spots) - WEAK_SPOTS_SHOWN)), style="dim")


def _question(spot: WeakSpot, summary: Summary) -> Text:
    topic = clean(summary.topics[spot.topic].title) or clean(spot.topic)
    return Text.assemble(clean(spot.title) or clean(spot.question), (f" · {topic}", "dim"))


def describe_next(summary: Summary, words: Words, zone: tzinfo) -> str:
    """Write the next step as one sentence or two."""
    step = summary.next
    topic = ""
    if step.topic:
        topic = clean(summary.topics[step.topic].title) or clean(step.topic)
    if step.step == "wait":
        return words("next_done") if step.at is None else words("next_wait", at=words.day(step.at.astimezone(zone)))
    return words(f"next_{step.step}", count=words.count("questions", step.count), topic=topic)
