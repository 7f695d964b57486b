"""What earlier runs found out, in files named by a hash of everything that it depends on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FOLDER: Final = Path(".verify_cache")


class Cache:
    """Remember bytes by key in a folder; without a folder, nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Use `folder`, which need not be there yet."""
        self._folder = folder

    def read(self, key: str) -> bytes | None:
        """Give what was saved under a key."""
        if self._folder is None:
            return None
        try:
            return (self._folder / key).read_bytes()
        except OSError:
            return None

    def save(self, key: str, data: bytes) -> None:
        """Save something under a key, whole or not at all."""
        if self._folder is None:
            return
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ".gitignore").write_text("*\n", encoding="utf-8")
        temporary = self._folder / f"{key}.new"
        temporary.write_bytes(data)
        temporary.replace(self._folder / key)


def key_of(*parts: object) -> str:
    """Hash the parts that a result depends on; JSON keeps them apart."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def digest_of(paths: Iterable[Path]) -> str:
    """Hash the contents of files."""
    return key_of(*(path.read_text(encoding="utf-8") for path in sorted(paths)))
