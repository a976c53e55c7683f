from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.sentences import sentence_ranges
from cptslint.text.tokens import LINE, tokenize

MIXED = st.lists(
    st.sampled_from(["La", "paie", "art", "M", "2", ".", " ", ";", "?", "\n", "«", "etc", "CH", "…"]), max_size=25
).map("".join)


def sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in sentence_ranges(tokens, 0, len(tokens))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La CPTS paie. Elle signe.", ["La CPTS paie.", "Elle signe."]),
        ("La CPTS paie ; elle signe.", ["La CPTS paie ;", "elle signe."]),
        ("La CPTS paie\nElle signe", ["La CPTS paie", "Elle signe"]),
        ("Est-ce clair ? Oui ! bien", ["Est-ce clair ?", "Oui !", "bien"]),
        ("Elle paie. « Convention » désigne ceci.", ["Elle paie.", "« Convention » désigne ceci."]),
        ("Elle paie. - Elle signe.", ["Elle paie.", "- Elle signe."]),
        ("Elle paie. 2 exemplaires.", ["Elle paie.", "2 exemplaires."]),
        ("Elle paie : une fois, deux fois.", ["Elle paie : une fois, deux fois."]),
        ("Elle paie. et signe.", ["Elle paie. et signe."]),
        ("Elle respecte l'article 3. Elle paie.", ["Elle respecte l'article 3.", "Elle paie."]),
        ("Elle respecte l'article 2.1. Elle paie.", ["Elle respecte l'article 2.1.", "Elle paie."]),
        ("Elle suit l'annexe C. Elle paie.", ["Elle suit l'annexe C.", "Elle paie."]),
        ("Elle suit l'annexe C. jointe.", ["Elle suit l'annexe C. jointe."]),
        ("Elle suit M. C. Roy.", ["Elle suit M. C. Roy."]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Selon l'art. 3 du code, elle paie.",
        "Selon l'art. L. 1110-4 du code, elle paie.",
        "Représentée par M. Dupont.",
        "Représentée par Mme. Durand et MM. Petit.",
        "Représentée par le Dr. Roux et le Pr. Blanc.",
        "Le loyer (cf. Annexe 2) est dû.",
        "Le matériel, la salle, etc. sont prêtés.",
        "Le siège est au 3 av. Foch, tél. 05 61.",
        "Voir p. 12 et al. 3.",
        "Le hameau de St. Jean.",
        "Me. Martin est saisi.",
        "La société X. participe.",
    ],
)
def test_full_stop_of_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les locaux, la salle, etc. La CPTS paie.", ["Les locaux, la salle, etc.", "La CPTS paie."]),
        ("Une copie est remise au CH. La CPTS signe.", ["Une copie est remise au CH.", "La CPTS signe."]),
        (
            "Elle agit selon les règles de l'art. La CPTS signe.",
            ["Elle agit selon les règles de l'art.", "La CPTS signe."],
        ),
        ("Elle a lu ceci, par ex. Le bilan.", ["Elle a lu ceci, par ex. Le bilan."]),
    ],
)
def test_full_stop_that_only_looks_like_that_of_an_abbreviation(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(MIXED | st.text())
def test_sentences_cover_every_token_but_the_line_ends(text: str) -> None:
    tokens = tokenize(text)
    ranges = sentence_ranges(tokens, 0, len(tokens))
    covered = [index for start, end in ranges for index in range(start, end)]
    assert covered == [index for index, word in enumerate(tokens.words) if word != LINE]
    assert all(start < end for start, end in ranges)


@given(MIXED, st.integers(0, 20), st.integers(0, 20))
def test_sentences_stay_inside_the_range_asked_for(text: str, one: int, other: int) -> None:
    tokens = tokenize(text)
    start, end = sorted((min(one, len(tokens)), min(other, len(tokens))))
    assert all(start <= a < b <= end for a, b in sentence_ranges(tokens, start, end))
