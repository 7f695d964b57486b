"""SQL, read by sqlglot: PostgreSQL unless the fence names another dialect.

sqlglot does not know all of PostgreSQL; what it is known to miss is not reported.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from builder.verify.checker import Checker, Fault, Source

if TYPE_CHECKING:
    from sqlglot import Dialect
    from sqlglot.tokenizer_core import Token

_DIALECTS: Final = {"mysql": "mysql", "sqlite": "sqlite"}
# Any dialect may stand in a fence that says no more than `sql`.
_ANY: Final = ""
_META_COMMAND: Final = re.compile(r"^[ \t]*\\.*$|\\(?:g|gx|gset|watch|crosstabview)\b.*$", re.MULTILINE)
# Statements of PostgreSQL of which sqlglot reads some forms only.
_LOOSE_STATEMENTS: Final = frozenset(
    {"ABORT", "BEGIN", "CALL", "CHECKPOINT", "CLOSE", "CLUSTER", "COMMIT", "COPY", "DEALLOCATE", "DECLARE", "DISCARD"}
    | {"DO", "END", "EXECUTE", "FETCH", "GRANT", "IMPORT", "LISTEN", "LOAD", "LOCK", "MOVE", "NOTIFY", "PREPARE"}
    | {"REASSIGN", "REFRESH", "REINDEX", "RELEASE", "RESET", "REVOKE", "ROLLBACK", "SAVEPOINT", "SECURITY", "SET"}
    | {"SHOW", "START", "UNLISTEN", "VACUUM"}
)
_UNKNOWN_CLAUSES: Final = re.compile(
    r"\b(?:OVERRIDING\s+(?:SYSTEM|USER)\s+VALUE|WHERE\s+CURRENT\s+OF|RETURNING\s+WITH|WITHOUT\s+OVERLAPS|VIRTUAL"
    r"|NOT\s+(?:VALID|ENFORCED)|STORAGE\s+\w+|COMPRESSION\s+\w+|WITH\s*\(\s*security_\w+\s*\)|ORDER\s+BY\s+\S+\s+USING"
    r"|USING\s*\([^)]*\)\s+AS)\b|\|/|\B@\s",
    re.IGNORECASE,
)


def version() -> str | None:
    """Name the installed sqlglot."""
    if importlib.util.find_spec("sqlglot") is None:
        return None
    return f"sqlglot {importlib.metadata.version('sqlglot')}"


def check(sources: Sequence[Source]) -> list[Fault | None]:
    """Find the first fault of each text."""
    with _quiet():
        return [_check(source) for source in sources]


def _check(source: Source) -> Fault | None:
    code = _META_COMMAND.sub(lambda found: " " * len(found[0]), source.code)
    fault = _parse(code, _DIALECTS.get(source.language, "postgres"))
    return fault if fault is None or source.language != "sql" or _parse(code, _ANY) else None


def _parse(code: str, name: str) -> Fault | None:
    from sqlglot import Dialect, ErrorLevel, ParseError, TokenError

    dialect = Dialect.get_or_raise(name)
    try:
        tokens = dialect.tokenize(code)
    except TokenError:
        return Fault(_line_of_open_token(code, dialect), 1, "a string, a quoted name or a comment is never closed")
    for statement in _split(tokens):
        try:
            dialect.parser(error_level=ErrorLevel.IMMEDIATE).parse(statement, code)
        except ParseError as error:
            if not _may_be_unknown(statement, code):
                return _fault(error.errors[0], statement[0])
    return None


def _split(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    statement: list[Token] = []
    for token in tokens:
        if token.text == ";":
            if statement:
                yield statement
            statement = []
        else:
            statement.append(token)
    if statement:
        yield statement


def _may_be_unknown(statement: Sequence[Token], code: str) -> bool:
    text = code[statement[0].start : statement[-1].end + 1]
    return statement[0].text.upper() in _LOOSE_STATEMENTS or _UNKNOWN_CLAUSES.search(text) is not None


def _fault(error: dict[str, object], first: Token) -> Fault:
    line, column, highlight = error.get("line"), error.get("col"), error.get("highlight")
    message = str(error.get("description", "it cannot be read"))
    if not isinstance(line, int) or not isinstance(column, int):
        return Fault(first.line, 1, message)
    # sqlglot counts a token's column at its end; its messages may name its own classes.
    start = column - len(str(highlight or " ")) + 1
    return Fault(line, max(start, 1), "something is missing here" if "<class" in message else message)


def _line_of_open_token(code: str, dialect: Dialect) -> int:
    """Find where what is never closed begins: after the most lines that can be read on their own."""
    from sqlglot import TokenError

    lines = code.split("\n")
    for end in range(len(lines) - 1, 0, -1):
        try:
            dialect.tokenize("\n".join(lines[:end]))
        except TokenError:
            continue
        return end + 1
    return 1


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep sqlglot from logging each statement that it only knows by its first word."""
    logger = logging.getLogger("sqlglot")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


CHECKER: Final = Checker(version, check, install="pip install 'interview-practice[verify]'")
