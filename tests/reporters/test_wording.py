"""French wording: agreement, verdicts, quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cptslint.model.contract import Bearer, Contract, Kind, Party, Profile
from cptslint.model.document import Document
from cptslint.model.report import Verdict
from cptslint.model.rule import Confidence, Severity, SourceKind
from cptslint.model.span import Span
from cptslint.reporters import wording
from cptslint.reporters.finding_groups import grouped
from cptslint.reporters.party_names import our_name, short_name, their_name
from tests.reporters.factory import make_finding, make_rule, standard_findings


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 point bloquant"), (1, "1 point bloquant"), (2, "2 points bloquants")]
)
def test_zero_and_one_are_singular(number, expected):
    assert wording.counted(number, "point bloquant") == expected


def test_an_irregular_plural_is_given():
    assert wording.counted(2, "autre passage", "autres passages") == "2 autres passages"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [((0, 0, 0), "0 bloquant, 0 à négocier, 0 à vérifier"), ((1, 1, 1), "1 bloquant, 1 à négocier, 1 à vérifier"),
     ((3, 2, 1), "3 bloquants, 2 à négocier, 1 à vérifier")],
)  # fmt: skip
def test_count_line(counts, expected):
    assert wording.count_line(*counts) == expected


@pytest.mark.parametrize(
    ("verdict", "errors", "expected"),
    [
        (Verdict.BALANCED, 0, "Convention équilibrée"),
        (Verdict.BALANCED, 1, "Équilibrée, mais 1 point bloquant à lever avant de signer"),
        (Verdict.BALANCED, 4, "Équilibrée, mais 4 points bloquants à lever avant de signer"),
        (Verdict.TO_REBALANCE, 4, "À rééquilibrer avant de signer"),
        (Verdict.MANIFEST, 0, "Déséquilibre manifeste : ne pas signer en l'état"),
        (Verdict.FAVOURABLE, 0, "Convention favorable à la CPTS"),
        (Verdict.FAVOURABLE, 2, "Favorable à la CPTS, mais 2 points bloquants à lever avant de signer"),
    ],
)
def test_verdict_sentence(verdict, errors, expected):
    assert wording.verdict_sentence(verdict, errors) == expected


@pytest.mark.parametrize(
    ("verdict", "counts", "expected"),
    [
        (Verdict.MANIFEST, (9, 4, 1), "Différer la signature et se faire accompagner (Guichet CPTS, URPS, juriste)."),
        (Verdict.TO_REBALANCE, (2, 1, 0),
         "Négocier d'abord les 2 points bloquants, puis le point à négocier ; "
         "relire la nouvelle version avant de signer."),
        (Verdict.TO_REBALANCE, (0, 3, 0),
         "Discuter les 3 points à négocier et mieux partager les engagements avant de signer."),
        (Verdict.TO_REBALANCE, (0, 0, 0), "Mieux partager les engagements avant de signer."),
        (Verdict.BALANCED, (1, 0, 0), "Négocier le point bloquant, puis relire la nouvelle version avant de signer."),
        (Verdict.BALANCED, (0, 1, 0), "Discuter le point à négocier, puis signer."),
        (Verdict.BALANCED, (0, 0, 1), "Peut être signée, une fois vu le point à vérifier."),
        (Verdict.BALANCED, (0, 0, 2), "Peut être signée, une fois vus les 2 points à vérifier."),
        (Verdict.FAVOURABLE, (0, 0, 0), "Peut être signée, après une dernière relecture."),
    ],
)  # fmt: skip
def test_verdict_advice(verdict, counts, expected):
    assert wording.verdict_advice(verdict, *counts) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("la CPTS", "à la CPTS"), ("le Centre", "au Centre"), ("les Parties", "aux Parties"), ("l'EHPAD", "à l'EHPAD"),
     ("Lespinasse", "à Lespinasse")],
)  # fmt: skip
def test_the_preposition_contracts(name, expected):
    assert wording.to_party(name) == expected


@pytest.mark.parametrize(
    ("name", "aliases", "is_cpts", "spoken", "short"),
    [
        ("Clinique du Parc", ("la CPTS",), True, "la CPTS", "CPTS"),
        ("Clinique du Parc", ("l’Association", "la CPTS"), True, "l'Association", "Association"),
        ("Clinique du Parc", ("le centre",), False, "le centre", "Centre"),
        ("Clinique du Parc", ("Léon",), False, "Léon", "Léon"),
        ("Clinique du Parc", ("CH",), False, "le CH", "CH"),
        ("Clinique du Parc", (), True, "la CPTS", "CPTS"),
        ("Clinique du Parc", (), False, "Clinique du Parc", "Clinique du Parc"),
        ("établissement XXX", (), False, None, "Établissement XXX"),
    ],
)
def test_names_of_parties(name, aliases, is_cpts, spoken, short):
    party = Party(Bearer.CPTS, name, aliases, Span(0, 0), is_cpts=is_cpts)
    document = Document("c.txt", "text", "", "Le CH et ses agents.", ())
    ours = Contract(document, "", (party,), (), (), ())
    theirs = Contract(document, "", (replace(party, role=Bearer.PARTNER),), (), (), ())
    assert short_name(party) == short
    assert our_name(ours) == (spoken or "votre structure")
    assert their_name(theirs) == (spoken or "le partenaire")


def test_a_short_quote_is_whole_and_folded():
    assert wording.quotation("un\u00a0 deux\n trois") == "« un deux trois »"


def test_a_long_quote_is_cut_in_the_middle_between_words():
    text = "début de la phrase " + "milieu " * 40 + "fin de la phrase"
    short = wording.shortened(text, 60)
    assert short == "début de la phrase milieu milieu […] fin de la phrase"


@pytest.mark.parametrize("limit", [0, 5, 12, 13, 20, 50, 199])
def test_a_long_word_is_cut_too(limit):
    assert len(wording.shortened("x" * 200, limit)) <= max(limit, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x1b[31mb", "a[31mb"), ("a\x00\x9bb", "ab"), ("a\u202eb\u200bc", "abc"), ("a\u2028b\tc\x85d", "a b c d"),
     ("a \u200b b", "a b"), ("\ue000\udc80", "\ufffd\ufffd"), ("Évaluation « œuvre »", "Évaluation « œuvre »")],
)  # fmt: skip
def test_plain_text_gives_no_orders(text, expected):
    assert wording.plain(text) == expected


def test_typography_ties_what_must_not_part():
    assert wording.tied("« a » : b ; c ? 85 % n° 12, art. 3, article 8, al. 2, 12 500 €").count("\u00a0") == 12
    assert (
        wording.tied("article VI, l'article I du livre, article Vu")
        == "article\u00a0VI, l'article\u00a0I du livre, article Vu"
    )


@pytest.mark.parametrize(("value", "expected"), [(-0.456, "−0,46"), (0.1, "+0,10"), (-0.001, "0,00"), (1.0, "+1,00")])
def test_an_index_has_a_sign_and_a_comma(value, expected):
    assert wording.signed_index(value) == expected


@pytest.mark.parametrize(
    ("table", "members"),
    [(wording.SEVERITIES, Severity), (wording.CONFIDENCES, Confidence), (wording.PROFILES, Profile),
     (wording.SOURCE_KINDS, SourceKind), (wording.KINDS, Kind)],
)  # fmt: skip
def test_everything_has_a_label(table, members):
    assert set(table) == set(members)


def test_every_family_has_a_name():
    assert list(wording.FAMILIES) == [
        "PAR", "OBJ", "ENG", "FIN", "MAD", "RGP", "CON", "RES", "ASS", "SUI", "DUR", "MOD", "SOR", "LIT", "COM", "PRI",
        "REF", "FOR", "EQU",
    ]  # fmt: skip


def test_points_are_grouped_by_rule_and_ranked_by_weight():
    groups = grouped(reversed(standard_findings()))
    assert [(group.rule.code, len(group.findings)) for group in groups] == [
        ("SOR006", 1), ("ENG003", 1), ("FOR001", 2), ("SUI001", 1), ("LIT004", 1),
    ]  # fmt: skip


def test_one_rule_at_two_severities_makes_two_points():
    rule = make_rule()
    softened = make_finding(rule, "rembourse", severity=Severity.WARNING)
    assert [group.severity for group in grouped([softened, make_finding(rule)])] == [Severity.ERROR, Severity.WARNING]
