"""The parties: names, aliases, identifiers, representative, seat, profile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from cptslint.errors import ConfigError
from cptslint.model.contract import Bearer, Party, Profile
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold
from cptslint.text.terms import Matcher, Term
from cptslint.text.tokens import tokenize

_HEREAFTER = re.compile(
    r"(?:ci-?\s?(?:apres|dessous)|denommee?s?\s+ci-?\s?apres|designee?s?\s+ci-?\s?apres|qui sera|(?<=, )(?:denommee?|designee?)\b)"
    r"(?:\s*,)?(?:\s*(?:denommee?s?|designee?s?|nommee?s?|appelee?s?|individuellement|indifferemment|egalement|ensemble))*"
    r"(?:\s*(?:par|sous|comme|dans)\b(?: le(?:s)? (?:terme|vocable|nom|sigle|denomination|mots?)s?| la denomination| la presente convention)?)?"
    r"(?:\s*,|\s*:)?\s*"
)
_CALLED = re.compile(r"\b(?:denommee?s?|designee?s?|appelee?s?|nommee?s?|dite?s?)\b[^.;\n«\"“]{0,60}(?=[«\"“])")
_QUOTED = re.compile(r"[«\"“]\s*([^»\"”]{1,80}?)\s*[»\"”]")
_ACRONYM = re.compile(r"\(\s*((?:[A-Z][A-Za-zÉÈ&.’'-]{1,14})(?:[ -][A-Z][\w’'-]{0,14}){0,2})\s*\)")
_NAME_END = re.compile(
    r"\s*(?:,|;|:|\(|\n|\bdont\b|\brepresente|\bsise?\b|\bsituee?\b|\bayant\b|\bimmatricule|\binscrit|\bregie?\b|\bci-|\bdenomme|"
    r"\bdesigne|\bdomicilie|\bdeclaree?\b|\bau capital|\bd'une part|\bd'autre part|\bagissant| - | – |\bfiness\b|\bsiret\b|$)"
)
_LABEL = re.compile(
    r"^\W*(?:nom|denomination(?: sociale)?|raison sociale|structure|partenaire|l'organisme|organisme)\s*(?:de (?:la|l')\s*\w+)?\s*:\s*"
)
_LEAD = re.compile(r"^\W*(?:(?:\d+|[a-z])\s*[°.)-]+\s*)?(?:et\b\s*:?\s*|entre\b(?: les soussignee?s)?\s*:?\s*|d'(?:une|autre) part\s*[,:]?\s*|-\s*)+")
_SPLIT = re.compile(
    r"^\W*et\b\W*$|^\W*et\s*(?::|,|-)|^\W*et,?\s+(?:d'autre part\s*,?\s*)?(?:l'|la |le |les |l |d'autre part)|^\W*d'(?:autre|une) part\s*[,:]?\s*$"
)
_INSIDE = re.compile(r"(?:d'une (?:premiere |deuxieme )?part\s*[,;.]?\s*(?:et\b\s*,?\s*)|;\s*et\s+(?=l'|la |le ))")
_IDENTIFIERS = (
    ("siret", re.compile(r"\bsiret\b[^\d\n]{0,30}(\d(?:[ .]?\d){13})(?!\d)")),
    ("siren", re.compile(r"\bsiren\b[^\d\n]{0,30}(\d(?:[ .]?\d){8})(?!\d)")),
    ("finess", re.compile(r"\bfiness\b[^\d\n]{0,40}(\d[\dab](?:[ .]?\d){7})(?!\d)")),
    ("rna", re.compile(r"\b(w\d[0-9a-z]\d{7})\b")),
    ("rpps", re.compile(r"\brpps\b[^\d\n]{0,20}(\d(?:[ .]?\d){10})(?!\d)")),
)
_REPRESENTED = re.compile(r"\brepresentee?s?\b\s*(?:legalement\s*)?(?:aux presentes\s*)?(?:,?\s*(?:par|a l'effet des presentes par)\b\s*|\s*:\s*)")
_SEAT = re.compile(
    r"\bsiege\b(?: social| administratif)?\s*(?:est|se trouve|:)?\s*(?:situee?|fixee?|etablie?|sise?)?\s*(?:au|a|:|,)?\s*"
    r"|\bsise?\b\s*(?:au|a)?\s*|\bsituee?\b\s*(?:au|a)?\s*|\bdomiciliee?\b\s*(?:au|a)?\s*|\badresse\s*(?:postale)?\s*:\s*|\bdemeurant\b\s*"
)
_COLLECTIVE = re.compile(r"\b(?:ensemble|collectivement|conjointement)\b|\bles parties\b|\bles partenaires\b|\bles signataires\b")
_DETERMINER = re.compile(r"^(?:l'|l’|(?:la|le|les|l|un|une)\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The presentation of one party."""

    text: str
    span: Span


def find_terms(text: str, terms: Sequence[Term]) -> str | None:
    """Return the first words of a text that match one of the terms, None when there are none."""
    tokens = tokenize(text)
    found = Matcher(tokens, {}).find(terms)
    return text[tokens.starts[found[0][0]] : tokens.ends[found[0][1] - 1]] if found else None


