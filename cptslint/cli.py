"""The command line: the only place that prints, exits and reads the environment."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from cptslint.cache import Cache
from cptslint.checking import Checker
from cptslint.errors import ConfigError, CptslintError
from cptslint.model.report import Report
from cptslint.model.rule import Severity
from cptslint.outputs import refuse_inputs, write_whole
from cptslint.reporters.base import ReportOptions
from cptslint.version import VERSION

FAIL_ON = ("error", "warning", "info", "none")
FORMATS = ("text", "concise", "json", "sarif", "html", "markdown", "github", "gitlab", "junit", "rdjson")
"""Names of the report formats; a test keeps them those of `reporters.formats`, which is not loaded to parse a command."""


_FOR_PEOPLE = frozenset({"text", "concise", "markdown"})
"""Formats that say nothing when no convention could be read; those for machines list what went wrong."""


class DefaultGroup(click.Group):
    """A group in which `cptslint FILE` means `cptslint check FILE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` in front when the first word is neither a command nor an option of the group."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            args.insert(0, "check")
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(VERSION, "--version", prog_name="cptslint", message="%(prog)s %(version)s")
def cli() -> None:
    """Relit une convention de partenariat et dit à une CPTS ce qu'il faut négocier avant de signer.

    \b
    cptslint convention.docx          analyse une convention (DOCX, texte, Markdown)
    cptslint -                        analyse le texte reçu sur l'entrée standard
    cptslint explain SOR002           explique une règle
    cptslint rules                    liste les règles
    """


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FICHIER...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="Forme du rapport.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", help="Gravité à partir de laquelle le code de sortie vaut 1.")
@click.option("--party", metavar="NOM", help="Partie à défendre (par défaut : la CPTS).")
@click.option("--packs", type=click.Path(file_okay=False, path_type=Path), help="Dossier d'un autre jeu de règles.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Couleurs du rapport.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FICHIER", help="Écrit le rapport dans ce fichier."
)
@click.option(
    "--output-file",
    "output_files",
    multiple=True,
    metavar="FORME:FICHIER",
    help="Écrit aussi un rapport de cette forme dans ce fichier ; peut être répété.",
)
@click.option("--width", type=click.IntRange(40, 400), help="Largeur du rapport, en colonnes.")
@click.option("--no-cache", is_flag=True, help="Ne lit ni n'écrit les résultats gardés d'une fois à l'autre.")
def check(
    files: Sequence[str],
    format_: str,
    fail_on: str,
    party: str | None,
    packs: Path | None,
    color: str,
    output: Path | None,
    output_files: Sequence[str],
    width: int | None,
    no_cache: bool,
) -> None:
    """Analyse une ou plusieurs conventions."""
    targets = [_target(asked) for asked in output_files]
    refuse_inputs([path for path in (output, *(path for _, path in targets)) if path is not None], files)
    checker = Checker(packs, party, _cache(no_cache))
    reports: list[Report] = []
    failures: list[tuple[str, str]] = []
    for name in files:
        try:
            reports.append(checker.check(*_load(name)))
        except ConfigError:
            raise
        except CptslintError as error:
            failures.append((name, str(error)))
            _refuse(error)
    for name, path in targets:
        write_whole(path, _render(reports, name, ReportOptions(_width(width), False, tuple(failures), VERSION)))
    colour = _colour(color) if output is None else color == "always"
    main_report = _render(reports, format_, ReportOptions(_width(width), colour, tuple(failures), VERSION))
    if output is not None:
        write_whole(output, main_report)
    else:
        _write(main_report)
    sys.exit(exit_code(reports, failures, fail_on))


def _load(name: str) -> tuple[bytes, str]:
    from cptslint.readers import load, source_of

    return (sys.stdin.buffer.read(), "-") if name == "-" else (load(Path(name)), source_of(Path(name)))


def _cache(disabled: bool) -> Cache:
    """Return the cache of the user's folder, of CPTSLINT_CACHE_DIR when it is set."""
    if disabled or os.environ.get("CPTSLINT_NO_CACHE"):
        return Cache(None)
    if folder := os.environ.get("CPTSLINT_CACHE_DIR"):
        return Cache(Path(folder))
    from platformdirs import user_cache_path

    return Cache(user_cache_path("cptslint", appauthor=False))


def _target(asked: str) -> tuple[str, Path]:
    """Return the format and the file of "sarif:rapport.sarif"."""
    name, colon, path = asked.partition(":")
    if name not in FORMATS or not colon or not path:
        raise ConfigError(
            f"--output-file : « {asked} » n'est pas de la forme FORME:FICHIER ; formes admises : {', '.join(FORMATS)}."
        )
    return name, Path(path)


