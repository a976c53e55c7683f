"""What the presentation of a party says: name, other names, identifiers, representative, seat."""

from __future__ import annotations

import re

from cptslint.structure.party_blocks import PART, SIGNING, label_end
from cptslint.text.fold import fold
from cptslint.text.identifiers import identifiers

_LEAD = re.compile(
    rf"^(?:[^.;]{{0,200}}?\bentre les soussigne\w*\s*:\s*)?\W*(?:(?:\d+|"
    rf"[a-z])\s*[°.)-]+\s*)?(?:(?:(?:la presente convention|le present (?:accord|contrat|protocole)) "
    rf"(?:est (?:conclue?|passee?|etablie?)|lie|unit|engage|associe|"
    rf"reunit|intervient)|il est (?:conclu|convenu|"
    rf"passe).{{0,60}}?(?=\bentre))\s*|"
    rf"et\b\s*:?\s*|entre\b(?: {SIGNING})?\s*:?\s*|{PART}\s*[,:]?\s*|-\s*|,\s*|"
    r"(?:partie|partenaire|signataire)\s*(?:n\s?°\s*)?\d\s*[:.-]\s*)*"
)
_ROLE = re.compile(
    r"(?:l'|la |le )?(?:beneficiaire|financeur|partenaire|porteur|prestataire|client|employeur|preteur|association|"
    r"etablissement|"
    r"structure|etablissement (?:d'accueil|employeur|preteur|partenaire)|structure (?:d'accueil|preteuse|"
    r"porteuse))\s*[,:]\s*(?=(?:l'|la |le )\w)"
)
_CALLED_NAME = re.compile(
    r"\b(?:denommee?|intitulee?|appelee?|nommee?|dite|sous (?:le nom|la denomination|l'appellation)(?: de)?)\s*+(?::\s*+)?"
    r"(?:[«\"]\s*+(?P<name>[^»\"]{3,120}?)\s*+[»\"]|(?P<bare>[^«»\",;:\n(]{3,80}?)\s*+(?=[,;:\n(]))"
)
_GENERIC = re.compile(
    r"^(?:l'|la |le )?(?:association|societe|structure|organisme|fondation|groupement|gie|gip|gcs|etablissement|sas|"
    r"sarl|sa|entreprise|societe interprofessionnelle de soins ambulatoires|groupement de cooperation sanitaire)"
    r"(?: (?:a but non lucratif|sans but lucratif|loi 1901|loi de 1901|de droit prive|de droit public|civile|"
    r"simplifiee|par actions|"
    r"regie par la loi (?:du 1er juillet |de )?1901|de la loi du 1er juillet 1901|d'interet (?:economique|public)))*$"
)
_NAME_END = re.compile(
    r"\s*(?:[,;:\n]|\bdont\b|\brepresente|\bsise?\b|\bsituee?\b|\bayant\b|\bimmatricule|\binscrit|\bregie?\b|\bci-|"
    r"\bdenommee?|\bdesigne|\bdomicilie|"
    r"\bdeclaree?\b|\bau capital|\bqui\b|\bporteu|\bgestionnaire|\bgerant\b|\bexploitant\b|\bintitulee?|\bagreee?\b|"
    r"\blabellise|\bappelee?\b|\best (?=une? |l'|la |le )|"
    r"(?<=.)\bassociation (?:loi|regie|a but|declaree|de droit|de la loi|sans but)|(?<=.)\betablissement (?:public|"
    r"prive) de\b|"
    r"(?<=[a-z]{4})\.(?=\s|$)|(?<=»)\s*\.(?=\s|$)|"
    r"\bd'une part|\bd'autre part|\bagissant| - (?=[a-z ]{0,12}\b(?:siret|finess|siege|association|etablissement|"
    r"represente|\d))|\bfiness\b|\bsiret\b|\brna\b|$)"
)
_BRACKET = re.compile(r"\(([^)\n]{1,60})\)")
_ACRONYM = re.compile(r"(?:[A-Z][A-Za-zÉÈ&.’'-]{1,14})(?:[ -][A-Z\d][\w’'-]{0,14}){0,2}")
_OFFICE = (
    r"(?:vice-|co-?)?(?:president|directeur|directrice|titulaire|gerant|administrat|maire|representant|porte-parole|porte parole|"
    r"signataire|mandataire|dirigeant|delegue|tresori|secretaire general|chef de|coordonnat|coordinat|responsable legal)\w*"
)
"""Functions of those who sign, without the ending of their gender."""
_REPRESENTED = re.compile(
    r"\brepresentee?s?\b,?\s(?:en vertu|en application|conformement|aux fins|pour)\b[^;\n]{0,200}?,\s*par\b\s*"
    r"|\b(?:agissant|signant|intervenant|comparaissant|stipulant|contractant)\s+(?:par|par l'(?:intermediaire|organe) de)\b\s*"
    r"|\bque represente(?:nt)?\b\s*|\b(?:au nom (?:de laquelle|duquel|de qui)|pour (?:laquelle|lequel|qui)) "
    r"(?:agit|signe|intervient|stipule)\b\s*|\bayant pour (?:representante?(?: legale?)?|signataire|mandataire)\b\s*"
    r"|\brepresentee?s?\b\s*(?:legalement\s*)?(?:aux presentes\s*)?(?:,?\s*(?:par|a l'effet des presentes par|"
    r"en la personne de)\b\s*|\s*:\s*)"
    rf"|\b(?:notre|sa|son|(?:dont|et) (?:le|la|l'))\s?{_OFFICE}(?: [a-z-]+){{0,2}} (?:est|sera)\s+"
    rf"|\b(?:ayant|a) pour {_OFFICE}(?: legale?)?\s+"
    r"|\b(?:que|qu') ?(?:dirig|presid|engag|ger|administr)(?:e|ent)\s+(?=(?:m\.|mme|monsieur|madame|le|la|l'|dr|docteur))"
    r"|\b(?:presidee?|dirigee?|geree?|engagee?|administree?)s?\b,?\s(?:valablement )?par\b\s*(?:la signature de\b\s*)?"
    r"|\bpar (?:l'entremise|la voix|la plume|la signature|l'organe|le truchement|le ministere) d(?:e |u |')\s*"
    r"|\brepresentant(?: legal| habilite)?\s*[:\n]\s*|\bagissant par\b\s*|\ben la personne d(?:e |u |')\s*|"
    r"\bsignataire\s*:\s*"
)
_SIGNER = re.compile(
    r"(?:^|[.;,\n]\s*)(?P<who>(?:(?:son|sa|ses|le|la) |l')(?:\bm\.|[^.;\n]){3,110}?),?\s(?:signe(?:nt|ra)?|agit|agissent|stipule|contracte)\s"
    r"(?:pour (?:elle|lui|le compte)|en son nom|les presentes)"
    r"|\bdont\s(?P<holder>(?:m\.|mme|monsieur|madame|le docteur|la docteure|dr|me|maitre)\s[^.;\n]{3,80}?)\s(?:est|demeure)\s(?:le|la|l')\s?"
    rf"(?={_OFFICE})"
    r"|(?:^|[.;,\n]\s*)(?P<stand>(?:(?:son|sa|le|la) |l')(?:\bm\.|[^.;\n]){3,110}?),?\s(?:la|le|l')\s?(?:represente|engage)\b"
)
"""The signer before the verb: "Sa gérante, Claire Bonnaudet, signe pour elle"."""
_WAY = (
    r"(?:rue|avenue|boulevard|place|quai|impasse|chemin|allee|route|square|cours|venelle|ruelle|esplanade|passage|faubourg|"
    r"rond-point|promenade|montee|cite|lotissement|mail|parvis|traverse|zone|lieu-dit)"
)
_ADDRESS = re.compile(
    rf"(?<=[,(:\s])\d{{1,4}}(?:\s?(?:bis|ter))?,?\s{_WAY}\b[^;\n(]{{3,90}}?(?:\b\d{{5}}(?:[^\S\n][a-z][a-z'-]+){{1,4}}|\(\d{{5}}\))"
)
"""An address that nothing introduces."""
_SEAT = re.compile(
    r"\bsiege\b(?: social| administratif)?(?:\s*(?:est|se trouve|se situe|etabli|\W{0,2}situe|fixe|assis|sis)e?)*\s*(?:au|"
    r"a l'adresse|a|:|,)?\s*:?\s*"
    r"|\bsise?\b\s*(?:au|a)?\s*|\bsituee?\b\s*(?:au|a)?\s*|\bdomiciliee?\b\s*(?:au|a)?\s*|\badresse\s*(?:postale|"
    r"du siege)?\s*(?:est\b(?: au| a)?|[:\n])\s*|\b(?:installee?|implantee?)\b\s*(?:au|a)?\s*|"
    r"\b(?:ses|dont les) (?:bureaux|locaux)(?: sont)?(?: situes| etablis| installes)?\s*(?:au|a)?\s*:?\s*|\bdemeurant\b\s*(?:au|a)?\s*"
)
_REPRESENTED_END = re.compile(
    r";|(?<!,)\n|\bd'une part|\bd'autre part|\((?!e\)|s\)|r?ice\))|\bci-apres|\bdument|\b(?:le|la)quel(?:le)? |"
    r"\bagissant|\ben vertu|\bayant\b|\bhabilite|\bautorise|\bmandate|\bet pour (?:elle|lui)|"
    r"\bdesignee?\b|\bdenomme|\bappelee?\b|\belue?\b|\bconformement|\bqui sera|\bque l'|\bqu'|\bpar delegation|"
    r"\bnommee?\b|\bque\b|\bspecialement|\bsur mandat|\bavec (?:le feu|l'a)|\ben execution|\ben application|(?<=[a-z]{3})\.(?=\s|$)"
)
_SEAT_END = re.compile(
    r"\bprise? en\b|\bet qu|\bqu'on\b|\bque\b|\bhabilite|\bautorise|\bmandate|(?<=[a-z'-]{5})\.(?=\s|$)|;|\n|\brepresente|"
    r"\bd'une part|\bci-apres|\bsiret|\bimmatricul|\binscrit|\bfiness\b|\brna\b|\bn° |\bdenomme|\bdesigne|\bappelee?\b|\bagissant|"
    r"\bet (?:represente|dont|immatricule)|\bdont\b|\benregistre|\bgestionnaire|\bayant\b|\bdeclaree?\b|\btelephone|"
    r"\bcourriel|\b(?:qui|lequel|laquelle) sera"
)
_DETERMINER = re.compile(r"^(?:l['’]\s?|(?:la|le|les|l)\s+)(?=\S)", re.IGNORECASE)
_PERSON = re.compile(
    r"\s*(?:son|sa|ses|leur|en (?:sa |leur )?qualite|madame|monsieur|mesdames|messieurs|m\.|mme|mmes|mm\.|dr|"
    r"docteure?|pr|professeure?|maitre|le |la |l'|"
    r"et\b|president|directeur|directrice|presidente|co-?president|gerant|cogerant|maire|medecin|pharmacien|infirmi|"
    r"sage-femme|masseur|kine|orthophon|"
    r"chirurgien|dentiste|administrat|secretaire|tresori|chef|responsable|coordonnat|coordinat|delegu|biologiste|"
    r"[a-z-]+$)"
)
_MOST_NAME = 160
_AROUND = " ,.:;*_("


