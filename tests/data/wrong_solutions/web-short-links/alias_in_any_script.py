# `\w` knows letters of every script.
import re
import sqlite3
from collections.abc import Callable
from urllib.parse import urlsplit

ATTEMPTS = 5


class AliasTaken(Exception):
    """Код занят: 409."""


class NoFreeCode(Exception):
    """Пять кодов подряд заняты: пора удлинять."""


class Shortener:
    def __init__(self, conn: sqlite3.Connection, new_code: Callable[[], str], clock: Callable[[], int]) -> None:
        self._conn = conn
        self._new_code = new_code
        self._clock = clock

    def shorten(self, url: str, alias: str | None = None, ttl: int | None = None) -> str:
        _check_url(url)
        expires_at = None if ttl is None else self._clock() + ttl
        if alias is not None:
            _check_alias(alias)
            if not self._insert(alias, url, expires_at):
                raise AliasTaken(alias)
            return alias
        for _ in range(ATTEMPTS):
            code = self._new_code()
            if self._insert(code, url, expires_at):
                return code
        raise NoFreeCode

    def resolve(self, code: str) -> str:
        with self._conn:
            counted = self._conn.execute(
                "UPDATE links SET visits = visits + 1 WHERE code = ? AND (expires_at IS NULL OR expires_at > ?)",
                (code, self._clock()),
            )
        if counted.rowcount == 0:
            raise LookupError(code)
        url, _ = self._find(code)
        return url

    def visits(self, code: str) -> int:
        _, visits = self._find(code)
        return visits

    def _insert(self, code: str, url: str, expires_at: int | None) -> bool:
        with self._conn:
            inserted = self._conn.execute(
                "INSERT INTO links (code, url, expires_at) VALUES (?, ?, ?) ON CONFLICT (code) DO NOTHING",
                (code, url, expires_at),
            )
        return inserted.rowcount == 1

    def _find(self, code: str) -> tuple[str, int]:
        row = self._conn.execute("SELECT url, visits FROM links WHERE code = ?", (code,)).fetchone()
        if row is None:
            raise LookupError(code)
        url, visits = row
        return url, visits


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not a web address: {url!r}")


def _check_alias(alias: str) -> None:
    if not re.fullmatch(r"[\w-]{4,32}", alias):
        raise ValueError(f"not an alias: {alias!r}")
