"""What is written in the margin of a convention, and where: from a report to remarks, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cptslint.model.contract import Contract
from cptslint.model.document import BlockKind
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.rule import Rule
from cptslint.model.span import Span
from cptslint.reporters.finding_groups import count, grouped
from cptslint.reporters.party_names import our_name
from cptslint.reporters.places import home
from cptslint.reporters.point_lines import PointLine, finding_lines
from cptslint.reporters.wording import (
    DISCLAIMER,
    NO_DEFENDED_PARTY,
    SEVERITIES,
    count_line,
    fold_space,
    plain,
    tied,
    verdict_advice,
    verdict_sentence,
)

_EDGES = (BlockKind.HEADER, BlockKind.FOOTER)
_WITHOUT_CLAUSE = ("form", "balance")
"""Natures of rules whose advice is no clause to write in the convention."""
_QUOTED = re.compile(r"«\s*+([^«»]*+)»")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment.

    Attributes:
        span: The passage it is about, or what stands nearest to something missing.
        lines: What it says.
    """

    span: Span
    lines: tuple[PointLine, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A wording to insert.

    Attributes:
        rule: The rule that proposes it.
        span: The passage it answers, or the article at the end of which something missing belongs.
        is_missing: Nothing in the convention says it.
        text: The wording.
    """

    rule: Rule
    span: Span
    is_missing: bool
    text: str


def remarks_of(report: Report) -> tuple[Remark, ...]:
    """Return the remarks of a report: the verdict on the title, then one per finding, in the order of the text."""
    contract = report.contract
    found = [Remark(_place(finding, contract), finding_lines(finding)) for finding in report.findings]
    return (Remark(title_span(contract), _summary(report)), *sorted(found, key=lambda remark: remark.span))


def proposals_of(report: Report) -> tuple[Proposal, ...]:
    """Return the wordings to insert, one per rule, at the first place in the text where it fired."""
    contract = report.contract
    found: dict[str, Proposal] = {}
    for finding in sorted(report.findings, key=lambda one: _place(one, contract)):
        text = wording_of(finding.rule)
        place = _home(finding, contract)
        if text and place is not None:
            found.setdefault(finding.rule.code, Proposal(finding.rule, place, finding.span is None, text))
    return tuple(found.values())


def wording_of(rule: Rule) -> str:
    """Return the clause that the advice of a rule quotes; empty when it quotes none, or more than one whole sentence."""
    if rule.family == "FOR" or rule.nature in _WITHOUT_CLAUSE:
        return ""
    quotes = [quoted.rstrip() for quoted in _QUOTED.findall(rule.advice)]
    whole = [quoted for quoted in quotes if quoted[:1].isupper() and quoted.endswith(".")]
    return tied(plain(whole[0])) if len(whole) == 1 else ""


def title_span(contract: Contract) -> Span:
    """Return the block that holds the title, else the first block of the body."""
    document = contract.document
    blocks = [block for block in document.blocks if block.kind not in _EDGES]
    for block in blocks:
        text = fold_space(block.span.slice(document.text))
        if text and contract.title.startswith(text):
            return block.span
    return (blocks or list(document.blocks))[0].span


def _summary(report: Report) -> tuple[PointLine, ...]:
    groups = grouped(report.findings)
    counts = [count(groups, severity) for severity in SEVERITIES]
    verdict = report.balance.verdict
    if verdict is None:
        said = ["cptslint", NO_DEFENDED_PARTY]
    else:
        party = our_name(report.contract)
        said = [verdict_sentence(verdict, counts[0], party), verdict_advice(verdict, *counts)]
    return tuple(PointLine("", tied(plain(text))) for text in (*said, count_line(*counts), DISCLAIMER))


def _place(finding: Finding, contract: Contract) -> Span:
    """Return the passage of a finding; for something missing, the heading of the article where it belongs, else the title."""
    if finding.span is not None:
        return finding.span
    article = home(finding, contract)
    return title_span(contract) if article is None else article.heading


def _home(finding: Finding, contract: Contract) -> Span | None:
    """Return what a proposal follows: the passage, else the article where it belongs, else the last article."""
    if finding.span is not None:
        return finding.span
    article = home(finding, contract) or next(reversed(contract.articles), None)
    return None if article is None else article.span
