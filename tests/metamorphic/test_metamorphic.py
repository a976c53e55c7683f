"""What a change of a convention must change in its findings, and what it must leave.

Exchanging the roles of the parties is in `tests/test_balance.py`, other formats in `tests/readers/formats`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.model.report import Report
from cptslint.packs.rules import Pack
from cptslint.readers import read, read_bytes
from tests.metamorphic.transforms import UNCHANGING, lines_of, without_article

pytestmark = pytest.mark.metamorphic
DEV = Path(__file__).resolve().parents[2] / "corpus" / "dev"
Original = Callable[[str], Report]
TEXTS = ("d04", "d08", "d25")
PRINTED = ("d02", "d14", "d31")
"""DOCX whose duties stand in no table: a text keeps no table."""


def report_on(lines: Sequence[str], pack: Pack) -> Report:
    return analyse(read_bytes("\n\n".join(lines).encode(), "c.txt"), pack)


@pytest.fixture(scope="session")
def original(pack: Pack) -> Callable[[str], Report]:
    """Return the function that reports on a convention of the corpus, each read once."""

    @cache
    def report(name: str) -> Report:
        (path,) = next(DEV.glob(f"{name}-*")).glob("convention.*")
        return analyse(read(path), pack)

    return report


def places(report: Report) -> Counter[tuple[str, str | None]]:
    """Return how many findings of each rule there are in each article."""
    return Counter((finding.rule.code, finding.article) for finding in report.findings)


def codes(report: Report) -> Counter[str]:
    return Counter(finding.rule.code for finding in report.findings)


@pytest.mark.parametrize("name", PRINTED)
def test_text_of_a_docx_gives_its_findings(name: str, original: Original, pack: Pack) -> None:
    report = original(name)
    assert places(report_on(lines_of(report.contract), pack)) == places(report)


@pytest.mark.parametrize("change", UNCHANGING)
@pytest.mark.parametrize("name", TEXTS)
def test_change_of_form_changes_no_finding(name: str, change: str, original: Original, pack: Pack) -> None:
    report = original(name)
    changed = UNCHANGING[change](report.contract)
    assert changed != lines_of(report.contract)
    assert places(report_on(changed, pack)) == places(report)


@pytest.mark.parametrize(
    ("name", "title", "raised"),
    [
        ("d02", "différend", {"LIT001"}),
        ("d02", "assuranc", {"ASS001", "RES001", "FOR004"}),
        ("d02", "durée", {"DUR001", "DUR004", "SOR001", "FOR004"}),
        ("d14", "données", {"RGP001", "RGP005", "FOR004"}),
        ("d04", "suivi", {"SUI001", "SUI003", "SUI004", "FOR004"}),
    ],
)
def test_article_that_is_removed_is_missed_and_nothing_else_changes(
    name: str, title: str, raised: set[str], original: Original, pack: Pack
) -> None:
    report = original(name)
    before, after = codes(report), codes(report_on(without_article(report.contract, title), pack))
    assert (set(after - before), before - after) == (raised, Counter())
