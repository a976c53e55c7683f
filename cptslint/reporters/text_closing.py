"""End of the terminal report: what is in order, what was not looked at, the disclaimer and the counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.reporters.canvas import hanging, heading, joined, styled
from cptslint.reporters.closing_lines import not_examined_lines
from cptslint.reporters.finding_groups import FindingGroup, count
from cptslint.reporters.set_aside import in_one_line
from cptslint.reporters.wording import DISCLAIMER, capitalised, count_line, counted, plural


def in_order_section(report: Report, width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Yield the clauses that were looked for and found, with their places."""
    if not report.in_order:
        return
    yield from heading(f"Ce qui est en ordre ({len(report.in_order)})", width, colour=colour)
    for found in report.in_order:
        yield hanging("✓ ", joined(found.label, (f" : {found.location}" if found.location else "", "dim")), "green")


def not_assessed_section(report: Report, width: int, *, colour: bool) -> Iterator[RenderableType]:
    """Yield the rules that were not run, by reason, and what the reader of the report must know."""
    yield from heading("Non examiné", width, colour=colour)
    for line in not_examined_lines(report):
        yield hanging("- ", styled(line))
    ran = len(report.rules)
    checked = f"{counted(ran, 'règle')} {plural(ran, 'examinée', 'examinées')}"
    rest = "" if report.not_assessed else ", aucune n'a été laissée de côté"
    yield styled(f"{checked}{rest}.", "dim")


def closing(report: Report, groups: Sequence[FindingGroup]) -> Iterator[RenderableType]:
    """Yield what is set aside, the disclaimer and the counts by severity."""
    yield Text("")
    if report.suppressed:
        yield styled(capitalised(in_one_line(report)))
    yield styled(DISCLAIMER, "italic")
    yield styled(count_line(*(count(groups, severity) for severity in Severity)), "bold")
