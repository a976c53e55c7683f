"""End of a report, line by line: what is in order, what was not looked at, on what grounds."""

from __future__ import annotations

from collections.abc import Iterable

from cptslint.model.report import Report
from cptslint.model.rule import Source
from cptslint.reporters.finding_groups import FindingGroup
from cptslint.reporters.set_aside import decision_in_words, title_and_place
from cptslint.reporters.wording import capitalised


def in_order_lines(report: Report) -> list[str]:
    """Return the clauses that were looked for and found, each with its place."""
    return [one.label + (f" : {one.location}" if one.location else "") for one in report.in_order]


def set_aside_lines(report: Report) -> list[str]:
    """Return the findings set aside, each with the decision."""
    return [f"{title_and_place(one)} : {decision_in_words(one.decision)}" for one in report.suppressed]


def not_examined_lines(report: Report) -> list[str]:
    """Return the rules that were not run, gathered by reason, then what the reader of the report must know."""
    reasons: dict[str, list[str]] = {}
    for skipped in report.not_assessed:
        reasons.setdefault(skipped.reason, []).append(skipped.rule)
    titles = {rule.code: rule.title for rule in report.rules}
    named = {
        code: f"{titles[code]} ({code})" if code in titles else code for codes in reasons.values() for code in codes
    }
    rules = [f"{' ; '.join(named[code] for code in sorted(codes))} : {reason}" for reason, codes in reasons.items()]
    return [*rules, *dict.fromkeys(capitalised(note.message) for note in report.notes)]


def sources_of(groups: Iterable[FindingGroup]) -> list[Source]:
    """Return the grounds of some points, each once, in the order they are first cited."""
    return list(dict.fromkeys(source for group in groups for source in group.rule.sources))
