"""Which words stand for a party, its members and those who decide for it."""

from __future__ import annotations

from cptslint.examples import frame
from cptslint.packs.rules import Pack
from cptslint.structure.build import build


def _camp(text: str, name: str, pack: Pack) -> list[str]:
    """Return what is taken for a camp in a clause."""
    framed = frame(text)
    reading = build(framed.document, pack.vocabulary)
    starts, ends = reading.tokens.starts, reading.tokens.ends
    places = [(starts[a], ends[b - 1]) for a, b in reading.concepts.references[name]]
    return [framed.document.text[a:b] for a, b in places if a >= framed.offset]


def test_an_officer_named_by_the_title_alone_is_on_the_side_of_the_partner(pack: Pack) -> None:
    assert _camp("Le chef de pôle retient les thèmes, puis le doyen les publie.", "@camp-partenaire", pack) == [
        "chef de pôle",
        "doyen",
    ]


def test_the_director_of_the_association_is_on_its_side(pack: Pack) -> None:
    text = "La directrice de la CPTS retient les thèmes."
    assert _camp(text, "@camp-partenaire", pack) == []
    assert _camp(text, "@camp-cpts", pack) == ["La directrice de la CPTS"]


def test_members_are_on_the_side_of_their_party(pack: Pack) -> None:
    assert _camp("Les adhérents de la CPTS votent.", "@camp-cpts", pack) == ["Les adhérents de la CPTS"]


def test_an_officer_stays_on_the_side_that_is_no_cpts_when_the_other_one_is_defended(pack: Pack) -> None:
    framed = frame("Le chef de pôle retient les thèmes.")
    reading = build(framed.document, pack.vocabulary, party="Centre Hospitalier de Valmont")
    starts, ends = reading.tokens.starts, reading.tokens.ends
    named = [framed.document.text[starts[a] : ends[b - 1]] for a, b in reading.concepts.references["@camp-cpts"]]
    assert named[-1] == "chef de pôle"
