"""Small faults in the source of a module: one changed comparison, condition, constant or result at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault.

    Attributes:
        line: Where it stands, from 1.
        function: Qualified name of the outermost function or method that holds it.
        said: What was written and what stands there instead.
        node: Rank of the node that changes, in the walk of the function.
        choice: Which of the faults of that node it is.
    """

    line: int
    function: str
    said: str
    node: int
    choice: int


def mutants_of(source: str) -> list[Mutant]:
    """Return every fault that may be put into the functions of a module."""
    return [
        Mutant(getattr(node, "lineno", function.lineno), name, f"{_said(node)} becomes {_said(fault)}", rank, choice)
        for function, name in _functions(ast.parse(source), "")
        for rank, node in enumerate(ast.walk(function))
        for choice, fault in enumerate(_instead(node))
    ]


def with_fault(source: str, mutant: Mutant) -> ast.Module:
    """Return the tree of a module with one fault in it."""
    tree = ast.parse(source)
    function = next(one for one, name in _functions(tree, "") if name == mutant.function)
    nodes = list(ast.walk(function))
    old = nodes[mutant.node]
    fault = ast.copy_location(list(_instead(old))[mutant.choice], old)
    for parent in nodes:
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, fault)
            elif isinstance(value, list):
                value[:] = [fault if one is old else one for one in value]
    return ast.fix_missing_locations(tree)


def watched(source: str, hook: str) -> tuple[ast.Module, list[str]]:
    """Return the tree of a module whose functions first call a hook with their qualified name, and these names."""
    tree = ast.parse(source)
    names = []
    for function, name in _functions(tree, ""):
        function.body.insert(0, ast.parse(f"{hook}({name!r})").body[0])
        names.append(name)
    return ast.fix_missing_locations(tree), names


def _functions(tree: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[ast.FunctionDef, str]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node, prefix + node.name
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")


def _said(node: ast.AST) -> str:
    return f"« {ast.unparse(node).splitlines()[0]} »"


def _instead(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield ast.Compare(node.left, [_OTHER[type(node.ops[0])]()], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for left_out in node.values:
            kept = [value for value in node.values if value is not left_out]
            yield kept[0] if len(kept) == 1 else ast.BoolOp(node.op, kept)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield ast.BinOp(node.left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), node.right)
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) not in ("None", "False"):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue | ast.Break):
        yield ast.Pass()
    elif isinstance(node, ast.comprehension) and node.ifs:
        for left_out in node.ifs:
            yield ast.comprehension(node.target, node.iter, [one for one in node.ifs if one is not left_out], 0)
    elif isinstance(node, ast.If):
        for value in (True, False):
            yield ast.If(ast.Constant(value), node.body, node.orelse)
