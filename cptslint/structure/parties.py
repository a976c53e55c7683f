"""The parties to a convention, and the one to defend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cptslint.errors import ConfigError
from cptslint.model.contract import Bearer, Party, Profile
from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.closed_words import PERSONS
from cptslint.structure.party_aliases import find_aliases, find_shared_aliases
from cptslint.structure.party_anchors import find_described
from cptslint.structure.party_blocks import Chunk, find_chunks, is_described
from cptslint.structure.party_details import (
    find_identifiers,
    find_name,
    find_representative,
    find_seat,
    without_determiner,
)
from cptslint.structure.party_labels import find_labelled, with_label
from cptslint.structure.party_late import with_late_names
from cptslint.structure.party_letters import find_letter, letter_chunks, with_letter_names
from cptslint.structure.party_shared import to_whom_they_belong, with_name_of_partners, with_shared_names
from cptslint.structure.party_tables import find_table_chunks
from cptslint.structure.party_titles import parties_of_title
from cptslint.structure.profiles import Phrase, find_profile, profile_by_activity, profile_in_title
from cptslint.structure.vocabulary import PartyWords
from cptslint.text.fold import fold

_NO_NAME = re.compile(
    r"(?:les? |l')?(?:parties?|soussigne(?:e|s|es)?|signataires?|partenaires|co-?contractants?|entre|et|d'une part|"
    r"d'autre part|"
    r"(?:designation|identification|presentation) des .*|ci-apres.*|il (?:est|a ete) .*|preambule|article .*|vu .*)$"
)
_LEGAL_FORM = re.compile(
    r"(?:association|societe(?: (?:interprofessionnelle de soins ambulatoires|par actions simplifiee(?: unipersonnelle)?|anonyme|"
    r"civile(?: de moyens)?|d'exercice liberal(?: (?:par|a|actions|responsabilite|limitee|simplifiee))*|a responsabilite limitee|"
    r"cooperative))?)(?: (?:dite|denommee|loi (?:de )?1901|de droit local))?\s+"
)
_BARE_FORM = re.compile(r"association|fondation|groupement|structure|groupe|societe(?: [a-z' ]+)?|sas|sasu|sarl|sel\w*")
"""Legal forms, which say little of what a body does."""
_COLLECTIVE = re.compile(
    r"\b(?:ensemble|collectivement|conjointement)\b|\bles parties\b|\bles partenaires\b|\bles signataires\b"
)
_ODD_NAME = re.compile(
    r"^(?:\d+\W|des\b|sont\b|nous\b|par\b|convention\b|celui-ci|celle-ci|m\.|mme\b|madame|monsieur|le docteur|partie\b)|\bagissant\b|\bparties\b|"
    r"\b(?:conclue?|sommes|presente)\b|\bet (?:la|le|l') ?cpts\b|^.{100}"
    r"|^(?:clinique|hopital|cpts|etablissement|centre hospitalier|association|ehpad|laboratoire|commune|societe|structure)$"
)
"""What no name holds: the reading went wrong."""
_MOST = 20
"""No convention has more parties."""
_ENOUGH = 80.0
"""Likeness from which a name given with --party is that of a party."""


def find_parties(
    document: Document,
    words: PartyWords,
    start: int | None,
    end: int,
    body: int,
    title: str,
    presented_in: tuple[int, int],
) -> tuple[Party, ...]:
    """Find the parties of a convention.

    Args:
        document: The document as read.
        words: How parties are named.
        start: First block of the presentation of the parties; None when there is none.
        end: One past its last block.
        body: First block of the articles.
        title: Title of the convention, used when no presentation exists.
        presented_in: First block and one past the last among which what describes a party is looked for.

    Returns:
        Parties in order of appearance; roles are set by `defend`.
    """
    lines = find_chunks(document, start, end, words) if start is not None else []
    described = find_described(document, *presented_in, words)
    letter = find_letter(document)
    written = letter_chunks(document, letter) if letter is not None else []
    tabled = find_table_chunks(document, max(body, presented_in[1]))
    readings = (tabled, written) if written else (tabled, lines, described)
    parties = max((_of_chunks(chunks, words, told=chunks is described) for chunks in readings), key=_likelihood)
    if letter is not None:
        parties = with_letter_names(document, letter, parties)
    if len(parties) < 2:
        parties += parties_of_title(title, words, parties)
    told = (
        document.text[: document.blocks[min(max(body, presented_in[1]), len(document.blocks)) - 1].span.end]
        if parties
        else ""
    )
    parties = to_whom_they_belong(with_name_of_partners(with_shared_names(parties, told), told))
    presented = with_late_names(document, _merge(parties)[:_MOST], document.blocks[end - 1].span.end if end else 0)
    first = document.blocks[min(end, len(document.blocks) - 1)].span.start if end else 0
    before = document.text[first : document.blocks[body].span.start] if 0 < body < len(document.blocks) else ""
    between_two = title if len(presented) == 2 else ""
    return tuple(_with_activity(party, before, between_two, words) for party in presented)


def _of_chunks(chunks: Sequence[Chunk], words: PartyWords, *, told: bool) -> list[Party]:
    alone = len(chunks) == 1
    return _merge([party for chunk in chunks if (party := _party(chunk, words, alone=alone, told=told)) is not None])


def _likelihood(parties: Sequence[Party]) -> tuple[bool, bool, bool, bool, bool]:
    """Rank two readings of the presentation: several parties, one CPTS among them, names that are names, kinds that are known."""
    known = all(party.is_cpts or party.profile_reason for party in parties)
    named = not any(_ODD_NAME.search(fold(party.name)) for party in parties)
    told = all(party.seat or party.representative or party.identifiers for party in parties)
    several, one_cpts = len(parties) >= 2, sum(party.is_cpts for party in parties) == 1
    return several, one_cpts, bool(parties) and named, bool(parties) and told, bool(parties) and known


def _with_activity(party: Party, text: str, title: str, words: PartyWords) -> Party:
    """Refine a kind of body told by a legal form alone, by what the preamble says the party does or what the title names."""
    if party.is_cpts or party.profile not in (Profile.OTHER, Profile.INDUSTRY):
        return party
    form = not party.profile_reason or _BARE_FORM.fullmatch(fold(party.profile_reason)) is not None
    if not form:
        return party
    names = [without_determiner(name) for name in (party.name, *party.aliases)]
    profile, reason = profile_by_activity(names, text, words)
    if not reason:
        profile, reason = profile_in_title(title, words)
    if not reason and "finess" in dict(party.identifiers):  # a company that sells to carers has none
        tests = any("biologi" in fold(name) or "laboratoire" in fold(name) for name in names)
        profile, reason = (Profile.LABORATORY if tests else Profile.PRIVATE_HOSPITAL), "FINESS"
    return replace(party, profile=profile, profile_reason=reason) if reason else party


def _party(chunk: Chunk, words: PartyWords, *, alone: bool, told: bool) -> Party | None:
    folded = fold(chunk.text)
    name, start, end = find_name(chunk.text)
    name, start = _without_legal_form(name, start, words)
    labelled = find_labelled(chunk.text, start, words)
    if labelled is not None:
        name, end = labelled.name, labelled.end
    shared = {fold(alias) for alias in find_shared_aliases(chunk.text)}
    given = [alias for alias in find_aliases(chunk.text, end) if fold(alias) not in shared]
    given = with_label(given, labelled)
    aliases = tuple(given) if given or not chunk.title else (chunk.title,)
    is_cpts = Phrase(name, words).first(words.cpts_marks) is not None or _is_called_cpts(
        name, aliases, chunk.text[end:], words
    )
    if not name or _NO_NAME.match(fold(name)):
        return None
    known = is_cpts or find_profile(name, (), "", words)[1] != ""
    if not told and not is_described(folded) and (alone or not known):
        return None
    if (
        _COLLECTIVE.search(folded)
        and not re.search(r"represente|siege|siret|sis", folded)
        and len(name.split()) < 4
        and not known
    ):
        return None
    representative, seat = find_representative(chunk.text), find_seat(chunk.text)
    signer = representative[0] if representative else chunk.signer
    description = _without(chunk.text, [found[1:] for found in (representative, seat) if found is not None])
    profile, reason = (None, "") if is_cpts else find_profile(name, aliases, description, words)
    return Party(
        role=Bearer.PARTNER,
        name=name,
        aliases=tuple(alias for alias in aliases if fold(alias) not in (fold(name), *PERSONS)),
        span=Span(chunk.span.start + start, min(chunk.span.start + len(chunk.text.rstrip()), chunk.span.end)),
        identifiers=find_identifiers(folded),
        representative=signer or None,
        seat=seat[0] if seat else None,
        profile=profile,
        is_cpts=is_cpts,
        profile_reason=reason,
    )


def _without_legal_form(name: str, start: int, words: PartyWords) -> tuple[str, int]:
    """Drop the legal form before a name that says by itself what the body is ("l'association CPTS du Val")."""
    form = _LEGAL_FORM.match(fold(name))
    rest = name[form.end() :] if form else ""
    if form is None or not rest[:1].isupper():
        return name, start
    kinds = [words.cpts_marks, *(entry.phrases for entry in words.profiles)]
    phrase = Phrase(rest, words)
    said = any((mark := phrase.first(terms)) is not None and rest.startswith(mark) for terms in kinds)
    return (rest, start + form.end()) if said else (name, start)


def _is_called_cpts(name: str, aliases: Sequence[str], after: str, words: PartyWords) -> bool:
    """Tell whether an alias or the words right after the name call a party a CPTS, its name being that of no other body."""
    kind = find_profile(name, (), "", words)[1]
    generic = not kind or re.match(r"association|structure|groupement", fold(kind)) is not None
    apposition = re.sub(r"^\W*(?:(?:la|une)\s)?", "", after[:120])
    mark = Phrase(apposition, words).first(words.cpts_marks)
    return generic and (
        (mark is not None and apposition.startswith(mark))
        or any(Phrase(alias, words).first(words.cpts_marks) for alias in aliases)
    )


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _merge(parties: Sequence[Party]) -> list[Party]:
    """Drop a party presented twice under one name, and a sentence about one that its other name begins."""
    kept: dict[str, Party] = {}
    for party in parties:
        if not any(_speaks_of(party, other) for other in kept.values()):
            kept.setdefault(fold(party.name), party)
    return list(kept.values())


def _speaks_of(party: Party, other: Party) -> bool:
    """Tell whether a name that nothing identifies begins with the other name of a party ("HAD dispense…")."""
    told = party.seat or party.representative or party.identifiers or party.aliases
    name = f"{fold(without_determiner(party.name))} "
    return not told and any(name.startswith(f"{fold(without_determiner(alias))} ") for alias in other.aliases)


def defend(parties: Sequence[Party], named: str | None) -> tuple[tuple[Party, ...], bool]:
    """Give each party its role, seen from the party to defend.

    Args:
        parties: The parties.
        named: Name of the party to defend; None for the CPTS, all of them when they sign with somebody else.

    Returns:
        The parties with their roles, and whether a party to defend was found.

    Raises:
        ConfigError: No party bears that name.
    """
    ours = [index for index, party in enumerate(parties) if party.is_cpts]
    among_themselves = len(ours) == len(parties)
    chosen = (ours[:1] if among_themselves else ours) if named is None else [_named(parties, named)]
    roles = tuple(
        replace(party, role=Bearer.CPTS if index in chosen else Bearer.PARTNER) for index, party in enumerate(parties)
    )
    return roles, bool(chosen)


def _named(parties: Sequence[Party], named: str) -> int:
    """Return the party that bears a name: exactly, as a part of its name, or nearly."""
    wanted = fold(without_determiner(named))
    scores = []
    for index, party in enumerate(parties):
        names = [fold(without_determiner(name)) for name in (party.name, *party.aliases)]
        inside = any(re.search(rf"\b{re.escape(wanted)}\b", name) for name in names)
        likeness = 100.0 if wanted in names else 99.0 if inside else max(_likeness(wanted, name) for name in names)
        scores.append((likeness, -index))
    best = max(scores, default=(0.0, 0))
    if best[0] < _ENOUGH or not wanted:
        known = " ; ".join(f"« {party.name} »" for party in parties) or "aucune"
        raise ConfigError(f"--party : aucune partie ne s'appelle « {named} » ; parties reconnues : {known}.")
    return -best[1]


def _likeness(wanted: str, name: str) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name))


__all__ = ["defend", "find_parties", "without_determiner"]
