"""Denials whose subject is a thing: "aucune pénalité n'est due", "rien n'oblige la CPTS à", "aucune donnée n'est transmise"."""

from __future__ import annotations

from itertools import pairwise

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.deduction import Deduction
from cptslint.structure.commitments.kinds import Kinds
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.protection import Protection
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.commitments.sparing import Sparing
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_NONE = frozenset({"aucun", "aucune", "nul", "nulle", "rien"})
_BEFORE_SPARED = frozenset({"a", "au", "aux", "de", "du", "d", "contre", "sur", "ni", "pour"})
_SPARING = frozenset({"exemption", "exoneration", "obligation-de-resultat"})
"""Entries of which a denial spares, whoever the subject."""
_BILLS = frozenset({"facture", "factures", "facturation", "facturations", "refacturation", "paiement", "remuneration"})
_OTHERS = frozenset({"autre", "autres"})
_OBJECT = 7
"""Tokens in which the object of a verb is named."""
_CONSENT = 7
"""Tokens between an agreement and the party that gives it."""
_TO = frozenset({"a", "au", "aux"})
_BINDING = frozenset({"contraindre", "tenir", "obliger", "astreindre"})
_CLITIC = 4
"""Tokens after a verb in which the pronoun of its infinitive stands: "ne peut rien lui reprocher"."""


