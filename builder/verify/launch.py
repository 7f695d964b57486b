"""What the process of one run starts with: its limits, then the judge and nothing else of this package.

A script of its own, run by `python -I -S` with the seconds of processor time and the bytes of memory as arguments:
without site-packages, code finds the modules that it finds in a browser.
"""

import importlib
import site
import sys
import types
from contextlib import suppress
from pathlib import Path

_LARGEST_FILE = 64 * 1024 * 1024


def main() -> None:
    """Set the limits and run the judge."""
    seconds, memory = (int(argument) for argument in sys.argv[1:])
    _limit(seconds, memory)
    # Starting without site-packages leaves out `exit` too, which programs use.
    site.setquit()
    package = types.ModuleType("builder")
    package.__path__ = [str(Path(__file__).resolve().parent.parent)]
    sys.modules["builder"] = package
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
