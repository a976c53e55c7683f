"""The five texts the project was started from, when they are beside the repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.cli.check import exit_code
from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.readers import read
from tests.checking import built_in
from tests.conftest import ROOT

SEEDS = ROOT.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")


def seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


@cache
def report(number: str, party: str | None = None) -> Report:
    return analyse(read(seed(number)), built_in(), party=party)


@pytest.mark.parametrize(
    ("number", "articles"),
    [
        ("000", "1 2 2.1 2.2 3 4 4.1 4.2 5 6 7 7.1 7.2 8 9"),
        ("004", "1 2 2.1 2.2 3 3.1 3.2 3.2.1 3.2.2 3.3 4 5 5.1 5.2 6 7 8 8.1 8.2 8.3 8.4 8.5 8.6 9 10 11 12 13 14 15"),
    ],
)
def test_numbered_articles_of_a_convention_in_order(number: str, articles: str) -> None:
    found = [article.number for article in report(number).contract.articles if article.number]
    assert found == articles.split()


@pytest.mark.parametrize("number", ["000", "004"])
def test_a_seed_that_is_a_convention_is_analysed(number: str) -> None:
    found = report(number)
    assert (found.contract.is_convention, found.contract.why_not) == (True, "")
    assert len(found.rules) == len(built_in().rules)


@pytest.mark.parametrize("number", ["001", "002", "003"])
def test_a_seed_that_is_no_convention_is_told_in_one_sentence(number: str) -> None:
    found = report(number)
    assert not found.contract.is_convention
    assert found.contract.why_not.count(".") == 1
    assert found.contract.why_not.endswith(".")
    assert (found.findings, found.in_order, found.not_assessed, found.balance.verdict) == ((), (), (), None)
    assert exit_code([found], [], "error") == 2


def test_no_party_to_defend_between_a_crt_and_a_dac() -> None:
    found = report("004")
    assert not found.contract.has_defended_party
    assert found.balance.verdict is None
    assert [note.code for note in found.notes] == ["no-defended-party"]


def test_the_dac_can_be_defended() -> None:
    found = report("004", "DAC")
    assert found.contract.has_defended_party
    assert found.balance.verdict is not None


def test_nothing_is_asked_of_a_cpts_that_is_no_party() -> None:
    found = report("004", "DAC")
    assert "OBJ004" not in [finding.rule.code for finding in found.findings]
    reasons = {skipped.rule: skipped.reason for skipped in found.not_assessed}
    assert reasons["OBJ004"] == "sans objet : aucune CPTS n'est partie à la convention"


@pytest.mark.parametrize(("number", "party"), [("000", None), ("004", None), ("004", "DAC")])
def test_every_finding_quotes_its_passage(number: str, party: str | None) -> None:
    found = report(number, party)
    text = found.contract.document.text
    assert [f.rule.code for f in found.findings if f.span and not f.span.slice(text).strip()] == []
    assert [f.rule.code for f in found.findings if f.span and not f.location] == []


@pytest.mark.parametrize(
    ("number", "party", "rules"),
    [
        ("000", None, "FOR001 FOR002 FOR005 LIT002 REF004 RGP002 SOR008"),
        ("004", "DAC", "ASS001 FOR001 FOR002 FOR008 REF001 RGP002 RGP003"),
    ],
)
def test_a_model_raises_what_a_jurist_found_in_it_and_nothing_else(number: str, party: str, rules: str) -> None:
    raised = {finding.rule.code for finding in report(number, party).findings if finding.severity is not Severity.INFO}
    assert sorted(raised) == rules.split()


def test_naming_the_party_to_defend_takes_no_finding_away() -> None:
    raised = {finding.rule.code for finding in report("004").findings}
    assert raised <= {finding.rule.code for finding in report("004", "DAC").findings}
