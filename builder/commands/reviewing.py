"""The file that is to be criticised: any that `import` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from builder.commands.reading import NothingToRead
from builder.diagnostics import as_text
from builder.importing.sources import Reading, Source, find_sources, read
from builder.merging.merge import Bank, Target, merge
from builder.question import Topic

_MOST_NAMES: Final = 5


def read_for_review(path: Path) -> str:
    """Read a file as a critic sees it: the text that it is, or as the bank would have it when it is none.

    Raises NothingToRead for what cannot be criticised.
    """
    if path.is_dir():
        raise NothingToRead(_say_folder(path))
    reading = read(Source(path, path.parent, path.name, is_named=True))
    unreadable = next((found for found in reading.found.diagnostics if found.code == "unreadable-file"), None)
    if unreadable:
        raise NothingToRead(as_text(unreadable))
    text = reading.text if reading.text.strip() else _write_out(reading)
    if not text.strip():
        raise NothingToRead(f"`{path.as_posix()}` has nothing to criticise: it is empty")
    return text


def _write_out(reading: Reading) -> str:
    found, path = reading.found, reading.source.path
    target = Target(path.name, path.name, path.stem, Topic(found.title or path.stem), keep_duplicates=True)
    return merge("", found.questions, target, known={}, bank=Bank()).text


def _say_folder(folder: Path) -> str:
    """Say that a critique takes one file, and which there are: a model loses the thread in a whole bank."""
    said = f"`{folder.as_posix()}` is a folder, and a critique is asked for file by file"
    names = [source.path.as_posix() for source in find_sources([folder], content=folder / ".")]
    if not names:
        return f"{said}; there is none in it"
    more = ", …" if len(names) > _MOST_NAMES else ""
    return f"{said}: name one of `{'`, `'.join(names[:_MOST_NAMES])}`{more}"
