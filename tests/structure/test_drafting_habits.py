"""Whole bodies and heads as people draft them: mixed numbering, options, run-in titles, odd marks."""

from __future__ import annotations

import pytest

from cptslint.model.contract import Profile

P1 = "La présente convention organise les relations des Parties sur le territoire, dans l'intérêt des patients."
P2 = "La CPTS désigne un référent et le fait connaître à l'Établissement dans le mois de la signature."
P3 = "Elle est conclue pour une durée de deux ans et peut être dénoncée avec un préavis de trois mois."

BODIES = {
    "capitals under articles": (
        "ARTICLE 1 - OBJET\n{1}\nARTICLE 2 - ENGAGEMENTS\nENGAGEMENTS DE LA CPTS\n{2}\nENGAGEMENTS DE L'ÉTABLISSEMENT\n{2}\nARTICLE 3 - DUREE\n{3}",
        "1/1 1/2 2/- 2/- 1/3",
    ),
    "letters under Roman numbers": (
        "Article 1 – Objet\n{1}\nArticle 2 – Moyens\nI. Moyens humains\nA. Référent\n{2}\nB. Suppléant\n{2}\nII. Moyens matériels\n{2}\nArticle 3 – Durée\n{3}",
        "1/1 1/2 2/I 3/A 3/B 2/II 1/3",
    ),
    "a number twice and two exchanged": (
        "Article 1 – Objet\n{1}\nArticle 2 – Moyens\n{2}\nArticle 2 – Locaux\n{2}\nArticle 5 – Durée\n{3}\nArticle 4 – Fin\n{3}",
        "1/1 1/2 1/2 1/5 1/4",
    ),
    "options": (
        "Article 1 – Objet\n{1}\nArticle 2 – Finances\nOption 1 : sans flux financier\n{2}\nOption 2 : avec flux financier\n{2}\nArticle 3 – Durée\n{3}",
        "1/1 1/2 2/- 2/- 1/3",
    ),
    "three levels of figures": (
        "1. Objet\n{1}\n2. Moyens\n2.1. Humains\n{2}\n2.2. Matériels\n2.2.1. Locaux\n{2}\n2.2.2. Logiciels\n{2}\n3. Durée\n{3}",
        "1/1 1/2 2/2.1 2/2.2 3/2.2.1 3/2.2.2 1/3",
    ),
    "figure and letter": (
        "Article 1er - Objet\n{1}\nARTICLE 2 - Engagements\nArticle 2-A - De la CPTS\n{2}\nArticle 2-B - De l'Établissement\n{2}\nARTICLE 3\nDurée\n{3}",
        "1/1 1/2 2/2-A 2/2-B 1/3",
    ),
    "figures under capitals": (
        "OBJET\n{1}\nENGAGEMENTS\n1. La CPTS\n{2}\n2. L'Établissement\n{2}\nDURÉE\n{3}\nLITIGES\n{3}",
        "1/- 1/- 2/1 2/2 1/- 1/-",
    ),
    "numbered alinéas": (
        "Article 1 : Objet\n1. La présente convention organise la coopération.\n2. Elle ne crée pas de société.\nArticle 2 : Durée\n"
        "1. Elle dure un an.\n2. Elle se renouvelle une fois.\n3. Elle prend fin ensuite.\nArticle 3 : Fin\n{3}",
        "1/1 1/2 1/3",
    ),
    "figures without mark": ("1 OBJET\n{1}\n2 ENGAGEMENTS\n{2}\n3 DUREE\n{3}", "1/1 1/2 1/3"),
    "small letters": ("1. objet\n{1}\n2. engagements réciproques\n{2}\n3. durée et résiliation\n{3}", "1/1 1/2 1/3"),
    "titres and chapitres alone": (
        "Titre I. Objet\n{1}\nTitre II. Engagements\nChapitre 1. La CPTS\n{2}\nChapitre 2. L'Établissement\n{2}\nTitre III. Durée\n{3}",
        "1/I 1/II 2/1 2/2 1/III",
    ),
    "paragraph marks": ("§ 1. Objet\n{1}\n§ 2. Engagements\n{2}\n§ 3. Durée\n{3}", "1/1 1/2 1/3"),
    "stars": ("*** ARTICLE 1 : OBJET ***\n{1}\n*** ARTICLE 2 : DURÉE ***\n{3}", "1/1 1/2"),
    "numéro": ("N° 1 – Objet\n{1}\nN° 2 – Engagements\n{2}\nN° 3 – Durée\n{3}", "1/1 1/2 1/3"),
    "points": ("Point 1 : Objet\n{1}\nPoint 2 : Engagements\n{2}\nPoint 3 : Durée\n{3}", "1/1 1/2 1/3"),
    "brackets": ("[Article 1] Objet\n{1}\n[Article 2] Durée\n{3}", "1/1 1/2"),
    "dotted figures alone": ("1.1 Objet\n{1}\n1.2 Engagements\n{2}\n2.1 Durée\n{3}", "1/1.1 1/1.2 1/2.1"),
    "the text after a colon": (
        "Article 1 – Objet : {1}\nArticle 2 – Durée : un an.\nArticle 3 – Fin : préavis de trois mois.",
        "1/1 1/2 1/3",
    ),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_bodies(with_body, body, expected):
    articles = with_body(body.replace("{1}", P1).replace("{2}", P2).replace("{3}", P3)).articles
    assert " ".join(f"{article.level}/{article.number or '-'}" for article in articles) == expected


def test_a_short_text_after_a_colon_is_the_clause(with_body):
    contract = with_body(
        f"Article 1 – Objet : {P1}\nArticle 2 – Durée : un an.\nArticle 3 – Fin : préavis de trois mois."
    )
    assert [article.title for article in contract.articles] == ["Objet", "Durée", "Fin"]
    texts = [clause.span.slice(contract.document.text) for clause in contract.clauses if clause.article is not None]
    assert texts == [P1, "un an.", "préavis de trois mois."]


CONVENTIONS = {
    "a subsidy": (
        """C O N V E N T I O N
Entre, d'une part,
Le Département du Val-Noir, représenté par la Présidente du Conseil départemental, Madame Élise Moret, dûment habilitée,
désigné ci-après sous le terme « le Département »
Et, d'autre part,
La Communauté Professionnelle Territoriale de Santé « Vallées du Noir », association régie par la loi de 1901, représentée par le Docteur Karim Benali,
désignée ci-après sous le terme « l'Association »
VU le Code général des collectivités territoriales,
Il est convenu ce qui suit :
I - OBJET
{1}
II - MONTANT DE LA SUBVENTION
{2}
III - DUREE
{3}
Fait à Noirval, en 2 exemplaires originaux, le
""",
        ["Département du Val-Noir", "Communauté Professionnelle Territoriale de Santé « Vallées du Noir »"],
        ["I", "II", "III"],
        Profile.LOCAL_AUTHORITY,
    ),
    "two forms": (
        """Convention de partenariat
Partenaire 1
Dénomination : CPTS des Trois Lacs
Siège : 2 place du Marché, 25000 Lacville
Représentant légal : Dr Jeanne Petit, présidente

Partenaire 2
Dénomination : Résidence autonomie Le Belvédère
Gestionnaire : CCAS de Lacville
Siège : 9 rue du Belvédère, 25000 Lacville
Représentant légal : M. Luc Faure, directeur

1 – Contexte
{1}
2 – Ce que fait la CPTS
{2}
3 – Durée
{3}
Date et signatures
""",
        ["CPTS des Trois Lacs", "Résidence autonomie Le Belvédère"],
        ["1", "2", "3"],
        Profile.ESMS,
    ),
    "three parties under titres": (
        """CONVENTION CADRE
ENTRE :
Le GCS « Imagerie des Monts », groupement de moyens, dont le siège est 1 avenue de l'Hôpital, 63000 Monts, représenté par son administrateur,
Ci-après dénommé « le GCS »
ET :
L'ASSOCIATION CPTS MONTS ET PLAINES
RNA W632001234 – SIRET 812 345 678 00021
12 rue Neuve, 63100 Plaine
Représentée par ses co-présidents, Mme Lise Dubois et M. Marc Petit
Ci-après dénommée « la CPTS »
ET :
La Mutuelle Santé Plus, soumise au code de la mutualité, représentée par M. Tom Ray,
Ci-après dénommée « la Mutuelle »
Ci-après collectivement dénommées « les Parties »
PRÉAMBULE
Les Parties souhaitent travailler ensemble.
TITRE I : DISPOSITIONS GÉNÉRALES
ART. 1 – OBJET
{1}
ART. 2 – PRINCIPES
{2}
TITRE II : DISPOSITIONS FINALES
ART. 3 – DURÉE
{3}
Fait à Monts, le 3 mars 2026
""",
        ["GCS « Imagerie des Monts »", "CPTS MONTS ET PLAINES", "Mutuelle Santé Plus"],
        ["I", "1", "2", "II", "3"],
        Profile.OTHER,
    ),
    "questions in Markdown": (
        """# Convention CPTS – Pharmacie

Entre **la CPTS du Marais**, 1 rue Verte, représentée par Mme Zoé Fix,

et **la Pharmacie centrale**, SELAS, 2 rue Rouge, représentée par M. Jo Bar,

### Pourquoi cette convention ?

{1}

### Qui fait quoi ?

#### La CPTS

{2}

#### La pharmacie

{2}

### Combien de temps ?

{3}
""",
        ["CPTS du Marais", "Pharmacie centrale"],
        [None, None, None, None, None],
        Profile.OTHER,
    ),
}


@pytest.mark.parametrize(("text", "parties", "numbers", "profile"), CONVENTIONS.values(), ids=CONVENTIONS.keys())
def test_whole_conventions(read_convention, text, parties, numbers, profile):
    contract = read_convention(text.replace("{1}", P1).replace("{2}", P2).replace("{3}", P3))
    assert contract.is_convention
    assert [party.name for party in contract.parties] == parties
    assert [article.number for article in contract.articles] == numbers
    assert contract.profile is profile
