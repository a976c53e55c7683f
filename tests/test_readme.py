"""The README is true: its excerpt is a real one, its commands and options exist, its links lead somewhere."""

import re
import tomllib
from pathlib import Path

import click
import pytest

from cptslint.cli.check import check
from cptslint.cli.main import COMMANDS
from cptslint.packs.locate import built_in_packs
from tests.update_readme import EXAMPLE, README, ROOT, WIDTH, between, excerpt, run_cptslint

TEXT = README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
REWRITE = "run `python -m tests.update_readme` and read the diff"


def commands() -> list[str]:
    """Return the command lines of the README, with its virtual environment left out."""
    quoted = re.findall(r"`((?:\.venv/bin/)?(?:cptslint|python -m) [^`]+)`", TEXT)
    return [line.replace(".venv/bin/", "") for line in [*"".join(BLOCKS).splitlines(), *quoted]]


def test_excerpt_is_what_the_tool_writes() -> None:
    run = run_cptslint(EXAMPLE)
    assert run.returncode in (0, 1), run.stderr
    assert between(TEXT, "excerpt") == excerpt(run.stdout), REWRITE


def test_excerpt_fits_a_terminal() -> None:
    lines = between(TEXT, "excerpt").splitlines()
    assert len(lines) > 30
    assert max(map(len, lines)) <= WIDTH


def test_two_blocks_install_from_a_clone_and_need_nothing_else() -> None:
    lint, tests = (block.splitlines() for block in BLOCKS[:2])
    assert lint[0] == tests[0] == "python3 -m venv .venv"
    assert lint[1].endswith("--constraint constraints.txt .")
    assert lint[2:] == [f".venv/bin/cptslint {EXAMPLE}"]
    assert tests[1].endswith('--constraint constraints.txt --editable ".[dev]"')
    assert tests[2:] == [".venv/bin/python -m pytest"]
    assert (ROOT / EXAMPLE).is_file()


def test_continuous_integration_ends_with_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    command = BLOCKS[1].splitlines()[-1].removeprefix(".venv/bin/")
    assert re.findall(r"^python -m (?!pip)[^|\n]*", script, re.MULTILINE) == [f"{command} "]


def test_commands_quoted_exist() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    known = set(COMMANDS)
    assert len(commands()) >= 10
    for line in commands():
        words = line.split()
        if words[0] == "cptslint":
            assert words[0] in scripts
            named = words[1] in known
            assert named or "." in words[1] or words[1] in ("-", "--format"), line
        elif words[:2] == ["python", "-m"] and words[2] not in ("pip", "pytest"):
            assert ROOT.joinpath(*words[2].split(".")).with_suffix(".py").is_file(), line


def test_options_are_those_of_the_command() -> None:
    real = {name for option in check.params if isinstance(option, click.Option) for name in option.opts}
    table = TEXT.split("\n## Options\n")[1].split("\n### ")[0]
    named = set(re.findall(r"(?<!-)--[a-z][a-z-]*", table))
    assert named == {name for name in real if name.startswith("--")} - {"--help"}


@pytest.mark.parametrize("option", ["--format", "--fail-on", "--color"])
def test_values_of_options_are_all_named(option: str) -> None:
    choice = next(p.type for p in check.params if option in p.opts)
    assert isinstance(choice, click.Choice)
    row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{option}"))
    assert sorted(value for value in choice.choices if not re.search(rf"\b{value}\b", row)) == []


def test_families_are_those_of_the_rules() -> None:
    shipped = {path.parent.name for path in built_in_packs().glob("*/*.yaml")} - {"lexique"}
    assert set(re.findall(r"^\| `([A-Z]{3})` \|", TEXT, re.MULTILINE)) == shipped


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(path: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)]+)\)", (ROOT / path).read_text(encoding="utf-8"))
    for link in links:
        file, _, anchor = link.partition("#")
        assert (ROOT / file).exists(), link
        if anchor:
            assert anchor in anchors(ROOT / file), link


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings of a Markdown file."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def test_disclaimer_is_that_of_the_report() -> None:
    assert "Analyse indicative, ne remplace pas un conseil juridique." in TEXT
    assert "Analyse indicative, ne remplace pas un conseil juridique." in between(TEXT, "excerpt")
