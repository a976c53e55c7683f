from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.clean import clean, clean_origins

ANY = st.text(st.characters())


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("conven\u00adtion", "convention"),
        ("conven\u200btion", "convention"),
        ("\ufeffArticle", "Article"),
        ("\u202aabc\u202c", "abc"),
        ("\u2066abc\u2069", "abc"),
        ("\u200eabc\u200f", "abc"),
        ("e\u0301tat", "état"),
        ("ﬁn", "fin"),
        ("aﬀecté", "affecté"),
        ("eﬃcace", "efficace"),
        ("a\x00b\x07c\x7fd\x85e", "abcde"),
        ("a\ud800b", "ab"),
        ("a\tb", "a\tb"),
        ("50\u00a0€", "50\u00a0€"),
        ("œuvre", "œuvre"),
        ("m²", "m²"),
        ("a" + " " * 64 + "b", "a" + " " * 64 + "b"),
        ("a" + " " * 65 + "b" + "\t " * 50 + "c", "a" + " " * 64 + "b" + "\t " * 32 + "c"),
        ("a" + "\u00ad " * 90 + "\n" + "\u00a0" * 90 + "b", "a" + " " * 64 + "\n" + "\u00a0" * 64 + "b"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_clean_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


@given(st.text(st.characters(categories=["Cs", "Lu", "Ll"])))
def test_clean_text_can_be_written_as_utf8(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@given(ANY)
def test_every_clean_character_has_an_origin_in_order(text: str) -> None:
    origins = clean_origins(text)
    assert len(origins) == len(clean(text))
    assert origins == sorted(origins)
    assert all(0 <= index < len(text) for index in origins)


@pytest.mark.parametrize(
    ("raw", "origins"),
    [
        ("abc", [0, 1, 2]),
        ("conven\u00adtion", [0, 1, 2, 3, 4, 5, 7, 8, 9, 10]),
        ("de\u0301lai", [0, 1, 3, 4, 5]),
        ("eﬃcace", [0, 1, 1, 1, 2, 3, 4, 5]),
        ("a\r\nb\x00c", [0, 1, 3, 5]),
        ("\u1100\u1161x", [0, 2]),
        ("a" + " " * 70 + "b" + "\u00ad\t" * 66 + "\nc", [*range(65), 71, *range(73, 201, 2), 204, 205]),
    ],
)
def test_the_origin_of_a_clean_character_is_where_it_was_written(raw: str, origins: list[int]) -> None:
    assert clean_origins(raw) == origins
