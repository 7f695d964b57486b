"""YAML, JSON and TOML, which Python or a package of the builder reads."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable
from typing import Final

import yaml

from builder.verify.checker import Checker, Fault, Source, one_by_one

_TOML_PLACE: Final = re.compile(
    r"^(?P<message>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$"
)


def check_yaml(source: Source) -> Fault | None:
    """Find the first fault of one or more YAML documents; tags and templates in quotes are left to their programs."""
    try:
        for _ in yaml.compose_all(source.code, Loader=yaml.SafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or error.context or "it cannot be read"
        return Fault(mark.line + 1, mark.column + 1, message) if mark else Fault(1, 1, message)
    except yaml.YAMLError as error:
        return Fault(1, 1, str(error).partition("\n")[0])
    return None


def check_json(source: Source) -> Fault | None:
    """Find the first fault of a JSON text."""
    try:
        json.loads(source.code)
    except json.JSONDecodeError as error:
        return Fault(error.lineno, error.colno, error.msg)
    return None


def check_toml(source: Source) -> Fault | None:
    """Find the first fault of a TOML document."""
    try:
        tomllib.loads(source.code)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.match(str(error))
        if place is None or place["line"] is None:
            return Fault(source.code.count("\n") + 1, 1, place["message"] if place else str(error))
        return Fault(int(place["line"]), int(place["column"]), place["message"])
    return None


def _checker(check: Callable[[Source], Fault | None]) -> Checker:
    return Checker(version=lambda: sys.version, check=one_by_one(check), is_slow=False)


YAML: Final = _checker(check_yaml)
JSON: Final = _checker(check_json)
TOML: Final = _checker(check_toml)
