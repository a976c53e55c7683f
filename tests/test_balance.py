from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.analysis import analyse
from cptslint.balance.weigh import FAVOURABLE, HEAVY, LEANING, LIGHT, LIGHTER, SERIOUS, Grounds, judge
from cptslint.examples import frame
from cptslint.model.contract import Bearer
from cptslint.model.report import Report, Verdict
from cptslint.packs.rules import DIMENSIONS, Pack
from cptslint.readers import read
from tests.checking import built_in
from tests.conftest import ROOT

CONVENTIONS = sorted((ROOT / "corpus" / "dev").glob("*/convention.*"))
each = pytest.mark.parametrize("path", CONVENTIONS, ids=lambda path: path.parent.name.split("-")[0], scope="module")
"""The scope makes every test of one convention follow the other: it is read once, and no other report is kept."""
UNFAIR = """Article 1 - Engagements
La CPTS s'engage à organiser quatre réunions par an.
La CPTS paie une pénalité de 500 euros par réunion manquée.
Article 2 - Durée
La convention est conclue pour un an."""


@lru_cache(maxsize=2)
def report(path: Path, party: str | None = None) -> Report:
    return analyse(read(path), built_in(), party=party)


def partners(path: Path) -> list[str]:
    return [party.name for party in report(path).contract.parties if party.role is Bearer.PARTNER]


@each
def test_index_lies_between_minus_one_and_one(path: Path) -> None:
    balance = report(path).balance
    assert [d.name for d in (*balance.dimensions,) if not -1 <= d.index <= 1] == []
    assert -1 <= balance.index <= 1


@each
def test_dimensions_are_those_of_the_report_in_order(path: Path) -> None:
    dimensions = [(dimension.name, dimension.label) for dimension in report(path).balance.dimensions]
    assert dimensions == list(DIMENSIONS.items())


@each
def test_exchanging_the_roles_flips_the_balance_exactly(path: Path) -> None:
    if len(partners(path)) != 1:
        pytest.skip("several partners: their roles cannot all be exchanged")
    ours = report(path).balance
    theirs = report(path, partners(path)[0]).balance
    assert theirs.index == -ours.index
    assert [(d.partner, d.cpts, -d.index) for d in theirs.dimensions] == [
        (d.cpts, d.partner, d.index) for d in ours.dimensions
    ]


@each
def test_every_point_is_traced_to_a_sentence_or_to_a_missing_rule(path: Path) -> None:
    found = report(path)
    text = found.contract.document.text
    titles = {rule.title for rule in found.rules}
    for dimension in found.balance.dimensions:
        assert [p for p in dimension.points if p.weight <= 0 or p.side not in (Bearer.CPTS, Bearer.PARTNER)] == []
        assert [p for p in dimension.points if p.span and not p.span.slice(text).strip()] == []
        assert [p.reason for p in dimension.points if p.span is None and p.reason not in titles] == []


@each
def test_points_add_up_to_the_sides_and_to_the_index(path: Path) -> None:
    balance = report(path).balance
    for dimension in balance.dimensions:
        sides = {
            side: sum(p.weight for p in dimension.points if p.side is side) for side in (Bearer.CPTS, Bearer.PARTNER)
        }
        assert sides == {Bearer.CPTS: dimension.cpts, Bearer.PARTNER: dimension.partner}
        assert {p.dimension for p in dimension.points} <= {dimension.name}
    cpts, partner = sum(d.cpts for d in balance.dimensions), sum(d.partner for d in balance.dimensions)
    assert balance.index == (partner - cpts) / (partner + cpts)


@each
def test_every_finding_that_weighs_is_in_the_balance(path: Path) -> None:
    found = report(path)
    weighed = {
        (p.reason, p.span, p.weight) for d in found.balance.dimensions for p in d.points if p.side is Bearer.CPTS
    }
    sided = [
        f
        for f in found.findings
        if f.severity is f.rule.severity
        and f.rule.one_sided
        and f.rule.weight
        and f.rule.dimension
        and not f.rule.profiles
    ]
    assert {(f.rule.title, f.span, f.rule.weight) for f in sided if f.rule.nature != "balance"} <= weighed


