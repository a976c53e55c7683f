"""Heads of conventions in other styles: table, first person, three parties, no other name."""

from __future__ import annotations

import pytest

from tests.structure.test_parties import BODY, names

COLUMNS = [
    ("", "Le Laboratoire", "La CPTS"),
    ("Raison sociale", "Biovalme, société d'exercice libéral par actions simplifiée", "CPTS du Val Fleuri, association loi 1901"),
    ("Adresse", "2 rue des Lices, 39000 Valmont", "4 rue des Ormes, 39000 Valmont"),
    ("N° SIRET", "812 345 678 00012", "812 345 679 00010"),
    ("Représenté par", "Mme Iris Noël, présidente", "M. Paul Vidal, président"),
]  # fmt: skip


def in_table(from_blocks, rows):
    blocks = [("CONVENTION DE PARTENARIAT", {"bold": True, "centred": True})]
    blocks += [
        (text, {"cell": (0, row, column)})
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]
    blocks += [(line, {}) for line in BODY.strip().split("\n")]
    return from_blocks(blocks)


@pytest.mark.parametrize("turned", [False, True], ids=["columns", "rows"])
def test_a_table_of_the_parties(from_blocks, turned):
    rows = list(zip(*COLUMNS, strict=True)) if turned else COLUMNS
    contract = in_table(from_blocks, rows)
    laboratory, cpts = contract.parties
    assert names(contract) == ["Biovalme", "CPTS du Val Fleuri"]
    assert [p.aliases for p in contract.parties] == [("Le Laboratoire",), ("La CPTS",)]
    assert [p.representative for p in contract.parties] == ["Mme Iris Noël, présidente", "M. Paul Vidal, président"]
    assert [p.seat for p in contract.parties] == ["2 rue des Lices, 39000 Valmont", "4 rue des Ormes, 39000 Valmont"]
    assert laboratory.identifiers == (("siret", "81234567800012"),)
    assert cpts.is_cpts


def test_a_row_gives_the_other_names(from_blocks):
    rows = [("", "Partie 1", "Partie 2"), *COLUMNS[1:], ("Nom court dans le texte", "Biovalme", "l'Association")]
    assert [p.aliases for p in in_table(from_blocks, rows).parties] == [(), ("l'Association",)]


def test_a_table_of_something_else_presents_nobody(from_blocks):
    rows = [
        ("Action", "Calendrier", "Pilote"),
        ("Annuaire", "mars", "CPTS"),
        ("Adresse de messagerie", "avril", "hôpital"),
    ]
    assert names(in_table(from_blocks, rows))[:1] in ([], ["CPTS"])


FIRST_PERSON = """NOTRE CONVENTION
Qui signe ?
D'un côté, la maison de santé des Quatre Vents. C'est une société interprofessionnelle de soins ambulatoires. Son adresse : 2 place du Foirail, 17610 Clairval. Sa gérante, Claire Bonnet, infirmière, signe pour elle. Dans la suite, on dit « la Maison ».
De l'autre côté, l'association « CPTS du Val Fleuri ». Son adresse : 4 rue des Ormes, 39000 Valmont. Son président, Paul Vidal, signe pour elle. Plus loin, on l'appelle la CPTS.
D'où l'on vient
La Maison soigne les habitants de cinq communes.
"""


def test_short_sentences_and_sides(read_convention):
    contract = read_convention(FIRST_PERSON + BODY)
    assert names(contract) == ["maison de santé des Quatre Vents", "association « CPTS du Val Fleuri »"]
    assert [p.aliases[0] for p in contract.parties] == ["la Maison", "la CPTS"]
    assert [p.representative for p in contract.parties] == [
        "Sa gérante, Claire Bonnet, infirmière",
        "Son président, Paul Vidal",
    ]
    assert [article.number for article in contract.articles] == ["1", "2"]


def test_two_associations_that_sign(read_convention):
    head = """CONVENTION
ENTRE LES DEUX ASSOCIATIONS SOUSSIGNÉES
Patients du Plateau, « 2P », association enregistrée sous le numéro RNA W543008812, agréée pour représenter les usagers du système de santé, domiciliée 11, place du Puits, 54490 Lanvert, représentée par sa présidente, Mme Odile Roux,
ET
La CPTS du Val Fleuri, « la CPTS », domiciliée 2 bis, rue de la Gare, 54490 Lanvert, représentée par son président, M. Paul Vidal, que le bureau a autorisé à signer.
"""
    contract = read_convention(head + BODY)
    assert names(contract) == ["Patients du Plateau", "CPTS du Val Fleuri"]
    assert [p.aliases for p in contract.parties] == [("2P",), ("la CPTS",)]
    assert contract.parties[1].representative == "son président, M. Paul Vidal"


