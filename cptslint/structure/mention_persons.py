"""Who "nous" and "vous" are in a letter, where who writes and who is written to are parties: "nous vous versons", "votre coordinatrice"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from cptslint.model.contract import Party
from cptslint.model.document import Document
from cptslint.structure.closed_words import CLITICS, OBJECT_CLITICS, PERSONS
from cptslint.structure.mention import Mention, Target
from cptslint.structure.mention_joins import without_overlaps
from cptslint.structure.party_letters import find_letter
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold
from cptslint.text.matching import Matcher
from cptslint.text.tokens import Tokens

_APART = re.compile(r"\b(?:nous (?:ne )?vous|vous (?:ne )?nous)\b")
"""What tells that "nous" is not both: "nous vous remettons", "vous nous prévenez"."""
_POSSESSIVES = {"notre": "nous", "nos": "nous", "votre": "vous", "vos": "vous"}
_GOVERNING = frozenset({"a", "par", "pour", "chez", "avec", "de", "d", "contre", "envers", "sans", "sur", "que", "qu"})
_TOGETHER = frozenset({"ensemble", "tous", "toutes", "deux", "mutuellement", "reciproquement", "chacun", "chacune"})
_REACH = 4
"""Words between a pronoun and its verb, or a verb and "ensemble"."""


def voices_of(document: Document, parties: Sequence[Party]) -> Mapping[str, int]:
    """Return which party "nous" and "vous" are; nothing but in a letter between two parties.

    Args:
        document: The document as read.
        parties: Who signs.
    """
    letter = find_letter(document) if len(parties) == 2 else None
    if letter is None:
        return {}
    blocks = document.blocks
    sent = range(blocks[letter.sender[0]].span.start, blocks[letter.sender[-1]].span.end) if letter.sender else ()
    writers = [index for index, party in enumerate(parties) if party.span.start in sent]
    if len(writers) != 1:
        return {}
    named = {"nous": writers[0], "vous": 1 - writers[0]}
    below = fold(document.text[document.blocks[letter.salutation].span.end :])
    return named if _APART.search(below) else {"vous": named["vous"]}


def with_persons(
    tokens: Tokens,
    mentions: Sequence[Mention],
    voices: Mapping[str, int],
    verbs: Collection[str],
    words: PartyWords,
    matcher: Matcher,
) -> Sequence[Mention]:
    """Add the mentions of parties that speak or are spoken to.

    Args:
        tokens: The text.
        mentions: Those of names.
        voices: Which party "nous" and "vous" are.
        verbs: Forms that follow "nous" or "vous".
        words: How the people of a party are named.
        matcher: Finds them.
    """
    if not voices:
        return mentions
    spoken = [
        Mention(at, at + 1, Target.PARTY, voices[tokens.words[at]])
        for word in voices
        for at in tokens.places.get(word, ())
        if _is_somebody(tokens, at, verbs)
    ]
    return without_overlaps([*mentions, *spoken, *_owned(tokens, voices, words, matcher)])


def _is_somebody(tokens: Tokens, at: int, verbs: Collection[str]) -> bool:
    """Tell whether a pronoun is a subject, or follows a preposition; "nous vous" has one subject, "nous nous" binds both."""
    words = tokens.words
    before = words[at - 1] if at else ""
    if before in PERSONS or words[at + 1 : at + 2] == (words[at],):
        return False
    end = at + 1
    while end < len(words) and (words[end] in CLITICS or words[end] in OBJECT_CLITICS or words[end] in PERSONS):
        end += 1
    if end < len(words) and words[end] in verbs:
        return not _TOGETHER & set(words[end + 1 : end + 1 + _REACH])
    return before in _GOVERNING


def _owned(tokens: Tokens, voices: Mapping[str, int], words: PartyWords, matcher: Matcher) -> Iterator[Mention]:
    """Yield "notre direction" and "vos adhérents"."""
    for terms, target in ((words.roles, Target.PARTY), (words.members, Target.MEMBERS)):
        for start, end in matcher.find(terms):
            voice = _POSSESSIVES.get(tokens.words[start - 1]) if start else None
            if voice is not None and voice in voices:
                yield Mention(start - 1, end, target, voices[voice], role=target is Target.PARTY)
