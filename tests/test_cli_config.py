"""Configuration, folders and patterns as a user gives them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.suppress.convention import TEXT
from tests.test_cli import CLEAN, UNFAIR, shell


def codes(run) -> set[str]:
    return {finding["rule"] for document in json.loads(run.stdout)["documents"] for finding in document["findings"]}


def test_rules_can_be_chosen_on_the_command_line() -> None:
    chosen = shell(UNFAIR, "--select", "sor,ENG009", "--ignore", "SOR006", "--format", "json")
    assert {code[:3] for code in codes(chosen)} == {"SOR", "ENG"}
    assert "SOR006" not in codes(chosen)
    wrong = shell(UNFAIR, "--ignore", "SOR06")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert (
        wrong.stderr.decode()
        == "cptslint : --ignore : la règle « SOR06 » n'existe pas ; vouliez-vous dire « SOR006 » ?.\n"
    )


def test_project_file_is_found_from_the_convention(tmp_path: Path) -> None:
    (tmp_path / ".cptslint.toml").write_text('select = ["FOR"]\nfail-on = "none"\n', encoding="utf-8")
    convention = tmp_path / "a" / "convention.docx"
    convention.parent.mkdir()
    shutil.copy(UNFAIR, convention)
    run = shell(convention, "--format", "json")
    assert run.returncode == 0
    assert {code[:3] for code in codes(run)} <= {"FOR"}
    assert shell(convention, "--select", "SOR", "--fail-on", "error").returncode == 1
    told = shell(convention, "--show-config").stdout.decode()
    assert f'select = ["FOR"]  # {tmp_path / ".cptslint.toml"}' in told


def test_folder_and_pattern_stand_for_their_conventions(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "b.txt")
    (tmp_path / "sub").mkdir()
    shutil.copy(CLEAN, tmp_path / "sub" / "a.txt")
    (tmp_path / "photo.png").write_bytes(b"PNG")
    assert shell(CLEAN, "--format", "html", "-o", tmp_path / "rapport.html").returncode == 0
    folder = json.loads(shell(tmp_path, "--format", "json").stdout)
    assert [Path(document["path"]).name for document in folder["documents"]] == ["b.txt", "a.txt"]
    pattern = json.loads(shell(tmp_path / "*.txt", "--format", "json").stdout)
    assert [Path(document["path"]).name for document in pattern["documents"]] == ["b.txt"]
    none = shell(tmp_path / "*.odt")
    assert (none.returncode, none.stdout) == (2, b"")
    assert "ne correspond à aucun fichier" in none.stderr.decode()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 truncated")
    shutil.copy(CLEAN, tmp_path / "b.txt")
    run = shell(tmp_path, "--format", "json")
    answer = json.loads(run.stdout)
    assert run.returncode == 2
    assert [Path(document["path"]).name for document in answer["documents"]] == ["b.txt"]
    assert [Path(error["path"]).name for error in answer["errors"]] == ["a.docx"]


def test_init_writes_a_file_once(tmp_path: Path) -> None:
    assert shell("init", tmp_path).returncode == 0
    before = (tmp_path / ".cptslint.toml").read_bytes()
    again = shell("init", tmp_path)
    assert (again.returncode, again.stdout) == (2, b"")
    assert "existe déjà" in again.stderr.decode()
    assert (tmp_path / ".cptslint.toml").read_bytes() == before
    assert shell(CLEAN, "--config", tmp_path / ".cptslint.toml", "--fail-on", "warning").returncode == 0


def test_kind_of_partner_can_be_forced() -> None:
    forced = json.loads(shell(CLEAN, "--profile", "industriel", "--format", "json").stdout)["documents"][0]
    assert forced["profile"] == "industriel"


def test_textconv_writes_one_paragraph_a_line() -> None:
    lines = shell("textconv", UNFAIR).stdout.decode().splitlines()
    assert "La présente convention" in "\n".join(lines)
    assert [line for line in lines if line.startswith("ARTICLE 1")]


def test_hook_runs_the_command_on_the_files_it_is_for() -> None:
    import re
    import tomllib

    import yaml

    from cptslint.cli.inputs import SUFFIXES
    from tests.conftest import ROOT

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for suffix in SUFFIXES:
        assert re.search(hook["files"], f"partenaires/convention{suffix}"), suffix
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert hook["additional_dependencies"] == project["optional-dependencies"]["pdf"]
    assert not re.search(hook["files"], "partenaires/logo.png")
    run = shell(*hook["entry"].split()[1:], UNFAIR, CLEAN)
    assert run.returncode == 1
    assert f"{UNFAIR}: article" in run.stdout.decode()


def test_thresholds_of_a_rule_come_from_the_configuration(tmp_path: Path) -> None:
    convention = tmp_path / "c.txt"
    convention.write_text(TEXT.replace("d'un an", "de quatre mois"), encoding="utf-8")
    assert codes(shell(convention, "--select", "SOR004", "--format", "json")) == set()
    settings = tmp_path / ".cptslint.toml"
    settings.write_text('# mois\nfail-on = "warning"\n\n[rules.SOR004]\nmois = 3\n', encoding="utf-8")
    run = shell(convention, "--select", "SOR004", "--format", "json")
    assert (run.returncode, codes(run)) == (1, {"SOR004"})
    message = json.loads(run.stdout)["documents"][0]["findings"][0]["message"]
    assert message == "Le préavis que la CPTS doit respecter dépasse 3 mois."
    told = shell(convention, "--show-config").stdout.decode().splitlines()
    meaning = "Préavis imposé à la CPTS, en mois, au-delà duquel il est dit excessif."
    assert told[-2:] == ["[rules.SOR004]", f"mois = 3  # {settings}, ligne 5 ; {meaning}"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[rules.SOR004]\nmoi = 3\n", "ligne 2 : le paramètre « moi » n'existe pas ; vouliez-vous dire « mois » ?."),
        ("[rules.SOR004]\nmois = 99\n", "ligne 2 : « mois » vaut 99 ; admis : de 1 à 24."),
        ('[rules.SOR004]\nmois = "3"\n', "ligne 2 : « mois » attend un nombre."),
        ("[rules.SOR001]\nmois = 3\n", "ligne 2 : le paramètre « mois » n'existe pas ; cette règle n'en a pas."),
        (
            "[rules.SOR04]\nmois = 3\n",
            "ligne 1 : la règle « SOR04 » n'existe pas ; vouliez-vous dire « SOR004 » ?.",
        ),
        ("rules = 3\n", "ligne 1 : « rules » attend des tables, comme [rules.SOR004] puis mois = 3."),
    ],
)
@pytest.mark.parametrize("option", ["--no-cache", "--show-config"])
def test_wrong_threshold_is_told_with_file_and_line(tmp_path: Path, content: str, message: str, option: str) -> None:
    convention = tmp_path / "c.txt"
    convention.write_text(TEXT, encoding="utf-8")
    settings = tmp_path / ".cptslint.toml"
    settings.write_text(content, encoding="utf-8")
    run = shell(convention, option)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode() == f"cptslint : {settings}, {message}\n"
