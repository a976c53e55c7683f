"""When a convention takes effect, and when it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cptslint.deadlines.calendar import same_number
from cptslint.deadlines.core import about_another_thing, core_sentences, is_titled
from cptslint.deadlines.facts import Day, Known, Missing, span_of
from cptslint.deadlines.written import DATE, Written, dates_in
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.value_statements import Values, effects
from cptslint.model.contract import Zone
from cptslint.model.span import Span

_FROM = (
    r"(?:a (?:compter|partir|dater) (?:du|de la date du|de)|"
    r"(?:prend|prendra|prenant|produit|produira)(?: ses)? effets? (?:le|au|du|a la date du|des le)|"
    r"(?:entre|entrera|entrant|entree) en (?:vigueur|application) (?:le|au|a la date du|des le)|"
    r"(?:commence|commencera|debute|debutera|demarre|court|courra|s'applique|s'appliquera)(?: a courir)? (?:le|du|a compter du|des le)|"
    r"(?:depart|debut|effet|prise d'effet|date d'effet|entree en vigueur) ?:(?: le)?)"
)
_ANCHORED = re.compile(rf"(?<!\w){_FROM} (?P<date>{DATE})")
_RANGE = re.compile(rf"\bdu (?P<date>{DATE})(?: inclus)? (?:jusqu'au|au) {DATE}")
_SIGNED = re.compile(
    r"(?:a (?:compter|partir|dater)|des|au jour|a la date|le jour|en vigueur|effet|lendemain|suivant|suit|valable)\b[^.;]{0,45}?\b"
    r"(?:signature|signee?s?\b)"
)
_NEXT_MONTH = re.compile(r"premier jour du mois (?:qui suit|suivant)[^.;]{0,30}signature")
_NEXT_DAY = re.compile(r"lendemain de[^.;]{0,30}signature")
_OTHER_EVENT = re.compile(
    r"(?:a (?:compter|partir|dater)|des|a la date|prend(?:ra)? effet|en vigueur)\b[^.;]{0,30}?\b"
    r"(?P<event>notification|approbation|validation|publication|transmission|homologation|deliberation|agrement|versement|reception|livraison|ouverture)"
)
_RENEWABLE = re.compile(
    r"renouvelables?(?: (?:sans limite|une fois|annuellement))?,?(?: par (?:tacite|expresse) reconduction| tacitement)?"
)
"""What a duration may be followed by before its beginning: "un an renouvelable par tacite reconduction à compter de la signature"."""
_NOT_EFFECT = re.compile(
    r"\b(?:resili|denonc|rupture|retrait|avenant|preavis|reconduc|renouvel|mise en demeure|prise en charge|bail\b|pret\b|location|"
    r"modification|revision|facture|paiement|donnees|violation|demande|reception de)"
)


def signature(context: Context, given: date | None) -> Day:
    """Return the day of the last signature.

    Args:
        context: The convention.
        given: The day the user gives.
    """
    if given is not None:
        return Known(given, None)
    found: list[Written] = []
    for clause in context.contract.clauses:
        if clause.zone is Zone.SIGNATURE:
            found += dates_in(context.tokens.folded, clause.span.start, clause.span.end)
    days = [written.day for written in found if written.day is not None]
    if len(days) < len(found):
        wrong = next(written for written in found if written.day is None)
        span = Span(wrong.start, wrong.end)
        return Missing(f"La date de signature « {span.slice(context.contract.document.text)} » n'existe pas.", span)
    if not days:
        return Missing("La signature n'est pas datée : donnez sa date avec --signed AAAA-MM-JJ.")
    last = max(days)
    chosen = next(written for written in found if written.day == last)
    several = len(set(days)) > 1
    return Known(last, Span(chosen.start, chosen.end), "la plus tardive des dates de signature" if several else "")


def effect(context: Context, spec: Values | None, signed: Day, given: date | None) -> Day:
    """Return the day the convention takes effect.

    Args:
        context: The convention.
        spec: The ways in which the rules know it is said; None when they do not.
        signed: The day of signature.
        given: The day the user gives.
    """
    if given is not None:
        return Known(given, None)
    written: list[tuple[Span, date]] = []
    events: list[tuple[Unit, str]] = []
    stated = {statement.unit for statement in effects(spec, context)} if spec is not None else set()
    for unit, words in _candidates(context, stated):
        start, end = context.tokens.starts[unit.start], context.tokens.ends[unit.end - 1]
        dated = _anchored(context, start, end)
        for span, day in dated:
            if day is None:
                return Missing(f"La date d'effet « {span.slice(context.contract.document.text)} » n'existe pas.", span)
            written.append((span, day))
        if not dated:
            events.append((unit, words))
    if written:
        return _one(context, written)
    for unit, words in events:
        if _SIGNED.search(words):
            return _from_signature(context, unit, words, signed)
    for unit, words in events:
        if other := _OTHER_EVENT.search(words):
            reason = f"La convention prend effet avec un événement sans date ({other['event']}) : donnez la date d'effet avec --effect AAAA-MM-JJ."
            return Missing(reason, span_of(context, unit))
    if events:
        reason = "La date d'effet n'est pas lisible dans cette phrase : donnez-la avec --effect AAAA-MM-JJ."
        return Missing(reason, span_of(context, events[0][0]))
    return Missing("Aucune date d'effet n'a été lue dans le texte : donnez-la avec --effect AAAA-MM-JJ.")


def _candidates(context: Context, stated: set[int]) -> Iterator[tuple[Unit, str]]:
    """Yield the sentences that say when the convention takes effect, with their words; those of an article about it first."""
    found: list[tuple[int, Unit, str]] = []
    for unit in core_sentences(context):
        start, end = context.tokens.starts[unit.start], context.tokens.ends[unit.end - 1]
        words = context.tokens.folded[start:end]
        matches = [m for p in (_ANCHORED, _RANGE, _SIGNED, _OTHER_EVENT) for m in [p.search(words)] if m is not None]
        if not matches and unit.start not in stated:
            continue
        first = min((match.start() for match in matches), default=0)
        if not _NOT_EFFECT.search(_RENEWABLE.sub("", words[:first])) and not about_another_thing(words):
            found.append((0 if is_titled(context, unit) else 1, unit, words))
    best = min((rank for rank, _, _ in found), default=0)
    yield from ((unit, words) for rank, unit, words in found if rank == best)


def _anchored(context: Context, start: int, end: int) -> list[tuple[Span, date | None]]:
    folded = context.tokens.folded
    found: list[tuple[Span, date | None]] = []
    for pattern in (_ANCHORED, _RANGE):
        for match in pattern.finditer(folded, start, end):
            for written in dates_in(folded, match.start("date"), match.end("date")):
                if not any(span.start == written.start for span, _ in found):
                    found.append((Span(written.start, written.end), written.day))
    return found


def _one(context: Context, written: list[tuple[Span, date]]) -> Day:
    days = sorted({day for _, day in written})
    if len(days) > 1:
        said = " et ".join(f"« {span.slice(context.contract.document.text)} »" for span, _ in written[:2])
        return Missing(
            f"Le texte donne deux dates d'effet ({said}) : donnez la bonne avec --effect AAAA-MM-JJ.", written[0][0]
        )
    return Known(written[0][1], written[0][0])


def _from_signature(context: Context, unit: Unit, words: str, signed: Day) -> Day:
    span = span_of(context, unit)
    if isinstance(signed, Missing):
        return Missing(f"La date d'effet est celle de la signature. {signed.reason}", span)
    if _NEXT_MONTH.search(words):
        return Known(same_number(signed.day, 1).replace(day=1), span, "premier jour du mois qui suit la signature")
    if _NEXT_DAY.search(words):
        return Known(signed.day + timedelta(days=1), span, "lendemain de la signature")
    return Known(signed.day, span, "jour de la signature" if not signed.rule else signed.rule)
