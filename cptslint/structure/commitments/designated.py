"""Clauses about a thing whose words say for sure whom they bind: "est versé à la CPTS", "relève de leur responsabilité conjointe"."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Binding, Read, Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_OF = frozenset({"de", "d", "du", "des"})
_TO = frozenset({"a", "au", "aux"})
_GIVING = frozenset({
    "verser", "remettre", "adresser", "transmettre", "envoyer", "communiquer", "fournir", "livrer", "allouer", "accorder", "octroyer",
    "attribuer",
})  # fmt: skip
"""Infinitives of what whoever receives does not do; what is lent or returned depends on who had it before."""
_PARTICIPLE_REACH = 4
"""Tokens from a participle to "à la CPTS": "remis gracieusement à", "versé sans délai à"."""
_EACH = frozenset({"chacun", "chacune"})
_JOINT = frozenset({"conjointe", "commune", "partagee", "conjoint", "commun", "partage"})
_JOINT_REACH = 5
_OPEN = frozenset({"accessible", "accessibles"})
_OPEN_REACH = 5
_SOURCE_REACH = 12
"""Tokens from "émane" to the party: "de la direction de la communication de l'Établissement"."""
_PAIR = 2


class Designated:
    """Reads such clauses.

    Args:
        context: The text.
        agents: Who acts by complements.
    """

    def __init__(self, context: Context, agents: Agents) -> None:
        self._context = context
        self._agents = agents

    def read(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> Read | None:
        """Read a predicate whose subject is a thing; None when its words do not decide.

        Args:
            sentence: The sentence it stands in.
            predicate: The finite verb.
            binding: The words that bind.
        """
        right = binding.deontic is not None and binding.deontic.kind is not Kind.OBLIGATION
        if predicate.subject.kind is not SubjectKind.THING or predicate.negated or predicate.restricted or right:
            return None
        both = self._is_joint(predicate) or self._is_term_of_each(predicate) or self._is_given_to_each(predicate)
        if both:
            return Read(Who(Bearer.BOTH, None, Trust.CHARGE), Kind.OBLIGATION, Strength.FIRM, binding)
        invited = self._open_to(predicate) or self._source(predicate)
        if invited is not None:
            return Read(invited, Kind.RIGHT, Strength.FIRM, binding)
        giver = self._giver(sentence, predicate)
        return Read(giver, Kind.OBLIGATION, Strength.FIRM, binding) if giver is not None else None

    def _giver(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the other party than the one to which something is given, when there are two and nobody is said to give."""
        at = predicate.participle
        if not predicate.passive or at is None or not self._context.participle_lemmas(predicate) & _GIVING:
            return None
        if self._agents.agent(sentence, predicate) is not None or self._agents.charged(sentence, predicate) is not None:
            return None
        if self._is_of_others(sentence, predicate):
            return None
        receiver = self._receiver(at, predicate.end)
        if receiver is None:
            return None
        bearer, _ = self._context.bearer([receiver])
        other, party = self._context.opposite(bearer)
        return Who(other, party, Trust.CHARGE) if bearer in _SINGLE and party is not None else None

    def _is_of_others(self, sentence: Sentence, predicate: Predicate) -> bool:
        """Tell whether members act before ("envisagée par un adhérent"), or the convention itself is what is sent."""
        before = [m for m in sentence.mentions if m.start < predicate.verb]
        members = any(m.target is Target.MEMBERS and self._context.words[m.start - 1] == "par" for m in before)
        return members or "convention" in self._context.words[predicate.subject.start : predicate.subject.end]

    def _receiver(self, participle: int, end: int) -> Mention | None:
        """Return the party right after the participle and "à"."""
        words = self._context.words
        for mention in self._context.between(participle + 1, min(end, participle + _PARTICIPLE_REACH)):
            before = words[mention.start - 1] in _TO or words[mention.start] in _TO
            further = words[mention.end : mention.end + 2]
            alone = len(self._context.group(mention)) == 1 and not (
                further[:1] in (("et",), ("ou",)) and further[1:] and further[1] in _TO
            )
            return mention if before and alone and mention.target is Target.PARTY else None
        return None

    def _is_joint(self, predicate: Predicate) -> bool:
        """Tell whether "relève de leur responsabilité conjointe" lays something upon both."""
        words, verb = self._context.words, predicate.verb
        own = "relever" in predicate.lemmas and words[verb + 1 : verb + 3] in (("de", "leur"), ("de", "leurs"))
        return own and bool(_JOINT & set(words[verb + 3 : verb + _JOINT_REACH]))

    def _is_given_to_each(self, predicate: Predicate) -> bool:
        """Tell whether each gets back its own: "la base est restituée à chacune"."""
        at, words = predicate.participle, self._context.words
        return (
            predicate.passive
            and at is not None
            and words[at + 1 : at + 2] == ("a",)
            and bool(_EACH & set(words[at + 2 : at + 3]))
            and not _OF & set(words[at + 3 : at + 4])
        )

    def _is_term_of_each(self, predicate: Predicate) -> bool:
        """Tell whether a length is said for each side: "est de deux mois pour l'Établissement, de cinq mois pour la CPTS"."""
        if "etre" not in predicate.lemmas or not self._context.quantities_in(
            self._context.span(predicate.verb, predicate.end)
        ):
            return False
        words = self._context.words
        named = [m for m in self._context.between(predicate.verb, predicate.end) if words[m.start - 1] == "pour"]
        return (
            bool(_OF & set(words[predicate.verb + 1 : predicate.verb + 2]))
            and len(named) == _PAIR
            and {self._context.bearer([m])[0] for m in named} == set(_SINGLE)
        )

    def _open_to(self, predicate: Predicate) -> Who | None:
        """Return whom "la réunion est accessible aux professionnels", "accessible en visioconférence à la CPTS" let in."""
        words, verb = self._context.words, predicate.verb
        if "etre" not in predicate.lemmas or not _OPEN & set(words[verb + 1 : verb + 2]):
            return None
        for mention in self._context.between(verb + 2, min(predicate.end, verb + 2 + _OPEN_REACH)):
            if words[mention.start - 1] in _TO or words[mention.start] in _TO:
                who = Who(*self._context.bearer([mention]), Trust.CHARGE, mention)
                return who if who.bearer is not Bearer.BOTH else None
        return None

    def _source(self, predicate: Predicate) -> Who | None:
        """Return the party of "les communiqués émanent de la direction de l'Établissement"."""
        words, verb = self._context.words, predicate.verb
        if "emaner" not in predicate.lemmas or not _OF & set(words[verb + 1 : verb + 2]):
            return None
        for mention in self._context.between(verb + 1, min(predicate.end, verb + _SOURCE_REACH)):
            who = Who(*self._context.bearer([mention]), Trust.CHARGE, mention)
            return who if who.bearer in _SINGLE else None
        return None
