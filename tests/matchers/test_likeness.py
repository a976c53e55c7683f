"""What was learnt of a rule doubts the passages that are unlike its annotated ones, and finds those that are very like them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from cptslint.engine import run
from cptslint.errors import PackError
from cptslint.matchers.context import Context
from cptslint.matchers.likeness import UNLIKE, VERY_LIKE, Likeness
from cptslint.matchers.traits import Traits
from cptslint.model.rule import Severity
from cptslint.packs.learnt import Learnt
from cptslint.packs.likeness import NAME, by_code, likeness_text, load_likeness
from cptslint.packs.rules import load_pack
from cptslint.readers import read_bytes
from cptslint.structure.build import build
from cptslint.structure.mirror import mirror
from cptslint.structure.network import STEPS, network
from tests.checking import built_in, context_of, make_rule

PAYS = "La CPTS verse une redevance de 900 euros à l'Établissement."
OPTIONS = "scenarios: [{any: [redevance]}]"


def likeness(bias: float, weights: Mapping[str, float]) -> Likeness:
    """Return what is learnt of one rule alone, without features."""
    return Likeness(network([round(bias * STEPS)], [], {t: [round(one * STEPS)] for t, one in weights.items()}, 1))


def found(text: str, bias: float, weights: Mapping[str, float], options: str = OPTIONS) -> list[tuple[str, str]]:
    rule = make_rule(options)
    learnt = replace(rule, spec=replace(rule.spec, likeness=likeness(bias, weights)))
    context = context_of(text)
    document = context.contract.document.text
    return [(f.severity.value, f.span.slice(document)) for f in run([learnt], context).findings if f.span]


def traits(text: str) -> set[str]:
    context = context_of(text)
    one = Traits.of(context)
    passages = [context.span(unit.start, unit.end).slice(context.contract.document.text) for unit in one.units]
    (rank,) = [rank for rank, passage in enumerate(passages) if "redevance" in passage]
    return one.of_each(["somme-d-argent"])[rank]


def test_traits_are_words_concepts_and_who_bears_what() -> None:
    assert {"w=@cpts", "w=redevan", "w=#", "c=somme-d-argent", "k=cpts/obligation/money"} <= traits(PAYS)


def test_traits_do_not_depend_on_the_names_of_the_parties() -> None:
    other = PAYS.replace("La CPTS", "L'Association").replace("l'Établissement", "le Centre Hospitalier")
    assert traits(other) == traits(PAYS)


def test_traits_of_the_mirrored_contract_are_those_of_the_other_side() -> None:
    context = context_of(PAYS)
    mirrored = Traits.of(Context(mirror(context.reading, built_in().vocabulary), built_in().qualifiers))
    assert mirrored.bearing("w=@partenaire") == Traits.of(context).bearing("w=@cpts") != ()
    assert mirrored.bearing("k=partner/obligation/money") == Traits.of(context).bearing("k=cpts/obligation/money")


@pytest.mark.parametrize(
    ("score", "severity"), [(UNLIKE - 0.1, "info"), (UNLIKE + 0.1, "warning"), (VERY_LIKE + 1, "warning")]
)
def test_a_passage_unlike_the_annotated_ones_is_only_to_be_checked(score: float, severity: str) -> None:
    assert [level for level, _ in found(PAYS, score - 1, {"w=redevan": 1.0})] == [severity]


def test_a_cell_of_a_row_is_no_sentence_to_weigh() -> None:
    parties = (
        "Entre la CPTS des Lacs, association, 1 rue Haute, représentée par sa présidente, ci-après « la CPTS », et le Centre Hospitalier "
        "de Valmont, 2 rue Basse, représenté par son directeur, ci-après « l'Établissement », il a été convenu ce qui suit :"
    )
    table = "| Objet | Date |\n|---|---|\n| Redevance | 5 mars |"
    text = f"# Convention\n\n{parties}\n\n## Article 1 - Sommes\n\n{table}\n\nUne redevance est due.\n"
    document = read_bytes(text.encode(), "essai.md")
    context = Context(build(document, built_in().vocabulary), built_in().qualifiers)
    rule = make_rule(OPTIONS)
    learnt = replace(rule, spec=replace(rule.spec, likeness=likeness(UNLIKE - 9, {"w=redevan": 1.0})))
    assert [(f.severity.value, f.span.slice(document.text)) for f in run([learnt], context).findings if f.span] == [
        ("warning", "Redevance"),
        ("info", "Une redevance est due"),
    ]


def test_a_sentence_very_like_them_is_raised_though_no_scenario_finds_it() -> None:
    text = "L'Association acquitte une contribution de 900 euros."
    assert found(text, 0.0, {"w=contrib": VERY_LIKE}) == [("warning", text.rstrip("."))]
    assert found(text, 0.0, {"w=contrib": VERY_LIKE - 0.1}) == []


def test_a_sentence_far_more_like_them_from_the_other_side_is_not_raised() -> None:
    text = "L'Association acquitte une contribution de 900 euros à l'Établissement."
    for cpts, partner, wanted in ((1.0, 0.5, 1), (0.5, 1.6, 0), (0.5, 1.4, 1)):
        weights = {"w=contrib": 9.0, "k=cpts/obligation": cpts, "k=partner/obligation": partner}
        assert len(found(text, 0.0, weights)) == wanted


def test_what_excuses_a_rule_excuses_a_sentence_that_is_like() -> None:
    text = "L'Association acquitte une contribution de 900 euros."
    assert found(text, 0.0, {"w=contrib": 9.0}, "unless_sentence: [900]\n" + OPTIONS) == []


def test_a_doubtful_scenario_asserts_when_the_sentence_is_like() -> None:
    doubtful = "scenarios: [{any: [redevance], confidence: low}]"
    assert [severity for severity, _ in found(PAYS, 0.0, {"w=redevan": UNLIKE - 0.1}, doubtful)] == ["info"]
    assert [severity for severity, _ in found(PAYS, 0.0, {"w=redevan": UNLIKE + 0.1}, doubtful)] == ["warning"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Le bail ne lie pas la CPTS, mais la CPTS verse une redevance de 900 euros.", "warning"),
        ("Le bail lie la CPTS, mais la CPTS verse une redevance de 900 euros.", "info"),
        ("La CPTS verse une redevance de 900 euros et ne tient pas le bail.", "info"),
    ],
)
def test_a_clause_beside_one_that_denies_is_weighed_alone(text: str, severity: str) -> None:
    weights = {"w=redevan": UNLIKE + 0.1, "w=bail": -1.0}
    assert [level for level, _ in found(text, 0.0, weights)] == [severity]


def test_the_words_that_speak_most_for_a_rule_are_its_evidence() -> None:
    text = "L'Association acquitte une contribution de 900 euros."
    rule = make_rule(OPTIONS)
    learnt = replace(
        rule, spec=replace(rule.spec, likeness=likeness(1.0, {"w=contrib": 2.0, "w=acquitt": 1.0, "w=euros": -1}))
    )
    context = context_of(text)
    (finding,) = run([learnt], context).findings
    document = context.contract.document.text
    assert [one.span.slice(document) for one in finding.evidence] == ["acquitte", "contribution"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    learnt = Learnt(
        ["ESS001", "ESS002"], [-250, -400, 0], [[50, -75]], {"w=contrib": [125, 0, 30], "c=paiement": [-50, 1, -90]}
    )
    (tmp_path / NAME).write_text(likeness_text(learnt, "corpus/dev", "abc"), encoding="utf-8")
    read, written = load_likeness(tmp_path), by_code(learnt)
    assert [(code, one.rank) for code, one in read.items()] == [("ESS001", 0), ("ESS002", 1)]
    for sentence in ({"w=contrib"}, {"c=paiement"}, {"w=contrib", "c=paiement", "w=inconnu"}):
        assert read["ESS001"].network.of(sentence) == written["ESS001"].network.of(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"questions": ["A"]}',
        '{"questions": ["A"], "biases": ["x"], "features": [], "weights": {}}',
        '{"questions": ["A"], "biases": [0], "features": [], "weights": {"w=a": [1000000000]}}',
        '{"questions": ["A"], "biases": [0], "features": [], "weights": {"w=a": [1, 2]}}',
        '{"questions": ["A"], "biases": [0, 0], "features": [[1, 2]], "weights": {}}',
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"ressemblance\.json"):
        load_likeness(tmp_path)


def test_what_was_learnt_can_be_left_out_by_the_command_that_writes_it_again(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    copytree(built_in().folder, folder)
    (folder / NAME).write_text("{", encoding="utf-8")
    pack = load_pack(folder, with_learnt=False)
    assert pack.vocabulary.habits is None
    assert all(getattr(compiled.spec, "likeness", None) is None for compiled in pack.rules)


def test_only_rules_that_assert_something_of_a_passage_are_learnt() -> None:
    learnt = load_likeness(built_in().folder)
    rules = {compiled.rule.code: compiled.rule for compiled in built_in().rules}
    assert learnt
    assert {
        code for code in learnt if rules[code].severity is Severity.INFO or rules[code].nature == "missing"
    } == set()


SEATS = "body: [comité]\nseat: [représentant]\nscenarios: [{any: [voix prépondérante]}]"


def test_a_committee_is_weighed_too() -> None:
    rule = make_rule(SEATS, kind="seats")
    held = "Le comité est réuni au siège de l'Établissement, à l'initiative de celui-ci."
    cast = "Le président du comité dispose d'une voix prépondérante."
    for bias, text, wanted in ((3.0, held, "warning"), (0.0, held, None), (-3.0, cast, "info"), (3.0, cast, "warning")):
        learnt = replace(rule, spec=replace(rule.spec, likeness=likeness(bias, {"w=comite": 0.1})))
        context = context_of(text)
        document = context.contract.document.text
        said = [(f.severity.value, f.span.slice(document)) for f in run([learnt], context).findings if f.span]
        inside = [severity for severity, passage in said if passage.rstrip(".") in text]
        assert inside == ([wanted] if wanted else []), text


ELSEWHERE = "scenarios: [{any: [redevance], unless_convention: [avenant]}]"


def test_a_rule_that_asks_for_something_missing_raises_no_like_sentence_when_it_is_there() -> None:
    text = "La CPTS verse une somme à l'Établissement. Un avenant en fixe le montant."
    assert found(text, VERY_LIKE + 1, {}, ELSEWHERE) == []


@pytest.mark.parametrize(("more", "wanted"), [(1.9, 0), (2.1, 1)])
def test_a_sentence_that_denies_is_raised_only_when_it_is_far_more_like(more: float, wanted: int) -> None:
    text = "L'Association n'obtient aucune contribution."
    assert len(found(text, 0.0, {"w=contrib": VERY_LIKE + more})) == wanted


@pytest.mark.parametrize(
    ("around", "score", "raised"),
    [
        ("Les parties se réunissent en {}.", VERY_LIKE, False),
        ("Les parties se réunissent en {}.", VERY_LIKE + 2.1, True),
        ("La CPTS acquitte un abonnement en {}.", VERY_LIKE - 0.3, True),
        ("La CPTS acquitte un abonnement en {}.", VERY_LIKE - 0.5, False),
    ],
    ids=["fair", "fair, very like", "harsh", "harsh, unlike"],
)
def test_a_sentence_must_be_liker_in_a_fair_convention_than_in_a_harsh_one(
    around: str, score: float, raised: bool
) -> None:
    text = "L'Association acquitte une contribution de 900 euros"
    others = " ".join(around.format(year) for year in range(2030, 2075))
    shown = [passage for _, passage in found(f"{others} {text}.", 0.0, {"w=contrib": score, "w=abonnem": 9.0})]
    assert (text in shown) is raised


@pytest.mark.parametrize(("score", "severity"), [(UNLIKE + 0.9, "info"), (UNLIKE + 1.1, "warning")])
def test_a_passage_of_a_fair_convention_is_asserted_when_it_is_liker(score: float, severity: str) -> None:
    others = " ".join(f"Les parties se réunissent en {year}." for year in range(2030, 2075))
    assert [level for level, _ in found(f"{PAYS} {others}", 0.0, {"w=redevan": score})] == [severity]
