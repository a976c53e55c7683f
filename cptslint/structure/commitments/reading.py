"""The reading of one predicate whose subject is a party."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.closed_words import OBLIQUE_RELATIVES
from cptslint.structure.commitments.agents import Agents
from cptslint.structure.commitments.bearers import Bearers
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.deduction import Deduction
from cptslint.structure.commitments.defining import definition_start
from cptslint.structure.commitments.denials import Denials
from cptslint.structure.commitments.designated import Designated
from cptslint.structure.commitments.invitations import entrusted
from cptslint.structure.commitments.kinds import Kinds
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.mirrored import Mirrored
from cptslint.structure.commitments.mutual import Mutual
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Governing, Read, Who
from cptslint.structure.commitments.secrecy import Secrecy
from cptslint.structure.commitments.sparing import Sparing
from cptslint.structure.commitments.things import Things
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind
from cptslint.structure.vocabulary import Deontic

_DUTY = frozenset({"doit", "doivent", "devra", "devront", "devrait"})
_RELATIVES = frozenset({"que", "qu", "qui", "dont"}) | OBLIQUE_RELATIVES
_CONDITIONS = frozenset({"si", "lorsque", "lorsqu", "quand"})
_BINDING_RELATIVES = frozenset({"engagement", "obligation-de-resultat", "interdiction", "droit-reserve"})


class Reader:
    """Reads predicates as commitments.

    Args:
        context: The text.
        memory: What pronouns stand for.
        agents: Who acts by complements.
        deduction: Who bears what names nobody.
    """

    def __init__(self, context: Context, memory: Memory, agents: Agents, deduction: Deduction) -> None:
        self._context = context
        self._agents = agents
        self._bearers = Bearers(context, memory, deduction)
        self._kinds = Kinds(context)
        self._things = Things(context, memory, agents, deduction)
        self._denials = Denials(context, memory, agents, deduction)
        self._mirrored = Mirrored(context)
        self._mutual = Mutual(context)
        self._secrecy = Secrecy(context)
        self._sparing = Sparing(context, agents)
        self._designated = Designated(context, agents)

    def read(self, sentence: Sentence, predicate: Predicate, governing: Governing | None) -> Read | None:
        """Read a predicate; None when it binds nobody.

        Args:
            sentence: The sentence it stands in.
            predicate: The finite verb.
            governing: What the sentence inherits from a list or a title.
        """
        read = self._read(sentence, predicate, governing)
        if read is None or not self._mirrored.holds(sentence, predicate, read.who):
            return read
        return replace(read, who=replace(read.who, bearer=Bearer.BOTH, party=None))

    def _read(self, sentence: Sentence, predicate: Predicate, governing: Governing | None) -> Read | None:
        binding = self._binding(predicate)
        begins = definition_start(self._context, sentence)
        if begins is not None and predicate.verb < begins:
            return None
        if predicate.embedded and not self._binds_inside(sentence, predicate, binding):
            return None
        told = self._context.covers("transparent", predicate.verb) and not self._is_common_body(predicate)
        if told or self._context.is_past(predicate):
            return None
        if binding.deontic is None and self._states_fact(sentence, predicate):
            return None
        if self._secrecy.binds_all(predicate):
            return Read(BOTH_IN_CONTEXT, Kind.OBLIGATION, Strength.FIRM, binding)
        charged = entrusted(self._context, predicate)
        if charged is not None and not predicate.negated:
            return Read(charged, Kind.OBLIGATION, Strength.FIRM, binding)
        if binding.deontic is not None and binding.deontic.bearer == "complement":
            return self._complement(sentence, predicate, binding)
        mutual = self._mutual.read(predicate, binding)
        if mutual is not None:
            return mutual
        commanding = self._bearers.commanding(predicate)
        if commanding is not None and binding.deontic is None:
            denied = predicate.negated and not predicate.restricted
            return Read(commanding, Kind.PROHIBITION if denied else Kind.OBLIGATION, Strength.FIRM, binding)
        who = self._bearers.of_subject(sentence, predicate, governing)
        bound = self._binds_subject(predicate) and not self._is_shared(predicate)
        unbound = predicate.passive and binding.deontic is None and not bound
        if unbound and who is not None and who.bearer is Bearer.OTHER and self._is_spared(predicate):
            return Read(who, Kind.EXEMPTION, Strength.FIRM, binding)
        if who is None or (unbound and who.bearer is Bearer.OTHER):
            designated = self._designated.read(sentence, predicate, binding)
            return designated or self._things.read(sentence, predicate, binding)
        if who.bearer is Bearer.OTHER:
            who = self._bearers.for_party(predicate, who)
        acting = governing is not None and governing.who.bearer is who.bearer
        return self._with_subject(sentence, predicate, who, binding, acting=acting)

    def _is_common_body(self, predicate: Predicate) -> bool:
        """Tell whether a body of both parties acts: "le comité réalise chaque année une évaluation" states no activity."""
        start, end = self._context.core(predicate.subject.start, predicate.subject.end)
        return self._context.turn("committees", start, min(start + 3, end)) is not None

    def _states_fact(self, sentence: Sentence, predicate: Predicate) -> bool:
        """Tell whether "depuis 2021", "à ce jour" make a plain verb a fact."""
        around = self._context.turn("facts", sentence.start, min(predicate.verb + 4, predicate.end))
        return around is not None and not self._context.is_future(predicate) and not predicate.negated

    def _binds_inside(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> bool:
        """Tell whether a relative clause binds by itself ("un intervenant, que la CPTS s'engage à recevoir")."""
        duty = self._context.words[predicate.verb] in _DUTY
        if self._context.turn("alone", predicate.verb, predicate.verb + 1) and predicate.subject.mentions:
            return True
        if (
            duty
            or predicate.subject.kind is SubjectKind.PRONOUN
            or binding.deontic is None
            or binding.deontic.name not in _BINDING_RELATIVES
        ):
            return False
        before = set(self._context.words[max(sentence.start, predicate.start - 2) : predicate.verb])
        return bool(before & _RELATIVES) and not before & _CONDITIONS

    def _binding(self, predicate: Predicate) -> Binding:
        """Return the entry with the longest words that hold the verb, the first of the pack when several are as long.

        The words of a bearer-subject entry begin at the verb or at its reflexive pronoun; those of a bearer-complement
        entry may begin before ("faculté est laissée à").
        """
        best, longest = Binding(None, predicate.verb, predicate.verb + 1), 0
        for entry in self._context.vocabulary.deontics:
            first = predicate.verb - 1 if entry.bearer == "subject" else max(predicate.start, predicate.verb - 25)
            for start, end in self._context.deontics(entry.name, first, predicate.verb + 1):
                if predicate.verb < end <= predicate.end + 1 and end - start > longest:
                    best, longest = Binding(entry, start, end), end - start
        return best

    def _complement(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> Read | None:
        deontic = binding.deontic
        who = self._agents.complement(sentence, predicate, binding)
        agent = (
            self._agents.agent(sentence, predicate)
            if predicate.passive and who is not None and who.bearer is Bearer.OTHER
            else None
        )
        if who is None or deontic is None or agent is not None:
            return self._things.read(sentence, predicate, replace(binding, deontic=None))
        negated = predicate.negated or self._denials.subject_denied(predicate)
        kind = deontic.denied if negated else deontic.kind
        if negated and self._context.turn("in_the_name", binding.end, predicate.end):
            kind = Kind.PROHIBITION
        charged = self._context.participle_lemmas(predicate) & self._context.vocabulary.turns.verbs["charging"]
        if negated and charged and self._kinds.on_conditions(predicate):
            return self._things.read(sentence, predicate, replace(binding, deontic=None))
        if kind is None:
            return None
        if "interdi" in " ".join(self._context.words[binding.start : binding.end]):
            kind = Kind.PROHIBITION
        impersonal = predicate.subject.kind is SubjectKind.IMPERSONAL
        trust = Trust.IMPERSONAL if impersonal and who.trust is Trust.CHARGE else who.trust
        return Read(replace(who, trust=trust), kind, deontic.strength, binding)

    def _with_subject(
        self, sentence: Sentence, predicate: Predicate, who: Who, binding: Binding, *, acting: bool
    ) -> Read | None:
        """Read a predicate of a party; one that acts stands under a title or a list that says what it does."""
        deontic = binding.deontic
        movable = deontic is None or deontic.name in ("engagement", "droit")
        if predicate.passive and movable and not self._is_bound(predicate, deontic):
            found = self._passive_party(sentence, predicate, who, binding)
            if found is None and predicate.subject.kind is SubjectKind.PRONOUN:
                return self._things.read(sentence, predicate, binding)
            return found
        if deontic is None:
            return self._plain(sentence, predicate, who, binding, acting=acting)
        kind = self._kind(deontic, predicate)
        if kind is None:
            return None
        return Read(who, kind, self._strength(deontic, sentence, predicate), binding)

    def _is_bound(self, predicate: Predicate, deontic: Deontic | None) -> bool:
        """Tell whether "est tenue de", "est chargée de" make the subject itself act."""
        return deontic is not None and deontic.name == "engagement" and self._context.words[predicate.verb] not in _DUTY

    def _kind(self, deontic: Deontic, predicate: Predicate) -> Kind | None:
        if predicate.restricted and deontic.kind is Kind.RIGHT:
            return Kind.PROHIBITION
        if not predicate.negated:
            return deontic.kind
        if deontic.name == "engagement" and self._context.words[predicate.verb] in _DUTY:
            if self._kinds.owes_nothing(predicate):
                return Kind.EXEMPTION
            return Kind.EXEMPTION if self._context.spared(predicate, after=True) else Kind.PROHIBITION
        return deontic.denied

    def _strength(self, deontic: Deontic, sentence: Sentence, predicate: Predicate) -> Strength:
        if deontic.strength is Strength.FIRM and self._context.has("moyens", sentence.start, sentence.end):
            return Strength.EFFORT
        if self._context.has("obligation-de-resultat", predicate.start, predicate.end):
            return Strength.RESULT
        return deontic.strength

    def _plain(
        self, sentence: Sentence, predicate: Predicate, who: Who, binding: Binding, *, acting: bool
    ) -> Read | None:
        """Read a plain verb with a party as subject."""
        unexpected = self._sparing.unexpected(predicate, binding)
        if unexpected is not None:
            return unexpected
        duty = self._kinds.duty(predicate)
        if duty is not None:
            return Read(who, duty, Strength.FIRM, binding)
        if self._context.words[predicate.verb + 1 : predicate.verb + 2] == ("destinataire",) and not predicate.negated:
            giver = Who(*self._context.opposite(who.bearer), Trust.CONTEXT)
            return Read(giver, Kind.OBLIGATION, Strength.FIRM, binding)
        adjective = self._context.turn("spared", predicate.verb, min(predicate.verb + 5, predicate.end))
        free = self._context.turn("freedom", predicate.verb - 1, predicate.end) or self._shows(predicate)
        if self._is_elliptic(predicate):
            return Read(who, Kind.EXEMPTION if predicate.negated else Kind.OBLIGATION, Strength.FIRM, binding)
        gathers = acting and bool(set(predicate.lemmas) & self._context.vocabulary.turns.verbs["gathering"])
        if self._kinds.idle(predicate) and not (free or gathers) and not (predicate.negated and adjective):
            return None
        strength = Strength.EFFORT if self._context.has("moyens", sentence.start, sentence.end) else Strength.FIRM
        return Read(who, self._kinds.plain(predicate, who.bearer), strength, binding)

    def _is_elliptic(self, predicate: Predicate) -> bool:
        """Tell whether "l'est" repeats what another is: "le CHU est responsable de son fichier ; la CPTS l'est du sien"."""
        return "etre" in predicate.lemmas and self._context.words[predicate.verb - 1] == "l" and not predicate.passive

    def _shows(self, predicate: Predicate) -> tuple[int, int] | None:
        """Return where a party makes use of what is another's ("dispose du nom et du logo de la CPTS")."""
        return None if predicate.negated else self._context.turn("showing", predicate.verb - 2, predicate.verb + 1)

    def _passive_party(self, sentence: Sentence, predicate: Predicate, who: Who, binding: Binding) -> Read | None:
        """Read "La CPTS est informée par l'Établissement": whoever must act bears it."""
        reachable = (
            predicate.participle is not None and "pouvoir" in self._context.words[predicate.verb : predicate.participle]
        )
        found = self._agents.agent(sentence, predicate) if not reachable else who
        if found is None and predicate.negated and self._is_judged(predicate):
            return Read(who, Kind.EXEMPTION, Strength.FIRM, binding)
        if found is None:
            found = self._passive_without_agent(predicate, who)
        if found is None:
            return None
        if found.trust is Trust.ANAPHORA and who.bearer is Bearer.BOTH:
            found = replace(who, trust=Trust.CONTEXT)
        kind = Kind.OBLIGATION if binding.deontic is None else binding.deontic.kind
        if predicate.negated:
            kind = Kind.EXEMPTION if self._binds_subject(predicate) else self._kinds.denial(predicate)
        elif predicate.restricted:
            kind = self._kinds.restricted(predicate)
        return Read(found, kind, Strength.FIRM, binding)

    def _is_spared(self, predicate: Predicate) -> bool:
        """Tell whether "aucun soignant n'est engagé par la convention" spares people."""
        lemmas = self._context.participle_lemmas(predicate)
        bound = lemmas & (self._context.vocabulary.turns.verbs["judging"] | {"tenir", "lier"})
        return predicate.negated and bool(bound)

    def _is_judged(self, predicate: Predicate) -> bool:
        """Tell whether a passive charges its subject with something ("être recherchée", "être regardée comme")."""
        lemmas = self._context.participle_lemmas(predicate)
        return bool(lemmas & self._context.vocabulary.turns.verbs["judging"])

    def _passive_without_agent(self, predicate: Predicate, who: Who) -> Who | None:
        """Return who makes the subject receive something ("est informée"), or the subject that is itself bound."""
        lemmas = self._context.participle_lemmas(predicate)
        if lemmas & self._context.vocabulary.receiving:
            return Who(*self._context.opposite(who.bearer), Trust.CONTEXT)
        return who if self._binds_subject(predicate) else None

    def _is_shared(self, predicate: Predicate) -> bool:
        """Tell whether people of both parties are the subject ("leurs personnels et intervenants")."""
        start = predicate.subject.start
        return bool({"leur", "leurs"} & set(self._context.words[max(0, start - 3) : start + 1]))

    def _binds_subject(self, predicate: Predicate) -> bool:
        """Tell whether a passive binds its own subject ("est placée sous", "sont astreints à")."""
        lemmas = self._context.participle_lemmas(predicate)
        verbs = self._context.vocabulary.turns.verbs
        people = any(mention.role for mention in predicate.subject.mentions)
        return bool(lemmas & verbs["binding_passives"]) or (people and bool(lemmas & verbs["lending_people"]))
