"""The formats of a comparison, by the name a user gives; only the one asked for is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from cptslint.model.comparison import Comparison
from cptslint.reporters.base import ReportOptions

FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"text": ("text", "comparison_text"), "json": ("json_", "comparison_json"), "html": ("page", "comparison_html")}
)

Writer = Callable[[Comparison, ReportOptions], str]


def writer(name: str) -> Writer:
    """Return what writes a format.

    Args:
        name: A key of `FORMATS`.
    """
    module, function = FORMATS[name]
    return cast(Writer, getattr(import_module(f"cptslint.reporters.comparison.{module}"), function))
