"""Whole fair conventions, written blind to the rules: nothing to negotiate is raised on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.model.rule import Severity
from cptslint.packs.rules import Pack
from cptslint.readers import read

FAIR = sorted((Path(__file__).parent / "fair").glob("*.txt"))


@pytest.mark.parametrize("path", FAIR, ids=lambda path: path.stem)
def test_nothing_to_negotiate_in_a_fair_convention(path: Path, pack: Pack) -> None:
    report = analyse(read(path), pack)
    raised = [f for f in report.findings if f.severity is not Severity.INFO]
    assert [(f.rule.code, f.location) for f in raised] == []
    assert report.contract.has_defended_party
    assert len(report.contract.parties) == 2