def without_determiner(name: str) -> str:
    """Return a name without its leading article."""
    return _DETERMINER.sub("", name.strip()).strip()


def find_parties(document: Document, words: PartyWords, start: int | None, end: int, title: str) -> tuple[Party, ...]:
    """Find the parties of a convention.

    Args:
        document: The document as read.
        words: How parties are named.
        start: First block of the presentation of the parties; None when there is none.
        end: One past its last block.
        title: Title of the convention, used when no presentation exists.

    Returns:
        Parties in order of appearance; roles are set by `defend`.
    """
    chunks = _chunks(document, start, end) if start is not None else []
    parties = [party for party in (_party(chunk, words) for chunk in chunks) if party is not None]
    if len(parties) < 2:
        known = {fold(party.name) for party in parties}
        parties += [party for party in _from_title(title, words) if fold(party.name) not in known]
    return tuple(_merge(parties))


def _chunks(document: Document, start: int, end: int) -> list[_Chunk]:
    groups: list[list[Span]] = [[]]
    for block in document.blocks[start:end]:
        text = fold(block.span.slice(document.text)).strip()
        if _SPLIT.match(text) and groups[-1]:
            groups.append([])
        elif re.match(r"\W*(?:l'|la |le |l )?\s?(?:etablissement|association|communaute|cpts)", text) and groups[-1]:
            joined = fold(" ".join(span.slice(document.text) for span in groups[-1]))
            if re.search(r"d'une part\W*$|ci-apres[^.]{0,120}$|denomme[^.]{0,80}$", joined) and "represente" in joined:
                groups.append([])
        groups[-1].append(block.span)
    chunks: list[_Chunk] = []
    for group in groups:
        if group:
            chunks += _split_inside(document, Span(group[0].start, group[-1].end))
    return [chunk for chunk in chunks if len(fold(chunk.text).split()) >= 2]


def _split_inside(document: Document, span: Span) -> list[_Chunk]:
    text = span.slice(document.text)
    cuts = [0, *(match.end() for match in _INSIDE.finditer(fold(text))), len(text)]
    return [
        _Chunk(text[a:b], Span(span.start + a, span.start + b))
        for a, b in zip(cuts, cuts[1:], strict=False)
        if re.search(r"\w{3}", text[a:b])
    ]


def _party(chunk: _Chunk, words: PartyWords) -> Party | None:
    folded = fold(chunk.text)
    lead = _LEAD.match(folded)
    start = lead.end() if lead else 0
    label = _LABEL.match(folded[start:])
    start += label.end() if label else 0
    while start < len(folded) and not (folded[start].isalnum()):
        start += 1
    end_match = _NAME_END.search(folded, start + 2)
    end = end_match.start() if end_match else len(folded)
    name = re.sub(r"\s+", " ", chunk.text[start:end]).strip(" ,.:;*_-")
    described = re.search(r"represente|siege|siret|finess|ci-apres|sise? |denomme|adresse|situee? ", folded)
    only_collective = _COLLECTIVE.search(folded) and not re.search(r"represente|siege|siret", folded)
    if not name or len(name) > 200 or not described or (only_collective and len(name.split()) < 4):
        return None
    is_cpts = find_terms(name, words.cpts_marks) is not None
    aliases = _aliases(chunk.text, folded)
    is_cpts = is_cpts or any(find_terms(alias, words.cpts_marks) for alias in aliases)
    acronyms = [m.group(1) for m in _ACRONYM.finditer(chunk.text[: end + 40])]
    profile, reason = (None, "") if is_cpts else find_profile(name, chunk.text, words)
    return Party(
        role=Bearer.PARTNER,
        name=name,
        aliases=tuple(dict.fromkeys([*aliases, *acronyms])),
        span=Span(chunk.span.start + start, chunk.span.start + len(chunk.text.rstrip())),
        identifiers=_identifiers(folded),
        representative=_value(chunk.text, folded, _REPRESENTED, r",|;|\n|\bd'une part|\bd'autre part|\(|\bci-apres|\bdument|\bagissant"),
        seat=_value(chunk.text, folded, _SEAT, r";|\n|\brepresente|\bd'une part|\bci-apres|\bsiret|\bimmatricul|\binscrit|\(|\bfiness"),
        profile=profile,
        is_cpts=is_cpts,
        profile_reason=reason,
    )


def _aliases(text: str, folded: str) -> list[str]:
    found: list[str] = []
    for match in _HEREAFTER.finditer(folded):
        rest = text[match.end() : match.end() + 160]
        quoted = list(_QUOTED.finditer(rest))
        if quoted and quoted[0].start() <= 25:
            previous = 0
            for piece in quoted:
                if piece.start() - previous > 25:
                    break
                found.append(piece.group(1))
                previous = piece.end()
            continue
        plain = re.match(r"[^,;.()\n]{2,60}", rest)
        if plain:
            found += [p for p in re.split(r"\s+ou\s+", plain.group().strip()) if p]
    for match in _CALLED.finditer(folded):
        piece = _QUOTED.match(text, match.end())
        if piece:
            found.append(piece.group(1))
    found += [piece.group(1) for piece in _QUOTED.finditer(text[:200]) if len(piece.group(1).split()) <= 8]
    cleaned = [re.sub(r"\s+", " ", alias).strip(" *_«»\"'") for alias in found]
    return [a for a in dict.fromkeys(cleaned) if 1 < len(a) <= 80 and not _COLLECTIVE.search(fold(a)) and fold(a) not in ("partie", "la partie")]


