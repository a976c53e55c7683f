"""A comparison in lines, as a page and as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace

import jsonschema
import pytest

from cptslint.compare.compare import compare
from cptslint.model.comparison import CommitmentFate, FindingChange, FindingFate, Worse
from cptslint.model.rule import Severity
from cptslint.model.span import Span
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.comparison.formats import FORMATS, writer
from cptslint.reporters.comparison.headline import headline
from cptslint.reporters.comparison.wording import finding_place, passages
from tests.compare.drafts import (
    ARTICLES,
    DUTIES,
    HOSPITAL,
    LEAVING,
    MONEY,
    OBJECT,
    SECRET,
    TERM,
    compared,
    draft,
    report,
)
from tests.conftest import ROOT
from tests.reporters.factory import make_finding, make_rule
from tests.reporters.test_html import Page

SCHEMA = json.loads((ROOT / "docs" / "schema" / "comparison.schema.json").read_text(encoding="utf-8"))
COMMITTEE = ("Gouvernance", "Un comité paritaire se réunit deux fois par an et rend ses avis à l'unanimité.")
DEAR = (MONEY[0], "La CPTS verse au Centre hospitalier une participation annuelle de 5 000 euros.")
CHANGED = compared(ARTICLES, (OBJECT, COMMITTEE, DUTIES, HOSPITAL, DEAR, TERM, LEAVING))
SAME = compared(ARTICLES, ARTICLES)
NOTHING = compare(report(draft(*ARTICLES)), report("Bonjour,\n\nvoici la liste des courses.\n"))


def text(comparison, width=80, colour=False) -> str:
    return writer("text")(comparison, ReportOptions(width, colour))


EXPECTED = """\
Le texte
--------
Entre [- et -], les mots retirés ; entre {+ et +}, les mots ajoutés.

Article 2 : Gouvernance : ajouté
  Rien de ressemblant dans l'ancien texte : à lire en entier.
  + « Gouvernance »
  + « Un comité paritaire se réunit deux fois par an et rend ses avis à
    l'unanimité. »

Article 5 (ancien article 4) : Dispositions financières : modifié
  - La CPTS verse au Centre hospitalier une participation annuelle de [-500-]
    euros[-, après accord écrit de son bureau-].
  + La CPTS verse au Centre hospitalier une participation annuelle de {+5 000+}
    euros.

Article 5 : Confidentialité et données : retiré
  Rien de ressemblant dans le nouveau texte : vérifier que ce retrait est voulu.
  - « Confidentialité et données »
  - « Chaque partie garde secrètes les informations que l'autre partie lui
    confie pendant la convention. »
  - « Les données des patients sont hébergées chez un hébergeur certifié et
    effacées à la fin du suivi. »

Article 7 : Résiliation : modifié
  Le renvoi « article 2 » désignait « article 2 (Engagements de la CPTS) » et
  désigne maintenant « article 2 (Gouvernance) ».
  - […] selon les modalités de l'article [-2-].
  + […] selon les modalités de l'article {+2+}.

Renumérotés, sans changement de mots
- Article 3 (ancien article 2) : Engagements de la CPTS
- Article 4 (ancien article 3) : Engagements du Centre hospitalier

Inchangés : Présentation des parties ; Préambule ; Article 1 : Objet ;
Article 6 : Durée

