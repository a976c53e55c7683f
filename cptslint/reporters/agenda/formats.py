"""The formats of an agenda, by the name a user gives; only the one asked for is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from cptslint.model.agenda import Agenda
from cptslint.reporters.base import ReportOptions

FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"text": ("text", "agenda_text"), "json": ("json_", "agenda_json"), "ics": ("ics", "agenda_ics")}
)

Writer = Callable[[Agenda, ReportOptions], str | bytes]


def writer(name: str) -> Writer:
    """Return what writes a format.

    Args:
        name: A key of `FORMATS`.
    """
    module, function = FORMATS[name]
    return cast(Writer, getattr(import_module(f"cptslint.reporters.agenda.{module}"), function))
