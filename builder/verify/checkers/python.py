"""Python: whatever this interpreter compiles, with `await` outside of functions; `>>>` sessions line by line."""

from __future__ import annotations

import ast
import doctest
import sys
import warnings
from typing import Final

from builder.verify.checker import Checker, Fault, Source, one_by_one

_PROMPT: Final = ">>> "


def check(source: Source) -> Fault | None:
    """Find the first syntax error."""
    if source.code.lstrip().startswith(_PROMPT):
        return _check_session(source.code)
    return _compile(source.code, "exec", 0)


def _check_session(code: str) -> Fault | None:
    try:
        examples = doctest.DocTestParser().get_examples(code)
    except ValueError as error:
        return Fault(1, 1, str(error))
    faults = (_compile(example.source, "single", example.lineno) for example in examples)
    found = next(filter(None, faults), None)
    return found and Fault(found.line, found.column + len(_PROMPT), found.message)


def _compile(code: str, mode: str, before: int) -> Fault | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(code, "", mode, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        return Fault(before + (error.lineno or 1), error.offset or 1, error.msg)
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return Fault(before + 1, 1, str(error) or type(error).__name__)
    return None


CHECKER: Final = Checker(version=lambda: sys.version, check=one_by_one(check), is_slow=False)
