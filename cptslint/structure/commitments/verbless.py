"""Sentences without a finite verb that bind: "À la CPTS de prévenir ses membres", "Pas de logo sans accord"."""

from __future__ import annotations

from cptslint.model.contract import Kind, Strength, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.syntax import Sentence

_TO = frozenset({"a", "au", "aux"})
_OF = frozenset({"de", "d"})
_DUE = frozenset({"du", "due", "dus", "dues", "payable", "payables"})


class Verbless:
    """Reads sentences without a finite verb.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, sentence: Sentence) -> Read | None:
        """Read a sentence; None when it has a verb or binds nobody."""
        if sentence.predicates or sentence.end - sentence.start < 4:
            return None
        words = self._context.words
        first, second = words[sentence.start], words[sentence.start + 1]
        if first == "pas" and (second in _OF or second == "question"):
            return self._refusal(sentence)
        return self._dative(sentence) if first in _TO else None

    def cell(self, sentence: Sentence) -> Read | None:
        """Read the cell of a table: "Acquittés par la CPTS", "480 euros, facturés à la CPTS en fin de mois"."""
        if sentence.predicates:
            return None
        words = self._context.words
        for mention in sentence.mentions:
            at = mention.start - 1
            if at <= sentence.start - 1 or words[at] not in ("par", *_TO):
                continue
            begin = next((i for i in range(at - 1, max(sentence.start, at - 3) - 1, -1) if self._bears(i)), None)
            if begin is None or (words[at] in _TO and not self._charges(begin)):
                continue
            who = Who(*self._context.bearer([mention]), Trust.CHARGE, mention)
            return Read(who, Kind.OBLIGATION, Strength.FIRM, Binding(None, begin, at + 1))
        return None

    def _bears(self, at: int) -> bool:
        return self._context.is_participle(at) or self._context.words[at] in _DUE

    def _charges(self, at: int) -> bool:
        """Tell whether a participle makes the one after "à" pay."""
        lemmas = set(self._context.vocabulary.participles.get(self._context.words[at], ()))
        return bool(lemmas & self._context.vocabulary.turns.verbs["charging"])

    def _refusal(self, sentence: Sentence) -> Read:
        """Read "pas de logo sans accord", which forbids, and "pas d'argent à verser", which spares."""
        start, end = sentence.start, sentence.end
        agreed = self._context.turn("agreed", start, end) is not None and "sans" in self._context.words[start:end]
        spared = not agreed and self._context.turn("spared", start, end) is not None
        binding = Binding(None, start, start + 1)
        return Read(BOTH_IN_CONTEXT, Kind.EXEMPTION if spared else Kind.PROHIBITION, Strength.FIRM, binding)

    def _dative(self, sentence: Sentence) -> Read | None:
        """Read "à la CPTS d'en aviser ses membres"."""
        mention = self._context.mention_after(sentence.start + 1, sentence.end)
        words, infinitives = self._context.words, self._context.vocabulary.infinitives
        if mention is None or mention.start > sentence.start + 1 or words[mention.end] not in _OF:
            return None
        if not any(word in infinitives for word in words[mention.end + 1 : min(mention.end + 4, sentence.end)]):
            return None
        bearer, party = self._context.bearer([mention])
        who = Who(bearer, party, Trust.CHARGE, mention)
        return Read(who, Kind.OBLIGATION, Strength.FIRM, Binding(None, sentence.start, mention.end + 1))
