"""`cptslint compare`, as a user runs it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compare.drafts import ARTICLES, DUTIES, MONEY, OBJECT, draft
from tests.conftest import ROOT
from tests.test_cli import Call, call  # noqa: F401

FIRM = (DUTIES[0], DUTIES[1].replace("s'engage à faire ses meilleurs efforts pour proposer", "garantit"))


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "ancien.txt", tmp_path / "nouveau.txt"
    old.write_text(draft(*ARTICLES), encoding="utf-8")
    new.write_text(draft(OBJECT, FIRM, *ARTICLES[2:]), encoding="utf-8")
    return old, new


def test_worse_draft_exits_1_and_better_0(call: Call, files: tuple[Path, Path]) -> None:  # noqa: F811
    old, new = files
    assert call("compare", old, new)[0] == 1
    assert call("compare", new, old)[0] == 0
    assert call("compare", old, new, "--fail-on", "none")[0] == 0


def test_output_is_written_and_inputs_stay_as_they_were(call: Call, files: tuple[Path, Path], tmp_path: Path) -> None:  # noqa: F811
    before = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    code, out, err = call("compare", *files, "--format", "html", "-o", tmp_path / "c.html")
    assert (code, out, err) == (1, "", "")
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in files] == before


@pytest.mark.parametrize("which", [0, 1])
def test_never_writes_over_a_draft(call: Call, files: tuple[Path, Path], which: int) -> None:  # noqa: F811
    before = files[which].read_bytes()
    code, out, err = call("compare", *files, "-o", files[which])
    assert (code, out) == (2, "")
    assert err == f"cptslint : « {files[which]} » est la convention à lire : donnez un autre nom au fichier à écrire.\n"
    assert files[which].read_bytes() == before


def test_missing_file_is_one_sentence(call: Call, files: tuple[Path, Path], tmp_path: Path) -> None:  # noqa: F811
    code, out, err = call("compare", files[0], tmp_path / "absent.docx")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "absent.docx" in err


def test_missing_second_file_says_so(call: Call, files: tuple[Path, Path]) -> None:  # noqa: F811
    assert call("compare", files[0])[0] == 2


def test_text_that_is_no_convention_exits_2_and_says_why(call: Call, files: tuple[Path, Path], tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "liste.txt").write_text("Pommes, poires, scoubidous et autres achats du mardi.\n", encoding="utf-8")
    code, out, _ = call("compare", files[0], tmp_path / "liste.txt")
    assert code == 2
    assert "Le nouveau texte n'a pas pu être comparé" in " ".join(out.split())


def test_other_party_to_defend(call: Call, files: tuple[Path, Path]) -> None:  # noqa: F811
    code, out, _ = call("compare", *files, "--party", "Centre hospitalier", "--format", "json")
    answer = json.loads(out)
    firmer = [c["new"]["bearer"] for c in answer["commitments"] if c["change"] == "firmer"]
    assert (code, answer["worse"], firmer) == (0, [], ["partner"])


def test_one_of_the_two_texts_may_come_from_the_standard_input(files: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "cptslint", "compare", "-", str(files[1]), "--format", "json"]
    ran = subprocess.run(command, input=draft(*ARTICLES).encode(), capture_output=True, cwd=ROOT, check=False)
    assert (ran.returncode, json.loads(ran.stdout)["old"]["path"]) == (1, "-")


def test_both_cannot(call: Call) -> None:  # noqa: F811
    code, _, err = call("compare", "-", "-")
    assert (code, err) == (
        2,
        "cptslint : « - » ne peut désigner qu'un des deux textes : donnez le nom de fichier de l'autre.\n",
    )


def test_unused_money_article_is_kept_whole(call: Call, tmp_path: Path) -> None:  # noqa: F811
    """A removed article is never silent, even when no rule and no commitment sees it."""
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    plain = ("Divers", "Le présent article rappelle que la rivière traverse le territoire d'est en ouest.")
    old.write_text(draft(*ARTICLES, plain), encoding="utf-8")
    new.write_text(draft(*ARTICLES), encoding="utf-8")
    _, out, _ = call("compare", old, new, "--format", "json")
    assert [s["old"][0]["title"] for s in json.loads(out)["sections"] if s["change"] == "removed"] == ["Divers"]
    assert MONEY[0] in out


def test_the_name_of_the_file_tells_the_format(call: Call, files: tuple[Path, Path], tmp_path: Path) -> None:  # noqa: F811
    for name, begin in (("c.html", "<!DOCTYPE html>"), ("c.json", "{")):
        assert call("compare", *files, "-o", tmp_path / name) == (1, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)
    code, _, err = call("compare", *files, "-o", tmp_path / "c.docx")
    assert (code, "terminez son nom par : .html, .htm, .json, .txt." in err) == (2, True)
    assert not (tmp_path / "c.docx").exists()
