"""Assertions that say which values they compared."""

from __future__ import annotations

import ast
import copy
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn

from .values import show, show_apart

# Under this name the explained code finds its Witness.
WITNESS: Final = "__judge__"
# So begin the names of the values that it compares.
STORED: Final = "__judged_"
LONGEST_EXPRESSION: Final = 300

_SYMBOLS: Final[Mapping[type[ast.cmpop], str]] = {
    **{ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="},
    **{ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in"},
}
# What is written out stands on the left at times: `0 < f()` asks that `f()` is greater.
_MIRRORED: Final[Mapping[str, str]] = {
    **{symbol: symbol for symbol in ("==", "!=", "is", "is not")},
    **{"<": ">", "<=": ">=", ">": "<", ">=": "<="},
}


class Failure(AssertionError):
    """An assertion of the tests that does not hold, with its source and the values that it compared."""

    def __init__(self, expression: str, message: object, actual: str, expected: str | None) -> None:
        """Keep what the learner is told; `message` is the author's own."""
        super().__init__("" if message is None else message)
        self.expression = expression
        self.actual = actual
        self.expected = expected


class Witness:
    """What explained code calls: it says how assertions failed."""

    def __init__(self) -> None:
        """Start without having seen anything."""
        self._refused: list[object] = []

    def fail(self, expression: str, kind: str, is_swapped: bool, message: object, *values: object) -> NoReturn:
        """Raise the Failure of an assertion."""
        if len(values) == 1:
            expected = str(kind == "true") if isinstance(values[0], bool) else None
            raise Failure(expression, message, show(values[0]), expected)
        shown = show_apart(*values) if kind == "==" else (show(values[0]), show(values[1]))
        actual, other = reversed(shown) if is_swapped else shown
        kind = _MIRRORED[kind] if is_swapped else kind
        raise Failure(expression, message, actual, other if kind in ("==", "is") else f"{kind} {other}")

    def item(self, value: object, holds: object) -> bool:
        """Remember the item for which a condition of `all` does not hold."""
        is_true = bool(holds)
        if not is_true:
            self._refused = [value]
        return is_true

    def fail_all(self, expression: str, name: str, condition: str, message: object, result: object) -> NoReturn:
        """Raise the Failure of an assertion that `all` items meet a condition."""
        if not self._refused:
            self.fail(expression, "true", False, message, result)
        raise Failure(expression, message, f"{name} = {show(self._refused.pop())}", condition)


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
        message = node.msg or ast.Constant(None)
        return [ast.copy_location(new, node) for part in parts for new in self._explain(part, message)]

    def _explain(self, test: ast.expr, message: ast.expr) -> list[ast.stmt]:
        quoted = source_of(test, self._source)
        self._count += 1
        name = f"{STORED}{self._count}"
        match test:
            case ast.Compare(left=left, ops=operators, comparators=rights):
                return _explain_comparison(name, [left, *rights], operators, (quoted, message))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                failed = _call("fail", quoted, "not", False, message, _load(name))
                return [_assign(name, operand), ast.If(_load(name), [failed], []), _forget(name)]
            case ast.Call(func=ast.Name("all"), args=[ast.GeneratorExp() as items], keywords=[]):
                failed = self._watch(items, quoted, message, name)
            case _:
                failed = _call("fail", quoted, "true", False, message, _load(name))
        return [_assign(name, test), _unless(_load(name), failed), _forget(name)]

    def _watch(self, items: ast.GeneratorExp, quoted: str, message: ast.expr, name: str) -> ast.stmt:
        """Let the Witness see each item, and return what tells of the one that it remembers."""
        targets = [copy.deepcopy(generator.target) for generator in items.generators]
        for node in (node for target in targets for node in ast.walk(target)):
            if isinstance(node, ast.Name | ast.Tuple | ast.List | ast.Starred | ast.Attribute | ast.Subscript):
                node.ctx = ast.Load()
        item = targets[0] if len(targets) == 1 else ast.Tuple(targets, ast.Load())
        condition = source_of(items.elt, self._source)
        items.elt = _ask("item", item, items.elt)
        return _call("fail_all", quoted, ast.unparse(item), condition, message, _load(name))


def source_of(node: ast.expr, source: str) -> str:
    """Quote an expression on one line."""
    text = " ".join((ast.get_source_segment(source, node) or ast.unparse(node)).split())
    return text if len(text) <= LONGEST_EXPRESSION else text[: LONGEST_EXPRESSION - 1] + "…"


def _explain_comparison(
    name: str, operands: Sequence[ast.expr], operators: Sequence[ast.cmpop], told: tuple[str, ast.expr]
) -> list[ast.stmt]:
    """Compare one pair after the other, each operand evaluated once and only when its turn comes."""
    quoted, message = told
    names = [f"{name}_{place}" for place in range(len(operands))]
    statements = [_assign(names[0], operands[0])]
    for place, operator in enumerate(operators):
        left, right = names[place : place + 2]
        symbol = _SYMBOLS[type(operator)]
        is_swapped = symbol in _MIRRORED and isinstance(operands[place], ast.Constant)
        failed = _call("fail", quoted, symbol, is_swapped, message, _load(left), _load(right))
        holds = ast.Compare(_load(left), [operator], [_load(right)])
        statements += [_assign(right, operands[place + 1]), _unless(holds, failed)]
    return [*statements, _forget(*names)]


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def _unless(holds: ast.expr, failed: ast.stmt) -> ast.stmt:
    return ast.If(ast.UnaryOp(ast.Not(), holds), [failed], [])


def _forget(*names: str) -> ast.stmt:
    # Kept, they would hold alive what a test expects to be gone.
    return ast.Delete([ast.Name(name, ast.Del()) for name in names])


def _call(method: str, *arguments: ast.expr | str | bool) -> ast.stmt:
    return ast.Expr(_ask(method, *arguments))


def _ask(method: str, *arguments: ast.expr | str | bool) -> ast.expr:
    given = [each if isinstance(each, ast.expr) else ast.Constant(each) for each in arguments]
    return ast.Call(ast.Attribute(_load(WITNESS), method, ast.Load()), given, [])
