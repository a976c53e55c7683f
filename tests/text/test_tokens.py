from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.fold import fold
from cptslint.text.tokens import LINE, Tokens, tokenize

WORDS = st.text(st.sampled_from("aéœ'’- \n\t\u00a0.,;:()«»\"/%€0129°…Ln"), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'Établissement s’engage", "l etablissement s engage"),
        ("Qu'il", "qu il"),
        ("prud'homal", "prud homal"),
        ("d’une part, d’autre part", "d une part , d autre part"),
        ("50% ou 50 €", "50 % ou 50 €"),
        ("100€", "100 €"),
        ("a/b (c) [d] «e»", "a / b ( c ) [ d ] « e »"),
        ("et/ou", "et / ou"),
        ("non-respect", "non-respect"),
        ("rendez-vous", "rendez-vous"),
        ("y a-t-il", "y a - t-il"),
        ("M. Dupont", "m . dupont"),
        ("fin.Suite", "fin . suite"),
        ("article L.1110-4", "article l.1110-4"),
        ("n°2016/679", "n° 2016 / 679"),
        ("article 2.1.3.", "article 2.1.3 ."),
        ("24h/24", "24h / 24"),
        ("fin…", "fin …"),
        ("cœur", "cœur"),
        ("oui;non:si", "oui ; non : si"),
        ("'", ""),
        ("", ""),
        (" \t\u00a0", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert tokenize(text).words == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\nb", ("a", LINE, "b")),
        ("a\n\n\nb", ("a", LINE, "b")),
        ("\n\na\n\n", ("a",)),
        ("\n", ()),
        ("a \n b", ("a", LINE, "b")),
    ],
)
def test_line_ends_are_one_token_between_words(text: str, words: tuple[str, ...]) -> None:
    assert tokenize(text).words == words


@given(st.one_of(WORDS, st.text()))
def test_the_slice_of_a_token_folds_to_its_word(text: str) -> None:
    tokens = tokenize(text)
    slices = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert [fold(piece).replace("\n", LINE) for piece in slices] == list(tokens.words)


@given(st.one_of(WORDS, st.text()))
def test_tokens_are_in_order_and_apart(text: str) -> None:
    tokens = tokenize(text)
    edges = [edge for pair in zip(tokens.starts, tokens.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))


@given(WORDS)
def test_only_spaces_and_apostrophes_are_left_out(text: str) -> None:
    tokens = tokenize(text)
    covered = {i for start, end in zip(tokens.starts, tokens.ends, strict=True) for i in range(start, end)}
    left = {tokens.folded[i] for i in range(len(text)) if i not in covered}
    assert left <= {" ", "'", "\n"}


@given(WORDS)
def test_places_list_every_word(text: str) -> None:
    tokens = tokenize(text)
    found = sorted((index, word) for word, indices in tokens.places.items() for index in indices)
    assert found == list(enumerate(tokens.words))


@pytest.fixture
def four() -> Tokens:
    """Return four tokens: la (0-2) CPTS (3-7) paie (8-12) . (12-13)."""
    return tokenize("La CPTS paie.")


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (1, 0), (2, 1), (3, 1), (6, 1), (7, 2), (12, 3), (13, 4)])
def test_at_gives_the_first_token_that_ends_after_an_offset(four: Tokens, offset: int, index: int) -> None:
    assert four.at(offset) == index


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 13, (0, 4)), (3, 7, (1, 2)), (3, 8, (1, 2)), (2, 9, (1, 3)), (4, 5, (1, 2)), (13, 13, (4, 4))],
)
def test_range_gives_the_tokens_of_a_range_of_offsets(
    four: Tokens, start: int, end: int, found: tuple[int, int]
) -> None:
    assert four.range(start, end) == found


def test_length_is_the_number_of_tokens(four: Tokens) -> None:
    assert len(four) == 4
