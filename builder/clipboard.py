"""The clipboard of the machine, by whichever of the usual programs is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_TIMEOUT: Final = 10


@dataclass(frozen=True, slots=True)
class _Program:
    """A program that takes what it reads for the clipboard; `variable` must be set where it can work."""

    command: tuple[str, ...]
    variable: str = ""
    encoding: str = "utf-8"


_PROGRAMS: Final = (
    _Program(("pbcopy",)),
    _Program(("wl-copy",), "WAYLAND_DISPLAY"),
    _Program(("xclip", "-selection", "clipboard"), "DISPLAY"),
    _Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
    # Windows, also from a Linux inside it; without a mark it takes UTF-16 for what it is.
    _Program(("clip.exe",), encoding="utf-16-le"),
)


def copy(text: str, environment: Mapping[str, str]) -> bool:
    """Put a text on the clipboard, and tell whether there was a program that could."""
    return any(_try(program, text, environment) for program in _PROGRAMS)


def _try(program: _Program, text: str, environment: Mapping[str, str]) -> bool:
    path = shutil.which(program.command[0], path=environment.get("PATH", os.defpath))
    if path is None or program.variable not in ("", *environment):
        return False
    try:
        # What it prints goes nowhere: some of them stay to serve the clipboard and would keep a pipe open.
        done = subprocess.run(
            [path, *program.command[1:]],
            input=text.encode(program.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