def test_three_parties_of_three_parts(read_convention):
    head = """CONVENTION
ENTRE LES SOUSSIGNÉS :
Le Centre hospitalier de Valmont (SIRET 266 255 116 00011), dont le siège est à Valmont (39000), 2, avenue des Forges, pris en la personne de son directeur, M. Paul Vidal, et qu'on nommera « l'Hôpital », de première part ;
L'association dite Communauté professionnelle territoriale de santé du Val, dont le siège est à Valmont (39000), prise en la personne de sa présidente, Mme Ana Lorc, habilitée par ses statuts, et qu'on nommera « la Communauté », de deuxième part ;
La société interprofessionnelle de soins ambulatoires Maison de santé des Lavoirs, dont le siège est à Valmont, prise en la personne de son gérant, le Dr Youri Vasseur, et qu'on nommera « la Maison de santé », de troisième part.
"""
    contract = read_convention(head + BODY)
    assert names(contract) == [
        "Centre hospitalier de Valmont",
        "Communauté professionnelle territoriale de santé du Val",
        "Maison de santé des Lavoirs",
    ]
    assert [p.aliases for p in contract.parties] == [("l'Hôpital",), ("la Communauté",), ("la Maison de santé",)]
    assert [p.representative for p in contract.parties] == [
        "son directeur, M. Paul Vidal",
        "sa présidente, Mme Ana Lorc",
        "son gérant, le Dr Youri Vasseur",
    ]


NO_OTHER_NAME = """CONVENTION
Entre
La CPTS du Val Fleuri, dont le siège est 4 rue des Ormes, 39000 Valmont, représentée par sa présidente, Mme Ana Lorc,
et
La Résidence des Tilleuls, établissement d'hébergement pour personnes âgées dépendantes, 1 rue du Puits, 39000 Valmont, représentée par son directeur, M. Paul Vidal,
Il a été convenu ce qui suit :
Article 1 : Objet
La Résidence accueille les soignants de la CPTS. Chaque visite est annoncée à la Résidence la veille.
Article 2 : Durée
La convention dure deux ans.
Fait en deux exemplaires
"""


def test_the_first_words_of_a_name_used_alone_are_a_name(read_convention):
    contract = read_convention(NO_OTHER_NAME)
    assert contract.parties[1].aliases == ("la Résidence",)
    assert contract.parties[1].seat == "1 rue du Puits, 39000 Valmont"


def test_the_first_words_of_two_names_name_nobody(read_convention):
    both = NO_OTHER_NAME.replace("La CPTS du Val Fleuri", "La Résidence du Lac").replace("la CPTS", "l'association")
    assert all("la Résidence" not in party.aliases for party in read_convention(both).parties)


@pytest.mark.parametrize(
    "definition",
    [
        "« l'Hôpital » : le Centre hospitalier de Valmont ;",
        "« l'Hôpital » désigne le Centre hospitalier de Valmont.",
        "Par « l'Hôpital », on entend le Centre hospitalier de Valmont.",
        "l'Hôpital : le Centre hospitalier de Valmont.",
        "Le Centre hospitalier de Valmont, ci-après « l'Hôpital », reçoit les patients.",
    ],
)
def test_a_name_defined_in_an_article(read_convention, definition):
    head = NO_OTHER_NAME.replace(
        "La Résidence des Tilleuls, établissement d'hébergement pour personnes âgées dépendantes",
        "Le Centre hospitalier de Valmont",
    )
    text = head.replace("Article 2", f"Article 2 : Définitions\n{definition}\nArticle 3")
    assert read_convention(text).parties[1].aliases == ("l'Hôpital",)


def test_the_initials_of_a_name_used_alone_are_a_name(read_convention):
    text = (
        NO_OTHER_NAME.replace("La Résidence des Tilleuls", "Le Relais Parcours du Val")
        .replace("la Résidence", "le RPV")
        .replace("La Résidence", "Le RPV")
    )
    assert read_convention(text).parties[1].aliases == ("RPV",)


@pytest.mark.parametrize(
    "title",
    [
        "Pour situer",
        "D'où l'on part",
        "Contexte",
        "Éléments de contexte",
        "Exposé",
        "Qui sommes-nous ?",
        "Historique de la coopération",
        "Avant-propos",
    ],
)
def test_what_stands_before_the_articles_is_no_article(read_convention, title):
    text = NO_OTHER_NAME.replace(
        "Il a été convenu ce qui suit :\n",
        f"{title}\nLa Résidence accueille soixante personnes âgées depuis vingt ans.\n",
    )
    contract = read_convention(
        text.replace("Article 1 : Objet", "1. Objet").replace("Article 2 : Durée", "2. Durée\nUn an.\n3. Fin")
    )
    assert [article.title for article in contract.articles] == ["Objet", "Durée", "Fin"]
    zones = {
        str(clause.zone)
        for clause in contract.clauses
        if "soixante personnes" in clause.span.slice(contract.document.text)
    }
    assert zones == {"preamble"}


