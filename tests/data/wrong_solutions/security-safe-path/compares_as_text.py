# A neighbour directory whose name begins the same way passes for the root.
from pathlib import Path


class UnsafePath(ValueError):
    """Имя указывает за пределы каталога."""


def safe_path(root: Path, name: str) -> Path:
    if name.startswith("/") or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    base = root.resolve()
    target = (base / name).resolve()
    if target == base or not str(target).startswith(str(base)):
        raise UnsafePath(name)
    return target
