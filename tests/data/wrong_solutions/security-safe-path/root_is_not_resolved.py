# Resolves the result but not the root, which may itself stand behind a link.
from pathlib import Path


class UnsafePath(ValueError):
    """Имя указывает за пределы каталога."""


def safe_path(root: Path, name: str) -> Path:
    if name.startswith("/") or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    base = root.absolute()
    target = (base / name).resolve()
    if target == base or not target.is_relative_to(base):
        raise UnsafePath(name)
    return target
