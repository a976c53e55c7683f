"""Completion by the shell."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.test_cli import shell


def completed(*words: str) -> list[str]:
    """Return what bash would be offered for the last word: "kind,word"."""
    line = " ".join(("cptslint", *words))
    run = shell(_CPTSLINT_COMPLETE="bash_complete", COMP_WORDS=line, COMP_CWORD=str(len(words)))
    return run.stdout.decode().splitlines()


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_script_of_a_shell_calls_the_tool_back(name: str) -> None:
    run = shell("completion", name)
    assert (run.returncode, run.stderr) == (0, b"")
    assert f"_CPTSLINT_COMPLETE={name}_complete" in run.stdout.decode()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_script_is_sound_bash() -> None:
    script = shell("completion", "bash").stdout
    done = subprocess.run(["bash", "-c", script.decode() + "\ncomplete -p cptslint"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("complete -o nosort -F _cptslint_completion cptslint")


def test_unknown_shell_is_one_sentence() -> None:
    run = shell("completion", "csh")
    assert (run.returncode, run.stdout) == (2, b"")
    assert (
        run.stderr.decode()
        == "cptslint : la valeur donnée à « shell » ne convient pas ; valeurs admises : bash, zsh, fish.\n"
    )


def test_commands_options_values_codes_and_files_are_offered() -> None:
    assert "plain,explain" in completed("expl")
    assert completed("")[-1] == "file,"
    assert "plain,--fail-on" in completed("check", "--fail")
    assert completed("check", "--fail-on", "w") == ["plain,warning"]
    assert completed("explain", "sor00")[:2] == ["plain,SOR001", "plain,SOR002"]
    assert completed("check", "conv") == ["file,conv"]


def test_nothing_of_the_rules_is_loaded_to_complete() -> None:
    code = (
        "import os, sys; os.environ.update(_CPTSLINT_COMPLETE='bash_complete', COMP_WORDS='cptslint che', COMP_CWORD='1')\n"
        "from cptslint.cli.main import cli\n"
        "try: cli.main(prog_name='cptslint')\n"
        "except SystemExit: pass\n"
        "assert not {'spacy', 'lxml', 'yaml', 'rich'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
