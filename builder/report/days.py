"""Calendar days of the learner's time zone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo


def active_days(times: Sequence[datetime], zone: tzinfo) -> frozenset[date]:
    """Collect the days on which something happened; `times` ascend.

    The rest of a day is skipped with one search, except on days when clocks change: there every time is looked at.
    """
    days: set[date] = set()
    place = 0
    while place < len(times):
        local = times[place].astimezone(zone)
        days.add(local.date())
        until_midnight = timedelta(days=1) - timedelta(
            hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond
        )
        midnight = times[place].astimezone(UTC) + until_midnight
        steady = midnight.astimezone(zone).utcoffset() == local.utcoffset()
        place = bisect_left(times, midnight, place + 1) if steady else place + 1
    return frozenset(days)


def streak(days: Collection[date], today: date) -> int:
    """Count the consecutive active days that end today, or yesterday while today has none yet."""
    day = today if today in days else today - timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= timedelta(days=1)
    return length
