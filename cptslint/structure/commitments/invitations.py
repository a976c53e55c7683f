"""What a subordinate clause lets its own subject do.

"… tient une réunion à laquelle la CPTS peut se faire représenter", "le patient est informé qu'il peut quitter le programme".
"""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.closed_words import ALLOWING, OBLIQUE, OBLIQUE_RELATIVES
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.kinds import Kinds
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.records import Binding, Read, Who
from cptslint.structure.permissions import is_allowing, is_told, relative_start
from cptslint.structure.syntax import Predicate, Sentence, SubjectKind

_NEW = frozenset({"un", "une", "deux", "trois", "son", "sa", "ses"})
_DETERMINERS = _NEW | {
    "le",
    "la",
    "les",
    "l",
    "ce",
    "cet",
    "cette",
    "ces",
    "du",
    "des",
    "au",
    "aux",
    "tout",
    "toute",
    "leur",
    "leurs",
}
_BEFORE = 12
"""Tokens in which the noun that the relative pronoun stands for has its determiner."""
_AFTER = 6
"""Tokens from the verb to a subject that follows its infinitive: "à laquelle peut assister le médecin traitant"."""
_TO = frozenset({"auquel", "auxquels", "auxquelles"})
_ENTRUSTING = frozenset({"revenir", "appartenir", "incomber"})
_APART = 2
"""Tokens from a party to the preposition of a relative pronoun that stands for it: a comma at most."""


class Invitations:
    """Reads what "à laquelle", "dans lequel" introduce.

    Args:
        context: The text.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, memory: Memory) -> None:
        self._context = context
        self._memory = memory
        self._kinds = Kinds(context)

    def read(self, sentence: Sentence, predicate: Predicate) -> Read | None:
        """Read an embedded predicate as the right it gives; None when it only describes.

        Args:
            sentence: The sentence it stands in.
            predicate: The finite verb.
        """
        if self._context.words[predicate.verb] in ALLOWING and not predicate.negated and not predicate.restricted:
            told = self._told(sentence, predicate)
            if told is not None:
                return Read(told, Kind.RIGHT, Strength.FIRM, Binding(None, predicate.verb, predicate.verb + 1))
        relative = self._relative(sentence, predicate)
        if relative is None or predicate.negated or predicate.restricted or not self._is_new(sentence, relative):
            return None
        who = self._who(sentence, predicate)
        free = is_allowing(self._context.words, predicate.verb)
        if who is None or who.bearer is Bearer.BOTH:
            return None
        if not free and (predicate.passive or self._kinds.plain(predicate, Bearer.CPTS) is not Kind.RIGHT):
            return None
        return Read(who, Kind.RIGHT, Strength.FIRM, Binding(None, predicate.verb, predicate.verb + 1))

    def _told(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return whom "il" stands for in "le patient est informé qu'il peut": the one who is told."""
        context, subject = self._context, predicate.subject
        que = subject.start - 1
        if (
            subject.kind is not SubjectKind.PRONOUN
            or que <= sentence.start
            or not is_told(context.words, sentence.start, que)
        ):
            return None
        before = [p for p in sentence.predicates if p.verb < que]
        listener = [m for m in sentence.mentions if m.end == que]
        if not listener and before and before[-1].passive:
            listener = list(before[-1].subject.mentions)
        if listener and context.bearer(listener[-1:])[0] is Bearer.OTHER:
            return Who(Bearer.OTHER, None, Trust.ANAPHORA, listener[-1])
        return self._memory.pronoun(subject, self._memory.named_in(sentence, predicate))

    def _relative(self, sentence: Sentence, predicate: Predicate) -> int | None:
        """Return the token of the preposition of the relative pronoun right before the subject or the verb."""
        words, named = self._context.words, predicate.subject.kind in (SubjectKind.MENTION, SubjectKind.PRONOUN)
        at = (predicate.subject.start if named else predicate.verb) - 1
        if named and words[predicate.subject.start] in OBLIQUE_RELATIVES:
            at += 1
        while at > sentence.start and words[at] in ("se", "s", "y"):
            at -= 1
        return relative_start(words, at) if at > sentence.start else None

    def _is_new(self, sentence: Sentence, relative: int) -> bool:
        """Tell whether what the pronoun stands for is met here for the first time, or set apart by a comma."""
        words = self._context.words
        if words[relative - 1] == ",":
            return True
        before = words[max(sentence.start, relative - _BEFORE) : relative]
        verbs = [p.verb for p in sentence.predicates if p.verb < relative]
        return bool(verbs) and next((word in _NEW for word in reversed(before) if word in _DETERMINERS), False)

    def _who(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        context, subject = self._context, predicate.subject
        inverted = context.words[predicate.verb - 1] in OBLIQUE_RELATIVES | {"se", "s"}
        if subject.kind is SubjectKind.MENTION and not inverted:
            return Who(*context.bearer(subject.mentions), Trust.SUBJECT, subject.mentions[-1])
        if subject.kind is SubjectKind.PRONOUN and not inverted:
            return self._memory.pronoun(subject, self._memory.named_in(sentence, predicate))
        return self._inverted(sentence, predicate) if inverted else None

    def _inverted(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return whom the words right after the verb and its infinitive name."""
        context = self._context
        for mention in context.between(predicate.verb + 1, min(sentence.end, predicate.verb + _AFTER)):
            between = context.words[predicate.verb + 1 : mention.start]
            if set(between) & (OBLIQUE | {",", ";"}):
                return None
            return Who(*context.bearer([mention]), Trust.SUBJECT, mention)
        return None


def entrusted(context: Context, predicate: Predicate) -> Who | None:
    """Return the party of "la CPTS, à laquelle il revient de": the one right before the relative pronoun.

    Args:
        context: The text.
        predicate: The impersonal verb.
    """
    words, verb = context.words, predicate.verb
    if predicate.subject.kind is not SubjectKind.IMPERSONAL or not set(predicate.lemmas) & _ENTRUSTING:
        return None
    if verb < _APART + 2 or words[verb - 1] not in ("il", "ne", "n"):
        return None
    at = verb - 1 - (words[verb - 1] != "il")
    relative = at - 1
    if words[relative] == "laquelle" and words[relative - 1] == "a":
        relative -= 1
    elif words[relative] not in _TO:
        return None
    before = [m for m in context.between(max(0, relative - _BEFORE), relative) if relative - m.end < _APART]
    return Who(*context.bearer(before[-1:]), Trust.CHARGE, before[-1]) if before else None
