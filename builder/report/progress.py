"""The progress file: its structs, and the place where bytes from outside become values or an error with a reason."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from builder.question import KINDS, LEVELS, Kind, Level
from builder.report.attempt import Attempt, Moment, Name, Natural, unite

FORMAT: Final = "interview-practice/progress"
VERSION: Final = 1

Reason = Literal[
    "missing",
    "directory",
    "forbidden",
    "unreadable",
    "empty",
    "encoding",
    "truncated",
    "not-json",
    "foreign",
    "newer",
    "damaged",
    "absent",
    "other-bank",
]
# Between these, calendar arithmetic in any zone stays inside what `datetime` can hold.
EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(9800, 1, 1, tzinfo=UTC)


class Session(Struct, frozen=True):
    """One sitting; `ended_at` is absent while it is not finished."""

    id: Name
    at: Moment
    mode: str
    ended_at: Moment | UnsetType = UNSET
    topics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


class Topic(Struct, frozen=True):
    """A topic of the bank: its title and how many usable questions it has by level."""

    title: str
    questions: dict[Level, Natural]


class Question(Struct, frozen=True):
    """A question that the learner has seen and that the bank still has."""

    title: str
    topic: Name
    level: Level
    kind: Kind = "open"
    tags: tuple[str, ...] = ()
    rev: Annotated[int, Meta(ge=1)] = 1
    # Ids that the question had earlier; the attempts keep the one that they were made with.
    aliases: tuple[str, ...] = ()


class Scheduled(Struct, frozen=True):
    """What the browser's scheduler says about a question."""

    due: Moment
    stability: Annotated[float, Meta(gt=0)]
    difficulty: Annotated[float, Meta(ge=1, le=10)]


class Progress(Struct, frozen=True):
    """A whole file. `checks` and `settings` belong to the browser and are kept as they are."""

    format: Literal["interview-practice/progress"]
    version: Literal[1]
    exported_at: Moment
    topics: dict[str, Topic]
    questions: dict[str, Question]
    attempts: tuple[Attempt, ...]
    timezone: str = ""
    language: str = ""
    bank: str = ""
    sessions: tuple[Session, ...] = ()
    checks: dict[str, Any] = {}
    schedule: dict[str, Scheduled] = {}
    settings: dict[str, Any] = {}


@dataclass(eq=False)
class ProgressError(Exception):
    """A file that cannot be used: why, where in it (a JSON path or `line:column`), what is there, what should be."""

    reason: Reason
    place: str = ""
    found: str = ""
    expected: str = ""


DECODER: Final = msgspec.json.Decoder(Progress)
ENTRIES: Final[Mapping[str, type[Struct]]] = {"topics": Topic, "questions": Question, "schedule": Scheduled}
CHOICES: Final = {"level": ", ".join(LEVELS), "questions": ", ".join(LEVELS), "kind": ", ".join(KINDS)}
MOMENT_EXAMPLE: Final = "2026-11-21T12:00:00.000Z"
SYSTEM_REASONS: Final[Mapping[int | None, Reason]] = {
    errno.ENOENT: "missing",
    errno.EISDIR: "directory",
    errno.EACCES: "forbidden",
}


def read(path: Path) -> Progress:
    """Read a progress file; raise ProgressError when it cannot be read or used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProgressError(SYSTEM_REASONS.get(error.errno, "unreadable"), found=error.strerror or "") from None
    except ValueError:
        raise ProgressError("missing") from None  # a NUL in the name
    return decode(data)


def decode(data: bytes) -> Progress:
    """Decode a progress file, its attempts in order; raise ProgressError for anything that is not one."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data or data.isspace():
        raise ProgressError("empty")
    try:
        progress = DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        progress = _decode_slowly(data)
    _check_moments(progress)
    return msgspec.structs.replace(progress, attempts=unite(progress.attempts))


def _decode_slowly(data: bytes) -> Progress:
    """Decode with the standard library, which says more about an error and accepts half an emoji (`\\ud83d`).

    A browser writes such a half when an answer was cut in the middle of a character; msgspec calls the file truncated.
    """
    try:
        raw = json.loads(data.decode())
        return msgspec.convert(raw, Progress)
    except UnicodeDecodeError as error:
        if error.end == len(data) and "unexpected end" in error.reason:
            raise ProgressError("truncated", _position(data, len(data))) from None
        raise ProgressError("encoding", _position(data, error.start)) from None
    except json.JSONDecodeError as error:
        if _is_truncated(data):
            raise ProgressError("truncated", _position(data, len(data))) from None
        raise ProgressError("not-json", f"{error.lineno}:{error.colno}") from None
    except RecursionError:
        raise ProgressError("foreign") from None
    except msgspec.ValidationError as error:
        raise _explain(raw, error) from None


