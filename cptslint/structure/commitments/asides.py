"""Duties laid on a party at the end of a sentence about another: ", à charge pour la CPTS de la rendre propre"."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.model.contract import Bearer, Commitment, Kind, Strength, Trust
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.syntax import Sentence

CHARGE = ("a", "charge")
_BEFORE = frozenset({",", ";", ":", "et", "mais", "("})
"""Before a charge laid in passing: "sans reste à charge pour la CPTS" is none."""
_OF = frozenset({"de", "d"})
_NEAR = 4
"""Tokens after "à charge de" in which its infinitive stands."""


class Asides:
    """Reads "à charge pour X de", "à charge de".

    Args:
        context: The text.
        agents: Who acts by complements.
    """

    def __init__(self, context: Context, agents: Agents) -> None:
        self._context = context
        self._agents = agents

    def read(self, sentence: Sentence, found: Sequence[Commitment]) -> Read | None:
        """Read the duty of a sentence; None when it has none.

        Args:
            sentence: The sentence.
            found: What its verbs were read as, in order.
        """
        words = self._context.words
        places = range(sentence.start + 1, sentence.end - 3)
        at = next((i for i in places if words[i : i + 2] == CHARGE and words[i - 1] in _BEFORE), None)
        if at is None or words[at + 2] not in ("pour", *_OF):
            return None
        who = self._named(sentence, at + 3) if words[at + 2] == "pour" else self._other(at, found)
        return Read(who, Kind.OBLIGATION, Strength.FIRM, Binding(None, at, at + 3)) if who is not None else None

    def _named(self, sentence: Sentence, at: int) -> Who | None:
        mention = self._context.mention_after(at, sentence.end)
        if mention is None or mention.start > at:
            return self._agents.pronoun(at, min(at + 3, sentence.end))
        return Who(*self._context.bearer(self._context.group(mention)), Trust.CHARGE, mention)

    def _other(self, at: int, found: Sequence[Commitment]) -> Who | None:
        """Return the other side of the one bound before "à charge de rendre": who receives something has the charge."""
        infinitives = self._context.vocabulary.infinitives
        if not infinitives & set(self._context.words[at + 3 : at + 3 + _NEAR]):
            return None
        place = self._context.tokens.starts[at]
        before = [one for one in found if one.span.start < place]
        if not before or before[-1].bearer not in (Bearer.CPTS, Bearer.PARTNER):
            return BOTH_IN_CONTEXT if before else None
        given = before[-1].kind is Kind.OBLIGATION
        same = Who(before[-1].bearer, before[-1].party, Trust.CONTEXT)
        return Who(*self._context.opposite(before[-1].bearer), Trust.CONTEXT) if given else same
