"""Heads of conventions in the habits that a reading by descriptions must know."""

from __future__ import annotations

import pytest

BODY = """
Article 1 - Objet
La convention fixe la coopération.
Article 2 - Durée
Elle dure un an.
"""
NUMBERED_BODY = """
3. OBJET
La convention fixe la coopération.
4. DURÉE
Elle dure un an.
"""
CPTS = "dont le siège est 4 rue des Ormes, 39000 Valmont, SIRET 902 146 786 00014, représentée par sa présidente, Mme Ana Lorc"
PARTNER = "dont le siège est 2 rue du Parc, 39000 Valmont, représenté par son directeur, M. Paul Vidal"
HEADS = [
    (
        "title-between",
        f"CONVENTION DE PARTENARIAT\nENTRE LA COMMUNE DE SAINT-MAURIN ET LA CPTS SÈVRE ET PLAINE\n\nLa commune de Saint-Maurin, collectivité territoriale {PARTNER}, dénommée ci-après « la Commune »,\n\net\n\nL'association CPTS Sèvre et Plaine, {CPTS}, dénommée ci-après « la Communauté »,\n\nVu le code de la santé publique ;\n"
        + BODY,
        ["commune de Saint-Maurin", "CPTS Sèvre et Plaine"],
        "1 2",
    ),
    (
        "lettered",
        "CPTS DU VAL / GROUPE LES TILLEULS\nCONVENTION DE PARTENARIAT\n\nA. LES PARTIES\n\nPartie 1\n- Dénomination : CPTS du Val d'Arroux, association loi 1901\n- Siège : 8, place du Champ, 71400 Autun\n- SIRET : 89137264100011\n- Représentée par : Madame Claire Boudin, présidente\n- Désignée ci-après : « la CPTS »\n\nPartie 2\n- Dénomination : Les Tilleuls Services, société par actions simplifiée gestionnaire de l'EHPAD Les Tilleuls\n- Siège : 25, route de Château-Chinon, 71400 Autun\n- Représentée par : Monsieur Régis Mont, directeur général\n- Désignée ci-après : « l'Exploitant »\n\nB. OBJET\n\nLa convention définit la collaboration.\n\nC. DURÉE\n\nElle dure un an.\n",
        ["CPTS du Val d'Arroux", "Tilleuls Services"],
        None,
    ),
    (
        "numbered",
        f"CONVENTION DE COLLABORATION\n\n1. IDENTIFICATION DES COCONTRACTANTS\n\n1.1. Le Centre hospitalier universitaire du Haut-Limousin, établissement public de santé, {PARTNER}, ci-après « le CHU ».\n\n1.2. La Communauté professionnelle territoriale de santé Vienne et Briance, association régie par la loi du 1er juillet 1901, {CPTS} (ci-après « la CPTS »).\n\n2. CONTEXTE\n\n2.1. Le CHU exerce des missions de soins.\n"
        + NUMBERED_BODY,
        [
            "Centre hospitalier universitaire du Haut-Limousin",
            "Communauté professionnelle territoriale de santé Vienne et Briance",
        ],
        None,
    ),
    (
        "we",
        f"NOTRE CONVENTION DE PARTENARIAT\nAccompagner les patients\n\nQUI SOMMES-NOUS ?\n\nNous sommes deux associations régies par la loi du 1er juillet 1901 :\n\nLa CPTS Bocage et Maine, {CPTS}. Nous l'appelons « la CPTS ».\n\nL'association Roue Solidaire, {PARTNER}. Nous l'appelons « Roue Solidaire ».\n\nQUE FAISONS-NOUS ?\n\nLa CPTS rassemble des professionnels de santé.\n"
        + BODY,
        ["CPTS Bocage et Maine", "association Roue Solidaire"],
        "1 2",
    ),
    (
        "art1-parties",
        f"CONVENTION\n\nArticle 1 - Les parties\nLa présente convention lie :\nLa CPTS du Val Fleuri, association, {CPTS}, ci-après « la CPTS »,\net le Centre hospitalier de Valmont, établissement public de santé, {PARTNER}, ci-après « l'Hôpital ».\nArticle 2 - Objet\nLa convention fixe la coopération.\nArticle 3 - Durée\nElle dure un an.\n",
        ["CPTS du Val Fleuri", "Centre hospitalier de Valmont"],
        "1 2 3",
    ),
    (
        "bullets",
        f"CONVENTION DE PARTENARIAT\n\nLes soussignées :\n• la Fondation Saint-Luc, établissement de santé privé d'intérêt collectif, {PARTNER}, dénommée « la Fondation » dans les présentes ;\n• la CPTS des Deux Vallées, {CPTS}, dénommée « la CPTS » dans les présentes,\nsont convenues de ce qui suit.\n"
        + BODY,
        ["Fondation Saint-Luc", "CPTS des Deux Vallées"],
        "1 2",
    ),
    (
        "title-slash",
        "CONVENTION CPTS DES LACS – CLINIQUE DU PARC\n\nLa Clinique du Parc (SAS au capital de 100 000 euros), 2 rue du Parc, 39000 Valmont, RCS Lons 812 345 678, que représente son président M. Paul Vidal, appelée plus bas la Clinique\n\nLa CPTS des Lacs, association loi 1901, 4 rue des Ormes, 39000 Valmont, que représente sa présidente Mme Ana Lorc, appelée plus bas la CPTS\n\nPRÉAMBULE\nLes parties coopèrent.\n"
        + BODY,
        ["Clinique du Parc", "CPTS des Lacs"],
        "1 2",
    ),
    (
        "between-inline",
        f"CONVENTION DE COOPÉRATION conclue entre le Centre hospitalier de Valmont, établissement public de santé, {PARTNER} (« le CH »), et la CPTS du Val Fleuri, association loi 1901, {CPTS} (« la CPTS »).\n"
        + BODY,
        ["Centre hospitalier de Valmont", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "roman",
        f"PROTOCOLE D'ACCORD\n\nI – PARTIES AU PROTOCOLE\n\n1° La société Medilien, SAS, {PARTNER}, ci-après dénommée « Medilien »\n\n2° La CPTS Rives de Loire, {CPTS}, ci-après dénommée « l'Association »\n\nII – OBJET\n\nLe protocole fixe la coopération.\n\nIII – DURÉE\n\nIl dure un an.\n",
        ["société Medilien", "CPTS Rives de Loire"],
        None,
    ),
    (
        "question",
        f"CONVENTION\n\nEntre qui et qui ?\n\nD'un côté la Polyclinique du Lac, {PARTNER}. On l'appellera « la Polyclinique ».\nDe l'autre côté, la communauté professionnelle territoriale de santé du Lac, {CPTS}. On l'appellera « la CPTS ».\n\nPourquoi ?\nPour mieux soigner.\n"
        + BODY,
        ["Polyclinique du Lac", "communauté professionnelle territoriale de santé du Lac"],
        "1 2",
    ),
    (
        "rep-first",
        "CONVENTION\n\nM. Paul Vidal, directeur du Centre hospitalier de Valmont, sis 2 rue du Parc, 39000 Valmont, agissant au nom et pour le compte de cet établissement, dénommé ci-après « le Centre »,\nd'une part,\nMme Ana Lorc, présidente de la CPTS du Val Fleuri, sise 4 rue des Ormes, 39000 Valmont, agissant au nom et pour le compte de celle-ci, dénommée ci-après « la CPTS »,\nd'autre part,\nconviennent de ce qui suit.\n"
        + BODY,
        ["Centre hospitalier de Valmont", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "cartouche",
        "CONVENTION N° 2026-014\nPartenaire : Centre hospitalier de Valmont\nFINESS : 390000040\nAdresse : 2 rue du Parc, 39000 Valmont\nReprésentant légal : M. Paul Vidal, directeur\nNom d'usage dans la convention : l'Établissement\nCPTS : CPTS du Val Fleuri\nSIRET : 902 146 786 00014\nAdresse : 4 rue des Ormes, 39000 Valmont\nReprésentant légal : Mme Ana Lorc, présidente\nNom d'usage dans la convention : la CPTS\n"
        + BODY,
        ["Centre hospitalier de Valmont", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "visa-first",
        f"Vu le code de la santé publique ;\nVu la loi du 1er juillet 1901 ;\n\nCONVENTION\n\nÉtablie entre\nL'EHPAD Les Glycines, établissement public, {PARTNER}\net\nLa CPTS du Val Fleuri, {CPTS}.\n"
        + BODY,
        ["EHPAD Les Glycines", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "three",
        f"CONVENTION TRIPARTITE\nENTRE LES SOUSSIGNÉS :\n1. Le Centre hospitalier de Valmont, {PARTNER}, ci-après « le CH » ;\n2. La Clinique des Lilas, SAS, dont le siège est 5 rue des Lilas, 39000 Valmont, représentée par son directeur, M. Jean Roy, ci-après « la Clinique » ;\n3. La CPTS du Val Fleuri, {CPTS}, ci-après « la CPTS ».\n"
        + BODY,
        ["Centre hospitalier de Valmont", "Clinique des Lilas", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "dashes",
        f"Convention de partenariat\n--------------------------\n\nENTRE LES PARTIES CI-APRÈS\n\n— Le laboratoire Biovalme (SELAS), {PARTNER}, ci-après le « Laboratoire » ;\n— La CPTS du Val Fleuri, {CPTS}, ci-après la « CPTS » ;\n\nÉTANT RAPPELÉ QUE :\n— Le Laboratoire dispose de trois sites ;\n— la CPTS anime un réseau de soignants.\n\nIL EST CONVENU CE QUI SUIT\n"
        + BODY,
        ["laboratoire Biovalme", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "tutelle",
        "CONVENTION D'ACCOMPAGNEMENT\nLa caisse primaire d'assurance maladie du Jura\nReprésentée par son directeur, M. Paul Vidal\nSise 2 rue du Parc, 39000 Lons\nCi-après « la Caisse »\nEt\nLa CPTS du Val Fleuri\nReprésentée par sa présidente, Mme Ana Lorc\nSise 4 rue des Ormes, 39000 Valmont\nCi-après « la CPTS »\n"
        + BODY,
        ["caisse primaire d'assurance maladie du Jura", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "mid-sentence",
        f"CONVENTION\nPar la présente, l'association Ambulances du Lac, {PARTNER}, que l'on nommera l'Ambulancier, et la CPTS du Val Fleuri, {CPTS}, que l'on nommera la CPTS, organisent leur coopération.\n"
        + BODY,
        ["Ambulances du Lac", "CPTS du Val Fleuri"],
        "1 2",
    ),
    (
        "nom-puis",
        "CONVENTION DE PARTENARIAT\n\nPARTIES\n\nLA CLINIQUE\nClinique Saint-Roch, SAS\n2 rue du Parc, 39000 Valmont\nReprésentée par M. Paul Vidal, directeur\n\nLA CPTS\nCPTS du Val Fleuri, association\n4 rue des Ormes, 39000 Valmont\nReprésentée par Mme Ana Lorc, présidente\n\nPRÉAMBULE\nLes deux travaillent ensemble.\n"
        + BODY,
        ["Clinique Saint-Roch", "CPTS du Val Fleuri"],
        "1 2",
    ),
]


@pytest.mark.parametrize(("text", "parties", "articles"), [pytest.param(*head[1:], id=head[0]) for head in HEADS])
def test_parties_and_articles(read_convention, text, parties, articles):
    contract = read_convention(text)
    assert [party.name for party in contract.parties] == parties
    assert [party.is_cpts for party in contract.parties].count(True) == 1
    if articles is not None:
        assert " ".join(article.number or "-" for article in contract.articles) == articles
