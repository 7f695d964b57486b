# Cuts ../ out of the name instead of refusing where it leads.
from pathlib import Path


class UnsafePath(ValueError):
    pass


def safe_path(root: Path, name: str) -> Path:
    name = name.replace("../", "").lstrip("/")
    if not name or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    return root.resolve() / name
