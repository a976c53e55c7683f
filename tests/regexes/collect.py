"""The regular expressions that stand in the code of the package, and how they are used."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import cptslint

METHODS = frozenset(["search", "match", "fullmatch", "split", "sub", "findall", "finditer"])
_FUNCTIONS = frozenset(f"re.{name}" for name in (*METHODS, "compile"))
_UNKNOWN = "mot"
"""What stands for a value that only a run knows, as a name of a party."""


@dataclass(frozen=True, slots=True)
class Use:
    """A regular expression and where it stands.

    Attributes:
        module: The module that holds it.
        place: Its name there, or its line.
        pattern: The expression.
        methods: How it is applied; all the methods where that is not seen.
    """

    module: str
    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def of_package() -> list[Use]:
    """Return every expression that stands in the code of the package, in the order of the modules."""
    return [use for module in _modules() for use in (*_named(module), *_inline(module))]


def in_value(value: object, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    """Yield the expressions that a value holds, through collections and dataclasses."""
    parts: list[object] = []
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        parts = list(value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
    elif isinstance(value, type) and value.__module__.startswith("cptslint"):
        parts = list(vars(value).values())
    for part in parts if depth else ():
        yield from in_value(part, depth - 1)


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(cptslint.__path__, "cptslint."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _named(module: ModuleType) -> Iterator[Use]:
    source = inspect.getsource(module)
    for name, value in vars(module).items():
        if re.search(rf"^{re.escape(name)}\b", source, re.MULTILINE) or isinstance(value, type):
            methods = METHODS.intersection(re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source))
            for pattern in in_value(value):
                yield Use(module.__name__, name, pattern, methods or METHODS)


def _inline(module: ModuleType) -> Iterator[Use]:
    """Yield the expressions written inside functions; values that only a run knows are replaced."""
    for function in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(function, ast.FunctionDef):
            source = ast.unparse(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in _FUNCTIONS:
                    text = _text(node.args[0], module)
                    if text is not None:
                        methods = _methods(ast.unparse(node), source)
                        yield Use(module.__name__, f"line {node.lineno}", re.compile(text), methods)


def _methods(call: str, source: str) -> frozenset[str]:
    """Return how a function applies the expression that a call gives or compiles, from its source."""
    name = call.partition("(")[0].removeprefix("re.")
    if name != "compile":
        return frozenset([name])
    kept = re.search(rf"(\w+) = {re.escape(call)}$", source, re.MULTILINE)
    holder = kept.group(1) if kept else call
    return METHODS.intersection(re.findall(rf"(?<!\w){re.escape(holder)}\.(\w+)\(", source)) or METHODS


def _text(node: ast.expr, module: ModuleType) -> Any:
    """Return the expression that a node writes; None for what is no text."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.FormattedValue):
        return _text(node.value, module) or _UNKNOWN
    if isinstance(node, ast.JoinedStr):
        return "".join(str(_text(piece, module)) for piece in node.values)
    return getattr(module, node.id, None) if isinstance(node, ast.Name) else None
