"""Findings that are known already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cptslint.errors import ConfigError
from cptslint.model.suppression import Ground, Suppression
from cptslint.suppress.baseline import Baseline, Entry, compare, dump, entries_of, key_of, load, pruned
from tests.suppress.convention import FOUND, TEXT, found, notes, open_codes

PATH = Path("reference.json")
KNOWN = Baseline({"c.txt": entries_of(found(TEXT))})


def test_every_known_finding_is_set_aside() -> None:
    report = compare(found(TEXT), KNOWN, PATH)
    assert open_codes(report) == []
    assert [one.finding.rule.code for one in report.suppressed] == FOUND
    assert {one.decision for one in report.suppressed} == {Suppression(Ground.BASELINE, place="reference.json")}
    assert notes(report) == []


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Article 3", "Article 5").replace("Article 4", "Article 3"),
        TEXT.replace("Article 2 - Durée\n", "Article 2 - Durée\nLes parties se réunissent une fois par an.\n\n"),
        TEXT.replace("Chaque partie", "3.1 Chaque  partie"),
    ],
    ids=["renumbered", "moved", "numbered"],
)
def test_article_that_moves_or_takes_another_number_stays_known(text: str) -> None:
    assert text != TEXT
    assert open_codes(compare(found(text), KNOWN, PATH)) == []


def test_changed_words_are_a_new_finding_and_the_old_one_is_told() -> None:
    report = compare(found(TEXT.replace("d'un an.", "de deux ans.")), KNOWN, PATH)
    assert open_codes(report) == ["SOR004"]
    message = "Un point de la référence (reference.json) n'est plus relevé : « cptslint baseline prune » la met à jour."
    assert notes(report) == [("baseline-stale", message)]


def test_second_passage_of_the_same_words_is_a_new_finding() -> None:
    line = "La CPTS verse une pénalité de 50 euros par retard.\n"
    twice = TEXT.replace(line, line + "Les parties se réunissent.\n" + line)
    assert open_codes(compare(found(twice), KNOWN, PATH)) == ["ENG009"]


def test_rule_that_was_not_run_leaves_its_entries_alone() -> None:
    known = Baseline({"c.txt": (*KNOWN.files["c.txt"], Entry("FIN001", "0" * 16))})
    assert notes(compare(found(TEXT), known, PATH)) == []


def test_conventions_are_named_from_the_folder_of_the_baseline(tmp_path: Path) -> None:
    assert key_of(str(tmp_path / "a" / "c.txt"), tmp_path / "b.json") == "a/c.txt"
    assert key_of(str(tmp_path / "c.txt"), tmp_path / "b" / "b.json") == "../c.txt"


def test_file_is_sorted_and_reads_back(tmp_path: Path) -> None:
    baseline = Baseline({"b.txt": KNOWN.files["c.txt"], "a.txt": (Entry("SOR001", "0" * 16),), "vide.txt": ()})
    path = tmp_path / "b.json"
    path.write_bytes(dump(baseline))
    assert load(path).files == {name: entries for name, entries in baseline.files.items() if entries}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:4] == ["{", '  "version": 1,', '  "files": {', '    "a.txt": [']
    assert lines[4] == '      {"rule": "SOR001", "fingerprint": "0000000000000000"}'
    assert json.loads(lines[-4].strip().rstrip(",")) == {
        "rule": "SOR004",
        "fingerprint": KNOWN.files["c.txt"][3].fingerprint,
        "location": "article 3, al. 1",
        "quote": "Chaque partie peut résilier la convention sous réserve d'un préavis d'un an",
    }
    assert dump(Baseline({})) == b'{\n  "version": 1,\n  "files": {}\n}\n'


def test_pruning_keeps_what_is_still_found_and_what_was_not_read() -> None:
    baseline = Baseline({"c.txt": KNOWN.files["c.txt"], "d.txt": (Entry("SOR001", "0" * 16),)})
    left = pruned(baseline, {"c.txt": KNOWN.files["c.txt"][:1]})
    assert left.files == {"c.txt": KNOWN.files["c.txt"][:1], "d.txt": (Entry("SOR001", "0" * 16),)}


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": [3]}}']
)
def test_file_that_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    wanted = f"« {path} » n'est pas une référence de cptslint : réécrivez-la avec « cptslint baseline -o {path} »."
    assert str(caught.value) == wanted


def test_absent_baseline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "b.json")
    assert (
        str(caught.value)
        == f"la référence « {tmp_path / 'b.json'} » n'existe pas : écrivez-la avec « cptslint baseline »."
    )
