"""What the process of one run starts with: its limits, then the judge and nothing else of this package.

A script of its own, run by `python -s -P -S` with the seconds of processor time and the bytes of memory as arguments:
without site-packages and without what a browser's Python lacks, code finds the modules that it finds in a browser.
"""

import importlib
import site
import sys
import types
from contextlib import suppress
from pathlib import Path

_LARGEST_FILE = 64 * 1024 * 1024
_LACKING = frozenset(
    {"_curses", "_curses_panel", "_gdbm", "_hashlib", "_multiprocessing", "_posixshmem", "_tkinter", "curses", "dbm"}
    | {"ensurepip", "grp", "msvcrt", "pwd", "readline", "resource", "syslog", "tkinter", "turtle", "turtledemo"}
    | {"venv", "winreg", "winsound"}
)


class _Lacking:
    """Finds no module that a browser's Python does not have."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Leave all other modules to those who find them."""
        if name in _LACKING:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def main() -> None:
    """Set the limits and run the judge."""
    seconds, memory = (int(argument) for argument in sys.argv[1:])
    _limit(seconds, memory)
    # Starting without site-packages leaves out `exit` too, which programs use.
    site.setquit()
    package = types.ModuleType("builder")
    package.__path__ = [str(Path(__file__).resolve().parent.parent)]
    sys.modules["builder"] = package
    for name in _LACKING & sys.modules.keys():
        del sys.modules[name]
    sys.meta_path.insert(0, _Lacking())
    importlib.import_module("builder.judge.__main__").main()


def _limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limits; the clock stops a run there too.
        return
    limits = {"RLIMIT_CPU": seconds, "RLIMIT_AS": memory, "RLIMIT_FSIZE": _LARGEST_FILE, "RLIMIT_CORE": 0}
    for name, value in limits.items():
        # Some systems have a limit by name only.
        with suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (value, value))


if __name__ == "__main__":
    main()
