"""What a run came to, as the judge tells it: the Python side of `theme/src/core/run.ts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

Status = Literal["pass", "fail", "error", "timeout"]


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test of a check."""

    name: str
    status: Literal["pass", "fail", "error", "timeout", "unrun"]
    message: str = ""
    hidden: bool = False
    expression: str = ""
    actual: str = ""
    expected: str = ""
    kind: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RunError:
    """Why code did not run to its end."""

    kind: str
    type: str
    message: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one run."""

    status: Status
    tests: tuple[TestResult, ...] = ()
    stdout: str = ""
    truncated: int = 0
    error: RunError | None = None
    ms: float = 0


def decode(data: bytes) -> Result | None:
    """Read a result; what is none gives None."""
    try:
        return msgspec.json.decode(data, type=Result)
    except msgspec.DecodeError:
        return None


def encode(result: Result) -> bytes:
    """Write a result so that `decode` reads it again."""
    return msgspec.json.encode(result)
