"""The report formats, by the name a user gives; only the one asked for is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from cptslint.reporters.base import Reporter

FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text": ("text", "report_text"),
        "concise": ("concise", "report_concise"),
        "json": ("json_", "report_json"),
        "sarif": ("sarif", "report_sarif"),
        "html": ("html.page", "report_html"),
        "markdown": ("markdown", "report_markdown"),
        "github": ("annotations", "report_github"),
        "gitlab": ("annotations", "report_gitlab"),
        "junit": ("annotations", "report_junit"),
        "rdjson": ("annotations", "report_rdjson"),
        "docx": ("word.report", "report_docx"),
        "xlsx": ("workbook.report", "report_xlsx"),
    }
)
"""Every format `--format` accepts, with its module and function."""


def reporter(name: str) -> Reporter:
    """Return what writes a format.

    Args:
        name: A key of `FORMATS`.
    """
    module, function = FORMATS[name]
    return cast(Reporter, getattr(import_module(f"cptslint.reporters.{module}"), function))
