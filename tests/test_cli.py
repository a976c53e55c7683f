from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from cptslint.cli import cli, main
from cptslint.packs.rules import load_pack
from cptslint.version import VERSION
from tests.conftest import ROOT

DEV = ROOT / "corpus" / "dev"
UNFAIR = DEV / "d01-centre-hospitalier-parcours" / "convention.docx"
CLEAN = DEV / "d08-cpam-accompagnement" / "convention.txt"
SCHEMA = json.loads((ROOT / "docs" / "schema" / "report.schema.json").read_text(encoding="utf-8"))
Call = Callable[..., tuple[int, str, str]]


load_once = cache(load_pack)


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run the command in this process, with packs loaded once: exit code, standard output, standard error."""
    monkeypatch.setattr("cptslint.packs.rules.load_pack", load_once)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        return int(caught.value.code or 0), out.decode("utf-8"), err.decode("utf-8")

    return run


def shell(*arguments: str | Path, text: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does."""
    command = [sys.executable, "-m", "cptslint", *map(str, arguments)]
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    return subprocess.run(command, input=text, capture_output=True, env={**kept, **environment}, cwd=ROOT, check=False)


def valid(out: str) -> dict[str, Any]:
    """Return a JSON report after its validation."""
    report: dict[str, Any] = json.loads(out)
    jsonschema.validate(report, SCHEMA)
    return report


@pytest.mark.parametrize(
    ("convention", "fail_on", "code"),
    [
        (UNFAIR, "error", 1),
        (UNFAIR, "warning", 1),
        (UNFAIR, "info", 1),
        (UNFAIR, "none", 0),
        (CLEAN, "error", 0),
        (CLEAN, "warning", 0),
        (CLEAN, "none", 0),
    ],
)
def test_exit_code_follows_the_gravest_finding(call: Call, convention: Path, fail_on: str, code: int) -> None:
    assert call(convention, "--fail-on", fail_on)[0] == code


def test_fail_on_is_error_by_default(call: Call) -> None:
    assert (call(UNFAIR)[0], call(CLEAN)[0]) == (1, 0)


@pytest.mark.parametrize("fail_on", ["info", "warning", "error"])
def test_fail_on_counts_what_is_as_grave_or_graver(call: Call, fail_on: str) -> None:
    convention = DEV / "d06-crt-ehpad" / "convention.txt"
    severities = {f["severity"] for f in valid(call(convention, "--format", "json")[1])["documents"][0]["findings"]}
    order = ["error", "warning", "info"]
    expected = int(any(order.index(severity) <= order.index(fail_on) for severity in severities))
    assert call(convention, "--fail-on", fail_on)[0] == expected


def test_check_may_be_left_out(call: Call) -> None:
    assert call("check", CLEAN) == call(CLEAN)


@pytest.mark.parametrize("convention", sorted(DEV.glob("*/convention.*")), ids=lambda path: path.parent.name[:3])
def test_json_is_valid(call: Call, convention: Path) -> None:
    code, out, err = call(convention, "--format", "json")
    assert (code in (0, 1), err) == (True, "")
    (document,) = valid(out)["documents"]
    assert document["path"] == str(convention)


def test_several_files_with_one_that_cannot_be_read(call: Call, tmp_path: Path) -> None:
    missing = tmp_path / "absente.docx"
    code, out, err = call(CLEAN, missing, UNFAIR, "--format", "json")
    report = valid(out)
    assert code == 2
    assert [document["path"] for document in report["documents"]] == [str(CLEAN), str(UNFAIR)]
    message = f"« {missing} » est introuvable : vérifiez le nom et le dossier du fichier."
    assert report["errors"] == [{"path": str(missing), "message": message}]
    assert err == f"cptslint : {message}\n"


def test_several_files_in_text_are_all_reported(call: Call, tmp_path: Path) -> None:
    code, out, err = call(CLEAN, tmp_path / "absente.docx", UNFAIR)
    assert code == 2
    assert str(CLEAN.parent.name) in out
    assert str(UNFAIR.parent.name) in out
    assert err.count("\n") == 1


BAD = {
    "empty": (b"", "est vide"),
    "image": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "est une image PNG"),
    "old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "est un fichier Office d'un ancien format"),
    "truncated": (UNFAIR.read_bytes()[:4000], "est un DOCX tronqué ou endommagé"),
    "noise": (random.Random(7).randbytes(4096), "n'est ni un DOCX ni un texte"),
    "twenty megabytes": (b"Article 1. La CPTS paie.\n" * 800_000, "dépasse 5 Mo de texte"),
}


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_french_sentence(call: Call, tmp_path: Path, name: str, format_: str) -> None:
    path = tmp_path / "convention.docx"
    path.write_bytes(BAD[name][0])
    code, out, err = call(path, "--format", format_)
    assert code == 2
    assert err.startswith(f"cptslint : « {path} » {BAD[name][1]}")
    assert err.endswith(".\n")
    assert err.count("\n") == 1
    assert out == "" if format_ == "text" else valid(out)["documents"] == []
    assert path.read_bytes() == BAD[name][0]


