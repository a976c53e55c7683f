"""Which party a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.model.contract import Party
from cptslint.structure.mentions import Mention, Target
from cptslint.text.fold import fold
from cptslint.text.tokens import Tokens

THING = Mention(-1, -1, Target.THIRD)
"""Stands for a subject that is no party and that a pronoun may designate."""

_MASCULINE = frozenset(
    {"etablissement", "ehpad", "hopital", "organisme", "industriel", "hebergeur", "centre", "laboratoire", "dac", "crt", "dispositif",
     "departement", "partenaire", "ch", "chu", "groupe", "groupement", "service", "ssiad", "sad", "editeur", "fabricant", "gestionnaire"}
)  # fmt: skip
_FEMININE = frozenset(
    {"association", "cpts", "communaute", "agence", "entreprise", "institution", "clinique", "polyclinique", "societe", "commune", "ville",
     "collectivite", "caisse", "cpam", "ars", "msa", "residence", "structure", "fondation", "mutuelle", "maison", "metropole", "region",
     "intercommunalite", "had", "msp", "sisa", "autorite"}
)  # fmt: skip


def gender(tokens: Tokens, mention: Mention, parties: Sequence[Party]) -> str | None:
    """Return "m" or "f" for a mention of one party, "p" for several, None when the words do not tell."""
    last = tokens.words[mention.end - 1]
    if mention.target in (Target.BOTH, Target.MEMBERS, Target.OTHER_PARTY) and last.endswith("s"):
        return "p"
    if mention.target in (Target.BOTH, Target.OTHER_PARTY):
        return "f" if any(w in ("partie", "structure", "entite") for w in tokens.words[mention.start : mention.end]) else "m"
    first = tokens.words[mention.start]
    before = tokens.words[mention.start - 1] if mention.start else ""
    if first in ("la", "cette", "ladite"):
        return "f"
    if first in ("le", "ce", "ledit", "cet") or before in ("du", "au"):
        return "m"
    for word in tokens.words[mention.start : mention.end]:
        if word in _FEMININE:
            return "f"
        if word in _MASCULINE:
            return "m"
    name = fold(parties[mention.party].name).split() if mention.party is not None else []
    return next(("f" if word in _FEMININE else "m" for word in name if word in _FEMININE or word in _MASCULINE), None)


def wanted(word: str) -> str:
    """Return the gender a pronoun asks for: "m", "f" or "p"."""
    if word in ("ils", "elles", "ceux-ci", "celles-ci", "derniers", "dernieres", "chacun", "chacune", "leur"):
        return "p"
    return "f" if word in ("elle", "celle-ci", "derniere", "t-elle", "celle-la", "premiere", "seconde") else "m"


def resolve(word: str, subjects: Sequence[tuple[Mention, str | None]], mentions: Sequence[Mention], tokens: Tokens, parties: Sequence[Party]) -> Mention | None:
    """Find what a pronoun stands for.

    Args:
        word: The pronoun, folded ("elle", "derniere" for "cette dernière").
        subjects: What was subject before it, in order, with its gender; `THING` for what is no party.
        mentions: All mentions before it, in order.
        tokens: The text.
        parties: The parties.

    Returns:
        The mention, None when nothing before it agrees in gender. "Elle" prefers the last subject, "celle-ci" and "cette
        dernière" the last party named.
    """
    asked = wanted(word)
    near = word in ("celui-ci", "celle-ci", "dernier", "derniere")
    named = [(mention, gender(tokens, mention, parties)) for mention in mentions[-8:]]
    candidates = [*subjects[-6:], *named] if near else [*named, *subjects[-6:]]
    for mention, found in reversed(candidates):
        if found == asked or (found is None and asked != "p"):
            return mention
    return None
