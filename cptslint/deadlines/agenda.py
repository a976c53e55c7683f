"""The whole agenda of a convention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cptslint.deadlines.calendar import before
from cptslint.deadlines.effect import effect, signature
from cptslint.deadlines.exits import exit_lines
from cptslint.deadlines.facts import Day, Known, Missing, Term, place
from cptslint.deadlines.meetings import recurring_lines
from cptslint.deadlines.notices import read_ahead, renewal_notice_lines, said
from cptslint.deadlines.renewal import Manner, Renewal, ends_after, renewal
from cptslint.deadlines.term import term
from cptslint.matchers.context import Context
from cptslint.matchers.exit_facts import exit_facts
from cptslint.matchers.value_statements import Values
from cptslint.model.agenda import Agenda, Deadline, Occasion, Undated
from cptslint.model.document import Document
from cptslint.packs.rules import Pack
from cptslint.structure.build import build

_ORDER = tuple(Occasion)


def agenda_of(
    document: Document,
    pack: Pack,
    *,
    party: str | None = None,
    signed: date | None = None,
    effective: date | None = None,
) -> Agenda:
    """Return the dates of a convention.

    Args:
        document: The convention as read.
        pack: The rules, for their vocabulary.
        party: Name of the party to defend; None for the CPTS.
        signed: The day of signature, when the user gives it.
        effective: The day of effect, when the user gives it.

    Returns:
        The dates, and what has none with the reason; nothing at all when the document is no convention.

    Raises:
        ConfigError: No party bears that name.
    """
    reading = build(document, pack.vocabulary, party=party)
    if not reading.contract.is_convention:
        return Agenda(reading.contract, (), (), None)
    context = Context(reading, pack.qualifiers)
    spec = next((one.spec for one in pack.rules if isinstance(one.spec, Values)), None)
    sign = signature(context, signed)
    lasting = term(context, spec, effect(context, spec, sign, effective))
    lines = list(_lines(context, sign, lasting))
    deadlines = sorted((one for one in lines if isinstance(one, Deadline)), key=_deadline_order)
    undated = sorted((one for one in lines if isinstance(one, Undated)), key=lambda one: _ORDER.index(one.occasion))
    return Agenda(reading.contract, tuple(deadlines), tuple(undated), _stamp(sign, lasting.effect, deadlines))


def _deadline_order(one: Deadline) -> tuple[int, date]:
    return _ORDER.index(one.occasion), one.dates[0]


def _stamp(signed: Day, effective: Day, deadlines: list[Deadline]) -> date | None:
    for day in (effective, signed):
        if isinstance(day, Known):
            return day.day
    return min((one.dates[0] for one in deadlines), default=None)


def _lines(context: Context, signed: Day, lasting: Term) -> Iterator[Deadline | Undated]:
    yield _line(context, Occasion.SIGNATURE, "Signature", signed)
    yield _line(context, Occasion.EFFECT, "Prise d'effet", lasting.effect)
    yield _line(context, Occasion.END, "Fin de la période initiale", lasting.end)
    renewed = renewal(context, lasting)
    yield from _renewal_lines(context, lasting, renewed)
    facts = exit_facts(context)
    yield from renewal_notice_lines(context, lasting, signed, facts, renewed)
    yield from exit_lines(context, lasting, signed, facts, renewed)
    yield from recurring_lines(context, lasting)


def _line(context: Context, occasion: Occasion, title: str, day: Day) -> Deadline | Undated:
    where = place(context, day.span)
    if isinstance(day, Missing):
        return Undated(occasion, title, day.reason, "", where, day.span)
    return Deadline(occasion, title, (day.day,), "", where, day.span, day.rule)


def _renewal_lines(context: Context, lasting: Term, renewed: Renewal) -> Iterator[Deadline | Undated]:
    where, span = place(context, renewed.span), renewed.span
    end = lasting.end.day if isinstance(lasting.end, Known) else None
    if renewed.manner is Manner.UNSAID:
        reason = "Aucune reconduction n'a été lue dans le texte : la convention s'arrête à son terme."
        yield Undated(Occasion.RENEWAL, "Renouvellement", reason)
    elif renewed.manner is Manner.EXCLUDED:
        yield Undated(
            Occasion.RENEWAL, "Renouvellement", "La reconduction tacite est exclue.", "", where, span, lacking=False
        )
    elif end is None:
        reason = "La date du terme n'est pas connue."
        yield Undated(Occasion.RENEWAL, _renewal_title(renewed), reason, "", where, span)
    elif renewed.manner is Manner.EXPRESS:
        day, rule = _to_agree(context, renewed, end)
        title = "Renouvellement : accord exprès à conclure avant la fin"
        yield Deadline(Occasion.RENEWAL, title, (day,), "", where, span, rule)
    else:
        yield from _tacit(where, renewed, end)


def _to_agree(context: Context, renewed: Renewal, end: date) -> tuple[date, str]:
    """Return the last day to agree on an express renewal, and how it was told."""
    for _, length, _, _ in read_ahead(context, renewed, about_refusal=False):
        return before(
            end, length
        ), f"{said(length)} avant le terme{', au jour de même quantième' if length.months else ''}"
    return end, "le texte ne fixe pas de date : dernier jour de la convention"


def _tacit(where: str, renewed: Renewal, end: date) -> Iterator[Deadline | Undated]:
    ends, endless = ends_after(renewed, end)
    starts = (end + timedelta(days=1), *(day + timedelta(days=1) for day in ends[:-1]))
    if not ends:
        reason = "La durée de la reconduction n'est pas écrite : son terme n'est pas connu."
        yield Deadline(
            Occasion.RENEWAL, _renewal_title(renewed), starts[:1], "", where, renewed.span, "lendemain du terme"
        )
        yield Undated(Occasion.RENEWAL, "Terme de la reconduction", reason, "", where, renewed.span)
        return
    rule = f"lendemain du terme, puis par périodes (« {renewed.period_words} »)"
    yield Deadline(Occasion.RENEWAL, _renewal_title(renewed), starts, "", where, renewed.span, rule, endless)
    if not endless:
        title = "Fin, après la dernière reconduction"
        yield Deadline(
            Occasion.END,
            title,
            ends[-1:],
            "",
            where,
            renewed.span,
            f"{_count(len(ends))} au plus (« {renewed.period_words} »)",
        )


def _count(number: int) -> str:
    return "une reconduction" if number == 1 else f"{number} reconductions"


def _renewal_title(renewed: Renewal) -> str:
    return "Reconduction tacite" if renewed.manner is Manner.TACIT else "Renouvellement par accord exprès"
