"""Values in the words of Python, short enough to read; of two long ones, what stands where they part."""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

# How much is shown on each side of where two values part.
_NEAR: Final = 5
_NEAR_TEXT: Final = 40
_DEEPEST: Final = 50
_CUT: Final = "..."

_VALUES: Final = reprlib.Repr()
_VALUES.maxlevel = 8
_VALUES.maxstring = _VALUES.maxother = _VALUES.maxlong = 600
_VALUES.maxlist = _VALUES.maxtuple = _VALUES.maxset = _VALUES.maxfrozenset = _VALUES.maxdict = _VALUES.maxdeque = 60

_MISSING: Final = object()


def show(value: object) -> str:
    """Write a value, cut where it is too long."""
    return _VALUES.repr(value)


def show_apart(one: object, other: object) -> tuple[str, str]:
    """Write two values that are not equal; when they had to be cut, only what is around their first difference."""
    shown = show(one), show(other)
    if shown[0] != shown[1] and not any(_CUT in text for text in shown):
        return shown
    try:
        apart = _part(one, other, "")
        return apart or (_part_texts(repr(one), repr(other)) if shown[0] == shown[1] else None) or shown
    # Values may compare and describe themselves as their authors like.
    except Exception:
        return shown


def _part(one: Any, other: Any, path: str) -> tuple[str, str] | None:
    """Go down to where two values of one form part; None when the forms say nothing about it."""
    for _ in range(_DEEPEST):
        find = _finder(one, other)
        if find is None:
            return None
        key = find(one, other)
        if key is _MISSING:
            return None
        if isinstance(one, set | frozenset):
            return _label(path, _show_set(one - other, one)), _label(path, _show_set(other - one, other))
        path += f"[{show(key)}]"
        below = _below(one, key), _below(other, key)
        if _finder(*below) is None or isinstance(one, str | bytes):
            return _label(path, _show_around(one, key)), _label(path, _show_around(other, key))
        one, other = below
    return None


def _finder(one: object, other: object) -> Callable[[Any, Any], object] | None:
    if isinstance(one, dict) and isinstance(other, dict):
        return _find_key
    if isinstance(one, set | frozenset) and isinstance(other, set | frozenset):
        return lambda one, other: None
    is_alike = any(isinstance(one, form) and isinstance(other, form) for form in (list, tuple, str, bytes))
    return _find_place if is_alike else None


def _find_key(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> object:
    return next((key for key in (*one, *other) if not _is_same(_below(one, key), _below(other, key))), _MISSING)


def _find_place(one: Sequence[Any], other: Sequence[Any]) -> object:
    # Halving compares long texts and lists in a few steps, as fast as Python does it itself.
    alike, end = 0, min(len(one), len(other))
    while alike < end:
        middle = (alike + end + 1) // 2
        if one[alike:middle] == other[alike:middle]:
            alike = middle
        else:
            end = middle - 1
    return alike if alike < max(len(one), len(other)) else _MISSING


def _below(value: Any, key: Any) -> object:
    if isinstance(value, dict):
        return value.get(key, _MISSING)
    return value[key] if key < len(value) else _MISSING


def _is_same(one: object, other: object) -> bool:
    # As containers compare what they hold.
    return one is other or bool(one == other)


def _show_around(value: Any, key: Any) -> str:
    if isinstance(value, dict):
        inside = f"{show(key)}: {show(value[key])}" if key in value else ""
        return f"{{{_fill(inside, before=False, after=len(value) > (key in value))}}}"
    near = _NEAR_TEXT if isinstance(value, str | bytes) else _NEAR
    first, last = max(key - near, 0), key + near
    is_cut = {"before": first > 0, "after": last < len(value)}
    if isinstance(value, str | bytes):
        return _fill(repr(value[first:last]), **is_cut, joint="")
    inside = ", ".join(show(each) for each in value[first:last])
    return f"[{_fill(inside, **is_cut)}]" if isinstance(value, list) else f"({_fill(inside, **is_cut)})"


def _show_set(only: Any, whole: Any) -> str:
    inside = ", ".join(sorted(show(each) for each in only)[:_NEAR])
    return f"{{{_fill(inside, before=False, after=len(whole) > min(len(only), _NEAR))}}}"


def _fill(inside: str, *, before: bool, after: bool, joint: str = ", ") -> str:
    parts = [_CUT] * before + [inside] * bool(inside) + [_CUT] * after
    return joint.join(parts)


def _label(path: str, text: str) -> str:
    return f"{path}: {text}" if path else text


def _part_texts(one: str, other: str) -> tuple[str, str] | None:
    place = _find_place(one, other)
    if not isinstance(place, int):
        return None
    first, last = max(place - _NEAR_TEXT, 0), place + _NEAR_TEXT
    shown = [_fill(text[first:last], before=first > 0, after=last < len(text), joint="") for text in (one, other)]
    return shown[0], shown[1]
