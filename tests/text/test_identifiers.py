"""Numbers of identification: where they stand, how long they are, whether their key is right."""

from __future__ import annotations

import pytest

from cptslint.text.fold import fold
from cptslint.text.identifiers import fault, identifiers


def read(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, text[one.start : one.end], fault(one)) for one in identifiers(fold(text))]


RIGHT = [
    ("SIRET 889 315 040 00010", "siret", "889 315 040 00010"),
    ("SIRET : 88931504000010", "siret", "88931504000010"),
    ("SIRET n° 889.315.040.00010", "siret", "889.315.040.00010"),
    ("numéro SIRET\u00a0889\u00a0315\u00a0040\u00a000010", "siret", "889\u00a0315\u00a0040\u00a000010"),
    ("SIRET 889 315 040\n00010", "siret", "889 315 040\n00010"),
    ("identifiée au SIRET sous le numéro 889 315 040 00010", "siret", "889 315 040 00010"),
    ("SIRET 88931504000010 34000 Montval", "siret", "88931504000010"),
    ("La Poste, SIRET 356 000 000 00047", "siret", "356 000 000 00047"),
    ("SIREN 889 315 040", "siren", "889 315 040"),
    ("SIREN 889 315 040 00010", "siret", "889 315 040 00010"),
    ("SIREN/SIRET : 889315040", "siren", "889315040"),
    ("RCS Nanterre B 816 216 477", "siren", "816 216 477"),
    ("registre du commerce et des sociétés de Lyon sous le numéro 816 216 477", "siren", "816 216 477"),
    ("FINESS 34 078 211 9", "finess", "34 078 211 9"),
    ("FINESS juridique : 340782119", "finess", "340782119"),
    ("RPPS 10147594658", "rpps", "10147594658"),
    ("association déclarée sous le n° W343007215", "rna", "W343007215"),
    ("RNA : W 343007215", "rna", "W 343007215"),
]
WRONG = [
    ("SIRET 345 728 166 00034", "sa clé de contrôle est fausse"),
    ("SIRET 889 315 040", "il compte 9 chiffres au lieu de 14"),
    ("SIREN 889 315 041", "sa clé de contrôle est fausse"),
    ("FINESS 34 078 211", "il compte 8 caractères au lieu de 9"),
    ("FINESS 2A0000123", "sa clé de contrôle est fausse"),
    ("RPPS 1014759465", "il compte 10 chiffres au lieu de 11"),
    ("RNA W34300721", "un numéro RNA compte un W suivi de neuf caractères"),
    ("RNA 343007215", "un numéro RNA compte un W suivi de neuf caractères"),
]
NONE = [
    "05 61 00 47 77",
    "Tél. 05 61 00 47 77 ; SIRET en cours d'attribution",
    "FR76 3000 4000 0312 3456 7890 143",
    "réf. 3401597788120",
    "un SIRET de 14 chiffres, un FINESS de 9 caractères",
    "SIRET délivré le 12/03/2024",
    "SIRET XXX XXX XXX XXXXX",
]


@pytest.mark.parametrize(("text", "kind", "number"), RIGHT)
def test_right_number_is_read_whole(text: str, kind: str, number: str) -> None:
    assert read(text) == [(kind, number, "")]


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_wrong_number_is_told(text: str, wrong: str) -> None:
    assert [found[2] for found in read(text)] == [wrong]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_none(text: str) -> None:
    assert read(text) == []


def test_two_finess_numbers_after_one_word_are_both_read() -> None:
    assert [value for _, value, _ in read("FINESS EJ : 340782119 – ET : 490012747")] == ["340782119", "490012747"]


def test_a_changed_digit_is_always_seen() -> None:
    right = "88931504000010"
    for place in range(len(right)):
        for digit in "0123456789".replace(right[place], ""):
            changed = f"{right[:place]}{digit}{right[place + 1 :]}"
            assert [bool(found[2]) for found in read(f"SIRET {changed}")] == [True], changed
