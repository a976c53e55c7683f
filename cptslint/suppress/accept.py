"""Acceptances on a report: which findings they set aside, and which acceptances are worth nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from cptslint.config.files import nearest
from cptslint.fingerprint import normal
from cptslint.model.contract import Article, Contract
from cptslint.model.document import Note
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.model.suppression import Suppressed, Suppression
from cptslint.suppress.acceptance import EXAMPLE, Acceptance
from cptslint.suppress.dates import french
from cptslint.text.fold import fold


def accept(report: Report, acceptances: Iterable[Acceptance], codes: Sequence[str], today: date | None) -> Report:
    """Set accepted findings aside.

    An acceptance is void, and a note says so, when it names an unknown rule, gives no reason, is past its last day or
    is about nothing that was found. One of a rule that was not run says nothing.

    Args:
        report: What was found.
        acceptances: What was accepted.
        codes: Codes of all the rules that exist.
        today: The day of the run; None when no acceptance may be past its last day.

    Returns:
        The report with fewer findings, more of them set aside, and the notes.
    """
    ran = {rule.code for rule in report.rules}
    aside: dict[int, Suppressed] = {}
    notes: list[Note] = []
    for acceptance in acceptances:
        if (note := _void(acceptance, codes, today)) is not None:
            notes.append(note)
            continue
        if acceptance.code not in ran:
            continue
        covered = [i for i, finding in enumerate(report.findings) if covers(acceptance, finding, report.contract)]
        if not covered:
            message = f"{acceptance.code} n'est pas relevée à cet endroit ; retirez l'acceptation."
            notes.append(_note("unused", "Acceptation inutile", acceptance, message))
        for index in covered:
            aside.setdefault(index, Suppressed(report.findings[index], _decision(acceptance)))
    return set_aside(report, aside, notes)


def set_aside(report: Report, aside: dict[int, Suppressed], notes: Sequence[Note] = ()) -> Report:
    """Return a report without some of its findings.

    Args:
        report: What was found.
        aside: What becomes of the findings at some indices.
        notes: More notes.
    """
    kept = tuple(finding for index, finding in enumerate(report.findings) if index not in aside)
    more = tuple(aside[index] for index in sorted(aside))
    return replace(report, findings=kept, suppressed=(*report.suppressed, *more), notes=(*report.notes, *notes))


def covers(acceptance: Acceptance, finding: Finding, contract: Contract) -> bool:
    """Tell whether an acceptance is about a finding.

    A mark on a heading is about the whole article, one on the first line of the file about the whole convention. What
    is missing has no passage: a mark that names its rule is about it wherever it stands.
    """
    if finding.rule.code != acceptance.code:
        return False
    if acceptance.article and not _in_article(finding.article, acceptance.article):
        return False
    if finding.span is None:
        return not acceptance.quote
    if acceptance.quote and normal(fold(acceptance.quote)) not in normal(
        fold(finding.span.slice(contract.document.text))
    ):
        return False
    if acceptance.span is None or _is_first_line(acceptance.span, contract):
        return True
    return any(span.overlaps(finding.span) for span in (acceptance.span, *_headed(acceptance.span, contract)))


def _in_article(found: str | None, wanted: str) -> bool:
    return found is not None and (found == wanted or found.startswith(f"{wanted}."))


def _is_first_line(span: Span, contract: Contract) -> bool:
    blocks = contract.document.blocks
    first = bool(blocks) and blocks[0].span.overlaps(span)
    return first and not any(article.heading.overlaps(blocks[0].span) for article in contract.articles)


def _headed(span: Span, contract: Contract) -> Iterator[Span]:
    """Yield the articles and annexes whose heading a passage touches."""
    articles: list[Article] = [
        *contract.articles,
        *(article for annex in contract.annexes for article in annex.articles),
    ]
    yield from (article.span for article in articles if article.heading.overlaps(span))
    yield from (annex.span for annex in contract.annexes if span.start <= annex.span.start < span.end)


def _decision(acceptance: Acceptance) -> Suppression:
    until = acceptance.until.isoformat() if acceptance.until else ""
    return Suppression(acceptance.ground, acceptance.reason, acceptance.by, acceptance.on, until, acceptance.place)


def _void(acceptance: Acceptance, codes: Sequence[str], today: date | None) -> Note | None:
    """Return why an acceptance is worth nothing, None when it may be worth something."""
    code = acceptance.code
    if code not in codes:
        message = f"{code} n'existe pas{nearest(code, codes)}"
        return _note("unknown-rule", "Acceptation d'une règle inconnue", acceptance, message)
    if not acceptance.reason:
        message = f"{code} reste un point ouvert ; écrivez le motif, comme « {EXAMPLE} »."
        return _note("without-reason", "Acceptation sans motif", acceptance, message)
    if today is not None and acceptance.until is not None and acceptance.until < today:
        message = f"{code} était acceptée jusqu'au {french(acceptance.until)} ; le point est de nouveau ouvert."
        return _note("expired", "Acceptation échue", acceptance, message)
    return None


def _note(code: str, title: str, acceptance: Acceptance, message: str) -> Note:
    return Note(f"acceptance-{code}", f"{title} ({acceptance.place}) : {message}", acceptance.span)
