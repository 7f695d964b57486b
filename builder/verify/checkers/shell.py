"""Shell, read by bash without running anything; of a session with prompts, the commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from builder.verify.checker import Checker, Fault, Source, one_by_one

SESSIONS: Final = frozenset({"console", "shell-session"})

# A lone `#` begins a comment.
_PROMPT: Final = re.compile(r"^(?:[$%]|[\w.@:~/()-]+[ \t]?[$#%])[ \t]+")
_CONTINUED: Final = re.compile(r"^>[ \t]?")
_ERROR: Final = re.compile(r"^\S+: line (?P<line>\d+): (?P<message>.+)$", re.MULTILINE)


def version() -> str | None:
    """Name the bash that would read."""
    return shutil.which("bash")


def check(source: Source) -> Fault | None:
    """Find the first syntax error."""
    is_session = source.language in SESSIONS or source.code.lstrip().startswith("$ ")
    code = _commands_of(source.code) if is_session else source.code
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "script").write_text(code + "\n", encoding="utf-8", newline="\n")
        environment = {**os.environ, "LC_ALL": "C"}
        command = [str(version()), "-n", "script"]
        result = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    error = _ERROR.search(result.stderr) if result.returncode else None
    if error is None:
        return None
    # What is never closed is missed after the last line, and of a session on what is no command.
    lines = code.split("\n")[: int(error["line"])]
    line = max((number for number, text in enumerate(lines, 1) if text.strip()), default=1)
    return Fault(line, 1, error["message"])


def _commands_of(session: str) -> str:
    """Blank what is output, so that the commands keep their lines."""
    lines: list[str] = []
    is_open = False
    for line in session.split("\n"):
        prompt = _PROMPT.match(line) or (_CONTINUED.match(line) if is_open else None)
        is_open = prompt is not None or (is_open and lines[-1].endswith("\\"))
        lines.append(line[prompt.end() :] if prompt else line if is_open else "")
    return "\n".join(lines)


CHECKER: Final = Checker(version, one_by_one(check), install="install bash")