@pytest.mark.parametrize("name", ["absente.docx", "."])
def test_missing_file_and_folder(call: Call, tmp_path: Path, name: str) -> None:
    code, out, err = call(tmp_path / name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"cptslint : « {tmp_path / name} » ")


def test_name_with_a_line_end_is_told_on_one_line(call: Call) -> None:
    assert call("a\nb.txt")[2] == "cptslint : « a b.txt » est introuvable : vérifiez le nom et le dossier du fichier.\n"


@pytest.mark.parametrize(
    "text", ["Bonjour, à demain.", "Article 1 - Objet\nUn texte.", "Liste de courses\n- pain\n- lait"]
)
def test_text_that_is_no_convention_has_no_finding(call: Call, tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text(text, encoding="utf-8")
    code, out, _ = call(path, "--format", "json")
    (document,) = valid(out)["documents"]
    assert code == 2
    assert document["findings"] == []
    assert [note["code"] for note in document["notes"] if note["code"] == "not-a-convention"] == ["not-a-convention"]


@pytest.mark.parametrize("options", [["--format", "sarif"], ["--format", "gitlab"], ["--quiet"], ["-o", "r.html"]])
def test_a_text_that_is_no_convention_is_refused_aloud_when_no_report_says_it(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text("Bonjour, à demain.", encoding="utf-8")
    for _ in range(2):  # the second answer may be one that was kept
        code, _, told = call("note.txt", *options)
        assert code == 2
        assert told.startswith("cptslint : « note.txt » : Ce document n'est pas une convention")
        assert told.count("\n") == 1
    assert call("note.txt")[2] == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--nope"], "l'option « --nope » n'existe pas ; essayez « cptslint check --help »."),
        (["check"], "il manque « FICHIER » ; essayez « cptslint check --help »."),
        (["--format", "json"], "il manque « FICHIER » ; essayez « cptslint check --help »."),
        (["explain"], "il manque « CODE » ; essayez « cptslint explain --help »."),
        (["a", "--party"], "l'option « --party » demande une valeur ; essayez « cptslint check --help »."),
        (["a", "--format", "xml"], "la valeur donnée à « --format » ne convient pas ; valeurs admises : text, concise, json, sarif, html, markdown, github, gitlab, junit, rdjson, docx, xlsx."),
        (["a", "--fail-on", "x"], "la valeur donnée à « --fail-on » ne convient pas ; valeurs admises : error, warning, info, none."),
        (["a", "--width", "3"], "la valeur donnée à « --width » ne convient pas ; un nombre de 40 à 400 est attendu."),
        (["a", "--width", "x"], "la valeur donnée à « --width » ne convient pas ; un nombre de 40 à 400 est attendu."),
        (["rules", "x"], "« x » est de trop ; essayez « cptslint rules --help »."),
        (["explain", "SOR02"], "la règle « SOR02 » n'existe pas ; vouliez-vous dire « SOR002 » ?"),
        ([""], "« . » est un dossier : donnez le fichier de la convention lui-même."),
    ],
)  # fmt: skip
def test_bad_command_is_one_french_sentence(call: Call, arguments: list[str], message: str) -> None:
    assert call(*arguments) == (2, "", f"cptslint : {message}\n")


def test_pack_that_does_not_exist(call: Call, tmp_path: Path) -> None:
    message = f"{tmp_path} : ce dossier n'est pas un jeu de règles : il n'a pas de sous-dossier « lexique »"
    assert call(CLEAN, "--packs", tmp_path) == (2, "", f"cptslint : {message}\n")


def test_unknown_party_is_told_with_those_that_are_known(call: Call) -> None:
    code, out, err = call(UNFAIR, "--party", "Toto")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("cptslint : --party : aucune partie ne s'appelle « Toto » ; parties reconnues : « ")


def test_party_changes_who_is_defended(call: Call) -> None:
    (document,) = valid(call(UNFAIR, "--format", "json")[1])["documents"]
    partner = next(party["name"] for party in document["parties"] if party["role"] == "partner")
    (other,) = valid(call(UNFAIR, "--party", partner, "--format", "json")[1])["documents"]
    assert other["balance"]["index"] == -document["balance"]["index"]


@pytest.mark.parametrize("code", ["SOR002", "sor002", "sortie-reservee-au-partenaire"])
def test_a_rule_is_explained_by_its_code_or_its_name(call: Call, code: str) -> None:
    exit_code, out, err = call("explain", code)
    assert (exit_code, err) == (0, "")
    assert out.startswith("Résiliation réservée au partenaire\nSOR002, sortie-reservee-au-partenaire\n")


def test_rules_lists_every_rule_once(call: Call) -> None:
    code, out, _ = call("rules")
    files = {path.stem for path in (ROOT / "rules").glob("*/*.yaml") if path.parent.name.isupper()}
    assert code == 0
    assert {name: out.count(name) for name in files} == dict.fromkeys(files, 1)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "--help"], ["explain", "-h"], ["rules", "-h"]])
def test_help_through_the_runner_of_click(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.output.startswith("Usage : ")) == (0, True)


def test_version_through_the_runner_of_click() -> None:
    assert CliRunner().invoke(cli, ["--version"]).output == f"cptslint {VERSION}\n"