@pytest.mark.parametrize(
    ("head", "expected", "aliases"),
    [
        (
            "Sont convenus de ce qui suit :\nMadame Odile Roux, agissant en qualité de directrice et au nom de la Fondation Sainte-Barbe (numéro FINESS 540012345), 8 cours Gambetta, 54000 Lanvert, que l'on nommera dans tout ce qui suit la Fondation,\net\nMonsieur Paul Vidal, président, au nom et pour le compte de la CPTS du Val Fleuri, 4 rue des Ormes, 39000 Valmont, que l'on nommera la Communauté.",
            ["Fondation Sainte-Barbe", "CPTS du Val Fleuri"],
            [("la Fondation",), ("la Communauté",)],
        ),
        (
            "Parties\n- SSIAD du Haut-Val (l'« Établissement »), 2 rue du Lac, 88000 Rupt, représenté par Mme Iris Noël, directrice ;\n- CPTS des Crêtes (l'« Association »), 9 rue Haute, 88000 Rupt, représentée par M. Luc Thomas, président.",
            ["SSIAD du Haut-Val", "CPTS des Crêtes"],
            [("l'Établissement",), ("l'Association",)],
        ),
        (
            "La présente convention lie le Groupement hospitalier Sud-Lorraine, représenté par son directeur général, M. Marc Petit (ci-après « l'Établissement support »), et la CPTS du Lunévillois, dont le siège est à Lunéville, représentée par son président, M. Jean Roy (ci-après « l'Association »).",
            ["Groupement hospitalier Sud-Lorraine", "CPTS du Lunévillois"],
            [("l'Établissement support",), ("l'Association",)],
        ),
        (
            "Entre nous\nD'une part : la pharmacie Lefèvre, 3 Grande Rue, 70000 Vesoul, tenue par Mme Lefèvre, qui la représente et qu'on appellera simplement la pharmacie ;\nD'autre part : la CPTS Vesoul et Plaine, 8 rue Neuve, 70000 Vesoul, que représente son président, M. Gilles Bon, et qu'on appellera la CPTS.",
            ["pharmacie Lefèvre", "CPTS Vesoul et Plaine"],
            [("la pharmacie",), ("la CPTS",)],
        ),
        (
            "Entre les soussignés :\n1. L'Union régionale d'aide à domicile (ci-dessous : URAD), dont les bureaux sont 7 rue Carnot, 10000 Troyes, agissant par sa présidente Mme Rose Petit ;\n2. La CPTS de l'Aube, dont les bureaux sont 1 quai Dampierre, 10000 Troyes, agissant par son trésorier M. Paul Lebrun.",
            ["Union régionale d'aide à domicile", "CPTS de l'Aube"],
            [("URAD",), ()],
        ),
    ],
    ids=["signers first", "parties in a list", "in one sentence", "between us", "by their officers"],
)
def test_heads_of_other_hands(read_convention, head, expected, aliases):
    contract = read_convention(f"CONVENTION\n{head}{BODY}")
    assert names(contract) == expected
    assert [party.aliases for party in contract.parties] == aliases
    assert all(party.representative or party.name == "pharmacie Lefèvre" for party in contract.parties)


@pytest.mark.parametrize(
    ("said", "profile"),
    [
        ("Biovalme exploite onze sites de biologie médicale.", "laboratoire"),
        ("Biovalme édite un logiciel de télésurveillance.", "industriel"),
        ("Biovalme rencontre souvent les EHPAD du pays.", "industriel"),
        ("Les EHPAD confient leurs analyses à Biovalme.", "industriel"),
    ],
)
def test_the_kind_of_a_body_comes_from_what_the_preamble_says_it_does(read_convention, said, profile):
    head = "CONVENTION\nEntre\nBiovalme, société d'exercice libéral, siège : 2 rue des Lices, 39000 Valmont, représentée par Mme Noël,\net\nLa CPTS du Val Fleuri, siège : 4 rue des Ormes, 39000 Valmont, représentée par M. Vidal,\n"
    assert read_convention(f"{head}Préambule\n{said}{BODY}").profile.value == profile


