"""Whether a convention goes on after its initial period, for how long, and until when a party may oppose it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cptslint.deadlines.calendar import Length, last_day
from cptslint.deadlines.facts import Known, Term, span_of, words_of, written_words
from cptslint.deadlines.written import length_of
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.other_acts import is_foreign
from cptslint.model.contract import Zone
from cptslint.model.span import Span
from cptslint.text.quantities import spelled_number

SHOWN = 3
"""Renewals listed when the text sets no limit to their number."""
_RENEWS = re.compile(r"reconduc|reconduit|renouvel|prorog|prolong|poursui|repart|se perpetue")
_REFUSED = re.compile(
    r"\b(?:ne|n')[^.;]{0,40}?\b(?:pas|aucune?|plus|point|jamais)\b|\b(?:sans|pas de|ni|aucune) (?:tacite )?(?:reconduction|renouvellement|prorogation)|"
    r"reconduction[^.;]{0,20} (?:exclue|ecartee|proscrite)|\bexclu\w* (?:toute )?(?:tacite )?reconduction"
)
_PAST = re.compile(
    r"\b(?:n'a|n'ont|a|ont|avait) (?:pas |point |ete )+(?:ete )?(?:renouvel|recondui|prorog|prolong)|sans etre renouvelee?"
)
_EXPRESS = re.compile(
    r"expres|accord ecrit|par ecrit|avenant|d'un commun accord|l'ecrivent|decision|deliberation|nouvelle convention|accord signe|"
    r"nouvel accord|ecrit signe|sans (?:un )?ecrit"
)
_SAME = re.compile(
    r"meme duree|duree (?:identique|equivalente|egale)|periodes? (?:identiques?|equivalentes?|egales?)|pareilles? periodes?"
)
_YEARLY = re.compile(
    r"annuellement|d'annee en annee|annee par annee|chaque annee|tous les ans|(?:renouvellement|reconduction) annuel|periodes? annuelles?"
)
_NUMBER = r"(?P<number>une?|deux|trois|quatre|cinq|six|\d+)(?: ?\(\d+\))?"
_TIMES = re.compile(rf"\b{_NUMBER} (?:seule )?(?:fois|(?:tacites? )?reconductions?|renouvellements?|periodes)\b")
_LIMIT = re.compile(r"(?:dans la limite|sans (?:pouvoir )?(?:exceder|depasser)|duree totale|maximum)[^.;]{0,40}$")


class Manner(StrEnum):
    """How a convention goes on."""

    TACIT = "tacit"
    EXPRESS = "express"
    EXCLUDED = "excluded"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What follows the initial period.

    Attributes:
        manner: How the convention goes on.
        units: Sentences that say so, in order.
        span: The first of them; None when nothing is said.
        period: Length of each renewal; None when it is not said.
        period_words: The words of that length.
        most: The greatest number of renewals; None when the text sets none.
    """

    manner: Manner
    units: tuple[Unit, ...] = ()
    span: Span | None = None
    period: Length | None = None
    period_words: str = ""
    most: int | None = None


def renewal(context: Context, term: Term) -> Renewal:
    """Read what follows the initial period."""
    found: dict[Manner, list[Unit]] = {}
    for unit in context.units:
        if context.clause(unit).zone is Zone.BODY and not is_foreign(context, unit):
            manner = _manner(context, unit)
            if manner is not None:
                found.setdefault(manner, []).append(unit)
    for manner in (Manner.TACIT, Manner.EXPRESS, Manner.EXCLUDED):
        if units := found.get(manner):
            period, words = _period(context, units[0], term)
            return Renewal(
                manner, tuple(units), span_of(context, units[0]), period, words, _most(context, units[0], term, period)
            )
    return Renewal(Manner.UNSAID)


def ends_after(renewed: Renewal, end: date) -> tuple[tuple[date, ...], bool]:
    """Return the last days of the renewals, in order, and whether others follow that are not listed."""
    if renewed.period is None:
        return (), False
    count = SHOWN if renewed.most is None else renewed.most
    start, period = end + timedelta(days=1), renewed.period
    ends = tuple(last_day(start, Length(period.months * k, period.days * k)) for k in range(1, count + 1))
    return ends, renewed.most is None


def _manner(context: Context, unit: Unit) -> Manner | None:
    words = words_of(context, unit)
    if not _RENEWS.search(words) or _PAST.search(words):
        return None
    tacit = context.named("tacite-reconduction", unit)
    opposed = bool(context.named("renouveler-verbe", unit) and context.named("non-renouvellement", unit))
    periodic = re.search(r"\b(?:poursui\w+|repart|renouvelle|reconduite?)\b[^.;]{0,40}par periodes?", words) is not None
    before = words.split(" sauf ")[0].split(" a moins ")[0].split(" si aucun")[0]
    if tacit and (context.denied(unit, *tacit[0]) or _REFUSED.search(before)):
        return Manner.EXCLUDED
    if tacit or ((opposed or periodic) and not _REFUSED.search(before)):
        return Manner.TACIT
    if _EXPRESS.search(words) and re.search(r"reconduc|reconduit|renouvel|prorog|prolong", words):
        return Manner.EXPRESS
    return None


def _period(context: Context, unit: Unit, term: Term) -> tuple[Length | None, str]:
    """Return the length of a renewal and its words."""
    words = words_of(context, unit)
    folded = context.tokens.folded
    after = _RENEWS.search(folded, context.tokens.starts[unit.start], context.tokens.ends[unit.end - 1])
    start = after.start() if after else context.tokens.starts[unit.start]
    if same := _SAME.search(words):
        return term.length, written_words(context, unit)[same.start() : same.end()]
    for quantity in context.quantities(unit.start, unit.end):
        if quantity.kind != "durée" or quantity.start < start:
            continue
        rest, ahead = folded[quantity.end : quantity.end + 12], folded[max(start, quantity.start - 45) : quantity.start]
        if (
            rest.lstrip().startswith(("avant", "au moins", "a l'avance", "de preavis"))
            or "preavis" in ahead
            or _LIMIT.search(ahead)
        ):
            continue
        length = length_of(quantity, folded)
        if length is not None:
            return length, " ".join(context.contract.document.text[quantity.start : quantity.end].split())
    yearly = _YEARLY.search(words)
    return (Length(months=12), "un an") if yearly else (None, "")


def _most(context: Context, unit: Unit, term: Term, period: Length | None) -> int | None:
    words = words_of(context, unit)
    match = _TIMES.search(words)
    if match is not None and "chaque fois" not in words[max(0, match.start() - 8) : match.end()]:
        number = match["number"]
        return int(number) if number.isdigit() else 1 if number == "une" else spelled_number(number)
    folded = context.tokens.folded
    for quantity in context.quantities(unit.start, unit.end):
        whole = length_of(quantity, folded) if quantity.kind == "durée" else None
        ahead = folded[max(context.tokens.starts[unit.start], quantity.start - 60) : quantity.start]
        if whole and whole.months and period and period.months and term.length and _LIMIT.search(ahead):
            return max(0, (whole.months - term.length.months) // period.months)
    return None


def known_end(term: Term) -> date | None:
    """Return the last day of the initial period when it is known."""
    return term.end.day if isinstance(term.end, Known) else None
