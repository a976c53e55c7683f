"""The terminal report: what it says and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cptslint.model.report import Report, Verdict
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import reporter
from cptslint.reporters.text import report_text
from tests.reporters.factory import (
    BLANK,
    COURT,
    RESULT,
    make_balance,
    make_contract,
    make_document,
    make_finding,
    make_report,
    make_rule,
    report_without_defended_party,
)


def written(report: Report, width: int = 80, *, colour: bool = False) -> str:
    return report_text([report], ReportOptions(width=width, colour=colour))


def test_sections_come_in_the_order_a_board_needs():
    lines = written(make_report()).split("\n")
    titles = [lines[i - 1] for i, line in enumerate(lines) if line and set(line) == {"-"}]
    assert titles == [
        "Verdict",
        "Points à négocier (4)",
        "Points à vérifier (1)",
        "Équilibre",
        "Ce qui est en ordre (1)",
        "Non examiné",
    ]


def test_header_names_file_title_parties_and_the_reason_of_the_profile():
    assert written(make_report()).split("\n")[:8] == [
        "Convention de partenariat relative au parcours de sortie d'hospitalisation",
        "",
        "Fichier     convention.docx",
        "CPTS        Communauté professionnelle territoriale de santé du Val de Thouanne",
        "            (la CPTS)",
        "Partenaire  Centre hospitalier Armand-Delorme (le Centre hospitalier),",
        "            établissement public de santé, d'après « établissement public de",
        "            santé »",
    ]


def test_standard_input_is_named_in_french():
    report = make_report(contract=make_contract(document=make_document(source="-")))
    assert "Fichier     entrée standard" in written(report)


def test_verdict_says_whether_to_sign_and_what_matters_most():
    assert written(make_report()).split("\n")[9:20] == [
        "Verdict",
        "-------",
        "  Déséquilibre manifeste : ne pas signer en l'état",
        "  Différer la signature et se faire accompagner (Guichet CPTS, URPS, juriste).",
        "",
        "  Les 4 points principaux",
        "  1. Indemnité de sortie à la charge de la CPTS (article 8, al. 1)",
        "  2. Obligation de résultat mise à la charge de la CPTS (article 3, al. 1)",
        "  3. Champ à compléter (2 passages)",
        "  4. Évaluation du partenariat absente",
        "",
    ]


def test_only_the_five_heaviest_points_are_in_the_verdict():
    rules = [make_rule(f"ENG00{n}", title=f"Point {n}", weight=float(n)) for n in range(1, 8)]
    text = written(make_report(findings=tuple(make_finding(rule, "rembourse") for rule in rules)))
    head = text[: text.index("Points à négocier")]
    assert "  Les 5 points principaux sur 7\n  1. Point 7 (article 8, al. 1)\n" in head
    assert "  5. Point 3 (article 8, al. 1)\n" in head
    assert "Point 2" not in head


def test_a_blocking_point_shows_passage_reason_ground_and_request():
    text = written(make_report())
    assert (
        "1. Indemnité de sortie à la charge de la CPTS\n"
        "   Bloquant, SOR006, article 8, al. 1\n"
        "   La CPTS doit rembourser des dépenses si elle part.\n"
        "   « La CPTS rembourse à l'Établissement les dépenses de paramétrage et de\n"
        "   formation »\n"
        "   Pourquoi    Une CPTS qui doit payer pour partir n'est plus libre de partir.\n"
        "   Fondement   Code civil, art. 1231-5 (droit)\n"
        "               URPS d'Occitanie, Infos conseils n° 10 (recommandation)\n"
        "   À demander  Supprimer l'indemnité : « chaque partie conserve ses frais ».\n"
    ) in text


def test_passages_of_one_rule_share_a_block_and_those_of_one_place_a_line():
    text = written(make_report())
    assert (
        "3. Champ à compléter\n"
        "   Bloquant, FOR001, 2 passages\n"
        "   Un champ reste à compléter.\n"
        "   - Article 3, al. 3 : « [nom à compléter] » ; « XX/XX/2026 »\n"
    ) in text


def test_many_passages_are_counted_after_the_first_eight():
    findings = tuple(
        make_finding(BLANK, "XX/XX/2026", location=f"article {n}", message="Un champ.") for n in range(1, 12)
    )
    text = written(make_report(findings=findings))
    assert "   - Article 8 : « XX/XX/2026 »\n   - 3 autres passages : article 9 ; article 10 ; article 11\n" in text


def test_a_passage_that_its_message_shows_is_not_shown_twice():
    findings = (
        make_finding(RESULT, "La CPTS garantit", location="article 3", message="Reste : La CPTS garantit."),
        make_finding(RESULT, "La CPTS garantit", location="article 3", message="Reste : La CPTS garantit."),
        make_finding(RESULT, "rembourse", location="article 8", message="Une phrase : « rembourse »."),
    )
    text = written(make_report(findings=findings))
    assert "   - Article 3 : Reste : La CPTS garantit. (2 fois)\n" in text
    assert "   - Article 8 : Une phrase : « rembourse ».\n" in text


def test_each_passage_keeps_its_own_message():
    findings = (
        make_finding(RESULT, "La CPTS garantit", location="article 3", message="Un seuil de 85 %."),
        make_finding(RESULT, "rembourse", location="article 8", message="Un remboursement."),
    )
    text = written(make_report(findings=findings))
    assert "   - Article 3 : Un seuil de 85 %. « La CPTS garantit »\n" in text
    assert "   - Article 8 : Un remboursement. « rembourse »\n" in text


def test_what_is_missing_says_where_it_would_belong():
    assert "   À négocier, SUI001, absent, à prévoir : après l'article 3\n" in written(make_report())


def test_a_finding_on_the_whole_balance_is_not_called_absent():
    rule = make_rule("EQU001", title="Déséquilibre manifeste au détriment de la CPTS", nature="balance")
    text = written(make_report(findings=(make_finding(rule, location=""),)))
    assert "   Bloquant, EQU001, ensemble de la convention\n" in text


def test_points_to_check_take_two_lines():
    assert (
        "LIT004  Tribunal désigné par son ressort (article 8, al. 2)\n        Un tribunal est nommé.\n\nÉquilibre"
        in written(make_report())
    )


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_wordy_point_to_check_takes_two_lines_too(width):
    finding = make_finding(replace(COURT, title="Un titre de quelques mots " * 9), "rembourse", message="Un mot. " * 60)
    text = written(make_report(findings=(replace(finding, location="article 8, al. 2, " * 9),)), width)
    block = text[text.index("LIT004") : text.index("\n\nÉquilibre")]
    assert block.count("\n") <= 1


def test_balance_has_bars_of_one_scale_and_french_figures():
    assert (
        "                     CPTS                      Centre hospitalier         Indice\n"
        "Argent                 8,0 ███████████████████   1,5 ███▌                  −0,68\n"
        "Personnel et moyens    2,5 ██████                2,5 ██████                 0,00\n"
        "Sortie                 4,0 █████████▌              –                       −1,00\n"
        "Données                  –                         –                           –\n"
        "\n"
        "Indice global : −0,46, la convention pèse très nettement sur la CPTS.\n"
    ) in written(make_report())


def test_several_partners_share_a_heading():
    contract = make_contract()
    third = replace(contract.parties[0], name="EHPAD Les Tilleuls", aliases=("l'EHPAD",))
    text = written(make_report(contract=replace(contract, parties=(*contract.parties, third))))
    assert "CPTS                      Partenaires " in text
    assert "à +1 (tout pèse sur les partenaires)." in " ".join(text.split())


def test_a_defended_party_that_is_no_cpts_gives_its_name():
    contract = make_contract()
    ours = replace(contract.parties[1], name="Maison de santé des Halles", aliases=("la Maison",), is_cpts=False)
    report = make_report(
        contract=replace(contract, parties=(contract.parties[0], ours)),
        findings=(),
        balance=make_balance(Verdict.FAVOURABLE, 0.4),
    )
    text = written(report)
    assert "Défendue    Maison de santé des Halles (la Maison)\n" in text
    assert "  Convention favorable à la Maison\n" in text
    assert "                     Maison                    Centre hospitalier " in text


def test_the_end_gives_the_disclaimer_and_the_counts():
    assert written(make_report()).endswith(
        "\n\nAnalyse indicative, ne remplace pas un conseil juridique.\n3 bloquants, 1 à négocier, 1 à vérifier\n"
    )


def test_what_was_not_examined_is_grouped_by_reason():
    assert (
        "- COM001 ; FIN009 : aucun partenaire industriel\n"
        "- Le document contient deux commentaires.\n"
        "6 règles examinées.\n" in written(make_report())
    )


def test_what_was_not_examined_is_named_when_its_rule_is_known():
    report = make_report(rules=(make_rule("FIN009", title="Rabais contre prescription"),))
    told = "- COM001 ; Rabais contre prescription (FIN009) : aucun partenaire industriel"
    assert told in written(report)
    for name in ("html", "markdown"):
        shown = str(reporter(name)((report,), ReportOptions())).replace("\u00a0", " ")
        assert told.removeprefix("- ") in shown.replace("\\", "")


def test_nothing_left_out_is_said():
    assert "Non examiné\n-----------\n6 règles examinées, aucune n'a été laissée de côté.\n" in written(
        make_report(not_assessed=(), notes=())
    )


def test_what_is_in_order_gives_its_place():
    assert "✓ Objet de la convention : article 1\n" in written(make_report())


def test_no_finding_at_all_is_said():
    text = written(make_report(findings=(), balance=make_balance(Verdict.BALANCED, 0.02)))
    assert "  Convention équilibrée\n  Peut être signée, après une dernière relecture.\n\n" in text
    assert "Points à négocier\n-----------------\nAucun point à négocier n'a été relevé.\n" in text
    assert text.endswith("0 bloquant, 0 à négocier, 0 à vérifier\n")


def test_a_fair_balance_with_blocking_points_is_not_a_yes():
    text = written(make_report(balance=make_balance(Verdict.BALANCED, 0.02)))
    assert "  Équilibrée, mais 3 points bloquants à lever avant de signer\n" in text
    assert "Convention équilibrée" not in text


def test_a_text_that_is_no_convention_gets_one_sentence():
    contract = make_contract(parties=(), title="", is_convention=False, why_not="aucune partie n'est nommée.")
    assert written(make_report(contract=contract)) == (
        "Convention sans titre\n\nFichier     convention.docx\n\nAucune partie n'est nommée.\n"
    )


def test_without_a_party_to_defend_there_is_no_verdict_but_both_sides():
    text = written(report_without_defended_party())
    assert (
        "Verdict ------- Aucune partie n'est reconnue comme une CPTS et aucune n'a été désignée : pas de verdict. "
        "Indiquez la partie à défendre avec --party NOM. Points à négocier"
    ) in " ".join(text.split())
    assert "Déséquilibre" not in text
    assert "Indice" not in text
    assert "Centre hospitalier : 0 engagement\n" in text
    assert (
        "CPTS : 2 engagements (2 obligations)\n"
        "  - « La CPTS garantit qu'au moins 85 % des patients signalés bénéficieront\n"
        "    d'une consultation. »\n"
    ) in text
    assert "Toutes les parties : 1 engagement (1 obligation)\n" in text


def test_several_reports_are_parted():
    text = report_text([make_report(), make_report()], ReportOptions())
    assert text.count("\n\n" + "=" * 80 + "\n\n") == 1
    assert text.count("Analyse indicative") == 2
