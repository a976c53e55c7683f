"""What one party settles alone, which is a power and no duty: "le tarif est actualisé par le directeur"."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import Bearer, Kind, Trust
from cptslint.structure.closed_words import RELATIVES
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Read
from cptslint.structure.syntax import Predicate

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_OBJECT = 9
"""Tokens in which what is changed is named."""
_NAMED = (Trust.SUBJECT, Trust.ANAPHORA, Trust.AGENT)


class Powers:
    """Tells the powers of a party from its duties.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, predicate: Predicate, read: Read | None) -> Read | None:
        """Return a plain obligation of one party as the right it is; other readings unchanged.

        Args:
            predicate: The finite verb.
            read: How it was read.
        """
        if read is None or read.kind is not Kind.OBLIGATION or read.who.bearer is Bearer.OTHER:
            return read
        if read.who.bearer is Bearer.BOTH:
            own = read.binding.deontic is None and not (predicate.negated or predicate.restricted or predicate.passive)
            return replace(read, kind=Kind.RIGHT) if own and self._uses(predicate) else read
        if read.binding.deontic is not None:
            settled = self._is_reserved(predicate, read) or (predicate.passive and self._updates(predicate))
            return replace(read, kind=Kind.RIGHT) if settled else read
        if predicate.negated or predicate.restricted:
            return read
        return replace(read, kind=Kind.RIGHT) if self._is_power(predicate, read.who.trust) else read

    def _is_reserved(self, predicate: Predicate, read: Read) -> bool:
        """Tell whether "il n'appartient qu'au Groupe de", "il appartient au seul Groupe de" leave a choice to one alone."""
        if not set(predicate.lemmas) & {"appartenir", "revenir"}:
            return False
        words = self._context.words[read.binding.end - 1 : read.binding.end + 2]
        return predicate.restricted or bool({"seul", "seule"} & set(words))

    def _is_power(self, predicate: Predicate, trust: Trust) -> bool:
        context = self._context
        verbs = context.vocabulary.turns.verbs
        lemmas = context.action_lemmas(predicate)
        if self._uses(predicate):
            return True
        named = trust in _NAMED or self._is_officer(predicate)
        if named and lemmas & verbs["ruling"] and not self._is_shared(predicate):
            return True
        subject = predicate.subject
        start, end = (subject.start, subject.end) if predicate.passive else (predicate.verb, predicate.end)
        if context.words[predicate.verb - 1] in ("seul", "seule") and lemmas & (verbs["settling"] | {"decider"}):
            return True
        relative = context.words[subject.start - 1] in RELATIVES and bool(lemmas & verbs["settling"])
        if relative or self._updates(predicate) or self._commands(predicate):
            return True
        decided = context.turn("decided", start, min(end, start + 7)) is not None
        return decided and bool(lemmas & verbs["deciding"])

    def _is_officer(self, predicate: Predicate) -> bool:
        """Tell whether one who decides for a party is the subject: "le directeur tranche"."""
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        return not predicate.passive and self._context.turn("heads", start, min(start + 2, end)) is not None

    def _updates(self, predicate: Predicate) -> bool:
        """Tell whether a text or a price that binds the other party changes: "les annexes sont tenues à jour par le Groupe"."""
        context, subject = self._context, predicate.subject
        verb = predicate.verb if predicate.participle is None else predicate.participle
        start, end = (subject.start, subject.end) if predicate.passive else (predicate.verb, predicate.end)
        changes = context.turn("updating", verb, verb + 1) is not None
        named = context.turn("own_texts", start, min(end, start + _OBJECT)) is not None
        return changes and named and not self._is_common(predicate)

    def _commands(self, predicate: Predicate) -> bool:
        """Tell whether somebody acts as the superior of others: "valide ses horaires", "organise leur travail"."""
        commands = self._context.turn("authority", predicate.verb, predicate.verb + 1) is not None
        return commands and not predicate.passive

    def _is_shared(self, predicate: Predicate) -> bool:
        """Tell whether what is settled is settled together, or is a mere appointment."""
        appointed = self._context.turn("appointments", predicate.start, predicate.end) is not None
        return appointed or self._is_common(predicate)

    def _is_common(self, predicate: Predicate) -> bool:
        """Tell whether both sides take part."""
        context, start, end = self._context, predicate.start, predicate.end
        sides = {context.bearer([mention])[0] for mention in context.between(start, end)} - {Bearer.OTHER}
        return len(sides) > 1 or context.turn("jointly", start, end) is not None

    def _uses(self, predicate: Predicate) -> bool:
        """Tell whether a party makes use of what it has: "exploite", "reproduit le logo", "en usent"."""
        context = self._context
        shown = context.turn("showing", predicate.verb - 2, predicate.verb + 1) is not None
        return shown or bool(context.action_lemmas(predicate) & context.vocabulary.turns.verbs["using"])
