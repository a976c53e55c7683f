"""A passage of a bank set between the parties that it names: alone, "le Gestionnaire" or "la structure" would be nobody."""

from __future__ import annotations

import re

from cptslint.examples import Framed, frame, to_document

_HEAD = """CONVENTION DE PARTENARIAT
Entre :
La CPTS des Deux Rives, association dont le siège est situé 1 place du Marché, représentée par sa présidente, ci-après « la CPTS »{cpts} ou « l'Association »,
d'une part,
Et :
{partner}, dont le siège est situé 2 rue du Parc, ci-après « {name} »,
d'autre part,
Il a été convenu ce qui suit :
{article}
Le présent texte lie les signataires nommés ci-dessus.
"""
_USUAL = re.compile(r"\b(?:[ÉEée]tablissements?|[Cc]entre [Hh]ospitalier)\b")
_PARTNERS = (
    ("le Gestionnaire", "La Fondation Les Tilleuls, gestionnaire d'établissements médico-sociaux"),
    ("le Département", "Le Département du Val, collectivité territoriale"),
    ("la Clinique", "La Clinique des Tilleuls, société par actions simplifiée"),
    ("la Société", "La société Médivox, société par actions simplifiée"),
    ("le Laboratoire", "Le Laboratoire Biovale, société d'exercice libéral"),
    ("le Groupement", "Le Groupement de coopération sanitaire du Val"),
    ("la Fondation", "La Fondation du Val, reconnue d'utilité publique"),
    ("le Promoteur", "La société Médivox, promoteur du programme"),
    ("le DAC", "Le groupement d'intérêt public Appui Val, porteur du dispositif d'appui à la coordination"),
    ("la Mutuelle", "La Mutuelle du Val, mutuelle régie par le code de la mutualité"),
    ("la Commune", "La Commune de Valmont"),
    ("la Ville", "La Ville de Valmont, commune"),
    ("la Région", "La Région du Val, collectivité territoriale"),
    ("le CHU", "Le centre hospitalier universitaire du Val, établissement public de santé"),
    ("l'Hôpital", "Le centre hospitalier de Valmont, établissement public de santé"),
    ("l'EHPAD", "La Fondation Les Tilleuls, gestionnaire d'un EHPAD"),
    ("l'ESMS", "La Fondation Les Tilleuls, gestionnaire d'un établissement médico-social"),
    ("l'Opérateur", "La société Médivox, société par actions simplifiée"),
    ("l'Assureur", "La société Valassur, société d'assurance"),
)
_OTHER_NAMES = (
    ("la Communauté", r"\b(?:la|seule) Communauté\b|[;:|] ?Communauté\b"),
    ("la structure", r"\b(?:la|seule) structure\b|[;:|] ?structure\b"),
)
_TITLED = re.compile(r"\s*(?:Article|ARTICLE)\b")


def set_between_its_parties(text: str) -> Framed:
    """Set a passage into a small convention whose parties bear the names that it uses.

    Args:
        text: The passage.

    Returns:
        The convention and the offset of the passage in it; the usual one when the passage names a hospital, or no partner.
    """
    partner = None if _USUAL.search(text) else next((p for p in _PARTNERS if _names(text, p[0])), None)
    cpts = [f", « {name} »" for name, pattern in _OTHER_NAMES if re.search(pattern, text, re.IGNORECASE)]
    if partner is None and not cpts:
        return frame(text)
    name, presented = partner or ("l'Établissement", "Le Centre Hospitalier de Valmont, établissement public de santé")
    article = "Article 0 - Objet" if _TITLED.match(text) else "Article 1 - Objet"
    head = _HEAD.format(cpts="".join(cpts), partner=presented, name=name, article=article)
    if not _TITLED.match(text):
        head += "Article 2 - Dispositions\n"
    return Framed(to_document(head + text), len(head))


def _names(text: str, name: str) -> bool:
    word = re.split(r"[ ']", name, maxsplit=1)[1]
    return re.search(rf"\b{word}\b", text) is not None
