"""Amounts, percentages, durations, frequencies, dates and plain numbers, in figures and in letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cptslint.text.months import MONTH, MONTHS

_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_SCALES = {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
           "milliards": 10**9}  # fmt: skip
_AND = r"(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)[- ]et[- ](?:une?|onze)"
_LETTER = "|".join([_AND, *sorted([*_UNITS, *_SCALES], key=len, reverse=True)])
_LETTERS = rf"\b(?:{_LETTER})(?:[- ](?:{_LETTER})){{0,9}}\b"
_FIGURES = r"(?:\d{1,3}(?:[ .']\d{3}){1,3}(?!\d)(?:[,.]\d{1,2}(?!\d))?|\d{1,12}(?!\d)(?:[.,]\d{1,2}(?!\d))?)"
_NUMBER = (
    rf"(?:(?P<letters>{_LETTERS})(?: ?\((?P<both>{_FIGURES})\))?"
    rf"|(?P<figures>\b{_FIGURES})(?: (?P<scale>mille|millions?|milliards?)\b)?(?: ?\((?P<spelled>{_LETTERS})\))?)"
)
_MULTIPLES = {"k€": 1000, "m€": 10**6}
_DAYS = {"jour": 1, "semaine": 7, "mois": 30, "trimestre": 91, "semestre": 182, "an": 365, "annee": 365, "heure": 0,
         "minute": 0}  # fmt: skip
_DURATION = re.compile(
    rf"{_NUMBER} ?\)? ?(?P<unit>heures?|h|minutes?|jours?|semaines?|mois|trimestres?|semestres?|ans?|annees?)\b"
    r"(?: (?:ouvrables?|ouvree?s?|francs?|calendaires?)\b)?(?P<half> et demie?\b)?"
)
_AMOUNT = re.compile(rf"{_NUMBER} ?\)? ?(?:d')?(?P<unit>[km]?€|(?:euros?|eur)\b)(?: (?:ht|hors taxes?|ttc)\b)?")
_TAX = re.compile(r" ?\(?(?:(?P<ht>h\.? ?t\b|hors taxes?\b)|t\.? ?t\.? ?c\b|toutes taxes comprises\b)")
_TOTAL = re.compile(r"\b(?:au total|en tout|pour (?:toute )?la duree|pour l'ensemble)\b")
_PER = re.compile(
    r"[^.;:\n,€\d]{0,30}?(?:\bpar |\bchaque |/ ?)(?P<per>an|annee|mois|trimestre|semestre|semaine|jour|heure|patient|seance|visite|"
    r"reunion|agent|professionnel|vacation|dossier|acte|appareil|kilometre)\b|[^.;:\n,€\d]{0,20}?\b(?P<adverb>annuel|mensuel|trimestriel|"
    r"semestriel|hebdomadaire|horaire)(?:le)?(?:ment)?s?\b"
)
_ADVERBS = {
    "annuel": "an",
    "mensuel": "mois",
    "trimestriel": "trimestre",
    "semestriel": "semestre",
    "hebdomadaire": "semaine",
    "horaire": "heure",
}
_CAP_BEFORE = re.compile(
    r"(?:\bau plus|\bau maximum|\bmaximum de|\bmaximale? de|\bplafond(?: [a-z']+){0,3} de|\bplafonnee?s? a(?: hauteur de)?|\blimitee?s? a|"
    r"\b(?:dans la|a la) limite(?: [a-z']+){0,2} de|\bjusqu'a(?: hauteur de| concurrence de)?|\ba concurrence de|"
    r"\b(?:sans|ne (?:peut|peuvent|pourra|pourront|saurait|sauraient|devra|doit)?) ?(?:pouvoir )?(?:exceder|depasser|exceden?t?|depasse(?:nt)?)"
    r"(?: [a-z']+){0,3}?)\s*(?:la somme de |un montant de )?$"
)
_CAP_AFTER = re.compile(r"[^.;\n]{0,24}?\b(?:au plus|au maximum|maximum|maximal|plafonnee?s?)\b")
_PERCENT = re.compile(rf"{_NUMBER} ?\)? ?(?P<unit>%|p\. ?100\b|pour cent\b)")
_DATE = re.compile(
    rf"\b(?:(?:premier|1er|0?[1-9]|[12]\d|3[01]) {MONTH}"
    r" (?:19|20)\d\d|(?:0?[1-9]|[12]\d|3[01])(?P<mark>[/.])(?:0?[1-9]|1[0-2])(?P=mark)(?:19|20)\d\d)\b"
)
_ORDINALS = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2} | {
    {"cinq": "cinqu", "neuf": "neuv"}.get(word, word.rstrip("e")) + "ieme": value
    for word, value in _UNITS.items()
    if 2 <= value <= 20 and word != "vingts"
}
_ANNIVERSARY = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<figure>\d{{1,2}}) ?(?:ere?|e|eme|ieme)) (?:date )?anniversaire\b"
)
_COUNT = re.compile(_NUMBER)
_BEGIN = re.compile(r"\b\w")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        kind: "durée", "montant", "pourcentage", "date" or "nombre".
        value: The number as written in figures when both forms stand, in the unit; for a date, months
            from year 0.
        unit: Singular folded unit ("mois", "an", "jour", "heure", "euro", "%"); empty for numbers and dates.
        start: First code point in the folded text.
        end: One past the last code point.
        letters: The value written in letters when both forms stand, else None.
        tax: "ht" or "ttc" for an amount that says so; empty otherwise.
        per: What an amount is due for, singular and folded ("an", "mois", "patient"), "total" when it is said
            to be for the whole; empty when it is not said.
        capped: An amount or percentage that is said to be the most.
    """

    kind: str
    value: float
    unit: str
    start: int
    end: int
    letters: float | None = None
    tax: str = ""
    per: str = ""
    capped: bool = False

    @property
    def days(self) -> float:
        """A duration in days for comparison only: months count 30, years 365, hours a fraction."""
        if self.unit == "heure":
            return self.value / 24
        return self.value * _DAYS.get(self.unit, 0)

    @property
    def months(self) -> float:
        """A duration in months for comparison only."""
        if self.unit in ("an", "annee"):
            return self.value * 12
        if self.unit == "trimestre":
            return self.value * 3
        if self.unit == "semestre":
            return self.value * 6
        return self.value if self.unit == "mois" else self.days / 30


