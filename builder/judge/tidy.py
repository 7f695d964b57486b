"""Putting Python back after a run in a browser: what code did to modules, classes and files must not reach the next.

CPython needs none of it: there each run has a process of its own.
"""

from __future__ import annotations

import contextvars
import functools
import gc
import random
import shutil
import sys
import types
import zipimport
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

_MISSING: Final = object()
_HEAP_TYPE: Final = 1 << 9
_IMMUTABLE: Final = 1 << 8


def apart(function: Callable[..., object]) -> Callable[..., object]:
    """Return a function that leaves no context variable changed: `decimal` keeps its precision in one."""
    return lambda *arguments: contextvars.copy_context().run(function, *arguments)


def keep() -> Callable[[], None]:
    """Remember how everything is, and return the function that puts it back."""
    # A module that is imported again runs again, but need not be compiled again.
    type.__setattr__(zipimport.zipimporter, "get_code", functools.cache(zipimport.zipimporter.get_code))
    modules = dict(sys.modules)
    lists = [(value, list(value)) for value in vars(sys).values() if isinstance(value, list)]
    spaces = [(vars(module), dict(vars(module))) for module in modules.values() if isinstance(module, types.ModuleType)]
    found = {value for _, space in spaces for value in space.values() if isinstance(value, type)}
    classes = [(each, dict(vars(each))) for each in found if each.__flags__ & (_HEAP_TYPE | _IMMUTABLE) == _HEAP_TYPE]
    # These are folders of Pyodide, in memory.
    files = {folder: set(folder.iterdir()) for folder in (Path.cwd(), Path("/tmp"))}

    def put_back() -> None:
        sys.settrace(None)
        sys.setprofile(None)
        for value, before in lists:
            value[:] = before
        for name in sys.modules.keys() - modules.keys():
            del sys.modules[name]
        sys.modules.update(modules)
        for space, names in spaces:
            if space != names:
                _restore(space, names, space.__setitem__, space.__delitem__)
        for each, names in classes:
            if vars(each) != names:
                change = functools.partial(type.__setattr__, each), functools.partial(type.__delattr__, each)
                _restore(vars(each), names, *change)
        for folder, paths in files.items():
            for path in set(folder.iterdir()) - paths:
                _remove(path)
        random.seed()
        gc.enable()
        gc.collect()

    return put_back


def _restore(
    now: Mapping[str, Any], before: Mapping[str, Any], put: Callable[[str, Any], None], remove: Callable[[str], None]
) -> None:
    # What Python computes from annotations it keeps beside them.
    for name in [name for name in now if name not in before and not name.startswith("__annot")]:
        remove(name)
    for name, value in before.items():
        if now.get(name, _MISSING) is not value:
            put(name, value)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
