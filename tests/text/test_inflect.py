from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.fold import fold
from cptslint.text.inflect import VerbModel, conjugate, noun_forms

Models = Mapping[str, VerbModel]

VERBS = """
résilier = résilie résilient résiliera résilieront résilierait résilieraient résiliait résiliaient | résilié
    résiliée résiliés résiliées | résiliant
engager = engage engagent engagera engageront engagerait engageraient engageait engageaient | engagé engagée
    engagés engagées | engageant
financer = finance financent financera financeront financerait financeraient finançait finançaient | financé
    financée financés financées | finançant
payer = paie paient paye payent paiera paieront payera payeront paierait paieraient payerait payeraient payait
    payaient | payé payée payés payées | payant
employer = emploie emploient emploiera emploieront emploierait emploieraient employait employaient | employé
    employée employés employées | employant
envoyer = envoie envoient enverra enverront enverrait enverraient envoyait envoyaient | envoyé envoyée envoyés
    envoyées | envoyant
renouveler = renouvelle renouvellent renouvellera renouvelleront renouvellerait renouvelleraient renouvelait
    renouvelaient | renouvelé renouvelée renouvelés renouvelées | renouvelant
céder = cède cèdent cédera céderont céderait céderaient cédait cédaient | cédé cédée cédés cédées | cédant
aller = va vont ira iront irait iraient allait allaient aille aillent | allé allée allés allées | allant
garantir = garantit garantissent garantira garantiront garantirait garantiraient garantissait garantissaient
    garantisse | garanti garantie garantis garanties | garantissant
répartir = répartit répartissent répartira répartiront répartirait répartiraient répartissait répartissaient
    répartisse | réparti répartie répartis réparties | répartissant
partir = part partent partira partiront partirait partiraient partait partaient parte | parti partie partis
    parties | partant
ouvrir = ouvre ouvrent ouvrira ouvriront ouvrirait ouvriraient ouvrait ouvraient | ouvert ouverte ouverts
    ouvertes | ouvrant
maintenir = maintient maintiennent maintiendra maintiendront maintiendrait maintiendraient maintenait
    maintenaient maintienne | maintenu maintenue maintenus maintenues | maintenant
acquérir = acquiert acquièrent acquerra acquerront acquerrait acquerraient acquérait acquéraient acquière |
    acquis acquise acquises | acquérant
pouvoir = peut peuvent pourra pourront pourrait pourraient pouvait pouvaient puisse puissent | pu pue pus pues
    | pouvant
devoir = doit doivent devra devront devrait devraient devait devaient doive | dû due dus dues | devant
recevoir = reçoit reçoivent recevra recevront recevrait recevraient recevait recevaient reçoive | reçu reçue
    reçus reçues | recevant
prévoir = prévoit prévoient prévoira prévoiront prévoirait prévoiraient prévoyait prévoyaient prévoie | prévu
    prévue prévus prévues | prévoyant
mettre = met mettent mettra mettront mettrait mettraient mettait mettaient mette | mis mise mises | mettant
prendre = prend prennent prendra prendront prendrait prendraient prenait prenaient prenne | pris prise prises
    | prenant
répondre = répond répondent répondra répondront répondrait répondraient répondait répondaient réponde |
    répondu répondue répondus répondues | répondant
rompre = rompt rompent rompra rompront romprait rompraient rompait rompaient rompe | rompu rompue rompus
    rompues | rompant
souscrire = souscrit souscrivent souscrira souscriront souscrirait souscriraient souscrivait souscrivaient
    souscrive | souscrit souscrite souscrits souscrites | souscrivant
faire = fait font fera feront ferait feraient faisait faisaient fasse fassent | fait faite faits faites |
    faisant
exclure = exclut excluent exclura excluront exclurait excluraient excluait excluaient exclue | exclu exclue
    exclus exclues | excluant
inclure = inclut incluent inclura incluront inclurait incluraient incluait incluaient inclue | inclus incluse
    incluses | incluant
reconnaître = reconnaît reconnaissent reconnaîtra reconnaîtront reconnaîtrait reconnaîtraient reconnaissait
    reconnaissaient reconnaisse | reconnu reconnue reconnus reconnues | reconnaissant
être = est sont sera seront serait seraient était étaient soit soient | été étée étés étées | étant
avoir = a ont aura auront aurait auraient avait avaient ait aient | eu eue eus eues | ayant
"""
"""Infinitive = third persons of present, future, conditional, imperfect, subjunctive | participles | gerund."""
FORMS = {
    infinitive: tuple(fold(part).split() for part in forms.split("|"))
    for infinitive, _, forms in (line.partition(" = ") for line in VERBS.replace("\n    ", " ").strip().splitlines())
}


