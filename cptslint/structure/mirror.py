"""A contract seen from the other side."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import Bearer
from cptslint.structure.build import Ranges, Reading
from cptslint.structure.vocabulary import Vocabulary
from cptslint.text.terms import Matcher

_PAIRS = (("@cpts", "@partenaire"), ("@gens-cpts", "@gens-partenaire"))
_SIDES = frozenset(name for pair in _PAIRS for name in pair)
_OTHER = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}


def mirror(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """Exchange the defended party and its partners.

    Args:
        reading: The contract and its words.
        vocabulary: The concepts; those that name a side are located again.

    Returns:
        The same contract with roles and bearers exchanged.
    """
    contract = reading.contract
    parties = tuple(replace(party, role=_OTHER.get(party.role, party.role)) for party in contract.parties)
    commitments = tuple(replace(c, bearer=_OTHER.get(c.bearer, c.bearer)) for c in contract.commitments)
    mirrored = replace(contract, parties=parties, commitments=commitments)
    return replace(reading, contract=mirrored, ranges=_exchanged(reading, vocabulary))


def _exchanged(reading: Reading, vocabulary: Vocabulary) -> Ranges:
    ranges = dict(reading.ranges)
    for ours, theirs in _PAIRS:
        ranges[ours], ranges[theirs] = ranges.get(theirs, ()), ranges.get(ours, ())
    matcher = Matcher(reading.tokens, ranges)
    sided = set(_SIDES)
    for name, terms in vocabulary.concepts.items():
        if not any(term.references & sided for term in terms):
            continue
        sided.add(f"@{name}")
        ranges.pop(name, None)
        ranges.pop(f"@{name}", None)
        found = matcher.find(terms)
        if found:
            ranges[name] = ranges[f"@{name}"] = found
    return ranges
