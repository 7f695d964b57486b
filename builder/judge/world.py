"""The surroundings of a learner's code: a module and streams of its own, and an event loop that works in a browser."""

from __future__ import annotations

import ast
import asyncio
import builtins
import inspect
import io
import os
import sys
import time
import types
import warnings
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from .errors import NoInput
from .output import Printed


@contextmanager
def own_world(name: str, printed: Printed) -> Iterator[types.ModuleType]:
    """Give code a module and streams of its own, and take back what it did to those of the interpreter."""
    module = types.ModuleType(name)
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        with warnings.catch_warnings(), _kept_interpreter(), _own_streams(printed), _sleeping_loop():
            yield module
    finally:
        sys.modules.pop(name, None)
        if before is not None:
            sys.modules[name] = before


def compile_code(source: str | ast.Module, file: str) -> types.CodeType:
    """Compile code in which, as in a notebook, `await` may stand outside of functions."""
    code: types.CodeType = compile(source, file, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
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
    if sys.platform != "emscripten":
        yield
        return
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
