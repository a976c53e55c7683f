"""Changes that a convention may undergo, each told by what it does to the lines of its text."""

from __future__ import annotations

import re
from collections.abc import Callable

from cptslint.model.contract import Contract

_SEPARATOR = re.compile(r"(?P<head>(?:ARTICLE|Article|Art\.)\s\d{1,2}(?:er)?)\s?(?:[-–—:.]\s?)+(?P<title>[^\W\d].*)$")
_BOILERPLATE = "Les Parties se félicitent de la qualité de leurs échanges."

_NAMES = ("Brévanne", "Corlay", "Dournel", "Estrac")
_COMMON = frozenset(
    ["Santé", "Centre", "Association", "Communauté", "Professionnelle", "Territoriale", "Caisse", "Maison"]
)


def lines_of(contract: Contract) -> list[str]:
    """Return the text of a convention, one block per line, headers and footers included."""
    return contract.document.text.split("\n")


def heading_lines(contract: Contract) -> set[int]:
    """Return the numbers of the lines that are headings of articles."""
    starts = {article.span.start for article in contract.articles}
    found = set()
    offset = 0
    for index, line in enumerate(lines_of(contract)):
        if offset in starts:
            found.add(index)
        offset += len(line) + 1
    return found


def upper_headings(contract: Contract) -> list[str]:
    """Write the headings of articles in capitals."""
    headings = heading_lines(contract)
    return [line.upper() if index in headings else line for index, line in enumerate(lines_of(contract))]


def other_separators(contract: Contract) -> list[str]:
    """Write "Article 3 - Objet" as "Article 3 : Objet"."""
    headings = heading_lines(contract)
    return [
        _SEPARATOR.sub(r"\g<head> : \g<title>", line) if index in headings else line
        for index, line in enumerate(lines_of(contract))
    ]


def boilerplate(contract: Contract) -> list[str]:
    """Add an innocent sentence after the first paragraph of the last article."""
    headings = sorted(heading_lines(contract))
    written = lines_of(contract)
    return [*written[: headings[-1] + 2], _BOILERPLATE, *written[headings[-1] + 2 :]]


def renamed(contract: Contract) -> list[str]:
    """Give another place name to the parties, wherever it stands."""
    words = {
        word
        for party in contract.parties
        for word in re.findall(r"\b[A-ZÉÈ][\w]{4,}(?:-[\w]+)*", party.name)
        if re.search(rf"\b(?:de|du|d'|d’|des|la|le) ?{re.escape(word)}", party.name) and word not in _COMMON
    }
    text = "\n".join(lines_of(contract))
    for rank, word in enumerate(sorted(words, key=len, reverse=True)):
        other = _NAMES[rank % len(_NAMES)]
        text = re.sub(rf"\b{re.escape(word)}\b", other, text)
        text = re.sub(rf"\b{re.escape(word.upper())}\b", other.upper(), text)
    return text.split("\n")


def without_article(contract: Contract, title: str) -> list[str]:
    """Leave out the article whose title holds a word; the others keep their numbers.

    Args:
        contract: The convention.
        title: A word of the title, in small letters.
    """
    article = next(one for one in contract.articles if title in one.title.lower())
    text = contract.document.text
    return (text[: article.span.start] + text[article.span.end :].lstrip("\n")).split("\n")


UNCHANGING: dict[str, Callable[[Contract], list[str]]] = {
    "headings in capitals": upper_headings,
    "other separators": other_separators,
    "innocent sentence": boilerplate,
    "other names": renamed,
}
