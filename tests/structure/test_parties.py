"""Names, aliases, identifiers, representatives, seats and profiles of the parties."""

from __future__ import annotations

import pytest

from cptslint.errors import ConfigError
from cptslint.model.contract import Bearer, Profile

BODY = """
Il a été convenu ce qui suit :
Article 1 : Objet
La présente convention organise les relations des Parties sur le territoire, dans l'intérêt des patients.
Article 2 : Durée
Elle est conclue pour une durée de deux ans et peut être dénoncée avec un préavis de trois mois.
Fait en deux exemplaires, le 3 mars 2026
"""
CPTS = "La CPTS du Val Fleuri, association loi 1901, dont le siège est 4 rue des Ormes, 39000 Valmont, représentée par sa présidente, Mme Ana Lorc, ci-après « la CPTS »"
HOSPITAL = "Le Centre hospitalier de Valmont, dont le siège est 1 rue du Puits, 39000 Valmont, représenté par son directeur, M. Paul Vidal, ci-après « l'Établissement »"


def names(contract) -> list[str]:
    return [party.name for party in contract.parties]


HEADS = {
    "entre, et": f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL},",
    "entre les soussignés": f"CONVENTION\nENTRE LES SOUSSIGNÉS :\n{CPTS},\nD'une part,\nET :\n{HOSPITAL},\nD'autre part,",
    "entre les soussignées": f"CONVENTION\nEntre les soussignées\n- {CPTS}\n- {HOSPITAL}",
    "d'une part first": f"CONVENTION\nEntre, d'une part,\n{CPTS},\nEt, d'autre part,\n{HOSPITAL},",
    "part of each line": f"CONVENTION\nEntre\nD'une part : {CPTS} ;\nD'autre part : {HOSPITAL}.",
    "d'une part in the sentence": f"CONVENTION\nEntre\n{CPTS}, d'une part,\n{HOSPITAL}, d'autre part,",
    "numbered": f"CONVENTION\nEntre :\n1) {CPTS}\n2) {HOSPITAL}",
    "numbered with dots": f"CONVENTION\nEntre :\n1. {CPTS}\n2. {HOSPITAL}",
    "one sentence": f"CONVENTION\nEntre {CPTS}, d'une part, et {HOSPITAL}, d'autre part,",
    "one sentence without parts": f"CONVENTION\nEntre {CPTS}, et {HOSPITAL}, il est convenu ce qui suit :",
    "in the formula": f"CONVENTION\nLa présente convention est conclue entre {CPTS}, d'une part, et {HOSPITAL}, d'autre part.",
    "the parties": f"CONVENTION\n**Les parties**\n{CPTS},\net\n{HOSPITAL},",
    "a block named the parties": f"CONVENTION\nLES PARTIES :\n{CPTS}\n{HOSPITAL}",
    "identification": f"CONVENTION\nIDENTIFICATION DES PARTIES\n{CPTS}\nET\n{HOSPITAL}",
    "et begins the line": f"CONVENTION\nEntre\n{CPTS},\net {HOSPITAL[0].lower()}{HOSPITAL[1:]},",
    "alias on its own line": f"CONVENTION\nEntre\n{CPTS.replace(', ci-après', chr(10) + 'ci-après dénommée')}\nd'une part\net\n{HOSPITAL.replace(', ci-après', chr(10) + 'ci-après dénommé')}\nd'autre part",
    "alias after the part": f"CONVENTION\nEntre\n{CPTS.replace(', ci-après', ',' + chr(10) + 'd’une part,' + chr(10) + 'ci-après')}\net\n{HOSPITAL},",
    "one line a fact": "CONVENTION\nEntre\n"
    + CPTS.replace(", ", ",\n").replace("Lorc,\nci", "Lorc,\nci")
    + ",\net\n"
    + HOSPITAL.replace(", ", ",\n")
    + ",",
    "comparution": f"CONVENTION\nPar-devant leurs conseils ont comparu :\n{CPTS},\nde première part,\n{HOSPITAL},\nde seconde part,",
    "nobody introduces them": f"CONVENTION\n{CPTS},\n{HOSPITAL},",
    "collective line": f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL},\nci-après dénommées ensemble « les Parties » et individuellement « la Partie »,",
    "collective sentence": f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL}.\nLa CPTS et l'Établissement sont désignés ensemble par « les Parties ».",
    "third persons": f"CONVENTION\nEntre\n{CPTS}\net\n{HOSPITAL}\nVu l'avis de l'association des maires, représentée par M. Roux,",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_the_two_parties_are_found_however_they_are_introduced(read_convention, head):
    contract = read_convention(head + BODY)
    assert names(contract) == ["CPTS du Val Fleuri", "Centre hospitalier de Valmont"]
    cpts, hospital = contract.parties
    assert (cpts.role, cpts.is_cpts, cpts.profile, cpts.aliases) == (Bearer.CPTS, True, None, ("la CPTS",))
    assert (hospital.role, hospital.is_cpts, hospital.profile) == (Bearer.PARTNER, False, Profile.PUBLIC_HOSPITAL)
    assert hospital.aliases == ("l'Établissement",)
    assert (cpts.representative, hospital.representative) == (
        "sa présidente, Mme Ana Lorc",
        "son directeur, M. Paul Vidal",
    )
    assert cpts.seat is not None
    assert cpts.seat.startswith("4 rue des Ormes")
    assert contract.profile is Profile.PUBLIC_HOSPITAL
    assert [article.number for article in contract.articles] == ["1", "2"]


