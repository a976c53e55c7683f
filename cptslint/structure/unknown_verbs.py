"""Words that the lexicon lacks and that are verbs where they stand."""

from __future__ import annotations

from collections.abc import Collection

from cptslint.structure.closed_words import (
    CLITICS,
    FILLERS,
    NOMINATIVE,
    OBJECT_CLITICS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from cptslint.structure.phrase import Phrase

_PREFIXES = ("re", "r", "co", "de", "des", "pre", "auto", "sur", "inter", "tele", "contre")


class UnknownVerbs:
    """Tells verbs by their ending, right after a party that is a subject.

    Args:
        phrase: The sentence.
        seen: Its finite verbs so far, which grow as it is read.
    """

    def __init__(self, phrase: Phrase, seen: Collection[int]) -> None:
        self._phrase = phrase
        self._words = phrase.words
        self._vocabulary = phrase.vocabulary
        self._seen = seen

    def is_verb(self, at: int) -> bool:
        """Right after a party that is a subject, a word with a verb ending is a verb even when the lexicon lacks it."""
        word = self._words[at]
        if at in self._phrase.inside or len(word) < 4 or not word.isalpha() or word in self._vocabulary.infinitives:
            return False
        if word in self._vocabulary.participles:
            return False
        if not self._follows_subject(at, word):
            return False
        if self._is_derived(word):
            return True
        original = self._phrase.tokens.text[self._phrase.tokens.starts[at] : self._phrase.tokens.ends[at]]
        if original.lower().endswith(("é", "ée", "és", "ées")) or original[0].isupper():
            return False
        singular = word.endswith(("e", "it", "ra", "oit", "end", "ond", "et"))
        adjective = word.endswith(("aire", "elle", "ique", "ante", "ure")) or word in self._vocabulary.adjectives
        verbal = (singular and not adjective) or word.endswith(("ent", "ront"))
        return verbal and word not in PREPOSITIONS | FILLERS and word not in self._vocabulary.adjectives

    def _is_derived(self, word: str) -> bool:
        """Tell whether a word is a known verb with a prefix ("cofinance", "réutilise")."""
        finite = self._vocabulary.finite
        return any(word.startswith(prefix) and word[len(prefix) :] in finite for prefix in _PREFIXES)

    def _follows_subject(self, at: int, word: str) -> bool:
        """Tell whether a party that may be subject, a reflexive or a subject pronoun stands right before a word."""
        probe = at
        while probe > self._phrase.start and self._words[probe - 1] in CLITICS:
            probe -= 1
        if at > self._phrase.start and self._words[at - 1] in ("ne", "n", "se", "s"):
            return True
        if probe > self._phrase.start and self._words[probe - 1] in SUBJECT_PRONOUNS:
            return not self._phrase.governed(probe - 1)
        if self._words[at - 1] in OBJECT_CLITICS and self._words[at - 2] in NOMINATIVE | {"ne", "n"}:
            return at - 2 >= self._phrase.start
        mention = self._phrase.ending.get(probe)
        if mention is None or mention.start - 1 in self._seen:
            return False
        agreed = word.endswith("ent") and not word.endswith("ment") and probe == at
        return agreed or not self._phrase.oblique(mention)
