"""The file of the figures: read back as written, for rules that exist, and totals only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cptslint.errors import PackError
from cptslint.model.measure import Measure, Measures
from cptslint.packs.measures import NAME, load_measures, measures_text
from tests.conftest import RULES


def test_figures_are_read_back_as_written(tmp_path: Path) -> None:
    measures = Measures("corpus/test", "abc", 18, {"SOR001": Measure(19, 1, 2), "FIN001": Measure(3, 0, 1)})
    (tmp_path / NAME).write_text(measures_text(measures), encoding="utf-8")
    assert load_measures(tmp_path) == measures
    assert measures.total == Measure(22, 1, 3)


def test_pack_that_nobody_measured_has_none(tmp_path: Path) -> None:
    assert load_measures(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"corpus": "c", "version": "v", "conventions": 1, "rules": {"SOR001": {"right": 1}}}',
     '{"corpus": "c", "version": "v", "conventions": -1, "rules": {}}',
     '{"corpus": "c", "version": "v", "conventions": 1, "rules": {"SOR001": {"right": true, "false": 0, "missed": 0}}}'],
)  # fmt: skip
def test_damaged_file_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"mesures\.json : le fichier n'est pas lisible ; réécrivez-le"):
        load_measures(tmp_path)


def test_published_figures_are_of_rules_that_exist(pack) -> None:
    measures = load_measures(RULES)
    assert measures is not None
    assert measures.corpus == "corpus/test"
    assert set(measures.rules) <= {compiled.rule.code for compiled in pack.rules}


def test_published_file_holds_totals_and_nothing_else() -> None:
    data = json.loads((RULES / NAME).read_text(encoding="utf-8"))
    assert set(data) == {"corpus", "version", "conventions", "rules"}
    assert {tuple(entry) for entry in data["rules"].values()} == {("right", "false", "missed")}
