"""Denials about the one they name after their verb: "n'attend de la CPTS aucun volume", "n'ouvre à la Société aucun droit"."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Binding, Read, Who
from cptslint.structure.syntax import Predicate, SubjectKind

_OF = frozenset({"de", "d", "du", "des"})
_TO = frozenset({"a", "au", "aux"})
_NEGATORS = frozenset({"pas", "point", "en", "rien", "nullement", "aucunement", "jamais", "plus", "donc", "egalement"})
_NOTHING = frozenset({"aucun", "aucune", "ni", "rien", "pas", "nul", "nulle"})
_GIVING = frozenset({"ouvrir", "conferer", "donner", "attribuer", "reconnaitre", "accorder"})
_POWERS = frozenset(
    {"droit", "droits", "pouvoir", "pouvoirs", "faculte", "exclusivite", "priorite", "autorite", "prerogative"}
)
_NEAR = 3
"""Tokens from the verb to the words that name whom it spares."""
_FAR = 12
"""Tokens after it in which what is denied stands."""


class Sparing:
    """Finds whom a denial is about when words after its verb name it.

    Args:
        context: The text.
        agents: What pronouns after a preposition stand for.
    """

    def __init__(self, context: Context, agents: Agents) -> None:
        self._context = context
        self._agents = agents

    def unexpected(self, predicate: Predicate, binding: Binding) -> Read | None:
        """Read "l'Établissement n'attend de la CPTS aucun volume": the CPTS is spared it."""
        if "attendre" not in predicate.lemmas or not predicate.negated or predicate.passive:
            return None
        who, end = self._complement(predicate, _OF)
        denied = _NOTHING & set(self._context.words[predicate.verb + 1 : min(predicate.end, end + _FAR)])
        return Read(who, Kind.EXEMPTION, Strength.FIRM, binding) if who is not None and denied else None

    def conferred(self, predicate: Predicate, binding: Binding) -> Read | None:
        """Read "l'aide n'ouvre à la Société aucun droit de regard": the Société is denied it."""
        thing = predicate.subject.kind is SubjectKind.THING
        if not thing or predicate.passive or not set(predicate.lemmas) & _GIVING:
            return None
        who, end = self._complement(predicate, _TO)
        power = _POWERS & set(self._context.words[end : min(predicate.end, end + _FAR)])
        return Read(who, Kind.PROHIBITION, Strength.FIRM, binding) if who is not None and power else None

    def object(self, predicate: Predicate) -> Who | None:
        """Return the party that is the very object of the verb: "les choix de la CPTS n'obligent pas l'Établissement"."""
        words = self._context.words
        mention = self._context.mention_after(predicate.verb + 1, predicate.end)
        if mention is None or not set(words[predicate.verb + 1 : mention.start]) <= _NEGATORS:
            return None
        bearer, party = self._context.bearer([mention])
        return Who(bearer, party, Trust.CHARGE, mention) if bearer in (Bearer.CPTS, Bearer.PARTNER) else None

    def own_act(self, predicate: Predicate) -> bool:
        """Tell whether what one decides does not engage the other: "les achats qu'un signataire décide n'engagent pas l'autre"."""
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        thing = predicate.subject.kind is SubjectKind.THING
        return thing and self._context.turn("own_acts", start, min(start + _NEAR, end)) is not None

    def _complement(self, predicate: Predicate, prepositions: frozenset[str]) -> tuple[Who | None, int]:
        """Return whom a preposition right after a verb introduces, and where the words that name it end."""
        words, context = self._context.words, self._context
        for at in range(predicate.verb + 1, min(predicate.verb + _NEAR, predicate.end - 1)):
            if words[at] in prepositions:
                mention = context.mention_after(at + (words[at] not in ("du", "au")), predicate.end)
                if mention is not None and mention.start <= at + 1:
                    who = Who(*context.bearer(context.group(mention)), Trust.CHARGE, mention)
                    return (who if who.bearer in (Bearer.CPTS, Bearer.PARTNER) else None), mention.end
                return self._agents.pronoun(at + 1, at + 2), at + 2
            if words[at] not in _NEGATORS:
                break
        return None, predicate.verb + 1
