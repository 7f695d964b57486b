"""Assertions that say which values they compared."""

from __future__ import annotations

import ast
import reprlib
from collections.abc import Mapping
from typing import Final, NoReturn

# Under this name the explained code finds `fail`.
FAIL: Final = "__judge_fail__"
LONGEST_EXPRESSION: Final = 300

_SYMBOLS: Final[Mapping[type[ast.cmpop], str]] = {
    **{ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="},
    **{ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in"},
}
_VALUES: Final = reprlib.Repr()
_VALUES.maxlevel = 8
_VALUES.maxstring = _VALUES.maxother = _VALUES.maxlong = 600
_VALUES.maxlist = _VALUES.maxtuple = _VALUES.maxset = _VALUES.maxfrozenset = _VALUES.maxdict = _VALUES.maxdeque = 60


class Failure(AssertionError):
    """An assertion of the tests that does not hold, with its source and the values that it compared."""

    def __init__(self, expression: str, message: object, actual: str, expected: str | None) -> None:
        """Keep what the learner is told; `message` is the author's own."""
        super().__init__("" if message is None else message)
        self.expression = expression
        self.actual = actual
        self.expected = expected


class Explain(ast.NodeTransformer):
    """Turn assertions into statements that raise a Failure with the values they compared."""

    def __init__(self, source: str) -> None:
        """Take the source for what is quoted from it."""
        self._source = source
        self._count = 0

    def visit_Assert(self, node: ast.Assert) -> list[ast.stmt]:
        """Replace an assertion; `and` becomes one assertion after the other, which is what it means."""
        test = node.test
        parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]
        return [ast.copy_location(new, node) for part in parts for new in self._explain(part, node.msg)]

    def _explain(self, test: ast.expr, message: ast.expr | None) -> list[ast.stmt]:
        self._count += 1
        kind, operands = _operands(test)
        names = [f"__judge_{self._count}_{place}" for place in range(len(operands))]
        stored = [_assign(name, operand) for name, operand in zip(names, operands, strict=True)]
        values: list[ast.expr] = [ast.Name(name, ast.Load()) for name in names]
        holds = values[0]
        if isinstance(test, ast.Compare) and len(values) == 2:
            holds = ast.Compare(values[0], test.ops, [values[1]])
        failed = holds if kind == "not" else ast.UnaryOp(ast.Not(), holds)
        # `1 == f()` expects what is written out.
        is_swapped = kind == "==" and isinstance(operands[0], ast.Constant)
        facts = [ast.Constant(fact) for fact in (source_of(test, self._source), kind, is_swapped)]
        call = ast.Call(ast.Name(FAIL, ast.Load()), [*facts, message or ast.Constant(None), *values], [])
        # Kept, they would hold alive what a test expects to be gone.
        forget = ast.Delete([ast.Name(name, ast.Del()) for name in names])
        return [*stored, ast.If(failed, [ast.Expr(call)], []), forget]


def fail(expression: str, kind: str, is_swapped: bool, message: object, *values: object) -> NoReturn:
    """Raise the Failure of an assertion; the explained code calls it."""
    shown = [_VALUES.repr(value) for value in values]
    if len(shown) == 1:
        expected = str(kind == "true") if isinstance(values[0], bool) else None
        raise Failure(expression, message, shown[0], expected)
    actual, other = reversed(shown) if is_swapped else shown
    raise Failure(expression, message, actual, other if kind in ("==", "is") else f"{kind} {other}")


def source_of(node: ast.expr, source: str) -> str:
    """Quote an expression on one line."""
    text = " ".join((ast.get_source_segment(source, node) or ast.unparse(node)).split())
    return text if len(text) <= LONGEST_EXPRESSION else text[: LONGEST_EXPRESSION - 1] + "…"


def _operands(test: ast.expr) -> tuple[str, list[ast.expr]]:
    match test:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return _SYMBOLS[type(operator)], [left, right]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return "not", [operand]
        case _:
            return "true", [test]


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)
