"""What only a whole process shows: streams, environment, bytes."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_cli import CLEAN, UNFAIR, shell


@pytest.mark.parametrize("format_", ["text", "json"])
def test_two_runs_give_the_same_bytes(format_: str) -> None:
    runs = [shell(UNFAIR, "--format", format_, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert runs[0].stdout == runs[1].stdout
    assert [run.returncode for run in runs] == [1, 1]


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CLICOLOR_FORCE": "0"}])
def test_piped_output_holds_no_escape_code(environment: dict[str, str]) -> None:
    run = shell(UNFAIR, **environment)
    assert b"\x1b" not in run.stdout
    assert run.stderr == b""


def test_colour_can_be_asked_for() -> None:
    assert b"\x1b[" in shell(CLEAN, "--color", "always").stdout


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_no_line_is_wider_than_asked(width: str) -> None:
    lines = shell(UNFAIR, "--width", width).stdout.decode("utf-8").splitlines()
    assert [line for line in lines if len(line) > int(width) and " " in line.strip()] == []


def test_output_is_utf8_whatever_the_locale() -> None:
    plain = shell(CLEAN, LC_ALL="C", LANG="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "Équilibrée" in plain.stdout.decode("utf-8") or "é" in plain.stdout.decode("utf-8")
    assert plain.stderr == b""


def test_standard_input_is_read_as_a_file_is() -> None:
    piped = json.loads(shell("-", "--format", "json", text=CLEAN.read_bytes()).stdout)["documents"][0]
    named = json.loads(shell(CLEAN, "--format", "json").stdout)["documents"][0]
    assert (piped.pop("path"), named.pop("path")) == ("-", str(CLEAN))
    assert piped == named


def test_empty_standard_input() -> None:
    run = shell("-")
    assert (run.returncode, run.stdout) == (2, b"")
    assert (
        run.stderr.decode() == "cptslint : L'entrée standard est vide : donnez une convention, en DOCX ou en texte.\n"
    )


def test_the_input_is_never_modified_and_nothing_else_is_written(tmp_path: Path) -> None:
    path = tmp_path / "convention.docx"
    path.write_bytes(UNFAIR.read_bytes())
    os.utime(path, (1_000_000_000, 1_000_000_000))
    shell(path)
    assert path.read_bytes() == UNFAIR.read_bytes()
    assert path.stat().st_mtime == 1_000_000_000
    assert list(tmp_path.iterdir()) == [path]


def test_no_argument_shows_the_help() -> None:
    run = shell()
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"cptslint convention.docx" in run.stderr


def test_bad_input_in_a_process_leaves_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "convention.docx"
    path.write_bytes(b"PK\x03\x04")
    run = shell(path)
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1)
    assert b"Traceback" not in run.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no full device here")
@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--help",)])
def test_a_full_disk_is_told_in_one_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cptslint", "--no-cache", str(UNFAIR), *arguments]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert (run.returncode, run.stderr.decode()) == (
        2,
        "cptslint : le disque est plein : faites de la place, puis recommencez.\n",
    )


@pytest.mark.parametrize("before", [(), ("annotate", "-o", "x.docx"), ("compare", str(CLEAN)), ("deadlines",)])
def test_a_name_too_long_for_the_system_is_told(before: tuple[str, ...]) -> None:
    name = "a" * 300
    run = shell(*before, name)
    assert (run.returncode, run.stdout) == (2, b"")
    assert name in run.stderr.decode()
    assert len(run.stderr.decode().splitlines()) == 1


def test_a_file_name_gives_no_command_to_the_terminal() -> None:
    run = shell("absent\x1b[31m\u202e\n.docx")
    assert run.stderr.decode() == (
        "cptslint : « absent[31m .docx » ne correspond à aucun fichier : vérifiez le dossier et le motif.\n"
    )


def test_a_standard_input_that_never_ends_is_refused() -> None:
    command = [sys.executable, "-m", "cptslint", "-"]
    with Path("/dev/zero").open("rb") as endless:
        run = subprocess.run(command, stdin=endless, capture_output=True, cwd=ROOT, check=False)
    assert (run.returncode, run.stderr.decode()) == (
        2,
        "cptslint : L'entrée standard dépasse 200 Mo : retirez-en les images ou enregistrez le texte seul.\n",
    )


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("columns", [60, 120])
def test_a_bar_counts_the_conventions_on_a_terminal_and_leaves_no_trace(columns: int, tmp_path: Path) -> None:
    names = [str(tmp_path / f"convention-{rank}.txt") for rank in range(4)]
    for name in names:
        Path(name).write_bytes(CLEAN.read_bytes())
    drawn = on_terminal(columns, "--no-cache", "--format", "concise", "-o", str(tmp_path / "out.txt"), *names)
    frames = [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", frame) for frame in re.split(r"[\r\n]+", drawn)]
    bars = [frame for frame in frames if frame.strip()]
    assert bars[0].startswith("Analyse ")
    assert "4/4" in bars[-1]
    assert max(map(len, frames)) <= columns
    assert drawn.endswith("\x1b[2K")
    assert drawn.count("\x1b[?25l") == drawn.count("\x1b[?25h") == 1
    assert on_terminal(columns, "--quiet", "--no-cache", *names) == ""


def on_terminal(columns: int, *arguments: str) -> str:
    """Return what the command writes to a terminal so many columns wide."""
    import fcntl
    import pty
    import struct
    import termios

    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-m", "cptslint", *arguments],
        stdout=side, stderr=side, cwd=ROOT, env={**kept, "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(side)
    written = b""
    with contextlib.suppress(OSError):  # the other side is closed
        while piece := os.read(main, 65536):
            written += piece
    os.close(main)
    process.wait()
    return written.decode("utf-8")
