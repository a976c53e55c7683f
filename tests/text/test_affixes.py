"""spaCy's tokenizer is the definition of a token; the quick path must give its pieces, always."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.readers import read
from cptslint.text import tokens
from cptslint.text.affixes import is_usual, pieces
from cptslint.text.fold import fold

ROOT = Path(__file__).parents[2]
TELLING = "atœ1'-.%°n,_"
"""One character of each class that the patterns tell apart."""


def by_spacy(chunk: str) -> tuple[tuple[int, str], ...]:
    return tuple((token.idx, token.text) for token in tokens.spacy_tokenizer()(chunk))


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_every_short_chunk_is_cut_as_spacy_does(length: int) -> None:
    chunks = ["".join(letters) for letters in product(TELLING, repeat=length)]
    assert [chunk for chunk in chunks if pieces(chunk) != by_spacy(chunk)] == []


@given(st.text(st.sampled_from("aéœt'’-–.,;:()[]«»\"/%€0129°nºL…•_*&+²½☐\uf0b7"), min_size=1, max_size=100))
def test_any_usual_chunk_is_cut_as_spacy_does(text: str) -> None:
    chunk = fold(text)
    assert is_usual(chunk)
    assert pieces(chunk) == by_spacy(chunk)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus" / "dev").glob("*/convention.*")), ids=lambda path: path.parent.name
)
def test_the_words_of_a_convention_are_those_of_spacy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = read(path).text
    quick = tokens.tokenize(text)
    monkeypatch.setattr(tokens, "is_usual", lambda chunk: False)
    assert quick == tokens.tokenize(text)
    assert len(quick) > 300


@pytest.mark.parametrize(("text", "words"), [("合同", ("合同",)), ("le 😀,", ("le", "😀", ",")), ("a。b", ("a。b",))])
def test_other_scripts_are_left_to_spacy(text: str, words: tuple[str, ...]) -> None:
    assert tokens.tokenize(text).words == words


def test_a_french_text_needs_no_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens.spacy_tokenizer.cache_clear()
    monkeypatch.setitem(sys.modules, "spacy.tokenizer", None)
    assert tokens.tokenize("☐ L’établissement – n°12 – verse 5 000 €.").words[:4] == ("☐", "l", "etablissement", "-")
    tokens.spacy_tokenizer.cache_clear()
