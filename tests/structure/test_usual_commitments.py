"""What grammar leaves open in commitments is settled by what is usual, and only that."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cptslint.errors import PackError
from cptslint.examples import frame
from cptslint.model.contract import Bearer, Commitment, Kind, Trust
from cptslint.packs.habits import NAME, QUESTIONS, habits_of, habits_text, load_habits
from cptslint.packs.learnt import Learnt
from cptslint.structure.build import build
from cptslint.structure.habits import Choice, Habits
from cptslint.structure.network import STEPS, network
from tests.checking import built_in

Weights = Mapping[str, tuple[float, ...]]
BEARERS, KINDS = ("both", "cpts", "partner"), ("obligation", "right")
NOBODY_NAMED = "Les listes de présence sont adressées chaque lundi aux médecins."


def habits(bearer: Weights | None = None, binds: Weights | None = None, kind: Weights | None = None) -> Habits:
    """Return habits without features, that answer the first bearer and kind where nothing weighs."""
    first = {trait: (*line, 0, 0) for trait, line in (bearer or {}).items()}
    last = {trait: (0, 0, 0, *line) for trait, line in (kind or {}).items()}
    weights = {trait: [round(one * STEPS) for one in line] for trait, line in (first | last).items()}
    return Habits(
        Choice(("non", "oui"), (1.0, 0.0), binds or {}), BEARERS, KINDS, network([10, 0, 0, 10, 0], [], weights, 5)
    )


def read(text: str, learnt: Habits | None, party: str | None = None) -> list[tuple[Commitment, str]]:
    framed = frame(text)
    contract = build(framed.document, replace(built_in().vocabulary, habits=learnt), party=party).contract
    inside = range(framed.offset, framed.offset + len(text))
    return [(one, one.span.slice(framed.document.text)) for one in contract.commitments if one.span.start in inside]


def only(text: str, learnt: Habits | None, party: str | None = None) -> Commitment:
    ((commitment, _),) = read(text, learnt, party)
    return commitment


@pytest.mark.parametrize(
    "trait", ["w=listes", "b=listes de", "first=les", "s=lundi", "found=both/context", "rule=both"]
)
def test_nobody_named_is_whom_such_words_usually_bind(trait: str) -> None:
    learnt = habits({trait: (0.0, 0.0, 2.0)})
    framed = frame(NOBODY_NAMED)
    contract = build(framed.document, replace(built_in().vocabulary, habits=learnt)).contract
    commitment = only(NOBODY_NAMED, learnt)
    assert commitment.bearer is Bearer.PARTNER
    assert commitment.party is not None
    assert contract.parties[commitment.party].role is Bearer.PARTNER


def test_nobody_named_stays_with_both_when_no_word_tells() -> None:
    commitment = only(NOBODY_NAMED, habits({"w=autre": (0.0, 0.0, 2.0)}))
    assert (commitment.bearer, commitment.party) == (Bearer.BOTH, None)


def test_a_bearer_that_is_named_stays_unless_another_is_far_more_usual() -> None:
    named = "La CPTS adresse les listes de présence aux médecins."
    for lead, bearer, trust in ((1.9, Bearer.CPTS, Trust.SUBJECT), (2.0, Bearer.PARTNER, Trust.CONTEXT)):
        commitment = only(named, habits({"w=listes": (0.0, 0.0, lead + 0.1)}))
        assert (commitment.bearer, commitment.trust) == (bearer, trust)


def test_what_is_read_stays_a_duty_unless_a_right_is_far_more_usual() -> None:
    named = "La CPTS adresse les listes de présence aux médecins."
    for lead, kind in ((0.9, Kind.OBLIGATION), (1.0, Kind.RIGHT)):
        learnt = habits({"w=cpts": (0.0, 1.0, 0.0)}, kind={"w=listes": (0.0, lead + 0.1)})
        assert only(named, learnt).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("La CPTS peut adresser les listes de présence aux médecins.", Kind.RIGHT),
        ("La CPTS s'interdit d'adresser les listes de présence aux médecins.", Kind.PROHIBITION),
        ("L'Établissement s'abstient :\n- d'adresser les listes de présence.", Kind.PROHIBITION),
    ],
)
def test_a_right_or_a_denial_becomes_no_duty_however_usual(text: str, kind: Kind) -> None:
    assert only(text, habits({"w=autre": (0.0, 0.0, 2.0)}, kind={"w=listes": (9.0, 0.0)})).kind is kind


def test_who_may_leave_is_what_the_text_says() -> None:
    text = "La dénonciation de la convention est adressée au plus tard le 1er février."
    assert only(text, habits({"w=denonci": (0.0, 0.0, 9.0)})).bearer is only(text, None).bearer


def test_the_sentences_around_tell_whom_an_article_binds() -> None:
    text = "L'Établissement ouvre ses salles. " + NOBODY_NAMED
    for trait in ("prev=partner", "only=partner", "most=partner", "same=partner"):
        assert [one.bearer for one, _ in read(text, habits({trait: (0.0, 0.0, 2.0)}))] == [Bearer.PARTNER] * 2
    assert [one.bearer for one, _ in read(text, habits({"next=partner": (0.0, 0.0, 2.0)}))][1] is Bearer.BOTH


def test_the_association_stays_itself_when_the_other_party_is_defended() -> None:
    learnt = habits({"w=listes": (0.0, 2.0, 0.0)})
    assert only(NOBODY_NAMED, learnt).bearer is Bearer.CPTS
    assert only(NOBODY_NAMED, learnt, party="Établissement").bearer is Bearer.PARTNER


SILENT = "Classeur de liaison : à jour en permanence, un exemplaire par cabinet."


def test_a_sentence_without_grammar_binds_when_such_sentences_usually_do() -> None:
    assert read(SILENT, habits()) == []
    learnt = habits({"w=exempla": (0.0, 2.0, 0.0)}, {"w=classeu": (0.0, 2.0)}, {"w=liaison": (0.0, 1.0)})
    ((commitment, passage),) = read(SILENT, learnt)
    assert passage == SILENT.rstrip(".")
    assert (commitment.bearer, commitment.kind, commitment.trust) == (Bearer.CPTS, Kind.RIGHT, Trust.CONTEXT)


@pytest.mark.parametrize("text", ["Classeur de liaison.", "Classeur de liaison, tenu à jour, ainsi composé :"])
def test_neither_a_few_words_nor_an_introduction_bind(text: str) -> None:
    assert read(text, habits(binds={"w=classeu": (0.0, 9.0)})) == []


def learnt(questions: Sequence[str] = QUESTIONS) -> Learnt:
    count = len(questions)
    return Learnt(questions, [*range(count), 0], [[7, -7, *[0] * (count - 2)]], {"w=listes": [*range(count), 100]})


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    binds = Choice(("non", "oui"), (0.1, -0.1), {"w=a": (0.5, -0.5)})
    (tmp_path / NAME).write_text(habits_text(binds, learnt(), "corpus/dev", "abc"), encoding="utf-8")
    known = load_habits(tmp_path)
    assert known is not None
    assert known.binds == binds
    for traits in (["w=listes"], ["w=autre"]):
        assert known.settle(traits) == habits_of(binds, learnt()).settle(traits)


def test_a_pack_without_the_file_has_no_habits(tmp_path: Path) -> None:
    assert load_habits(tmp_path) is None


def _broken(**changes: object) -> str:
    binds = {"answers": ["oui"], "biases": [0], "weights": {"w=a": [1]}}
    sound = {"binds": binds, "questions": QUESTIONS, "biases": [0] * len(QUESTIONS), "features": [], "weights": {}}
    return json.dumps(sound | changes)


def test_the_file_that_the_broken_ones_come_from_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(_broken(), encoding="utf-8")
    assert load_habits(tmp_path) is not None


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        _broken(binds={"answers": ["oui"], "biases": [], "weights": {}}),
        _broken(binds={"answers": ["inconnu"], "biases": [0], "weights": {}}),
        _broken(binds={"answers": ["oui"], "biases": [0], "weights": []}),
        _broken(questions=["oui"], biases=[0]),
        _broken(biases=[0]),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"réécrivez-le avec « python -m benchmarks.learn »"):
        load_habits(tmp_path)


def test_the_built_in_pack_has_habits() -> None:
    known = load_habits(built_in().folder)
    assert known is not None
    assert set(known.bearers) == {one.value for one in Bearer}


@pytest.mark.parametrize(
    "text",
    [
        "Par voie postale : le délégué à la protection des données, 4 rue des Ormes.",
        "- Par courriel : la coordinatrice de la CPTS, du lundi au vendredi.",
        "[1: L'article cité plus haut fait référence au dossier médical]",
    ],
)
def test_neither_a_note_nor_a_line_that_says_where_to_write_binds(text: str) -> None:
    always = habits(binds={f"item={item}": (0.0, 9.0) for item in (True, False)})
    assert read(text, always) == []
    assert read(SILENT, always) != []