Analyse indicative, ne remplace pas un conseil juridique.
"""


def test_text_says_what_moved() -> None:
    shown = text(CHANGED).replace("\u00a0", " ")
    assert shown[shown.index("Le texte\n----") :] == EXPECTED


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("comparison", [CHANGED, SAME, NOTHING], ids=["changed", "same", "nothing"])
def test_no_line_is_longer_than_asked(comparison, width) -> None:
    assert max(len(line) for line in text(comparison, width).split("\n")) <= width


def test_same_text_is_said_to_be_the_same() -> None:
    assert "Les deux textes sont les mêmes, mot pour mot." in text(SAME)


def test_what_is_no_convention_is_never_called_fine() -> None:
    shown = text(NOTHING)
    assert "Les deux textes n'ont pas pu être comparés." in shown
    assert "aggravation" not in shown


def test_worse_text_says_why() -> None:
    said = re.sub(r"\s+", " ", text(CHANGED))
    assert "Le nouveau texte est moins favorable à la CPTS : l'équilibre penche davantage à son détriment" in said


def test_a_better_text_with_a_new_trap_is_told_as_both() -> None:
    heavy = (
        DUTIES[0],
        "La CPTS garantit un rendez-vous dans les sept jours.\nLa CPTS rembourse au Centre hospitalier toute dépense.",
    )
    freed = (
        DUTIES[0],
        "La CPTS propose un rendez-vous.\nLa CPTS ne conclut aucun partenariat de même objet avec un tiers.",
    )
    result = compared((OBJECT, heavy, *ARTICLES[2:]), (OBJECT, freed, *ARTICLES[2:]))
    result = replace(result, worse=(Worse.ERROR,))
    before, after = (one.balance.index for one in (result.old, result.new))
    assert after > before
    new = [c for c in result.findings if c.fate is FindingFate.NEW and c.new and c.new.severity is Severity.ERROR]
    assert [c.new.rule.code for c in new if c.new] == ["ENG006"]
    assert (
        headline(result)
        == "L'équilibre s'améliore pour la CPTS, mais un point bloquant apparaît : le lever avant de signer."
    )


def test_a_duty_that_passes_to_the_defended_party_is_told_at_once() -> None:
    assert "Le Centre hospitalier" in HOSPITAL[1]
    passed = (HOSPITAL[0], HOSPITAL[1].replace("Le Centre hospitalier", "La CPTS"))
    result = replace(compared(ARTICLES, (*ARTICLES[:2], passed, *ARTICLES[3:])), worse=())
    moved = [one for one in result.commitments if one.fate is CommitmentFate.SIDE]
    said = "un engagement passe" if len(moved) == 1 else f"{len(moved)} engagements passent"
    assert headline(result) == (
        f"Aucune aggravation n'est relevée par les contrôles, mais {said} à la CPTS : relire ce qui change avant de signer."
    )
    back = replace(compared((*ARTICLES[:2], passed, *ARTICLES[3:]), ARTICLES), worse=())
    assert "passe" not in headline(back)


def test_a_place_that_changed_is_told_without_brackets_in_brackets() -> None:
    rule = make_rule("SOR009", nature="missing")
    old, new = (make_finding(rule, span=None, location=f"article {number}") for number in (8, 9))
    assert (
        finding_place(FindingChange(FindingFate.UNCHANGED, old, new))
        == "absent, à prévoir : article 9 ; avant : article 8"
    )
    old, new = (make_finding(span=Span(0, 4), location=f"article {number}, al. 1") for number in (8, 9))
    assert (
        finding_place(FindingChange(FindingFate.UNCHANGED, old, new)) == "article 9, al. 1 ; avant : article 8, al. 1"
    )


def test_new_blocking_points_are_counted() -> None:
    traps = (
        DUTIES[0],
        f"{DUTIES[1]}\nLa CPTS ne conclut aucun partenariat de même objet avec un tiers.\n"
        "Tout retard entraîne une pénalité de 100 euros à la charge de la CPTS.",
    )
    result = compared(ARTICLES, (OBJECT, traps, *ARTICLES[2:]))
    assert "2 points bloquants apparaissent" in headline(result)


def test_excerpts_of_a_long_passage_show_the_words_that_changed() -> None:
    long = (
        "Le Centre hospitalier peut mettre fin à la convention à tout moment, pour tout motif tiré de la réorganisation de ses "
        "activités ou de ses moyens, sous réserve d'un préavis d'un mois notifié par lettre recommandée avec demande d'avis de "
        "réception ; la CPTS ne peut la résilier qu'en cas de manquement grave, trente jours après une mise en demeure restée vaine."
    )
    leaving = LEAVING[0], long
    longer = LEAVING[0], long.replace("préavis d'un mois", "préavis de deux mois")
    result = compared((*ARTICLES[:6], leaving), (*ARTICLES[:6], longer))
    (change,) = [c for c in result.findings if c.fate is FindingFate.REWORDED and c.new and c.new.rule.code == "SOR002"]
    (_, before), (_, after) = passages(change, result, 160)
    assert "préavis d'un mois" in before.replace("\u00a0", " ")
    assert "préavis de deux mois" in after.replace("\u00a0", " ")
    assert max(len(before), len(after)) <= 170
    shown = re.sub(r"\s+", " ", text(result))
    assert shown.count("préavis de deux mois") >= 2


def test_colour_marks_words_without_fences() -> None:
    shown = text(CHANGED, colour=True)
    assert "\x1b[9;31m" in shown
    assert "[-" not in shown


@pytest.mark.parametrize("comparison", [CHANGED, SAME, NOTHING], ids=["changed", "same", "nothing"])
def test_json_is_what_its_schema_says(comparison) -> None:
    answer = json.loads(writer("json")(comparison, ReportOptions()))
    jsonschema.validate(answer, SCHEMA)


def test_json_gives_every_change() -> None:
    answer = json.loads(writer("json")(CHANGED, ReportOptions()))
    assert answer["worse"] == ["index"]
    assert [s["change"] for s in answer["sections"]].count("moved") == 2
    dear = next(s for s in answer["sections"] if s["new"] and s["new"][0]["label"] == "article 5")
    assert [p["text"] for p in dear["rows"][0]["new"] if p["changed"]] == ["5 000 "]
    firmer = next(c for c in answer["commitments"] if c["change"] == "firmer")
    assert firmer["details"] == ["condition retirée : accord préalable", "« 500 euros » devient « 5 000 euros »"]
    last = answer["sections"][-1]["redirected_references"]
    assert [(r["words"], r["after"]) for r in last] == [("article 2", "article 2 (Gouvernance)")]


@pytest.mark.parametrize("comparison", [CHANGED, SAME, NOTHING], ids=["changed", "same", "nothing"])
def test_page_is_whole_and_runs_nothing(comparison) -> None:
    written = writer("html")(comparison, ReportOptions())
    page = Page(written)
    assert page.tags["script"] == page.tags["img"] == page.tags["link"] == 0
    assert "script-src" not in written
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert not any("//" in link for link in page.links)


def test_page_marks_the_words_that_changed() -> None:
    written = writer("html")(CHANGED, ReportOptions())
    assert "<del>500</del> euros<del>, après accord écrit de son bureau</del>." in written
    assert "<ins>5 000</ins> euros." in written


def test_convention_can_put_nothing_into_the_page() -> None:
    evil = (OBJECT, DUTIES, HOSPITAL, MONEY, SECRET, TERM, ("Résiliation <script>alert(1)</script>", LEAVING[1]))
    written = writer("html")(compared(ARTICLES, evil), ReportOptions())
    assert "<script>" not in written
    assert "&lt;script&gt;" in written


def test_formats_of_the_command_are_those_of_the_reporters() -> None:
    from cptslint.cli.compare import FORMATS as OFFERED

    assert tuple(FORMATS) == OFFERED


def test_points_are_counted_by_what_became_of_them() -> None:
    (points,) = [line for line in text(CHANGED).replace("\u00a0", " ").split("\n") if line.startswith("Points : ")]
    fates = Counter(change.fate.value for change in CHANGED.findings)
    assert points == (
        f"Points : {fates['new']} nouveaux, {fates['fixed']} levé, {fates['unchanged'] + fates['reworded']} toujours là, "
        f"{fates['not-checked']} à revérifier"
    )
