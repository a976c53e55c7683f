"""Keeps what the tests read of a text up to the modules that faults are put into, so that a fault costs only what comes after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

import cptslint.structure.build as structure
from cptslint.model.contract import Clause
from cptslint.model.document import Document
from cptslint.structure.build import Reading
from cptslint.structure.commitments import CommitmentFinder, Material
from cptslint.structure.vocabulary import Vocabulary

_COMMITMENTS = "cptslint/structure/commitments/"
_MATCHERS = "cptslint/matchers/"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a document.

    Attributes:
        vocabulary: Kept too, so that no other takes its identity.
        reading: The contract.
        material: What its commitments were read from.
        clauses: Its clauses.
    """

    vocabulary: Vocabulary
    reading: Reading
    material: Material
    clauses: Sequence[Clause]


def may_keep(paths: Sequence[str]) -> bool:
    """Tell whether what is read before some modules can be kept: they read commitments, or they are checks."""
    return any(all(path.startswith(folder) for path in paths) for folder in (_COMMITMENTS, _MATCHERS))


def keep_readings(paths: Sequence[str]) -> None:
    """Make `build` keep what it reads, before whoever imports it is imported.

    Args:
        paths: The modules that faults are put into: commitments are read again unless all are checks.
    """
    build, kept = structure.build, dict[tuple[Document, int, str | None], _Kept]()
    again = not all(path.startswith(_MATCHERS) for path in paths)

    def build_once(document: Document, vocabulary: Vocabulary, *, party: str | None = None) -> Reading:
        key = document, id(vocabulary), party
        known = kept.get(key)
        if known is None:
            known = kept[key] = _read(document, vocabulary, party)
        elif again:
            commitments = CommitmentFinder(known.material).find(known.clauses)
            return replace(known.reading, contract=replace(known.reading.contract, commitments=commitments))
        return known.reading

    def _read(document: Document, vocabulary: Vocabulary, party: str | None) -> _Kept:
        materials: list[Material] = []

        class Finder(CommitmentFinder):
            def __init__(self, material: Material) -> None:
                materials.append(material)
                super().__init__(material)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(structure, "CommitmentFinder", Finder)
            reading = build(document, vocabulary, party=party)
        return _Kept(vocabulary, reading, materials[0], reading.contract.clauses)

    structure.build = build_once
