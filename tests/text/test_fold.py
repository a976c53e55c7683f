from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.fold import fold


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_fold_works_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


def test_every_code_point_folds_to_one_code_point() -> None:
    wrong = [hex(code) for code in range(sys.maxunicode + 1) if len(fold(chr(code))) != 1]
    assert wrong == []


def test_no_character_but_a_line_end_folds_to_a_line_end() -> None:
    assert [code for code in range(sys.maxunicode + 1) if fold(chr(code)) == "\n"] == [10]


def test_every_latin_letter_loses_its_accents() -> None:
    accented = {chr(code): unicodedata.normalize("NFD", chr(code))[0].lower() for code in range(0xC0, 0x250)}
    assert {letter: fold(letter) for letter, base in accented.items() if base.isascii()} == {
        letter: base for letter, base in accented.items() if base.isascii()
    }


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Établissement", "etablissement"),
        ("ÉTÉ", "ete"),
        ("ça", "ca"),
        ("Noël", "noel"),
        ("où", "ou"),
        ("l’Association", "l'association"),
        ("« non »", "« non »"),
        ("“oui”", '"oui"'),
        ("50\u00a0€", "50 €"),
        ("1\u202f000", "1 000"),
        ("a\tb", "a b"),
        ("2025–2027", "2025-2027"),
        ("non‑respect", "non-respect"),
        ("−3", "-3"),
        ("cœur", "cœur"),
        ("İstanbul", "istanbul"),
        ("ß", "ß"),
        ("a\nb", "a\nb"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded
