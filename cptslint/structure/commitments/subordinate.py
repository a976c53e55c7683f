"""Subordinate clauses that bind by themselves: "sans que X puisse…", "un taux que X arrête"."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.defining import definition_start
from cptslint.structure.commitments.invitations import Invitations
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.people import People
from cptslint.structure.commitments.records import Binding, Read, Who
from cptslint.structure.mentions import Target
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_SINGLE = (Bearer.CPTS, Bearer.PARTNER)
_ABLE = frozenset({"puisse", "puissent"})
_OUGHT = frozenset({"doive", "doivent"})
_HAVE = frozenset({"ait", "aient"})
_NEAR = 8
_USES = frozenset({"consulter", "recevoir", "utiliser", "employer", "souhaiter"})
"""What a definition says of whoever profits from a thing, which is no duty: "l'annuaire que la Clinique consulte"."""
_HEAD = 4
"""Tokens in which a definition names the people it is about."""
_JOINERS = frozenset({"et", ","})
_INDEFINITES = frozenset({"un", "une", "deux", "trois", "tout", "toute"})
_DETERMINERS = _INDEFINITES | {
    "le",
    "la",
    "les",
    "l",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "du",
    "des",
    "au",
    "aux",
}
_RELATIVES = frozenset({"que", "qu", "dont", "lequel", "laquelle", "lesquels", "lesquelles"})


class Subordinate:
    """Reads embedded predicates.

    Args:
        context: The text.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, memory: Memory) -> None:
        self._context = context
        self._memory = memory
        self._people = People(context, memory)
        self._invitations = Invitations(context, memory)

    def read(self, sentence: Sentence, predicate: Predicate) -> Read | None:
        """Read an embedded predicate; None when it binds nobody.

        Args:
            sentence: The sentence it stands in.
            predicate: The finite verb.
        """
        returned = self._returned(predicate) or self._voice(predicate) or self._superior(sentence, predicate)
        returned = returned or self._invitations.read(sentence, predicate)
        if returned is not None:
            return returned
        who = (
            self._who(sentence, predicate)
            or self._inverted(sentence, predicate)
            or self._described(sentence, predicate)
        )
        if who is None or predicate.passive:
            return None
        kind = self._without(sentence, predicate) or self._settled(sentence, predicate, who)
        kind = kind or self._defined(sentence, predicate, who) or self._bound(sentence, predicate, who)
        return Read(who, kind, Strength.FIRM, Binding(None, predicate.verb, predicate.verb + 1)) if kind else None

    def _returned(self, predicate: Predicate) -> Read | None:
        """Read "prête une salle, qui lui est rendue en l'état": whoever got it gives it back."""
        words, verb = self._context.words, predicate.verb
        returns = self._context.participle_lemmas(predicate) & self._context.vocabulary.turns.verbs["returning"]
        if not (returns and predicate.passive) or words[verb - 2 : verb] != ("qui", "lui"):
            return None
        lender = self._memory.last(verb)
        if lender is None or lender.bearer not in _SINGLE:
            return None
        who = Who(*self._context.opposite(lender.bearer), Trust.CONTEXT)
        return Read(who, Kind.OBLIGATION, Strength.FIRM, Binding(None, verb, verb + 1))

    def _who(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        subject = predicate.subject
        if subject.kind is SubjectKind.MENTION:
            bearer, party = self._context.bearer(subject.mentions)
            return Who(bearer, party, Trust.SUBJECT, subject.mentions[-1])
        if subject.kind is SubjectKind.PRONOUN:
            return self._memory.pronoun(subject, self._memory.named_in(sentence, predicate))
        return None

    def _described(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the employer of the people that a definition describes: "l'infirmière salariée de la Clinique, qui rappelle"."""
        context, begins = self._context, definition_start(self._context, sentence)
        if begins is None or predicate.verb < begins or context.words[predicate.subject.end - 1] != "qui":
            return None
        people = context.turn("people", begins, min(begins + _HEAD, predicate.verb))
        near = [m for m in context.between(begins, predicate.verb) if context.bearer([m])[0] is not Bearer.OTHER]
        return Who(*context.bearer(near[:1]), Trust.CONTEXT, near[0]) if people is not None and near else None

    def _inverted(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the party of "celui que fixe le directeur de l'Établissement"."""
        words, verb = self._context.words, predicate.verb
        after = self._context.mention_after(verb + 1, sentence.end)
        if words[verb - 1] not in ("que", "qu") or after is None or after.start != verb + 1:
            return None
        return Who(*self._context.bearer([after]), Trust.SUBJECT, after)

    def _defined(self, sentence: Sentence, predicate: Predicate, who: Who) -> Kind | None:
        """Return an obligation for what a definition makes a party do: "« Concours » : l'aide que la CPTS procure à"."""
        begins = definition_start(self._context, sentence)
        if begins is None or predicate.verb < begins or who.bearer is Bearer.OTHER or self._context.is_past(predicate):
            return None
        acts = not set(predicate.lemmas) <= self._context.vocabulary.idle | _USES
        if predicate.negated or predicate.restricted or not acts:
            return None
        return Kind.RIGHT if set(predicate.lemmas) & {"pouvoir"} else Kind.OBLIGATION

    def _bound(self, sentence: Sentence, predicate: Predicate, who: Who) -> Kind | None:
        """Return what a relative clause that ends the sentence binds a party to: "un crédit que la CPTS règle dans le mois"."""
        first = min(predicate.subject.start, predicate.verb)
        relative = first > sentence.start and self._context.words[first - 1] in _RELATIVES
        later = any(p.verb > predicate.verb and not p.embedded for p in sentence.predicates)
        if not relative or later or who.bearer not in _SINGLE or self._context.is_past(predicate):
            return None
        if predicate.restricted:
            return Kind.PROHIBITION
        verbs, lemmas = self._context.vocabulary.turns.verbs, set(predicate.lemmas)
        added = self._context.words[first - 2] in _JOINERS and lemmas & verbs["returning"]
        binds = added or (lemmas & verbs["relative_duties"] and self._is_new(first - 1))
        return Kind.OBLIGATION if binds and not predicate.negated else None

    def _is_new(self, relative: int) -> bool:
        """Tell whether an indefinite noun stands before a relative pronoun: "les sommes que la CPTS verse" are known already."""
        before = self._context.words[max(0, relative - _NEAR) : relative]
        return next((word in _INDEFINITES for word in reversed(before) if word in _DETERMINERS), False)

    def _voice(self, predicate: Predicate) -> Read | None:
        """Read "le directeur, dont la voix l'emporte", "dont la décision clôt la discussion": the one who has the last word."""
        context, at = self._context, predicate.subject.start
        if predicate.subject.kind is not SubjectKind.THING or predicate.negated or predicate.passive:
            return None
        dont = next((i for i in range(predicate.verb - 1, at - 2, -1) if context.words[i] == "dont"), None)
        if dont is None or context.turn("rulings", dont, dont + 3) is None:
            return None
        ends = any(context.turn(key, predicate.verb - 1, predicate.verb + 1) for key in ("prevailing", "closing"))
        who = self._antecedent(dont) if ends else None
        return Read(who, Kind.RIGHT, Strength.FIRM, Binding(None, predicate.verb, predicate.verb + 1)) if who else None

    def _superior(self, sentence: Sentence, predicate: Predicate) -> Read | None:
        """Read "sous l'autorité du cadre de santé, qui arrête ses horaires"."""
        if self._context.turn("authority", predicate.verb, predicate.verb + 1) is None or predicate.negated:
            return None
        who = self._people.of(sentence, predicate)
        return Read(who, Kind.RIGHT, Strength.FIRM, Binding(None, predicate.verb, predicate.verb + 1)) if who else None

    def _antecedent(self, relative: int) -> Who | None:
        """Return the party that the words before a relative pronoun name or belong to."""
        near = self._context.between(max(0, relative - _NEAR), relative)
        who = Who(*self._context.bearer(near[-1:]), Trust.CONTEXT, near[-1]) if near else None
        if who is not None and who.bearer in _SINGLE:
            return who
        head = self._context.turn("heads", max(0, relative - _NEAR), relative)
        return Who(*self._context.opposite(self._context.association()), Trust.CONTEXT) if head is not None else None

    def _without(self, sentence: Sentence, predicate: Predicate) -> Kind | None:
        """Return the kind of "sans que X puisse", which forbids, and of "sans que X ait à", which spares."""
        words, at = self._context.words, predicate.subject.start
        if at - 2 < sentence.start or words[at - 1] not in ("que", "qu") or words[at - 2] != "sans":
            return None
        word = words[predicate.verb]
        if word in _ABLE:
            return Kind.PROHIBITION
        spared = word in _OUGHT or (word in _HAVE and "a" in words[predicate.verb + 1 : predicate.verb + 3])
        return Kind.EXEMPTION if spared else None

    def _settled(self, sentence: Sentence, predicate: Predicate, who: Who) -> Kind | None:
        """Return a right for "un taux que le directeur arrête"."""
        first = min(predicate.subject.start, predicate.verb)
        mentions = predicate.subject.mentions or ((who.mention,) if who.mention is not None else ())
        relative = self._context.words[first - 1] in _RELATIVES if first > sentence.start else False
        alone = who.bearer in _SINGLE and len(mentions) == 1 and mentions[0].target is Target.PARTY
        settles = set(predicate.lemmas) & self._context.vocabulary.turns.verbs["settling"]
        denied = predicate.negated or self._context.is_past(predicate)
        return Kind.RIGHT if relative and alone and settles and not denied else None
