"""Tells whether a sentence says that what it speaks of is none of the convention's business: "n'en est pas une annexe", "ne lie que l'hôpital"."""

from __future__ import annotations

from bisect import bisect_right

from cptslint.matchers.context import Context, Unit, once_per_unit
from cptslint.matchers.options import OptionReader
from cptslint.model.contract import Bearer, Commitment, Kind, Trust
from cptslint.model.span import Span
from cptslint.structure.anaphora import NEAR, gender, wanted
from cptslint.structure.mention import Target

DISMISSAL = "mise-hors-convention"
RESTRICTION = "ne-touche-que"
OURS = "chose-de-la-convention"
OBEDIENCE = "l-autre-suit"
_CONCESSIONS = frozenset({"bien", "meme", "quoique", "quoiqu", "encore", "malgre", "sauf", "si", "tant", "lorsque"})
"""Words before a dismissal that make it no answer: "bien qu'ils n'en soient pas une annexe"."""
_BEFORE = 4
"""Words before a dismissal among which a concession opens its clause."""
_AFTER = 6
"""Words after "ne vise que" that name whoever is concerned."""
_TAKING_UP = frozenset(
    {"il", "elle", "ils", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce", "cet", "cette", "ces"}
)
_RELATIVES = frozenset(
    {"ou", "dont", "laquelle", "lequel", "lesquels", "lesquelles", "auquel", "duquel", "desquels", "auxquels"}
)
_FIRM = (Trust.SUBJECT, Trust.AGENT)
_DUTIES = (Kind.OBLIGATION, Kind.PROHIBITION)


def parse_asides(reader: OptionReader) -> bool:
    """Read whether a rule leaves out the sentences that set what they speak of apart from the convention; it does not by default."""
    return reader.one_of("asides", ("allow", "skip"), "allow") == "skip"


@once_per_unit
def is_aside(context: Context, unit: Unit) -> bool:
    """Tell whether a sentence, or the next one that takes up its subject, sets what it speaks of apart from the convention.

    A sentence that binds the defended party all the same is no aside: "qui n'est pas une annexe, s'impose à la CPTS".

    Args:
        context: The contract.
        unit: The sentence.
    """
    if _dismisses(context, unit):
        return True
    following = _following(context, unit)
    if following is None or context.tokens.words[following.start] not in _TAKING_UP:
        return False
    return _dismisses(context, following) and not _binds(context, unit, ())


def _following(context: Context, unit: Unit) -> Unit | None:
    """Return the next sentence of the same alinéa, None for the last one."""
    at = bisect_right(context.units, unit.start, key=lambda other: other.start)
    following = context.units[at] if at < len(context.units) else None
    return following if following is not None and following.clause == unit.clause else None


def _dismisses(context: Context, unit: Unit) -> bool:
    cues = [place for place in context.named(DISMISSAL, unit) if not concedes(context, unit, place[0])]
    cues += [
        place
        for place in context.named(RESTRICTION, unit)
        if not concedes(context, unit, place[0]) and _is_somebody_else(context, unit, place)
    ]
    return bool(cues) and not _binds(context, unit, tuple(cues))


def concedes(context: Context, unit: Unit, at: int) -> bool:
    """Tell whether a dismissal is only granted: "qui s'imposent à la CPTS bien qu'ils n'en soient pas une annexe"."""
    return any(word in _CONCESSIONS for word in context.tokens.words[max(unit.start, at - _BEFORE) : at])


def _is_somebody_else(context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether what alone is concerned is neither the defended party, nor its people, nor the convention."""
    end = min(unit.end, place[1] + _AFTER)
    end = min(end, context.segment(unit, place[1] - 1, place[1])[1])
    if end <= place[1] or context.named_in(OURS, place[0], end) or context.named_in("@parties", place[0], end):
        return False
    pronouns = [word for word in context.tokens.words[place[1] : end] if word in NEAR]
    return not pronouns or is_the_partner(context, unit, place[0], pronouns[0])


def is_the_partner(context: Context, unit: Unit, before: int, pronoun: str) -> bool:
    """Tell whether "cette dernière" is the partner: the party named last that agrees with it; another word is taken as such."""
    if pronoun not in NEAR:
        return True
    parties, words = context.contract.parties, context.reading.party_words
    named = [m for m in context.reading.mentions if unit.start <= m.start and m.end <= before]
    agreeing = [
        parties[mention.party].role
        for mention in named
        if mention.target is Target.PARTY
        and mention.party is not None
        and gender(context.tokens, mention, parties, words) in (wanted(pronoun), None)
    ]
    return bool(agreeing) and agreeing[-1] is not Bearer.CPTS


def _binds(context: Context, unit: Unit, cues: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a sentence lays something on the defended party besides: "qui n'est pas une annexe, s'impose à la CPTS"."""
    apart = [context.span(*cue) for cue in cues]
    return any(
        context.bearer(commitment) is Bearer.CPTS
        and commitment.kind in _DUTIES
        and commitment.trust in _FIRM
        and not _is_relative(context, commitment)
        and not any(_says(commitment, cue) for cue in apart)
        for commitment in context.commitments_in(unit)
    ) or any(context.denied(unit, *place) is None for place in context.named(OBEDIENCE, unit))


def _is_relative(context: Context, commitment: Commitment) -> bool:
    """Tell whether a commitment only tells which thing is meant: "le conseil, où la CPTS ne siège pas"."""
    start = context.tokens.range(commitment.span.start, commitment.span.end)[0]
    return commitment.kind is Kind.PROHIBITION and context.tokens.words[start - 1] in _RELATIVES


def _says(commitment: Commitment, cue: Span) -> bool:
    """Tell whether a commitment is the dismissal itself."""
    return commitment.span.start == cue.start or (commitment.subject is not None and commitment.subject.overlaps(cue))
