"""How long a convention lasts: its initial period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cptslint.deadlines.calendar import Length, last_day
from cptslint.deadlines.core import core_sentences, is_titled
from cptslint.deadlines.facts import Day, Known, Missing, Term, span_of, words_of
from cptslint.deadlines.written import DATE, dates_in, length_of
from cptslint.matchers.context import Context
from cptslint.matchers.value_statements import Values, durations
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity

_UNTIL = re.compile(
    r"(?:jusqu'au|(?:s'acheve(?:ra)?|prend(?:ra)? fin|se termine(?:ra)?|expire(?:ra)?|s'achever|prendre fin|s'eteint|s'eteindra|"
    r"arrive(?:ra)? a (?:echeance|terme)|vient a echeance|echeance|terme|cesse(?:ra)?)(?: de plein droit)?(?: est fixee?)? "
    rf"(?:le|au|du)|{DATE}(?: inclus)? au) (?P<date>{DATE})"
)
_NOT_INITIAL = re.compile(
    r"\bensuite\b|repart|au-dela|a l'expiration|reconduc|reconduit|renouvel|prorog|prolong|preavis|denonc|nouvelle periode|par periodes?|"
    r"tranches"
)
_LASTING = re.compile(
    r"(?:^\W*|\b(?:pour|duree|dure|durera|durer|court|courra|lie|lient|valable|durant|sur|vaut|periode)\b(?: \w+){0,3}[ :]+(?:de |d'|une |est )*)$"
)
"""Words that stand just before a duration of the convention; a sentence may begin with it."""
_ENDLESS = re.compile(r"duree indeterminee|sans (?:limitation|limite) de duree")
_FOLLOWED = re.compile(r"\W{0,3}(?:avant|apres|a l'avance|plus tard|au moins|suivant|qui sui|de preavis)")


@dataclass(frozen=True, slots=True)
class _Written:
    """A duration or an end that the convention states."""

    span: Span
    quantity: Quantity


def term(context: Context, spec: Values | None, effect: Day) -> Term:
    """Return the initial period.

    Args:
        context: The convention.
        spec: The ways in which the rules know a duration is said; None when they do not.
        effect: When the convention takes effect.
    """
    text = context.contract.document.text
    ends = list(_ends(context))
    lengths = _lengths(context, spec, effect)
    length, span = None, None
    if lengths:
        first = lengths[0]
        span = first.span
        if first.quantity.letters is not None and first.quantity.letters != first.quantity.value:
            reason = f"« {_words(first, text)} » : les lettres et les chiffres ne disent pas la même durée."
            return Term(effect, Missing(reason, span), None, span)
        length = length_of(first.quantity, context.tokens.folded)
        other = next((one for one in lengths[1:] if length_of(one.quantity, context.tokens.folded) != length), None)
        if other is not None:
            reason = f"Le texte donne deux durées (« {_words(first, text)} » et « {_words(other, text)} »)."
            return Term(effect, Missing(reason, span), None, span)
    if ends:
        return Term(effect, _written_end(context, ends, effect, length), length, span or ends[0][0])
    if length is not None and span is not None:
        if isinstance(effect, Known):
            rule = f"« {_words(lengths[0], text)} » depuis la date d'effet, veille du jour de même quantième"
            return Term(effect, Known(last_day(effect.day, length), span, rule), length, span)
        return Term(effect, Missing("La durée est écrite, mais pas le jour où elle commence.", span), length, span)
    return Term(effect, _no_end(context), None, None)


def _words(one: _Written, text: str) -> str:
    return " ".join(text[one.quantity.start : one.quantity.end].split())


def _ends(context: Context) -> Iterator[tuple[Span, date | None]]:
    """Yield the days on which the text says that the convention ends."""
    for unit in core_sentences(context):
        start, end = context.tokens.starts[unit.start], context.tokens.ends[unit.end - 1]
        for match in _UNTIL.finditer(context.tokens.folded, start, end):
            if _NOT_INITIAL.search(context.tokens.folded[start : match.start()]):
                continue
            for written in dates_in(context.tokens.folded, match.start("date"), match.end("date")):
                yield Span(written.start, written.end), written.day


def _written_end(context: Context, ends: list[tuple[Span, date | None]], effect: Day, length: Length | None) -> Day:
    text = context.contract.document.text
    for span, day in ends:
        if day is None:
            return Missing(f"La date de fin « {span.slice(text)} » n'existe pas.", span)
    days = {day for _, day in ends if day is not None}
    span, end = ends[0]
    if len(days) > 1 or end is None:
        return Missing("Le texte donne plusieurs dates de fin.", span)
    if isinstance(effect, Known) and end < effect.day:
        return Missing(f"La date de fin « {span.slice(text)} » précède la date d'effet.", span)
    if isinstance(effect, Known) and length is not None and abs((last_day(effect.day, length) - end).days) > 1:
        return Missing(f"La durée écrite et la date de fin « {span.slice(text)} » ne disent pas le même jour.", span)
    return Known(end, span)


def _lengths(context: Context, spec: Values | None, effect: Day) -> list[_Written]:
    """Return the initial durations: those said with the day of effect, else in an article about it, else as the rules know them."""
    stated = [statement.span for statement in durations(spec, context)] if spec is not None else []
    ranked: list[tuple[int, _Written]] = []
    for unit in core_sentences(context):
        span = span_of(context, unit)
        with_effect = effect.span is not None and span.overlaps(effect.span)
        for quantity in context.quantities(unit.start, unit.end):
            words = context.tokens.folded[context.tokens.starts[unit.start] : quantity.start]
            if quantity.kind != "durée" or quantity.unit == "heure" or _NOT_INITIAL.search(words):
                continue
            known = next((one for one in stated if one.start <= quantity.start < one.end), None)
            said = _LASTING.search(words) and not _FOLLOWED.match(context.tokens.folded, quantity.end)
            if known is None and not said:
                continue
            rank = 0 if with_effect else 1 if is_titled(context, unit) else 2
            ranked.append((rank, _Written(known or span, quantity)))
            break
    best = min((rank for rank, _ in ranked), default=0)
    return [written for rank, written in ranked if rank == best]


def _no_end(context: Context) -> Missing:
    for unit in core_sentences(context):
        if context.named("sans-terme", unit) or _ENDLESS.search(words_of(context, unit)):
            return Missing(
                "La convention est conclue sans terme : elle ne prend fin que si une partie la dénonce.",
                span_of(context, unit),
            )
    return Missing("Ni durée ni date de fin n'a été lue dans le texte.")
