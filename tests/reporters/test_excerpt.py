"""A long passage is cut where it says nothing: the words that decided are always seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.reporters.excerpt import excerpt
from tests.reporters.factory import make_document, make_finding

START = "La licence annuelle de ce logiciel, d'un montant de 6 400 euros, ainsi que sa maintenance, fixée à 1 150 euros par an, "
MIDDLE = "est supportée en totalité par la CPTS"
END = ", quand bien même les services de l'Établissement en sont les principaux utilisateurs et en fixent seuls les usages."


def shown(text: str, words: str, limit: int, role: str = "trigger") -> str:
    at = text.index(words)
    evidence = (Evidence(role, Span(at, at + len(words))),)
    finding = make_finding(span=Span(0, len(text)), evidence=evidence)
    return excerpt(finding, make_document(text=text, blocks=()), limit)


def test_the_words_that_decided_are_seen_with_the_first_ones() -> None:
    said = shown(START + MIDDLE + END, "supportée en totalité", 120)
    assert said == (
        "« La licence annuelle de ce […] fixée à 1 150 euros par an, est supportée en totalité par la CPTS, quand bien même […] »"
    )


def test_what_the_beginning_or_the_end_shows_is_cut_in_the_middle() -> None:
    text = START + MIDDLE + END
    for words in ("licence", "usages"):
        said = shown(text, words, 120)
        assert said.count("[…]") == 1
        assert said.startswith("« La licence annuelle de ce logiciel")
        assert said.endswith("en fixent seuls les usages. »")


def test_no_mark_of_a_cut_stands_for_less_than_itself() -> None:
    text = START * 2 + "dont la CPTS disposera ensuite pour ses autres campagnes, actions et études"
    said = shown(text, "pour ses autres", 120)
    assert said.endswith("campagnes, actions et études »")
    assert len(said) > 110


def test_a_passage_that_fits_is_whole_and_a_cue_changes_nothing() -> None:
    assert shown(MIDDLE, "totalité", 120) == f"« {MIDDLE} »"
    assert shown(START + MIDDLE + END, "supportée", 120, "cue").endswith("seuls les usages. »")


@pytest.mark.parametrize("limit", [60, 160])
@given(
    st.lists(st.sampled_from(["a", "bon", "contrat", "responsabilité", "  ", "\u00a0x", "\n"]), min_size=30), st.data()
)
def test_the_limit_and_the_words_hold(limit: int, pieces: list[str], data: st.DataObject) -> None:
    words = [f"{piece}{rank}" for rank, piece in enumerate(pieces)]
    text = " ".join(words)
    chosen = data.draw(st.sampled_from(words))
    said = shown(text, chosen, limit)
    assert len(said) <= limit + len("«  »")
    assert " ".join(chosen.split()) in said
