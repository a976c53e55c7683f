"""One sentence as tokens and mentions, and which mentions follow a preposition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cptslint.structure.closed_words import (
    CLITICS,
    FILLERS,
    GOVERNING,
    OBJECT_CLITICS,
    OBLIQUE,
    OBLIQUE_RELATIVES,
    REPEATED,
    STRESSED,
)
from cptslint.structure.mentions import Mention
from cptslint.structure.vocabulary import Vocabulary
from cptslint.text.tokens import Tokens

_SEPARATORS = frozenset({
    ",", "et", "ou", ";", ":", "que", "qu", "-", "(", "mais", "si", "lorsque", "tandis", "dont", *OBLIQUE_RELATIVES,
})  # fmt: skip
"""Words that end the object of a verb."""


class Phrase:
    """The tokens of one sentence, with the parties it names.

    Args:
        tokens: The text.
        start: First token.
        end: One past the last token.
        mentions: All mentions of the text, in order.
        vocabulary: Verbs.
    """

    def __init__(
        self, tokens: Tokens, start: int, end: int, mentions: Sequence[Mention], vocabulary: Vocabulary
    ) -> None:
        self.tokens, self.start, self.end = tokens, start, end
        self.words = tokens.words
        self.vocabulary = vocabulary
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        last = bisect_left(mentions, end, key=lambda mention: mention.start)
        self.mentions: tuple[Mention, ...] = tuple(m for m in mentions[first:last] if not self._is_nobody(m))
        self.ending = {mention.end: mention for mention in self.mentions}
        self.opening = {mention.start for mention in self.mentions}
        self.inside = {i for mention in self.mentions for i in range(mention.start, mention.end)}

    def _is_nobody(self, mention: Mention) -> bool:
        """Tell whether "l'assure" was taken for people ("l'assuré"), or "personne ne" for somebody."""
        word = self.words[mention.end - 1]
        if word == "personne" and mention.end - mention.start == 1:
            return True
        if mention.party is not None or mention.end - mention.start != 2 or word not in self.vocabulary.finite:
            return False
        original = self.tokens.text[self.tokens.starts[mention.end - 1] : self.tokens.ends[mention.end - 1]]
        return word in self.vocabulary.participles and original.islower() and original == word

    def oblique(self, mention: Mention) -> bool:
        """Tell whether a mention follows a preposition, itself or through a coordination."""
        at = mention.start - 1
        if at < self.start:
            return False
        word = self.words[at]
        if word in OBLIQUE and not (word == "a" and self.accentless_verb(at)):
            return True
        if word in self.vocabulary.gerunds or word in self.vocabulary.infinitives:
            return True
        if word == "," and not self._continues(mention):
            return False
        if word in ("et", "ou") and "entre" in self.words[max(self.start, at - 5) : at]:
            return True
        if word in ("et", "ou", ",", "que", "qu") or word in FILLERS:
            before = self.previous_mention(mention, word)
            return before is not None and self.oblique(before)
        return False

    def _continues(self, mention: Mention) -> bool:
        """Tell whether an enumeration of parties goes on after a mention."""
        at = mention.end
        if at >= self.end or self.words[at] not in (",", "et", "ou"):
            return False
        return any(other.start in (at + 1, at + 2) for other in self.mentions)

    def previous_mention(self, mention: Mention, word: str) -> Mention | None:
        """Return the mention that this one is coordinated with, None when it begins something new."""
        at = mention.start - 1
        if word in ("que", "qu"):
            if at - 1 < self.start or self.words[at - 1] not in ("ainsi", "meme"):
                return None
            at -= 2 if self.words[at - 1] == "meme" and self.words[at - 2] == "de" else 1
        while at > self.start and self.words[at - 1] in (",", "et", "ou"):
            at -= 1
        return self.ending.get(at)

    def accentless_verb(self, at: int) -> bool:
        """Tell whether "a" is the verb and not the preposition "à"."""
        return self.tokens.text[self.tokens.starts[at]] == "a"

    def left(self, verb: int) -> int:
        """Return the token before the verb and its clitics."""
        at = verb - 1
        while at >= self.start and (self.words[at] in CLITICS or (self.words[at] in OBJECT_CLITICS and at + 1 <= verb)):
            at -= 1
        return at

    def governed(self, at: int) -> bool:
        """Tell whether a preposition governs the pronoun at a token ("reçus d'elle", "de l'autre")."""
        word = self.words[at]
        if word in ("autre", "un", "une") and self.words[at - 1] == "l":
            return at - 2 >= self.start and self.words[at - 2] in GOVERNING
        return word in STRESSED and at > self.start and self.words[at - 1] in GOVERNING

    def opens_clause(self, mention: Mention, verb: int, previous: int) -> bool:
        """Tell whether "et" before a party opens a clause ("honorés par la Maison et chaque partie restitue")."""
        at = mention.start - 1
        if self.words[at] != "et":
            return False
        before = self.previous_mention(mention, "et")
        if before is None or before.start < previous:
            return False
        if self.words[at - 1] == "," or self.words[before.start - 1] in REPEATED:
            return True
        return not self.words[verb].endswith(("ent", "ont"))

    def is_object(self, mention: Mention, previous: int) -> bool:
        """Tell whether a mention directly follows the verb before it."""
        return previous >= self.start and not _SEPARATORS & set(self.words[previous + 1 : mention.start])

    def coordinated(self, mention: Mention, previous: int = -1) -> tuple[Mention, ...]:
        """Return a mention with those coordinated before it that are no object of the verb before."""
        mentions = [mention]
        while True:
            first = mentions[0]
            at = first.start - 1
            if at < self.start or self.words[at] not in ("et", "ou", ",", "ni", "que", "qu", "comme"):
                break
            before = self.previous_mention(first, self.words[at] if self.words[at] != "comme" else "et")
            if before is None or self.oblique(before) or self.is_object(before, previous):
                break
            mentions.insert(0, before)
        return tuple(mentions)
