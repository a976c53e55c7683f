"""What every layer's tests share: the built-in pack, loaded once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from cptslint.packs.indexed import indexed
from cptslint.packs.lexicon import load_models
from cptslint.packs.rules import Pack, load_pack
from cptslint.text.inflect import VerbModel

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules"
os.environ["CPTSLINT_NO_CACHE"] = "1"


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the built-in pack, without examples, with the index that a pack in use has."""
    return indexed(load_pack(RULES))


@pytest.fixture(scope="session")
def models() -> Mapping[str, VerbModel]:
    """Return the conjugation models of the built-in pack."""
    return load_models(RULES / "lexique" / "conjugaison.yaml")
