"""Findings that are new, mended or still there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.absorption import ABSORBED, ABSORBED_IN_CLAUSE
from cptslint.compare.assignment import best_pairs
from cptslint.compare.words import folded_words, likeness
from cptslint.model.comparison import FindingChange, FindingFate
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.span import Span

_SAME_CLAUSE = 45.0
"""Likeness of the clauses from which a rule that is raised in both drafts is raised by the same clause, reworded."""
_ORDER = (
    FindingFate.NEW,
    FindingFate.REWORDED,
    FindingFate.UNCHANGED,
    FindingFate.ACCEPTED,
    FindingFate.NOT_CHECKED,
    FindingFate.ABSORBED,
    FindingFate.FIXED,
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """The findings of a draft, with the words of their clauses.

    Attributes:
        findings: The findings, those that are set aside after the others.
        clauses: For each finding, the words of the clause it stands in; empty for what is missing.
        groups: For each finding, the group of matched sections it stands in; -1 for none.
        others: All the clauses of the draft, each with its words.
        text: All its words, so that those of a clause can be looked for.
    """

    findings: tuple[Finding, ...]
    clauses: tuple[tuple[str, ...], ...]
    groups: Sequence[int]
    others: tuple[tuple[Span, tuple[str, ...]], ...]
    text: str

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether the draft has some words in a row."""
        return f" {' '.join(words)} " in self.text


def _draft(report: Report, groups: Sequence[int]) -> _Draft:
    contract = report.contract
    text = contract.document.text
    others = tuple((clause.span, folded_words(clause.span.slice(text))) for clause in contract.clauses)
    findings = every_finding(report)
    clauses = tuple(_clause(finding, others, text) for finding in findings)
    return _Draft(findings, clauses, groups, others, f" {' '.join(folded_words(text))} ")


def _clause(finding: Finding, others: Sequence[tuple[Span, tuple[str, ...]]], text: str) -> tuple[str, ...]:
    """Return the words of the clause a finding stands in."""
    if finding.span is None:
        return ()
    for span, words in others:
        if span.overlaps(finding.span):
            return words
    return folded_words(finding.span.slice(text))


def compare_findings(
    old: Report, new: Report, old_groups: Sequence[int], new_groups: Sequence[int]
) -> tuple[FindingChange, ...]:
    """Compare the findings of two drafts.

    Args:
        old: Report on the old draft.
        new: Report on the new draft.
        old_groups: For each of `every_finding(old)`, the group of matched sections it stands in; -1 for none.
        new_groups: The same for the new draft.

    Returns:
        Every finding of both, once: new, still there, gone; the gravest first in each.
    """
    before, after = _draft(old, old_groups), _draft(new, new_groups)
    reasons = {id(aside.finding): aside.decision.reason for aside in new.suppressed}
    pairs = _identical(before.findings, after.findings)
    pairs |= _reworded(before, after, pairs)
    elsewhere = _shown_elsewhere(before, after, pairs)
    pairs |= elsewhere
    old_of = {j: i for i, j in pairs.items()}
    changes = [_gone(i, before, after, old, new) for i in range(len(before.findings)) if i not in pairs]
    for j, finding in enumerate(after.findings):
        twin = before.findings[old_of[j]] if j in old_of else None
        if id(finding) in reasons:
            changes.append(FindingChange(FindingFate.ACCEPTED, twin, finding, reasons[id(finding)]))
        elif twin is None:
            changes.append(_come(finding, old, new))
        else:
            same = twin.fingerprint == finding.fingerprint or elsewhere.get(old_of[j]) == j
            changes.append(FindingChange(FindingFate.UNCHANGED if same else FindingFate.REWORDED, twin, finding))
    return tuple(sorted(changes, key=_order))


def every_finding(report: Report) -> tuple[Finding, ...]:
    """Return the findings of a report, those that are set aside after the others."""
    return (*report.findings, *(aside.finding for aside in report.suppressed))


def _order(change: FindingChange) -> tuple[int, int, int]:
    finding = change.new or change.old
    assert finding is not None
    return _ORDER.index(change.fate), finding.severity.rank, finding.span.start if finding.span else -1


