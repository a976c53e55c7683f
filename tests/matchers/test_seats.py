"""Seats in the common committee, counted for each party."""

from __future__ import annotations

import pytest

from cptslint.engine import run
from cptslint.matchers.context import Context
from cptslint.packs.rules import CompiledRule
from cptslint.readers import read_bytes
from cptslint.structure.build import build
from tests.checking import built_in, run_on


def rule() -> CompiledRule:
    return next(compiled for compiled in built_in().rules if compiled.rule.code == "SUI005")


UNEVEN = [
    "Le comité comprend trois représentants de l'Établissement et un représentant de la CPTS.",
    "Deux sièges du comité reviennent à l'Association, quatre au Centre Hospitalier.",
    "Le comité de suivi est formé de 5 membres nommés par l'Établissement et de 2 membres nommés par la CPTS.",
    "Le comité est composé de :\n- trois représentants du Centre Hospitalier ;\n- deux représentants de la CPTS.",
    "Au comité, l'Établissement pèse cinq voix, la CPTS deux.",
    "Le comité de filière comprend cinq cadres du Centre Hospitalier et deux adhérents de la CPTS.",
    "Le comité réunit quatre agents désignés par l'Établissement et une infirmière désignée par la CPTS.",
    "Le comité rassemble la directrice régionale, les trois directeurs de résidence et le président de la CPTS.",
    "Le comité est composé du directeur, de deux chefs de service, de la directrice des soins et de la coordinatrice de la CPTS.",
    "Au comité siègent le directeur, le chef de pôle et le directeur des soins, et un délégué de la CPTS.",
]
EVEN = [
    "Le comité rassemble la directrice, la présidente et la coordinatrice de la CPTS.",
    "Le comité rassemble le directeur, le chef de pôle, la présidente, la trésorière et la coordinatrice de la CPTS.",
    "Le comité comprend le directeur et le président de la CPTS, assistés de trois agents qui tiennent le secrétariat.",
    "Le comité comprend trois représentants de l'Établissement et trois représentants de la CPTS.",
    "Le comité comprend un représentant de l'Établissement et deux de la CPTS.",
    "Le comité comprend trois représentants de chaque partie et un représentant de l'Établissement y présente le bilan.",
    "Un comité se réunit trois fois par an à l'Établissement et une fois dans les locaux de la CPTS.",
    "Le comité compte deux infirmières de l'Établissement et quatre de la CPTS.",
    "Le comité réunit quatre usagers, deux représentants de la CPTS et deux représentants de l'Établissement.",
    "Le comité comprend le directeur, le médecin coordonnateur et les deux coprésidents de la CPTS.",
    "Le comité comprend quatre membres désignés par la CPTS et deux membres désignés par l'Établissement.",
    "L'Établissement affecte quatre infirmiers et la CPTS deux infirmiers à la journée de dépistage.",
]


@pytest.mark.parametrize("text", UNEVEN)
def test_more_seats_for_the_partner_is_one_finding_at_the_composition(text: str) -> None:
    (finding,) = run_on(text, rule()).findings
    assert finding.rule.code == "SUI005"
    assert finding.location == "article 2, al. 1" if "\n" not in text else finding.location == "article 2, al. 2"
    assert finding.message.startswith("L'instance commune donne au partenaire la majorité")


@pytest.mark.parametrize("text", EVEN)
def test_equal_seats_or_numbers_of_something_else_raise_nothing(text: str) -> None:
    assert run_on(text, rule()).findings == ()


def test_three_parties_are_counted_apart() -> None:
    text = """Entre :
La CPTS du Val Clair, association, dont le siège est 3 rue Haute, représentée par son président, ci-après « la CPTS »,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, dont le siège est 5 rue Basse, représenté par son directeur, ci-après « l'Hôpital »,
Et :
L'EHPAD Les Tilleuls, établissement public, dont le siège est 7 rue Basse, représenté par sa directrice, ci-après « l'EHPAD »,
Il a été convenu ce qui suit :
Article 1 - Objet
Les parties organisent une filière.
Article 2 - Comité
Le comité comprend {hospital} représentants de l'Hôpital, deux représentants de l'EHPAD et deux représentants de la CPTS."""
    assert run_on(text.format(hospital="deux"), rule()).findings == ()
    assert [f.location for f in run_on(text.format(hospital="trois"), rule()).findings] == ["article 2, al. 1"]


def test_seats_told_in_the_next_alinea_are_those_of_the_same_body() -> None:
    text = """Article 3 - Comité de liaison
Il comprend six personnes du Centre Hospitalier.
La CPTS y est représentée par deux personnes."""
    (finding,) = run_on(text, rule()).findings
    assert finding.location == "article 3, al. 1"


def test_who_sits_and_who_is_only_heard_are_one_finding() -> None:
    text = (
        "La convention est pilotée par un comité composé des membres du directoire de l'Établissement. "
        "La CPTS y est conviée une fois l'an, avec voix consultative."
    )
    (finding,) = run_on(text, rule()).findings
    assert finding.span is not None
    assert finding.span.end - finding.span.start == len(text) - 1


TABLE = """\
# Convention de partenariat

Entre la CPTS des Lacs, association, 1 rue Haute, représentée par sa présidente, ci-après « la CPTS », et le Centre Hospitalier de Valmont, \
2 rue Basse, représenté par son directeur, ci-après « l'Établissement », il a été convenu ce qui suit :

## Article 1 - Comité

Un comité de suivi adopte le programme à la majorité. Il comprend :

| {who} | {title} |
|---|---|
| Direction de l'Établissement | {theirs} |
| CPTS | deux |
| Usagers | quatre |
"""


@pytest.mark.parametrize(
    ("title", "theirs", "wanted"),
    [("Membres", "six", 1), ("Sièges", "5", 1), ("Membres", "deux", 0), ("Jours de présence", "six", 0)],
)
def test_seats_told_by_the_rows_of_a_table_are_counted(title: str, theirs: str, wanted: int) -> None:
    text = TABLE.format(who="Collège", title=title, theirs=theirs)
    document = read_bytes(text.encode(), "essai.md")
    context = Context(build(document, built_in().vocabulary), built_in().qualifiers)
    passages = [f.span.slice(document.text) for f in run((rule(),), context).findings if f.span is not None]
    assert len(passages) == wanted
    assert all(passage.startswith("Direction de l'Établissement") for passage in passages)
