"""The report formats, by the name a user gives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cptslint.reporters.base import Reporter
from cptslint.reporters.json_ import report_json
from cptslint.reporters.text import report_text

REPORTERS: Mapping[str, Reporter] = MappingProxyType({"text": report_text, "json": report_json})
"""Every format `--format` accepts."""
