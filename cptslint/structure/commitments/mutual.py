"""What the two sides do together, whoever stands for them, and what an event frees them from."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.mentions import Target
from cptslint.structure.syntax import Predicate, SubjectKind

_REFLEXIVE = frozenset({"se", "s", "nous"})
_OWN = frozenset({"son", "sa", "ses", "leur", "leurs"})
_PLURAL = ("ent", "ont", "ons")
_HEAD = 4
"""Tokens in which the head of a subject stands."""


class Mutual:
    """Reads "les référents se rencontrent", "la force majeure libère chaque partie".

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, predicate: Predicate, binding: Binding) -> Read | None:
        """Read a predicate; None when it is about one side alone."""
        if predicate.negated or predicate.restricted or binding.deontic is not None:
            return None
        if self._meet(predicate):
            return Read(BOTH_IN_CONTEXT, Kind.OBLIGATION, Strength.FIRM, binding)
        freed = self._freed(predicate)
        return Read(freed, Kind.EXEMPTION, Strength.FIRM, binding) if freed is not None else None

    def _meet(self, predicate: Predicate) -> bool:
        """Tell whether people of both sides meet: "les deux référents se réunissent", "un comité se retrouve"."""
        context, words = self._context, self._context.words
        reflexive = bool(_REFLEXIVE & set(words[predicate.verb - 2 : predicate.verb]))
        if not reflexive or not set(predicate.lemmas) & context.vocabulary.turns.verbs["meeting_each_other"]:
            return False
        subject = predicate.subject
        if subject.kind not in (SubjectKind.THING, SubjectKind.MENTION):
            return False
        plural = words[predicate.verb].endswith(_PLURAL)
        start, end = subject.start, predicate.verb
        both = subject.mentions and context.bearer(subject.mentions)[0] is Bearer.BOTH
        if both or _OWN & set(words[start : start + 2]):
            return False
        if subject.kind is SubjectKind.MENTION and plural and words[start - 1] == "et":
            return True
        sides = {context.bearer([m])[0] for m in context.between(start, end) if m.target is not Target.THIRD}
        if len(sides - {Bearer.OTHER}) != 1 or sides & {Bearer.BOTH}:
            return bool(sides - {Bearer.OTHER}) or (not sides and self._is_common(start, end, plural=plural))
        alone = context.between(start, end)[-1]
        return plural and "et" in words[start : alone.start] and (alone.role or self._is_people(alone.start, end))

    def _is_common(self, start: int, end: int, *, plural: bool) -> bool:
        """Tell whether a subject that names no party is a body of both, or those who stand for each of them."""
        first, stop = self._context.core(start, end)
        if self._context.turn("protected", first, min(first + _HEAD, stop)) is not None:
            return False
        body = self._context.turn("committees", first, min(first + _HEAD, stop)) is not None
        return body or (plural and self._is_people(first, stop))

    def _is_people(self, start: int, end: int) -> bool:
        return any(
            self._context.turn(key, start, min(start + _HEAD, end)) is not None for key in ("people", "delegations")
        )

    def _freed(self, predicate: Predicate) -> Who | None:
        """Return whom a thing frees: "la force majeure exonère la partie qui la subit"."""
        context = self._context
        if predicate.passive or predicate.subject.kind is not SubjectKind.THING:
            return None
        if not set(predicate.lemmas) & context.vocabulary.turns.verbs["releasing"]:
            return None
        named = [m for m in context.between(predicate.verb, predicate.end) if m.target is not Target.THIRD]
        if not named:
            return None
        bearer, party = context.bearer(context.group(named[0]))
        return Who(bearer, party, Trust.CONTEXT, named[0]) if bearer is not Bearer.OTHER else None