FORM = """CONVENTION
ENTRE :
Nom : {cpts}
Adresse : 4 rue des Ormes, 39000 Valmont
SIRET : 812 345 678 00012
Représentée par : Mme Ana Lorc, présidente
Ci-après : la CPTS
ET :
Nom : {partner}
Adresse : 1 rue du Puits, 39000 Valmont
N° FINESS : 39 000 123 4
Représenté par : M. Paul Vidal, directeur
Ci-après : l'Établissement
"""


@pytest.mark.parametrize("label", ["Nom", "Dénomination", "Raison sociale", "Structure", "Nom de la structure"])
def test_parties_in_form_blocks(read_convention, label):
    text = FORM.format(cpts="CPTS du Val Fleuri", partner="Centre hospitalier de Valmont").replace(
        "Nom :", f"{label} :"
    )
    contract = read_convention(text + BODY)
    assert names(contract) == ["CPTS du Val Fleuri", "Centre hospitalier de Valmont"]
    assert contract.parties[0].identifiers == (("siret", "81234567800012"),)
    assert contract.parties[1].identifiers == (("finess", "390001234"),)
    assert [p.representative for p in contract.parties] == ["Mme Ana Lorc, présidente", "M. Paul Vidal, directeur"]
    assert [p.aliases for p in contract.parties] == [("la CPTS",), ("l'Établissement",)]
    assert [p.seat for p in contract.parties] == ["4 rue des Ormes, 39000 Valmont", "1 rue du Puits, 39000 Valmont"]


def test_form_blocks_without_et_between_them(read_convention):
    text = FORM.replace("ET :\n", "").format(cpts="CPTS du Val Fleuri", partner="Centre hospitalier de Valmont")
    assert names(read_convention(text + BODY)) == ["CPTS du Val Fleuri", "Centre hospitalier de Valmont"]


def test_parties_in_the_cells_of_a_table(from_blocks):
    blocks = [("CONVENTION DE PARTENARIAT", {"bold": True, "centred": True}), ("ENTRE", {"bold": True})]
    blocks += [(CPTS, {"cell": (0, 0, 0)}), (HOSPITAL, {"cell": (0, 0, 1)})]
    blocks += [(line, {}) for line in BODY.strip().split("\n")]
    assert names(from_blocks(blocks)) == ["CPTS du Val Fleuri", "Centre hospitalier de Valmont"]


def test_form_in_the_cells_of_a_table(from_blocks):
    blocks = [("CONVENTION DE PARTENARIAT", {"bold": True, "centred": True}), ("ENTRE", {"bold": True})]
    fields = [("Nom", "CPTS du Val Fleuri"), ("Adresse", "4 rue des Ormes"), ("Représentée par", "Mme Ana Lorc"),
              ("Nom", "Centre hospitalier de Valmont"), ("Adresse", "1 rue du Puits"), ("SIRET", "812 345 678 00012")]  # fmt: skip
    for row, (key, value) in enumerate(fields):
        blocks += [(key, {"cell": (0, row, 0)}), (value, {"cell": (0, row, 1)})]
    blocks += [(line, {}) for line in BODY.strip().split("\n")]
    assert names(from_blocks(blocks)) == ["CPTS du Val Fleuri", "Centre hospitalier de Valmont"]


