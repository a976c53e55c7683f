"""A pack ready to run, however it was loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cptslint.matchers.qualifiers import Qualifiers
from cptslint.model.rule import Rule
from cptslint.structure.vocabulary import Vocabulary

DIMENSIONS: Mapping[str, str] = {
    "engagements": "Engagements",
    "argent": "Argent",
    "personnel-moyens": "Personnel et moyens",
    "donnees": "Données",
    "responsabilite-assurance": "Responsabilité et assurance",
    "decision-modification": "Décision et modification",
    "sortie": "Sortie",
}
"""Dimensions of the balance, in the order of the report, with their names for people."""


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its check ready to run.

    Attributes:
        rule: What the pack says.
        spec: Options compiled by the check kind.
    """

    rule: Rule
    spec: Any


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack ready to run.

    Attributes:
        folder: Where it was read.
        vocabulary: Its words.
        qualifiers: Its cues of denial and reciprocity.
        rules: Its rules, by code.
    """

    folder: Path
    vocabulary: Vocabulary
    qualifiers: Qualifiers
    rules: tuple[CompiledRule, ...]
