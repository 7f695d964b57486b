"""The languages whose fences are checked, by all the names that a fence may give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from builder.verify.checker import Checker
from builder.verify.checkers import data, dockerfile, python, shell, sql, theme


@dataclass(frozen=True, slots=True)
class Language:
    """A language: what people call it, what its checker calls it, and the checker."""

    title: str
    name: str
    checker: Checker


_NAMES: Final[Mapping[Language, tuple[str, ...]]] = {
    Language("Python", "python", python.CHECKER): ("python", "py", "python3", "pycon"),
    Language("SQL", "sql", sql.CHECKER): ("sql",),
    Language("PostgreSQL", "postgresql", sql.CHECKER): ("postgresql", "postgres", "pgsql"),
    Language("MySQL", "mysql", sql.CHECKER): ("mysql",),
    Language("SQLite", "sqlite", sql.CHECKER): ("sqlite",),
    Language("YAML", "yaml", data.YAML): ("yaml", "yml"),
    Language("JSON", "json", data.JSON): ("json",),
    Language("TOML", "toml", data.TOML): ("toml",),
    Language("Dockerfile", "dockerfile", dockerfile.CHECKER): ("dockerfile", "docker"),
    Language("JavaScript", "javascript", theme.CHECKER): ("javascript", "js", "jsx"),
    Language("TypeScript", "typescript", theme.CHECKER): ("typescript", "ts", "tsx"),
    Language("Solidity", "solidity", theme.CHECKER): ("solidity", "sol"),
    Language("shell", "shell", shell.CHECKER): ("bash", "sh", "shell"),
    Language("shell", "console", shell.CHECKER): ("console", "shell-session"),
}
LANGUAGES: Final[Mapping[str, Language]] = {name: language for language, names in _NAMES.items() for name in names}
