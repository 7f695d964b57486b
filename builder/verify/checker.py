"""What a checker of a language is: something that finds where code in that language is not well formed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Code as it stands in a fence, and the language that the fence names."""

    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Where code stops being well formed (line and column from 1) and what its parser says.

    `is_unread`: the parser itself broke down, so nobody knows.
    """

    line: int
    column: int
    message: str
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class Checker:
    """A parser of one or more languages.

    `version` names the parser and its version, or gives nothing where it is not installed; `install` says how to get
    it. `check` gives the first fault of each source, or None; what it gave is kept only if `is_slow`.
    """

    version: Callable[[], str | None]
    check: Callable[[Sequence[Source]], list[Fault | None]]
    install: str = ""
    is_slow: bool = True


def one_by_one(check: Callable[[Source], Fault | None]) -> Callable[[Sequence[Source]], list[Fault | None]]:
    """Make the check of many sources from that of one."""

    def check_all(sources: Sequence[Source]) -> list[Fault | None]:
        return [check(source) for source in sources]

    return check_all
