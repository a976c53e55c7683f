"""Clauses that say of each party what they say of one: "ni l'Établissement de celles de la CPTS", "pas plus que la Caisse"."""

from __future__ import annotations

from cptslint.model.contract import Bearer
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_JOINERS = frozenset({"et", "ni", ","})
_GOVERNED = frozenset({
    "de", "d", "du", "des", "par", "pour", "a", "au", "aux", "celui", "celle", "ceux", "celles", "le", "la", "les", "l", "sur", "envers",
})  # fmt: skip
_REACH = 7
"""Tokens from the second party to the first one named again."""


class Mirrored:
    """Tells the clauses that bind both parties in turn.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def holds(self, sentence: Sentence, predicate: Predicate, who: Who) -> bool:
        """Tell whether what a predicate says of one party is said of the other in the same sentence."""
        if self._context.turn("reciprocal", predicate.verb, sentence.end):
            return True
        if who.bearer not in _SINGLE:
            return False
        return any(
            self._begins_again(predicate, mention, who)
            for mention in sentence.mentions
            if mention.start > predicate.verb and self._is_other(mention, who)
        )

    def _is_other(self, mention: Mention, who: Who) -> bool:
        bearer = self._context.bearer([mention])[0]
        return mention.target is Target.PARTY and bearer in _SINGLE and bearer is not who.bearer

    def _begins_again(self, predicate: Predicate, mention: Mention, who: Who) -> bool:
        """Tell whether a party begins the mirror image of the clause."""
        words, at = self._context.words, mention.start
        if words[at - 2 : at] == ("plus", "que") and words[at - 3] in ("pas", "non"):
            return True
        if words[at - 1] not in _JOINERS or words[mention.end] not in _GOVERNED or mention.end >= predicate.end:
            return False
        crossed = any(self._is_other(m, who) for m in self._context.between(predicate.verb + 1, at))
        back = [
            m
            for m in self._context.between(mention.end, mention.end + _REACH)
            if self._context.bearer([m])[0] is who.bearer
        ]
        return crossed and bool(back) and set(words[mention.end : back[0].start]) <= _GOVERNED
