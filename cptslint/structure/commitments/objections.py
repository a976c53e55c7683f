"""The right to keep the convention from going on, said in passing: "sauf opposition de l'une des parties avant l'échéance"."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.syntax import Sentence

_TERMS = frozenset({"echeance", "terme", "expiration", "reconduction", "renouvellement", "anniversaire"})
_REACH = 14
"""Tokens from the words of the objection to the party that may object."""


class Objections:
    """Reads objections to a renewal.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, sentence: Sentence) -> Read | None:
        """Read the objection of a sentence; None when it has none, or when none of a renewal."""
        found = self._context.turn("objections", sentence.start, sentence.end)
        if found is None or not _TERMS & set(self._context.words[found[0] : sentence.end]):
            return None
        start, end = found
        named = [m for m in sentence.mentions if start < m.start < start + _REACH]
        who = BOTH_IN_CONTEXT
        if named:
            bearer, party = self._context.bearer(named[:1])
            who = Who(bearer, party, Trust.CONTEXT, named[0])
        return (
            Read(who, Kind.RIGHT, Strength.FIRM, Binding(None, start, end)) if who.bearer is not Bearer.OTHER else None
        )
