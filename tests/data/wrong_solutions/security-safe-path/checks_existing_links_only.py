# Looks through links only when the file exists, so a dangling link is written through.
from pathlib import Path


class UnsafePath(ValueError):
    """Имя указывает за пределы каталога."""


def safe_path(root: Path, name: str) -> Path:
    if name.startswith("/") or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    base = root.resolve()
    target = base / name
    if target.exists():
        target = target.resolve()
    else:
        target = target.parent.resolve() / target.name
    if target == base or not target.is_relative_to(base):
        raise UnsafePath(name)
    return target
