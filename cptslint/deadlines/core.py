"""The sentences that speak of the life of the convention itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.other_acts import is_foreign
from cptslint.model.contract import Zone

_ACT = re.compile(
    r"(?:convention|accord|contrat|protocole|partenariat|presentes|cooperation|elle|il|programme|acte|duree|charte|engagement)\b"
)
_OPENING = 70
"""Letters at the beginning of a sentence among which its subject stands."""
_TITLE = re.compile(r"\b(?:duree|effet|vigueur|terme|vie d|calendrier|reconduction|renouvellement|temps\b|combien)")
_OTHER_THING = re.compile(
    r"\b(?:donnees|facture|paiement|versement|assurance|pret|salle|materiel|logiciel|personnel)\b"
)


def core_sentences(context: Context) -> Iterator[Unit]:
    """Yield the sentences of the articles whose subject is the convention, or whose article is about its life."""
    for unit in context.units:
        if context.clause(unit).zone is not Zone.BODY or is_foreign(context, unit):
            continue
        start = context.tokens.starts[unit.start]
        words = context.tokens.folded[start : context.tokens.ends[unit.end - 1]]
        if is_titled(context, unit) or _ACT.search(words[:_OPENING]):
            yield unit


def is_titled(context: Context, unit: Unit) -> bool:
    """Tell whether the article of a sentence is about how long the convention lasts."""
    heading = context.heading(context.clause(unit))
    return heading is not None and _TITLE.search(context.tokens.folded[heading.start : heading.end]) is not None


def about_another_thing(words: str) -> bool:
    """Tell whether a sentence begins with something else than the convention: data, a bill, a loan."""
    return _OTHER_THING.search(words[:40]) is not None