@pytest.mark.parametrize(
    ("wording", "aliases"),
    [
        ("ci-après dénommé « le CH »", ("le CH",)),
        ("ci-après dénommé « le CH » ou « l'Établissement »", ("le CH", "l'Établissement")),
        ("ci-après désigné par le terme « l'Établissement »", ("l'Établissement",)),
        ("désigné ci-après par « le Centre »", ("le Centre",)),
        ('désigné ci-après sous le terme "le Centre"', ("le Centre",)),
        ("dénommé ci-après le Centre", ("le Centre",)),
        ("ci-après le Centre", ("le Centre",)),
        ("ci-après : le Centre", ("le Centre",)),
        ("(ci-après « le Centre »)", ("le Centre",)),
        ("(ci-après, le Centre)", ("le Centre",)),
        ("(« le Centre »)", ("le Centre",)),
        ("(le Centre)", ("le Centre",)),
        ("qui sera appelé « le Centre »", ("le Centre",)),
        ("qui sera dénommé le Centre dans la présente convention", ("le Centre",)),
        ("dénommé dans la suite du texte « le Centre »", ("le Centre",)),
        ("appelé dans ce qui suit « le Centre »", ("le Centre",)),
        ("désigné « le Centre »", ("le Centre",)),
        ("ci-dessous dénommé le Centre", ("le Centre",)),
        (
            "ci-après indifféremment dénommé « le CH », « l'Hôpital » ou « l'Établissement »",
            ("le CH", "l'Hôpital", "l'Établissement"),
        ),
        ("lequel sera qualifié au cours du présent acte « le Centre »", ("le Centre",)),
        ("ci-après désigné sous le vocable « le Centre »", ("le Centre",)),
        ("ci-après dénommé le Centre ou l'Établissement", ("le Centre", "l'Établissement")),
        ("ci-après « le Centre », d'autre part", ("le Centre",)),
        ("sans autre nom", ()),
    ],
)
def test_aliases(read_convention, wording, aliases):
    hospital = HOSPITAL.replace("ci-après « l'Établissement »", wording)
    assert read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{hospital},{BODY}").parties[1].aliases == aliases


@pytest.mark.parametrize(
    ("start", "name", "aliases"),
    [
        ("Le Centre hospitalier de Valmont (CHV), établissement public, ", "Centre hospitalier de Valmont", ("CHV",)),
        ("L'EHPAD « Les Glycines », ", "EHPAD « Les Glycines »", ("Les Glycines",)),
        (
            "La société interprofessionnelle de soins ambulatoires (SISA) des Combes, ",
            "société interprofessionnelle de soins ambulatoires (SISA) des Combes",
            ("SISA",),
        ),
        ("L'association loi 1901 dénommée « Bien Vieillir », ", "Bien Vieillir", ()),
        ("Le SSIAD du Haut-Val porté par la Mutualité, ", "SSIAD du Haut-Val porté par la Mutualité", ()),
        ("La SAS Clinique des Lilas au capital de 50 000 euros, ", "SAS Clinique des Lilas", ()),
        ("Le CCAS de Valmont dont le budget est communal, ", "CCAS de Valmont", ()),
        ("CLINIQUE DES LILAS - SIRET 812 345 678 00012, ", "CLINIQUE DES LILAS", ()),
    ],
)
def test_names_stop_where_the_description_begins(read_convention, start, name, aliases):
    partner = f"{start}dont le siège est 1 rue du Puits, représenté par son directeur, M. Paul Vidal"
    party = read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{partner},{BODY}").parties[1]
    assert (party.name, party.aliases) == (name, aliases)


def test_three_parties_without_et_between_the_first_two(read_convention):
    ehpad = "L'EHPAD Les Glycines, dont le siège est 3 rue du Lac, représenté par sa directrice, ci-après « l'EHPAD »"
    contract = read_convention(f"CONVENTION\nEntre\n{HOSPITAL},\n{ehpad},\net\n{CPTS},{BODY}")
    assert names(contract) == ["Centre hospitalier de Valmont", "EHPAD Les Glycines", "CPTS du Val Fleuri"]
    assert [party.role for party in contract.parties] == [Bearer.PARTNER, Bearer.PARTNER, Bearer.CPTS]