class Denials:
    """Tells whom a denial spares, and whom it forbids something.

    Args:
        context: The text.
        memory: What pronouns stand for.
        agents: Who acts by complements.
        deduction: Who bears what names nobody.
    """

    def __init__(self, context: Context, memory: Memory, agents: Agents, deduction: Deduction) -> None:
        self._context = context
        self._memory = memory
        self._agents = agents
        self._deduction = deduction
        self._kinds = Kinds(context)
        self._protection = Protection(context, memory)
        self._sparing = Sparing(context, agents)

    def subject_denied(self, predicate: Predicate) -> bool:
        """Tell whether the subject is "aucun frais", "nulle clause", "rien"."""
        words = self._context.words[predicate.subject.start : predicate.subject.end][:6]
        nobody = any(
            word == "personne" and before not in ("une", "la", "cette") for before, word in pairwise(("", *words))
        )
        return predicate.subject.kind is SubjectKind.THING and (nobody or bool(_NONE & set(words)))

    def read(self, sentence: Sentence, predicate: Predicate, binding: Binding, agent: Who | None) -> Read:
        """Read "aucune pénalité n'est due", "rien n'oblige la CPTS à", "aucune donnée n'est transmise"."""
        kind = self._kinds.denial(predicate)
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        body = self._context.turn("bodies", start, min(start + 3, end)) is not None
        if body and binding.deontic is not None and not predicate.passive and not self._kinds.owes_nothing(predicate):
            kind = Kind.PROHIBITION
        if binding.deontic is not None and binding.deontic.name in _SPARING and not predicate.passive:
            kind = Kind.EXEMPTION
        if agent is not None:
            return Read(agent, kind, Strength.FIRM, binding)
        free = self._free_people(predicate)
        if free is not None:
            return Read(free, Kind.EXEMPTION, Strength.FIRM, binding)
        verbs = self._context.vocabulary.turns.verbs
        lemmas = self._context.action_lemmas(predicate)
        if "engager" in lemmas and _OTHERS & set(self._context.words[predicate.verb : predicate.verb + _OBJECT]):
            kind = Kind.EXEMPTION if self._sparing.own_act(predicate) else Kind.PROHIBITION
            return Read(BOTH_IN_CONTEXT, kind, Strength.FIRM, binding)
        conferred = self._sparing.conferred(predicate, binding)
        if conferred is not None:
            return conferred
        spares = bool(lemmas & (verbs["sparing"] | verbs["freeing"])) or self._is_reproach(predicate)
        if spares and not self._kinds.on_conditions(predicate):
            found = self._sparing.object(predicate) or self._spared_party(sentence, predicate)
            kind = Kind.RIGHT if lemmas & verbs["freeing"] else Kind.EXEMPTION
            found = found or self._owner_of_subject(sentence, predicate)
            found = found or (self._spared(predicate) if kind is Kind.EXEMPTION else None)
            return Read(found or BOTH_IN_CONTEXT, kind, Strength.FIRM, binding)
        protected = self._protection.of(predicate) if kind is Kind.PROHIBITION else None
        if protected is not None and self._kinds.without(predicate):
            return Read(protected, kind, Strength.FIRM, binding)
        who = self._denied_to(sentence, predicate, kind)
        if who.bearer is Bearer.BOTH and who.mention is None:
            spared = self._spared(predicate) if kind is Kind.EXEMPTION else None
            doer = self._deduction.keeper(predicate, strict=True)
            if (
                doer is not None
                and kind is Kind.EXEMPTION
                and _BILLS & set(self._context.words[predicate.verb : predicate.end])
            ):
                doer = Who(*self._context.opposite(doer.bearer), Trust.CONTEXT)
            who = spared or doer or who
        return Read(who, kind, Strength.FIRM, binding)

    def _free_people(self, predicate: Predicate) -> Who | None:
        """Return the people of "nul n'y est contraint", "personne n'est tenu d'y assister", when they were just spoken of."""
        words = self._context.words
        nobody = words[predicate.subject.start : predicate.subject.end][-1:] in (("nul",), ("nulle",), ("personne",))
        bound = self._context.participle_lemmas(predicate) & _BINDING
        there = "y" in words[predicate.subject.end : min(predicate.end, predicate.verb + _CLITIC)]
        if not (nobody and bound and there):
            return None
        people = self._memory.people(predicate.subject.start)
        return Who(Bearer.OTHER, None, Trust.ANAPHORA, people) if people is not None else None

    def _is_reproach(self, predicate: Predicate) -> bool:
        """Tell whether nobody may reproach somebody with something: "on ne peut rien lui reprocher", "nul ne peut exiger d'elle"."""
        words = self._context.words[predicate.subject.start : predicate.subject.end]
        anybody = (
            bool({"on", "nul", "nulle", "personne"} & set(words[-2:])) or predicate.subject.kind is SubjectKind.NONE
        )
        return anybody and self._context.reproaches(predicate)

    def _spared(self, predicate: Predicate) -> Who | None:
        """Return who is spared when nobody is named: the debtor, the one whose results are watched, or the one of the title."""
        watched = self._context.turn("results", predicate.start, predicate.end) is not None
        sanctioned = self.sanctioned(predicate) if watched else None
        return self._deduction.debtor(predicate) or sanctioned or self._deduction.titled(predicate)

    def sanctioned(self, predicate: Predicate) -> Who | None:
        """Return the CPTS when a sanction bears on nobody by name: it is the one whose results are watched."""
        if not self._context.turn("sanctions", predicate.start, predicate.end):
            return None
        if self._context.between(predicate.start, predicate.end):
            return None
        partner, _ = self._context.opposite(self._context.association())
        return Who(*self._context.opposite(partner), Trust.CONTEXT)

    def _spared_party(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the first party after the verb, or the one "lui" stands for."""
        words = self._context.words
        if {"lui", "leur"} & set(words[max(sentence.start, predicate.verb - 2) : predicate.verb + _CLITIC]):
            return self._memory.last(predicate.verb)
        if words[predicate.verb - 1] == "l" or words[predicate.verb - 2 : predicate.verb] == ("l", "y"):
            return self._memory.last(predicate.verb)
        stressed = self._agents.stressed(predicate)
        if stressed is not None:
            return stressed
        after = [m for m in sentence.mentions if predicate.verb < m.start < predicate.end]
        if not after:
            return None
        bearer, party = self._context.bearer([after[0]])
        if self._agents.profits(after[0]):
            return Who(*self._context.opposite(bearer), Trust.CONTEXT)
        return Who(bearer, party, Trust.CONTEXT, after[0])

    def _denied_to(self, sentence: Sentence, predicate: Predicate, kind: Kind) -> Who:
        """Return whom a denial concerns: the one spared, or the other side of the one it protects."""
        for mention in sentence.mentions:
            members = mention.target is Target.MEMBERS and kind is Kind.PROHIBITION
            if not predicate.verb < mention.start < predicate.end or members:
                continue
            left = self._context.words[mention.start - 1]
            if left not in _BEFORE_SPARED:
                continue
            who = self._side(mention, left, kind) or self._without_consent(mention, kind)
            if who is not None:
                return who
        owner = self._owner_of_subject(sentence, predicate)
        given = self._clitic(predicate, kind)
        bound = "aucun" not in self._context.words[predicate.verb : predicate.end]
        ours = owner is not None and (owner.bearer is not Bearer.OTHER or predicate.passive or bound)
        if given is None and owner is not None and ((kind is Kind.EXEMPTION and ours) or self._is_act(predicate)):
            return owner
        return given or BOTH_IN_CONTEXT

    def _is_act(self, predicate: Predicate) -> bool:
        """Tell whether the subject is what a party writes or decides alone: "une note de l'Établissement ne peut modifier"."""
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        return self._context.turn("party_acts", start, min(start + 3, end)) is not None

    def _clitic(self, predicate: Predicate, kind: Kind) -> Who | None:
        """Return whom "rien ne lui est facturé" spares, or binds."""
        if "lui" not in self._context.words[max(predicate.start, predicate.verb - 2) : predicate.verb + 2]:
            return None
        who = self._memory.last(predicate.verb)
        if who is None:
            return None
        own = kind is Kind.EXEMPTION or self._context.turn("permitted", predicate.verb, predicate.verb + 4)
        bearer, party = (who.bearer, who.party) if own else self._context.opposite(who.bearer)
        return Who(bearer, party, Trust.CONTEXT)

    def _without_consent(self, mention: Mention, kind: Kind) -> Who | None:
        """Return whoever must not act without what a party signs ("sans bon de commande signé du Client")."""
        bearer, _ = self._context.bearer([mention])
        asked = self._context.turn("agreed", mention.start - _CONSENT, mention.start) is not None
        if kind is not Kind.PROHIBITION or not asked or bearer not in (Bearer.CPTS, Bearer.PARTNER):
            return None
        return Who(*self._context.opposite(bearer), Trust.CONTEXT)

    def _side(self, mention: Mention, left: str, kind: Kind) -> Who | None:
        bearer, party = self._context.bearer([mention])
        single = bearer in (Bearer.CPTS, Bearer.PARTNER)
        if single and ((kind is Kind.PROHIBITION and left in _TO) or self._agents.profits(mention)):
            return Who(*self._context.opposite(bearer), Trust.CONTEXT)
        if kind is Kind.EXEMPTION or bearer is Bearer.BOTH:
            return Who(bearer, party, Trust.CONTEXT, mention)
        return None

    def _owner_of_subject(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the party in "la responsabilité de la CPTS ne peut être recherchée"."""
        subject = predicate.subject
        inside = [m for m in sentence.mentions if subject.start <= m.start < subject.end]
        if len(inside) != 1:
            return None
        bearer, party = self._context.bearer(inside)
        return Who(bearer, party, Trust.CONTEXT, inside[0])
