"""Sentences without a finite verb that bind: "À la CPTS de prévenir ses membres", "Pas de logo sans accord"."""

from __future__ import annotations

from cptslint.model.contract import Kind, Strength, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.mentions import Target
from cptslint.structure.syntax import Sentence, Subject, SubjectKind

_TO = frozenset({"a", "au", "aux"})
_PRONOUNS = frozenset({"elle", "lui", "celle-ci", "celui-ci"})
_CHARGES = frozenset({"charge", "soin", "tache", "mission", "celle", "celui"})
_OF = frozenset({"de", "d"})
_ACT_ENDINGS = ("tion", "sion", "age", "ment", "ance", "ture")
_ACTS = frozenset({
    "mise", "prise", "remise", "envoi", "pret", "accueil", "acces", "suivi", "appui", "tenue", "relais", "recueil", "apport", "don",
    "achat", "octroi", "concours", "soutien", "retour", "renvoi", "controle", "maintien", "depot", "aide", "reponse", "visite", "rappel",
})  # fmt: skip
"""Nouns of acts, beside those that their ending tells."""
_OFFERED = frozenset(
    {"offert", "offerte", "assure", "assuree", "fourni", "fournie", "propose", "proposee", "organise", "organisee"}
)
_BILLS = frozenset({"facture", "factures", "titre", "facturation"})
_DUE = frozenset({"du", "due", "dus", "dues", "payable", "payables"})


class Verbless:
    """Reads sentences without a finite verb.

    Args:
        context: The text.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, memory: Memory) -> None:
        self._context = context
        self._memory = memory

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

    def action(self, sentence: Sentence) -> Read | None:
        """Read an item that names an act and who does it: "Mise à disposition d'un local par l'Établissement"."""
        words = self._context.words
        first = words[sentence.start]
        if sentence.predicates or not is_act(first):
            return None
        for mention in sentence.mentions:
            at = mention.start - 1
            if mention.target is not Target.PARTY or words[at] != "par" or at <= sentence.start:
                continue
            if self._context.is_participle(at - 1) and words[at - 1] not in _OFFERED:
                return None
            who = Who(*self._context.bearer([mention]), Trust.CHARGE, mention)
            return Read(who, Kind.OBLIGATION, Strength.FIRM, Binding(None, sentence.start, sentence.start + 1))
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
        if agreed:
            return Read(self._billing(sentence) or BOTH_IN_CONTEXT, Kind.PROHIBITION, Strength.FIRM, binding)
        return Read(BOTH_IN_CONTEXT, Kind.EXEMPTION if spared else Kind.PROHIBITION, Strength.FIRM, binding)

    def _billing(self, sentence: Sentence) -> Who | None:
        """Return the other side of the one that "pas de facture à la CPTS sans bon de commande" protects."""
        words = self._context.words
        if not _BILLS & set(words[sentence.start : sentence.end]):
            return None
        billed = next((m for m in sentence.mentions if words[m.start - 1] in _TO and m.target is Target.PARTY), None)
        if billed is None:
            return None
        return Who(*self._context.opposite(self._context.bearer([billed])[0]), Trust.CONTEXT)

    def _dative(self, sentence: Sentence) -> Read | None:
        """Read "à la CPTS d'en aviser ses membres", "à elle d'ouvrir", "à la CPTS la charge d'en aviser ses membres"."""
        found = self._named(sentence)
        words, infinitives = self._context.words, self._context.vocabulary.infinitives
        if found is None:
            return None
        who, end = found
        after = words[end : min(end + 4, sentence.end)]
        charged = len(after) > 1 and after[0] in ("la", "le", "celle", "celui") and bool(_CHARGES & set(after[:2]))
        if not charged and (not after or after[0] not in _OF or not any(word in infinitives for word in after)):
            return None
        return Read(who, Kind.OBLIGATION, Strength.FIRM, Binding(None, sentence.start, end + 1))

    def _named(self, sentence: Sentence) -> tuple[Who, int] | None:
        """Return whom the words after "à" at the head of a sentence designate, and where they end."""
        at = sentence.start + 1
        if self._context.words[at] in _PRONOUNS:
            who = self._memory.pronoun(Subject(SubjectKind.PRONOUN, at, at + 1), frozenset(), acting=True)
            return (who, at + 1) if who is not None else None
        mention = self._context.mention_after(at, sentence.end)
        if mention is None or mention.start > at:
            return None
        return Who(*self._context.bearer([mention]), Trust.CHARGE, mention), mention.end


def is_act(word: str) -> bool:
    """Tell whether a folded noun names an act: "remise", "évaluation"."""
    return word.endswith(_ACT_ENDINGS) or word in _ACTS
