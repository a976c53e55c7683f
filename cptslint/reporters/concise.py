"""One line per finding: `path: article 8, al. 2: SOR002 …`."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.model.report import Report
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.finding_groups import count, grouped
from cptslint.reporters.places import every_finding, in_one_line, place_in_words
from cptslint.reporters.set_aside import in_one_line as set_aside_line
from cptslint.reporters.wording import SEVERITIES, count_line, counted, plain


def report_concise(reports: Sequence[Report], options: ReportOptions) -> str:
    """Write one line per finding, then one line of counts per convention that has several.

    Args:
        reports: In the order given.
        options: Nothing of it matters here: a line is never cut, since programs read it.
    """
    lines = [
        f"{plain(report.contract.document.source)}: {place_in_words(finding)}: {finding.rule.code} "
        f"[{SEVERITIES[finding.severity]}] {in_one_line(finding, report.contract.document)}"
        for report, finding in every_finding(reports)
    ]
    for report in reports:
        path = plain(report.contract.document.source)
        if not report.contract.is_convention:
            lines.append(f"{path}: {plain(report.contract.why_not)}")
            continue
        groups = grouped(report.findings)
        more = f" ; {counted(len(report.findings), 'constat')}" if len(report.findings) > len(groups) else ""
        lines.append(f"{path}: {count_line(*(count(groups, severity) for severity in SEVERITIES))}{more}")
        if report.suppressed:
            lines.append(f"{path}: {set_aside_line(report)}")
    return "".join(f"{line}\n" for line in lines)
