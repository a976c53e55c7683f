"""Pages about rules."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rich.cells import cell_len

from cptslint.model.contract import Profile
from cptslint.model.rule import Example, Source, SourceKind
from cptslint.reporters.explain import explain, list_rules
from tests.reporters.factory import BLANK, COURT, REPORTING, RESULT, make_rule

WHOLE = Example("Convention\n\nArticle 1 - Objet\nRien sur la sortie.")


def test_the_page_of_a_rule_has_all_there_is_to_know():
    assert explain(make_rule(), 80, False) == (
        "Indemnité de sortie à la charge de la CPTS\n"
        "SOR006, indemnite-de-sortie\n"
        "Bloquant, Sortie, confiance élevée\n"
        "\nCe qui est relevé\n-----------------\nLa CPTS doit … si elle part.\n"
        "\nPourquoi\n--------\nUne CPTS qui doit payer pour partir n'est plus libre de partir.\n"
        "\nÀ demander\n----------\nSupprimer l'indemnité : « chaque partie conserve ses frais ».\n"
        "\nQuestion à poser\n----------------\nÀ quoi correspondent ces dépenses ?\n"
        "\nFondement\n---------\n"
        "- Code civil, art. 1231-5 (droit)\n"
        "  https://www.legifrance.gouv.fr/codes/id/LEGIARTI000032041442\n"
        "- URPS d'Occitanie, Infos conseils n° 10 (recommandation)\n"
        "\nExemples relevés\n----------------\n- La CPTS [[verse une indemnité]] si elle part.\n"
        "\nExemples sans reproche\n----------------------\n- Aucune indemnité n'est due.\n"
    )


def test_with_colour_the_place_is_underlined_instead():
    page = explain(make_rule(), 80, True)
    assert "[[" not in page
    assert "La CPTS \x1b[4mverse une indemnité\x1b[0m si elle part." in page


def test_several_marks_in_one_example():
    rule = make_rule(bad=(Example("un deux trois", ((8, 13), (0, 2))),))
    assert "- [[un]] deux [[trois]]\n" in explain(rule, 80, False)


def test_an_example_that_is_a_whole_convention_keeps_its_lines():
    assert "- Convention\n\n  Article 1 - Objet\n  Rien sur la sortie.\n" in explain(make_rule(bad=(WHOLE,)), 80, False)


def test_a_rule_for_some_partners_says_so():
    page = explain(make_rule(profiles=(Profile.INDUSTRY.value, Profile.DAC.value)), 80, False)
    assert "Partenaires concernés : industriel ou entreprise, dispositif d'appui à la\ncoordination\n" in page


def test_what_a_rule_does_not_have_is_left_out():
    page = explain(make_rule(question="", sources=(), bad=(), good=()), 80, False)
    assert page.endswith("À demander\n----------\nSupprimer l'indemnité : « chaque partie conserve ses frais ».\n")


def test_the_list_is_by_family_in_the_order_of_a_convention():
    assert list_rules([BLANK, make_rule("ZZZ001"), COURT, REPORTING, RESULT, make_rule("ENG001")], 80, False) == (
        "\nEngagements\n-----------\n"
        "ENG001  Bloquant    Indemnité de sortie à la charge de la CPTS\n"
        "ENG003  Bloquant    Obligation de résultat mise à la charge de la CPTS\n"
        "\nSuivi\n-----\nSUI001  À négocier  Évaluation du partenariat absente\n"
        "\nLitiges\n-------\nLIT004  À vérifier  Tribunal désigné par son ressort\n"
        "\nForme\n-----\nFOR001  Bloquant    Champ à compléter\n"
        "\nZZZ\n---\nZZZ001  Bloquant    Indemnité de sortie à la charge de la CPTS\n"
        "\n6 règles. Détail d'une règle : cptslint explain CODE\n"
    )


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    hostile = "[red]\x1b[31m" + "x" * 300
    rule = make_rule(
        title=hostile, why=hostile, bad=(WHOLE, Example(hostile, ((2, 9),))),
        sources=(Source(hostile, SourceKind.LAW, f"https://x/{hostile}"),),
    )  # fmt: skip
    text = explain(rule, width, False) + list_rules([rule], width, False)
    assert max(cell_len(line) for line in text.split("\n")) <= width
    assert "\x1b" not in text


def test_reporters_do_not_load_spacy():
    code = "import sys, cptslint.reporters.formats, cptslint.reporters.explain; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
