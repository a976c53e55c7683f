"""What repositories take from the project: the hook of pre-commit, the action, the guide."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from cptslint.cli.check import check
from cptslint.cli.inputs import SUFFIXES
from cptslint.cli.main import cli
from tests.conftest import ROOT
from tests.suppress.convention import TEXT

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GUIDE = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_hook_reads_what_the_tool_reads(suffix: str) -> None:
    assert re.search(HOOK["files"], f"conventions/hôpital{suffix}")


@pytest.mark.parametrize(
    ("path", "read"),
    [("conventions/hôpital.md", True), ("README.md", False), ("docs/Changelog.txt", False), ("LICENSE.txt", False), ("a/lecture.md", True), ("licence-logiciel.docx", True)],
)  # fmt: skip
def test_hook_leaves_alone_what_is_no_convention(path: str, read: bool) -> None:
    assert (re.search(HOOK["exclude"], path) is None) is read


def run_hook(*files: Path) -> subprocess.CompletedProcess[bytes]:
    command = shlex.split(HOOK["entry"])
    assert command[0] == "cptslint"
    return subprocess.run(
        [sys.executable, "-m", *command, *map(str, files)], cwd=ROOT, capture_output=True, check=False
    )


def test_hook_refuses_a_blocking_point_and_says_where(tmp_path: Path) -> None:
    convention = tmp_path / "c.txt"
    convention.write_text(TEXT, encoding="utf-8")
    refused = run_hook(convention)
    assert refused.returncode == 1
    assert f"{convention}: article 4, al. 1: ENG009 [Bloquant]" in refused.stdout.decode()


def script() -> str:
    return str(ACTION["runs"]["steps"][-1]["run"])


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"FILES": "a b/*.docx", "DIFF_BASE": "", "SARIF": ""}, ["a", "b/*.docx"]),
        (
            {"FILES": ".", "DIFF_BASE": "origin/main", "SARIF": "r.sarif"},
            ["--diff-base", "origin/main", "--output-file", "sarif:r.sarif", "."],
        ),
    ],
)
def test_action_calls_the_tool(tmp_path: Path, environment: dict[str, str], words: list[str]) -> None:
    fake = tmp_path / "cptslint"
    fake.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    fake.chmod(0o755)
    given = {"PATH": f"{tmp_path}:/usr/bin:/bin", "FAIL_ON": "error", **environment}
    done = subprocess.run(["bash", "-c", script()], env=given, capture_output=True, text=True, check=True, cwd=tmp_path)
    called = done.stdout.split("\n")[:-1]
    assert called[:6] == ["check", "--format", "github", "--fail-on", "error", "--jobs"]
    assert [word for word in called[7:] if word != "--"] == words
    with click.Context(check) as context:
        check.make_parser(context).parse_args(called[1:])


def test_action_reads_no_input_inside_its_script() -> None:
    assert "${{" not in script()
    wanted = {value.split("inputs.")[1].split(" ")[0] for value in ACTION["runs"]["steps"][-1]["env"].values()}
    assert wanted == set(ACTION["inputs"]) - {"python-version"}


def test_blocks_of_the_guide_are_sound() -> None:
    blocks = re.findall(r"```(\w*)\n(.*?)```", GUIDE, re.DOTALL)
    assert len(blocks) == GUIDE.count("```") / 2 == 6
    for kind, content in blocks:
        if kind == "yaml":
            assert yaml.safe_load(content)


def test_commands_and_options_of_the_guide_exist() -> None:
    context = click.Context(cli)
    named = set(re.findall(r"\bcptslint (?!textconv\b)([a-z]+)\b", GUIDE)) - {"conventions", "check"}
    assert {"init", "baseline", "explain"} <= named
    assert [name for name in sorted(named) if cli.get_command(context, name) is None] == []
    options = {option for param in check.params for option in param.opts}
    used = set(re.findall(r"(?<![\w-])--(?!verify|yes|no-|global)[a-z-]+", GUIDE))
    assert sorted(used - options) == []
