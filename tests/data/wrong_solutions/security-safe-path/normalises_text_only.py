# Normalises the path as text, so symbolic links lead out of the root.
import os
from pathlib import Path


class UnsafePath(ValueError):
    pass


def safe_path(root: Path, name: str) -> Path:
    if name.startswith("/") or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    base = str(root.resolve())
    target = os.path.normpath(os.path.join(base, name))
    if target == base or os.path.commonpath([base, target]) != base:
        raise UnsafePath(name)
    return Path(target)
