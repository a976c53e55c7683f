"""Accepted risks and baselines, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.suppress.convention import TEXT
from tests.test_cli import UNFAIR, shell, valid

SELECT = ("--select", "ENG009,DUR002,SOR004")
ACCEPTED = TEXT.replace(
    "Article 4 - ",
    "<!-- cptslint: accepter ENG009 — le bureau l'a voté ; par le bureau ; jusqu'au 31/12/2026 -->\nArticle 4 - ",
)


@pytest.fixture
def convention(tmp_path: Path) -> Path:
    path = tmp_path / "c.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def described(out: bytes) -> list[tuple[str, str | None]]:
    """Return the code of each finding with what set it aside."""
    (document,) = valid(out.decode())["documents"]
    return [(f["rule"], f["suppressed"] and f["suppressed"]["ground"]) for f in document["findings"]]


def test_accepted_risks_do_not_count_and_stay_visible(convention: Path) -> None:
    assert shell(convention, *SELECT).returncode == 1
    convention.write_text(ACCEPTED, encoding="utf-8")
    text = shell(convention, *SELECT, SOURCE_DATE_EPOCH="1767225600")
    assert text.returncode == 0
    assert "2 risques acceptés (ENG009) : hors du compte, mais toujours dans l'équilibre." in " ".join(
        text.stdout.decode().split()
    )
    run = shell(convention, *SELECT, "--format", "json", SOURCE_DATE_EPOCH="1767225600")
    assert described(run.stdout) == [("ENG009", "in-file"), ("ENG009", "in-file"), ("DUR002", None), ("SOR004", None)]
    first = valid(run.stdout.decode())["documents"][0]["findings"][0]["suppressed"]
    assert first == {
        "ground": "in-file",
        "reason": "le bureau l'a voté",
        "by": "le bureau",
        "on": None,
        "until": "2026-12-31",
        "place": "ligne 17",
    }
    sarif = json.loads(shell(convention, *SELECT, "--format", "sarif", SOURCE_DATE_EPOCH="1767225600").stdout)
    told = [(r["ruleId"], [s["kind"] for s in r["suppressions"]]) for r in sarif["runs"][0]["results"]]
    assert sorted(told) == [("DUR002", []), ("ENG009", ["inSource"]), ("ENG009", ["inSource"]), ("SOR004", [])]
    justification = "accepté par le bureau, jusqu'au 31/12/2026 (ligne 17) : le bureau l'a voté"
    assert {s["justification"] for r in sarif["runs"][0]["results"] for s in r["suppressions"]} == {justification}
    for form in ("html", "markdown"):
        page = shell(convention, *SELECT, "--format", form, SOURCE_DATE_EPOCH="1767225600").stdout.decode()
        assert "Risques acceptés et points déjà connus (2)" in page.replace("\\", "")
        assert page.replace("\u00a0", " ").replace("\\", "").replace("&#x27;", "'").count(justification) == 2


def test_word_comment_accepts_a_risk(tmp_path: Path) -> None:
    document = docx.Document(str(UNFAIR))
    (paragraph,) = [p for p in document.paragraphs if "peut mettre fin à la convention à tout moment" in p.text]
    document.add_comment(paragraph.runs, text="cptslint: accepter SOR002 — voté le 12 janvier", author="Mme Roy")
    document.save(str(tmp_path / "c.docx"))
    run = shell(tmp_path / "c.docx", "--select", "SOR", "--format", "json")
    (document,) = valid(run.stdout.decode())["documents"]
    (accepted,) = [f for f in document["findings"] if f["suppressed"]]
    assert (accepted["rule"], accepted["location"]) == ("SOR002", "article 11.3, al. 1")
    assert accepted["suppressed"]["reason"] == "voté le 12 janvier"
    assert (accepted["suppressed"]["by"], accepted["suppressed"]["place"]) == ("Mme Roy", "commentaire Word de Mme Roy")


def test_acceptance_past_its_last_day_counts_again(convention: Path) -> None:
    convention.write_text(ACCEPTED, encoding="utf-8")
    run = shell(convention, *SELECT, "--format", "json", SOURCE_DATE_EPOCH="1798761600")
    assert run.returncode == 1
    (document,) = valid(run.stdout.decode())["documents"]
    assert [note["code"] for note in document["notes"]] == ["acceptance-expired"]


def test_wrong_file_beside_a_convention_is_one_sentence(convention: Path) -> None:
    beside = convention.with_name("c.txt.cptslint.toml")
    beside.write_text('[[accept]]\nrule = "SOR004"\nmotif = "x"\n', encoding="utf-8")
    run = shell(convention)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode().startswith(f"cptslint : {beside}, ligne 3 : la clé « motif » n'existe pas")


def test_baseline_leaves_only_new_findings(convention: Path) -> None:
    folder = convention.parent
    reference = folder / "reference.json"
    made = shell("baseline", convention, "-o", reference)
    assert (made.returncode, made.stdout) == (0, b"")
    run = shell(convention, "--baseline", reference, "--format", "json")
    assert run.returncode == 0
    assert {ground for _, ground in described(run.stdout)} == {"baseline"}
    convention.write_text(TEXT.replace("50 euros", "500 euros"), encoding="utf-8")
    run = shell(convention, "--baseline", reference, "--format", "json")
    assert run.returncode == 1
    assert [code for code, ground in described(run.stdout) if ground is None] == ["ENG009"]
    before = reference.read_bytes()
    pruned = shell("baseline", "prune", "--baseline", reference)
    assert pruned.stdout.decode() == f"1 point ôté de {reference}.\n"
    assert len(reference.read_bytes().splitlines()) == len(before.splitlines()) - 1
    convention.unlink()
    assert shell("baseline", "prune", "--baseline", reference).returncode == 0
    assert json.loads(reference.read_text(encoding="utf-8"))["files"] == {}


def test_baseline_is_found_from_the_configuration_and_keeps_other_conventions(convention: Path) -> None:
    folder = convention.parent
    other = folder / "d.txt"
    other.write_text(TEXT, encoding="utf-8")
    assert shell("baseline", convention, "-o", folder / ".cptslint-baseline.json").returncode == 0
    assert shell("baseline", other, "-o", folder / ".cptslint-baseline.json").returncode == 0
    (folder / ".cptslint.toml").write_text('baseline = ".cptslint-baseline.json"\n', encoding="utf-8")
    assert shell(folder).returncode == 0


def test_baseline_is_never_written_over_a_convention_nor_made_of_a_bad_file(convention: Path) -> None:
    over = shell("baseline", convention, "-o", convention)
    assert (over.returncode, convention.read_text(encoding="utf-8")) == (2, TEXT)
    bad = convention.with_name("bad.json")
    bad.write_text("perdu ?", encoding="utf-8")
    run = shell("baseline", convention, "-o", bad)
    assert (run.returncode, bad.read_text(encoding="utf-8")) == (2, "perdu ?")
    assert "n'est pas une référence de cptslint" in run.stderr.decode()
    absent = shell(convention, "--baseline", convention.with_name("absent.json"))
    assert (absent.returncode, absent.stdout) == (2, b"")
    assert "n'existe pas : écrivez-la avec « cptslint baseline »" in absent.stderr.decode()
