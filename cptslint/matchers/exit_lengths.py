"""The lengths that sentences about leaving give: in figures, in words, by the calendar, or none at all."""

from __future__ import annotations

from cptslint.matchers.calendar_notices import calendar_gaps
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_model import Length
from cptslint.matchers.exit_words import exit_places
from cptslint.matchers.other_acts import foreign_before
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity

_DURATION_WORDS = frozenset({"duree", "periode", "periodes", "tranches", "conclue", "conclu", "conservees", "conservee", "renouvelee",
                             "reconduite", "depuis", "premier", "premiere", "premiers", "premieres", "exercice", "moins", "plus", "age"})  # fmt: skip
_TOLD = ("inform", "avert", "previen", "avis", "signal", "notifi")
_NOTICE_WORDS = frozenset({"preavis", "prevenance", "delai", "expiration", "issue", "bout", "terme", "avance", "attente", "carence",
                           "latence", "boarding", "offboarding", "off-boarding"})  # fmt: skip
_NAMED = {"huitaine": 8.0, "quinzaine": 15.0, "bimestre": 60.0, "demi-annee": 182.0}
_YEAR = 365.0
"""Days of a year: a notice that runs from a day is shorter."""
_WIDE = 8
"""Words before a length among which what is waited for stands."""
_WAITING = frozenset({"transition", "reflexion", "ecoulement", "attente"})
_RENEWALS = frozenset({"tacite", "reconduction", "renouvellement", "prorogation", "prolongation"})
_BEFOREHAND = frozenset({"avant", "avance", "preavis", "prevenance", "auparavant", "tot", "moyennant", "sauf", "dont"})
"""Words around a length that make it a notice although the sentence speaks of a renewal."""
_EARLIER = frozenset({"initialement", "anterieurement", "precedemment", "jadis", "autrefois"})
_ELLIPSIS = frozenset({"pour", "a", "au", "aux", "lorsque", "lorsqu", "si", "quand", "dans", ",", ";", "."})
_REFERRING = frozenset(
    {
        "article",
        "articles",
        "annexe",
        "alinea",
        "le",
        "titre",
        "fiche",
        "point",
        "paragraphe",
        "section",
        "chapitre",
        "page",
    }
)
_CALENDAR = {"mois": 30.0, "trimestre": 91.0, "semestre": 182.0, "annee": 365.0, "exercice": 365.0}
_CLOSING = frozenset({"fin", "issue", "terme", "expiration", "jour", "cloture"})
_RANKS = {"premier": 1, "deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7,
          "huitieme": 8, "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12}  # fmt: skip


def lengths_of(context: Context, unit: Unit, *, stated: bool) -> list[Length]:
    """Return the lengths of notice of a sentence, in order; those of other things are left out.

    Args:
        context: The contract.
        unit: The sentence.
        stated: Words of notice stand around it; without them only lengths that can be nothing else count.
    """
    found = []
    for quantity in context.quantities(unit.start, unit.end):
        place = context.tokens.range(quantity.start, quantity.end)
        days = days_of(quantity)
        if quantity.kind != "durée" or not days or _is_other_length(context, unit, place) or not stated:
            continue
        found.append(Length(place, days, Span(quantity.start, quantity.end)))
    found += elided(context, unit) + (in_words(context, unit) if stated else [])
    if not found:
        found += calendar_ends(context, unit) or calendar_gaps(context, unit.start, unit.end)
    found += [
        length
        for length in waived(context, unit)
        if not any(length.place[0] <= other.place[0] < length.place[1] + 1 for other in found)
    ]
    return sorted(found, key=lambda length: length.place)


def waived(context: Context, unit: Unit) -> list[Length]:
    """Read the words that dispense with any notice."""
    found = []
    places = context.named("sans-preavis", unit)
    for start, end in places:
        if any(a <= start and end <= b and (a, b) != (start, end) for a, b in places):
            continue
        told = any(word.startswith(_TOLD) for word in context.tokens.words[max(unit.start, start - 3) : start])
        if not told:
            found.append(Length((start, end), 0.0, context.span(start, end), sure=True))
    return found


def in_words(context: Context, unit: Unit) -> list[Length]:
    """Read the lengths that have a name of their own: "une quinzaine", "une demi-année"."""
    words = context.tokens.words
    return [
        Length((at, at + 1), _NAMED[words[at]], context.span(at, at + 1))
        for at in range(unit.start, unit.end)
        if words[at] in _NAMED
    ]


def elided(context: Context, unit: Unit) -> list[Length]:
    """Read the number that borrows the unit of the length before: "quinze jours pour l'un, quatre-vingt-dix pour l'autre"."""
    words = context.tokens.words
    earlier = [
        q
        for q in context.quantities(unit.start, unit.end)
        if q.kind == "durée" and q.value and not _is_other_length(context, unit, context.tokens.range(q.start, q.end))
    ]
    before = context.unit_before(unit)
    if not earlier and before is not None and before.clause == unit.clause and context.named("preavis", before):
        earlier = [q for q in context.quantities(before.start, before.end) if q.kind == "durée" and q.value]
    lengths = []
    for quantity in context.quantities(unit.start, unit.end):
        place = context.tokens.range(quantity.start, quantity.end)
        model = next((q for q in reversed(earlier) if q.end <= quantity.start), None)
        after = words[place[1]] if place[1] < unit.end else "."
        if (
            quantity.kind == "nombre"
            and model is not None
            and after in _ELLIPSIS
            and words[place[0] - 1] not in _REFERRING
        ):
            lengths.append(
                Length(
                    place, quantity.value * days_of(model) / model.value, Span(quantity.start, quantity.end), sure=True
                )
            )
    return lengths


def calendar_ends(context: Context, unit: Unit) -> list[Length]:
    """Read a notice that ends with the calendar: "au terme du semestre civil suivant", "le dernier jour du douzième mois"."""
    words = context.tokens.words
    found: list[Length] = []
    if not context.named("mot-d-effet", unit):
        return found
    for at in range(unit.start, unit.end):
        before = words[max(unit.start, at - 4) : at]
        if words[at] not in _CALENDAR or not any(word in _CLOSING for word in before):
            continue
        rank = next((_RANKS[word] for word in reversed(before) if word in _RANKS), 1)
        found.append(
            Length((at, at + 1), rank * _CALENDAR[words[at]], context.span(max(unit.start, at - 2), at + 1), sure=True)
        )
    return found


def days_of(quantity: Quantity) -> float:
    """Return the length of a quantity in days, months of 30 days; nobody leaves within hours."""
    if quantity.unit == "heure":
        return 0.0
    return quantity.months * 30 if quantity.unit in ("an", "mois", "trimestre", "semestre") else quantity.days


def _is_how_long_it_lasts(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a length of a year or more is that of the convention: words say so, or it runs from a day."""
    if not any(q.kind == "durée" and q.days >= _YEAR for q in context.quantities(*place)):
        return False
    said = any(start <= place[0] < end for start, end in context.named("duree-de-la-convention", unit))
    return said or context.tokens.words[place[1] : place[1] + 2] == ("a", "compter")


def _is_other_length(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a length is the duration of the convention, of a renewal, of keeping or giving back something."""
    words = context.tokens.words
    before = words[max(unit.start, place[0] - 5) : place[0]]
    waiting = any(word in _WAITING for word in words[max(unit.start, place[0] - _WIDE) : place[0]])
    noticed = waiting or any(word in _NOTICE_WORDS for word in before)
    if (
        any(
            word in _DURATION_WORDS and before[i - 1 : i] != ("au",)
            for i, word in enumerate(before)
            if i >= len(before) - 3
        )
        and not noticed
    ):
        return True
    if foreign_before(context, unit, place[0]) or _is_renewed_period(context, unit, place):
        return True
    if not noticed and _is_how_long_it_lasts(context, unit, place):
        return True
    if before[-1:] in (("de",), ("d",)) and before[-2:-1] and before[-2] in _RENEWALS:
        return True
    if any(word in _EARLIER for word in before) or (before[-1:] == ("pour",) and not noticed):
        return True
    if (
        any(word in ("duree", "periode", "conclue", "conclu", "conservees", "durant") for word in before)
        and not noticed
    ):
        return True
    if any(start <= place[0] < end for start, end in context.named("mise-en-demeure", unit)):
        return True
    if any(
        word in ("preavis", "delai") and {"aucun", "nul", "sans"} & set(before[max(0, i - 2) : i])
        for i, word in enumerate(before)
    ):
        return True
    first, last = context.segment(unit, *place)
    leaving = exit_places(context, unit)
    other = any(
        not any(a <= start < b for a, b in leaving)
        for name in ("sort-des-choses", "delai-d-autre-chose")
        for start, _ in context.named_in(name, first, last)
    )
    after = words[place[1] : min(unit.end, place[1] + 3)]
    if "qui" in after and any(word.startswith("suiv") for word in after):
        return False
    return (
        (other and not waiting and not {"preavis", "prevenance"} & set(before))
        or any(word in ("fermes", "entieres", "renouvelable", "premiers", "premieres") for word in after)
        or any(word in ("excedera", "exceder", "excede", "depasser", "superieur", "superieure") for word in before)
    )


def _is_renewed_period(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a length says for how long the convention goes on: "elle se prolonge d'elle-même, un an à la fois, sauf …"."""
    renewals = [b for name in ("tacite-reconduction",) for a, b in context.named_in(name, unit.start, place[0])]
    if not renewals:
        return False
    between = (max(renewals), place[0])
    near = context.tokens.words[max(unit.start, place[0] - 3) : min(unit.end, place[1] + 3)]
    return not context.named_in("non-renouvellement", *between) and not any(word in _BEFOREHAND for word in near)
