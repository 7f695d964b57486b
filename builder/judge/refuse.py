"""What a browser cannot do is refused everywhere: whatever runs elsewhere would not run there."""

from __future__ import annotations

import _thread
import errno
import functools
import sys
import threading
from typing import Final, NoReturn

_THREADS: Final = frozenset({"_thread.start_new_thread", "_thread.start_joinable_thread"})
_PROCESSES: Final = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.Popen"}
)


@functools.cache
def refuse_processes() -> None:
    """Let no code of this interpreter start threads and processes from now on."""
    sys.addaudithook(_refuse)
    # Python 3.11 tells no hook of its threads.
    for space in (vars(_thread), vars(threading)):
        for name in space.keys() & {"start_new_thread", "start_new", "_start_new_thread"}:
            space[name] = _refuse_thread


def _refuse(event: str, arguments: object) -> None:
    if event in _THREADS:
        _refuse_thread()
    if event in _PROCESSES:
        raise OSError(errno.ENOTSUP, "a browser does not support processes")


def _refuse_thread(*arguments: object) -> NoReturn:
    raise RuntimeError("can't start new thread")
