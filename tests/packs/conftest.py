from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cptslint.errors import PackError
from cptslint.packs.rules import load_pack
from tests.conftest import RULES

RULE = """\
code: ESS001
name: penalite
title: "Pénalité"
severity: warning
nature: risk
kind: passage
options:
  scenarios:
    - any: [pénalité]
message: "Une pénalité est prévue."
why: "Elle pèse sur la CPTS."
advice: "Demander : « Aucune pénalité n'est due. »"
sources: [bonom]
---
bad:
  - "La CPTS verse [[une pénalité]]."
good:
  - "La CPTS ne verse rien."
"""
CONCEPTS = """\
argent: [payer/v, frais!]
pret:
  theme: argent
  financial: true
  condition: plafond
  terms:
    - prêter/v
    - "@argent"
"""


@pytest.fixture
def small_pack(tmp_path: Path) -> Path:
    """Return a pack with the words of the built-in one, two concepts and one rule."""
    pack = tmp_path / "pack"
    shutil.copytree(RULES / "lexique", pack / "lexique", ignore=shutil.ignore_patterns("concepts*"))
    shutil.copy(RULES / "sources.yaml", pack)
    (pack / "lexique" / "concepts.yaml").write_text(CONCEPTS, encoding="utf-8")
    (pack / "ESS").mkdir()
    (pack / "ESS" / "ESS001.yaml").write_text(RULE, encoding="utf-8")
    return pack


@pytest.fixture
def refusal(small_pack: Path) -> Callable[..., tuple[str, int, str]]:
    """Change one file of the small pack and return the error: file, line, message without its place."""

    def refused(name: str, old: str, new: str) -> tuple[str, int, str]:
        path = small_pack / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
        with pytest.raises(PackError) as caught:
            load_pack(small_pack, with_examples=True)
        return caught.value.file, caught.value.line, str(caught.value).split(" : ", 1)[1]

    return refused
