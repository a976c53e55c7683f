"""A kept result is the one that would be made anew, and a bad cache is as if there were none."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from cptslint.cache import Cache, key_of, stamp
from tests.conftest import RULES
from tests.test_cli import CLEAN, UNFAIR, shell


def test_entry_is_found_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "folder")
    cache.put("run", "k", b"content")
    assert cache.get("run", "k") == b"content"
    assert cache.get("run", "other") is None
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["run-k"]


def test_damaged_entry_is_no_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put_object("pack", "k", {"a": 1})
    assert cache.get_object("pack", "k") == {"a": 1}
    path = tmp_path / "pack-k"
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.get_object("pack", "k") is None
    path.write_bytes(b"")
    assert cache.get("pack", "k") is None


def test_entry_that_cannot_be_rebuilt_is_no_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("report", "k", pickle.dumps(len).replace(b"len", b"lne"))
    assert cache.get_object("report", "k") is None


@pytest.mark.skipif(sys.platform == "win32", reason="a file stands where the folder should")
def test_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "folder")
    cache.put("run", "k", b"content")
    assert cache.get("run", "k") is None


def test_oldest_entries_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cptslint.cache._MOST", 4)
    monkeypatch.setattr("cptslint.cache._KEPT", 2)
    import os

    cache = Cache(tmp_path)
    for rank in range(5):
        cache.put("run", str(rank), b"x")
        if (path := tmp_path / f"run-{rank}").exists():
            os.utime(path, (rank, rank))
    assert {path.name for path in tmp_path.iterdir()} == {"run-3", "run-4"}
    assert cache.clean() == 2


def test_key_tells_the_parts_apart() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("é") == key_of("é".encode())


def test_stamp_changes_with_a_rule(tmp_path: Path) -> None:
    rule = tmp_path / "SOR" / "SOR001.yaml"
    rule.parent.mkdir()
    rule.write_text("code: SOR001\n", encoding="utf-8")
    before = stamp(tmp_path)
    assert stamp(tmp_path) == before
    rule.write_text("code: SOR001 \n", encoding="utf-8")
    assert stamp(tmp_path) != before
    assert stamp(RULES) != before


def test_stamp_changes_with_the_library_that_reads_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    before = stamp(RULES)
    monkeypatch.setattr("cptslint.cache.find_spec", lambda name: None)
    assert stamp(RULES) != before


def test_warm_run_says_the_same_without_reading_again(tmp_path: Path) -> None:
    folder = {"CPTSLINT_CACHE_DIR": str(tmp_path), "CPTSLINT_NO_CACHE": ""}
    cold = shell(UNFAIR, **folder)
    warm = shell(UNFAIR, **folder)
    assert (warm.returncode, warm.stdout, warm.stderr) == (cold.returncode, cold.stdout, cold.stderr)
    assert shell(UNFAIR, "--no-cache", **folder).stdout == cold.stdout
    probe = "import sys; from cptslint.cli import main\ntry:\n main(sys.argv[1:])\nfinally:\n sys.stderr.write(str([m for m in ('spacy', 'docx', 'lxml') if m in sys.modules]))"
    import os
    import subprocess

    run = subprocess.run(
        [sys.executable, "-c", probe, str(UNFAIR)], capture_output=True, env={**os.environ, **folder}, check=False
    )
    assert run.stderr == b"[]"


def test_every_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    folder = {"CPTSLINT_CACHE_DIR": str(tmp_path), "CPTSLINT_NO_CACHE": ""}
    cold = shell(CLEAN, **folder)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:50] + b"\x00" * 50)
    again = shell(CLEAN, **folder)
    assert (again.returncode, again.stdout, again.stderr) == (cold.returncode, cold.stdout, b"")


def test_cache_can_be_emptied(tmp_path: Path) -> None:
    folder = {"CPTSLINT_CACHE_DIR": str(tmp_path), "CPTSLINT_NO_CACHE": ""}
    shell(CLEAN, **folder)
    assert list(tmp_path.iterdir())
    assert shell("cache", "clean", **folder).stdout.decode() == "3 résultats effacés.\n"
    assert list(tmp_path.iterdir()) == []
