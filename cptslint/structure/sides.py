"""Where each side, its people and its officers stand, as the references of the packs ("@cpts", "@gens-partenaire") name them."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.model.contract import Bearer, Party
from cptslint.structure.mention import Mention, Target
from cptslint.structure.vocabulary import SIDES, PartyWords
from cptslint.text.matching import Matcher
from cptslint.text.quantities import Quantity
from cptslint.text.tokens import Tokens

Range = tuple[int, int]
_ALONE = frozenset({"seul", "seule"})


def references(
    tokens: Tokens, parties: Sequence[Party], mentions: Sequence[Mention], found: Sequence[Quantity], words: PartyWords
) -> dict[str, tuple[Range, ...]]:
    """Return the token ranges of parties and quantities.

    Args:
        tokens: The text.
        parties: The parties.
        mentions: Where they are named.
        found: Quantities of the text.
        words: How parties and their officers are named.

    Returns:
        Sorted ranges, by reference. The camp of a party is where it is named, its members or somebody who decides for it.
    """
    names = (*(name for pair in SIDES for name in pair), "@parties", "@partie", "@membres", "@tiers")
    ranges: dict[str, list[Range]] = {name: [] for name in names}
    for mention in mentions:
        place = (mention.start, mention.end)
        if mention.people_of is not None:
            ranges["@gens-cpts" if parties[mention.people_of].role is Bearer.CPTS else "@gens-partenaire"].append(place)
        if mention.target is Target.PARTY and mention.party is not None:
            ours = parties[mention.party].role is Bearer.CPTS
            ranges["@cpts" if ours else "@partenaire"] += [place, *_named_after_alone(tokens, place)]
            ranges["@camp-cpts" if ours else "@camp-partenaire"].append(place)
            ranges["@partie"].append(place)
        elif mention.target is Target.MEMBERS:
            ranges["@membres"].append(place)
            if mention.party is not None:
                ours = parties[mention.party].role is Bearer.CPTS
                ranges["@camp-cpts" if ours else "@camp-partenaire"].append(place)
        elif mention.target is Target.THIRD:
            ranges["@tiers"].append(place)
        else:
            ranges["@parties"].append(place)
            ranges["@partie"].append(place)
    camp = _camp_with_officers(parties)
    if camp is not None:
        ranges[camp] = sorted([*ranges[camp], *_officers(tokens, mentions, words)])
    for quantity in found:
        ranges.setdefault(f"#{quantity.kind}", []).append(tokens.range(quantity.start, quantity.end))
    return {name: tuple(places) for name, places in ranges.items()}


def _named_after_alone(tokens: Tokens, place: Range) -> list[Range]:
    """Return the party without the "seul" of "seul l'Établissement", "la seule CPTS", which a term may ask for."""
    start, end = place
    return [(at + 1, end) for at in range(start, min(start + 2, end - 1)) if tokens.words[at] in _ALONE]


def _camp_with_officers(parties: Sequence[Party]) -> str | None:
    """Return the side that is no CPTS, whose officers are named by their title; None when no side or both are one."""
    ours = [party.is_cpts for party in parties if party.role is Bearer.CPTS]
    theirs = [party.is_cpts for party in parties if party.role is Bearer.PARTNER]
    if any(ours) is any(theirs):
        return None
    return "@camp-partenaire" if any(ours) else "@camp-cpts"


def _officers(tokens: Tokens, mentions: Sequence[Mention], words: PartyWords) -> list[Range]:
    """Return where an officer is named whose party is not said."""
    taken = {token for mention in mentions for token in range(mention.start, mention.end)}
    return [place for place in Matcher(tokens, {}).find(words.officers) if taken.isdisjoint(range(*place))]
