"""Who does what in a sentence: finite verbs with their subjects, without a statistical model.

The grammar is the shallow one of contracts: a subject stands before its verb, a coordinated verb keeps the subject of
the verb before it, a relative clause does not change the subject of the main one, and a party after a preposition is
no subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cptslint.structure.closed_words import ACTIVE_WITH_ETRE, AVOIR, ETRE, MODAL, NEGATORS
from cptslint.structure.embedding import Embedding
from cptslint.structure.finite import FiniteVerbs
from cptslint.structure.mentions import Mention
from cptslint.structure.permissions import permission_start
from cptslint.structure.phrase import Phrase
from cptslint.structure.subject import Subject, SubjectKind
from cptslint.structure.subjects import Subjects
from cptslint.structure.vocabulary import Vocabulary
from cptslint.text.tokens import Tokens

_ASIDE = 25
"""Tokens between an auxiliary and its participle that commas may set apart: "sont, dans les deux jours, adressés"."""
_HELPERS = {"etre": "est", "avoir": "a", "devoir": "doit", "pouvoir": "peut"}
"""Third person of the verbs that others are built with."""
_STAYING = frozenset({"reste", "restent", "restera", "resteront", "demeure", "demeurent", "demeurera", "demeureront"})
_AGENT = 6
"""Tokens from a participle to "par": "reste employée, rémunérée et évaluée par"."""
_NOUN_HEADS = frozenset({"a", "la", "le", "les", "l", "un", "une", "des", "du"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb and what it governs.

    Attributes:
        verb: Token of the finite verb.
        lemmas: Infinitives the form may come from.
        subject: Its subject.
        start: First token of the clause: subject or verb.
        end: One past the last token it governs.
        passive: It is a passive.
        participle: Token of the participle of a passive or compound tense; None otherwise.
        negated: It is denied.
        restricted: "ne ... que".
        embedded: It stands in a relative or conditional clause that binds nobody by itself.
    """

    verb: int
    lemmas: tuple[str, ...]
    subject: Subject
    start: int
    end: int
    passive: bool
    participle: int | None
    negated: bool
    restricted: bool
    embedded: bool


