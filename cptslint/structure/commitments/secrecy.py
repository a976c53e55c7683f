"""Professional secrecy, which binds both parties whoever is named, and the safe ways by which information goes."""

from __future__ import annotations

from cptslint.model.contract import Bearer
from cptslint.structure.commitments.context import Context
from cptslint.structure.syntax import Predicate, SubjectKind

_HOLDING = frozenset({"imposer", "couvrir", "appliquer", "proteger", "lier", "survivre", "demeurer", "porter"})
_OWN = frozenset({"son", "sa", "ses", "lettre", "courrier", "compte", "copie"})
"""Words of what one party alone sends."""
_WAY = 12
_REACH = 25
"""Tokens from the secret to "il s'impose"."""


class Secrecy:
    """Tells the clauses on professional secrecy that bind both parties.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def _is_channel(self, predicate: Predicate) -> bool:
        """Tell whether a predicate says by what safe way information goes: "les comptes rendus passent par la messagerie sécurisée"."""
        context, end = self._context, min(predicate.end, predicate.verb + _WAY)
        named = bool(_OWN & set(context.words[predicate.subject.start : predicate.subject.end]))
        acted = any(context.words[m.start - 1] == "par" for m in context.between(predicate.start, predicate.end))
        goes = context.action_lemmas(predicate) & context.vocabulary.turns.verbs["going"]
        return bool(goes) and not (named or acted) and context.turn("channels", predicate.verb, end) is not None

    def binds_all(self, predicate: Predicate) -> bool:
        """Tell whether a predicate says that secrecy holds, or that people of several sides are held to it."""
        if predicate.negated or predicate.restricted:
            return False
        subject = predicate.subject
        if subject.kind is SubjectKind.THING and self._is_channel(predicate):
            return True
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
