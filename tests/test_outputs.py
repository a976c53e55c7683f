"""What is written is whole, and never over what is read."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cptslint.errors import ConfigError
from cptslint.outputs import refuse_inputs, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    target.write_bytes(b"ancien")
    write_whole(target, b"nouveau")
    assert target.read_bytes() == b"nouveau"
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.json"]


def test_an_interrupted_write_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "rapport.json"
    target.write_bytes(b"ancien")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"nouveau")
    assert target.read_bytes() == b"ancien"
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.json"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("absent/rapport.json", "le dossier n'existe pas"),
        (".", "est un dossier"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        write_whole(tmp_path / name, b"x")


def test_a_link_stays_and_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "dossier" / "rapport.json", tmp_path / "rapport.json"
    target.parent.mkdir()
    target.write_bytes(b"ancien")
    link.symlink_to(target)
    write_whole(link, b"nouveau")
    assert link.is_symlink()
    assert target.read_bytes() == b"nouveau"
    assert [path.name for path in target.parent.iterdir()] == ["rapport.json"]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    target.write_bytes(b"ancien")
    target.chmod(0o600)
    write_whole(target, b"nouveau")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rights of the folder would allow it; those of the file say that its owner wants it kept."""
    target = tmp_path / "rapport.json"
    target.write_bytes(b"ancien")
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != target)
    with pytest.raises(ConfigError, match="droits insuffisants"):
        write_whole(target, b"nouveau")
    assert target.read_bytes() == b"ancien"


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "tube"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_bytes)
        write_whole(pipe, b"rapport")
        assert read.result() == b"rapport"
    assert pipe.is_fifo()


def test_a_name_too_long_is_told_and_the_longest_one_is_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="le nom est trop long"):
        write_whole(tmp_path / ("a" * 256), b"x")
    write_whole(tmp_path / ("a" * 255), b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a" * 255]


def test_a_convention_is_never_written_over(tmp_path: Path) -> None:
    source = tmp_path / "convention.docx"
    source.write_bytes(b"x")
    link = tmp_path / "lien.docx"
    link.symlink_to(source)
    with pytest.raises(ConfigError, match="est la convention à lire"):
        refuse_inputs([link], [str(source)])
    with pytest.raises(ConfigError, match="demandé deux fois"):
        refuse_inputs([tmp_path / "a", tmp_path / "." / "a"], ["-"])
