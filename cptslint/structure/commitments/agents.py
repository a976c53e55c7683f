"""Whoever must act when the subject is a thing: "par la CPTS", "à la charge de X", "il lui revient de"."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.people import People
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, Subject, SubjectKind

_PRONOUNS = frozenset({
    "elle", "lui", "celle-ci", "celui-ci", "derniere", "dernier", "elles", "eux", "ceux-ci", "celles-ci",
    "chacune", "chacun",
})  # fmt: skip
_BEFORE_PRONOUN = frozenset({"seule", "seul", "exclusive", "entiere", "cette", "ce", "l", "la"})
_OF = frozenset({"de", "du", "d", "des"})
_TO = frozenset({"a", "au", "aux"})
_STOP = frozenset({",", "et", ";", ":", "pour", "afin"})
_WINDOW = 9
_FAR = 12
_SHARES = frozenset({"participation", "concours", "contribution", "aide", "cofinancement"})
_JOINING = frozenset({"et", "ou", "ni"})
_PLACES = frozenset({"sur", "dans", "via"})


class Agents:
    """Finds who acts by the complements of a predicate.

    Args:
        context: The text.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, memory: Memory) -> None:
        self._context = context
        self._memory = memory
        self._people = People(context, memory)

    def agent(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return whoever stands after "par" in a passive, both when each does a part."""
        begin = predicate.participle if predicate.participle is not None else predicate.verb
        if "pouvoir" in self._context.words[predicate.verb : begin]:
            return None  # "doit pouvoir être contacté par les Experts": whoever must be there is not the one who calls
        found = [m for m in sentence.mentions if begin < m.start < predicate.end and self._by(begin, m)]
        if not found or found[0].target is Target.THIRD:
            head = self._head_agent(begin, predicate)
            if head is not None:
                return head
        if not found:
            return self._agent_pronoun(begin, predicate)
        first = found[0]
        own = {"son", "sa", "ses"} & set(self._context.words[first.start : first.end])
        if first.target is Target.THIRD and own and first.owner is None:
            who = self._memory.last(first.start)
            return Who(who.bearer, who.party, Trust.AGENT) if who is not None else None
        if first.target is Target.PARTY and self._by_each(found):
            return Who(Bearer.BOTH, None, Trust.AGENT, first)
        group = [mention for mention in self._context.group(first) if mention.start < predicate.end]
        if first.target is Target.PARTY and self._is_shared(sentence, group[-1]):
            return Who(Bearer.BOTH, None, Trust.AGENT, first)
        bearer, party = self._context.bearer(group)
        return Who(bearer, party, Trust.AGENT, first)

    def nominal(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the party of "donne lieu au remboursement, par l'Occupant, de": who does what a noun names."""
        if self._context.turn("giving_rise", predicate.verb, predicate.verb + 1) is None:
            return None
        words = self._context.words
        for mention in sentence.mentions:
            near = predicate.verb < mention.start < predicate.end and mention.target is Target.PARTY
            if near and words[mention.start - 1] == "par" and not self._context.is_participle(mention.start - 2):
                return Who(*self._context.bearer([mention]), Trust.AGENT, mention)
        return None

    def _is_shared(self, sentence: Sentence, agent: Mention) -> bool:
        """Tell whether another side takes part: "avec une participation de B", "B y participant", "ou par B"."""
        words = self._context.words
        side = self._context.bearer([agent])
        for mention in sentence.mentions:
            if not agent.end < mention.start <= agent.end + _FAR or self._context.bearer([mention])[0] in (
                side[0],
                Bearer.OTHER,
            ):
                continue
            between = words[agent.end : mention.start]
            helped = "avec" in between and bool(_SHARES & set(between)) and between[-1] in _OF
            helping = words[mention.end : mention.end + 2] in (("y", "participant"), ("y", "contribuant"))
            either = "ou" in between and "par" in between[between.index("ou") :]
            if helped or helping or either:
                return True
        return False

    def _by(self, begin: int, mention: Mention) -> bool:
        """Tell whether "par" governs a mention, and belongs to the participle at `begin`."""
        words = self._context.words
        low = max(begin, mention.start - _WINDOW)
        at = next((i for i in range(mention.start - 1, low - 1, -1) if words[i] == "par"), None)
        if at is None or _STOP & set(words[at + 1 : mention.start]):
            return False
        after = words[at + 1 : mention.start]
        if after and after[0] in _PRONOUNS and not _OF & set(after[1:2]):
            return False
        organ = not after or after[-1] in _OF or len(after) <= 2
        return organ and not self._other_participle(begin, at)

    def _other_participle(self, begin: int, at: int) -> bool:
        """Tell whether "par" follows another participle, as in "au lieu proposé par", or goes on with a "par" that does."""
        words = self._context.words
        if words[at - 1] in _JOINING:
            earlier = next((i for i in range(at - 2, begin, -1) if words[i] == "par"), None)
            return earlier is not None and self._other_participle(begin, earlier)
        if at - 1 == begin or not self._context.is_participle(at - 1):
            return False
        return words[at - 2] not in (
            "et",
            "ou",
            "ni",
            ",",
            "puis",
            "est",
            "sont",
            "ete",
        ) and not self._context.is_participle(at - 2)

    def _by_each(self, found: list[Mention]) -> bool:
        """Tell whether "financée pour deux tiers par A et pour un tiers par B" shares one participle."""
        if len(found) < 2:
            return False
        first, second = found[0], found[1]
        between = self._context.words[first.end : second.start]
        participles = self._context.vocabulary.participles
        alone = {self._context.bearer([m])[0] for m in (first, second)} == {Bearer.CPTS, Bearer.PARTNER}
        return alone and bool({"et", "moitie"} & set(between)) and not any(word in participles for word in between)

    def _agent_pronoun(self, begin: int, predicate: Predicate) -> Who | None:
        """Return whom "par cette dernière", "par celui-ci" stands for."""
        words = self._context.words
        for at in range(begin + 1, min(predicate.end, begin + 12) - 1):
            if words[at] == "par" and not self._other_participle(begin, at):
                return self._pronoun(at + 1, min(at + 3, predicate.end), frozenset())
        return None

    def _head_agent(self, begin: int, predicate: Predicate) -> Who | None:
        """Return the partner for "par le chef de pôle", "par le médecin régulateur"."""
        words = self._context.words
        at = next((i for i in range(begin + 1, predicate.end - 1) if words[i] == "par"), None)
        if at is None or self._other_participle(begin, at):
            return None
        who = self._people.head(Subject(SubjectKind.THING, at + 1, min(at + 4, predicate.end)))
        return replace(who, trust=Trust.AGENT) if who is not None else None

    def stressed(self, predicate: Predicate) -> Who | None:
        """Return whom "sur eux", "à celle-ci" stand for right after a verb."""
        words = self._context.words
        for at in range(predicate.verb + 1, min(predicate.verb + 4, predicate.end - 1)):
            if words[at] in ("sur", "a", "contre", "de", "d") and words[at + 1] in _PRONOUNS:
                return self._pronoun(at + 1, at + 2, frozenset())
        return None

    def complement(self, sentence: Sentence, predicate: Predicate, binding: Binding) -> Who | None:
        """Return whom "incombe à", "est à la charge de" name."""
        words = self._context.words
        low = max(sentence.start, predicate.verb - 1 - (words[predicate.verb - 1] in ("en", "y")))
        clitic = [i for i in range(low, predicate.verb) if words[i] in ("lui", "leur")]
        if clitic:
            return self._memory.clitic(clitic[0])
        mention = self._context.mention_after(binding.end, predicate.end + 1) or self._before(predicate)
        if mention is not None and self._is_cleft(binding.start, mention):
            return None
        if mention is None and words[binding.end] == "personne":
            return BOTH_IN_CONTEXT
        if mention is None and words[binding.end] == "nous":
            return replace(BOTH_IN_CONTEXT, trust=Trust.CHARGE)
        if mention is not None:
            bearer, party = self._context.bearer(self._context.group(mention))
            nobody = words[mention.start : mention.end] == ("personne",)
            return BOTH_IN_CONTEXT if nobody else Who(bearer, party, Trust.CHARGE, mention)
        if words[binding.end - 1] == "pour" and words[binding.end] in _PRONOUNS:
            near = [m for m in sentence.mentions if m.end <= binding.start and m.target is Target.PARTY]
            if near:
                return Who(*self._context.bearer(near[-1:]), Trust.ANAPHORA, near[-1])
        return self._pronoun(binding.end, min(binding.end + 3, sentence.end), frozenset())

    def pronoun(self, start: int, end: int) -> Who | None:
        """Return whom "celle-ci", "cette dernière" at a token stand for."""
        return self._pronoun(start, end, frozenset())

    def _pronoun(self, start: int, end: int, named: frozenset[int]) -> Who | None:
        for index in range(start, end):
            word = self._context.words[index]
            if word in _PRONOUNS:
                return self._memory.pronoun(Subject(SubjectKind.PRONOUN, index, index + 1), named, acting=True)
            if word not in _BEFORE_PRONOUN:
                return None
        return None

    def _before(self, predicate: Predicate) -> Mention | None:
        """Return the party of "à la CPTS revient le soin de", "c'est à la CPTS qu'il revient"."""
        words = self._context.words
        verb = predicate.verb
        while words[verb - 1] in ("il", "que", "qu", "lui", ","):
            verb -= 1
        near = self._context.between(max(0, verb - 14), verb)
        last = near[-1] if near and near[-1].end == verb else None
        return last if last is not None and words[last.start - 1] in (*_TO, "sur") else None

    def heads(self, sentence: Sentence) -> list[tuple[Binding, Mention]]:
        """Return the bearer-complement words of a sentence that a party follows."""
        found = []
        for entry in self._context.vocabulary.deontics:
            if entry.bearer != "complement":
                continue
            for start, end in self._context.deontics(entry.name, sentence.start, sentence.end):
                mention = self._context.mention_after(end, sentence.end)
                aside = self._context.words[start : start + 3] == ("a", "charge", "pour")
                if mention is not None and not aside and not self._is_cleft(start, mention):
                    found.append((Binding(entry, start, end), mention))
        return found

    def _is_cleft(self, start: int, mention: Mention) -> bool:
        """Tell whether "c'est à l'Établissement que…" stresses a complement, and lays nothing upon it."""
        words = self._context.words
        return words[start] == "c" and words[mention.end : mention.end + 1] in (("que",), ("qu",))

    def charged(self, sentence: Sentence, predicate: Predicate) -> tuple[Binding, Who] | None:
        """Return "aux frais de X", "à la charge de X", "à sa charge" inside the clause of a predicate."""
        for binding, mention in self.heads(sentence):
            if predicate.start <= binding.start and binding.end <= predicate.end + 1:
                bearer, party = self._context.bearer(self._context.group(mention))
                return binding, Who(bearer, party, Trust.CHARGE, mention)
        own = self._context.turn("own_charge", predicate.start, predicate.end)
        who = self._memory.last(own[0]) if own is not None else None
        return (Binding(None, *own), who) if own is not None and who is not None else None

    def beneficiary(self, sentence: Sentence, predicate: Predicate) -> Who:
        """Return whoever is not the one the thing is done for; both when nobody is named."""
        words = self._context.words
        for mention in sentence.mentions:
            towards = words[mention.start - 1] in (*_TO, "aupres") or self.profits(mention)
            if predicate.verb < mention.start < predicate.end and towards:
                bearer, _ = self._context.bearer(self._context.group(mention))
                if mention.target is Target.MEMBERS and mention.party is not None:
                    bearer = self._context.parties[mention.party].role
                if bearer in (Bearer.CPTS, Bearer.PARTNER):
                    return Who(*self._context.opposite(bearer), Trust.CONTEXT)
        found = self._dative(predicate) or self._host(sentence, predicate)
        if found is not None:
            return found
        subject = predicate.subject
        first, stop = self._context.core(subject.start, subject.end)
        owners = {self._context.bearer([m]) for m in sentence.mentions if first <= m.start < stop}
        bearer, party = next(iter(owners)) if len(owners) == 1 else (Bearer.BOTH, None)
        return Who(bearer, party, Trust.CONTEXT) if bearer in (Bearer.CPTS, Bearer.PARTNER) else BOTH_IN_CONTEXT

    def _host(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return whoever keeps the site or the server on which something is done: "mentionnée sur le site de X", "hébergées chez X"."""
        if not predicate.passive:
            return None
        words = self._context.words
        for mention in sentence.mentions:
            if not predicate.verb < mention.start < predicate.end:
                continue
            at = mention.start - 1
            tool = self._context.turn("tools", max(predicate.verb, at - 4), at)
            placed = tool is not None and bool(_PLACES & set(words[max(predicate.verb, tool[0] - 2) : tool[0]]))
            if words[at] == "chez" or (placed and (words[at] in _OF or words[mention.start] in _OF)):
                who = Who(*self._context.bearer([mention]), Trust.CONTEXT, mention)
                return who if who.bearer in (Bearer.CPTS, Bearer.PARTNER) else None
        return None

    def _dative(self, predicate: Predicate) -> Who | None:
        """Return whoever gives what "les crédits lui sont restitués" gives back; "lui est facturé" makes the other pay."""
        words = self._context.words
        if not predicate.passive or "lui" not in words[max(predicate.start, predicate.verb - 2) : predicate.verb]:
            return None
        if {"autre", "autres"} & set(words[predicate.start : predicate.verb]):
            return None
        receiver = self._memory.last(predicate.verb)
        if receiver is None or receiver.bearer not in (Bearer.CPTS, Bearer.PARTNER):
            return None
        pays = self._context.participle_lemmas(predicate) & self._context.vocabulary.turns.verbs["charging"]
        bearer, party = (receiver.bearer, receiver.party) if pays else self._context.opposite(receiver.bearer)
        return Who(bearer, party, Trust.CONTEXT)

    def profits(self, mention: Mention) -> bool:
        """Tell whether a mention stands in "au profit de", "au bénéfice de"."""
        return bool(
            {"profit", "benefice", "disposition", "attention", "intention"}
            & set(self._context.words[max(0, mention.start - 3) : mention.start])
        )
