"""Clauses that take their verb from the one before: "La CPTS fournit les affiches ; l'Établissement, les dépliants"."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Binding, Read, Who
from cptslint.structure.syntax import Sentence

_OPENERS = frozenset({"et", "de", "son", "sa", "cote", "part", "pour", "quant", "a", "elle", "lui", ","})
"""Words that may stand before the party: "de son côté, l'Établissement, les dépliants"."""
_AFTER = frozenset({
    ",", "le", "la", "les", "l", "un", "une", "deux", "trois", "quatre", "son", "sa", "ses", "celui", "celle", "ceux", "celles",
    "sous", "moyennant", "pour", "dans", "en", "a", "au", "aux", "de", "d", "par", "avant", "apres",
})  # fmt: skip
"""Words after the party that begin what the verb left out would govern."""
_PASSED = (Trust.SUBJECT, Trust.ANAPHORA)


class Gaps:
    """Reads sentences that lack the verb of the sentence before them.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, sentence: Sentence, previous: Read | None) -> Read | None:
        """Read a sentence without verb that a semicolon separates from another.

        Args:
            sentence: The sentence.
            previous: The last commitment read in the same clause, whose subject was written.

        Returns:
            The same commitment with the party named here; None when the sentence is no such clause.
        """
        words = self._context.words
        if previous is None or sentence.predicates or sentence.start == 0 or words[sentence.start - 1] != ";":
            return None
        if previous.who.trust not in _PASSED:
            return None
        mention = next((m for m in sentence.mentions if set(words[sentence.start : m.start]) <= _OPENERS), None)
        if mention is None or mention.end >= sentence.end - 1:
            return None
        after = words[mention.end]
        bearer, party = self._context.bearer([mention])
        if not (after in _AFTER or after[0].isdigit()) or (bearer, party) == (previous.who.bearer, previous.who.party):
            return None
        if bearer is Bearer.OTHER:
            return None
        who = Who(bearer, party, Trust.SUBJECT, mention)
        return replace(previous, who=who, binding=Binding(None, mention.start, mention.end))
