# Decodes percent signs of a name that was decoded already.
from pathlib import Path
from urllib.parse import unquote


class UnsafePath(ValueError):
    """Имя указывает за пределы каталога."""


def safe_path(root: Path, name: str) -> Path:
    name = unquote(name)
    if name.startswith("/") or "\\" in name or "\0" in name:
        raise UnsafePath(name)
    base = root.resolve()
    target = (base / name).resolve()
    if target == base or not target.is_relative_to(base):
        raise UnsafePath(name)
    return target