def without_determiner(name: str) -> str:
    """Return a name without its leading article."""
    return re.sub(r"^(?:l'|l’|(?:la|le|les|l|un|une)\s+)", "", name.strip(), flags=re.IGNORECASE).strip()


_PERSON_FIRST = re.compile(
    r"\W*(?P<who>(?:madame|monsieur|mme|m\.|le docteur|la docteure|dr)\s[^;\n]{3,160}?),?\s(?:agissant\s)?(?:et\s)?"
    r"(?:au nom(?: et pour le compte)?|pour le compte|en representation) d(?:e la |e l'|u |es |e )"
)
"""A signer who comes before the body: "Madame Roux, directrice, au nom de la Fondation"."""


def find_name(text: str) -> tuple[str, int, int]:
    """Find the name a presentation begins with.

    Args:
        text: The presentation of one party.

    Returns:
        The name as written, without the leading article nor the descriptive tail, and its place in the text.
    """
    folded = fold(text)
    label = label_end(folded)
    lead = _LEAD.match(folded)
    start = label if label is not None else (lead.end() if lead else 0)
    while start < len(folded) and not (folded[start].isalnum() or folded[start] in '«"'):
        start += 1
    person = _PERSON_FIRST.match(folded, start)
    start = person.end() if person else start
    role = _ROLE.match(folded, start)
    start = role.end() if role else start
    determiner = _DETERMINER.match(text[start:])
    start += determiner.end() if determiner else 0
    end = _name_end(text, folded, start)
    called = _CALLED_NAME.search(folded, start, start + 250)
    if called is not None and _GENERIC.match(folded[start:end].strip(" ,")) and called.start() - end < 60:
        group = "name" if called.group("name") else "bare"
        first, last = called.span(group)
        if group == "name" or text[first].isupper():
            return text[first:last].strip(), first, last
    name = re.sub(r"\s+", " ", text[start:end]).strip(" ,.:;*_-–")
    if name.count("«") == name.count("»") == 1 and name.startswith("«") and name.endswith("»"):
        name = name.strip("«» ")
    return name, start, end


