# Accepts an absolute path as long as it leads into the root.
from pathlib import Path


class UnsafePath(ValueError):
    """Имя указывает за пределы каталога."""


def safe_path(root: Path, name: str) -> Path:
    if "\\" in name or "\0" in name:
        raise UnsafePath(name)
    base = root.resolve()
    target = (base / name).resolve()
    if target == base or not target.is_relative_to(base):
        raise UnsafePath(name)
    return target