def exit_code(reports: Sequence[Report], failures: Sequence[tuple[str, str]], fail_on: str) -> int:
    """Return 2 when a file could not be analysed, 1 when a finding reaches the threshold, else 0."""
    if failures or any(not report.contract.is_convention for report in reports):
        return 2
    if fail_on == "none":
        return 0
    bound = Severity(fail_on).rank
    return int(any(finding.severity.rank <= bound for report in reports for finding in report.findings))


def _render(reports: Sequence[Report], format_: str, options: ReportOptions) -> bytes:
    from cptslint.reporters.formats import reporter

    if not reports and format_ in _FOR_PEOPLE:
        return b""
    written = reporter(format_)(reports, options)
    return written if isinstance(written, bytes) else (written.rstrip("\n") + "\n").encode("utf-8", "replace")


@cli.group()
def cache() -> None:
    """Résultats gardés d'une analyse à l'autre."""


@cache.command()
def clean() -> None:
    """Efface les résultats gardés."""
    removed = _cache(disabled=False).clean()
    _write(f"{removed} résultat{'s' if removed > 1 else ''} effacé{'s' if removed > 1 else ''}.")


@cli.command()
@click.argument("code")
@click.option("--packs", type=click.Path(file_okay=False, path_type=Path), help="Dossier d'un autre jeu de règles.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Couleurs de la page.")
def explain(code: str, packs: Path | None, color: str) -> None:
    """Explique une règle : ce qu'elle cherche, pourquoi, quoi demander, avec des exemples."""
    from cptslint.packs.locate import built_in_packs
    from cptslint.packs.rules import load_pack
    from cptslint.packs.yaml_nodes import nearest
    from cptslint.reporters.explain import explain as page

    pack = load_pack(packs or built_in_packs(), with_examples=True)
    known = {name: compiled.rule for compiled in pack.rules for name in (compiled.rule.code, compiled.rule.name)}
    rule = known.get(code.upper()) or known.get(code.lower())
    if rule is None:
        raise ConfigError(f"la règle « {code} » n'existe pas{nearest(code.upper(), [c.rule.code for c in pack.rules])}")
    _write(page(rule, _width(None), _colour(color)))


@cli.command()
@click.option("--packs", type=click.Path(file_okay=False, path_type=Path), help="Dossier d'un autre jeu de règles.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="Couleurs de la liste.")
def rules(packs: Path | None, color: str) -> None:
    """Liste les règles."""
    from cptslint.packs.locate import built_in_packs
    from cptslint.packs.rules import load_pack
    from cptslint.reporters.explain import list_rules

    pack = load_pack(packs or built_in_packs())
    _write(list_rules([compiled.rule for compiled in pack.rules], _width(None), _colour(color)))


def _width(asked: int | None) -> int:
    """Return the width asked for, else COLUMNS, else the terminal's; 80 when the output is no terminal."""
    if asked:
        return asked
    if os.environ.get("COLUMNS", "").isdigit() or sys.stdout.isatty():
        return max(40, shutil.get_terminal_size((80, 24)).columns)
    return 80


def _colour(asked: str) -> bool:
    if asked != "auto":
        return asked == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(content: str | bytes) -> None:
    if content:
        raw = content if isinstance(content, bytes) else (content.rstrip("\n") + "\n").encode("utf-8", "replace")
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()


def _tell(message: str) -> None:
    sys.stderr.buffer.write((message + "\n").encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def _refuse(error: CptslintError) -> None:
    """Tell a mistake on one line, even when a file name holds line ends."""
    _tell(f"cptslint : {' '.join(str(error).split())}")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; a mistake of the user is one French sentence and exit code 2."""
    try:
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="cptslint", standalone_mode=False)
    except CptslintError as error:
        _refuse(error)
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        _tell(error.format_message())
        sys.exit(2)
    except click.UsageError as error:
        _tell(f"cptslint : {_in_french(error)}")
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _tell("cptslint : interrompu.")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(0)


def _in_french(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"l'option « {error.option_name} » n'existe pas ; essayez « cptslint --help »."
    if isinstance(error, click.MissingParameter):
        return "il manque un nom de fichier ou de règle ; essayez « cptslint --help »."
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0]
        return f"la valeur donnée à « {name} » ne convient pas{_admitted(error.param.type)}."
    if isinstance(error, click.BadOptionUsage):
        return f"l'option « {error.option_name} » demande une valeur ; essayez « cptslint --help »."
    return "la commande est mal écrite (un mot de trop ?) ; essayez « cptslint --help »."


def _admitted(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return f" ; valeurs admises : {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.IntRange):
        return f" ; un nombre de {kind.min} à {kind.max} est attendu"
    return ""