def test_five_parties(read_convention):
    others = [
        f"Le cabinet infirmier numéro {i}, dont le siège est {i} rue du Lac, représenté par son gérant"
        for i in range(1, 5)
    ]
    contract = read_convention("CONVENTION\nEntre\n" + ",\net\n".join([CPTS, *others]) + "," + BODY)
    assert len(contract.parties) == 5


@pytest.mark.parametrize(
    "title",
    [
        "Convention de partenariat entre la CPTS du Val Fleuri et l'EHPAD Les Glycines",
        "CONVENTION DE PARTENARIAT\nENTRE LA CPTS DU VAL FLEURI ET L'EHPAD LES GLYCINES",
        "Convention CPTS du Val Fleuri / EHPAD Les Glycines",
    ],
)
def test_parties_named_in_the_title_only(read_convention, title):
    contract = read_convention(title + BODY)
    assert [name.lower() for name in names(contract)] == ["cpts du val fleuri", "ehpad les glycines"]
    assert [len(party.span) for party in contract.parties] == [0, 0]
    assert contract.profile is Profile.ESMS


def test_bare_names_without_description(read_convention):
    contract = read_convention(f"CONVENTION\nEntre :\nLa CPTS du Val Fleuri\nEt :\nL'EHPAD Les Glycines{BODY}")
    assert names(contract) == ["CPTS du Val Fleuri", "EHPAD Les Glycines"]


def test_an_alias_given_late_is_found(read_convention):
    body = BODY.replace(
        "La présente", "La CPTS du Val Fleuri, ci-après « la Communauté », agit avec lui. La présente", 1
    )
    head = f"CONVENTION\nEntre\n{CPTS.replace(', ci-après « la CPTS »', '')},\net\n{HOSPITAL},"
    assert read_convention(head + body).parties[0].aliases == ("la Communauté",)


def test_identifiers(read_convention):
    start = (
        "La SAS Médisoft, immatriculée au RCS de Valmont sous le numéro 812 345 678, SIRET 812.345.678.00012, FINESS 39 000 123 4, "
        "RNA W391002345, dont le siège est 1 rue du Puits, représentée par son président"
    )
    party = read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{start},{BODY}").parties[1]
    assert party.identifiers == (("siret", "81234567800012"), ("finess", "390001234"), ("rna", "W391002345"))


@pytest.mark.parametrize(
    ("name", "profile"),
    [("Soins Arvenne", Profile.PRIVATE_HOSPITAL), ("Biologie des Causses", Profile.LABORATORY)],
)
def test_a_company_with_a_finess_number_is_no_manufacturer(read_convention, name, profile):
    start = f"{name}, société par actions simplifiée, FINESS 39 000 123 4, dont le siège est 1 rue du Puits"
    party = read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{start},{BODY}").parties[1]
    assert (party.profile, party.profile_reason) == (profile, "FINESS")


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("représenté par son directeur, M. Paul Vidal, dûment habilité", "son directeur, M. Paul Vidal"),
        ("représenté par M. Paul Vidal, directeur, en vertu d'une délégation", "M. Paul Vidal, directeur"),
        ("représenté par le docteur Paul Vidal, agissant en qualité de président", "le docteur Paul Vidal"),
        ("représenté par son directeur", "son directeur"),
        ("représenté légalement par sa directrice générale, Mme Rose Alba", "sa directrice générale, Mme Rose Alba"),
        ("représenté par son/sa Président(e) XXX", "son/sa Président(e) XXX"),
        ("pris en la personne de son directeur, M. Paul Vidal, ci-après « le CH »", "son directeur, M. Paul Vidal"),
        ("sans signataire", None),
    ],
)
def test_representatives(read_convention, wording, value):
    hospital = f"Le Centre hospitalier de Valmont, dont le siège est 1 rue du Puits, 39000 Valmont, {wording}"
    assert read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{hospital},{BODY}").parties[1].representative == value


