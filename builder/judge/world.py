"""The surroundings of a learner's code: a module and streams of its own, and an event loop that works in a browser."""

from __future__ import annotations

import ast
import asyncio
import builtins
import inspect
import io
import os
import re
import sys
import time
import types
import warnings
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from .depth import line_too_deep
from .errors import SOLUTION, NoInput
from .output import Printed

_TOO_DEEP: Final = "an expression is too long or too deeply nested"
_NEVER_AWAITED: Final = "was never awaited"
_CALLED: Final = re.compile(rf'File "{re.escape(SOLUTION)}", line (\d+)')


@contextmanager
def own_world(name: str, printed: Printed) -> Iterator[types.ModuleType]:
    """Give code a module and streams of its own, and take back what it did to those of the interpreter."""
    module = types.ModuleType(name)
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        with _own_warnings(), _kept_interpreter(), _own_streams(printed), _sleeping_loop():
            yield module
    finally:
        sys.modules.pop(name, None)
        if before is not None:
            sys.modules[name] = before


def compile_code(source: str | ast.Module, file: str) -> types.CodeType:
    """Compile code in which, as in a notebook, `await` may stand outside of functions."""
    if isinstance(source, str) and (line := line_too_deep(source)):
        raise SyntaxError(_TOO_DEEP, (file, line, 1, None))
    try:
        code: types.CodeType = compile(source, file, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (RecursionError, MemoryError):
        # It is the compiler that has gone too deep, and not the code, which has not run yet.
        raise SyntaxError(_TOO_DEEP) from None
    return code


def execute(code: types.CodeType, names: dict[str, Any]) -> None:
    """Run compiled code to its end."""
    if code.co_flags & inspect.CO_COROUTINE:
        wait(eval(code, names))
    else:
        exec(code, names)


def wait(awaitable: Awaitable[object]) -> None:
    """Run a coroutine to its end."""

    async def whole() -> None:
        await awaitable

    asyncio.run(whole())


@contextmanager
def _kept_interpreter() -> Iterator[None]:
    names, environment, path = dict(vars(builtins)), dict(os.environ), list(sys.path)
    recursion, folder = sys.getrecursionlimit(), Path.cwd()
    vars(builtins)["input"] = _refuse_input
    try:
        yield
    finally:
        vars(builtins).update(names)
        os.environ.clear()
        os.environ.update(environment)
        sys.path[:] = path
        sys.setrecursionlimit(recursion)
        os.chdir(folder)


@contextmanager
def _own_warnings() -> Iterator[None]:
    """Tell of a coroutine that nobody awaited where it was called, and not where it was forgotten: inside the judge."""
    depth = sys.get_coroutine_origin_tracking_depth()
    with warnings.catch_warnings():
        shown = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if _NEVER_AWAITED not in str(message):
                return shown(message, category, filename, lineno, file, line)
            said, _, origin = str(message).partition("\n")
            called = _CALLED.search(origin)
            text = f"RuntimeWarning: {said}\n"
            sys.stderr.write(f"{SOLUTION}:{called[1]}: {text}" if called else text)

        warnings.showwarning = show
        sys.set_coroutine_origin_tracking_depth(1)
        try:
            yield
        finally:
            sys.set_coroutine_origin_tracking_depth(depth)


@contextmanager
def _own_streams(printed: Printed) -> Iterator[None]:
    streams = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), printed.stream("stdout"), printed.stream("stderr")
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams


def _refuse_input(prompt: object = "") -> NoReturn:
    sys.stdout.write(str(prompt))
    raise NoInput("nobody is there to answer input()")


class _Sleeper:
    """What the loop below asks for events: there are none, so it only waits."""

    def select(self, timeout: float | None) -> list[object]:
        if timeout is None:
            raise RuntimeError("deadlock: every task waits, and nothing is left that could wake one")
        time.sleep(max(timeout, 0))
        return []


class _SleepingLoop(asyncio.BaseEventLoop):
    """A loop that ends inside the call that started it: a browser's own only begins once the code has returned."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Sleeper()

    def _process_events(self, events: list[object]) -> None:
        """Nothing comes from outside."""

    def _write_to_self(self) -> None:
        """Nobody else could call."""


@contextmanager
def _sleeping_loop() -> Iterator[None]:
    changed = {"new_event_loop": _SleepingLoop, "run": vars(asyncio.runners)["run"]}
    places = [(vars(module), name) for module in (asyncio, asyncio.events) for name in changed if name in vars(module)]
    before = [place[name] for place, name in places]
    running = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    for place, name in places:
        place[name] = changed[name]
    try:
        yield
    finally:
        for (place, name), value in zip(places, before, strict=True):
            place[name] = value
        asyncio.events._set_running_loop(running)
