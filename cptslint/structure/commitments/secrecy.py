"""Professional secrecy, which binds both parties whoever is named: "le secret s'impose à tous les intervenants"."""

from __future__ import annotations

from cptslint.model.contract import Bearer
from cptslint.structure.commitments.context import Context
from cptslint.structure.syntax import Predicate, SubjectKind

_HOLDING = frozenset({"imposer", "couvrir", "appliquer", "proteger", "lier", "survivre", "demeurer", "porter"})
_REACH = 25
"""Tokens from the secret to "il s'impose"."""


class Secrecy:
    """Tells the clauses on professional secrecy that bind both parties.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def binds_all(self, predicate: Predicate) -> bool:
        """Tell whether a predicate says that secrecy holds, or that people of several sides are held to it."""
        if predicate.negated or predicate.restricted:
            return False
        subject = predicate.subject
        if subject.kind is SubjectKind.MENTION:
            sides = {self._context.bearer([mention])[0] for mention in subject.mentions}
            held = self._context.turn("secrecy", predicate.verb, min(predicate.end, predicate.verb + 8)) is not None
            return held and len(subject.mentions) > 1 and Bearer.OTHER in sides
        if not _HOLDING & set(predicate.lemmas):
            return False
        if subject.kind is SubjectKind.PRONOUN:
            found = self._context.turn("secrecy", max(0, subject.start - _REACH), subject.start)
            return found is not None and self._context.same_article(found[0], subject.start)
        start, end = self._context.core(subject.start, subject.end)
        return (
            subject.kind is SubjectKind.THING and self._context.turn("secrecy", start, min(start + 3, end)) is not None
        )
