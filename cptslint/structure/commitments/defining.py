"""Sentences that define a word: "« Annuaire » désigne la liste que la CPTS tient à jour"."""

from __future__ import annotations

from cptslint.structure.commitments.context import Context
from cptslint.structure.syntax import Sentence

_OPENING = frozenset({"«", '"', "“"})
_CLOSING = frozenset({"»", '"', "”"})
_VERBS = frozenset({
    "designe", "designent", "designera", "entend", "entendent", "signifie", "signifient", "vise", "visent", "renvoie", "renvoient",
    "correspond", "correspondent",
})  # fmt: skip
_TERM = 5
"""Tokens in which "Retour : le message que le DAC envoie" names what it defines."""
_QUOTED = 14
"""Tokens that a defined expression in quotes may have."""
_GAP = 4
"""Tokens between the expression and the verb that defines it: "désigne", "s'entend de"."""


def definition_start(context: Context, sentence: Sentence) -> int | None:
    """Return the token at which a definition begins, after "désigne" or the colon; None when a sentence defines nothing."""
    words, start, end = context.words, sentence.start, sentence.end
    if words[start] in _OPENING:
        close = next((at for at in range(start + 1, min(end, start + _QUOTED)) if words[at] in _CLOSING), None)
        if close is None:
            return None
        cue = next((at for at in range(close + 1, min(end, close + 1 + _GAP)) if _is_cue(words[at])), None)
        return cue + 1 if cue is not None else None
    colon = next((at for at in range(start + 1, min(end, start + _TERM)) if words[at] == ":"), None)
    later = sentence.predicates and all(p.verb > start + _TERM and p.embedded for p in sentence.predicates)
    return colon + 1 if colon is not None and later else None


def _is_cue(word: str) -> bool:
    return word == ":" or word in _VERBS