class Sentence:
    """The analysis of one sentence.

    Args:
        tokens: The text.
        start: First token.
        end: One past the last token.
        mentions: All mentions of the text, in order.
        vocabulary: Verbs.
        verbal: It is a list item that begins with its verb, whose subject stands in the introduction.
    """

    def __init__(
        self,
        tokens: Tokens,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        vocabulary: Vocabulary,
        *,
        verbal: bool = False,
    ) -> None:
        self._phrase = Phrase(tokens, start, end, mentions, vocabulary)
        self._words = tokens.words
        self._vocabulary = vocabulary
        self._verbs = FiniteVerbs(self._phrase, verbal=verbal).find()
        self.start, self.end = start, end
        self.mentions = self._phrase.mentions
        self.predicates: tuple[Predicate, ...] = self._analyse()

    def oblique(self, mention: Mention) -> bool:
        """Tell whether a mention follows a preposition, itself or through a coordination."""
        return self._phrase.oblique(mention)

    def _analyse(self) -> tuple[Predicate, ...]:
        finder = Subjects(self._phrase, self._verbs)
        embedding = Embedding(self._phrase, self._verbs)
        subjects: list[Subject] = []
        embedded: list[bool] = []
        nested: list[bool] = []
        for position, verb in enumerate(self._verbs):
            subject = finder.of(position, verb, subjects, nested)
            subjects.append(subject)
            embedded.append(embedding.holds(verb, subject, position, subjects, embedded))
            nested.append(embedded[-1] or embedding.interrupts(subject))
        predicates = []
        for position, verb in enumerate(self._verbs):
            predicates.append(self._predicate(position, verb, subjects, embedded))
        return tuple(predicates)

    def _predicate(self, position: int, verb: int, subjects: list[Subject], embedded: list[bool]) -> Predicate:
        subject = subjects[position]
        own = position == 0 or subject is not subjects[position - 1]
        start = min(subject.start, verb) if own and subject.start >= self._phrase.start else self._phrase.left(verb) + 1
        end = self._phrase.end
        for later in range(position + 1, len(self._verbs)):
            if embedded[later]:
                left = self._phrase.left(self._verbs[later])
                allowed = permission_start(self._words, verb, self._verbs[later], left, subjects[later].start)
                if allowed is None:
                    continue
                end = allowed
                break
            other = subjects[later]
            fresh = other is not subjects[later - 1] and other.start > verb
            end = (
                other.start
                if fresh and other.kind is not SubjectKind.THING
                else self._phrase.left(self._verbs[later]) + 1
            )
            if fresh and other.kind is SubjectKind.THING:
                end = self._clause_start(verb, self._verbs[later])
            break
        end = self._trim(verb, end)
        participle = self._participle(verb, end)
        passive = participle is not None and self._is_passive(verb, participle)
        negated, restricted = self._negation(start, verb, end)
        word = self._words[verb]
        finite, gerunds, persons = self._vocabulary.finite, self._vocabulary.gerunds, self._vocabulary.persons
        lemmas = finite.get(word) or gerunds.get(word) or persons.get(word) or (word,)
        return Predicate(
            verb, lemmas, subject, start, end, passive, participle, negated, restricted, embedded[position]
        )

    def _clause_start(self, verb: int, later: int) -> int:
        for at in range(later, verb, -1):
            if self._words[at] in (",", ";", ":", "et", "mais", "que", "qu", "-", "("):
                return at
        return later

    def _trim(self, verb: int, end: int) -> int:
        while end - 1 > verb and self._words[end - 1] in (
            ",",
            "et",
            "ou",
            ".",
            ";",
            ":",
            "mais",
            "que",
            "qu",
            "tandis",
            "dont",
            "puis",
            "-",
            "si",
        ):
            end -= 1
        return end

    def _helper(self, verb: int) -> str:
        """Return a verb as the lists of closed words have it: "peut" for "pouvons" and "pourrez"."""
        word = self._words[verb]
        return next((_HELPERS[lemma] for lemma in self._vocabulary.persons.get(word, ()) if lemma in _HELPERS), word)

    def _participle(self, verb: int, end: int) -> int | None:
        """Return the participle of a compound verb: after être or avoir, or after a modal and être."""
        word = self._helper(verb)
        at = verb + 1
        if word in ETRE and self._words[verb - 1] == "l":
            return None
        if word in MODAL:
            limit = min(end, at + 5)
            auxiliary = next((i for i in range(at, limit) if self._words[i] in ("etre", "ete")), None)
            if auxiliary is None:
                return None
            at = auxiliary + 1
        elif self._words[at : at + 2] in (("d", "etre"), ("a", "etre")):
            at += 2
        elif self._words[at : at + 1] in (("susceptible",), ("susceptibles",)) and self._words[at + 2] == "etre":
            at += 3
        elif word in ETRE and self._words[at : at + 1] == ("a",) and self._words[at + 1 : at + 2] != ("etre",):
            acting = self._vocabulary.infinitives & set(self._words[at + 1 : at + 2])
            return at + 1 if acting else self._attribute(at, end)
        elif word in _STAYING:
            found = self._attribute(at, end)
            return found if found is not None and "par" in self._words[found : min(end, found + _AGENT)] else None
        elif word not in ETRE and word not in AVOIR:
            return None
        return self._attribute(at, end, strict=word in AVOIR)

    def _attribute(self, at: int, end: int, *, strict: bool = False) -> int | None:
        """Return the participle near a token, reached without crossing an infinitive, or a noun when strict."""
        if at < end and self._words[at] == ",":
            at = next((i + 1 for i in range(at + 1, min(end, at + _ASIDE)) if self._words[i] == ","), at)
        for index in range(at, min(end, at + 6)):
            if self._words[index] in self._vocabulary.infinitives or (strict and self._words[index] in _NOUN_HEADS):
                return None
            if self._words[index] == "ete" or (
                self._words[index] == "d" and self._words[index + 1 : index + 2] == ("abord",)
            ):
                continue
            if self._words[index] in self._vocabulary.participles or self._is_accented(index):
                return index
            if self._words[index] in (",", ";", ":", "de", "par", "d"):
                if self._words[index] == "," and index + 1 < end:
                    continue
                return None
        return None

    def _is_accented(self, at: int) -> bool:
        """Tell whether a word the lexicon lacks has the ending of a participle ("cadrées", "mutualisés")."""
        tokens = self._phrase.tokens
        return (
            tokens.text[tokens.starts[at] : tokens.ends[at]].endswith(("ée", "és", "ées")) and len(self._words[at]) > 4
        )

    def _is_passive(self, verb: int, participle: int) -> bool:
        word = (
            self._words[participle].rstrip("es")
            if self._words[participle] not in ACTIVE_WITH_ETRE
            else self._words[participle]
        )
        if word in ACTIVE_WITH_ETRE:
            return False
        if self._helper(verb) in AVOIR:
            return "ete" in self._words[verb:participle]
        reflexive = verb - 1 >= self._phrase.start and self._words[verb - 1] in ("s", "se")
        return not reflexive

    def _negation(self, start: int, verb: int, end: int) -> tuple[bool, bool]:
        """Return whether the verb is denied, and whether "ne ... que" restricts it."""
        low = max(self._phrase.start, verb - 4)
        left = [self._words[i] for i in range(low, verb) if self._words[i + 1] not in ("°", "o", ".")]
        if not ("ne" in left or "n" in left):
            return False, False
        before = self._words[max(self._phrase.start, start - 2, verb - 14) : verb]
        nobody = any(word == "personne" and after in ("ne", "n") for word, after in pairwise(before))
        if nobody or any(word in ("aucun", "aucune", "nul", "nulle", "ni", "rien") for word in before):
            return True, False
        after = self._words[verb + 1 : min(end, verb + 9)]
        for offset, word in enumerate(after):
            if word in NEGATORS:
                return True, False
            if word in ("que", "qu") and offset < 8 and not self._after_correlative(verb + 1 + offset):
                return False, True
        if any(word in NEGATORS for word in self._words[verb + 9 : min(end, verb + 18)]):
            return True, False
        if self._restricts_far(verb, end):
            return False, True
        far = self._words[verb + 9 : min(end, verb + 22)]
        if any(word in ("que", "qu", "sauf", "sans") for word in far) and self._helper(verb) in MODAL:
            return True, True
        return self._helper(verb) in MODAL or self._words[verb] in ("sait", "saurait"), False

    def _restricts_far(self, verb: int, end: int) -> bool:
        """Tell whether "qu'avec", "que par"... far after a verb in "ne" restricts it."""
        if self._helper(verb) in MODAL:
            return False
        words = self._words
        heads = ("apres", "avec", "par", "sur", "sous", "en", "a", "au", "si", "pour", "dans", "sans", "lorsque", "s")
        return any(
            words[at] in ("que", "qu") and words[at + 1] in heads for at in range(verb + 1, min(end, verb + 30) - 1)
        )

    def _after_correlative(self, at: int) -> bool:
        """Tell whether a "que" after a denied verb restricts nothing: "tel que", "à quelque titre que", "ce qu'elle"."""
        if self._words[at - 1] in ("tel", "telle", "ainsi", "autre", "autres", "plus", "moins", "meme", "alors"):
            return True
        concessive = bool({"quelque", "quelques", "quoi"} & set(self._words[at - 3 : at]))
        return concessive or self._words[at + 1] in ("il", "elle", "ils", "elles", "on")


__all__ = ["Predicate", "Sentence", "Subject", "SubjectKind"]
