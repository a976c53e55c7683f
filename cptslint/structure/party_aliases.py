"""The other names a presentation gives to its party: after a naming cue, in brackets, set off in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cptslint.text.fold import fold

_NAMING = (
    r"(?:(?:(?:re|sur|de)?nomm|appell?|design|qualifi|baptis)(?:e|es|ee|ees|ent|er|era|erons|ons|eront)|intitulee?s?|"
    r"libellee?s?|sous-entendue?s?|dite?s?|dire|dira|dirons|diront|disons|"
    r"parler(?:a|ons|ont)?|parlons|ecrir(?:a|ons)|ecrivons|entend|entendons|retient|retenons|reprise?s?|mentionnee?s?|"
    r"citee?s?|connue?s?|abregee?s?|resumee?s?)"
)
_CUE = re.compile(
    rf"\bci-?\s?(?:apres|dessous)|\b(?:qui|lequel|laquelle|lesquel(?:le)?s) (?:sera|seront|est|s'appellera|prendra le nom|"
    rf"prend le nom|recoit le nom|recevra le nom|portera le nom|porte le nom|repond(?:ra)? au nom)\b"
    rf"|\b(?:qu'on|que l'on|l'on|on|nous|que nous|que les parties|les parties|les signataires) "
    rf"(?:(?:conviennent|decident|choisissent) d(?:e |')|ensuite |desormais |ici |simplement )*(?:l'|la |le |les )?"
    rf"{_NAMING}\b|\b(?:plus (?:loin|bas|avant)|par la suite|(?:dans|pour|tout au long de) (?:toute )?la suite|desormais|"
    r"dans (?:le|ce|tout le|la|cette|toute la) (?:texte|contrat|document|acte|convention|protocole|charte)(?=\W{0,4}[«\"“])|"
    r"dorenavant|infra|dans ce qui suit|en abrege|en raccourci|par abreviation|par commodite|par simplification|"
    r"pour (?:simplifier|faire court|abreger|la commodite|plus de (?:clarte|simplicite))|plus simplement|"
    r"(?:d'|dans l'|au |le |son )?(?:usage|acronyme|sigle|alias|surnom|nom d'usage|nom court|nom abrege)(?=\W{0,20}(?:est\s\W{0,20})?[«\"“:])|"
    r"sous (?:le nom|la denomination|l'appellation|le vocable|l'intitule|le sigle|l'acronyme|la designation)(?: de)?)\b"
    r"|:\s*c'est(?=\s+(?:(?:la |le |l')\s?)?[«\"“])"
    r"|\b(?:sera|seront) (?:\w+ment |aussi |ensuite |ici )?(?:denomme|designe|appele|nomme|qualifie|dit)e?s?\b"
    r"|(?:(?:,|^|\n|[.;(])\s*|\bet |\bou )(?:elle |il |aussi |encore |egalement |autrement |communement |et |ou ){0,4}"
    r"(?:denommee?s?|designee?s?|appelee?s?|nommee?s?|dite?s?|qualifiee?s?|abregee?s?)\b"
)
"""Where a presentation begins to give a name."""
_FILLER = re.compile(
    rf"[\s,:]*(?:(?:{_NAMING}|est|sera|seront|soit|etant|etre|aussi|simplement|seulement|uniquement|encore|ensuite|tous|"
    r"(?!etablissement|departement|groupement|hebergement)\w+ment|ici|ci-?\s?apres|ci-dessous|desormais|infra|par|comme|sous|de|en abrege|"
    rf"(?:on|nous|les parties) (?:l'|la |le )?(?={_NAMING})|on|nous|elle|il|"
    r"plus loin|plus bas|les parties|c'est|il s'agit de|ou)(?:\b|(?<=')|(?<= ))(?!\s*$)"
    r"|(?:dans|pour|par|sous|au|aux|a|en|tout au long|au fil|au cours|a travers|tout du long)"
    r"(?:\s*\b(?:(?:le|la|les|du|de|des|ce|cet|cette|toute?|son|sa)\s|[ld]'){0,3}\s*\b(?:presente?s?|corps|texte|acte|convention|"
    r"document|contrat|accord|protocole|suite|besoins|terme|vocable|nom|sigle|mot|appellation|abreviation|denomination|"
    r"acronyme|designation|qui suit|qui suivent|commodite|simplicite|redaction|clarte|lecture|facilite|brievete|"
    r"concision|lignes|articles|pages|clauses|seul|seule|unique|expression|usage))+)(?:(?<=[' ])|(?=[\s,:«\"“(]|$))"
)
"""What may stand between the cue and the name; matched again and again."""
_QUOTED = re.compile(r"(?P<det>\b(?:la|le|les)\s|\bl['’])?[«\"“]\s*(?P<name>[^«»\"“”\n]{1,80}?)\s*[»\"”]")
_JOINED = re.compile(
    r"[\s,/)(-]*(?:\b(?:ou|et|soit|voire|aussi|bien|encore|egalement|indifferemment|plus|simplement|parfois|par|abreviation|"
    r"en|abrege)\b[\s,(]*)*(?:\b(?:la|le|les)\s|\bl'\s?)?"
)
_BRACKET = re.compile(r"\(([^)\n]{1,120})\)")
_ACRONYM = re.compile(r"(?:[A-Z\d][A-Za-z\dÉÈ&.’'-]{1,14})(?:[ -][A-Z\d][\w’'-]{0,14}){0,2}")
_TAIL = re.compile(
    r"\s*(?:\b(?:dans (?:la suite|le present|la presente|ce qui suit|le texte|tout)|d'une part|d'autre part|"
    r"de (?:premiere|deuxieme|troisieme|seconde) part|pour (?:les besoins|la suite|plus)|represente|tout au long|"
    r"au sens|pris |prise |qui |dont |et dont|en la personne|afin )\b.*)$"
)
_ORGANS = re.compile(
    r"\b(?:deliberations?|decisions?|arretes?|conseil|assemblee|bureau|decrets?|prefet|ministre|statuts|scrutin|votes?|"
    r"presidente?|directeur|directrice|tribunal|autorite|loi|lettre|lui|elle|cet effet|en qualite)\b"
)
"""Whoever or whatever appoints: "désignée par l'assemblée générale" names nobody."""
_DETERMINER = re.compile(r"^(?:la |le |les |l')")
_COLLECTIVE = re.compile(
    r"^(?:parties|partenaires|signataires)$|\b(?:ensemble|collectivement|conjointement)\b|\bles parties\b|"
    r"\bles partenaires\b|\bles signataires\b|^(?:la |chaque |une )?partie$"
)
_SPEAKS = re.compile(r"(?:par|projet|programme|action|dispositif|label|intitulee?|titre|rue|adresse)\s*:?\s*$")
"""Before quotes that hold a field to fill in or the name of something else."""
_IN_QUOTES = re.compile(r"[«\"“][^«»\"“”\n]{2,60}[»\"”]")
_SHARED = re.compile(
    rf"\b(?:elles|ils|ceux-ci|celles-ci|les parties|ces (?:deux|trois|quatre)? ?\w+) [^.«\"]{{0,60}}\b{_NAMING}\b[^.«\"]{{0,60}}"
    r"((?:(?:,| et| puis)?\s*(?:respectivement )?[«\"][^»\"\n]{2,60}[»\"]){2,})"
)
_RANKED = re.compile(
    r"([«\"][^»\"\n]{2,60}[»\"]) (?:pour|designe|vise|renvoie a) (?:la|le) premiere?\b[^.«\"]{0,30}"
    r"([«\"][^»\"\n]{2,60}[»\"]) ?(?:(?:pour|designe|vise|renvoie a) )?(?:la|le) (?:seconde?|deuxieme|derniere?)\b"
)
"""Names given to the first and to the second: "« A » pour la première et « B » pour la seconde"."""
_MOST_WORDS = 8
_REACH = 45
"""Letters of unknown words allowed between a cue and a quoted name."""


def find_shared_aliases(text: str) -> tuple[str, ...]:
    """Return the names a sentence gives to several parties in their order ("désignées plus loin comme « A » et « B »")."""
    folded = fold(text)
    match = _SHARED.search(folded)
    if match is not None:
        return tuple(_unquoted(one.group(0)) for one in _IN_QUOTES.finditer(text, match.start(1), match.end(1)))
    ranked = _RANKED.search(folded)
    return tuple(_unquoted(text[slice(*ranked.span(rank))]) for rank in (1, 2)) if ranked else ()


def _unquoted(name: str) -> str:
    return name.strip('«»"“” ')


def find_aliases(text: str, name_end: int) -> tuple[str, ...]:
    """Find the other names of a party.

    Args:
        text: The presentation of one party.
        name_end: Where its name ends.

    Returns:
        Names after "ci-après", "qu'on appellera", "plus loin, on dit"..., names in quotes next to the name or set off by
        commas, acronyms and quoted names in brackets, in order.
    """
    folded = fold(text)
    given = [*_after_cues(text, folded), *_set_off(text, folded, name_end), *_in_brackets(text, name_end)]
    found = [*sorted(given, key=lambda place: place[0]), *_next_to_name(text, folded, name_end)]
    cleaned = [re.sub(r"\s+", " ", alias).strip(" *_«»\"“”',;:.()") for _, alias in found]
    kept: dict[str, str] = {}
    for alias in cleaned:
        bare = _DETERMINER.sub("", fold(alias))
        if 1 < len(alias) <= 80 and not _COLLECTIVE.search(fold(alias)):
            longer = bare in kept and len(alias) > len(kept[bare])
            kept[bare] = alias if longer else kept.get(bare, alias)
    return tuple(kept.values())


def _after_cues(text: str, folded: str) -> Iterator[tuple[int, str]]:
    for cue in _CUE.finditer(folded):
        at = cue.end()
        while (filler := _FILLER.match(folded, at)) is not None and filler.end() > at:
            at = filler.end()
        yield from _names_at(text, folded, at, weak=cue.group().lstrip(" ,;.(\n")[:3] not in ("ci-", "ci "))


def _names_at(text: str, folded: str, at: int, *, weak: bool) -> Iterator[tuple[int, str]]:
    """Return the names that begin at a place: a list of quoted ones, else plain words."""
    quoted = _QUOTED.search(text, at, at + 140)
    if quoted is not None and re.search(r"[.;\n]|represente", folded[at : quoted.start()]):
        quoted = None
    if quoted is not None and quoted.start() - at <= _REACH:
        while quoted is not None:
            yield quoted.start(), f"{quoted.group('det') or ''}{quoted.group('name')}"
            joined = _JOINED.match(folded, quoted.end())
            after = joined.end() if joined else quoted.end()
            linked = joined is not None and joined.group().strip(" (") != ""
            quoted = _QUOTED.match(text, after) if linked else None
        return
    plain = re.compile(r"[\s:,]*+([^,;.:()\n«»\"“”]{2,80})").match(text, at)
    if plain is None:
        return
    kept = plain.group(1)[: len(_TAIL.sub("", fold(plain.group(1))))].strip()
    for piece in re.split(r"\s+ou\s+(?:encore\s+|bien\s+)?|\s*/\s*", kept):
        determined = re.match(r"(?:la|le|les)\s|l['’]", piece.lower()) is not None
        proper = piece[:1].isupper() or piece[:1].isdigit()
        if not piece or len(piece.split()) > _MOST_WORDS or _ORGANS.search(fold(piece)):
            continue
        if not weak or ((determined or proper) and len(piece.split()) <= 6):
            yield plain.start(1), piece


def _next_to_name(text: str, folded: str, name_end: int) -> Iterator[tuple[int, str]]:
    """Return the quoted names inside the name or right after it."""
    for quoted in _QUOTED.finditer(text, 0, name_end + 60):
        name = quoted.group("name")
        named = name[:1].isupper() or name[:1].isdigit() or re.match(r"(?:la|le|les) |l['’]", name) is not None
        if named and len(name.split()) <= _MOST_WORDS and not _SPEAKS.search(folded, 0, quoted.start("name") - 1):
            yield quoted.start(), name


def _set_off(text: str, folded: str, name_end: int) -> Iterator[tuple[int, str]]:
    """Return the quoted names between two marks of punctuation ("…, « la Clinique », …")."""
    for quoted in _QUOTED.finditer(text, name_end):
        name = quoted.group("name")
        before = folded[: quoted.start()].rstrip()[-1:]
        after = folded[quoted.end() : quoted.end() + 12].lstrip()
        closed = not after or after[0] in ",;.)\n" or after.startswith(("ou ", "d'une part", "d'autre part", "et "))
        named = re.match(r"(?:la|le|les) \w|l['’]", name) is not None or _ACRONYM.fullmatch(name) is not None
        if before in ",;(-" and closed and named and len(name.split()) <= 5:
            yield quoted.start(), name


def _in_brackets(text: str, name_end: int) -> Iterator[tuple[int, str]]:
    """Return the names in brackets: quoted ones, acronyms next to the name, a name with its article."""
    for match in _BRACKET.finditer(text):
        inside = match.group(1).strip()
        quoted = list(_QUOTED.finditer(inside))
        if quoted and not re.search(r"\w", inside[: quoted[0].start()]):
            yield from ((match.start(1) + q.start(), f"{q.group('det') or ''}{q.group('name')}") for q in quoted)
            continue
        near = match.start() <= name_end + 40
        last = not re.search(r"\w{3}", re.sub(r"d['’](?:une|autre) part", "", text[match.end() :]))
        for piece in re.split(r"\s+ou\s+", inside):
            acronym = _ACRONYM.fullmatch(piece) is not None and not re.search(r"\d{3}", piece)
            named = re.match(r"(?:la|le|l['’])\s?\w", piece) is not None and len(piece.split()) <= 5
            capital = re.match(r"(?:la |le |l['’])\s?[^\W\d_]", piece) and re.search(r"[A-ZÉÈ]", piece[:4]) is not None
            if (named and capital) or ((acronym or named) and (near or last)):
                yield match.start(1), piece


__all__ = ["find_aliases"]