PROFILES = [
    ("Le Centre hospitalier de Valmont, établissement public de santé", Profile.PUBLIC_HOSPITAL),
    ("Le CHU de Valmont", Profile.PUBLIC_HOSPITAL),
    ("L'établissement public de santé mentale de Valmont", Profile.PUBLIC_HOSPITAL),
    ("La SAS Clinique des Lilas, société au capital de 50 000 euros", Profile.PRIVATE_HOSPITAL),
    ("La Polyclinique du Parc", Profile.PRIVATE_HOSPITAL),
    ("L'Hôpital Sainte-Marthe, établissement de santé privé d'intérêt collectif", Profile.PRIVATE_HOSPITAL),
    ("L'EHPAD Les Glycines", Profile.ESMS),
    ("L'association Bel Âge, gestionnaire de l'EHPAD Les Glycines", Profile.ESMS),
    ("La fondation Duparc, qui gère le SSIAD du Haut-Val", Profile.ESMS),
    ("Le foyer d'accueil médicalisé Les Sources", Profile.ESMS),
    ("L'association Relais, porteuse du dispositif d'appui à la coordination du Val", Profile.DAC),
    ("Le DAC du Val", Profile.DAC),
    ("L'EHPAD Les Glycines, porteur du centre de ressources territorial du Val", Profile.CRT),
    ("Le CRT du Val", Profile.CRT),
    ("La SISA des Combes", Profile.OTHER),
    ("L'association Domicile Santé, gestionnaire d'un établissement d'hospitalisation à domicile", Profile.OTHER),
    ("La maison de santé pluriprofessionnelle des Combes", Profile.OTHER),
    ("La commune de Valmont", Profile.LOCAL_AUTHORITY),
    ("La communauté de communes du Val", Profile.LOCAL_AUTHORITY),
    ("Le Département du Jura, sis à l'hôtel du département", Profile.LOCAL_AUTHORITY),
    ("Le CCAS de Valmont", Profile.LOCAL_AUTHORITY),
    ("La Ville de Valmont", Profile.LOCAL_AUTHORITY),
    ("L'Agence régionale de santé du Jura", Profile.AUTHORITY),
    ("La Caisse primaire d'assurance maladie du Jura, organisme de droit privé", Profile.AUTHORITY),
    ("La société Médisoft, éditeur de logiciels", Profile.INDUSTRY),
    ("Cardiolink SAS, fabricant de dispositifs médicaux connectés", Profile.INDUSTRY),
    ("La SARL Novaplus", Profile.INDUSTRY),
    ("Le laboratoire de biologie médicale Biolac", Profile.LABORATORY),
    (
        "Le GIE Plateau du Lac, réunissant un laboratoire de biologie médicale et un cabinet de radiologie",
        Profile.LABORATORY,
    ),
    ("Le groupement d'intérêt économique Diagnostic, qui regroupe un centre d'imagerie médicale", Profile.LABORATORY),
    ("L'association d'usagers Regards", Profile.USERS),
    ("L'association Regards, association agréée d'usagers du système de santé", Profile.USERS),
    ("L'association Sport et Santé", Profile.OTHER),
]


@pytest.mark.parametrize(("start", "profile"), PROFILES, ids=[start[:40] for start, _ in PROFILES])
def test_profiles(read_convention, start, profile):
    partner = f"{start}, dont le siège est 1 rue de l'Hôpital, 39000 Valmont, représenté par M. Paul Vidal, médecin biologiste de la commune"
    contract = read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{partner},{BODY}")
    assert contract.profile is profile
    assert contract.parties[1].profile is profile
    assert contract.parties[1].profile_reason.lower() in start.lower()
    assert contract.parties[1].profile_reason


def test_the_profile_never_comes_from_the_text_of_the_cpts(read_convention):
    cpts = CPTS.replace(
        "association loi 1901", "association loi 1901 financée par l'assurance maladie et logée par la commune"
    )
    partner = "L'association Sport pour tous, dont le siège est 1 rue du Puits, représentée par son président"
    contract = read_convention(f"CONVENTION\nEntre\n{cpts}, et\n{partner}.{BODY}")
    assert contract.profile is Profile.OTHER


@pytest.mark.parametrize(
    "name",
    [
        "La communauté professionnelle territoriale de santé du Val",
        "L'association « CPTS du Val »",
        "LA COMMUNAUTÉ PROFESSIONNELLE TERRITORIALE DE SANTÉ DU VAL",
        "L'association Val Santé, communauté professionnelle territoriale de santé",
    ],
)
def test_a_cpts_is_recognised(read_convention, name):
    cpts = f"{name}, dont le siège est 4 rue des Ormes, représentée par sa présidente"
    contract = read_convention(f"CONVENTION\nEntre\n{HOSPITAL},\net\n{cpts},{BODY}")
    assert [party.is_cpts for party in contract.parties] == [False, True]
    assert contract.has_defended_party


