"""Whom a condition protects: nothing is billed to X without its order form, nothing is spent by X before its council votes."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Who
from cptslint.structure.mentions import Target
from cptslint.structure.syntax import Predicate
from cptslint.text.tokens import STOPS

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_TO = frozenset({"a", "au", "aux"})
_OF = frozenset({"de", "d", "du", "des"})
_OWN = frozenset({"son", "sa", "ses"})
_AGAINST = frozenset({"encontre", "nom", "compte"})
_PRONOUNS = frozenset({"elle", "lui", "celle-ci", "celui-ci"})
_BEFORE = 20
"""Tokens before a verb in which the party is named whose council votes."""
_COUNCILS = 14
"""Tokens in which "par le bureau de A et par celui de B" names both."""
_FAR = 8
"""Tokens from "devis" to the party that signs it."""


class Protection:
    """Finds who must not act without the consent of another, or of its own council.

    Args:
        context: The text.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, memory: Memory) -> None:
        self._context = context
        self._memory = memory

    def of(self, predicate: Predicate) -> Who | None:
        """Return who must not act before it is allowed to, None when nothing says it."""
        return self.biller(predicate) or self.voter(predicate)

    def spared(self, predicate: Predicate) -> Who | None:
        """Return the people to whom something is left: "facultative pour chaque professionnel", "l'adhésion d'un libéral"."""
        context, words = self._context, self._context.words
        if not {"facultatif", "facultative"} & set(words[predicate.verb : predicate.verb + 4]):
            return None
        for mention in context.between(predicate.start, predicate.end):
            people = mention.target in (Target.MEMBERS, Target.THIRD)
            if people and words[mention.start - 1] in ("pour", "de", "d", "des"):
                return Who(*context.bearer([mention]), Trust.CONTEXT, mention)
        return None

    def user(self, predicate: Predicate) -> Who | None:
        """Return who must not use a name before it is allowed to: "l'usage du logo du CHU est subordonné à son accord"."""
        context, subject = self._context, predicate.subject
        lemmas = context.action_lemmas(predicate)
        waits = lemmas & (context.vocabulary.turns.verbs["supposing"] | {"subordonner", "soumettre", "conditionner"})
        start, end = context.core(subject.start, subject.end)
        found = context.turn("uses_of_name", start, min(start + 2, end))
        if not waits or found is None or context.turn("agreed", predicate.verb, predicate.end) is None:
            return None
        named = [m for m in context.between(start, end) if m.target is Target.PARTY][:2]
        bearer = context.bearer(named[-1:])[0] if named else Bearer.BOTH
        if bearer not in _SINGLE:
            return None
        if context.words[named[-1].start - 1] == "par":
            return Who(*context.bearer(named[-1:]), Trust.CONTEXT, named[-1])
        return Who(*context.opposite(bearer), Trust.CONTEXT)

    def barred(self, predicate: Predicate) -> Who | None:
        """Return to whom something is forbidden, both when nobody is named: "toute publicité est interdite", "est interdite à la CPTS"."""
        context, words = self._context, self._context.words
        if not context.participle_lemmas(predicate) & context.vocabulary.turns.verbs["forbidding"]:
            return None
        for mention in context.between(predicate.verb, predicate.end):
            if words[mention.start - 1] in _TO and context.is_participle(mention.start - 2):
                return Who(*context.bearer([mention]), Trust.CONTEXT, mention)
        return BOTH_IN_CONTEXT

    def biller(self, predicate: Predicate) -> Who | None:
        """Return whoever sends bills: the other side of the one they are sent to, or of the one that signs the quote."""
        if self._context.turn("billing", predicate.start, predicate.end) is None:
            return None
        billed = self._billed(predicate) or self._signer(predicate)
        if billed is None or billed.bearer not in _SINGLE:
            return None
        return Who(*self._context.opposite(billed.bearer), Trust.CONTEXT)

    def _billed(self, predicate: Predicate) -> Who | None:
        """Return the party of "émis contre X", "à l'encontre de X", "facturé à X", "lui est facturé"."""
        words = self._context.words
        for mention in self._context.between(predicate.verb, predicate.end):
            left, further = words[mention.start - 1], words[mention.start - 2]
            contracted = words[mention.start] in _OF
            against = left == "contre" or ((left in _OF or contracted) and {left, further} & _AGAINST)
            given = left in _TO and self._context.is_participle(mention.start - 2)
            if mention.target is Target.PARTY and (against or given):
                return Who(*self._context.bearer([mention]), Trust.CONTEXT, mention)
        near = words[predicate.verb - 2 : predicate.verb + 2]
        own = any(
            words[at] in _OWN and words[at + 1] in _AGAINST for at in range(predicate.verb + 1, predicate.end - 1)
        )
        return self._memory.last(predicate.verb) if "lui" in near or own else None

    def _signer(self, predicate: Predicate) -> Who | None:
        """Return the party that signs the quote without which nothing is billed."""
        words = self._context.words
        agreed = self._context.turn("agreed", predicate.verb, predicate.end)
        if agreed is None:
            return None
        stop = min(predicate.end, agreed[1] + _FAR)
        for mention in self._context.between(agreed[1], stop):
            by = words[mention.start - 1] == "par" or words[mention.start - 1] in _OF or words[mention.start] in _OF
            if by and mention.target is Target.PARTY:
                return Who(*self._context.bearer([mention]), Trust.CONTEXT, mention)
        pronoun = any(words[at] == "par" and words[at + 1] in _PRONOUNS for at in range(agreed[1], stop - 1))
        return self._memory.last(agreed[1]) if pronoun else None

    def voter(self, predicate: Predicate) -> Who | None:
        """Return the party whose council must vote before anything is spent."""
        found = self._context.turn("councils", predicate.verb + 1, predicate.end)
        if found is None:
            return None
        at = found[0]
        named = [m for m in self._context.between(at - 1, min(at + _COUNCILS, predicate.end)) if m.end > at]
        if any(self._context.words[m.end : m.end + 1] == ("qui",) for m in named):
            return None
        if named:
            return self._single(Who(*self._context.bearer(named), Trust.CONTEXT, named[0]))
        if self._context.words[at - 1] not in _OWN:
            return None
        low = max(0, predicate.verb - _BEFORE)
        inside = [m for m in self._context.between(low, predicate.verb) if m.target is Target.PARTY]
        inside = [m for m in inside if not STOPS & set(self._context.words[m.end : predicate.verb])]
        if inside:
            return self._single(Who(*self._context.bearer(inside[-1:]), Trust.CONTEXT, inside[-1]))
        last = self._memory.last(at)
        return self._single(last) if last is not None else None

    def _single(self, who: Who) -> Who | None:
        return Who(who.bearer, who.party, Trust.CONTEXT) if who.bearer in _SINGLE else None