def _identical(old: Sequence[Finding], new: Sequence[Finding]) -> dict[int, int]:
    """Pair the findings of one fingerprint, in order."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for j, finding in enumerate(new):
        waiting.setdefault((finding.rule.code, finding.fingerprint), []).append(j)
    pairs: dict[int, int] = {}
    for i, finding in enumerate(old):
        same = waiting.get((finding.rule.code, finding.fingerprint))
        if same:
            pairs[i] = same.pop(0)
    return pairs


def _reworded(old: _Draft, new: _Draft, known: Mapping[int, int]) -> dict[int, int]:
    """Pair the other findings of one rule whose clauses look alike, or stand in sections that match."""
    taken = set(known.values())
    scores: dict[tuple[int, int], float] = {}
    for i, one in enumerate(old.findings):
        if i in known:
            continue
        for j, other in enumerate(new.findings):
            if j in taken or one.rule.code != other.rule.code:
                continue
            alike = likeness(old.clauses[i], new.clauses[j])
            same_section = old.groups[i] == new.groups[j]
            if alike >= _SAME_CLAUSE or same_section or one.span is None or other.span is None:
                scores[i, j] = 1.0 + alike + (20.0 if same_section else 0.0)
    return dict(best_pairs(scores))


def _shown_elsewhere(old: _Draft, new: _Draft, known: Mapping[int, int]) -> dict[int, int]:
    """Pair the findings of one rule whose clauses stand unchanged in both drafts: the rule shows another of its passages."""
    taken = set(known.values())
    gone = [i for i, words in enumerate(old.clauses) if i not in known and words and new.holds(words)]
    come = [j for j, words in enumerate(new.clauses) if j not in taken and words and old.holds(words)]
    codes = [one.rule.code for one in old.findings], [one.rule.code for one in new.findings]
    return dict(best_pairs({(i, j): 1.0 for i in gone for j in come if codes[0][i] == codes[1][j]}))


def _come(finding: Finding, old: Report, new: Report) -> FindingChange:
    """Tell what is known of a finding that was not raised: it is not new when a graver one said it and is gone."""
    before, after = ({one.rule.code for one in report.findings} for report in (old, new))
    for raiser, codes in (*ABSORBED.items(), *ABSORBED_IN_CLAUSE.items()):
        if finding.rule.code in codes and raiser in before - after:
            fate = FindingFate.UNCHANGED if finding.span is None else FindingFate.REWORDED
            return FindingChange(fate, None, finding, f"était contenu dans le point {raiser}")
    return FindingChange(FindingFate.NEW, None, finding)


def _gone(at: int, before: _Draft, after: _Draft, old: Report, new: Report) -> FindingChange:
    """Tell what is known of a finding that is no longer raised."""
    finding, words = before.findings[at], before.clauses[at]
    fate, reason = _fate_of_gone(finding.rule.code, old, new)
    if fate is FindingFate.FIXED and words and after.holds(words):
        reason = "sa clause n'a pas changé, le reste du texte y répond"
    return FindingChange(fate, finding, None, reason, _successor(words, after))


def _fate_of_gone(code: str, old: Report, new: Report) -> tuple[FindingFate, str]:
    skipped = next((one.reason for one in new.not_assessed if one.rule == code), None)
    if skipped is not None:
        return FindingFate.NOT_CHECKED, skipped
    if code not in {rule.code for rule in new.rules}:
        return FindingFate.NOT_CHECKED, "la règle n'a pas été appliquée au nouveau texte"
    known, raised = ({one.rule.code for one in report.findings} for report in (old, new))
    for raiser, codes in (*ABSORBED.items(), *ABSORBED_IN_CLAUSE.items()):
        if code in codes and raiser in raised - known:
            return FindingFate.ABSORBED, f"contenu dans le point {raiser}"
    return FindingFate.FIXED, ""


def _successor(words: tuple[str, ...], new: _Draft) -> Span | None:
    """Return the clause of the new draft that looks most like that of a finding."""
    if not words:
        return None
    best, span = max(((likeness(words, other), span) for span, other in new.others), default=(0.0, None))
    return span if best >= _SAME_CLAUSE else None