def test_the_members_of_a_grouping_are_no_parties(read_convention):
    grouping = (
        "Le groupement d'intérêt économique « Plateau du Lac », qui réunit le laboratoire de biologie médicale Biolac (FINESS 39 000 123 4) "
        "et le cabinet d'imagerie du Pont, immatriculé au RCS de Valmont sous le numéro 812 345 678, représenté par M. Paul Vidal"
    )
    contract = read_convention(f"CONVENTION\nEntre\n{grouping},\net\n{CPTS},{BODY}")
    assert names(contract) == ["groupement d'intérêt économique « Plateau du Lac »", "CPTS du Val Fleuri"]
    assert contract.profile is Profile.LABORATORY


def test_a_member_of_the_cpts_is_no_cpts(read_convention):
    member = "L'association Relais, membre de la CPTS du Val Fleuri, dont le siège est 2 rue du Lac, représentée par son président"
    contract = read_convention(f"CONVENTION\nEntre\n{member},\net\n{CPTS},{BODY}")
    assert [party.is_cpts for party in contract.parties] == [False, True]


@pytest.mark.parametrize(
    "named",
    [
        "l'Établissement",
        "Centre hospitalier de Valmont",
        "centre hospitalier",
        "Valmont hospitalier centre",
        "le centre HOSPITALIER de valmont",
    ],
)
def test_the_party_to_defend_can_be_named(read_convention, named):
    contract = read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL},{BODY}", party=named)
    assert [party.role for party in contract.parties] == [Bearer.PARTNER, Bearer.CPTS]


def test_an_unknown_party_is_refused_with_the_known_ones(read_convention):
    with pytest.raises(ConfigError, match="« CPTS du Val Fleuri » ; « Centre hospitalier de Valmont »"):
        read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL},{BODY}", party="la mairie de Dole")


def test_without_a_cpts_nobody_is_defended(read_convention):
    ehpad = "L'EHPAD Les Glycines, dont le siège est 3 rue du Lac, représenté par sa directrice, ci-après « l'EHPAD »"
    contract = read_convention(f"CONVENTION\nEntre\n{ehpad},\net\n{HOSPITAL},{BODY}")
    assert not contract.has_defended_party
    assert len(contract.parties) == 2


ODD_HEADS = [
    ("SAS MEDISOFT\nSociété par actions simplifiée au capital de 10 000 €\nRCS Valmont 812 345 678\nReprésentée par M. Paul Roy\n(ci-après « Medisoft »)\n"
     "CPTS VALMONT SUD\nAssociation loi 1901\nRNA : W751234567\nReprésentée par Mme Lou, présidente\n(ci-après « la CPTS »)",
     ["SAS MEDISOFT", "CPTS VALMONT SUD"]),
    ("Le Centre communal d'action sociale (CCAS) de la Ville de Valmont, représenté par son président, Et : L'Association dénommée CPTS du Val, sise 3 rue B,",
     ["Centre communal d'action sociale (CCAS) de la Ville de Valmont", "CPTS du Val"]),
    ("Monsieur Jean Dupont, masseur-kinésithérapeute, demeurant 3 rue A, RPPS 10001234567,\net\nla CPTS du Lac, représentée par Mme B,",
     ["Monsieur Jean Dupont", "CPTS du Lac"]),
    ("L'HÔPITAL PRIVÉ DU LAC\nReprésenté par son directeur\nEt ci-après désigné « l'Hôpital »\nET LA CPTS DU LAC\nReprésentée par sa présidente\nEt ci-après désignée « la CPTS »",
     ["HÔPITAL PRIVÉ DU LAC", "CPTS DU LAC"]),
    ("le bénéficiaire, l'association « CPTS des Sources », représentée par Mme A,\net le financeur, la Caisse primaire d'assurance maladie du Jura, représentée par son directeur,",
     ["association « CPTS des Sources »", "Caisse primaire d'assurance maladie du Jura"]),
    ("- Le Groupement hospitalier de territoire Est, représenté par son établissement support, le Centre hospitalier de Dole,\n- La CPTS Dole Rives, représentée par Mme P.",
     ["Groupement hospitalier de territoire Est", "CPTS Dole Rives"]),
    ("Université du Jura, établissement public, dont le siège est à Dole, représentée par sa présidente\nci-après « l'Université »\net\nCPTS Dole Sud\n"
     "association dont le siège est à Dole\nreprésentée par son président\nci-après « la CPTS »",
     ["Université du Jura", "CPTS Dole Sud"]),
    ("1°/ La Commune de Bar, représentée par son Maire, M. U,\nCi-après « la Commune »\nDe première part\n2°/ L'association CPTS Barrois, représentée par M. V,\n"
     "Ci-après « la CPTS »\nDe seconde part",
     ["Commune de Bar", "CPTS Barrois"]),
    ("• la CPTS Alpha, représentée par le Dr A, présidente ;\n• le Centre hospitalier Beta, représenté par M. B, directeur ;\n• l'Agence régionale de santé Gamma, représentée par Mme C.",
     ["CPTS Alpha", "Centre hospitalier Beta", "Agence régionale de santé Gamma"]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), ODD_HEADS)
