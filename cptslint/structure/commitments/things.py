"""The reading of a predicate whose subject is a thing: passive, impersonal, or a body common to the parties."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.customary import Customary
from cptslint.structure.commitments.deduction import Deduction
from cptslint.structure.commitments.kinds import Kinds
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, Subject, SubjectKind

_NONE = frozenset({"aucun", "aucune", "nul", "nulle", "rien", "personne"})
_LATER = frozenset(
    {
        "sera",
        "seront",
        "serait",
        "seraient",
        "doit",
        "doivent",
        "devra",
        "devront",
        "peut",
        "peuvent",
        "pourra",
        "pourront",
    }
)
_BEFORE_SPARED = frozenset({"a", "au", "aux", "de", "du", "d", "contre", "sur", "ni", "pour"})
_TO = frozenset({"a", "au", "aux"})


class Things:
    """Reads predicates whose subject designates no party.

    Args:
        context: The text.
        memory: What pronouns stand for.
        agents: Who acts by complements.
        deduction: Who bears what names nobody.
    """

    def __init__(self, context: Context, memory: Memory, agents: Agents, deduction: Deduction) -> None:
        self._deduction = deduction
        self._context = context
        self._memory = memory
        self._agents = agents
        self._kinds = Kinds(context)
        self._customary = Customary(context)

    def read(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> Read | None:
        """Read a predicate; None when it states a fact.

        Args:
            sentence: The sentence it stands in.
            predicate: The finite verb.
            binding: The words that bind.
        """
        if self._context.covers("persons_rights", predicate.verb):
            return Read(Who(Bearer.OTHER, None, Trust.CONTEXT), Kind.RIGHT, Strength.FIRM, binding)
        if self._is_inert(predicate.subject) and not (predicate.passive and self._agents.agent(sentence, predicate)):
            return None
        people = self._of_people(predicate)
        if people is not None:
            return Read(people, self._kinds.plain(predicate, Bearer.OTHER), Strength.FIRM, binding)
        kind = self._kind(predicate, binding)
        denied = predicate.negated or self.subject_denied(predicate)
        passive = predicate.passive or predicate.subject.kind is SubjectKind.IMPERSONAL
        agent = self._agents.agent(sentence, predicate) if passive else None
        if agent is None and not denied:
            charged = self._agents.charged(sentence, predicate)
            if charged is not None:
                place, who = charged
                strength = place.deontic.strength if place.deontic is not None else Strength.FIRM
                return Read(who, place.deontic.kind if place.deontic is not None else kind, strength, place)
        if denied:
            return self._denied(sentence, predicate, binding, agent)
        if predicate.restricted:
            who = agent or self._deduced(predicate) or BOTH_IN_CONTEXT
            return Read(who, self._kinds.restricted(predicate), Strength.FIRM, binding)
        if agent is not None:
            return Read(agent, kind, Strength.FIRM, binding)
        if not self._binds(sentence, predicate, binding):
            return None
        who = self._opened_to(predicate) or self._unnamed(sentence, predicate)
        return Read(who, kind, Strength.FIRM, binding)

    def _opened_to(self, predicate: Predicate) -> Who | None:
        """Return the party of "permet à l'autre de mettre fin", "demeure ouverte à chacun"."""
        opened = self._context.covers("opening", predicate.verb)
        after = self._context.mention_after(predicate.verb + 2, predicate.end) if opened else None
        return Who(*self._context.bearer([after]), Trust.CONTEXT, after) if after is not None else None

    def _of_people(self, predicate: Predicate) -> Who | None:
        """Return third persons when people the convention protects act ("les intéressés exercent leurs droits")."""
        subject = predicate.subject
        idle = set(predicate.lemmas) & (self._context.vocabulary.idle - {"exercer"})
        if subject.kind is not SubjectKind.THING or predicate.passive or predicate.negated or idle:
            return None
        start, end = self._context.core(subject.start, subject.end)
        head = self._context.turn("protected", start, min(start + 3, end))
        return Who(Bearer.OTHER, None, Trust.CONTEXT) if head is not None and head[0] <= start + 1 else None

    def _is_inert(self, subject: Subject) -> bool:
        """Tell whether a subject is a definition, an aim, the law or a part of the text, of which facts are stated."""
        thing = subject.kind is SubjectKind.THING
        return (
            thing and self._context.turn("definitions", subject.start, min(subject.start + 2, subject.end)) is not None
        )

    def _kind(self, predicate: Predicate, binding: Binding) -> Kind:
        if binding.deontic is not None:
            return binding.deontic.kind
        if self._context.covers("opening", predicate.verb):
            return Kind.RIGHT
        free = self._context.turn("freedom", predicate.verb - 1, predicate.end) is not None
        return Kind.RIGHT if free else Kind.OBLIGATION

    def subject_denied(self, predicate: Predicate) -> bool:
        """Tell whether the subject is "aucun frais", "nulle clause", "rien"."""
        words = self._context.words[predicate.subject.start : predicate.subject.end]
        return predicate.subject.kind is SubjectKind.THING and bool(_NONE & set(words[:6]))

    def _binds(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> bool:
        """Tell whether a clause without a named bearer binds at all."""
        if self._context.has("enonce-sans-engagement", sentence.start, sentence.end):
            return False
        subject = predicate.subject
        if binding.deontic is not None or subject.kind is SubjectKind.IMPERSONAL:
            return True
        if self._context.covers("opening", predicate.verb):
            return True
        if predicate.passive:
            return not self._states_fact(predicate)
        verb = predicate.verb
        if self._context.turn("binding_adjectives", verb + 1, min(verb + 4, predicate.end)):
            return True
        verbs = self._context.vocabulary.turns.verbs
        lemmas = set(predicate.lemmas)
        if lemmas & {"etre", "avoir"}:
            return False
        later = self._context.is_future(predicate)
        start, end = self._context.core(subject.start, subject.end)
        body = self._context.turn("bodies", start, min(start + 4, end))
        acting = body is not None and not lemmas & self._context.vocabulary.idle
        free = self._context.turn("freedom", verb - 1, predicate.end) is not None
        pronoun = subject.kind is SubjectKind.PRONOUN and not lemmas & self._context.vocabulary.idle
        return later or acting or pronoun or free or bool(lemmas & verbs["binding_things"])

    def _states_fact(self, predicate: Predicate) -> bool:
        """Tell whether a passive states a fact: "est composé de", "la convention est conclue"."""
        words = self._context.words
        if words[predicate.verb] in _LATER or predicate.participle is None:
            return False
        lemmas = set(self._context.vocabulary.participles.get(words[predicate.participle], ()))
        verbs = self._context.vocabulary.turns.verbs
        if lemmas & verbs["stating"]:
            return True
        if self._by_body(predicate):
            return False
        subject = predicate.subject
        about = self._context.turn("instruments", subject.start, min(subject.start + 4, subject.end))
        return bool(lemmas & verbs["stating_of_instruments"]) and about is not None

    def _by_body(self, predicate: Predicate) -> bool:
        """Tell whether a body common to the parties acts ("sont rédigés par un groupe de travail")."""
        words = self._context.words
        at = predicate.participle + 1 if predicate.participle is not None else predicate.end
        stop = min(at + 4, predicate.end)
        begin = next((i + 1 for i in range(at, stop) if words[i] == "par"), None)
        return begin is not None and self._context.turn("bodies", begin, min(begin + 3, predicate.end)) is not None

    def _unnamed(self, sentence: Sentence, predicate: Predicate) -> Who:
        """Return who bears a clause in which nobody acts by name."""
        if self._context.turn("jointly", predicate.verb, predicate.end):
            return BOTH_IN_CONTEXT
        who = self._deduction.giver(predicate) or self._memory.owner(predicate.subject)
        who = who or self._agents.beneficiary(sentence, predicate)
        if who.bearer is Bearer.BOTH:
            found = self._deduction.debtor(predicate) or self._deduced(predicate)
            found = found or self._customary.of(predicate) or self._sanctioned(predicate)
            return found or self._deduction.continued(predicate) or who
        return who

    def _spared(self, predicate: Predicate) -> Who | None:
        """Return who is spared when nobody is named: the debtor, the one whose results are watched, or the one of the title."""
        watched = self._context.turn("results", predicate.start, predicate.end) is not None
        sanctioned = self._sanctioned(predicate) if watched else None
        return self._deduction.debtor(predicate) or sanctioned or self._deduction.titled(predicate)

    def _sanctioned(self, predicate: Predicate) -> Who | None:
        """Return the CPTS when a sanction bears on nobody by name: it is the one whose results are watched."""
        if not self._context.turn("sanctions", predicate.start, predicate.end):
            return None
        if self._context.between(predicate.start, predicate.end):
            return None
        partner, _ = self._context.opposite(self._context.association())
        return Who(*self._context.opposite(partner), Trust.CONTEXT)

    def _deduced(self, predicate: Predicate) -> Who | None:
        """Return who bears a clause about a thing already spoken of, or under the title of one party."""
        return self._deduction.keeper(predicate) or self._deduction.titled(predicate)

    def _denied(self, sentence: Sentence, predicate: Predicate, binding: Binding, agent: Who | None) -> Read:
        """Read "aucune pénalité n'est due", "rien n'oblige la CPTS à", "aucune donnée n'est transmise"."""
        kind = self._kinds.denial(predicate)
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        body = self._context.turn("bodies", start, min(start + 3, end)) is not None
        if body and binding.deontic is not None and not predicate.passive:
            kind = Kind.PROHIBITION
        if agent is not None:
            return Read(agent, kind, Strength.FIRM, binding)
        verbs = self._context.vocabulary.turns.verbs
        lemmas = self._lemmas(predicate)
        if lemmas & (verbs["sparing"] | verbs["freeing"]):
            found = self._spared_party(sentence, predicate)
            kind = Kind.RIGHT if lemmas & verbs["freeing"] else Kind.EXEMPTION
            found = found or self._owner_of_subject(sentence, predicate)
            found = found or (self._spared(predicate) if kind is Kind.EXEMPTION else None)
            return Read(found or BOTH_IN_CONTEXT, kind, Strength.FIRM, binding)
        who = self._denied_to(sentence, predicate, kind)
        if who.bearer is Bearer.BOTH and who.mention is None:
            spared = self._spared(predicate) if kind is Kind.EXEMPTION else None
            who = spared or self._deduction.keeper(predicate, strict=True) or who
        return Read(who, kind, Strength.FIRM, binding)

    def _lemmas(self, predicate: Predicate) -> set[str]:
        if predicate.passive and predicate.participle is not None:
            return set(self._context.vocabulary.participles.get(self._context.words[predicate.participle], ()))
        return set(predicate.lemmas)

    def _spared_party(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the first party after the verb, or the one "lui" stands for."""
        words = self._context.words
        if {"lui", "leur"} & set(words[max(sentence.start, predicate.verb - 2) : predicate.verb + 2]):
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
            who = self._side(mention, left, kind)
            if who is not None:
                return who
        owner = self._owner_of_subject(sentence, predicate)
        if owner is not None and kind is Kind.EXEMPTION:
            return owner
        return self._clitic(predicate, kind) or BOTH_IN_CONTEXT

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
