"""Names of a party that its presentation does not give: defined later, shortened, or simply used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cptslint.model.contract import Party
from cptslint.model.document import Document
from cptslint.text.fold import fold

_AFTER = re.compile(
    r"\s*,?\s*(?:\((?:ci-?\s?apres\s*:?,?\s*)?|ci-?\s?apres\s*:?,?\s*(?:denommee?\s*|designee?\s*|"
    r"appelee?\s*)?(?:par\s*)?)"
)
_AFTER_NAME = re.compile(r"[«\"“(]?\s*((?:la |le |l['’])?[\w’'-]{2,30}(?: [\w’'-]{2,20}){0,3}?)\s*[»\"”),;.]")
_BEFORE = re.compile(
    r"(?:[«\"“]\s*(?P<quoted>[^«»\"“”\n]{2,40}?)\s*[»\"”]|(?:^|\n|;)[^\w\n;]*+(?P<plain>(?:la |le |l['’])[\w’'-]{2,30}(?: [\w’'-]{2,20}){0,3}?))"
    r"\s*,?\s*(?::|[-–]\s|d[ée]signe(?:ra)?\b|s['’]entend d(?:e|u)\b|signifie\b|vise\b|renvoie [àa]\b|on entend\b|il faut entendre\b|"
    r"nous entendons\b|est\b|sera\b)\s*(?:ici\s*)?:?\s*(?:(?:le|la|du)\s|(?:de )?l['’]|de la\s|à la\s|au\s)?[«\"“]?\s*$",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:ensemble|collectivement|conjointement)\b|\bles? part(?:ies|enaires)\b|\bles signataires\b"
)
_FORM = re.compile(
    r"^(?:association|soci[ée]t[ée](?: [a-zéè'’]+)*|groupement(?: [a-zéè'’]+)*|fondation|SAS|SARL|SELAS|SISA|GIE|GCS)\s+(?:loi (?:de )?1901\s+)?"
    r"(?:dite\s+)?[«\"“]?\s*(?=[A-ZÉÈ\d])"
)
_SHORT_KINDS = (
    ("communaute professionnelle territoriale de sante", "CPTS"),
    ("groupement d'interet economique", "GIE"),
    ("groupement de cooperation sanitaire", "GCS"),
    ("centre hospitalier universitaire", "CHU"),
    ("centre hospitalier intercommunal", "CHI"),
    ("centre hospitalier", "CH"),
    ("etablissement d'hebergement pour personnes agees dependantes", "EHPAD"),
    ("maison de sante pluriprofessionnelle", "MSP"),
    ("dispositif d'appui a la coordination", "DAC"),
    ("centre de ressources territorial", "CRT"),
    ("hospitalisation a domicile", "HAD"),
    ("caisse primaire d'assurance maladie", "CPAM"),
    ("agence regionale de sante", "ARS"),
)
"""Long names of bodies and the acronyms everybody uses for them."""
_NOT_ALONE = r"(?!\s+(?:d[eu]s?\b|d['’]|[A-ZÉÈ]|hospitali|professionnel|primaire|régional))"
"""What would make the first words of a name the name of something else."""
_SMALL = frozenset(
    {"de", "du", "des", "d", "l", "la", "le", "les", "et", "en", "a", "au", "aux", "pour", "sur", "sous", "dans", "par"}
)
_GENERIC = frozenset(
    {"association", "societe", "la", "le", "les", "service", "structure", "saint", "sainte", "grand", "mme", "dr"}
)
_ENOUGH = 2
"""Times a short name must stand alone to be one."""
_LONG_ENOUGH = 8


def with_late_names(document: Document, parties: Sequence[Party], after: int) -> tuple[Party, ...]:
    """Add the names that the presentations do not give.

    Args:
        document: The document as read.
        parties: The parties as presented.
        after: Offset where the presentation of the parties ends.

    Returns:
        The parties with the names defined later ("la CPTS du Val, ci-après « la Communauté »" ; "« l'Hôpital » : le Centre
        hospitalier de Valmont"), the acronym of their name and its first words when the text uses them alone.
    """
    folded = fold(document.text)
    body = document.text[after:]
    result = []
    for party in parties:
        others = [name for other in parties if other is not party for name in (other.name, *other.aliases)]
        late = [*_defined(document.text, folded, _proper(party.name), after)]
        late += [name for name in _shortened(party, body) if not _is_taken(name, others)]
        known = {_bare(name) for name in (party.name, *party.aliases)}
        fresh = [name for name in dict.fromkeys(late) if _bare(name) not in known]
        result.append(replace(party, aliases=(*party.aliases, *fresh)) if fresh else party)
    return tuple(result)


def _proper(name: str) -> str:
    """Return a name without its legal form nor quotes."""
    form = _FORM.match(name)
    return (name[form.end() :] if form else name).strip(' «»"“”')


def _bare(name: str) -> str:
    return re.sub(r"^(?:la |le |les |l')", "", fold(name)).strip(' «»"')


def _is_taken(name: str, others: Sequence[str]) -> bool:
    """Tell whether a short name may be that of another party too."""
    wanted = _bare(name)
    return any(_bare(other) == wanted or fold(_proper(other)).startswith(wanted) for other in others)


def _defined(text: str, folded: str, name: str, after: int) -> Iterator[str]:
    """Yield the names given next to the whole name, in the text or in a list of definitions."""
    if len(name) < _LONG_ENOUGH:
        return
    for match in re.finditer(re.escape(fold(name)), folded[after:]):
        start, end = after + match.start(), after + match.end()
        cue = _AFTER.match(folded, end)
        found = _AFTER_NAME.match(text, cue.end()) if cue else None
        if found is not None and not _COLLECTIVE.search(fold(found.group(1))):
            yield found.group(1)
        before = _BEFORE.search(text[max(after, start - 90) : start])
        if before is not None:
            given = (before.group("quoted") or before.group("plain")).strip()
            if not _COLLECTIVE.search(fold(given)):
                yield given


def _shortened(party: Party, body: str) -> Iterator[str]:
    """Yield the short forms of a name that a text uses alone: kind in short, initials, first words."""
    name = _proper(party.name)
    for long, short in _SHORT_KINDS:
        if fold(name).startswith(f"{long} "):
            written = f"{short} {name[len(long) + 1 :]}"
            written += " »" * (written.count("«") - written.count("»"))
            if written in body:
                yield written
            break
    words = re.findall(r"[^\W_]+", name)
    for letters in {"".join(w[0] for w in words if fold(w) not in _SMALL), "".join(w[0] for w in words)}:
        acronym = letters.upper()
        if len(acronym) >= 3 and acronym != "CPTS" and len(re.findall(rf"\b{re.escape(acronym)}\b", body)) >= _ENOUGH:
            yield acronym
    alone = rf"(?<!{re.escape(party.name[: len(party.name) - len(name)])})\b{re.escape(name)}\b"
    if len(name) >= _LONG_ENOUGH and name != party.name and len(re.findall(alone, body)) >= _ENOUGH:
        yield name
    if not party.aliases:
        yield from _first_words(name, body)


def _first_words(name: str, body: str) -> Iterator[str]:
    """Yield the longest beginning of a name that the text uses alone as a name."""
    pieces = re.split(r"(?<=[\s'’])", name)
    for count in range(len(pieces) - 1, 0, -1):
        head = "".join(pieces[:count]).strip()
        last = fold(re.split(r"[\s'’]", head.rstrip("'’"))[-1])
        if last in _SMALL or fold(head) in _GENERIC or len(head) < 3:
            continue
        written = head[:1].upper() + head[1:]
        determiner = r"(?P<det>\b(?:[Ll]a|[Ll]e|[Dd]u|[Aa]u) |\b[LlDd]['’])?"
        alone = re.compile(rf"{determiner}{re.escape(written)}\b{_NOT_ALONE}")
        used = list(alone.finditer(body))
        if len(used) >= _ENOUGH:
            determiners = ((match.group("det") or "").lower() for match in used)
            article = next((found for found in determiners if found[:2] in ("la", "le", "l'", "l’")), "")
            yield f"{article}{written}"
            return