@pytest.mark.parametrize("infinitive", FORMS)
def test_finite_forms_of_a_verb(infinitive: str, models: Models) -> None:
    assert sorted(conjugate(infinitive, models).finite) == sorted(FORMS[infinitive][0])


@pytest.mark.parametrize("infinitive", FORMS)
def test_participles_of_a_verb(infinitive: str, models: Models) -> None:
    verb = conjugate(infinitive, models)
    assert sorted(verb.participles) == sorted(FORMS[infinitive][1])
    assert [verb.gerund] == FORMS[infinitive][2]


@pytest.mark.parametrize(
    ("infinitive", "participle"),
    [("dissoudre", "dissoute"), ("revêtir", "revêtu"), ("résoudre", "résolu"), ("naître", "né")],
)
def test_participle_that_follows_no_model_of_its_ending(infinitive: str, participle: str, models: Models) -> None:
    assert fold(participle) in conjugate(infinitive, models).participles


def test_future_forms_are_apart(models: Models) -> None:
    assert conjugate("devoir", models).future == {"devra", "devront"}


def test_every_form_holds_the_infinitive_and_the_gerund(models: Models) -> None:
    verb = conjugate("Régler", models)
    assert verb.every == verb.finite | verb.persons | verb.participles | {"regler", "reglant"}


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("verser", "versons versez verserons verserez verserions verseriez"),
        ("engager", "engageons engagez engagerons engagerez engagerions engageriez"),
        ("financer", "finançons financez financerons financerez financerions financeriez"),
        ("appeler", "appelons appelez appellerons appellerez appellerions appelleriez"),
        ("fournir", "fournissons fournissez fournirons fournirez fournirions fourniriez"),
        ("prendre", "prenons prenez prendrons prendrez prendrions prendriez"),
        ("faire", "faisons faites ferons ferez ferions feriez"),
        ("être", "sommes êtes serons serez serions seriez"),
        ("envoyer", "envoyons envoyez enverrons enverrez enverrions enverriez"),
    ],
)
def test_forms_after_nous_and_vous(infinitive: str, forms: str, models: Models) -> None:
    assert conjugate(infinitive, models).persons == {fold(form) for form in forms.split()}


@pytest.mark.parametrize("word", ["convention", "", "gratuit", "e", "boire"])
def test_word_that_is_no_known_infinitive_is_refused(word: str, models: Models) -> None:
    with pytest.raises(ValueError, match=f"^« {word} » n'est pas un infinitif connu$"):
        conjugate(word, models)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("convention", "convention conventions"),
        ("partie", "partie parties"),
        ("partenaire", "partenaire partenaires"),
        ("engagement", "engagement engagements"),
        ("réseau", "réseau réseaux"),
        ("lieu", "lieu lieux"),
        ("journal", "journal journaux"),
        ("travail", "travail travaux"),
        ("bail", "bail baux"),
        ("préavis", "préavis"),
        ("prix", "prix"),
        ("général", "général générale généraux générales"),
        ("professionnel", "professionnel professionnelle professionnels professionnelles"),
        ("financier", "financier financière financiers financières"),
        ("actif", "actif active actifs actives"),
        ("public", "public publique publics publiques"),
        ("gracieux", "gracieux gracieuse gracieuses"),
        ("français", "français française françaises"),
        ("acteur", "acteur acteurs actrice actrices"),
        ("supérieur", "supérieur supérieure supérieurs supérieures"),
        ("payé", "payé payée payés payées"),
        ("complet", "complet complète complets complètes"),
        ("moyen", "moyen moyenne moyens moyennes"),
        ("durée", "durée durées"),
    ],
)
def test_noun_has_its_genders_and_numbers(word: str, forms: str) -> None:
    assert noun_forms(word) >= set(fold(forms).split())


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("de", "de d du des"),
        ("à", "a au aux"),
        ("le", "le la les l"),
        ("se", "se s nous vous"),
        ("ne", "ne n"),
        ("que", "que qu"),
        ("son", "son sa ses leur leurs notre nos votre vos"),
        ("aucun", "aucun aucune"),
        ("celui-ci", "celui-ci celle-ci ceux-ci celles-ci"),
        ("préavis", "preavis"),
        ("prix", "prix"),
        ("durée", "duree durees"),
        ("partie", "partie parties"),
        ("CPTS", "cpts"),
        ("12", "12"),
        ("24h", "24h"),
        ("leur", "leur leurs"),
    ],
)
def test_word_has_these_forms_and_no_other(word: str, forms: str) -> None:
    assert noun_forms(word) == set(forms.split())


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=12))
def test_a_word_is_among_its_forms_in_the_folded_text(word: str) -> None:
    assert fold(word) in noun_forms(word)
