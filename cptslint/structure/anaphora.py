"""Which party a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.contract import Bearer, Party
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold
from cptslint.text.tokens import Tokens

_PLURAL = frozenset(
    {"ils", "elles", "ceux-ci", "celles-ci", "derniers", "dernieres", "chacun", "chacune", "leur", "eux"}
)
_FEMININE = frozenset({"elle", "celle-ci", "derniere", "t-elle", "celle-la", "premiere", "seconde"})
NEAR = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci", "dernier", "derniere", "derniers", "dernieres"})
"""Pronouns that stand for the last one named, whatever its place in the sentence."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun may stand for.

    Attributes:
        mentions: The parties named; empty for a thing.
        gender: "m", "f", "p" for several, None when the words do not tell, "?" when no pronoun fits.
        side: Whose people or organ it is, and the index of the party, when the mentions do not say it.
    """

    mentions: tuple[Mention, ...]
    gender: str | None
    side: tuple[Bearer, int | None] | None = None


def gender(tokens: Tokens, mention: Mention, parties: Sequence[Party], words: PartyWords) -> str | None:
    """Return "m" or "f" for a mention of one party, "p" for several, None when the words do not tell."""
    inside = tokens.words[mention.start : mention.end]
    one = inside[0] in ("chaque", "chacun", "chacune", "aucun", "aucune", "toute", "tout", "un", "une", "la", "le")
    if mention.target is not Target.PARTY and inside[-1].endswith(("s", "ceux")) and not one:
        return "p"
    if mention.target in (Target.BOTH, Target.OTHER_PARTY):
        return (
            "f"
            if {"partie", "parties", "structure", "structures", "entite", "chacune", "association"} & set(inside)
            else "m"
        )
    before = tokens.words[mention.start - 1] if mention.start else ""
    if inside[0] == "les" or before in ("les", "des", "aux"):
        return "p"
    if inside[0] in ("la", "cette", "ladite", "une"):
        return "f"
    if inside[0] in ("le", "ce", "ledit", "cet", "un") or before in ("du", "au"):
        return "m"
    name = fold(parties[mention.party].name).split() if mention.party is not None else []
    for word in (*inside, *name):
        if word in words.feminine:
            return "f"
        if word in words.masculine:
            return "m"
    return None


def wanted(word: str) -> str:
    """Return the gender a pronoun asks for: "m", "f" or "p"."""
    if word in _PLURAL:
        return "p"
    return "f" if word in _FEMININE else "m"


def resolve(word: str, candidates: Sequence[Antecedent]) -> Antecedent | None:
    """Find what a pronoun stands for.

    Args:
        word: The pronoun, folded ("elle", "derniere" for "cette dernière").
        candidates: What it may stand for, the likeliest last.

    Returns:
        The likeliest candidate that agrees in gender; None when none does.
    """
    asked = wanted(word)
    for candidate in reversed(candidates):
        if candidate.gender == asked or (candidate.gender is None and asked != "p"):
            return candidate
    return None
