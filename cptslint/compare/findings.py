"""Findings that are new, mended or still there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cptslint.compare.assignment import best_pairs
from cptslint.compare.words import folded_words, likeness
from cptslint.engine import ABSORBED, ABSORBED_IN_CLAUSE
from cptslint.model.comparison import FindingChange, FindingFate
from cptslint.model.contract import Contract
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

_Found = tuple[Sequence[Finding], Contract, Sequence[int]]
"""Findings, the contract they were found in, and the group of sections each stands in."""


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
    before, after = every_finding(old), every_finding(new)
    reasons = {id(aside.finding): aside.decision.reason for aside in new.suppressed}
    pairs = _identical(before, after)
    pairs |= _reworded((before, old.contract, old_groups), (after, new.contract, new_groups), pairs)
    texts = _words_of(old.contract), _words_of(new.contract)
    elsewhere = _shown_elsewhere((before, old.contract), (after, new.contract), texts, pairs)
    pairs |= elsewhere
    old_of = {j: i for i, j in pairs.items()}
    changes = [_gone(finding, old, new, texts[1]) for i, finding in enumerate(before) if i not in pairs]
    for j, finding in enumerate(after):
        twin = before[old_of[j]] if j in old_of else None
        if id(finding) in reasons:
            changes.append(FindingChange(FindingFate.ACCEPTED, twin, finding, reasons[id(finding)]))
        elif twin is None:
            changes.append(FindingChange(FindingFate.NEW, None, finding))
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


def _reworded(old: _Found, new: _Found, known: Mapping[int, int]) -> dict[int, int]:
    """Pair the other findings of one rule whose clauses look alike, or stand in sections that match."""
    (before, old_contract, old_groups), (after, new_contract, new_groups) = old, new
    taken = set(known.values())
    scores: dict[tuple[int, int], float] = {}
    for i, one in enumerate(before):
        if i in known:
            continue
        for j, other in enumerate(after):
            if j in taken or one.rule.code != other.rule.code:
                continue
            alike = _likeness(one, old_contract, other, new_contract)
            same_section = old_groups[i] == new_groups[j]
            if alike >= _SAME_CLAUSE or same_section or one.span is None or other.span is None:
                scores[i, j] = 1.0 + alike + (20.0 if same_section else 0.0)
    return dict(best_pairs(scores))


def _shown_elsewhere(
    old: tuple[Sequence[Finding], Contract],
    new: tuple[Sequence[Finding], Contract],
    texts: tuple[str, str],
    known: Mapping[int, int],
) -> dict[int, int]:
    """Pair the findings of one rule whose clauses stand unchanged in both drafts: the rule shows another of its passages."""
    (before, old_contract), (after, new_contract) = old, new
    gone = [
        i
        for i, one in enumerate(before)
        if i not in known and one.span is not None and _holds(texts[1], _clause(one, old_contract))
    ]
    taken = set(known.values())
    come = [
        j
        for j, one in enumerate(after)
        if j not in taken and one.span is not None and _holds(texts[0], _clause(one, new_contract))
    ]
    return dict(best_pairs({(i, j): 1.0 for i in gone for j in come if before[i].rule.code == after[j].rule.code}))


def _words_of(contract: Contract) -> str:
    """Return the words of a draft, so that those of a clause can be looked for in it."""
    return f" {' '.join(folded_words(contract.document.text))} "


def _holds(words: str, clause: str) -> bool:
    return f" {' '.join(folded_words(clause))} " in words


def _likeness(one: Finding, old: Contract, other: Finding, new: Contract) -> float:
    return likeness(folded_words(_clause(one, old)), folded_words(_clause(other, new)))


def _clause(finding: Finding, contract: Contract) -> str:
    """Return the words of the clause a finding stands in."""
    if finding.span is None:
        return ""
    span = finding.span
    clause = next((c.span for c in contract.clauses if c.span.overlaps(span)), span)
    return clause.slice(contract.document.text)


def _gone(finding: Finding, old: Report, new: Report, words: str) -> FindingChange:
    """Tell what is known of a finding that is no longer raised; `words` are those of the new draft."""
    successor = _successor(finding, old.contract, new.contract)
    fate, reason = _fate_of_gone(finding.rule.code, old, new)
    if fate is FindingFate.FIXED and finding.span is not None and _holds(words, _clause(finding, old.contract)):
        reason = "sa clause n'a pas changé, le reste du texte y répond"
    return FindingChange(fate, finding, None, reason, successor)


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


def _successor(finding: Finding, old: Contract, new: Contract) -> Span | None:
    """Return the clause of the new draft that looks most like that of a finding."""
    if finding.span is None:
        return None
    words = folded_words(_clause(finding, old))
    scored = [
        (likeness(words, folded_words(clause.span.slice(new.document.text))), clause.span) for clause in new.clauses
    ]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _SAME_CLAUSE else None