def test_odd_heads(read_convention, head, expected):
    contract = read_convention(f"CONVENTION DE PARTENARIAT\nEntre :\n{head}{BODY}")
    assert contract.is_convention
    assert names(contract) == expected
    assert sum(party.is_cpts for party in contract.parties) == 1


@pytest.mark.parametrize("foreword", ["Le Maire rappelle ce qui suit.", "Les soussignés exposent ce qui suit :"])
def test_a_foreword_is_no_party(read_convention, foreword):
    contract = read_convention(
        f"""CONVENTION
Entre :
La Commune de Valmont, SIRET 215 951 096 00019, représentée par son maire, M. Paul Vidal,
et
La CPTS du Val Fleuri, association loi 1901, représentée par sa présidente, Mme Ana Lorc,
{foreword}
La Commune a fait édifier une maison de santé, représentée ici par son maire.
Il est convenu ce qui suit.
Article 1 - Objet
La Commune prête une salle."""
    )
    assert [party.name for party in contract.parties] == ["Commune de Valmont", "CPTS du Val Fleuri"]


@pytest.mark.parametrize(
    ("title", "preamble", "profile"),
    [
        ("CONVENTION ENTRE UN GESTIONNAIRE D'EHPAD ET UNE CPTS", "", Profile.ESMS),
        ("CONVENTION", "Préambule\nNovaplus opère onze centres d'imagerie dans la région.", Profile.LABORATORY),
        ("CONVENTION", "Préambule\nNovaplus rencontre les centres d'imagerie de la région.", Profile.INDUSTRY),
    ],
)
def test_a_company_is_known_by_the_title_or_by_what_it_does(read_convention, title, preamble, profile):
    partner = "Novaplus, société par actions simplifiée, dont le siège est 1 rue du Puits, 39000 Valmont, représentée par M. Paul Vidal"
    contract = read_convention(f"{title}\nEntre\n{CPTS},\net\n{partner},\n{preamble}{BODY}")
    assert contract.profile is profile


@pytest.mark.parametrize(
    "told",
    [
        "Plus loin, on écrit « Les Tilleuls » pour la première et « la CPTS » pour la seconde.",
        "Dans ce qui suit, « Les Tilleuls » désigne la première, « la CPTS » la seconde.",
    ],
)
def test_names_given_after_the_two_presentations_go_to_whom_they_belong(read_convention, told):
    contract = read_convention(
        "CONVENTION\nQui signe ?\n"
        "- L'association Les Tilleuls argentés. Siège : 6 route de Revel, 81700 Belcastel. Elle est représentée par sa "
        "directrice, Mme Odile Charpent.\n"
        "- La communauté professionnelle territoriale de santé du Lauragais, association loi 1901. Siège : 2 place Soult, "
        f"81700 Belcastel. Elle est représentée par son président, M. Jordi Sabat.\n{told}\n{BODY}"
    )
    assert [(party.is_cpts, party.aliases) for party in contract.parties] == [
        (False, ("Les Tilleuls",)), (True, ("la CPTS",)),
    ]  # fmt: skip
