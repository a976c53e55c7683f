"""Where a finding stands, as machines count: lines and columns of the text that was read, and how it is said in one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cptslint.model.contract import Article, Contract
from cptslint.model.document import Document
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.reporters.excerpt import excerpt
from cptslint.reporters.finding_groups import ordered
from cptslint.reporters.wording import plain

WHOLE = "ensemble de la convention"
"""The place of what concerns no passage."""
_QUOTATION = re.compile(r"« ([^«»]*) »")
_TELLING = 12
"""Characters from which the beginning of a passage is enough to recognise it."""


@dataclass(frozen=True, slots=True)
class Region:
    """A passage in lines and columns of the text that was read, counted from 1.

    Attributes:
        start_line: Line it begins on.
        start_column: Column of its first character.
        end_line: Line it ends on.
        end_column: Column after its last character.
    """

    start_line: int
    start_column: int
    end_line: int
    end_column: int


FIRST = Region(1, 1, 1, 1)
"""What stands for a place where a machine cannot do without and there is none."""


def home(finding: Finding, contract: Contract) -> Article | None:
    """Return the article where a missing clause belongs, as its place names it; None when none is known."""
    return next((one for one in contract.articles if finding.location == _name(one)), None)


def _name(article: Article) -> str:
    return f"article {article.number}" if article.number else f"article « {article.title} »"


def where(finding: Finding, contract: Contract) -> Region | None:
    """Return the lines of a passage, or of the heading under which something missing belongs; None when it has no place."""
    if finding.span is not None:
        return region(contract.document, finding.span)
    article = home(finding, contract)
    return None if article is None else region(contract.document, article.heading)


def region(document: Document, span: Span) -> Region:
    """Return the lines and columns of a passage."""
    starts = _line_starts(document.text)
    first, last = bisect_right(starts, span.start), bisect_right(starts, max(span.start, span.end - 1))
    return Region(first, span.start - starts[first - 1] + 1, last, span.end - starts[last - 1] + 1)


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(index + 1 for index, character in enumerate(text) if character == "\n"))


def place_in_words(finding: Finding) -> str:
    """Return "article 8, al. 2", where a missing clause would belong, or "ensemble de la convention"."""
    if finding.span is None and finding.rule.nature == "missing":
        return f"absent, à prévoir : {finding.location}" if finding.location else "absent du texte"
    return finding.location or WHOLE


def in_one_line(finding: Finding, document: Document, limit: int = 160) -> str:
    """Return the title of the rule, its message and the passage on one line."""
    said = f"{finding.rule.title} : {plain(finding.message)}"
    return f"{said} {proof(finding, document, limit)}".rstrip()


def proof(finding: Finding, document: Document, limit: int, said: str | None = None) -> str:
    """Return the passage as a quotation of at most `limit` characters; nothing where it is shown already.

    Args:
        finding: The finding.
        document: The convention.
        limit: Characters of the quotation.
        said: What stands before it; the message of the finding by default.
    """
    before = plain(finding.message if said is None else said)
    if finding.span is None or is_shown(before, finding.span.slice(document.text)):
        return ""
    return excerpt(finding, document, limit)


def is_shown(message: str, passage: str) -> bool:
    """Tell whether a message already shows a passage: whole, or its beginning as a quotation."""
    words = plain(passage)
    excerpts = (excerpt.removesuffix("…").rstrip() for excerpt in _QUOTATION.findall(message))
    whole = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", message)
    return whole is not None or any(words.startswith(excerpt) for excerpt in excerpts if len(excerpt) >= _TELLING)


def every_finding(reports: Sequence[Report]) -> list[tuple[Report, Finding]]:
    """Return the findings of all reports, in the order of the reports, then as people read them."""
    return [(report, finding) for report in reports for finding in ordered(report.findings)]
