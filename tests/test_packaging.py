"""What is installed: the wheel holds the package and its rules, and works away from the clone."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from cptslint.packs import compiled
from cptslint.version import VERSION
from tests.update_readme import EXAMPLE, ROOT

BUILD = pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling, the build backend, is not installed")
SLOW = pytest.mark.slow


def build(source: Path, target: str, folder: Path) -> Path:
    """Build a wheel or a source archive with what is installed here, without the network."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=source, check=True, capture_output=True, timeout=50,
    )  # fmt: skip
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that is built from the source archive, as an installer that has no wheel does."""
    unpacked = tmp_path_factory.mktemp("source")
    with tarfile.open(sdist) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                path = unpacked / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
    (source,) = unpacked.iterdir()
    return build(source, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python away from the clone, with the unpacked wheel in front of its path."""
    settings = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=site, env=settings, capture_output=True, encoding="utf-8", check=False, timeout=50,
    )  # fmt: skip


@BUILD
@SLOW
def test_wheel_holds_every_rule_and_module_and_nothing_else(wheel: Path) -> None:
    rules = {f"cptslint/_rules/{p.relative_to(ROOT / 'rules').as_posix()}" for p in (ROOT / "rules").rglob("*.yaml")}
    rules.add("cptslint/_rules/mesures.json")
    rules.add("cptslint/_rules/ressemblance.json")
    rules.add("cptslint/_rules/engagements.json")
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "cptslint").rglob("*.py")} | {"cptslint/py.typed"}
    assets = {p.relative_to(ROOT).as_posix() for p in (ROOT / "cptslint" / "reporters" / "assets").iterdir()}
    with zipfile.ZipFile(wheel) as archive:
        files = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert len(rules) > 30
    assert files == rules | modules | assets | {f"cptslint/{compiled.NAME}"}


@BUILD
@SLOW
def test_wheel_says_its_command_and_its_dependencies(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
        commands = archive.read(metadata["entry_points.txt"]).decode()
        head = archive.read(metadata["METADATA"]).decode().split("\n\n")[0]
    assert "cptslint = cptslint.cli:main" in commands
    needed = set(re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", head, re.MULTILINE))
    assert needed == {
        "click",
        "icalendar",
        "lxml",
        "openpyxl",
        "platformdirs",
        "python-docx",
        "pyyaml",
        "rapidfuzz",
        "rich",
        "spacy",
    }


@BUILD
@SLOW
def test_rules_are_listed_from_the_wheel(site: Path) -> None:
    where = run_installed(site, "-c", "import cptslint.packs.locate as l; print(l.built_in_packs())")
    assert where.stdout.strip() == str(site / "cptslint" / "_rules"), where.stderr
    listed = run_installed(site, "-m", "cptslint", "rules")
    assert listed.returncode == 0, listed.stderr
    shipped = {path.stem for path in (ROOT / "rules").glob("*/*.yaml") if path.parent.name != "lexique"}
    assert set(re.findall(r"^([A-Z]{3}\d{3}) ", listed.stdout, re.MULTILINE)) == shipped


@BUILD
@SLOW
def test_a_convention_is_checked_from_the_wheel(site: Path) -> None:
    run = run_installed(site, "-m", "cptslint", "--format", "json", str(ROOT / EXAMPLE))
    assert run.returncode in (0, 1), run.stderr
    assert run.stderr == ""


@BUILD
@SLOW
def test_rules_of_the_wheel_are_compiled(site: Path) -> None:
    code = "from cptslint.packs.compiled import shipped; from cptslint.packs.locate import built_in_packs; print(len(shipped(built_in_packs()).rules))"
    run = run_installed(site, "-c", code)
    rules = [path for path in (ROOT / "rules").glob("*/*.yaml") if path.parent.name != "lexique"]
    assert (run.stdout, run.stderr) == (f"{len(rules)}\n", "")


@BUILD
@SLOW
def test_source_archive_holds_what_the_tests_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        files = {name.split("/", 1)[1] for name in archive.getnames()}
    wanted = {"constraints.txt", ".ci/run", "README.md", "docs/ecrire-une-regle.md", "tests/test_packaging.py", EXAMPLE}
    assert wanted - files == set()
    assert not any(".venv/" in name or "_cache/" in name for name in files)


def test_version_is_the_same_everywhere() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == VERSION
    assert f"## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    pinned = [plain(line.split("==")[0]) for line in lines]
    assert all(re.fullmatch(r"[\w.-]+==[\w.+!]+", line) for line in lines)
    assert len(pinned) == len(set(pinned))
    assert {plain(re.split(r"[<>=\[]", name)[0]) for name in asked} <= set(pinned)


def plain(name: str) -> str:
    """Return the name of a distribution as installers compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
