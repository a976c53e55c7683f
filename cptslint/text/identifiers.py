"""Identification numbers of bodies and professionals, and whether their length and key are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LENGTHS = {"siret": 14, "siren": 9, "finess": 9, "rpps": 11}
_LEAST = 5
"""Digits from which a run is meant as a number of identification."""
_POST_OFFICE = "356000000"
"""SIREN of La Poste, whose establishments may have a sum of digits that is a multiple of 5 instead of a key."""
_CORSICA = str.maketrans("AB", "12")
_GROUPS = r"(?:[ .\n-]?[\dab]?\d+)*"
_DIGITS = rf"\d[\dab]?\d*{_GROUPS}"
_FILLING = (
    r"(?:[ :,.(/–-]|\bn ?°|\bno\b|\bnuméros?\b|\bnumeros?\b|\best\b|\bsont\b|\ble\b|\bla\b|\bl'|\bles\b|\bsous\b|\bsuivant\b|"
    r"\bde\b|\bdu\b|\bd'|\bidentifiant\b|\bjuridique\b|\bgeographique\b|\bentite\b|\betablissement\b|\bej\b|\bet\b|\beg\b|\bsiege\b|"
    r"\bnational\b|\bsociete\b|\bstructure\b|\bporteuse?\b|\breference\b|\bref\b|\bcpts\b|\bprincipal\b|\binsee\b|\bassociation\b|\benregistree?\b|\bimmatriculee?\b|\binscrite?\b|\bportant\b|\battribuee?\b)"
)
_NAMES = (
    ("siret", "siret", r"\bsiret\b"),
    ("siren", "siren", r"\bsiren\b"),
    ("siren", "", r"\br\.? ?c\.? ?s\b\.?(?: (?:de |d')?[a-z' -]{2,40}?)?(?= (?:[abcd] )?\d|,? sous| n ?°)"),
    (
        "siren",
        "registre du commerce",
        r"\bregistre du commerce(?: et des societes)?(?: (?:de |d'|du )?[a-z' -]{2,40}?)?(?= (?:[abcd] )?\d|,? sous| n ?°)",
    ),
    ("finess", "finess", r"\bfiness\b"),
    ("finess", "fichier national", r"\bfichier national des etablissements(?: sanitaires et sociaux)?"),
    ("rpps", "rpps", r"\brpps\b"),
    (
        "rpps",
        "repertoire partage",
        r"\brepertoire partage des professionnels(?: intervenant dans le systeme)? de sante",
    ),
)
"""Kind of number, letters without which its name is not written (no need of the pattern then), and its name."""
_CUED = tuple(
    (kind, part, re.compile(rf"{name}(?P<gap>{_FILLING}{{0,24}}(?:\b[abcd] )?)(?P<number>{_DIGITS})"))
    for kind, part, name in _NAMES
)
_RNA_CUE = re.compile(
    r"(?:\brna\b|\brepertoire national des associations)(?P<gap>(?:[ :,.(–-]|\bn ?°|\bnumero\b|\breference\b|\best\b|\ble\b|\bla\b|\bsous\b)*)"
    r"(?P<number>w? ?\d[\da-z](?: ?\d)*)(?![\w'’])"
)
_RNA_BARE = re.compile(r"\b(?P<number>w\d[\da-z]\d{7})\b")
_RNA = re.compile(r"W\d[0-9A-Z]\d{7}")
_SECOND = re.compile(
    rf"\s*(?:,|;|/|\bet\b|–|-|\()\s*(?:(?:et|ej|eg|geographique|juridique)\s*:?\s*)?(?P<number>{_DIGITS})"
)
_NOT_A_NUMBER = re.compile(r" ?(?:%|€|euros?\b|chiffres?\b|caracteres?\b|positions?\b|/\d|[./-]\d{1,2}[./-]\d)")
_OTHER_NAME = re.compile(r"\b(?:siret|siren|finess|rpps|rna)\b")


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number of identification as written.

    Attributes:
        kinds: What its text calls it; several when it is introduced by "SIREN/SIRET", or by a word that also introduces the longer one.
        value: Its characters without separators, in capitals.
        start: First code point of the number.
        end: One past its last code point.
    """

    kinds: tuple[str, ...]
    value: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The kind the number has the length of, else the one its text gives it last."""
        return next((kind for kind in self.kinds if len(self.value) == _LENGTHS.get(kind)), self.kinds[-1])


def identifiers(folded: str) -> tuple[Identifier, ...]:
    """Find the numbers that a text introduces as SIRET, SIREN, FINESS, RPPS or RNA.

    Args:
        folded: Folded text; a telephone, bank or product number, which no such word introduces, is not found.

    Returns:
        In order, never overlapping.
    """
    found: dict[int, Identifier] = {}
    for kind, part, pattern in _CUED:
        for match in pattern.finditer(folded) if part in folded else ():
            for one in _read(kind, match, folded):
                found.setdefault(one.start, one)
    for parts, pattern in ((("rna", "repertoire national"), _RNA_CUE), (("w",), _RNA_BARE)):
        for match in pattern.finditer(folded) if any(part in folded for part in parts) else ():
            value = match.group("number").replace(" ", "").upper()
            if sum(letter.isdigit() for letter in value) >= _LEAST:
                found.setdefault(match.start("number"), Identifier(("rna",), value, *match.span("number")))
    kept: list[Identifier] = []
    for start in sorted(found):
        if not kept or start >= kept[-1].end:
            kept.append(found[start])
    return tuple(kept)


def _read(kind: str, match: re.Match[str], folded: str) -> Iterator[Identifier]:
    """Yield the number a word introduces, and the second one of "FINESS 340000017 et 340000025"."""
    named = _OTHER_NAME.findall(folded[max(0, match.start() - 12) : match.start()])
    joined = re.search(r"(?:/| ou | et |-)\s*$", folded[max(0, match.start() - 4) : match.start()])
    kinds = (
        (named[-1], kind)
        if named and joined and named[-1] in _LENGTHS
        else ("siret", kind)
        if kind == "siren"
        else (kind,)
    )
    one = _number(kinds, match, folded)
    while one is not None:
        yield one
        second = _SECOND.match(folded, one.end)
        following = _number(kinds, second, folded) if second else None
        one = following if following is not None and len(following.value) in {_LENGTHS[k] for k in kinds} else None


def _number(kinds: tuple[str, ...], match: re.Match[str], folded: str) -> Identifier | None:
    start, end = match.span("number")
    end = _own_end(folded, start, end, kinds)
    value = re.sub(r"[^0-9a-z]", "", folded[start:end]).upper()
    if len(value) < _LEAST or _NOT_A_NUMBER.match(folded, end):
        return None
    return Identifier(kinds, value, start, end)


def _own_end(folded: str, start: int, end: int, kinds: tuple[str, ...]) -> int:
    """Return where a number ends: a postal code or another number that follows it without a comma is not a part of it."""
    ends = [start + m.end() for m in re.finditer(r"[\dab]+", folded[start:end])]
    values = {at: re.sub(r"[^0-9a-z]", "", folded[start:at]).upper() for at in ends}
    long_enough = [(at, kind) for kind in kinds for at in ends if len(values[at]) == _LENGTHS[kind]]
    right = (at for at, kind in long_enough if _has_right_key(kind, values[at]))
    return next(right, long_enough[0][0] if long_enough else end)


def fault(identifier: Identifier) -> str:
    """Tell what is wrong with a number.

    Args:
        identifier: The number.

    Returns:
        In French, to be read after the number; empty when its length and key are right.
    """
    kind, value = identifier.kind, identifier.value
    if kind == "rna":
        return "" if _RNA.fullmatch(value) else "un numéro RNA compte un W suivi de neuf caractères"
    expected = _LENGTHS[kind]
    if len(value) != expected:
        signs = "caractères" if kind == "finess" else "chiffres"
        return f"il compte {len(value)} {signs} au lieu de {expected}"
    return "" if _has_right_key(kind, value) else "sa clé de contrôle est fausse"


def _has_right_key(kind: str, value: str) -> bool:
    if kind == "finess":
        return re.fullmatch(r"\d[\dAB]\d{7}", value) is not None and _luhn(value.translate(_CORSICA))
    if not value.isdigit():
        return False
    if kind == "siret" and value.startswith(_POST_OFFICE):
        return _luhn(value) or sum(map(int, value)) % 5 == 0
    return _luhn(value) and (kind != "siret" or _luhn(value[:9]))


def _luhn(digits: str) -> bool:
    """Tell whether the sum of Luhn, every second digit from the right doubled, is a multiple of 10."""
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
