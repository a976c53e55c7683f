"""The report for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text

from cptslint.model.report import Report
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.canvas import drawn, readable, styled
from cptslint.reporters.finding_groups import grouped
from cptslint.reporters.text_balance import balance_section, commitments_section
from cptslint.reporters.text_closing import closing, in_order_section, not_assessed_section
from cptslint.reporters.text_findings import negotiation_section, verification_section
from cptslint.reporters.text_header import header
from cptslint.reporters.text_verdict import no_verdict, verdict_panel
from cptslint.reporters.wording import capitalised


def report_text(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write the reports for people, one after the other.

    Args:
        reports: In the order they are to be read.
        options: Width and colour; failures are left to the standard error stream.

    Returns:
        Lines of at most `options.width` columns.
    """
    items: list[RenderableType] = []
    for report in reports:
        if items:
            items += [Text(""), Text("=" * readable(options.width), style="dim"), Text("")]
        items += _sections(report, options)
    return drawn(items, options.width, colour=options.colour)


def _sections(report: Report, options: ReportOptions) -> Iterable[RenderableType]:
    width, colour = readable(options.width), options.colour
    contract = report.contract
    yield from header(contract, width)
    if not contract.is_convention:
        yield Text("")
        yield styled(capitalised(contract.why_not), "bold yellow")
        return
    groups = grouped(report.findings)
    if contract.has_defended_party:
        yield from verdict_panel(report, groups, width, colour=colour)
    else:
        yield from no_verdict(width, colour=colour)
    yield from negotiation_section(report, groups, width, colour=colour)
    yield from verification_section(groups, width, colour=colour)
    if contract.has_defended_party:
        yield from balance_section(report, width, colour=colour)
    else:
        yield from commitments_section(contract, width, colour=colour)
    yield from in_order_section(report, width, colour=colour)
    yield from not_assessed_section(report, width, colour=colour)
    yield from closing(report, groups)
