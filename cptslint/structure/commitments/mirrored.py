"""Clauses that say of each party what they say of one: "ni l'Établissement de celles de la CPTS", "pas plus que la Caisse"."""

from __future__ import annotations

from bisect import bisect_right

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_ONE = frozenset({("l", "un"), ("l", "une")})
_JOINERS = frozenset({"et", "ni", ","})
_GOVERNED = frozenset({
    "de", "d", "du", "des", "par", "pour", "a", "au", "aux", "celui", "celle", "ceux", "celles", "le", "la", "les", "l", "sur", "envers",
    "profit", "egard", "compte", "nom", "place", "faveur", "benefice", "encontre",
})  # fmt: skip
_REPEATED = frozenset({"avec", "a", "au", "aux", "pour", "chez", "de", "d", "envers", "aupres", "dans", "vers"})
_OTHERS = frozenset({"autre", "autres"})
_OWN = frozenset({"sien", "sienne", "siens", "siennes"})
_ALSO = frozenset({"aussi", "egalement", "pareillement", "idem"})
_REACH = 7
"""Tokens from the second party to the first one named again."""


class Mirrored:
    """Tells the clauses that bind both parties in turn.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._separate: tuple[Sentence | None, list[int]] = (None, [])

    def holds(self, sentence: Sentence, predicate: Predicate, who: Who) -> bool:
        """Tell whether what a predicate says of one party is said of the other in the same sentence."""
        verbs = self._separate_verbs(sentence)
        following = bisect_right(verbs, predicate.verb)
        end = verbs[following] if following < len(verbs) else sentence.end
        if self._context.turn("reciprocal", predicate.verb, end):
            return True
        if self._one_and_other(predicate, who):
            return True
        if who.bearer not in _SINGLE:
            return False
        return any(
            self._begins_again(predicate, mention, who) or self._does_likewise(predicate, mention)
            for mention in self._context.between(predicate.verb + 1, predicate.end)
            if self._is_other(mention, who)
        )

    def _separate_verbs(self, sentence: Sentence) -> list[int]:
        """Return the verbs of a sentence that begin a stipulation, sorted; those of the sentence being read are kept."""
        if self._separate[0] is not sentence:
            verbs = sorted(p.verb for p in sentence.predicates if self._is_separate(p))
            self._separate = (sentence, verbs)
        return self._separate[1]

    def _one_and_other(self, predicate: Predicate, who: Who) -> bool:
        """Tell whether a clause about a thing speaks of "l'un" and of "l'autre": "les fichiers de l'une ne sont pas cédés à l'autre"."""
        words = self._context.words
        pairs = {words[at : at + 2] for at in range(predicate.start, predicate.end - 1)}
        named = who.trust in (Trust.SUBJECT, Trust.LIST, Trust.TITLE, Trust.AGENT)
        return not named and bool(_ONE & pairs) and ("l", "autre") in pairs

    def _is_separate(self, predicate: Predicate) -> bool:
        """Tell whether a later verb begins another stipulation; "et c'est vrai dans l'autre sens" does not."""
        words, verb = self._context.words, predicate.verb
        impersonal = predicate.subject.kind is SubjectKind.IMPERSONAL or words[verb - 2 : verb] == ("il", "en")
        pointing = words[verb - 1] in ("c", "ce") or impersonal
        return not predicate.embedded and not pointing

    def _is_other(self, mention: Mention, who: Who) -> bool:
        bearer = self._context.bearer([mention])[0]
        return mention.target is Target.PARTY and bearer in _SINGLE and bearer is not who.bearer

    def _begins_again(self, predicate: Predicate, mention: Mention, who: Who) -> bool:
        """Tell whether a party begins the mirror image of the clause."""
        words, at = self._context.words, mention.start
        if words[at - 2 : at] == ("plus", "que") and words[at - 3] in ("pas", "non"):
            return True
        if mention.end >= predicate.end or words[at - 1] not in _JOINERS or words[mention.end] not in _GOVERNED:
            return False
        crossed = any(self._is_other(m, who) for m in self._context.between(predicate.verb + 1, at))
        back = [
            m
            for m in self._context.between(mention.end, mention.end + _REACH)
            if self._context.bearer([m])[0] is who.bearer
        ]
        return crossed and bool(back) and set(words[mention.end : back[0].start]) <= _GOVERNED

    def _does_likewise(self, predicate: Predicate, mention: Mention) -> bool:
        """Tell whether a party does with others what the first one does: "et l'Établissement avec d'autres CPTS", "et l'Établissement aussi"."""
        words, at = self._context.words, mention.start
        if words[at - 1] not in _JOINERS or mention.end >= predicate.end:
            return False
        first, second = words[predicate.verb : at], words[mention.end : predicate.end]
        if second[0] in _ALSO or second[:2] == ("de", "meme") or _OWN & set(second[:2]):
            return True
        if words[at - 1] == "ni" and second[0] in _REPEATED and second[0] in first:
            return True
        return second[0] in _REPEATED and bool(_OTHERS & set(first)) and bool(_OTHERS & set(second))
