"""Everything the command line says by itself is French: pages of help, and what a mistake of the user becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from cptslint.cli import cli, main
from tests.conftest import ROOT

ENGLISH = re.compile(
    r"\b(?:usage|options|commands|arguments):|\b(?:show|message|exit|directory|integer|range|file|text|default|required|command)\b(?! *=)",
    re.IGNORECASE,
)
"""Words that click says, and the marks that come with them."""
NAMES = re.compile(r" : text, [^(]+|\[[a-z|-]+\]|--[a-z-]+|\(par défaut :\s+[a-z]+\)|cptslint \w+")
"""What is typed as it is, in English as in every linter."""


def every_command(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from every_command(found, (*path, name))


COMMANDS = tuple(every_command(cli))


def said(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    out, err = capsysbinary.readouterr()
    return int(caught.value.code or 0), (out or err).decode("utf-8")


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_page_of_help_is_french_and_whole(path: tuple[str, ...], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, page = said(capsysbinary, *path, "--help")
    assert code == 0
    assert page.startswith(f"Usage : {' '.join(('cptslint', *path))} [OPTIONS]")
    assert "\nOptions :\n" in page
    assert re.search(r"-h, --help +Montre cette aide\.", page)
    assert max(map(len, page.splitlines())) <= 80
    assert ENGLISH.findall(NAMES.sub("", page)) == []
    assert not re.search(r"[a-zà-ÿ :]\.\.\.$|<=", page, re.MULTILINE)


def test_there_are_pages_for_all_commands() -> None:
    assert {("check",), ("packs", "validate"), ("baseline", "prune"), ("cache", "clean")} <= set(COMMANDS)


def test_the_first_page_says_what_each_command_is_for(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    page = said(capsysbinary, "--help")[1]
    listed = page.partition("\nCommandes :\n")[2]
    assert re.search(r"^  compare +Dit ce qui a changé entre deux versions d'une convention\.$", listed, re.MULTILINE)
    assert re.search(r"--version +Montre la version\.", page)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("packs foo", "la commande « foo » n'existe pas ; commandes admises : schema, test, validate."),
        ("check --foo", "l'option « --foo » n'existe pas ; essayez « cptslint check --help »."),
        ("check x --widht 80", "l'option « --widht » n'existe pas ; vouliez-vous dire « --width » ?"),
        ("check x --width", "l'option « --width » demande une valeur ; essayez « cptslint check --help »."),
        ("check x --quiet=3", "l'option « --quiet » n'admet pas de valeur ; essayez « cptslint check --help »."),
        ("check x --width z", "la valeur donnée à « --width » ne convient pas ; un nombre de 40 à 400 est attendu."),
        ("check", "il manque « FICHIER » ; essayez « cptslint check --help »."),
        ("explain", "il manque « CODE » ; essayez « cptslint explain --help »."),
        ("compare a.docx", "il manque « NOUVEAU » ; essayez « cptslint compare --help »."),
        ("compare a b c", "« c » est de trop ; essayez « cptslint compare --help »."),
        ("compare a b c d", "« c d » est de trop ; essayez « cptslint compare --help »."),
        ("check x --packs pyproject.toml", "la valeur donnée à « --packs » ne convient pas ; un dossier est attendu."),
        ("check x --baseline docs", "la valeur donnée à « --baseline » ne convient pas ; un fichier est attendu."),
        ("completion tcsh", "la valeur donnée à « shell » ne convient pas ; valeurs admises : bash, zsh, fish."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_french_with_what_to_do(
    arguments: str, told: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert said(capsysbinary, *arguments.split()) == (2, f"cptslint : {told}\n")


@pytest.mark.parametrize("path", [(), ("packs",), ("baseline",), ("cache",)], ids=" ".join)
def test_a_group_alone_shows_its_page(path: tuple[str, ...], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code, page = said(capsysbinary, *path)
    assert code == 2
    assert page.startswith("Usage : cptslint")
