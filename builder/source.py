"""The files of a bank: reading and saving question files, finding them, and the ledger of ids."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from builder.question import Diagnostic

LEDGER: Final = ".question-ids"

_LEDGER_COMMENT: Final = (
    "# Ids of all questions this bank has had, written by `python -m builder check --fix`.\n"
    "# Progress is kept by id: delete a line only when its question was retired on purpose.\n"
)
_LINE_END: Final = re.compile(rb"\r\n?|\n")


def read_source(path: Path, *, name: str = "") -> str | Diagnostic:
    """Read a file with its line ends and BOM as they are, or say why it cannot be read; `name` is for diagnostics."""
    name = name or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "check the path and the permissions of the file"
        return Diagnostic(name, 0, 0, "unreadable-file", f"`{path.name}` cannot be read: {reason}", hint)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = len(_LINE_END.findall(before)) + 1
        column = len(_LINE_END.split(before)[-1].decode("utf-8")) + 1
        message = f"the byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        return Diagnostic(name, line, column, "bad-encoding", message, "save the file as UTF-8")


def save_source(path: Path, text: str) -> None:
    """Replace a file at once, so that a crash leaves the old or the new one; its permissions stay."""
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
        temporary.chmod(_mode_of(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_of(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o7777
    # What open() would give a new file; mkstemp is stricter.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def topic_of(uri: str) -> str:
    """Name the topic of a file by its path below the content folder, with `/` between folders: `go/basics.md`."""
    return uri.removesuffix(".md")


def root_of(path: Path) -> Path:
    """Find the content folder of a file: the nearest one that has a ledger or is called `content`, else its own."""
    parents = path.absolute().parents
    found = next((parent for parent in parents if (parent / LEDGER).is_file() or parent.name == "content"), None)
    return found or parents[0]


def find_pages(folder: Path) -> Iterator[Path]:
    """Walk a folder for its Markdown files in a fixed order; names that start with `.` or `_` are skipped."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith((".", "_")):
            continue
        if path.is_dir():
            yield from find_pages(path)
        elif path.suffix.lower() == ".md":
            yield path


def known_ids(folder: Path) -> dict[str, int]:
    """Read the ids that the bank in a folder has had, each with its line in the ledger; none without a ledger."""
    try:
        text = (folder / LEDGER).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    lines = ((line.strip(), number) for number, line in enumerate(text.split("\n"), start=1))
    return {line: number for line, number in lines if line and not line.startswith("#")}


def save_ledger(folder: Path, ids: Iterable[str]) -> None:
    """Write the ledger of a folder, sorted; a ledger that would not change is left alone."""
    text = _LEDGER_COMMENT + "".join(f"{name}\n" for name in sorted(set(ids)))
    path = folder / LEDGER
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        save_source(path, text)
