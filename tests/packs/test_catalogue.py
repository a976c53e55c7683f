from __future__ import annotations

from typing import Any

import pytest
import yaml

from cptslint.packs.rules import load_pack
from tests.conftest import ROOT, RULES

CATALOGUE = ROOT.parent / "shared" / "catalogue.yaml"
ENTRIES: dict[str, dict[str, Any]] = {}
if CATALOGUE.is_file():
    FAMILIES = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    ENTRIES = {code: entry for key, family in FAMILIES.items() if len(key) == 3 for code, entry in family.items()}
COMPILED = {compiled.rule.code: compiled.rule for compiled in load_pack(RULES).rules}


@pytest.mark.skipif(not ENTRIES, reason="the catalogue is not beside the repository")
@pytest.mark.parametrize("code", sorted(COMPILED))
def test_rule_is_as_the_catalogue_says(code: str) -> None:
    rule = COMPILED[code]
    written = {"slug": rule.name, "severity": rule.severity.value, "kind": rule.nature, "title": rule.title}
    assert written == {key: ENTRIES[code][key] for key in written}


@pytest.mark.skipif(not ENTRIES, reason="the catalogue is not beside the repository")
@pytest.mark.parametrize("family", sorted({code[:3] for code in ENTRIES}))
def test_family_is_complete(family: str) -> None:
    assert {code for code in COMPILED if code.startswith(family)} == {c for c in ENTRIES if c.startswith(family)}
