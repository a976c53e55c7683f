"""Why a sentence lets somebody leave: freely, for a breach, for an event, by agreement or by refusing a renewal."""

from __future__ import annotations

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.exit_model import Ground
from cptslint.matchers.exit_words import exit_places, mends_breach

_SET_ASIDE = frozenset({"outre", "hors", "absence", "independamment", "sans", "limitee", "hormis"})


def ground_of(context: Context, unit: Unit) -> Ground:
    """Return why a sentence lets somebody leave; the list or the title tells it when the sentence does not."""
    if context.named("motif-accord", unit) and not context.named("motif-faute", unit):
        return Ground.AGREEMENT
    if affirmed(context, "motif-faute", unit):
        return Ground.BREACH
    if context.named("motif-impossibilite", unit):
        return Ground.IMPOSSIBILITY
    if opposes_renewal(context, unit):
        return Ground.RENEWAL
    if context.named("a-tout-moment", unit) or context.named("par-volonte", unit):
        return Ground.FREE
    if mends_breach(context, unit):
        return Ground.BREACH
    if _conditioned(context, unit):
        return Ground.IMPOSSIBILITY
    for start, end in context.scope(unit)[1:]:
        for concept, ground in (
            ("motif-faute", Ground.BREACH),
            ("motif-impossibilite", Ground.IMPOSSIBILITY),
            ("motif-accord", Ground.AGREEMENT),
        ):
            if affirmed_in(context, concept, start, end):
                return ground
    return Ground.FREE


def _conditioned(context: Context, unit: Unit) -> bool:
    """Tell whether a way out is given for some event only ("peut être résiliée si le financement cesse")."""
    if context.named("preavis", unit):
        return False
    ends = [end for _, end in exit_places(context, unit)[:1]]
    return any(context.named_in("condition-de-sortie", end, min(unit.end, end + 7)) for end in ends)


def affirmed(context: Context, concept: str, unit: Unit) -> bool:
    """Tell whether a concept stands in a sentence without "hors", "outre", "en l'absence de" before it."""
    return affirmed_in(context, concept, unit.start, unit.end)


def affirmed_in(context: Context, concept: str, start: int, end: int) -> bool:
    """Tell whether a concept stands in a token range without "hors", "outre", "en l'absence de" before it."""
    words = context.tokens.words
    return any(
        not any(word in _SET_ASIDE for word in words[max(start, place - 5) : place])
        and words[place - 2 : place] != ("ou", "non")
        for place, _ in context.named_in(concept, start, end)
    )


def ground_within(context: Context, start: int, end: int, whole: Ground) -> Ground:
    """Return the ground of one clause of a sentence that may give several."""
    if whole is Ground.AGREEMENT and not context.named_in("motif-accord", start, end):
        return Ground.FREE
    if affirmed_in(context, "motif-faute", start, end):
        return Ground.BREACH
    if whole is Ground.BREACH and context.named_in("a-tout-moment", start, end):
        return Ground.FREE
    return whole


def opposes_renewal(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence lets somebody refuse the renewal of the convention, not something else."""
    if not context.named("non-renouvellement", unit) or context.named("opposition-d-une-instance", unit):
        return False
    if context.named("cadre-du-renouvellement", unit):
        return True
    before = context.unit_before(unit)
    return (
        before is not None and context.same_article(before, unit) and bool(context.named("tacite-reconduction", before))
    )
