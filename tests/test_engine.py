from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cptslint.absorption import absorb
from cptslint.engine import in_severity_order, locate, run, to_finding
from cptslint.examples import frame
from cptslint.matchers.base import Hit
from cptslint.matchers.context import Context
from cptslint.matchers.table import MATCHERS
from cptslint.model.document import Note
from cptslint.model.finding import Finding
from cptslint.model.report import NotAssessed
from cptslint.model.rule import Severity
from cptslint.model.span import Span
from cptslint.packs.rules import CompiledRule
from cptslint.structure.build import build
from tests.checking import built_in, context_of, make_rule, run_on

PENALTY = make_rule("scenarios: [{any: [pénalité]}]")
MEETING = make_rule("scenarios: [{any: [réunion]}]", code="ESS002", severity="error")
SORTIE = """Article 1 - Objet
Les parties organisent une réunion par an.
Article 2 - Finances
La CPTS verse une pénalité de 50 euros.
La CPTS prépare chaque réunion.
Article 3 - Résiliation
La CPTS notifie sa décision."""


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.rule.code for finding in findings]


def quotes(text: str, findings: Sequence[Finding]) -> list[str]:
    source = context_of(text).contract.document.text
    return [finding.span.slice(source) if finding.span else "" for finding in findings]


def test_rule_that_raises_is_not_assessed_and_the_others_still_run(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find(self, spec: Any, context: Any) -> Any:
            raise ZeroDivisionError("a bug")

    broken = CompiledRule(replace(PENALTY.rule, code="ESS009", kind="broken"), None)
    monkeypatch.setattr("cptslint.engine.MATCHERS", {**MATCHERS, "broken": Broken()})
    outcome = run_on(SORTIE, broken, PENALTY)
    assert outcome.not_assessed == (NotAssessed("ESS009", "la règle n'a pas pu être exécutée (ZeroDivisionError)"),)
    assert codes(outcome.findings) == ["ESS001"]


def test_rule_for_another_kind_of_partner_is_not_assessed() -> None:
    rule = make_rule("scenarios: [{any: [pénalité]}]", more="profiles: [industriel]")
    outcome = run_on(SORTIE, rule)
    assert (outcome.findings, outcome.not_assessed) == (
        (),
        (NotAssessed("ESS001", "sans objet pour ce type de partenaire"),),
    )


def test_check_that_does_not_apply_is_not_assessed() -> None:
    rule = make_rule("{satisfied_by: [{any: [a]}], applies_if: [{any: [vaccin]}]}", kind="presence", nature="missing")
    assert run_on(SORTIE, rule).not_assessed == (NotAssessed("ESS001", "sans objet dans cette convention"),)


def test_gravest_first_then_in_the_order_of_the_text() -> None:
    outcome = run_on(SORTIE, PENALTY, MEETING)
    assert codes(outcome.findings) == ["ESS002", "ESS002", "ESS001"]
    assert quotes(SORTIE, outcome.findings) == [
        "Les parties organisent une réunion par an",
        "La CPTS prépare chaque réunion",
        "La CPTS verse une pénalité de 50 euros",
    ]


def test_what_is_missing_comes_before_passages_of_the_same_severity() -> None:
    missing = make_rule("satisfied_by: [{any: [vaccin]}]", kind="presence", nature="missing", code="ESS009")
    assert codes(run_on(SORTIE, PENALTY, missing).findings) == ["ESS009", "ESS001"]


@given(st.permutations([PENALTY, MEETING, make_rule("scenarios: [{any: [décision]}]", code="ESS003", severity="info")]))
@settings(max_examples=10)
def test_the_order_of_rules_changes_nothing(rules: list[CompiledRule]) -> None:
    assert codes(run_on(SORTIE, *rules).findings) == ["ESS002", "ESS002", "ESS001", "ESS003"]


@pytest.mark.parametrize(
    ("raised", "kept"),
    [
        (["RGP001", "RGP002", "RGP003", "RGP007"], ["RGP001"]),
        (["RGP002", "RGP003"], ["RGP002", "RGP003"]),
        (["FIN001", "FIN007"], ["FIN001"]),
        (["SOR001", "SOR010"], ["SOR001"]),
        (["CON002", "CON001"], ["CON002"]),
        (["EQU001", "EQU002"], ["EQU001"]),
        (["LIT003", "LIT001"], ["LIT003", "LIT001"]),
        (["SOR002", "SOR003"], ["SOR002", "SOR003"]),
        ([], []),
    ],
)
def test_finding_that_another_makes_useless_is_dropped(raised: list[str], kept: list[str]) -> None:
    findings = [finding_of(code) for code in raised]
    assert codes(absorb(findings)) == kept


@pytest.mark.parametrize(
    ("first", "second"),
    [("LIT002", "LIT004"), ("RES004", "ENG007"), ("FIN006", "FIN005")],
    ids=["court", "joint-liability-of-members", "price-set-by-the-partner"],
)
def test_finding_absorbs_its_weaker_twin_in_its_clause_only(first: str, second: str) -> None:
    findings = [replace(asserted(code), location=place) for code, place in
                [(first, "article 9, al. 1"), (second, "article 9, al. 1"), (second, "article 12, al. 2")]]  # fmt: skip
    assert [(f.rule.code, f.location) for f in absorb(findings)] == [
        (first, "article 9, al. 1"), (second, "article 12, al. 2"),
    ]  # fmt: skip


def test_what_is_only_to_be_checked_absorbs_nothing_in_its_clause() -> None:
    findings = [replace(finding_of("FIN006"), location="article 5"), replace(asserted("FIN005"), location="article 5")]
    assert codes(absorb(findings)) == ["FIN006", "FIN005"]


def asserted(code: str) -> Finding:
    return finding_of(code, PENALTY.rule.severity)


def finding_of(code: str, severity: Severity = Severity.INFO, start: int | None = None) -> Finding:
    span = None if start is None else Span(start, start + 1)
    return Finding(replace(PENALTY.rule, code=code), severity, span, None, "", "")


@given(st.lists(st.tuples(st.sampled_from(Severity), st.none() | st.integers(0, 9), st.sampled_from("AB")), max_size=8))
def test_order_of_findings_does_not_depend_on_their_arrival(drawn: list[tuple[Severity, int | None, str]]) -> None:
    findings = [finding_of(code, severity, start) for severity, start, code in drawn]
    assert in_severity_order(findings) == in_severity_order(findings[::-1])
    assert [f.severity.rank for f in in_severity_order(findings)] == sorted(f.severity.rank for f in findings)


PLACES = """Article 1 - Objet
Premier alinéa.
Deuxième alinéa :
- premier tiret ;
- second tiret.
Article 2 - Finances
2.1 Budget
Le budget est commun.
Article 3 - Durée
La durée est d'un an.
Annexe 1 - Tarifs
Article 1 - Montants
Le tarif est fixe.
Annexe 2 - Contacts
Le contact est joignable."""


@pytest.mark.parametrize(
    ("words", "article", "location"),
    [
        ("Premier alinéa", "1", "article 1, al. 1"),
        ("Deuxième alinéa", "1", "article 1, al. 2"),
        ("premier tiret", "1", "article 1, al. 3"),
        ("second tiret", "1", "article 1, al. 4"),
        ("Le budget est commun", "2.1", "article 2.1, al. 1"),
        ("La durée est", "3", "article 3, al. 1"),
        ("Le tarif est fixe", "1", "annexe 1, article 1"),
        ("Le contact est", None, "annexe 2"),
        ("La CPTS des Deux Rives", None, "présentation des parties"),
    ],
)
def test_place_in_human_terms(words: str, article: str | None, location: str) -> None:
    contract = context_of(PLACES).contract
    start = contract.document.text.index(words)
    assert locate(contract, Span(start, start + len(words))) == (article, location)


def test_place_outside_every_clause_is_empty() -> None:
    contract = context_of(PLACES).contract
    assert locate(contract, Span(len(contract.document.text) + 1, len(contract.document.text) + 2)) == (None, "")


@pytest.mark.parametrize(
    ("place", "article", "location"),
    [("[résiliation]", "3", "article 3"), ("[litiges, finances]", "2", "article 2"), ("[litiges]", None, "")],
)
def test_what_is_missing_carries_the_article_where_it_would_belong(
    place: str, article: str | None, location: str
) -> None:
    rule = make_rule("satisfied_by: [{any: [vaccin]}]", kind="presence", nature="missing", more=f"place: {place}")
    (finding,) = run_on(SORTIE, rule).findings
    assert (finding.span, finding.article, finding.location) == (None, article, location)


def fingerprints(text: str) -> list[str]:
    return [finding.fingerprint for finding in run_on(text, PENALTY).findings]


@pytest.mark.parametrize(
    "other",
    [
        SORTIE.replace("Article 2", "Article 12"),
        SORTIE.replace("Article 2 - Finances", "ARTICLE II : Argent"),
        SORTIE.replace("La CPTS verse une", "La  CPTS verse\u00a0une"),
        SORTIE.replace("La CPTS verse une pénalité", "LA CPTS VERSE UNE PENALITE"),
        SORTIE.replace("50 euros.", "50 euros ;"),
        re.sub(r"(?s)(Article 2.*?)(Article 3.*)", r"\2\n\1", SORTIE).strip(),
        SORTIE.replace("La CPTS verse", "- La CPTS verse"),
        SORTIE.replace("La CPTS verse", "2.1 La CPTS verse"),
        SORTIE.replace("La CPTS verse", "a) La CPTS verse"),
    ],
    ids=["renumbered", "retitled", "spaces", "capitals", "punctuation", "moved", "item", "numbered", "lettered"],
)
def test_fingerprint_survives(other: str) -> None:
    assert fingerprints(other) == fingerprints(SORTIE)


REFERRING = SORTIE.replace("50 euros.", "50 euros en application de l'article 3.").replace(
    "La CPTS prépare", "1) La CPTS prépare"
)


def test_fingerprint_survives_the_new_number_of_an_article_that_the_passage_cites() -> None:
    moved = REFERRING.replace("article 3", "article 4").replace("Article 3", "Article 4")
    assert "article 4" in moved
    assert fingerprints(moved) == fingerprints(REFERRING)
    assert fingerprints(REFERRING.replace("de l'article 3", "de la loi")) != fingerprints(REFERRING)


def test_fingerprint_of_a_rule_about_the_form_keeps_the_numbers() -> None:
    form = make_rule("scenarios: [{any: [pénalité]}]", code="ESS008", nature="form")
    (one,) = run_on(REFERRING, form).findings
    (other,) = run_on(REFERRING.replace("article 3", "article 1"), form).findings
    assert one.fingerprint != other.fingerprint


def test_fingerprint_changes_with_the_words_and_with_the_rule() -> None:
    assert fingerprints(SORTIE.replace("50", "60")) != fingerprints(SORTIE)
    twin = make_rule("scenarios: [{any: [pénalité]}]", code="ESS007")
    assert run_on(SORTIE, twin).findings[0].fingerprint != fingerprints(SORTIE)[0]


def test_fields_of_the_message_are_filled_on_one_line() -> None:
    rule = replace(PENALTY.rule, message="Trouvé : {quoi}, {rien}fin")
    finding = to_finding(rule, Hit(None, (), {"quoi": "un\n  deux"}), context_of(SORTIE).contract)
    assert finding.message == "Trouvé : un deux, fin"


def test_what_satisfies_a_rule_is_listed_as_in_order() -> None:
    rule = make_rule(
        "satisfied_by: [{any: [décision]}]", kind="presence", nature="missing", more='in_order: "Décision"'
    )
    (item,) = run_on(SORTIE, rule).in_order
    assert (item.label, item.location) == ("Décision", "article 3, al. 1")


def test_a_finding_on_a_title_is_located_at_its_article() -> None:
    contract = context_of(SORTIE).contract
    assert [locate(contract, article.heading) for article in contract.articles][-2:] == [
        ("2", "article 2"),
        ("3", "article 3"),
    ]


MISSING = make_rule("satisfied_by: [{any: [médiation]}]", kind="presence", code="ESS003", severity="error")


def run_with_note(code: str, *rules: CompiledRule) -> list[tuple[str, Severity, str]]:
    """Return the findings on a document about which the reader noted something."""
    document = replace(frame(SORTIE).document, notes=(Note(code, "Contenu non lu."),))
    found = run(rules, Context(build(document, built_in().vocabulary), built_in().qualifiers)).findings
    return [(finding.rule.code, finding.severity, finding.message) for finding in found]


@pytest.mark.parametrize("code", ["unread-content", "damaged-part"])
def test_what_is_missing_is_only_to_be_checked_when_a_part_of_the_file_was_not_read(code: str) -> None:
    message = MISSING.rule.message.rstrip(".") + ", à vérifier dans la partie du fichier qui n'a pas été lue."
    assert run_with_note(code, MISSING, MEETING)[-1] == ("ESS003", Severity.INFO, message)
    assert run_with_note(code, MEETING)[0][:2] == ("ESS002", Severity.ERROR)


@pytest.mark.parametrize("code", ["small-images", "hidden-text", "tracked-changes"])
def test_a_logo_or_a_change_makes_no_absence_doubtful(code: str) -> None:
    assert run_with_note(code, MISSING) == [("ESS003", Severity.ERROR, MISSING.rule.message)]


def test_a_contract_that_was_checked_is_freed_without_the_garbage_collector() -> None:
    gc.disable()
    try:
        context = context_of.__wrapped__(
            SORTIE + "La CPTS ne verse aucune pénalité.\n"
        )  # without the cache of the tests
        run([PENALTY, MEETING], context)
        kept = weakref.ref(context), weakref.ref(context.reading.concepts)
        del context
        assert [one() for one in kept] == [None, None]
    finally:
        gc.enable()


def test_a_rule_for_a_kind_of_partner_looks_at_each_of_several() -> None:
    rule = make_rule("scenarios: [{any: [pénalité]}]", more="profiles: [industriel]")
    text = """CONVENTION DE PARTENARIAT
Entre :
La CPTS des Deux Rives, association dont le siège est 1 place du Marché, représentée par sa présidente, ci-après « la CPTS »,
Et :
La Clinique des Hauts, dont le siège est 2 rue du Parc, représentée par son directeur, ci-après « la Clinique »,
Et :
La société Médivox, fabricant de dispositifs médicaux, dont le siège est 3 rue du Parc, représentée par son président, ci-après « la Société »,
Il a été convenu ce qui suit :
Article 1 - Objet
Une pénalité est due."""
    assert [finding.rule.code for finding in run_on(text, rule).findings] == [rule.rule.code]
