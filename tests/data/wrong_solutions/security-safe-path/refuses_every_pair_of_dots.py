# Forbids two dots anywhere in the name and does not look where links lead.
from pathlib import Path


class UnsafePath(ValueError):
    pass


def safe_path(root: Path, name: str) -> Path:
    if not name or ".." in name or name.startswith("/") or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    target = root.resolve() / name
    if target == root.resolve():
        raise UnsafePath(name)
    return target
