"""Runs the judge in a process of its own: little memory, little time, an empty folder, a small environment."""

from __future__ import annotations

import functools
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import IO, Final

from builder.verify.cache import digest_of, key_of
from builder.verify.result import Result, RunError, decode

MEMORY: Final = 1024 * 1024 * 1024
# The limit of a question is for its code; Python has to start first, on a busy machine too.
START: Final = 2
# Of the hashes: what is in order under one of them and not under all is so by chance.
SEEDS: Final = (1, 2, 3, 4)

_FOLDER: Final = Path(__file__).resolve().parent
_LAUNCH: Final = _FOLDER / "launch.py"
_JUDGE: Final = _FOLDER.parent / "judge"
_LARGEST_RESULT: Final = 16 * 1024 * 1024
_LONGEST_CRASH: Final = 500
_PAUSE: Final = 0.01


@dataclass(frozen=True, slots=True)
class TestFence:
    """The code of one fence of tests."""

    code: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Request:
    """What to run: a program, or with `tests` a solution; `limit` is in seconds."""

    code: str
    tests: tuple[TestFence, ...] | None
    limit: int

    def encode(self) -> bytes:
        """Write the request as the judge reads it."""
        tests = self.tests and [{"code": test.code, "hidden": test.hidden} for test in self.tests]
        return json.dumps({"code": self.code, "tests": None if tests is None else list(tests)}).encode()


@functools.cache
def version() -> str:
    """Name all that a result depends on besides its request: this Python and the judge's sources."""
    return f"{sys.version} {digest_of([_LAUNCH, *_JUDGE.glob('*.py')])} {MEMORY} {SEEDS}"


def key_of_run(request: Request) -> str:
    """Name the result of a request in the cache."""
    return key_of("run", version(), request.limit, request.encode().decode())


def run(request: Request, *, seed: int = SEEDS[0], stop: Event | None = None) -> Result:
    """Run a request; whatever its code does, there is a result. `seed` is that of its hashes, `stop` ends it early."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryFile() as asked,
        tempfile.TemporaryFile() as answered,
        tempfile.TemporaryFile() as complained,
    ):
        asked.write(request.encode())
        asked.seek(0)
        # Files instead of pipes: a flood fills nobody's memory, and what hangs on to them keeps nobody waiting.
        process = _start(request.limit + START, seed, Path(folder), asked, answered, complained)
        status = _wait(process, request.limit + START, stop or Event())
        if status is None:
            return _timeout(request.limit)
        answered.seek(0)
        result = decode(answered.read(_LARGEST_RESULT)) or _crash(status, complained)
        return result if result.ms <= request.limit * 1000 else _timeout(request.limit)


def _start(
    seconds: int, seed: int, folder: Path, asked: IO[bytes], answered: IO[bytes], complained: IO[bytes]
) -> subprocess.Popen[bytes]:
    # All of `-I` but what keeps Python from the seed: the environment is ours.
    return subprocess.Popen(
        [sys.executable, "-s", "-P", "-S", "-X", "utf8", str(_LAUNCH), str(seconds), str(MEMORY)],
        cwd=folder,
        env=_environment(folder, seed),
        stdin=asked,
        stdout=answered,
        stderr=complained,
        start_new_session=True,
    )


def _wait(process: subprocess.Popen[bytes], seconds: int, stop: Event) -> int | None:
    """Wait until a process ends, its time is up or everything is to stop; what is left of it is ended."""
    deadline = time.monotonic() + seconds
    try:
        while (status := process.poll()) is None:
            if stop.wait(_PAUSE) or time.monotonic() > deadline:
                return None
        return status
    finally:
        _end(process)


def _environment(folder: Path, seed: int) -> dict[str, str]:
    # Windows cannot start Python without the first.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    # A browser has no data of time zones.
    return {**kept, **own, "PYTHONHASHSEED": str(seed), "PYTHONTZPATH": ""}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _timeout(limit: int) -> Result:
    return Result("timeout", error=RunError("timeout", "TimeoutError", f"it ran longer than {limit} s"))


def _crash(status: int, complained: IO[bytes]) -> Result:
    if hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU:
        return Result("timeout", error=RunError("timeout", "TimeoutError", "it used up its processor time"))
    complained.seek(0, os.SEEK_END)
    complained.seek(max(complained.tell() - _LONGEST_CRASH, 0))
    last = complained.read().decode(errors="replace").strip().rpartition("\n")[2]
    reason = f"Python ended with {_name_of(status)}" + (f": {last}" if last else "")
    return Result("error", error=RunError("crash", "SystemError", reason))


def _name_of(status: int) -> str:
    # A signal that ends a process gives its number as a negative status.
    with suppress(ValueError):
        return f"the signal {signal.Signals(-status).name}"
    return f"status {status}"
