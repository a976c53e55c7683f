"""Notes that stand for rules common to the parties: "Violation de données : alerte de l'autre sous 48 heures"."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import BOTH_IN_CONTEXT, Binding, Read, Who
from cptslint.structure.commitments.verbless import is_act
from cptslint.structure.syntax import Sentence

_SHORTEST = 4
_ENDS = frozenset({".", ";"})
_NONE = frozenset({"pas", "aucun", "aucune", "nul", "nulle", "ni"})
_FREE = frozenset(
    {"libre", "libres", "libert", "possible", "possibles", "ouverte", "ouvert", "copropriete", "reemploi", "faculte"}
)
_MEASURES = frozenset({"satisfaction", "indicateur", "indicateurs", "nombre", "taux", "delai", "part", "proportion"})
"""Words of what is only counted or watched."""
_FORBIDDING = frozenset({"renonciation"})
_NOUNS = frozenset({
    "accord", "contrat", "avis", "alerte", "devis", "avenant", "attestation", "attestations", "bilan", "messagerie", "mssante",
    "absence", "acces", "mots", "revue", "compte", "prestataire", "hebergeur", "sauvegarde", "chiffrement",
})  # fmt: skip
"""What such a note asks for, beside acts."""


class Telegraphic:
    """Reads notes without a verb in the articles whose rules are common to the parties.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def read(self, sentence: Sentence) -> Read | None:
        """Read a note; None when it has a verb, is too short to say anything, or stands elsewhere.

        Nobody is named, or several are, so that the bearer is only guessed and the note weighs nothing in the balance.
        """
        words = self._context.words[sentence.start : sentence.end]
        if sentence.predicates or len(words) < _SHORTEST or words[-1] not in _ENDS or "@" in "".join(words):
            return None
        if not self._context.titled("common_titles", sentence.start):
            return None
        if _MEASURES & set(words) or self._context.titled("measured_titles", sentence.start):
            return None
        begins = words.index(":") + 1 if ":" in words[:-2] else 0
        if not any(self._says(sentence.start + at) for at in (0, begins, begins + 1)):
            return None
        binding = Binding(None, sentence.start, sentence.start + 1)
        return Read(self._who(sentence), self._kind(sentence), Strength.FIRM, binding)

    def _says(self, at: int) -> bool:
        """Tell whether a word begins what a note asks for."""
        word = self._context.words[at]
        return is_act(word) or word in _NOUNS or word in _NONE or word in _FREE

    def _who(self, sentence: Sentence) -> Who:
        """Return the one party that acts, or both."""
        words = self._context.words
        acting = [m for m in sentence.mentions if words[m.start - 1] == "par"]
        who = Who(*self._context.bearer(acting), Trust.CONTEXT, acting[0]) if acting else BOTH_IN_CONTEXT
        return who if who.bearer is not Bearer.OTHER else BOTH_IN_CONTEXT

    def _kind(self, sentence: Sentence) -> Kind:
        start, end = sentence.start, sentence.end
        words = set(self._context.words[start:end])
        spared = self._context.turn("spared", start, end) is not None
        if self._context.words[start] in _NONE:
            return Kind.EXEMPTION if spared and "sans" not in words else Kind.PROHIBITION
        if self._context.words[start] == "absence" and spared:
            return Kind.EXEMPTION
        if words & _FORBIDDING:
            return Kind.PROHIBITION
        return Kind.RIGHT if words & _FREE else Kind.OBLIGATION
