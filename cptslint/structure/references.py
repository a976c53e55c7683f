"""References of a convention to its own articles and annexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cptslint.model.contract import Annex, Article, InternalReference, Zone
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.numbers import ROMAN, normal_number
from cptslint.text.fold import fold

_NUMBER = (
    r"(?:1\s?er\b|premier\b|[a-h][.-]?\d{1,2}(?![\d.-]\d|\d)"
    rf"|\d{{1,3}}(?![\d°])(?:[.-]\d{{1,2}}(?!\d))*(?:\s?(?:bis|ter|quater)\b)?|{ROMAN}|[a-h]\b(?!['.]))"
)
_LINK = r"\s*(?:,\s*(?:et\s+)?|et/ou\s+|et\s+|ou\s+|a\s+|/\s*)(?:aux?\s+|les?\s+)?(?:n\s?°\s*)?"
_MENTION = re.compile(
    rf"\b(?P<word>articles?|art\.|annexes?)\s+(?:n\s?°\s*)?(?P<numbers>{_NUMBER}(?:{_LINK}{_NUMBER})*)"
)
_EACH = re.compile(_NUMBER)
_QUALIFIER = re.compile(
    r"(?:\s*[,(]?\s*(?:(?:en )?(?:son |ses |leurs? )?(?:premier|second|dernier|deuxieme|troisieme|\d(?:er|e|"
    r"eme)?)?\s*(?:alineas?|al\.|paragraphes?|§|points?)"
    r"(?:\s*(?:\d{1,2}(?:er|°)?|premier|[a-z]\)|[ivx]+))?|\d{1,2}°|[a-z]\)|et suivants|modifie|precite|"
    r"susvise)\)?)*\s*,?\s*"
)
_LAW = (
    r"(?:code|loi|decret|arrete|ordonnance|directive|constitution|traite|rgpd|csp|reglement|statuts|charte|"
    r"circulaire|instruction|"
    r"aci|cpom|bail|cahier des charges|deliberation|avenant|accord|convention (?:collective|nationale|medicale|"
    r"constitutive|cadre|tripartite|"
    r"d'objectifs)|contrat (?:de|d'|signe|conclu|passe|liant|local|pluriannuel)|protocole|projet|lmss|lil|annexe|meme|convention du)"
)
_ELSEWHERE = re.compile(
    rf"\(?(?:du|de la|de l'|des|dudit|de ladite|desdits|de cet|de ce|de cette|de son|de sa|de leurs?|au|a la|a l'|"
    rf"aux|d'un|d'une|dans la|dans le)\s*"
    rf"(?:(?:susdite?|meme|nouveau|nouvelle)\s+)?{_LAW}\b|\(?(?:code|rgpd|csp|c\. ?civ|loi|lil)\b"
)
_OTHER_TEXT = re.compile(
    r"\(?de (?:son|sa|ses) [a-z]{3,}|"
    r"\(?(?:du|de la|de l'|des|d'une?|de son|de sa|de leurs?)\s*(?!presente?s?\b|(?:conventions?|contrats?|protocole|"
    r"partenariat|document|texte|corps|part|maniere|facon|sorte)\b)[a-z]{3,}"
)
"""What an article is said to be of, when it is not what a convention calls itself: a contract of supply, a guide, a price list."""
_OWN = re.compile(
    r"\(?(?:du|de la|de l'|des|aux?|a la|de cette|dudit|de ladite)\s*(?:presente?s?\b|convention\b(?! (?:collective|"
    r"nationale|medicale|"
    r"constitutive|cadre|tripartite|du|d'objectifs)))|\(?ci-(?:dessus|dessous|apres)"
)
_LAW_BEFORE = re.compile(
    r"\b(?:code|loi|decret|arrete|ordonnance|directive|rgpd|reglement (?:general|\(ue\)|europeen|interieur)|"
    r"statuts)\b[^.;]{0,90}$"
)
_LAW_JUST_BEFORE = re.compile(
    r"\b(?:code|loi|decret|arrete|ordonnance|directive|rgpd|2016/679|statuts)\b[^.;,(]{0,60}[,(]\s*(?:et |"
    r"notamment |en particulier |specialement |"
    r"pris en |a |en )*(?:son |ses |leurs? |l'|les )?$|\b(?:son|ses|leurs?) $|\bdont (?:l'|les )$"
)
_DATA_LAW = frozenset({"26", "28", "30", "32", "33", "34", "35"})
"""Articles of the RGPD that people quote without naming it ("le contrat de l'article 28")."""
_ON_DATA = re.compile(
    r"\bsous-trait|\bdonnees\b|\bcoresponsab|\bco-responsab|\bviolation|\banalyse d'impact|\bregistre des traitements"
)
_LEAST_CODE = 100
"""No convention has a hundred articles: such a number without target belongs to a code."""


def find_references(
    document: Document, zones: Sequence[Zone], articles: Sequence[Article], annexes: Sequence[Annex]
) -> tuple[InternalReference, ...]:
    """Find the references to articles and annexes of the convention.

    Args:
        document: The document as read.
        zones: Zone of each block.
        articles: Articles of the body.
        annexes: Annexes.

    Returns:
        In order; "articles 3 et 4" gives two. Articles of codes, laws, statutes and other contracts are left out, and so
        are the recitals, unless they say "de la présente convention".

    Limits:
        "l'article précédent" and references inside an annex to its own articles are not read.
    """
    return tuple(_Finder(document, zones, articles, annexes).find())


class _Finder:
    """Reads the mentions of one document."""

    def __init__(
        self, document: Document, zones: Sequence[Zone], articles: Sequence[Article], annexes: Sequence[Annex]
    ) -> None:
        self._text = document.text
        self._folded = fold(document.text)
        self._zones = zones
        self._blocks = [block.span.start for block in document.blocks]
        headings = sorted(
            [article.heading for article in articles]
            + [Span(annex.span.start, _line_end(document.text, annex.span.start)) for annex in annexes]
            + [article.heading for annex in annexes for article in annex.articles],
            key=lambda span: span.start,
        )
        self._headings = headings
        self._heading_starts = [span.start for span in headings]
        self._annex_starts = [annex.span.start for annex in annexes]
        self._targets = {
            "article": _numbers([(a.number, a.parent is None or articles[a.parent].is_part) for a in articles if not a.is_part],
                                [i for i, a in enumerate(articles) if not a.is_part]),
            "annexe": _numbers([(annex.number, True) for annex in annexes], list(range(len(annexes)))),
        }  # fmt: skip
        self._own = [frozenset(_key(a.number) for a in annex.articles if a.number) for annex in annexes]

    def find(self) -> Iterator[InternalReference]:
        """Yield the references in order."""
        for match in _MENTION.finditer(self._folded):
            if self._in_heading(match.start()):
                continue
            own = self._is_own(match)
            kind = "annexe" if match.group("word").startswith("annexe") else "article"
            if own is False or (self._zone(match.start()) in (Zone.HEAD, Zone.RECITALS) and not own):
                continue
            yield from self._each(match, kind, own=bool(own))

    def _each(self, match: re.Match[str], kind: str, *, own: bool) -> Iterator[InternalReference]:
        start = match.start("numbers")
        for position, number in enumerate(_EACH.finditer(match.group("numbers"))):
            span = Span(match.start() if position == 0 else start + number.start(), start + number.end())
            raw = self._text[start + number.start() : start + number.end()]
            if raw[0].isalpha() and not raw[0].isupper() and fold(raw) != "premier":
                continue
            if kind == "article" and len(raw) == 1 and raw.isalpha() and raw not in "IVX":
                continue
            key = _key(normal_number(raw))
            target = self._targets[kind].get(key)
            if kind == "article" and not own and key in self._annex_own(span.start):
                continue
            if (
                target is None
                and not own
                and (
                    self._law_before(match.start())
                    or int(re.sub(r"\D.*", "", key) or 0) >= _LEAST_CODE
                    or (key in _DATA_LAW and self._on_data(match.start()))
                )
            ):
                continue
            yield InternalReference(kind, re.sub(r"\s+", " ", raw), span, target)

    def _is_own(self, match: re.Match[str]) -> bool | None:
        """Tell whether the words around say the reference is internal, external, or nothing."""
        qualifier = _QUALIFIER.match(self._folded, match.end())
        end = qualifier.end() if qualifier else match.end()
        if _OWN.match(self._folded, end):
            return True
        if _ELSEWHERE.match(self._folded, end) or _OTHER_TEXT.match(self._folded, end):
            return False
        before = self._folded[max(0, match.start() - 120) : match.start()]
        return False if _LAW_JUST_BEFORE.search(before) else None

    def _law_before(self, start: int) -> bool:
        before = self._folded[max(0, start - 150) : start]
        return _LAW_BEFORE.search(re.split(r"[.;]\s|\n", before)[-1]) is not None

    def _on_data(self, start: int) -> bool:
        """Tell whether the words before speak of personal data and of those who process them."""
        return _ON_DATA.search(self._folded[max(0, start - 150) : start]) is not None

    def _in_heading(self, offset: int) -> bool:
        index = bisect_right(self._heading_starts, offset) - 1
        return index >= 0 and offset < self._headings[index].end

    def _zone(self, offset: int) -> Zone:
        return self._zones[max(bisect_right(self._blocks, offset) - 1, 0)]

    def _annex_own(self, offset: int) -> frozenset[str]:
        """Return the numbers of the articles of the annex that holds an offset; none in the body."""
        index = bisect_right(self._annex_starts, offset) - 1
        return self._own[index] if index >= 0 and self._zone(offset) is Zone.ANNEX else frozenset()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _key(number: str | None) -> str:
    return fold(number or "").replace("-", ".").replace(" ", "")


def _numbers(numbers: Sequence[tuple[str | None, bool]], indices: Sequence[int]) -> dict[str, int]:
    """Return the index of each number; where a number comes twice, a top article wins, then the first."""
    found: dict[str, int] = {}
    for wanted in (True, False):
        for (number, top), index in zip(numbers, indices, strict=True):
            if number and top is wanted:
                found.setdefault(_key(number), index)
    return found