def _name_end(text: str, folded: str, start: int) -> int:
    """Return where the name ends; a bracketed acronym inside the name ("santé (CPTS) des Combes") does not end it."""
    match = _NAME_END.search(folded, start + 2)
    end = min(match.start() if match else len(folded), start + _MOST_NAME)
    for bracket in _BRACKET.finditer(text, start, end + 60):
        if bracket.start() >= end:
            break
        goes_on = re.match(r"\s+(?:de |du |des |d'|l'|la |le )?[^\W\d]", folded[bracket.end() : end])
        short = _ACRONYM.fullmatch(bracket.group(1).strip()) is not None
        if not (goes_on and short):
            return bracket.start()
    opening = text.find("(", start, end)
    return opening if opening > start and ")" not in text[opening:end] else end


def find_identifiers(folded: str) -> tuple[tuple[str, str], ...]:
    """Find the numbers of a party.

    Args:
        folded: Folded presentation.

    Returns:
        Pairs of kind and characters as written, right or wrong; the SIREN is left out when the SIRET holds it.
    """
    found = [(one.kind, one.value) for one in identifiers(folded)]
    sirets = [value for kind, value in found if kind == "siret"]
    kept = [(kind, value) for kind, value in found if kind != "siren" or not any(s.startswith(value) for s in sirets)]
    return tuple(dict.fromkeys(kept))


