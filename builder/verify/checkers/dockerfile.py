"""Dockerfiles, read by hadolint; of what it finds only syntax errors count."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from builder.verify.checker import Checker, Fault, Source

_SYNTAX: Final = "DL1000"
# ShellCheck's errors about the syntax of a RUN, which hadolint hands on.
_SHELL_SYNTAX: Final = re.compile(r"SC1\d{3}")
_HEREDOC: Final = re.compile(r"<<-?(?P<quote>[\"']?)(?P<word>\w+)(?P=quote)")


def version() -> str | None:
    """Name the installed hadolint."""
    program = _find_program()
    if program is None:
        return None
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip()


def check(sources: Sequence[Source]) -> list[Fault | None]:
    """Find the first fault of each Dockerfile in one run of hadolint."""
    names = [str(number) for number in range(len(sources))]
    with tempfile.TemporaryDirectory() as folder:
        for name, source in zip(names, sources, strict=True):
            (Path(folder) / name).write_text(_without_heredocs(source.code) + "\n", encoding="utf-8")
        command = [str(_find_program()), "--no-fail", "--format", "json", *names]
        result = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
    faults: dict[str, Fault] = {}
    for found in json.loads(result.stdout):
        is_syntax = found["code"] == _SYNTAX or (found["level"] == "error" and _SHELL_SYNTAX.match(found["code"]))
        if is_syntax:
            message = " ".join(str(found["message"]).split())
            faults.setdefault(found["file"], Fault(found["line"], found["column"], message))
    return [faults.get(name) for name in names]


def _find_program() -> str | None:
    # The scripts of a virtual environment are not on PATH when only its Python is called.
    return shutil.which("hadolint", path=sysconfig.get_path("scripts")) or shutil.which("hadolint")


def _without_heredocs(code: str) -> str:
    """Blank the text of here-documents, after which hadolint does not find the next instruction."""
    lines = code.split("\n")
    waiting: list[str] = []
    for number, line in enumerate(lines):
        if waiting:
            waiting = waiting[1:] if line.strip("\t") == waiting[0] else waiting
            lines[number] = ""
        elif not line.lstrip().startswith("#"):
            waiting = [found["word"] for found in _HEREDOC.finditer(line)]
            lines[number] = _HEREDOC.sub(lambda found: found["word"].ljust(len(found[0]), "_"), line)
    return "\n".join(lines)


CHECKER: Final = Checker(version, check, install="pip install 'interview-practice[verify]'")
