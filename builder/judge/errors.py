"""Errors of a learner's code, as the learner is told of them."""

from __future__ import annotations

import linecache
import os
import traceback
from collections.abc import Iterator, Mapping
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
    "exit": SystemExit,
    "memory": MemoryError,
    "recursion": RecursionError,
    "input": NoInput,
    "import": ModuleNotFoundError,
}
# What a browser's Python says instead of starting a thread or a process.
_NO_THREADS: Final = ("start new thread", "does not support processes", "lacks multiprocessing.synchronize")
_OF_PROCESSES: Final = frozenset({"_multiprocessing", "_posixshmem", "_posixsubprocess"})


def describe(raised: BaseException) -> dict[str, Any]:
    """Say what an error is, where in the learner's code it happened, and how it came there."""
    told = {"type": type(raised).__name__, "message": text_of(raised), "trace": _trace(raised), **facts_of(raised)}
    return {**told, "message": raised.msg} if isinstance(raised, SyntaxError) and told["kind"] == "syntax" else told


def facts_of(raised: BaseException) -> dict[str, Any]:
    """Give the kind of an error, and where they are known its place in the learner's code and the missing module."""
    kind = _kind(raised)
    facts: dict[str, Any] = {"kind": kind, "line": _line_in_code(raised)}
    if isinstance(raised, SyntaxError) and kind == "syntax":
        facts |= {"line": raised.lineno, "column": raised.offset}
    if isinstance(raised, ModuleNotFoundError) and kind == "import":
        facts["module"] = str(raised.name or "")
    return {name: value for name, value in facts.items() if value}


def text_of(raised: BaseException) -> str:
    """Give the text of an error, which may come from the learner's own `__str__`."""
    if isinstance(raised, SystemExit) and raised.code is None:
        return ""
    try:
        text = str(raised)
    except Exception as error:
        text = f"<str() failed: {type(error).__name__}>"
    return text if len(text) <= TRACE_LIMIT else text[:TRACE_LIMIT] + "…"


def line_of(raised: BaseException, file: str) -> int | None:
    """Find the innermost line of a file that an error went through."""
    lines = [line for name, line in _places(raised) if name == file]
    return lines[-1] if lines else None


def is_of_learner(raised: BaseException) -> bool:
    """Tell whether an error came up in the learner's code, and not in the tests that called it."""
    files = [name for name, _ in _places(raised) if name in (SOLUTION, TESTS, HIDDEN)]
    return files[-1:] == [SOLUTION]


def remember(file: str, source: str) -> None:
    """Let tracebacks and `inspect.getsource` find the lines of code that was never a file."""
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)


def _kind(raised: BaseException) -> str:
    # Code that runs may come upon an error of syntax that is not its own, or raise one.
    is_unread = isinstance(raised, SyntaxError) and raised.filename in (SOLUTION, None)
    if is_unread and line_of(raised, SOLUTION) is None:
        return "syntax"
    # What memory of 32 bits could never hold is not even tried there.
    if isinstance(raised, OverflowError) and "index-sized integer" in text_of(raised):
        return "memory"
    if _asks_for_processes(raised):
        return "thread"
    return next((kind for kind, error in _KINDS.items() if isinstance(raised, error)), "exception")


def _asks_for_processes(raised: BaseException) -> bool:
    if isinstance(raised, ImportError) and str(raised.name) in _OF_PROCESSES:
        return True
    # In a browser `os` lacks what starts processes.
    if isinstance(raised, AttributeError) and raised.obj is os:
        return str(raised.name).startswith(("fork", "posix_spawn", "exec", "spawn"))
    is_refusal = isinstance(raised, RuntimeError | OSError | ImportError | NotImplementedError)
    return is_refusal and any(words in text_of(raised) for words in _NO_THREADS)


def _line_in_code(raised: BaseException) -> int | None:
    # An error on the way out, as of an event loop that closes, hides the one that was first.
    for _ in range(TRACE_FRAMES):
        line = line_of(raised, SOLUTION)
        earlier = raised.__cause__ or raised.__context__
        if line or earlier is None:
            return line
        raised = earlier
    return None


def _places(raised: BaseException) -> Iterator[tuple[str, int]]:
    return ((frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(raised.__traceback__))


def _trace(raised: BaseException) -> str:
    described = traceback.TracebackException.from_exception(raised, limit=-TRACE_FRAMES)
    own = [frame for frame in described.stack if frame.filename in (SOLUTION, TESTS)]
    described.stack = traceback.StackSummary.from_list(own)
    # What the judge does around the code is of no interest to its author.
    described.__cause__ = described.__context__ = None
    text = "".join(described.format())
    if isinstance(raised, SystemExit):
        text = text.replace(": None\n", "\n")
    return text if len(text) <= TRACE_LIMIT else "…" + text[-TRACE_LIMIT:]