def _identifiers(folded: str) -> tuple[tuple[str, str], ...]:
    found = []
    for kind, pattern in _IDENTIFIERS:
        found += [(kind, re.sub(r"[ .]", "", match.group(1)).upper()) for match in pattern.finditer(folded)]
    return tuple(dict.fromkeys(found))


def _value(text: str, folded: str, pattern: re.Pattern[str], stop: str) -> str | None:
    match = pattern.search(folded)
    if match is None:
        return None
    end = re.search(stop, folded[match.end() + 1 :])
    raw = text[match.end() : match.end() + 1 + end.start()] if end else text[match.end() :]
    value = re.sub(r"\s+", " ", raw).strip(" ,.:;*_")
    return value[:160] if re.search(r"\w", value) else None


def find_profile(name: str, text: str, words: PartyWords) -> tuple[Profile, str]:
    """Tell what kind of body a partner is.

    Args:
        name: Name of the partner.
        text: Its whole presentation.
        words: How parties are named.

    Returns:
        The profile and the words that decided.
    """
    carried = [entry for entry in words.profiles if entry.profile in (Profile.CRT, Profile.DAC)]
    for entry in carried:
        reason = find_terms(text, entry.phrases)
        if reason:
            return entry.profile, reason
    for where in (name, text):
        for entry in words.profiles:
            reason = find_terms(where, entry.phrases)
            if reason:
                return _refine(entry.profile, text), reason
    return Profile.OTHER, ""


def _refine(profile: Profile, text: str) -> Profile:
    """Correct a hospital called public by its name alone when its presentation says it is private."""
    folded = fold(text)
    private = re.search(r"\bprivee?s?\b|\bsas\b|\bsociete (?:par actions|anonyme)\b|\bsa\b|\bespic\b|but (?:non )?lucratif", folded)
    if profile is Profile.PUBLIC_HOSPITAL and private and not re.search(r"\bpublics?\b", folded):
        return Profile.PRIVATE_HOSPITAL
    return profile


def _from_title(title: str, words: PartyWords) -> list[Party]:
    """Read the parties in "Convention entre la CPTS X et le Centre Hospitalier Y"."""
    match = re.search(r"\bentre\b\s*:?\s*(.+)$", fold(title), re.DOTALL)
    if match is None:
        return []
    offset = match.start(1)
    pieces = re.split(r"\s+et\s+(?=l'|la |le |les )", fold(title)[offset:])
    parties, at = [], offset
    for piece in pieces:
        at = fold(title).find(piece, at)
        name = title[at : at + len(piece)].strip(" .,;:*")
        is_cpts = find_terms(name, words.cpts_marks) is not None
        profile, reason = (None, "") if is_cpts else find_profile(name, name, words)
        if name:
            parties.append(
                Party(Bearer.PARTNER, without_determiner(name), (), Span(0, 0), profile=profile, is_cpts=is_cpts, profile_reason=reason)
            )
    return parties


def _merge(parties: Sequence[Party]) -> list[Party]:
    """Drop a party presented twice under one name."""
    kept: list[Party] = []
    for party in parties:
        if not any(fold(other.name) == fold(party.name) for other in kept):
            kept.append(party)
    return kept


def defend(parties: Sequence[Party], named: str | None) -> tuple[tuple[Party, ...], bool]:
    """Give each party its role, seen from the party to defend.

    Args:
        parties: The parties.
        named: Name of the party to defend; None for the CPTS.

    Returns:
        The parties with their roles, and whether a party to defend was found.

    Raises:
        ConfigError: No party bears that name.
    """
    if named is None:
        chosen = next((i for i, party in enumerate(parties) if party.is_cpts), None)
    else:
        chosen = _named(parties, named)
    roles = tuple(
        replace(party, role=Bearer.CPTS if index == chosen else Bearer.PARTNER) for index, party in enumerate(parties)
    )
    return roles, chosen is not None


def _named(parties: Sequence[Party], named: str) -> int:
    wanted = fold(without_determiner(named))
    scores = []
    for index, party in enumerate(parties):
        names = [fold(without_determiner(name)) for name in (party.name, *party.aliases)]
        exact = any(wanted == name or re.search(rf"\b{re.escape(wanted)}\b", name) for name in names)
        scores.append((100.0 if exact else max(fuzz.WRatio(wanted, name) for name in names), -index))
    best = max(scores, default=(0.0, 0))
    if best[0] < 80:
        known = " ; ".join(f"« {party.name} »" for party in parties) or "aucune"
        raise ConfigError(f"--party : aucune partie ne s'appelle « {named} » ; parties reconnues : {known}.")
    return -best[1]