def spelled_number(words: str) -> int | None:
    """Read a French number in letters ("quatre-vingt-dix mille").

    Args:
        words: Folded words.

    Returns:
        The number, None when the words are no number.
    """
    total = current = 0
    seen = False
    for word in re.split(r"[- ]+", words.strip()):
        if word == "et":
            continue
        if word in _UNITS:
            value = _UNITS[word]
            current = current - 4 + 80 if value == 20 and current % 100 == 4 else current + value
        elif word in ("cent", "cents"):
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        else:
            return None
        seen = True
    return total + current if seen else None


def _figures(text: str) -> float:
    plain = re.sub(r"(?<=\d)[ .'](?=\d{3}(?!\d))", "", text).replace(",", ".")
    return float(plain)


def _number(match: re.Match[str]) -> tuple[float, float | None] | None:
    """Return the value and, when both forms stand, the value in letters."""
    if match.group("figures"):
        spelled = spelled_number(match.group("spelled")) if match.group("spelled") else None
        scale = _SCALES.get(match.group("scale") or "", 1)
        return _figures(match.group("figures")) * scale, None if spelled is None else float(spelled)
    spelled = spelled_number(match.group("letters"))
    if match.group("both"):
        return _figures(match.group("both")), None if spelled is None else float(spelled)
    return None if spelled is None else (float(spelled), None)


def _month_number(date: str) -> float:
    """Return the months from year 0 to a date, so that two dates can be compared."""
    pieces = re.split(r"[ /.]", date)
    month = MONTHS.index(pieces[1]) + 1 if pieces[1] in MONTHS else int(pieces[1])
    return float(int(pieces[-1]) * 12 + month)


