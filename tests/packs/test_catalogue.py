from __future__ import annotations

from typing import Any

import pytest
import yaml

from cptslint.packs.rules import load_pack
from tests.conftest import ROOT, RULES

CATALOGUE = ROOT.parent / "shared" / "catalogue.yaml"
pytestmark = pytest.mark.skipif(not CATALOGUE.is_file(), reason="the catalogue is not beside the repository")


def entries() -> dict[str, dict[str, Any]]:
    families = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8")) if CATALOGUE.is_file() else {}
    return {code: entry for key, family in families.items() if len(key) == 3 for code, entry in _coded(family)}


def _coded(family: Any) -> list[tuple[str, dict[str, Any]]]:
    if isinstance(family, dict):
        return list(family.items())
    return [(entry["code"], entry) for entry in family]


@pytest.mark.parametrize("code", [c.rule.code for c in load_pack(RULES).rules])
def test_rule_is_as_the_catalogue_says(code: str) -> None:
    rule = next(c.rule for c in load_pack(RULES).rules if c.rule.code == code)
    wanted = entries()[code]
    assert {"slug": rule.name, "severity": rule.severity.value, "kind": rule.nature, "title": rule.title} == {
        key: wanted[key] for key in ("slug", "severity", "kind", "title")
    }
