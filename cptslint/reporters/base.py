"""What every report format agrees on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cptslint.model.report import Report


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is written.

    Attributes:
        width: Columns a line may take, in formats that have lines.
        colour: Terminal styles may be used.
        failures: Pairs of path and French message, for the files that could not be read; formats made for machines
            list them, the others leave them to the standard error stream.
        version: Version of the tool, for an answer in which no report says it.
    """

    width: int = 80
    colour: bool = False
    failures: tuple[tuple[str, str], ...] = ()
    version: str = ""


def refusals(reports: Sequence[Report], options: ReportOptions) -> tuple[tuple[str, str], ...]:
    """Return path and French message of the files that were not checked: those that are no convention, then those that could not be read."""
    contracts = [report.contract for report in reports if not report.contract.is_convention]
    return (*((one.document.source, one.why_not) for one in contracts), *options.failures)


class Reporter(Protocol):
    """A report format."""

    def __call__(self, reports: Sequence[Report], options: ReportOptions) -> str | bytes:
        """Write the reports, in the order given: one text that ends with a line end, or the bytes of a file."""
        ...
