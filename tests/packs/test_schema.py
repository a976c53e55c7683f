"""The JSON Schema of a rule file says what the loader does."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cptslint.errors import PackError
from cptslint.matchers.table import MATCHERS
from cptslint.packs.rules import load_pack
from cptslint.packs.schema import rule_schema, schema_text
from cptslint.packs.yaml_nodes import load_yaml
from tests.conftest import ROOT, RULES
from tests.packs.conftest import RULE

VALIDATOR = jsonschema.Draft202012Validator(rule_schema())
FILES = [path for path in sorted(RULES.glob("*/*.yaml")) if path.parent.name != "lexique"]


def of_kind(kind: str) -> dict[str, Any]:
    """Return the first built-in rule of a kind."""
    return next(data for path in FILES for data in load_yaml(path, first_document_only=True) if data["kind"] == kind)


def test_published_schema_is_up_to_date() -> None:
    published = ROOT / "docs" / "schema" / "rule.schema.json"
    assert published.read_text(encoding="utf-8") == schema_text(), (
        "python -m cptslint packs schema > docs/schema/rule.schema.json"
    )


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(rule_schema())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_built_in_rule_is_valid(path: Path) -> None:
    documents = load_yaml(path)
    assert len(documents) == 2
    assert [error.message for document in documents for error in VALIDATOR.iter_errors(document)] == []


def test_every_kind_is_described() -> None:
    described = [one["if"]["properties"]["kind"]["const"] for one in rule_schema()["$defs"]["rule"]["allOf"]]
    assert described == sorted(MATCHERS)


@pytest.mark.parametrize("kind", sorted(MATCHERS))
def test_unknown_option_is_refused_for_every_kind(kind: str) -> None:
    data = copy.deepcopy(dict(of_kind(kind)))
    data["options"] = {**data["options"], "zzz": True}
    assert not VALIDATOR.is_valid(data)


CHANGES = [
    ("severity: warning", "severity: warn"), ("why:", "pourquoi:"), ("nature: risk", "nature: risque"),
    ("kind: passage", "kind: pasage"), ("scenarios:", "scenario:"), ("any:", "ani:"), ("ESS001", "ESS1"),
    ("kind: passage", "kind: passage\nweight: beaucoup"), ("kind: passage", "kind: passage\ndimension: amour"),
    ("kind: passage", "kind: passage\nprofiles: [clinique]"), ("kind: passage", "kind: passage\none_sided: peut-être"),
    ("any: [pénalité]", "any: [pénalité]\n      kinds: [devoir]"), ("any: [pénalité]", "any: [pénalité]\n      scope: partout"),
    ("any: [pénalité]", "any: [pénalité]\n      quantity: {kind: durée, unit: mois, over: 3}"), ("good:", "bon:"),
    ("options:\n  scenarios:\n    - any: [pénalité]", "options: []"), ("  scenarios:\n    - any: [pénalité]", "  once: true"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_what_the_schema_refuses_the_loader_refuses_too(small_pack: Path, old: str, new: str) -> None:
    path = small_pack / "ESS" / "ESS001.yaml"
    assert old in RULE
    path.write_text(RULE.replace(old, new), encoding="utf-8")
    assert not all(VALIDATOR.is_valid(document) for document in load_yaml(path))
    with pytest.raises(PackError):
        load_pack(small_pack, with_examples=True)


GOOD = [
    ("any: [pénalité]", "any: pénalité"), ("kind: passage", "kind: passage\nweight: 2"),
    ("kind: passage", "kind: passage\nprofiles: [esms, dac]"), ("any: [pénalité]", "any: [pénalité]\n      all: [payer/v, [somme, montant]]"),
    ("any: [pénalité]", "any: [pénalité]\n      bearer: cpts"), ("any: [pénalité]", "bearer: [cpts]\n      kinds: [obligation]"),
    ("  scenarios:\n    - any: [pénalité]", "  scenarios:\n    any: [pénalité]"),
    ("options:\n  scenarios:\n    - any: [pénalité]", "parameters:\n  mois: {value: 6, least: 1, most: 9, meaning: \"Durée.\"}\noptions:\n  scenarios:\n    - any: [pénalité]\n      quantity: {kind: durée, unit: mois, above: $mois}"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), GOOD)
def test_what_the_loader_accepts_the_schema_accepts_too(small_pack: Path, old: str, new: str) -> None:
    path = small_pack / "ESS" / "ESS001.yaml"
    assert old in RULE
    path.write_text(RULE.replace(old, new), encoding="utf-8")
    load_pack(small_pack, with_examples=True)
    assert [error.message for document in load_yaml(path) for error in VALIDATOR.iter_errors(document)] == []


def test_schema_command_writes_it(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from cptslint.cli import main

    with pytest.raises(SystemExit) as caught:
        main(["packs", "schema"])
    assert caught.value.code == 0
    assert capsysbinary.readouterr().out.decode("utf-8") == schema_text()
