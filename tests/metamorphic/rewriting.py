"""Changes that rewrite a whole convention and leave what it means: the order of its articles, their numbers, its aliases."""

from __future__ import annotations

import re
from collections.abc import Callable

from cptslint.model.contract import Contract

_REFERENCE = re.compile(r"(?P<word>\b[Aa](?:rticles?|rt\.))(?P<gap>[ \u00a0])(?P<number>\d{1,2})(?![\d/]|[.-]\d)")
_HEADING = re.compile(r"(?P<word>ARTICLE|Article|Art\.)[ \u00a0](?P<number>\d{1,2})(?:er)?(?P<sep>\s*[-–—:.]*\s*)")
_ROMANS = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
)
ALIASES = (
    ("l'Établissement", "l'Hôpital"), ("L'Établissement", "L'Hôpital"), ("l’Établissement", "l’Hôpital"),
    ("L’Établissement", "L’Hôpital"), ("le Centre Hospitalier", "le Partenaire"), ("Le Centre Hospitalier", "Le Partenaire"),
    ("la CPTS", "la Communauté"), ("La CPTS", "La Communauté"), ("la Clinique", "la Société"), ("La Clinique", "La Société"),
)  # fmt: skip
"""Aliases with others of the same gender and elision."""


def is_plain(contract: Contract) -> bool:
    """Tell whether the main articles of a convention are a plain series "Article 1" to "Article n"."""
    mains = [article for article in contract.articles if (article.number or "").isdigit()]
    text = contract.document.text
    return (
        len(mains) > 4
        and [article.number for article in mains] == [str(rank + 1) for rank in range(len(mains))]
        and all(_HEADING.match(text, article.span.start) for article in mains)
    )


def alone(contract: Contract) -> list[int]:
    """Return the ranks of the articles that have no subarticle and stand before another such one."""
    simple = [(article.number or "").isdigit() for article in contract.articles] + [True]
    return [rank for rank in range(1, len(simple) - 2) if all(simple[rank : rank + 3])]


def exchanged(contract: Contract, rank: int) -> list[str]:
    """Exchange an article with the next one; numbers stay in order, and references follow the articles."""
    text = contract.document.text
    first, second = contract.articles[rank], contract.articles[rank + 1]
    swapped = (
        text[second.span.start : second.span.end].strip("\n")
        + "\n"
        + text[first.span.start : first.span.end].strip("\n")
    )
    whole = text[: first.span.start] + swapped + "\n" + text[second.span.end :].lstrip("\n")
    other = {first.number: second.number, second.number: first.number}

    def renumbered(match: re.Match[str]) -> str:
        number = match["number"]
        return match.group()[: -len(number)] + str(other.get(number, number))

    return re.sub(r"(?i:article)[ \u00a0](?P<number>\d{1,2})(?![\d/]|[.-]\d)", renumbered, whole).split("\n")


def numbered(heading: Callable[[int], str], reference: Callable[[int], str]) -> Callable[[Contract], list[str]]:
    """Return the change that writes headings and references of articles in another way."""

    def change(contract: Contract) -> list[str]:
        starts = {article.span.start for article in contract.articles}
        written: list[str] = []
        heads: set[str] = set()
        offset = 0
        for line in contract.document.text.split("\n"):
            match = _HEADING.match(line) if offset in starts else None
            rest = line
            head = ""
            if match is not None:
                head, rest = heading(int(match["number"])), line[match.end() :]
            rest = _REFERENCE.sub(lambda one: f"{one['word']}{one['gap']}{reference(int(one['number']))}", rest)
            if written and written[-1] in heads:
                written[-1] += rest
            else:
                written.append(head + rest)
            if head and not rest:
                heads.add(head)
            offset += len(line) + 1
        return written

    return change


def with_aliases(contract: Contract) -> list[str]:
    """Call the parties otherwise, from their presentation to the signatures."""
    text = contract.document.text
    for old, new in ALIASES:
        text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w| d[eu]\b| d['’])", new, text)
    return text.split("\n")


def with_sentence(contract: Contract, sentence: str) -> list[str]:
    """Add a sentence of its own, after the first paragraph of the last article but one."""
    start = contract.articles[-2].span.start
    lines, offset = contract.document.text.split("\n"), 0
    for index, line in enumerate(lines):
        if offset == start:
            return [*lines[: index + 2], sentence, *lines[index + 2 :]]
        offset += len(line) + 1
    raise AssertionError(start)


def without_numbers(passage: str) -> str:
    """Return a passage to compare, without the number of the heading it begins with nor those it refers to."""
    title = re.sub(r"^(?:(?i:article)[ \u00a0])?(?:\d{1,2}|[IVX]{1,5}|[A-Z])(?: [-–—:]|[.)])\s*", "", passage)
    return re.sub(r"(?i:\barticles?)[ \u00a0](?:\d{1,2}|[IVX]{1,5}|[A-Z])\b", "article", " ".join(title.split()))


SCHEMES = {
    "1.": numbered(lambda number: f"{number}. ", str),
    "Article I": numbered(lambda number: f"Article {_ROMANS[number - 1]} - ", lambda number: _ROMANS[number - 1]),
    "ARTICLE 1 :": numbered(lambda number: f"ARTICLE {number} : ", str),
    "I.": numbered(lambda number: f"{_ROMANS[number - 1]}. ", lambda number: _ROMANS[number - 1]),
    "A.": numbered(lambda number: f"{chr(64 + number)}. ", lambda number: chr(64 + number)),
}