FORMS = [
    ("Dénomination", "Polyclinique du Lac"),
    ("Siège", "1 rue A, 31000 Valmont"),
    ("Représentant", "M. Hugo Roux, directeur"),
    ("Ci-après", "la Clinique"),
    ("Dénomination", "CPTS du Val Fleuri"),
    ("Siège", "2 rue B, 31000 Valmont"),
    ("Représentant", "Mme Iris Noël, présidente"),
    ("Ci-après", "l'Association"),
]
SIDES = [
    ("Première partie", "Seconde partie"),
    ("Polyclinique du Lac, SAS", "CPTS du Val Fleuri, association loi 1901"),
    ("Siège : 1 rue A, 31000 Valmont", "Siège : 2 rue B, 31000 Valmont"),
    ("Représentée par M. Hugo Roux, directeur", "Représentée par Mme Iris Noël, présidente"),
    ("ci-après « la Clinique »", "ci-après « l'Association »"),
]


UNLABELLED = [
    ("Polyclinique du Lac", "CPTS du Val Fleuri"),
    ("Clinique privée, SAS", "Association loi 1901"),
    ("1 rue A, 31000 Valmont", "2 rue B, 31000 Valmont"),
    ("M. Hugo Roux, directeur", "Mme Iris Noël, présidente"),
    ("Ci-après : « la Clinique »", "Ci-après : « l'Association »"),
]


@pytest.mark.parametrize(
    "rows", [FORMS, SIDES, UNLABELLED], ids=["one form after the other", "no label", "people and seats alone"]
)
def test_a_table_of_forms_or_of_sides(from_blocks, rows):
    contract = in_table(from_blocks, rows)
    assert names(contract) == ["Polyclinique du Lac", "CPTS du Val Fleuri"]
    assert [p.aliases for p in contract.parties] == [("la Clinique",), ("l'Association",)]
    assert [p.seat for p in contract.parties] == ["1 rue A, 31000 Valmont", "2 rue B, 31000 Valmont"]
    assert [p.is_cpts for p in contract.parties] == [False, True]
    assert [p.representative for p in contract.parties] == ["M. Hugo Roux, directeur", "Mme Iris Noël, présidente"]


def test_other_names_on_lines_of_their_own_begin_no_party(read_convention):
    head = (
        "CONVENTION DE PARTENARIAT\nEntre :\n"
        "La société Polyclinique du Lac, dont le siège est 1 rue A, 31000 Valmont, représentée par M. Hugo Roux, directeur,\n"
        "dite « la Société »,\nEt :\n"
        "L'association CPTS du Val Fleuri, dont le siège est 2 rue B, 31000 Valmont, représentée par sa présidente,\n"
        "dite « l'Association »,\nla Société et l'Association étant ensemble dites « les Contractantes ».\n"
    )
    contract = read_convention(head + BODY)
    assert [(p.name, p.aliases) for p in contract.parties] == [
        ("Polyclinique du Lac", ("la Société",)),
        ("CPTS du Val Fleuri", ("l'Association",)),
    ]


PLAIN_SENTENCES = """Travailler ensemble à domicile
Convention entre l'association HAD du Val et la CPTS du Val Fleuri

Qui sommes-nous ?

L'association HAD du Val est un établissement d'hospitalisation à domicile. Son siège est au 2 rue du Foirail, 17610 Clairval. Elle est représentée par sa directrice, Madame Claire Bonnet. Dans la suite, nous l'appelons « la HAD ».

La CPTS du Val Fleuri est une association loi 1901. Son siège est au 4 rue des Ormes, 39000 Valmont. Elle est représentée par son président, Monsieur Paul Vidal. Dans la suite, nous l'appelons « la CPTS ».

Pourquoi cette convention ?

La HAD dispense à domicile des soins complexes. La CPTS rassemble les soignants du territoire autour d'un projet de santé.

Article 1. Objet
La HAD et la CPTS se tiennent informées.
Article 2. Durée
La convention dure un an.
"""


def test_parties_told_in_plain_sentences(read_convention):
    contract = read_convention(PLAIN_SENTENCES)
    assert names(contract) == ["HAD du Val", "CPTS du Val Fleuri"]
    assert [p.aliases for p in contract.parties] == [("la HAD",), ("la CPTS",)]


@pytest.mark.parametrize("label", ["Appelé", "Dénommée", "Désignés"])
def test_a_column_of_other_names(from_blocks, label):
    rows = [
        ("Signataire", "Siège", "Représenté par", label),
        ("Hôpital de Valmont", "2 rue Basse, 39000 Valmont", "M. Paul Roy, directeur", "l'Établissement support"),
        ("CPTS du Val, association loi 1901", "4 rue Haute, 39000 Valmont", "Mme Iris Noël, présidente", "la CPTS"),
    ]
    contract = in_table(from_blocks, rows)
    assert [p.aliases for p in contract.parties] == [("l'Établissement support",), ("la CPTS",)]
