"""How a convention calls its parties, as a sentence needs it: with its article, contracted after "de" and "à"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cptslint.model.contract import Party

_ARTICLE = re.compile(r"(?:(la|le|les)\s+|(l)['’]\s*)(?=\w)", re.IGNORECASE)
_VOWELS = frozenset("aeiouyàâéèêëîïôœæ")
_ELIDED = "l'"
_BLANK = re.compile(r"\s*(?:\bx{3,}|[.…_]{2,}|\[).*", re.IGNORECASE | re.DOTALL)
"""A field of a model that nobody filled in, and what follows it: "DAC XXXXXX"."""
_WHOLE = re.compile(r".*[\w»)]\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a party.

    Attributes:
        article: "la", "le", "l'" or "les"; empty for a name used alone ("Calyane").
        noun: The name without its article.
    """

    article: str
    noun: str

    def __str__(self) -> str:
        return self.noun if not self.article else f"{self.article}{'' if self.article == _ELIDED else ' '}{self.noun}"

    @property
    def after_of(self) -> str:
        """The name after "de": "du Client", "de l'Association", "d'Orvane"."""
        contracted = {"le": "du ", "les": "des "}.get(self.article)
        if contracted is not None:
            return f"{contracted}{self.noun}"
        elided = not self.article and self.noun[0].lower() in _VOWELS
        return f"d'{self.noun}" if elided else f"de {self}"

    @property
    def after_to(self) -> str:
        """The name after "à": "au Client", "à l'Association", "à Orvane"."""
        contracted = {"le": "au ", "les": "aux "}.get(self.article)
        return f"à {self}" if contracted is None else f"{contracted}{self.noun}"


def name_given_to(party: Party, text: str) -> Name | None:
    """Return the first name that a convention gives to a party.

    Args:
        party: The party.
        text: Text of the whole convention: it says which article goes with a name that is defined without one.

    Returns:
        The name; None when the convention gives none. A CPTS that is given none is called "la CPTS".
    """
    for alias in party.aliases:
        filled = _BLANK.sub("", alias)
        if _WHOLE.fullmatch(filled):
            return _read(filled, text)
    return Name("la", "CPTS") if party.is_cpts else None


def _read(alias: str, text: str) -> Name:
    match = _ARTICLE.match(alias)
    if match is not None:
        return Name((match[1] or _ELIDED).lower(), alias[match.end() :])
    return Name(_article_used(alias, text), alias)


def _article_used(name: str, text: str) -> str:
    """Return the article that stands before a name in most places of a text; empty when it is used alone."""
    before = re.compile(rf"(?:\b(la|le|les|du|au|des|aux)\s+|\b(l)['’])?(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    articles = {"du": "le", "au": "le", "des": "les", "aux": "les"}
    counts: dict[str, int] = {}
    for found in before.finditer(text):
        word = _ELIDED if found[2] else (found[1] or "").lower()
        article = articles.get(word, word)
        counts[article] = counts.get(article, 0) + 1
    return max(counts, key=lambda article: counts[article], default="")
