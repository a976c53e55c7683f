"""A run reaches no network and writes nowhere but where it was asked to; interrupted or concurrent runs leave whole files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.readers.make_docx import make_docx, paragraph

SOURCE = ROOT / "corpus" / "dev" / "d06-crt-ehpad" / "convention.txt"
GUARD = """
import os, sys

ALLOWED = {allowed!r}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown", "os.utime")


def guard(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise SystemExit(f"network: {{event}} {{arguments}}")
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"):
        raise SystemExit(f"process: {{event}} {{arguments}}")
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & WRITING and not isinstance(path, int):
            refuse(event, path)
    elif event in CHANGING:
        refuse(event, arguments[0])


def refuse(event, path):
    full = os.path.realpath(os.fsdecode(path))
    if full != "/dev/null" and not any(full == one or full.startswith(one + os.sep) for one in ALLOWED):
        raise SystemExit(f"written: {{event}} {{full}}")


sys.dont_write_bytecode = True
sys.addaudithook(guard)
from cptslint.cli.main import main
main(sys.argv[1:])
"""


def guarded(*arguments: str, allowed: tuple[Path, ...] = (), home: Path) -> subprocess.CompletedProcess[str]:
    """Run the tool under an audit of Python that ends it at the first socket, process or write outside some folders."""
    code = GUARD.format(allowed=[str(path.resolve()) for path in allowed])
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("CPTSLINT_NO_CACHE", None)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=120)


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    """Return a convention as DOCX, which nobody may write to."""
    body = "".join(
        paragraph(line.replace("&", "&amp;").replace("<", "&lt;")) for line in SOURCE.read_text("utf-8").split("\n")
    )
    path = tmp_path / "in" / "convention.docx"
    path.parent.mkdir()
    path.write_bytes(make_docx(body))
    path.chmod(0o444)
    path.parent.chmod(0o555)
    yield path
    path.parent.chmod(0o755)


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "markdown", "docx", "xlsx"])
def test_a_run_without_network_writes_only_its_output(docx: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = docx.read_bytes(), docx.stat().st_mtime_ns
    result = guarded(
        "--no-cache",
        "--fail-on",
        "none",
        "--format",
        form,
        "-o",
        str(out / "r"),
        str(docx),
        allowed=(out,),
        home=tmp_path,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert [path.name for path in out.iterdir()] == ["r"]
    assert (out / "r").stat().st_size > 1000
    assert (docx.read_bytes(), docx.stat().st_mtime_ns) == before


def test_a_run_that_prints_writes_nothing_at_all(docx: Path, tmp_path: Path) -> None:
    result = guarded("--no-cache", "--fail-on", "none", str(docx), home=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_cache_that_cannot_be_written_changes_nothing(docx: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.write_text("no folder can be made here")
    with_cache = guarded("--fail-on", "none", str(docx), home=closed, allowed=(closed,))
    assert with_cache.returncode == 0
    assert with_cache.stdout == guarded("--no-cache", "--fail-on", "none", str(docx), home=tmp_path).stdout


def test_the_guard_does_stop_a_write_and_a_socket(docx: Path, tmp_path: Path) -> None:
    """The audit sees what it must see: a check that cannot fail would prove nothing."""
    refused = guarded("--no-cache", "--fail-on", "none", "-o", str(tmp_path / "r"), str(docx), home=tmp_path)
    assert refused.stderr.startswith("written: ")
    code = GUARD.format(allowed=[]).replace(
        "from cptslint.cli.main import main\nmain(sys.argv[1:])",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr.startswith("network: socket.")


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cptslint", "--no-cache", "--fail-on", "none", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_leaves_the_older_report(docx: Path, tmp_path: Path, kind: signal.Signals) -> None:
    """Whenever the run is stopped, the report is the older one or the new one, whole."""
    out = tmp_path / "out"
    out.mkdir()
    target = out / "rapport.json"
    assert start("--format", "json", "-o", str(target), str(docx)).wait() == 0
    whole = target.read_bytes()
    for delay in (0.05, 0.4, 0.8, 1.2):
        target.write_bytes(b"ancien")
        run = start("--format", "json", "-o", str(target), str(docx))
        time.sleep(delay)
        run.send_signal(kind)
        run.wait()
        assert target.read_bytes() in (b"ancien", whole)
    if kind is signal.SIGINT:
        assert [path.name for path in out.iterdir()] == ["rapport.json"]


def test_runs_at_the_same_time_leave_one_whole_report(docx: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    target = out / "rapport.json"
    runs = [start("--format", "json", "-o", str(target), str(docx)) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    alone = tmp_path / "seul.json"
    start("--format", "json", "-o", str(alone), str(docx)).wait()
    assert target.read_bytes() == alone.read_bytes()
    assert [path.name for path in out.iterdir()] == ["rapport.json"]