def _is_truncated(data: bytes) -> bool:
    """Tell a text that ends too early from one that is wrong before its end."""
    try:
        msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        offset = re.search(r"\(byte (\d+)\)", str(error))
        return "truncated" in str(error) or (offset is not None and int(offset[1]) >= len(data))
    except (UnicodeDecodeError, RecursionError):
        return False
    return False


def _position(data: bytes, offset: int) -> str:
    """Say the line and the column (in characters, from 1) of a byte."""
    start = data.rfind(b"\n", 0, offset) + 1
    line = data.count(b"\n", 0, offset) + 1
    return f"{line}:{len(data[start:offset].decode(errors='replace')) + 1}"


def _explain(raw: Any, error: msgspec.ValidationError) -> ProgressError:
    """Say why a JSON value is not a progress file of this version."""
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        return ProgressError("foreign")
    version = raw.get("version")
    if isinstance(version, int) and version > VERSION:
        return ProgressError("newer", found=str(version), expected=str(VERSION))
    message, path = _split(str(error))
    for name, kind in ENTRIES.items():
        # msgspec does not name the key inside an object, so the entries are tried one by one.
        if path.startswith(f"{name}[...]"):
            key, message, rest = _first_bad(raw[name], kind)
            return _damaged(raw[name][key], f"{name}[{json.dumps(key, ensure_ascii=False)}]", rest, message)
    return _damaged(raw, "", path, message)


def _split(message: str) -> tuple[str, str]:
    """Split msgspec's message into what is wrong and the path without its `$`."""
    what, _, where = message.partition(" - at ")
    path = re.search(r"`\$\.?([^`]*)`", where)
    return what, path[1] if path else ""


def _first_bad(entries: Mapping[str, Any], kind: type[Struct]) -> tuple[str, str, str]:
    for key, value in entries.items():
        try:
            msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            return (key, *_split(str(error)))
    raise AssertionError("one of the entries was refused before")


def _damaged(value: Any, base: str, path: str, message: str) -> ProgressError:
    """Build the error for the value at `path`, which starts at `base`."""
    path = path.split("[...]")[0]
    place = ".".join(part for part in (base, path) if part)
    if field := re.match(r"Object missing required field `(\w+)`", message):
        return ProgressError("absent", ".".join(part for part in (place, field[1]) if part))
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", path):
        value = value[name] if name else value[int(index)]
    return ProgressError(
        "damaged", place, found=json.dumps(value, ensure_ascii=False), expected=_expected(path, message)
    )


def _expected(path: str, message: str) -> str:
    """Put what msgspec expected into a notation that needs no translation."""
    if "datetime" in message:
        return MOMENT_EXAMPLE
    if wanted := re.match(r"Expected ([^,]*)", message):
        return wanted[1].replace("`", "")
    return CHOICES.get(path.rpartition(".")[2], "")


def _check_moments(progress: Progress) -> None:
    times = list(map(attrgetter("at"), progress.attempts))
    if times and not (min(times) >= EARLIEST and max(times) < LATEST):
        _check_each((f"attempts[{index}].at", at) for index, at in enumerate(times))
    _check_each(_other_moments(progress))


def _other_moments(progress: Progress) -> Iterator[tuple[str, datetime]]:
    yield "exported_at", progress.exported_at
    for index, session in enumerate(progress.sessions):
        yield f"sessions[{index}].at", session.at
        if not isinstance(session.ended_at, UnsetType):
            yield f"sessions[{index}].ended_at", session.ended_at
    for key, scheduled in progress.schedule.items():
        yield f"schedule[{json.dumps(key, ensure_ascii=False)}].due", scheduled.due


def _check_each(moments: Iterable[tuple[str, datetime]]) -> None:
    for place, moment in moments:
        if not EARLIEST <= moment < LATEST:
            expected = f"{EARLIEST.year} <= year < {LATEST.year}"
            raise ProgressError("damaged", place, found=moment.isoformat(), expected=expected)
