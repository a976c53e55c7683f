"""Subjects that a subordinate clause separates from their verb."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.structure.closed_words import RELATIVES
from cptslint.structure.mention import Mention
from cptslint.structure.phrase import Phrase
from cptslint.structure.subject import Subject, SubjectKind

_BEFORE_RELATIVE = frozenset({",", "a", "sur", "par", "pour", "avec", "dans", "de", "selon", "chez"})


class Interrupted:
    """Finds the subject that stands before a subordinate clause.

    Args:
        phrase: The sentence.
        verbs: Its finite verbs.
    """

    def __init__(self, phrase: Phrase, verbs: Sequence[int]) -> None:
        self._phrase = phrase
        self._words = phrase.words
        self._verbs = verbs

    def outer(self, position: int, subjects: Sequence[Subject], embedded: Sequence[bool]) -> Subject | None:
        """Return the subject that the relative clause before a verb interrupts."""
        antecedent = self._before_qui(position, subjects)
        if antecedent is not None:
            return antecedent
        for index in range(position - 1, -1, -1):
            if not embedded[index]:
                return subjects[index]
        return self._before_subordinate(subjects[0]) if subjects else None

    def _before_subordinate(self, first: Subject) -> Subject | None:
        """Return what the first clause of a sentence interrupts: "La CPTS, à qui elles appartiennent, en obtient copie"."""
        limit = first.start + 1 if first.kind is SubjectKind.PRONOUN else self._verbs[0]
        opener = next((i for i in range(self._phrase.start, limit) if self._opens(i, first)), None)
        if opener is None or opener == self._phrase.start or first.start < self._phrase.start:
            return None
        at = opener
        while at - 1 > self._phrase.start and self._words[at - 1] in _BEFORE_RELATIVE:
            at -= 1
        mention = self._phrase.ending.get(at)
        if mention is not None and not self._phrase.oblique(mention):
            return self._coordinated(mention)
        leading = next((m for m in self._phrase.mentions if m.start == self._phrase.start), None)
        if leading is not None and self._words[leading.end] == ",":
            return Subject(SubjectKind.MENTION, leading.start, leading.end, (leading,))
        return Subject(SubjectKind.THING, self._phrase.start, opener)

    def _opens(self, at: int, first: Subject) -> bool:
        """Tell whether a token opens the clause of the first subject."""
        word = self._words[at]
        if word == "qui":
            return True
        if first.kind is not SubjectKind.PRONOUN:
            return word in RELATIVES and word != "ou"
        conditional = word in ("si", "s", "lorsque", "lorsqu", "quand") and self._words[at - 1] == ","
        return first.kind is SubjectKind.PRONOUN and at == first.start - 1 and (word in RELATIVES or conditional)

    def _before_qui(self, position: int, subjects: Sequence[Subject]) -> Subject | None:
        """Return the subject right before the last "qui": "que les médecins qui adhèrent sont tenus"."""
        relative = subjects[position - 1]
        if relative.kind is not SubjectKind.MENTION or self._words[relative.start] != "qui" or position < 2:
            return None
        mention = relative.mentions[-1]
        after = mention.end == relative.start and self._words[mention.start - 1] in ("que", "qu")
        return self._coordinated(mention) if after else None

    def _coordinated(self, mention: Mention) -> Subject:
        mentions = self._phrase.coordinated(mention)
        return Subject(SubjectKind.MENTION, mentions[0].start, mention.end, mentions)
