"""The corpus is well annotated, and the tool answers as its annotation does."""

from __future__ import annotations

import sys
from functools import cache
from subprocess import run

import pytest

from benchmarks.accuracy import Score, f1, score_folder
from tests.checking import built_in
from tests.conftest import ROOT

ARTICLES = 0.96
FINDINGS = 0.75
BEARER = 0.82
KIND = 0.85
MONEY = 0.87
"""Floors on the development conventions, under what was last measured: F1, then shares of the annotated commitments."""
VERDICTS = 0.75
TRAPS = 0.05
CLEAN_ALARMS = 15
"""Share of right verdicts, share of traps sprung, errors and warnings on all the clean conventions together."""
pytestmark = pytest.mark.xdist_group("corpus")
"""The tests of one process, when there are several: all need the score of every convention."""
FOLDERS = sorted(path.parent for path in (ROOT / "corpus" / "dev").glob("*/gold.yaml"))
each = pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])


@cache
def score(name: str) -> Score:
    return score_folder(ROOT / "corpus" / "dev" / name, built_in(), ())


@cache
def total() -> Score:
    added = Score()
    for folder in FOLDERS:
        added.add(score(folder.name))
    return added


def test_the_whole_corpus_passes_its_check() -> None:
    done = run([sys.executable, "-m", "corpus.check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stdout.splitlines() if "notice" not in line]) == (0, [])


@each
def test_articles_are_those_of_the_annotation(name: str) -> None:
    both, annotated, found = score(name).articles
    assert f1(both, found - both, annotated - both)[2] >= ARTICLES


def test_clean_conventions_raise_next_to_nothing() -> None:
    assert total().clean_alarms <= CLEAN_ALARMS


def test_verdicts_are_those_of_the_annotation() -> None:
    right, all_ = total().verdicts
    assert right / all_ >= VERDICTS


def test_traps_are_seldom_sprung() -> None:
    sprung, all_ = total().traps
    assert sprung / all_ <= TRAPS


def test_errors_and_warnings_reach_the_floor() -> None:
    true, false, missed = (sum(c.values()) for c in (total().true, total().false, total().missed))
    assert f1(true, false, missed)[2] >= FINDINGS


@pytest.mark.parametrize(("place", "floor"), [(2, BEARER), (3, KIND), (4, MONEY)], ids=["bearer", "kind", "money"])
def test_commitments_reach_the_floor(place: int, floor: float) -> None:
    right = total().commitments
    assert right[place] / right[0] >= floor