def grounds(**changes: float) -> Grounds:
    return replace(Grounds(index=0.0, against=0.0, for_it=0.0), **changes)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"against": HEAVY}, Verdict.MANIFEST),
        ({"against": HEAVY, "index": 1.0, "for_it": 200.0}, Verdict.MANIFEST),
        ({"against": HEAVY - 0.1}, Verdict.TO_REBALANCE),
        ({"against": SERIOUS, "index": LEANING}, Verdict.MANIFEST),
        ({"against": SERIOUS - 0.1, "index": -1.0}, Verdict.TO_REBALANCE),
        ({"against": HEAVY - 0.1, "index": LEANING + 0.01}, Verdict.TO_REBALANCE),
        ({"against": LIGHT}, Verdict.TO_REBALANCE),
        ({"against": SERIOUS, "index": LIGHTER - 0.01}, Verdict.TO_REBALANCE),
        ({"against": SERIOUS, "index": LIGHTER}, Verdict.BALANCED),
        ({"against": LIGHT - 0.1, "index": -1.0}, Verdict.BALANCED),
        ({"index": FAVOURABLE, "for_it": 2 * LIGHT}, Verdict.FAVOURABLE),
        ({"index": FAVOURABLE - 0.01, "for_it": 2 * LIGHT}, Verdict.BALANCED),
        ({"index": FAVOURABLE, "for_it": 2 * LIGHT - 0.1}, Verdict.BALANCED),
        ({"index": FAVOURABLE, "for_it": 30.0, "against": 30.0}, Verdict.BALANCED),
    ],
)
def test_verdict_at_its_thresholds(facts: dict[str, float], verdict: Verdict) -> None:
    assert judge(grounds(**facts)) is verdict


POINTS = st.floats(0, 200)
SEVERITY = [Verdict.MANIFEST, Verdict.TO_REBALANCE, Verdict.BALANCED, Verdict.FAVOURABLE]


@given(st.floats(-1, 1), POINTS, POINTS, st.floats(0, 50))
def test_a_graver_burden_never_improves_the_verdict(index: float, against: float, for_it: float, more: float) -> None:
    facts = grounds(index=index, against=against, for_it=for_it)
    before, after = judge(facts), judge(replace(facts, against=against + more))
    assert SEVERITY.index(after) <= SEVERITY.index(before)


@given(st.floats(-1, 1), st.floats(0, 1), POINTS, POINTS)
def test_a_lower_index_never_improves_the_verdict(index: float, less: float, against: float, for_it: float) -> None:
    facts = grounds(index=index, against=against, for_it=for_it)
    before, after = judge(facts), judge(replace(facts, index=max(-1, index - less)))
    assert SEVERITY.index(after) <= SEVERITY.index(before)


def test_a_duty_of_one_side_weighs_on_it_with_its_sentence(pack: Pack) -> None:
    framed = frame("La CPTS s'engage à organiser quatre réunions par an.")
    balance = analyse(framed.document, pack).balance
    points = [p for d in balance.dimensions for p in d.points if p.reason == "obligation"]
    assert [(p.side, p.weight, p.span and p.span.slice(framed.document.text)) for p in points] == [
        (Bearer.CPTS, 1.0, "La CPTS s'engage à organiser quatre réunions par an")
    ]


def test_a_duty_of_both_sides_weighs_half_on_each(pack: Pack) -> None:
    framed = frame("Les parties s'engagent à organiser quatre réunions par an.")
    balance = analyse(framed.document, pack).balance
    points = [(p.side, p.weight) for d in balance.dimensions for p in d.points if p.reason == "obligation"]
    assert sorted(points) == [(Bearer.CPTS, 0.5), (Bearer.PARTNER, 0.5)]


def test_nothing_at_all_weighs_nothing(pack: Pack) -> None:
    framed = frame("Le texte lie les signataires.")
    commitments = [d for d in analyse(framed.document, pack).balance.dimensions for p in d.points if p.span]
    assert commitments == []


def test_no_verdict_without_a_party_to_defend(pack: Pack) -> None:
    framed = frame(UNFAIR)
    text = framed.document.text.replace("La CPTS des Deux Rives, association", "La société Alpha, entreprise")
    text = text.replace("la CPTS", "la Société").replace("La CPTS", "La Société").replace("l'Association", "Alpha")
    found = analyse(frame(text).document, pack)
    assert not any(party.is_cpts for party in found.contract.parties)
    assert (found.contract.has_defended_party, found.balance.verdict) == (False, None)
    assert [note.code for note in found.notes] == ["no-defended-party"]
    assert {finding.rule.code for finding in found.findings if finding.rule.one_sided} == set()
    reasons = {skipped.reason for skipped in found.not_assessed if skipped.rule == "SOR002"}
    assert reasons == {"aucune partie à défendre n'est désignée"}
