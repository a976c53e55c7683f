"""The report as a workbook: summary, findings, commitments, balance, what is in order, what was not examined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cptslint.model.contract import Bearer, Commitment, Contract, Strength
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.closing_lines import not_examined_lines
from cptslint.reporters.finding_groups import count, grouped, ordered
from cptslint.reporters.party_names import defended_party, our_name, partner_heading, short_name
from cptslint.reporters.places import place_in_words
from cptslint.reporters.set_aside import decision_in_words
from cptslint.reporters.wording import (
    CONFIDENCES,
    DISCLAIMER,
    FAMILIES,
    KINDS,
    NO_DEFENDED_PARTY,
    PROFILES,
    SEVERITIES,
    SOURCE_KINDS,
    source_name,
    verdict_advice,
    verdict_sentence,
)
from cptslint.reporters.workbook.writer import Book, Value

_STRENGTHS: Mapping[Strength, str] = MappingProxyType(
    {Strength.RESULT: "résultat", Strength.FIRM: "ferme", Strength.EFFORT: "moyens"}
)
_FILE = ("Fichier", 28)
_SUMMARY = (_FILE, ("Convention", 36), ("Partenaire", 30), ("Sorte de partenaire", 22), ("Verdict", 34),
            ("Que faire", 40), *((said, 11) for said in SEVERITIES.values()), ("Indice", 9), ("À savoir", 36))  # fmt: skip
_FINDINGS = (_FILE, ("Gravité", 12), ("Règle", 9), ("Sujet", 20), ("Point", 34), ("Où", 26), ("Passage", 60),
             ("À demander", 60), ("Constat", 44), ("Pourquoi", 50), ("Question à poser", 40), ("Fondement", 50),
             ("Confiance", 11), ("Décision", 36))  # fmt: skip
_PRINTED = 8
"""Columns of the points that go on paper: which point, where, which words, what to ask for."""
_COMMITMENTS = (_FILE, ("Qui", 26), ("Nature", 14), ("Force", 11), ("Argent", 9), ("Sujets", 28), ("Article", 10),
                ("Passage", 80))  # fmt: skip
_BALANCE = (_FILE, ("Sujet", 30), ("CPTS", 10), ("Partenaire", 12), ("Indice", 9))
_POINTS = (_FILE, ("Sujet", 30), ("Qui le supporte", 26), ("Poids", 9), ("Ce qui pèse", 44), ("Passage", 80))
_IN_ORDER = (_FILE, ("Règle", 9), ("Clause trouvée", 44), ("Où", 30), ("Passage", 80))
_NOT_EXAMINED = (_FILE, ("Ce qui n'a pas été examiné", 100))


def report_xlsx(reports: Sequence[Report], options: ReportOptions) -> bytes:
    """Write one workbook for all the conventions, their names in the first column of each sheet.

    Args:
        reports: In the order given.
        options: Nothing of it matters here.
    """
    read = [report for report in reports if report.contract.is_convention]
    book = Book(reports[0].contract.title if len(reports) == 1 else "Conventions")
    book.sheet("Synthèse", _SUMMARY, [*map(_summary, reports), (DISCLAIMER,)])
    book.sheet("Points", _FINDINGS, [row for report in read for row in _findings(report)], _PRINTED)
    book.sheet("Engagements", _COMMITMENTS, [row for report in read for row in _commitments(report)])
    weighed = [report for report in read if report.contract.has_defended_party]
    book.sheet("Équilibre", _BALANCE, [row for report in weighed for row in _balance(report)])
    book.sheet("Détail de l'équilibre", _POINTS, [row for report in weighed for row in _weights(report)])
    book.sheet("En ordre", _IN_ORDER, [row for report in read for row in _in_order(report)])
    book.sheet("Non examiné", _NOT_EXAMINED, [(_name(r), line) for r in read for line in not_examined_lines(r)])
    return book.content()


def _name(report: Report) -> str:
    return source_name(report.contract.document.source)


def _summary(report: Report) -> Sequence[Value]:
    contract = report.contract
    if not contract.is_convention:
        return (_name(report), "", "", "", "", "", None, None, None, None, contract.why_not)
    counts = [count(grouped(report.findings), severity) for severity in SEVERITIES]
    others = [party for party in contract.parties if party is not defended_party(contract)]
    kinds = dict.fromkeys(PROFILES[party.profile] for party in others if party.profile is not None)
    verdict = report.balance.verdict
    said, todo, told = "", "", NO_DEFENDED_PARTY
    if verdict is not None:
        said = verdict_sentence(verdict, counts[0], our_name(contract))
        todo, told = verdict_advice(verdict, *counts), ""
    names = " ; ".join(party.name for party in others)
    index = round(report.balance.index, 2) + 0.0 if verdict is not None else None
    return (_name(report), contract.title, names, " ; ".join(kinds), said, todo, *counts, index, told)


def _findings(report: Report) -> Iterator[Sequence[Value]]:
    for finding in ordered(report.findings):
        yield _finding(finding, report, "")
    for aside in report.suppressed:
        yield _finding(aside.finding, report, decision_in_words(aside.decision))


def _finding(finding: Finding, report: Report, decision: str) -> Sequence[Value]:
    rule = finding.rule
    passage = "" if finding.span is None else finding.span.slice(report.contract.document.text)
    grounds = " ; ".join(f"{source.title} ({SOURCE_KINDS[source.kind]})" for source in rule.sources)
    return (
        _name(report), SEVERITIES[finding.severity], rule.code, FAMILIES.get(rule.family, rule.family), rule.title,
        place_in_words(finding), passage, rule.advice, finding.message, rule.why, rule.question, grounds,
        CONFIDENCES[rule.confidence], decision,
    )  # fmt: skip


def _commitments(report: Report) -> Iterator[Sequence[Value]]:
    contract = report.contract
    labels = {dimension.name: dimension.label for dimension in report.balance.dimensions}
    for one in contract.commitments:
        topics = ", ".join(labels.get(topic, topic) for topic in one.topics)
        money = "oui" if one.financial else ""
        passage = one.span.slice(contract.document.text)
        number = _article_number(one, contract)
        yield (_name(report), _bearer(one, contract), KINDS[one.kind][0], _STRENGTHS[one.strength], money, topics, number, passage)  # fmt: skip


def _bearer(commitment: Commitment, contract: Contract) -> str:
    if commitment.party is not None:
        return short_name(contract.parties[commitment.party])
    if not contract.has_defended_party and commitment.bearer in (Bearer.CPTS, Bearer.PARTNER):
        return "Sans partie nommée"
    said = {
        Bearer.CPTS: short_name(defended_party(contract)),
        Bearer.PARTNER: partner_heading(contract),
        Bearer.BOTH: "Toutes les parties",
        Bearer.OTHER: "Un tiers",
    }
    return said[commitment.bearer]


def _article_number(commitment: Commitment, contract: Contract) -> str:
    clause = contract.clauses[commitment.clause]
    if clause.article is None:
        return ""
    articles = contract.articles if clause.annex is None else contract.annexes[clause.annex].articles
    return articles[clause.article].number or ""


def _balance(report: Report) -> Iterator[Sequence[Value]]:
    for one in report.balance.dimensions:
        yield (_name(report), one.label, round(one.cpts, 2), round(one.partner, 2), round(one.index, 2) + 0.0)


def _weights(report: Report) -> Iterator[Sequence[Value]]:
    contract = report.contract
    sides = {Bearer.CPTS: short_name(defended_party(contract)), Bearer.PARTNER: partner_heading(contract)}
    for dimension in report.balance.dimensions:
        for point in sorted(dimension.points, key=lambda one: -one.weight):
            passage = "" if point.span is None else point.span.slice(contract.document.text)
            side = sides.get(point.side, "Toutes les parties")
            yield (_name(report), dimension.label, side, round(point.weight, 2), point.reason, passage)


def _in_order(report: Report) -> Iterator[Sequence[Value]]:
    for one in report.in_order:
        passage = one.span.slice(report.contract.document.text)
        yield (_name(report), one.rule.code, one.label, one.location, passage)