def _unit(raw: str) -> str:
    """Return the singular of a unit of time; nothing for a plain number."""
    singular = raw if raw == "mois" else raw.rstrip("s")
    return {"h": "heure", "annee": "an"}.get(singular, singular)


_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("durée", _DURATION),
    ("montant", _AMOUNT),
    ("pourcentage", _PERCENT),
)


def quantities(folded: str) -> tuple[Quantity, ...]:
    """Find every quantity of a text.

    Args:
        folded: Folded text.

    Returns:
        Quantities in the order of the text; a number that belongs to a longer quantity is not repeated.
    """
    found: list[Quantity] = []
    counts = list(_COUNT.finditer(folded))
    begins = _begins(folded, counts)
    for kind, pattern in _KINDS:
        found.extend(_of_kind(folded, kind, _from(begins, pattern, folded)))
    found.extend(Quantity("date", _month_number(m.group()), "", m.start(), m.end()) for m in _DATE.finditer(folded))
    found.extend(_anniversaries(folded))
    taken = sorted((quantity.start, quantity.end) for quantity in found)
    found.extend(
        number
        for number in _of_kind(folded, "nombre", counts)
        if not _covered(number, taken) and folded[number.start : number.end] not in ("un", "une")
    )
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.end)))


def _anniversaries(folded: str) -> Iterator[Quantity]:
    """Yield the years that an anniversary counts ("jusqu'au septième anniversaire")."""
    for match in _ANNIVERSARY.finditer(folded):
        value = _ORDINALS[match["word"]] if match["word"] else int(match["figure"])
        yield Quantity("durée", float(value), "an", match.start(), match.end())


def _begins(folded: str, counts: Iterable[re.Match[str]]) -> list[int]:
    """Return where a number may begin: at a word of what counts as one, since a longer form may not fit what follows."""
    return [word.start() for count in counts for word in _BEGIN.finditer(folded, *count.span())]


def _from(begins: Iterable[int], pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a number, as a search of the whole text would, in order and apart."""
    end = 0
    for at in begins:
        match = pattern.match(folded, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def _of_kind(folded: str, kind: str, matches: Iterable[re.Match[str]]) -> Iterator[Quantity]:
    for match in matches:
        values = _number(match)
        if values is None:
            continue
        raw = match.group("unit") if kind != "nombre" else ""
        unit = "%" if kind == "pourcentage" else "euro" if kind == "montant" else _unit(raw)
        value = values[0] * _MULTIPLES.get(raw, 1) + (0.5 if kind == "durée" and match.group("half") else 0)
        found = Quantity(kind, value, unit, match.start(), match.end(), values[1])
        yield _qualified(found, folded) if kind in ("montant", "pourcentage") else found


def _qualified(quantity: Quantity, folded: str) -> Quantity:
    """Return an amount with its tax, what it is due for and whether it is the most, as the words around it tell."""
    before, after = folded[max(0, quantity.start - 60) : quantity.start], folded[quantity.end : quantity.end + 60]
    inside = re.search(r"(?:ht|hors taxes?|ttc)$", folded[quantity.start : quantity.end])
    tax = _TAX.match(folded, quantity.end if inside is None else quantity.start + inside.start())
    per = _PER.match(after[tax.end() - quantity.end :] if tax and inside is None else after)
    said = (per.group("per") or _ADVERBS[per.group("adverb")]) if per else "total" if _TOTAL.search(after) else ""
    return replace(
        quantity,
        tax="" if tax is None else "ht" if tax.group("ht") else "ttc",
        per="an" if said == "annee" else said,
        capped=bool(_CAP_BEFORE.search(before) or _CAP_AFTER.match(after)),
    )


def _covered(quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    index = bisect_right(taken, (quantity.start, 1 << 60)) - 1
    return index >= 0 and quantity.start < taken[index][1]
