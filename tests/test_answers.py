"""A run that is asked again is answered from what was kept, and only when nothing it depends on has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cptslint.cache import Cache
from cptslint.cli.answers import Answers
from cptslint.config.settings import PROFILES, SEVERITIES, Settings
from cptslint.model.contract import Profile
from cptslint.model.rule import Severity
from tests.conftest import ROOT, RULES
from tests.test_cli import CLEAN, UNFAIR, shell

LOADED = (
    "import sys; from cptslint.cli import main\ntry:\n main(sys.argv[1:])\nfinally:\n"
    " heavy = ('spacy', 'docx', 'lxml', 'yaml', 'rich', 'rapidfuzz', 'pickle', 'cptslint.model', 'cptslint.readers', 'cptslint.structure')\n"
    " sys.stderr.write(str([m for m in heavy if m in sys.modules]))"
)


def test_a_warm_run_loads_neither_the_model_nor_a_library_but_click(tmp_path: Path) -> None:
    folder = {"CPTSLINT_CACHE_DIR": str(tmp_path), "CPTSLINT_NO_CACHE": ""}
    cold = shell(UNFAIR, **folder)
    run = subprocess.run(
        [sys.executable, "-c", LOADED, str(UNFAIR)],
        capture_output=True, env={**os.environ, **folder, "COLUMNS": "80"}, cwd=ROOT, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (cold.returncode, cold.stdout, b"[]")
    assert cold.returncode == 1


def test_answer_goes_to_the_file_that_is_asked(tmp_path: Path) -> None:
    folder = {"CPTSLINT_CACHE_DIR": str(tmp_path / "cache"), "CPTSLINT_NO_CACHE": ""}
    cold = shell(UNFAIR, "--format", "json", **folder)
    for name in ("one.json", "two.json"):
        run = shell(UNFAIR, "--format", "json", "-o", tmp_path / name, **folder)
        assert (run.returncode, run.stdout) == (cold.returncode, b"")
        assert (tmp_path / name).read_bytes() == cold.stdout


def test_a_run_that_failed_is_not_kept(tmp_path: Path) -> None:
    folder = {"CPTSLINT_CACHE_DIR": str(tmp_path / "cache"), "CPTSLINT_NO_CACHE": ""}
    missing = tmp_path / "absente.docx"
    for _ in range(2):
        run = shell(missing, CLEAN, **folder)
        assert run.returncode == 2
        assert run.stderr.decode().count("introuvable") == 1
    assert not list((tmp_path / "cache").glob("run-*"))


class Case:
    """A convention with all that may stand beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "convention.txt"
        self.file.write_text("Convention", encoding="utf-8")
        self.rules = Path(shutil.copytree(RULES / "SOR", folder / "rules" / "SOR")).parent
        self.settings = Settings(packs=str(self.rules), baseline=str(folder / "base.toml"))
        self.presentation: tuple[object, ...] = ("text", 80, False)

    def key(self) -> str | None:
        answers = Answers(Cache(self.folder / "cache"), self.presentation)
        return answers.key([str(self.file)], lambda name: self.settings)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_same_question_same_key(case: Case) -> None:
    assert case.key() is not None
    assert case.key() == case.key()


@pytest.mark.parametrize(
    "name", ["convention.txt", "convention.txt.cptslint.toml", "base.toml", "rules/SOR/SOR001.yaml"]
)
def test_key_changes_with_each_file_a_report_depends_on(case: Case, name: str) -> None:
    before = case.key()
    path = case.folder / name
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n# more\n")
    assert case.key() != before


def test_key_changes_with_the_settings_and_the_presentation(case: Case) -> None:
    keys = [case.key()]
    for settings in (case.settings.over({"fail_on": "info"}, "x"), case.settings.over({"ignore": ("SOR",)}, "x")):
        case.settings = settings
        keys.append(case.key())
    for presentation in (("json", 80, False), ("text", 81, False), ("text", 80, True)):
        case.presentation = presentation
        keys.append(case.key())
    assert len(set(keys)) == 6
    assert None not in keys


def test_an_absent_file_is_no_empty_file(case: Case) -> None:
    before = case.key()
    (case.folder / "base.toml").write_bytes(b"")
    assert case.key() != before


def test_what_cannot_be_read_twice_or_kept_has_no_key(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Answers(Cache(case.folder / "cache"), ())
    assert answers.key(["-"], lambda name: case.settings) is None
    assert answers.key([str(case.folder)], lambda name: case.settings) is None
    assert Answers(Cache(None), ()).key([str(case.file)], lambda name: case.settings) is None
    monkeypatch.setattr("cptslint.cli.answers._LARGEST", 9)
    assert answers.key([str(case.file)], lambda name: case.settings) is None


def test_kept_answer_is_given_back(tmp_path: Path) -> None:
    answers = Answers(Cache(tmp_path), ())
    assert answers.get("k") is None
    assert answers.get(None) is None
    answers.put("k", 1, b"")
    assert answers.get("k") == (1, b"")
    answers.put("k", 2, "é".encode())
    assert answers.get("k") == (2, "é".encode())


def test_words_of_the_settings_are_those_of_the_model() -> None:
    assert tuple(severity.value for severity in Severity) == SEVERITIES
    assert tuple(profile.value for profile in Profile) == PROFILES
