"""Which rules run, and with which settings, whatever says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from cptslint.config.apply import TEMPLATE, codes_in, configured, settings_for, shown
from cptslint.config.files import find_file, read_file
from cptslint.config.settings import PerFile, Settings
from cptslint.errors import ConfigError
from cptslint.model.rule import Severity
from cptslint.packs.rules import Pack
from tests.conftest import RULES

CODES = ("SOR001", "SOR004", "RGP001", "FOR011")


@pytest.mark.parametrize(
    ("settings", "enabled"),
    [
        (Settings(), {"SOR001", "SOR004", "RGP001", "FOR011"}),
        (Settings(ignore=("SOR",)), {"RGP001", "FOR011"}),
        (Settings(select=("SOR",)), {"SOR001", "SOR004"}),
        (Settings(select=("SOR",), ignore=("SOR004",)), {"SOR001"}),
        (Settings(select=("SOR004",), ignore=("SOR",)), {"SOR004"}),
        (Settings(select=("SOR004",), ignore=("SOR004",)), set()),
        (Settings(select=("SOR",), extend_select=("RGP001",)), {"SOR001", "SOR004", "RGP001"}),
        (Settings(ignore=("ALL",), extend_select=("FOR",)), {"FOR011"}),
    ],
)
def test_the_most_precise_name_decides(settings: Settings, enabled: set[str]) -> None:
    assert {code for code in CODES if settings.enables(code)} == enabled


def test_pack_keeps_the_rules_and_takes_the_severities(pack: Pack) -> None:
    kept = configured(pack, Settings(select=("SOR",), severity={"SOR004": "info"}))
    assert {c.rule.family for c in kept.rules} == {"SOR"}
    assert next(c.rule.severity for c in kept.rules if c.rule.code == "SOR004") is Severity.INFO
    assert next(c.rule.severity for c in pack.rules if c.rule.code == "SOR004") is Severity.WARNING


def test_command_line_wins_over_project_over_user(tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "config.toml").write_text(
        'party = "A"\nfail-on = "info"\nignore = ["SOR"]\n', encoding="utf-8"
    )
    project = tmp_path / "project"
    (project / "drafts").mkdir(parents=True)
    (project / ".cptslint.toml").write_text('party = "B"\nfail-on = "warning"\n', encoding="utf-8")
    given = {"fail_on": "none"}
    settings = settings_for(project / "drafts", CODES, user=tmp_path / "user", named=None, given=given)
    assert (settings.party, settings.fail_on, settings.ignore) == ("B", "none", ("SOR",))
    assert settings.origins == {
        "ignore": str(tmp_path / "user" / "config.toml"),
        "party": str(project / ".cptslint.toml"),
        "fail_on": "ligne de commande",
    }
    assert f'party = "B"  # {project / ".cptslint.toml"}\n' in shown(settings, RULES)
    assert 'select = ["ALL"]  # valeur par défaut\n' in shown(settings, RULES)


def test_search_stops_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".cptslint.toml").write_text("", encoding="utf-8")
    root = tmp_path / "repository"
    (root / "a" / "b").mkdir(parents=True)
    (root / ".git").mkdir()
    assert find_file(root / "a" / "b") is None
    (root / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert find_file(root / "a" / "b") is None
    (root / "pyproject.toml").write_text('[tool.cptslint]\nselect = ["SOR"]\n', encoding="utf-8")
    assert find_file(root / "a" / "b" / "convention.docx") == root / "pyproject.toml"
    assert read_file(root / "pyproject.toml", CODES) == {"select": ("SOR",)}


def test_settings_of_some_files_only() -> None:
    settings = Settings().over({"per_file": (PerFile(("archives/*.docx",), {"ignore": ("FOR",)}),)}, "fichier")
    assert settings.for_file("x/archives/a.docx").ignore == ("FOR",)
    assert settings.for_file("x/a.docx").ignore == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["SOR"]', "ligne 1 : la clé « selct » n'existe pas ; vouliez-vous dire « select » ?."),
        (
            '\nignore = ["SOR01"]',
            "ligne 2 : « ignore » nomme la règle « SOR01 », qui n'existe pas ; vouliez-vous dire « SOR001 » ?.",
        ),
        ('select = "SOR"', "ligne 1 : « select » attend une liste de textes"),
        ('fail-on = "eror"', "ligne 1 : « fail-on » ne peut pas valoir « eror » ; vouliez-vous dire « error » ?."),
        ("party = 3", "ligne 1 : « party » attend un texte entre guillemets."),
        ('[severity]\nSOR099 = "info"', "ligne 2 : la règle « SOR099 » n'existe pas"),
        ('[severity]\nSOR004 = "grave"', "« SOR004 » ne peut pas valoir « grave »"),
        ('[[per-file]]\nignore = ["SOR"]', "« per-file » n'a pas de clé « files »"),
        ("select = [", "n'est pas un fichier TOML correct"),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / ".cptslint.toml"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_file(path, CODES)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_template_is_right_once_uncommented(tmp_path: Path) -> None:
    lines = [
        line.removeprefix("# ")
        for line in TEMPLATE.splitlines()
        if line.startswith("# ") and ("=" in line or "[" in line[:4])
    ]
    path = tmp_path / ".cptslint.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    values = read_file(path, codes_in(RULES))
    assert values["severity"] == {"SOR004": "info"}
    assert values["per_file"][0].files == ("archives/*",)
