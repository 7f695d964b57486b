"""Following a file of the bank to its new name, so that an import finds what it brought there."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from builder.merging.merge import Import


def follow_renamed(
    imports: Mapping[str, Import], places: Mapping[str, str], files: Container[str]
) -> dict[str, Import]:
    """Give what is remembered with the files' names of today.

    A file was renamed if it is not among `files` any more and all that is left of it stands in one other file
    (`places`: the file of each question). What somebody spread over several stays as it is remembered.
    """
    homes: dict[str, set[str]] = {}
    for name, one in imports.items():
        if one.file not in files and name in places:
            homes.setdefault(one.file, set()).add(places[name])
    renamed = {file: next(iter(found)) for file, found in homes.items() if len(found) == 1}
    return {name: replace(one, file=renamed.get(one.file, one.file)) for name, one in imports.items()}
