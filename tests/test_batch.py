"""Many conventions in one run: order, processes, files that cannot be read, revisions of a repository."""

from __future__ import annotations

import gc
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from cptslint.batch import CRASHED, Means, Task, run
from cptslint.cache import Cache
from cptslint.checking import Checker
from cptslint.config.settings import Settings
from cptslint.packs.locate import built_in_packs
from cptslint.stages import Stages
from tests.conftest import ROOT
from tests.suppress.convention import TEXT
from tests.test_cli import CLEAN, UNFAIR, shell, valid

SELECT = ("--select", "ENG009,DUR002,SOR004")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of five conventions, one of which cannot be read."""
    for name, pay in (("a", 10), ("b", 20), ("d", 40), ("e", 50)):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("90 euros", f"{pay} euros"), encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04 truncated")
    return tmp_path


def test_results_are_the_same_bytes_whatever_the_number_of_processes(folder: Path) -> None:
    one = shell(folder, *SELECT, "--format", "json")
    three = shell(folder, *SELECT, "--format", "json", "--jobs", "3")
    assert (one.returncode, three.returncode) == (2, 2)
    assert one.stdout == three.stdout
    assert one.stderr == three.stderr
    documents = valid(three.stdout.decode())["documents"]
    assert [Path(document["path"]).name for document in documents] == ["a.txt", "b.txt", "d.txt", "e.txt"]
    assert three.stderr.decode().count("\n") == 1
    assert f"« {folder / 'c.docx'} » est un DOCX tronqué ou endommagé" in three.stderr.decode()


def test_processes_use_results_of_an_earlier_run(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = tmp_path_factory.mktemp("cache")
    environment = {"CPTSLINT_NO_CACHE": "", "CPTSLINT_CACHE_DIR": str(kept)}
    first = shell(folder, *SELECT, "--format", "json", "--jobs", "2", **environment)
    assert len(list(kept.glob("report-*"))) == 4
    again = shell(folder, *SELECT, "--format", "json", "--jobs", "2", **environment)
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr)


def test_wrong_setting_stops_a_run_of_several_processes(folder: Path) -> None:
    run = shell(folder, "--party", "Personne", "--jobs", "2")
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode().startswith("cptslint : ")
    assert "Personne" in run.stderr.decode()
    assert run.stderr.count(b"\n") == 1


def test_process_that_dies_costs_its_convention_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killer = folder / "sitecustomize.py"
    killer.write_text(
        "import os, pathlib\n"
        "read = pathlib.Path.open\n"
        "def open_(self, *arguments, **named):\n"
        "    if self.name == 'b.txt':\n"
        "        os._exit(9)\n"
        "    return read(self, *arguments, **named)\n"
        "pathlib.Path.open = open_\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{ROOT}")
    monkeypatch.setattr("cptslint.batch._Worker.kept", lambda self, task: None)
    settings = Settings(select=("ENG009",))
    tasks = [Task(str(folder / f"{name}.txt"), settings) for name in "abd"]
    outcomes = list(run(tasks, Means(), jobs=2))
    assert [outcome.name for outcome in outcomes] == [task.name for task in tasks]
    assert [outcome.report is not None for outcome in outcomes] == [True, False, True]
    assert [outcome.problem for outcome in outcomes] == ["", CRASHED.format(tasks[1].name), ""]


def ticks() -> Iterator[float]:
    return (float(second) for second in count())


def test_stages_are_measured_with_the_clock_that_is_given() -> None:
    clock = ticks()
    stages = Stages(lambda: next(clock))
    report = Checker(Cache(None), None, stages.stage).check(TEXT.encode(), "c.txt", Settings(select=("ENG009",)))
    assert [finding.rule.code for finding in report.findings] == ["ENG009", "ENG009"]
    assert stages.seconds() == {
        "résultats gardés": 1,
        "modules": 1,
        "règles": 1,
        "lecture": 1,
        "structure": 1,
        "vérifications": 1,
        "équilibre": 1,
    }


def test_the_garbage_collector_rests_while_a_convention_is_read() -> None:
    running: dict[str, bool] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        running[name] = gc.isenabled()
        yield

    Checker(Cache(None), None, stage).check(TEXT.encode(), "c.txt", Settings(select=("ENG009",)))
    assert (running["lecture"], running["structure"], running["vérifications"]) == (False, False, False)
    assert gc.isenabled()


@pytest.mark.parametrize("many", [False, True])
def test_rules_that_are_not_kept_are_indexed_for_many_conventions_only(many: bool) -> None:
    pack = Checker(Cache(None), many=many).pack(built_in_packs())
    assert bool(pack.vocabulary.index.terms) is many


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_verbose_tells_the_stages_on_the_standard_error(folder: Path, jobs: str) -> None:
    (folder / "c.docx").unlink()
    quiet = shell(folder, *SELECT, "--format", "json")
    run = shell(folder, *SELECT, "--format", "json", "--verbose", "--jobs", jobs)
    assert run.stdout == quiet.stdout
    assert quiet.stderr == b""
    names = [line[:20].strip() for line in run.stderr.decode().splitlines()]
    assert set(names) == {
        "résultats gardés", "modules", "règles", "lecture", "structure", "vérifications", "équilibre", "rapport", "en tout"
    }  # fmt: skip
    assert run.stderr.decode().splitlines()[-1].endswith(" s pour 4 convention(s)")


def test_quiet_writes_errors_and_the_files_asked_for_alone(folder: Path) -> None:
    run = shell(folder, "--quiet", "--output-file", f"json:{folder / 'r.json'}")
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.count(b"\n") == 1
    assert len(valid((folder / "r.json").read_text(encoding="utf-8"))["documents"]) == 4
    clean = shell(CLEAN, "-q")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, b"", b"")


@pytest.mark.parametrize(("more", "drawn"), [((), True), (("--quiet",), False)])
def test_bar_is_drawn_on_a_terminal_alone(folder: Path, more: tuple[str, ...], drawn: bool) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cptslint", str(folder), *SELECT, *more]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    process.wait(timeout=120)
    os.close(theirs)
    told = b""
    try:
        while chunk := os.read(ours, 65536):
            told += chunk
    except OSError:
        pass
    os.close(ours)
    assert (b"Analyse" in told and b"5/5" in told) is drawn
    assert "est un DOCX tronqué ou endommagé" in told.decode()


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@exemple.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with three conventions committed."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Un")
    return tmp_path


def described(out: bytes) -> dict[str, list[tuple[str, str | None]]]:
    """Return the findings of each convention, with what set them aside."""
    return {
        Path(document["path"]).name: [
            (f["rule"], f["suppressed"] and f["suppressed"]["ground"]) for f in document["findings"]
        ]
        for document in json.loads(out)["documents"]
    }


def test_only_what_changed_since_a_revision_is_told(repository: Path) -> None:
    changed = TEXT.replace("50 euros", "500 euros").replace(
        "Article 1 - Objet\n", "Article 1 - Objet\nLe but est commun.\n"
    )
    (repository / "b.txt").write_text(changed, encoding="utf-8")
    git(repository, "mv", "c.txt", "sous-convention.txt")
    (repository / "sous-convention.txt").write_text(TEXT + "\nAnnexe\n", encoding="utf-8")
    (repository / "new.txt").write_text(TEXT, encoding="utf-8")
    run = shell(repository, *SELECT, "--format", "json", "--diff-base", "HEAD")
    assert run.returncode == 1
    old = [("ENG009", "unchanged"), ("DUR002", "unchanged"), ("SOR004", "unchanged")]
    assert described(run.stdout) == {
        "b.txt": [("ENG009", None), *old],
        "new.txt": [("ENG009", None), ("ENG009", None), ("DUR002", None), ("SOR004", None)],
        "sous-convention.txt": [("ENG009", "unchanged"), *old],
    }
    assert run.stderr.decode() == "1 convention sans changement depuis HEAD, non relue.\n"
    told = shell(repository / "b.txt", *SELECT, "--diff-base", "HEAD").stdout.decode()
    assert "3 points inchangés : hors du compte, mais toujours dans l'équilibre." in " ".join(told.split())


def test_nothing_changed_is_a_success(repository: Path) -> None:
    run = shell(repository, "--diff-base", "HEAD")
    assert (run.returncode, run.stdout) == (0, b"")
    assert run.stderr.decode() == "3 conventions sans changement depuis HEAD, non relues.\n"


@pytest.mark.parametrize("revision", ["absente", "--output=x", ""])
def test_revision_that_does_not_exist_is_one_sentence(repository: Path, revision: str) -> None:
    run = shell(repository, f"--diff-base={revision}")
    if not revision:
        assert run.returncode == 1
        return
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode() == (
        f"cptslint : --diff-base : la révision « {revision} » n'existe pas dans « {repository} » ; donnez une branche,"
        " une étiquette ou un commit, comme « main » ou « HEAD ».\n"
    )
    assert sorted(path.name for path in repository.iterdir()) == [".git", "a.txt", "b.txt", "c.txt"]


def test_convention_outside_a_repository_is_one_sentence(folder: Path) -> None:
    run = shell(folder / "a.txt", "--diff-base", "HEAD", GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode() == (
        f"cptslint : --diff-base : « {folder / 'a.txt'} » n'est pas dans un dépôt git ; enlevez l'option, ou placez-vous"
        " dans le dépôt.\n"
    )


def test_standard_input_is_read_once_with_processes() -> None:
    run = shell("-", UNFAIR, "--format", "json", "--jobs", "2", text=CLEAN.read_bytes())
    assert [document["path"] for document in json.loads(run.stdout)["documents"]] == ["-", str(UNFAIR)]
