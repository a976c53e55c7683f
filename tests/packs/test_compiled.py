"""The rules compiled into the wheel are those that are written, or are not used."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cptslint.analysis import analyse
from cptslint.cache import Cache
from cptslint.checking import Checker
from cptslint.config.settings import Settings
from cptslint.errors import PackError
from cptslint.packs import compiled
from cptslint.packs.rules import Pack
from cptslint.readers import read
from tests.conftest import RULES
from tests.test_cli import UNFAIR


@pytest.fixture(scope="module")
def content() -> bytes:
    return compiled.compiled(RULES)


@pytest.fixture
def installed(content: bytes, tmp_path: Path) -> Path:
    """Return the folder of the rules of an installed package."""
    (tmp_path / compiled.NAME).write_bytes(content)
    return Path(shutil.copytree(RULES, tmp_path / "_rules"))


def test_compiled_rules_find_what_the_written_ones_do(installed: Path, pack: Pack) -> None:
    shipped = compiled.shipped(installed)
    assert shipped is not None
    document = read(UNFAIR)
    report = analyse(document, shipped)
    assert report == analyse(document, pack)
    assert len(report.findings) > 5


def test_a_rule_that_has_changed_is_compiled_anew(installed: Path) -> None:
    rule = installed / "SOR" / "SOR001.yaml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("severity: error", "severity: info  "), encoding="utf-8")
    assert compiled.shipped(installed) is None
    changed = next(c.rule for c in compiled.pack_of(installed).rules if c.rule.code == "SOR001")
    assert changed.severity == "info"
    rule.write_text(text, encoding="utf-8")
    assert compiled.shipped(installed) is not None
    rule.unlink()
    assert compiled.shipped(installed) is None


def test_the_mistake_of_a_changed_rule_is_told(installed: Path) -> None:
    rule = installed / "SOR" / "SOR001.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("severity:", "sevérité:"), encoding="utf-8")
    with pytest.raises(PackError, match="clé inconnue « sevérité »"):
        Checker(Cache(None)).check(UNFAIR.read_bytes(), str(UNFAIR), Settings(packs=str(installed)))


@pytest.mark.parametrize("left", [0, 40, 100, 5000, -1])
def test_a_file_cut_short_is_no_file(content: bytes, installed: Path, left: int) -> None:
    (installed.parent / compiled.NAME).write_bytes(content[:left])
    assert compiled.shipped(installed) is None


def test_what_is_no_pack_is_no_file(content: bytes, installed: Path) -> None:
    head = content[: content.index(b"\n") + 1]
    (installed.parent / compiled.NAME).write_bytes(head + pickle.dumps({"rules": ()}))
    assert compiled.shipped(installed) is None


def test_another_version_is_no_file(content: bytes, installed: Path) -> None:
    (installed.parent / compiled.NAME).write_bytes(content.replace(b"cptslint 0", b"cptslint 9", 1))
    assert compiled.shipped(installed) is None


def test_loading_compiled_rules_needs_no_yaml(installed: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cptslint.packs.compiled import shipped\n"
        "assert shipped(Path(sys.argv[1])) is not None\n"
        "print([m for m in ('yaml', 'spacy', 'lxml', 'click', 'rich') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(installed)], capture_output=True, text=True, check=False, cwd=RULES.parent
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")
