"""Who or what is the subject of a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cptslint.structure.closed_words import (
    CLAUSE_JOINERS,
    COORDINATORS,
    ETRE,
    FILLERS,
    IMPERSONAL_MARKS,
    LATTER,
    MODAL,
    NOMINATIVE,
    RELATIVES,
    SUBJECT_DETERMINERS,
    SUBORDINATORS,
)
from cptslint.structure.mentions import Mention
from cptslint.structure.phrase import Phrase

_DETERMINED = frozenset({"le", "la", "les", "l", "chaque", "chacun", "chacune"})
_BEFORE_PRONOUN = frozenset({"cette", "ce", "ces", "la", "le", "l", "les", "d"})


class SubjectKind(StrEnum):
    """What stands as the subject of a verb."""

    MENTION = "mention"
    PRONOUN = "pronoun"
    THING = "thing"
    IMPERSONAL = "impersonal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb.

    Attributes:
        kind: What it is.
        start: First token; the verb itself when there is none.
        end: One past the last token.
        mentions: The parties it names, several when coordinated.
    """

    kind: SubjectKind
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()


class Subjects:
    """Finds the subject of each finite verb.

    Args:
        phrase: The sentence.
        verbs: Its finite verbs.
    """

    def __init__(self, phrase: Phrase, verbs: Sequence[int]) -> None:
        self._phrase = phrase
        self._words = phrase.words
        self._vocabulary = phrase.vocabulary
        self._verbs = verbs

    def of(self, position: int, verb: int, subjects: list[Subject], embedded: list[bool]) -> Subject:
        """Return the subject of a verb, given those of the verbs before it."""
        alone = self._alone(verb)
        if alone is not None:
            return alone
        at = self._phrase.left(verb)
        previous = self._verbs[position - 1] if position else self._phrase.start - 1
        if at < self._phrase.start:
            return Subject(SubjectKind.NONE, verb, verb)
        while at > self._phrase.start and self._words[at] in FILLERS and at not in self._phrase.inside:
            if self._words[at] in ("chacun", "chacune", "tous", "toutes") and at not in self._phrase.ending:
                break
            at -= 1
        pronoun = self._pronoun_at(at, verb)
        if pronoun is not None:
            return pronoun
        word, mention = self._words[at], self._phrase.ending.get(at + 1)
        if mention is not None and not self._phrase.oblique(mention) and not self._is_object(mention, previous):
            return self._coordinated(mention, previous)
        if mention is not None and self._phrase.oblique(mention):
            if position and self._phrase.opens_clause(mention, verb, previous):
                return Subject(SubjectKind.MENTION, mention.start, mention.end, (mention,))
            outer = None
            if position and embedded[-1] and not self._has_determiner(previous, verb):
                outer = self._outer(position, subjects, embedded)
            return outer or self._thing(previous, verb)
        found = self._nominative(previous, verb)
        if word in (",", ")") and position and embedded[-1]:
            outer = self._outer(position, subjects, embedded)
            if outer is not None and found is None:
                return outer
        if found is not None:
            return found
        if position and word in COORDINATORS:
            return subjects[-1]
        if position and not self._has_determiner(previous, verb):
            outer = self._outer(position, subjects, embedded)
            return outer if outer is not None else subjects[-1]
        return self._thing(previous, verb)

    def _alone(self, verb: int) -> Subject | None:
        """Return the pronoun of "lui seul traite", "eux seuls décident"."""
        at = verb - 2
        pair = (
            at >= self._phrase.start and self._words[at] in ("lui", "eux") and self._words[at + 1] in ("seul", "seuls")
        )
        return Subject(SubjectKind.PRONOUN, at, at + 1) if pair else None

    def _pronoun_at(self, at: int, verb: int) -> Subject | None:
        """Return the pronoun that ends at a token, None when no pronoun does."""
        word, before = self._words[at], self._words[at - 1] if at else ""
        if self._phrase.governed(at):
            return None
        if word == "qui":
            return self._antecedent(at)
        if (word in ("un", "une") and before == "l") or (word == "deux" and before in ("tous", "toutes")):
            return Subject(SubjectKind.PRONOUN, at - 1, at + 1)
        if word in ("tous", "toutes") and self._words[at + 1] == "deux":
            return Subject(SubjectKind.PRONOUN, at, at + 1)
        if word == "autre" and before in ("l", "un", "une"):
            return self._each_other(at)
        if word in ("aucun", "aucune") and self._words[at + 1] in ("ne", "n"):
            return Subject(SubjectKind.PRONOUN, at, at + 1)
        latter = word in LATTER and at - 1 >= self._phrase.start and before in ("cette", "ce", "ces", "la", "le")
        if latter or (word in NOMINATIVE and at + 1 not in self._phrase.ending):
            return self._pronoun(at, verb)
        return None

    def _outer(self, position: int, subjects: list[Subject], embedded: list[bool]) -> Subject | None:
        """Return the subject that the relative clause before a verb interrupts."""
        antecedent = self._interrupted(position, subjects)
        if antecedent is not None:
            return antecedent
        for index in range(position - 1, -1, -1):
            if not embedded[index]:
                return subjects[index]
        first = subjects[0] if subjects else None
        if first is None:
            return None
        if first.kind is SubjectKind.MENTION and first.start >= self._phrase.start:
            relative = next(
                (
                    i
                    for i in range(self._phrase.start, self._verbs[0])
                    if (self._words[i] in RELATIVES and self._words[i] != "ou") or self._words[i] == "qui"
                ),
                None,
            )
            if relative is not None:
                at = relative - 1 if self._words[relative - 1] == "," else relative
                mention = self._phrase.ending.get(at) or self._phrase.ending.get(relative)
                if mention is not None and not self._phrase.oblique(mention):
                    return self._coordinated(mention)
                return Subject(SubjectKind.THING, self._phrase.start, relative)
        if first.kind is SubjectKind.THING and self._words[first.start] == "qui" and first.start > self._phrase.start:
            return Subject(SubjectKind.THING, self._phrase.start, first.start)
        relative = first.start - 1
        if first.kind is SubjectKind.PRONOUN and relative > self._phrase.start and self._words[relative] in RELATIVES:
            return Subject(SubjectKind.THING, self._phrase.start, relative)
        return None

    def _interrupted(self, position: int, subjects: list[Subject]) -> Subject | None:
        """Return the subject right before the last "qui": "que les médecins qui adhèrent sont tenus"."""
        relative = subjects[position - 1]
        if relative.kind is not SubjectKind.MENTION or self._words[relative.start] != "qui" or position < 2:
            return None
        mention = relative.mentions[-1]
        after = mention.end == relative.start and self._words[mention.start - 1] in ("que", "qu")
        return self._coordinated(mention) if after else None

    def _antecedent(self, relative: int) -> Subject:
        at = relative - 1 if relative > self._phrase.start and self._words[relative - 1] == "," else relative
        mention = self._phrase.ending.get(at) or self._phrase.ending.get(relative)
        if mention is not None:
            return Subject(SubjectKind.MENTION, relative, relative + 1, (mention,))
        cleft = self._words[max(self._phrase.start, relative - 12) : relative]
        if "c" in cleft and self._phrase.mentions and self._phrase.mentions[-1].end <= relative:
            return Subject(SubjectKind.MENTION, relative, relative + 1, (self._phrase.mentions[-1],))
        return Subject(SubjectKind.THING, relative, relative + 1)

    def _each_other(self, at: int) -> Subject:
        """Return "l'autre", or the whole of "l'un et l'autre", "l'une comme l'autre"."""
        start = at - 1
        if (
            start - 3 >= self._phrase.start
            and self._words[start - 1] in ("et", "comme", "ou")
            and self._words[start - 2] in ("un", "une")
        ):
            start -= 3
        return Subject(SubjectKind.PRONOUN, start, at + 1)

    def _pronoun(self, at: int, verb: int) -> Subject:
        word = self._words[at]
        start = at
        while start > self._phrase.start and self._words[start - 1] in _BEFORE_PRONOUN:
            start -= 1
        if word in ("il", "t-il") and self._impersonal(verb):
            return Subject(SubjectKind.IMPERSONAL, start, at + 1)
        if word in ("lequel", "laquelle", "lesquels", "lesquelles"):
            return self._antecedent(at)
        if word in ("cela", "ceci", "nul", "personne", "rien", "quiconque"):
            return Subject(SubjectKind.THING, start, at + 1)
        return Subject(SubjectKind.PRONOUN, start, at + 1)

    def _impersonal(self, verb: int) -> bool:
        lemmas = self._vocabulary.finite.get(self._words[verb], ())
        if {"incomber", "appartenir", "revenir", "falloir", "convenir", "echoir"} & set(lemmas):
            return True
        following = self._words[verb + 1 : verb + 6]
        if self._words[verb] in ETRE or self._words[verb] in MODAL:
            if self._words[verb] in ETRE and "tenu" in following and "compte" not in following:
                return False
            return any(word in IMPERSONAL_MARKS for word in following[:4])
        return self._words[verb] in ("a", "agit", "existe", "resulte", "suffit", "importe")

    def _is_object(self, mention: Mention, previous: int) -> bool:
        """Tell whether a mention directly follows the verb before it."""
        if previous < self._phrase.start:
            return False
        between = self._words[previous + 1 : mention.start]
        return not any(
            word in (",", "et", "ou", ";", ":", "que", "qu", "-", "(", "mais", "si", "lorsque", "tandis", "dont")
            for word in between
        )

    def _nominative(self, previous: int, limit: int) -> Subject | None:
        """Return the last party or pronoun between two verbs that can be a subject."""
        for mention in reversed(self._phrase.mentions):
            if mention.start <= previous or mention.end > limit or self._added(mention):
                continue
            if (
                not self._phrase.oblique(mention)
                and not self._is_object(mention, previous)
                and not self._after_noun(mention)
            ):
                return self._coordinated(mention, previous)
        for at in range(limit - 1, previous, -1):
            if (
                self._words[at] in ("il", "elle", "ils", "elles", "celle-ci", "celui-ci", "chacune", "chacun")
                and at + 1 < limit
                and self._words[at + 1] == ","
                and not self._phrase.governed(at)
            ):
                return Subject(SubjectKind.PRONOUN, at, at + 1)
        return None

    def _added(self, mention: Mention) -> bool:
        """Tell whether a mention is only joined to the subject ("celle-ci, ainsi que son assureur, renonce")."""
        at = mention.start
        return at - 2 >= self._phrase.start and self._words[at - 1] in ("que", "qu") and self._words[at - 2] == "ainsi"

    def _after_noun(self, mention: Mention) -> bool:
        """A party right after a noun without preposition is an apposition, as in "le partenariat CPTS"."""
        at = mention.start - 1
        if at < self._phrase.start or self._words[mention.start] in _DETERMINED:
            return False
        return (
            self._words[at].isalpha()
            and self._words[at] not in FILLERS
            and self._words[at] not in SUBORDINATORS
            and self._words[at] not in ("et", "ou", "mais", "ni", "quant")
        )

    def _coordinated(self, mention: Mention, previous: int = -1) -> Subject:
        mentions = [mention]
        while True:
            first = mentions[0]
            at = first.start - 1
            if at < self._phrase.start or self._words[at] not in ("et", "ou", ",", "ni", "que", "qu", "comme"):
                break
            before = self._phrase.previous_mention(first, self._words[at] if self._words[at] != "comme" else "et")
            if before is None or self._phrase.oblique(before) or self._is_object(before, previous):
                break
            mentions.insert(0, before)
        return Subject(SubjectKind.MENTION, mentions[0].start, mention.end, tuple(mentions))

    def _has_determiner(self, previous: int, verb: int) -> bool:
        """Tell whether a new subject begins between two verbs: a determiner right after a joiner."""
        words = self._words[previous + 1 : verb]
        return any(
            word in SUBJECT_DETERMINERS and (words[index - 1] if index else "") in CLAUSE_JOINERS
            for index, word in enumerate(words)
        )

    def _thing(self, previous: int, verb: int) -> Subject:
        return Subject(SubjectKind.THING, max(previous + 1, self._phrase.start), verb)
