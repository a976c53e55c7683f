"""The French wording that all report formats share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from cptslint.model.contract import Kind, Profile
from cptslint.model.report import Verdict
from cptslint.model.rule import Confidence, Severity, SourceKind

DISCLAIMER = "Analyse indicative, ne remplace pas un conseil juridique."
HELPERS = "Guichet CPTS, URPS, juriste"
CUT = "[…]"
_SHORTEST = 12
NBSP = "\u00a0"

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "Bloquant", Severity.WARNING: "À négocier", Severity.INFO: "À vérifier"}
)
CONFIDENCES: Mapping[Confidence, str] = MappingProxyType(
    {Confidence.HIGH: "élevée", Confidence.MEDIUM: "moyenne", Confidence.LOW: "faible"}
)
SOURCE_KINDS: Mapping[SourceKind, str] = MappingProxyType(
    {SourceKind.LAW: "droit", SourceKind.ADVICE: "recommandation"}
)
KINDS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.OBLIGATION: ("obligation", "obligations"),
        Kind.RIGHT: ("droit", "droits"),
        Kind.PROHIBITION: ("interdiction", "interdictions"),
        Kind.EXEMPTION: ("dispense", "dispenses"),
    }
)
PROFILES: Mapping[Profile, str] = MappingProxyType(
    {
        Profile.PUBLIC_HOSPITAL: "établissement public de santé",
        Profile.PRIVATE_HOSPITAL: "établissement de santé privé",
        Profile.ESMS: "établissement ou service social ou médico-social",
        Profile.DAC: "dispositif d'appui à la coordination",
        Profile.CRT: "centre de ressources territorial",
        Profile.LOCAL_AUTHORITY: "collectivité territoriale",
        Profile.AUTHORITY: "agence ou caisse (ARS, assurance maladie)",
        Profile.INDUSTRY: "industriel ou entreprise",
        Profile.LABORATORY: "laboratoire de biologie médicale",
        Profile.USERS: "association d'usagers",
        Profile.OTHER: "autre partenaire",
    }
)
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "PAR": "Parties",
        "OBJ": "Objet",
        "ENG": "Engagements",
        "FIN": "Finances",
        "MAD": "Mises à disposition",
        "RGP": "Données personnelles",
        "CON": "Confidentialité",
        "RES": "Responsabilité",
        "ASS": "Assurance",
        "SUI": "Suivi",
        "DUR": "Durée",
        "MOD": "Modification",
        "SOR": "Sortie",
        "LIT": "Litiges",
        "COM": "Communication",
        "PRI": "Propriété",
        "REF": "Références",
        "FOR": "Forme",
        "EQU": "Équilibre",
    }
)
NO_DEFENDED_PARTY = (
    "Aucune partie n'est reconnue comme une CPTS et aucune n'a été désignée : pas de verdict. "
    "Indiquez la partie à défendre avec --party NOM."
)


def source_name(source: str) -> str:
    """Return the name of a file as reports show it; "-" is the standard input."""
    return "entrée standard" if source == "-" else source


def plural(number: int, singular: str, several: str | None = None) -> str:
    """Return the noun in agreement with the number: in French, zero and one are singular.

    Args:
        number: How many.
        singular: The noun alone.
        several: Its plural; by default an "s" is added to each word.
    """
    if number < 2:
        return singular
    return several if several is not None else " ".join(f"{word}s" for word in singular.split())


def counted(number: int, singular: str, several: str | None = None) -> str:
    """Return the number followed by the noun in agreement."""
    return f"{number} {plural(number, singular, several)}"


def count_line(errors: int, warnings: int, infos: int) -> str:
    """Return the counts by severity on one line."""
    return f"{counted(errors, 'bloquant')}, {warnings} à négocier, {infos} à vérifier"


def to_party(name: str) -> str:
    """Return the name after the preposition "à", contracted where French does: "au Centre", "à la CPTS"."""
    match = re.match(r"(les?) ", name, re.IGNORECASE)
    if match is None:
        return f"à {name}"
    return ("au " if match[1].lower() == "le" else "aux ") + name[match.end() :]


def verdict_sentence(verdict: Verdict, errors: int, party: str = "la CPTS") -> str:
    """Return the verdict as the first thing a board reads.

    Args:
        verdict: What the balance says.
        errors: How many points must be lifted before signing.
        party: The defended party, with its article.
    """
    if verdict is Verdict.MANIFEST:
        return "Déséquilibre manifeste : ne pas signer en l'état"
    if verdict is Verdict.TO_REBALANCE:
        return "À rééquilibrer avant de signer"
    fair = "équilibrée" if verdict is Verdict.BALANCED else f"favorable {to_party(party)}"
    if errors:
        return f"{capitalised(fair)}, mais {counted(errors, 'point bloquant')} à lever avant de signer"
    return f"Convention {fair}"


def verdict_advice(verdict: Verdict, errors: int, warnings: int, infos: int) -> str:
    """Return what to do, in one sentence: sign, negotiate, or put the signature off and be helped."""
    blocking = plural(errors, "le point bloquant", f"les {errors} points bloquants")
    negotiable = plural(warnings, "le point à négocier", f"les {warnings} points à négocier")
    if verdict is Verdict.MANIFEST:
        return f"Différer la signature et se faire accompagner ({HELPERS})."
    if errors and warnings:
        return f"Négocier d'abord {blocking}, puis {negotiable} ; relire la nouvelle version avant de signer."
    if errors:
        return f"Négocier {blocking}, puis relire la nouvelle version avant de signer."
    if verdict is Verdict.TO_REBALANCE:
        discussed = f"Discuter {negotiable} et mieux partager" if warnings else "Mieux partager"
        return f"{discussed} les engagements avant de signer."
    if warnings:
        return f"Discuter {negotiable}, puis signer."
    if infos:
        return f"Peut être signée, une fois {plural(infos, 'vu le point', f'vus les {infos} points')} à vérifier."
    return "Peut être signée, après une dernière relecture."


def number(value: float, digits: int = 1) -> str:
    """Return a positive number as French writes it: "12,0", "3,5"."""
    return f"{value:.{digits}f}".replace(".", ",")


def signed_index(value: float) -> str:
    """Return an index of the balance with its sign and two decimals: "−0,45", "+0,10", "0,00"."""
    rounded = round(value, 2)
    sign = "−" if rounded < 0 else "+" if rounded > 0 else ""
    return sign + f"{abs(rounded):.2f}".replace(".", ",")


def capitalised(text: str) -> str:
    """Return the text with a capital first letter, the rest unchanged."""
    return text[:1].upper() + text[1:]


def fold_space(text: str) -> str:
    """Return the text with every run of white space as one plain space."""
    return " ".join(text.split())


def plain(text: str) -> str:
    """Return the text on one line, white space folded, without anything a terminal or a page could obey.

    Args:
        text: Any text of the convention, its path or a pack.

    Returns:
        The same text without control, formatting and directional characters; what has no meaning outside its own
        system (private use, lone surrogates, unassigned) becomes U+FFFD.
    """
    return fold_space("".join(map(_visible, text)))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in ("Cc", "Cf"):
        return ""
    return "\ufffd" if category in ("Cs", "Co", "Cn") else character


def shortened(text: str, limit: int) -> str:
    """Return a text of at most `limit` characters, cut in the middle, between words where they are not too long."""
    limit = max(limit, _SHORTEST)
    if len(text) <= limit:
        return text
    room = limit - len(CUT) - 2
    head, tail = text[: room - room // 3], text[len(text) - room // 3 :]
    space = head.rfind(" ")
    head = head[:space] if space > len(head) // 2 else head
    space = tail.find(" ")
    tail = tail[space + 1 :] if 0 <= space < len(tail) // 2 else tail
    return f"{head.rstrip()} {CUT} {tail.lstrip()}"


def quotation(text: str, limit: int = 320) -> str:
    """Return a passage between guillemets, white space folded, a long one cut in the middle with "[…]"."""
    return f"« {shortened(plain(text), limit)} »"


_BEFORE = re.compile(r" (?=[:;?!»%€])")
_AFTER = re.compile(
    r"(?<=«) |(?<=\bn°) |(?<=\b[Aa]rt\.) |(?<=\bal\.) |(?<=\b[Aa]rticle) (?=\d|[IVXLC]+\b)|(?<=\d) (?=\d{3}\b)"
)


def tied(text: str) -> str:
    """Return the text with no-break spaces where French typography wants them and where a citation must not break."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, text))
