"""A contract seen from the other side."""

from __future__ import annotations

from dataclasses import replace

from cptslint.model.contract import Bearer
from cptslint.structure.build import Reading
from cptslint.structure.concepts import Concepts
from cptslint.structure.vocabulary import SIDES, Vocabulary

_OTHER = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}


def mirror(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """Exchange the defended party and its partners.

    Args:
        reading: The contract and its words.
        vocabulary: The concepts; those that name a side are located again, and all that does not is shared.

    Returns:
        The same contract with roles and bearers exchanged.
    """
    contract = reading.contract
    parties = tuple(replace(party, role=_OTHER.get(party.role, party.role)) for party in contract.parties)
    commitments = tuple(replace(c, bearer=_OTHER.get(c.bearer, c.bearer)) for c in contract.commitments)
    mirrored = replace(contract, parties=parties, commitments=commitments)
    references = dict(reading.concepts.references)
    for ours, theirs in SIDES:
        references[ours], references[theirs] = references.get(theirs, ()), references.get(ours, ())
    changed = {name for pair in SIDES for name in pair} | {f"@{name}" for name in vocabulary.sided}
    concepts = Concepts(reading.tokens, vocabulary.concepts, references, twin=reading.concepts, changed=changed)
    return replace(reading, contract=mirrored, concepts=concepts)
