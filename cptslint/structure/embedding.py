"""Which clauses are embedded in another."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.structure.closed_words import CONTRAST, COORDINATORS, ETRE, RELATIVES, SUBORDINATORS
from cptslint.structure.phrase import Phrase
from cptslint.structure.subject import Subject, SubjectKind

_PREPOSITIONS = frozenset({"a", "sur", "par", "pour", "avec", "dans", "de", "selon"})
"""Before a relative pronoun: "sur lesquels", "à qui"."""

_MOMENTS = frozenset({"cours", "issue", "occasion", "terme"})
"""Nouns of "au cours de laquelle", "à l'issue de laquelle", which say when and describe nothing."""

_CONCESSIONS = (("quand", "bien", "meme"), ("quand", "meme"), ("quand", "bien"))
"""What opens a clause as "quand" does; "même" may be read as the first word of the subject ("même les services")."""


class Embedding:
    """Tells the clauses that bind by themselves from relative and conditional ones.

    Args:
        phrase: The sentence.
        verbs: Its finite verbs.
    """

    def __init__(self, phrase: Phrase, verbs: Sequence[int]) -> None:
        self._phrase = phrase
        self._words = phrase.words
        self._verbs = verbs

    def holds(self, verb: int, subject: Subject, position: int, subjects: list[Subject], embedded: list[bool]) -> bool:
        """Tell whether a verb stands in a clause that binds nobody by itself."""
        own = subject.kind is not SubjectKind.NONE and (position == 0 or subject is not subjects[position - 1])
        before = self._phrase.left(verb)
        if before >= self._phrase.start and self._words[before] in (
            "qui",
            "lesquels",
            "lesquelles",
            "laquelle",
            "lequel",
        ):
            apart = self._words[before] != "qui" and before > self._phrase.start and self._words[before - 1] == ","
            return not (apart or self._closes_sentence(before, subject, position) or self._is_cleft(before))
        if not own:
            if before >= self._phrase.start and self._words[before] in ("que", "qu", "dont") and position:
                return not (self._contrast(before) or self._is_cleft(before))
            coordinated = before >= self._phrase.start and self._words[before] in COORDINATORS
            return bool(position and embedded[position - 1] and coordinated and self._words[before] != ",")
        if subject.kind in (SubjectKind.THING, SubjectKind.NONE):
            previous = self._verbs[position - 1] if position else self._phrase.start - 1
            for at in range(before, previous, -1):
                if self._opens_subordinate(at):
                    return not self._contrast(at)
            return False
        if subject.start > verb:
            return False
        at = self._before_concession(subject.start - 1)
        if self._words[at : at + 2] in (("s", "il"), ("s", "ils")):
            return True
        while at >= self._phrase.start and self._words[at] in (",", "et"):
            at -= 1
            if self._words[at] not in SUBORDINATORS:
                return False
        if (
            at >= self._phrase.start
            and (self._words[at] in SUBORDINATORS or self._is_relative(at))
            and not (self._words[at] == "ou" and not self._is_where(at))
        ):
            return not (self._contrast(at) or (self._adds(at) and not self._describes(at, verb)))
        return False

    def _before_concession(self, at: int) -> int:
        """Return where "quand bien même" begins when it ends at a token, so that it opens a clause as "quand" does; else the token."""
        for words in _CONCESSIONS:
            first = at - len(words) + 1
            if first >= self._phrase.start and tuple(self._words[first : at + 1]) == words:
                return first
        return at

    def interrupts(self, subject: Subject) -> bool:
        """Tell whether a clause stands inside another: "les frais, que l'Établissement avance, se partagent"."""
        at = subject.start - 1
        named = subject.kind in (SubjectKind.MENTION, SubjectKind.PRONOUN)
        return named and at > self._phrase.start and self._is_relative(at)

    def _opens_subordinate(self, at: int) -> bool:
        """Tell whether a token opens a subordinate clause; "ainsi que" and "de jour comme de nuit" do not."""
        word = self._words[at]
        if word not in SUBORDINATORS or (word == "ou" and not self._is_where(at)):
            return False
        if (
            word in ("que", "qu")
            and at > self._phrase.start
            and self._words[at - 1] in ("ainsi", "meme", "tel", "telle", "tels", "telles", "plus")
        ):
            return False
        return word != "comme" or self._words[at + 1 : at + 2] not in (
            ("de",),
            ("a",),
            ("aux",),
            ("au",),
            ("les",),
            ("des",),
        )

    def _is_relative(self, at: int) -> bool:
        """Tell whether a token is "lequel", "qui" after a preposition ("sur lesquels", "à qui")."""
        after = at > self._phrase.start and self._words[at - 1] in _PREPOSITIONS
        return self._words[at] in RELATIVES or (self._words[at] == "qui" and after)

    def _describes(self, at: int, verb: int) -> bool:
        """Tell whether "où les Parties disposent de" describes a place or a meeting."""
        vocabulary = self._phrase.vocabulary
        return self._words[at] == "ou" and set(vocabulary.finite.get(self._words[verb], ())) <= vocabulary.idle

    def _adds(self, at: int) -> bool:
        """Tell whether a relative clause after a comma states something of its own (", que la CPTS met en forme")."""
        if self._words[at] not in RELATIVES and self._words[at] != "qui":
            return False
        before = at - 1
        if before > self._phrase.start and self._words[before] in _PREPOSITIONS:
            before -= 1
        if self._words[before] in _MOMENTS and self._words[before - 1] in ("au", "l"):
            before -= 2 + (self._words[before - 1] == "l")
        return (
            before > self._phrase.start
            and self._words[before] == ","
            and not (self._words[at] in ("que", "qu") and self._words[before - 1] == "c")
        )

    def _is_cleft(self, relative: int) -> bool:
        """Tell whether the relative belongs to "c'est … qui"."""
        window = self._words[max(self._phrase.start, relative - 12) : relative]
        return "c" in window and any(word in ETRE for word in window)

    def _closes_sentence(self, relative: int, subject: Subject, position: int) -> bool:
        """Tell whether ", qui" goes on about a party to the end of the sentence, which binds it."""
        if subject.kind is not SubjectKind.MENTION or self._words[relative - 1] != ",":
            return False
        antecedent = subject.mentions[-1]
        first = antecedent.start <= self._phrase.start + 2
        return position > 0 and not first

    def _is_where(self, at: int) -> bool:
        return "ù" in self._phrase.tokens.text[self._phrase.tokens.starts[at] : self._phrase.tokens.ends[at]].lower()

    def _contrast(self, at: int) -> bool:
        """Tell whether "que" introduces a clause that binds as a main one does ("tandis que", "il est convenu que")."""
        if self._words[at] not in ("que", "qu"):
            return False
        window = self._words[max(self._phrase.start, at - 3) : at]
        if any(word in CONTRAST for word in window):
            return True
        earlier = [i for i in range(self._phrase.start, at - 1) if self._words[i] in ("que", "qu")]
        return (
            at > self._phrase.start
            and self._words[at - 1] in ("et", ",")
            and any(self._contrast(i) for i in earlier[:2])
        )
