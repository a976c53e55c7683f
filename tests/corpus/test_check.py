"""The check of the gold files."""

from pathlib import Path

import pytest

from corpus.check import Problem, check, fold, known_codes

CODES = frozenset({"SOR001", "RGP001"})
TEXT = "La CPTS transmet un\u00a0bilan. Elle peut refuser. Elle peut refuser.\n"
GOLD = """\
id: a01
title: essai
profile: dac
clean: false
parties:
  - {role: cpts, name: "CPTS", aliases: ["la CPTS"]}
articles:
  - {number: null, title: "Objet", level: 1}
findings:
  - {rule: SOR001}
  - {rule: RGP001, article: "1", quote: "Elle peut refuser", why: "vu deux fois"}
traps: []
commitments:
  - {quote: "transmet un bilan", bearer: cpts, kind: obligation, financial: false}
balance: equilibre
"""


def run(folder: Path, gold: str = GOLD, text: str = TEXT, codes: frozenset[str] = CODES) -> list[Problem]:
    (folder / "gold.yaml").write_text(gold, encoding="utf-8")
    (folder / "convention.txt").write_text(text, encoding="utf-8")
    return list(check(folder, codes))


def faults(problems: list[Problem]) -> list[str]:
    return [problem.what for problem in problems if not problem.notice]


def test_a_sound_convention_gives_notices_only(tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    assert [str(problem) for problem in run(tmp_path)] == [
        f"{path}: notice: 11 words",
        f"{path}: notice: 1 commitments, expected 15 to 60",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("title: essai", "titre: essai", "gold: unknown key 'titre'"),
        ("clean: false", "clean: non", "gold: clean is 'non', expected true or false"),
        ("role: cpts", "role: autre", "parties 1: role is 'autre', expected one of cpts, partner"),
        ("level: 1", "level: 0", "articles 1: level is 0, expected a whole number from 1"),
        ("number: null", "number: 1.1", "articles 1: number is 1.1, expected a text or null"),
        (", financial: false", "", "commitments 1: missing key 'financial'"),
        ("  - {rule: SOR001}", "  - SOR001", "findings 1: expected keys and values, found 'SOR001'"),
        ("rule: SOR001", "rule: SOR999", "findings 1: unknown rule SOR999"),
        ("un bilan", "un rapport", "commitments 1: quote not found: transmet un rapport"),
        ("transmet un bilan", "Elle peut", "commitments 1: quote found 2 times: Elle peut"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert fault in faults(run(tmp_path, GOLD.replace(old, new)))


def test_codes_are_left_unchecked_when_none_is_known(tmp_path: Path) -> None:
    assert faults(run(tmp_path, GOLD.replace("SOR001", "SOR999"), codes=frozenset())) == []


def test_quotes_of_a_docx_come_from_the_accepted_text(tmp_path: Path) -> None:
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf-8")
    source = "---\nheadings: bold\n---\nLa CPTS transmet {-deux-}{+un+} bilan^[annuel]. Elle peut refuser.\n"
    (tmp_path / "source.md").write_text(source, encoding="utf-8")
    assert faults(list(check(tmp_path, CODES))) == []


def test_a_folder_without_text_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "gold.yaml").write_text(GOLD, encoding="utf-8")
    assert faults(list(check(tmp_path, CODES))) == [f"[Errno 2] No such file or directory: '{tmp_path / 'source.md'}'"]


def test_codes_come_from_the_catalogue_else_from_the_packs(tmp_path: Path) -> None:
    root = tmp_path / "main"
    (root / "rules" / "SOR").mkdir(parents=True)
    (root / "rules" / "SOR" / "SOR002.yaml").write_text("code: SOR002\n---\nbad: []\n", encoding="utf-8")
    (root / "rules" / "sources.yaml").write_text("{}\n", encoding="utf-8")
    assert known_codes(root) == {"SOR002"}
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "catalogue.yaml").write_text("SOR:\n  SOR001: {slug: sortie}\n", encoding="utf-8")
    assert known_codes(root) == {"SOR001"}


def test_fold_joins_every_white_space() -> None:
    assert fold(" a\u202fb\n\tc\u00a0 d ") == "a b c d"