def find_representative(text: str) -> tuple[str, int, int] | None:
    """Find who signs for a party: name, function or both, as written, with its place."""
    folded = fold(text)
    match = _REPRESENTED.search(folded)
    signer = (_SIGNER.search(folded) or _PERSON_FIRST.match(folded)) if match is None else None
    if signer is not None:
        start, end = next(signer.span(name) for name in signer.re.groupindex if signer[name])
        return _trimmed(text[start:end], start, end)
    if match is None:
        return None
    stop = _REPRESENTED_END.search(folded, match.end() + 1)
    end = stop.start() if stop else len(folded)
    pieces = text[match.end() : end].split(",")
    kept = pieces[:1]
    for piece in pieces[1:4]:
        if _PERSON.match(fold(piece)) is None and not piece.strip()[:1].isupper():
            break
        kept.append(piece)
    value = ",".join(kept)
    return _trimmed(value, match.start(), match.end() + len(value))


def find_seat(text: str) -> tuple[str, int, int] | None:
    """Find the address of a party as written, with its place."""
    folded = fold(text)
    match = _SEAT.search(folded)
    if match is None:
        bare = _ADDRESS.search(folded)
        return _trimmed(text[bare.start() : bare.end()], bare.start(), bare.end()) if bare else None
    stop = _SEAT_END.search(folded, match.end())
    end = stop.start() if stop else len(folded)
    return _trimmed(text[match.end() : end], match.start(), end)


def _trimmed(raw: str, start: int, end: int) -> tuple[str, int, int] | None:
    value = re.sub(r"\s+", " ", raw).strip(_AROUND).removesuffix(" et").strip(_AROUND)
    return (value[:_MOST_NAME], start, end) if re.search(r"\w", value) else None
