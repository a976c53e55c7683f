"""The reading of a predicate whose subject is a thing: passive, impersonal, or a body common to the parties."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.customary import Customary
from cptslint.structure.commitments.deduction import Deduction
from cptslint.structure.commitments.denials import Denials
from cptslint.structure.commitments.kinds import Kinds
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.protection import Protection
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.mentions import Target
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_LATER = frozenset({
    "sera", "seront", "serait", "seraient", "doit", "doivent", "devra", "devront", "peut", "peuvent", "pourra", "pourront",
})  # fmt: skip

_CAPS = frozenset({
    "limitee", "limite", "limites", "limitees", "plafonnee", "plafonne", "plafonnes", "plafonnees", "depasser", "exceder",
    "depasse", "excede", "depassent", "excedent",
})  # fmt: skip

_FREE = frozenset({"facultatif", "facultative", "volontaire", "volontaires", "libre"})
_NEAR = 40
"""Tokens from a committee to the pronoun that stands for it."""
_EVOLVING = frozenset({"evoluer", "changer", "varier", "suivre"})


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
        self._denials = Denials(context, memory, agents, deduction)
        self._protection = Protection(context, memory)

    def read(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> Read | None:
        """Read a predicate; None when it states a fact.

        Args:
            sentence: The sentence it stands in.
            predicate: The finite verb.
            binding: The words that bind.
        """
        if self._context.covers("persons_rights", predicate.verb):
            return Read(Who(Bearer.OTHER, None, Trust.CONTEXT), Kind.RIGHT, Strength.FIRM, binding)
        acted = predicate.passive and self._agents.agent(sentence, predicate)
        if self._is_inert(predicate) and not acted and not self._spares(predicate):
            return None
        people = self._of_people(predicate)
        if people is not None:
            return Read(people, self._kinds.plain(predicate, Bearer.OTHER), Strength.FIRM, binding)
        ruling = self._prevailing(sentence, predicate) or self._evolving(predicate) or self._reduced(predicate)
        ruling = ruling or self._kept(sentence, predicate)
        if ruling is not None:
            return Read(ruling, Kind.RIGHT, Strength.FIRM, binding)
        capped = self._capped(sentence, predicate)
        if capped is not None:
            return Read(capped, Kind.EXEMPTION, Strength.FIRM, binding)
        kind = self._kind(predicate, binding)
        denied = predicate.negated or self._denials.subject_denied(predicate)
        passive = predicate.passive or predicate.subject.kind is SubjectKind.IMPERSONAL
        agent = self._agents.agent(sentence, predicate) if passive else self._agents.nominal(sentence, predicate)
        if agent is None and not denied:
            charged = self._agents.charged(sentence, predicate)
            if charged is not None:
                place, who = charged
                strength = place.deontic.strength if place.deontic is not None else Strength.FIRM
                return Read(who, place.deontic.kind if place.deontic is not None else kind, strength, place)
        if denied:
            return self._denials.read(sentence, predicate, binding, agent)
        if predicate.restricted:
            who = agent or self._protection.of(predicate) or self._deduced(predicate) or BOTH_IN_CONTEXT
            return Read(who, self._kinds.restricted(predicate), Strength.FIRM, binding)
        if agent is not None:
            return Read(agent, kind, Strength.FIRM, binding)
        if not self._binds(sentence, predicate, binding):
            return None
        taken = self._protection.barred(predicate) or self._protection.user(predicate)
        if taken is not None:
            return Read(taken, Kind.PROHIBITION, Strength.FIRM, binding)
        who = self._opened_to(predicate) or self._unnamed(sentence, predicate)
        return Read(who, kind, Strength.FIRM, binding)

    def _capped(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return who is spared when what it may owe is capped: "sa garantie est plafonnée à", "sa réparation ne peut dépasser"."""
        subject = predicate.subject
        liability = self._context.turn("liability", subject.start, subject.end)
        words = self._context.words[predicate.verb : min(predicate.verb + 6, predicate.end)]
        if subject.kind is not SubjectKind.THING or liability is None or not _CAPS & set(words):
            return None
        inside = [m for m in sentence.mentions if subject.start <= m.start < subject.end]
        if inside:
            return Who(*self._context.bearer(inside[:1]), Trust.CONTEXT, inside[0])
        own = {"sa", "son", "ses"} & set(self._context.words[subject.start : subject.end])
        return (self._memory.last(subject.start) if own else self._deduction.titled(predicate)) or BOTH_IN_CONTEXT

    def _prevailing(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the party whose word settles a matter: "la voix du directeur l'emporte", "la version mise en ligne par X se substitue"."""
        subject = predicate.subject
        start, end = self._context.core(subject.start, subject.end)
        if predicate.negated or self._context.turn("rulings", start, min(start + 3, end)) is None:
            return None
        if self._context.turn("prevailing", predicate.verb - 1, predicate.verb + 1) is None:
            return None
        inside = [m for m in sentence.mentions if start <= m.start < end]
        who = (
            Who(*self._context.bearer(inside[:1]), Trust.CONTEXT, inside[0]) if inside else self._memory.owner(subject)
        )
        return who if who is not None and who.bearer in (Bearer.CPTS, Bearer.PARTNER) else None

    def _evolving(self, predicate: Predicate) -> Who | None:
        """Return the party that changes a text or a price alone: "l'annexe évolue par simple notification du Groupe"."""
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        if predicate.negated or predicate.restricted or not _EVOLVING & set(predicate.lemmas):
            return None
        if self._context.turn("rule_texts", start, min(start + 4, end)) is None:
            return None
        named = self._context.between(predicate.verb, predicate.end)
        who = Who(*self._context.bearer(named), Trust.CONTEXT, named[0]) if named else None
        return who if who is not None and who.bearer in (Bearer.CPTS, Bearer.PARTNER) else None

    def _kept(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the owner of "le logiciel de l'Éditeur reste sa propriété"."""
        if predicate.negated or self._context.turn("own_property", predicate.verb, predicate.verb + 1) is None:
            return None
        subject = predicate.subject
        inside = [m for m in sentence.mentions if subject.start <= m.start < subject.end]
        if inside:
            return Who(*self._context.bearer(inside[:1]), Trust.CONTEXT, inside[0])
        return self._memory.last(subject.start)

    def _reduced(self, predicate: Predicate) -> Who | None:
        """Return the party that pays less: "la participation est amputée d'un tiers" after "le CHU verse une participation"."""
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        granted = self._context.turn("grants", start, min(start + 4, end)) is not None
        cut = granted and self._context.turn("reductions", predicate.verb, predicate.end) is not None
        return self._deduction.payer() if cut and not predicate.negated else None

    def _opened_to(self, predicate: Predicate) -> Who | None:
        """Return the party of "permet à l'autre de mettre fin", "demeure ouverte à chacun", "facultative pour les libéraux"."""
        free = _FREE & set(self._context.words[predicate.verb : predicate.verb + 4])
        spared = self._protection.spared(predicate)
        if spared is not None:
            return spared
        others = [m for m in self._context.between(predicate.start, predicate.end) if m.target is Target.MEMBERS]
        if free and others:
            return Who(Bearer.OTHER, None, Trust.CONTEXT, others[0])
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

    def _is_inert(self, predicate: Predicate) -> bool:
        """Tell whether a subject is a definition, an aim, the law or a part of the text, of which facts are stated."""
        subject = predicate.subject
        start, end = subject.start, subject.end
        if subject.kind is not SubjectKind.THING:
            return False
        described = self._context.turn("descriptions", end, min(end + 5, predicate.end)) is not None
        return described or self._context.turn("definitions", start, min(start + 2, end)) is not None

    def _spares(self, predicate: Predicate) -> bool:
        """Tell whether even an aim spares: "ces objectifs n'obligent pas l'Association à un résultat"."""
        verbs = self._context.vocabulary.turns.verbs
        lemmas = set(predicate.lemmas) | self._context.participle_lemmas(predicate)
        return predicate.negated and bool(lemmas & (verbs["sparing"] | verbs["causing"] | verbs["reading"]))

    def _kind(self, predicate: Predicate, binding: Binding) -> Kind:
        if binding.deontic is not None:
            return binding.deontic.kind
        if self._context.covers("opening", predicate.verb):
            return Kind.RIGHT
        if {"facultatif", "facultative", "facultatifs", "facultatives"} & set(
            self._context.words[predicate.verb : predicate.verb + 4]
        ):
            return Kind.EXEMPTION
        free = self._context.turn("freedom", predicate.verb - 1, predicate.end) is not None
        following = set(self._context.words[predicate.verb + 1 : predicate.verb + 2])
        free = free or bool(following & {"libre", "libres", "volontaire", "volontaires"})
        return Kind.RIGHT if free else Kind.OBLIGATION

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
        body = any(self._context.turn(key, start, min(start + 4, end)) for key in ("bodies", "committees"))
        acting = body and not lemmas & self._context.vocabulary.idle
        free = self._context.turn("freedom", verb - 1, predicate.end) is not None
        pronoun = subject.kind is SubjectKind.PRONOUN and not lemmas & self._context.vocabulary.idle
        reflexive = self._context.words[verb - 1] in ("se", "s") and bool(lemmas & verbs["reflexive_passives"])
        return later or acting or pronoun or free or reflexive or bool(lemmas & verbs["binding_things"])

    def _states_fact(self, predicate: Predicate) -> bool:
        """Tell whether a passive states a fact: "est composé de", "la convention est conclue"."""
        words = self._context.words
        if words[predicate.verb] in _LATER or predicate.participle is None:
            return False
        lemmas = self._context.participle_lemmas(predicate)
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
        begun = self._context.turn("ongoing", predicate.start, predicate.verb)
        if begun is not None and begun[1] <= predicate.verb:
            return BOTH_IN_CONTEXT
        if self._context.turn("jointly", predicate.verb, predicate.end) or self._by_committee(predicate):
            return BOTH_IN_CONTEXT
        if self._context.turn("two_handed", predicate.start, predicate.end) and not predicate.negated:
            return BOTH_IN_CONTEXT
        if self._is_directed(predicate):
            return Who(Bearer.OTHER, None, Trust.CONTEXT)
        who = self._deduction.giver(predicate) or self._memory.owner(predicate.subject)
        who = who or self._agents.beneficiary(sentence, predicate)
        if who.bearer is Bearer.BOTH:
            found = self._deduction.debtor(predicate) or self._deduction.buyer(predicate) or self._deduced(predicate)
            found = found or self._customary.of(predicate) or self._denials.sanctioned(predicate)
            return found or self._deduction.continued(predicate) or who
        return who

    def _is_directed(self, predicate: Predicate) -> bool:
        """Tell whether those who treat people send them somewhere: "les patients de la filière sont dirigés vers la Clinique"."""
        context = self._context
        start, end = context.core(predicate.subject.start, predicate.subject.end)
        sent = context.action_lemmas(predicate) & context.vocabulary.turns.verbs["directing"]
        people = context.turn("directed_people", start, min(start + 3, end)) is not None
        return bool(sent) and people and predicate.passive and not predicate.negated

    def _by_committee(self, predicate: Predicate) -> bool:
        """Tell whether a committee acts, as subject or after "par": "un bilan est dressé par le comité"."""
        context, words = self._context, self._context.words
        start, end = context.core(predicate.subject.start, predicate.subject.end)
        if predicate.subject.kind is SubjectKind.PRONOUN:
            found = context.turn("committees", max(0, start - _NEAR), start)
            return words[end - 1] in ("il", "celui-ci") and found is not None and context.same_article(found[0], start)
        if context.turn("committees", start, min(start + 3, end)) is not None:
            return True
        at = next((i for i in range(predicate.verb + 1, predicate.end) if words[i] == "par"), None)
        return at is not None and context.turn("committees", at + 1, at + 3) is not None

    def _deduced(self, predicate: Predicate) -> Who | None:
        """Return who bears a clause about a thing already spoken of, or under the title of one party."""
        return self._deduction.keeper(predicate) or self._deduction.titled(predicate)
