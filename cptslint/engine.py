"""The only loop: rules on a contract, to findings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cptslint.absorption import absorb
from cptslint.fingerprint import fingerprint
from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.irrelevance import KINDS, is_irrelevant
from cptslint.matchers.table import MATCHERS
from cptslint.model.contract import Article, Bearer, Contract, Zone
from cptslint.model.document import Document
from cptslint.model.finding import Finding
from cptslint.model.report import InOrder, NotAssessed
from cptslint.model.rule import Rule, Severity
from cptslint.model.span import Span
from cptslint.packs.pack import CompiledRule
from cptslint.text.fold import fold

_ABSENCES = frozenset({"presence", "elements", "missing-annexes", "party-identity", "party-numbers", "signed"})
"""Kinds of checks that say what is not written, even when they show a passage."""
_UNREAD = frozenset({"unread-content", "damaged-part"})
"""Notes of the readers on content in which a clause may stand; logos and hidden text are none."""


@dataclass(frozen=True, slots=True)
class Run:
    """What the rules found.

    Attributes:
        findings: Sorted by severity then place.
        in_order: Clauses that were looked for and found.
        not_assessed: Rules that were not run to their end.
    """

    findings: tuple[Finding, ...]
    in_order: tuple[InOrder, ...]
    not_assessed: tuple[NotAssessed, ...]


def run(rules: Sequence[CompiledRule], context: Context) -> Run:
    """Run rules on a contract.

    Args:
        rules: The rules to run.
        context: The contract.

    Returns:
        Findings, clauses in order, and rules not assessed: a rule that fails never stops the others.
    """
    findings: list[Finding] = []
    in_order: list[InOrder] = []
    skipped: list[NotAssessed] = []
    for compiled in rules:
        rule = compiled.rule
        if rule.kind == "balance":
            continue
        reason = _inapplicable(rule, context.contract)
        if reason:
            skipped.append(NotAssessed(rule.code, reason))
            continue
        try:
            outcome: Outcome = MATCHERS[rule.kind].find(compiled.spec, context)
        except Exception as error:  # noqa: BLE001 - a rule that breaks is told, never a crash nor a silence
            skipped.append(NotAssessed(rule.code, f"la règle n'a pas pu être exécutée ({type(error).__name__})"))
            continue
        if outcome.skipped:
            skipped.append(NotAssessed(rule.code, outcome.skipped))
        findings += [to_finding(rule, hit, context.contract) for hit in _relevant(rule, outcome.hits, context)]
        if outcome.satisfied is not None and rule.in_order:
            place = locate(context.contract, outcome.satisfied)
            in_order.append(InOrder(rule, rule.in_order, place[1], outcome.satisfied))
    kept = in_severity_order(absorb(findings))
    return Run(kept, tuple(sorted(in_order, key=lambda item: item.span)), tuple(skipped))


def _relevant(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterable[Hit]:
    """Leave out what the sentence itself says to be no concern of the convention."""
    return (hit for hit in hits if rule.kind not in KINDS or not is_irrelevant(hit, context))


def _inapplicable(rule: Rule, contract: Contract) -> str:
    if rule.one_sided and not contract.has_defended_party:
        return "aucune partie à défendre n'est désignée"
    if rule.needs_cpts and not any(party.is_cpts for party in contract.parties):
        return "sans objet : aucune CPTS n'est partie à la convention"
    if rule.profiles and not _profiles(contract).intersection(rule.profiles):
        return "sans objet pour ce type de partenaire"
    return ""


def _profiles(contract: Contract) -> set[str]:
    """Return the profile of each partner: a manufacturer may sign beside a clinic."""
    partners = {party.profile.value for party in contract.parties if party.role is Bearer.PARTNER and party.profile}
    return {contract.profile.value, *partners}


def in_severity_order(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Sort findings: the gravest first, then in the order of the text, what is missing before passages."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, int, str]:
    return (finding.severity.rank, finding.span.start if finding.span else -1, finding.rule.code)


def to_finding(rule: Rule, hit: Hit, contract: Contract) -> Finding:
    """Return the finding of a hit, with its place in human terms, its message and its fingerprint."""
    if hit.span is None:
        article, location = _where_it_belongs(rule, contract)
    else:
        article, location = locate(contract, hit.span)
    fields = {key: re.sub(r"\s+", " ", value) for key, value in hit.fields.items()}
    message = _fill(rule.message, fields)
    doubtful = _asserts_absence(rule, hit) and _is_partly_unread(contract.document)
    if doubtful:
        message = f"{message.rstrip('.')}, à vérifier dans la partie du fichier qui n'a pas été lue."
    return Finding(
        rule=rule,
        severity=Severity.INFO if doubtful or hit.doubtful else rule.severity,
        span=hit.span,
        article=article,
        location=location,
        message=message,
        evidence=hit.evidence,
        fingerprint=fingerprint(rule, hit.span, contract),
        likeness=hit.likeness,
    )


def _asserts_absence(rule: Rule, hit: Hit) -> bool:
    return hit.span is None or rule.kind in _ABSENCES


def _is_partly_unread(document: Document) -> bool:
    """Tell whether a clause may stand in what was not read: then nothing can be said to be missing."""
    return any(note.code in _UNREAD for note in document.notes)


def _fill(message: str, fields: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: fields.get(match.group(1), ""), message).strip()


def locate(contract: Contract, span: Span) -> tuple[str | None, str]:
    """Return the article number and the place in human terms ("article 8, al. 2") of a passage."""
    near = bisect_right(contract.clauses, span.start, key=lambda clause: clause.span.end)
    clause = contract.clauses[near] if near < len(contract.clauses) else None
    if clause is not None and not clause.span.overlaps(span):
        clause = None
    if clause is None:
        headed = next((article for article in contract.articles if article.heading.overlaps(span)), None)
        return (headed.number, _article_name(headed)) if headed else (None, "")
    if clause.annex is not None:
        annex = contract.annexes[clause.annex]
        name = f"annexe {annex.number}" if annex.number else "annexe"
        if clause.article is not None and annex.articles[clause.article].number:
            return annex.articles[clause.article].number, f"{name}, article {annex.articles[clause.article].number}"
        return None, name
    if clause.article is None:
        names = {Zone.PREAMBLE: "préambule", Zone.RECITALS: "visas", Zone.SIGNATURE: "signature", Zone.ANNEX: "annexes"}
        return None, names.get(clause.zone, "présentation des parties")
    article = contract.articles[clause.article]
    return article.number, f"{_article_name(article)}, al. {clause.alinea}"


def _article_name(article: Article) -> str:
    return f"article {article.number}" if article.number else f"article « {article.title} »"


def _where_it_belongs(rule: Rule, contract: Contract) -> tuple[str | None, str]:
    for wanted in rule.place:
        words = [word for word in fold(wanted).split() if len(word) > 2]
        for article in contract.articles:
            title = fold(article.title)
            if title and all(word[:6] in title for word in words):
                return article.number, _article_name(article)
    return None, ""
