"""What the rules say to a CPTS, said to the party that is really defended and in the names of its convention."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cptslint.model.contract import Bearer, Contract
from cptslint.model.finding import Finding
from cptslint.naming import Name, name_given_to

_QUOTED = re.compile(r"(«[^«»]*»)")
_CPTS = re.compile(r"\b(de |à |)la CPTS\b", re.IGNORECASE)
_PARTNER = re.compile(r"\b(du|au|le) partenaire\b", re.IGNORECASE)
_PREPOSITIONS: Mapping[str, str] = MappingProxyType({"de ": "de", "à ": "à", "du": "de", "au": "à"})
_OF_TWO = re.compile(r"\b(des|aux|les) deux parties\b|\b(à |de |)l'autre partie\b", re.IGNORECASE)
_OF_MORE: Mapping[str, str] = MappingProxyType(
    {
        "des deux parties": "de toutes les parties",
        "aux deux parties": "à toutes les parties",
        "les deux parties": "toutes les parties",
        "à l'autre partie": "aux autres parties",
        "de l'autre partie": "des autres parties",
        "l'autre partie": "les autres parties",
    }
)
_TWO = 2
_UNNAMED = Name("", "[votre structure]")
"""A field to fill in, in the wordings for a party that is no CPTS and that the convention gives no short name."""


def addressed(findings: Iterable[Finding], contract: Contract) -> list[Finding]:
    """Return the findings in words for the party to defend.

    Args:
        findings: Findings, worded for a CPTS as the packs are.
        contract: The convention.

    Returns:
        The same findings. Where no CPTS is defended, "la CPTS" of their message, reasons and advice is "votre
        structure": it has the same gender and number, so that the sentence still holds. The wordings that the advice
        quotes are clauses: they call the parties as the convention does, and know how many there are. What a message
        quotes is the convention's own and stays.
    """
    voice = _voice(contract)
    return [_addressed(finding, voice) for finding in findings]


@dataclass(frozen=True, slots=True)
class _Voice:
    """How to speak of the parties.

    Attributes:
        to_cpts: The party defended is a CPTS, as the rules suppose.
        ours: Name of the party defended; None to keep that of the rules.
        theirs: Name of the only partner; None to keep "le partenaire".
        several: There are more than two parties.
    """

    to_cpts: bool
    ours: Name | None
    theirs: Name | None
    several: bool

    def explain(self, words: str) -> str:
        """Return an explanation, spoken to the party that is defended; what it quotes is left alone."""
        return words if self.to_cpts else _outside_quotes(words, _to_another)

    def advise(self, words: str) -> str:
        """Return an advice whose wordings are clauses of this convention."""
        return _inside_quotes(self.explain(words), self._as_a_clause)

    def _as_a_clause(self, wording: str) -> str:
        if self.ours is not None:
            wording = _renamed(_CPTS, self.ours, wording)
        if self.theirs is not None:
            wording = _renamed(_PARTNER, self.theirs, wording)
        return _OF_TWO.sub(_of_all, wording) if self.several else wording


def _voice(contract: Contract) -> _Voice:
    text = contract.document.text
    defended = [party for party in contract.parties if party.role is Bearer.CPTS and contract.has_defended_party]
    partners = [party for party in contract.parties if party not in defended]
    to_cpts = any(party.is_cpts for party in defended)
    ours = _singular(name_given_to(defended[0], text)) if len(defended) == 1 else None
    if ours is None and not to_cpts:
        ours = _UNNAMED
    theirs = _singular(name_given_to(partners[0], text)) if defended and len(partners) == 1 else None
    is_distinct = theirs is None or str(theirs).lower() != str(ours).lower()
    return _Voice(
        to_cpts=to_cpts,
        ours=ours,
        theirs=theirs if is_distinct else None,
        several=len(contract.parties) > _TWO,
    )


def _singular(name: Name | None) -> Name | None:
    """Return a name that may replace "la CPTS" in a sentence without changing its verb."""
    return None if name is None or name.article == "les" else name


def _addressed(finding: Finding, voice: _Voice) -> Finding:
    rule = finding.rule
    worded = replace(
        rule,
        title=voice.explain(rule.title),
        why=voice.explain(rule.why),
        advice=voice.advise(rule.advice),
        question=voice.explain(rule.question),
    )
    return replace(finding, rule=worded, message=voice.explain(finding.message))


def _to_another(words: str) -> str:
    return _CPTS.sub(lambda found: found[1] + _cased("votre structure", found[0].removeprefix(found[1])), words)


def _renamed(pattern: re.Pattern[str], name: Name, wording: str) -> str:
    def said(found: re.Match[str]) -> str:
        preposition = _PREPOSITIONS.get(found[1].lower())
        words = name.after_of if preposition == "de" else name.after_to if preposition == "à" else str(name)
        return _cased(words, found[0])

    return pattern.sub(said, wording)


def _of_all(found: re.Match[str]) -> str:
    return _cased(_OF_MORE[found[0].lower()], found[0])


def _cased(words: str, model: str) -> str:
    """Return words with a capital where those they replace had one."""
    return words[0].upper() + words[1:] if model[0].isupper() else words


def _outside_quotes(words: str, said: Callable[[str], str]) -> str:
    return "".join(piece if piece.startswith("«") else said(piece) for piece in _QUOTED.split(words))


def _inside_quotes(words: str, said: Callable[[str], str]) -> str:
    return "".join(said(piece) if piece.startswith("«") else piece for piece in _QUOTED.split(words))
