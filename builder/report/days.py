"""Calendar days of the learner's time zone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import UTC, date, timedelta, tzinfo
from operator import attrgetter

from builder.report.attempt import Attempt


def active_days(attempts: Sequence[Attempt], zone: tzinfo) -> frozenset[date]:
    """Collect the days with at least one attempt; the attempts are sorted.

    The rest of a day is skipped with one search, except on days when clocks change: there every attempt is looked at.
    """
    days: set[date] = set()
    place = 0
    while place < len(attempts):
        at = attempts[place].at
        local = at.astimezone(zone)
        days.add(local.date())
        until_midnight = timedelta(days=1) - timedelta(
            hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond
        )
        midnight = at.astimezone(UTC) + until_midnight
        steady = midnight.astimezone(zone).utcoffset() == local.utcoffset()
        place = bisect_left(attempts, midnight, place + 1, key=attrgetter("at")) if steady else place + 1
    return frozenset(days)


def streak(days: Collection[date], today: date) -> int:
    """Count the consecutive active days that end today, or yesterday while today has none yet."""
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length
