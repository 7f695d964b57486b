"""Errors of a learner's code, as the learner is told of them."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Mapping
from typing import Any, Final

SOLUTION: Final = "solution.py"
TESTS: Final = "tests.py"
HIDDEN: Final = "hidden tests"
TRACE_LIMIT: Final = 4_000
TRACE_FRAMES: Final = 50


class NoInput(EOFError):
    """The code waits for a line from the keyboard, and nobody is there."""


# The first that fits counts.
_KINDS: Final[Mapping[str, type[BaseException]]] = {
    "syntax": SyntaxError,
    "exit": SystemExit,
    "memory": MemoryError,
    "recursion": RecursionError,
    "input": NoInput,
    "import": ImportError,
}


def describe(raised: BaseException) -> dict[str, Any]:
    """Say what an error is, where in the learner's code it happened, and how it came there."""
    error = {"kind": _kind(raised), "type": type(raised).__name__, "message": text_of(raised), "trace": _trace(raised)}
    if isinstance(raised, SyntaxError) and raised.filename == SOLUTION:
        place = {"line": raised.lineno, "column": raised.offset}
        return {**error, "message": raised.msg, **{name: value for name, value in place.items() if value}}
    line = line_of(raised, SOLUTION)
    return {**error, **({"line": line} if line else {})}


def text_of(raised: BaseException) -> str:
    """Give the text of an error, which may come from the learner's own `__str__`."""
    try:
        text = str(raised)
    except Exception as error:
        text = f"<str() failed: {type(error).__name__}>"
    return text if len(text) <= TRACE_LIMIT else text[:TRACE_LIMIT] + "…"


def line_of(raised: BaseException, file: str) -> int | None:
    """Find the innermost line of a file that an error went through."""
    lines = [line for frame, line in traceback.walk_tb(raised.__traceback__) if frame.f_code.co_filename == file]
    return lines[-1] if lines else None


def remember(file: str, source: str) -> None:
    """Let tracebacks and `inspect.getsource` find the lines of code that was never a file."""
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)


def _kind(raised: BaseException) -> str:
    # What memory of 32 bits could never hold is not even tried there.
    if isinstance(raised, OverflowError) and "index-sized integer" in text_of(raised):
        return "memory"
    if isinstance(raised, RuntimeError) and "start new thread" in text_of(raised):
        return "thread"
    return next((kind for kind, error in _KINDS.items() if isinstance(raised, error)), "exception")


def _trace(raised: BaseException) -> str:
    described = traceback.TracebackException.from_exception(raised, limit=-TRACE_FRAMES)
    own = [frame for frame in described.stack if frame.filename in (SOLUTION, TESTS)]
    described.stack = traceback.StackSummary.from_list(own)
    # What the judge does around the code is of no interest to its author.
    described.__cause__ = described.__context__ = None
    text = "".join(described.format())
    return text if len(text) <= TRACE_LIMIT else "…" + text[-TRACE_LIMIT:]
