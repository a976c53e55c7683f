"""`cptslint check`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cptslint.checking import folder_of
from cptslint.cli.answers import Answers
from cptslint.cli.french import Command, Whole
from cptslint.cli.inputs import conventions
from cptslint.cli.options import coloured, config_option, format_for, no_cache_option, packs_option, party_option
from cptslint.cli.progress import followed
from cptslint.cli.terminal import cache, clock, cores, refuse, tell, today, write
from cptslint.cli.terminal import width as terminal_width
from cptslint.cli.wanted import Wanted, names
from cptslint.config.apply import shown
from cptslint.config.settings import PROFILES, SEVERITIES
from cptslint.errors import ConfigError, CptslintError, InputError
from cptslint.outputs import refuse_inputs, write_whole
from cptslint.version import VERSION

if TYPE_CHECKING:
    from cptslint.batch import Means, Task
    from cptslint.model.report import Report
    from cptslint.stages import Stages

FAIL_ON = (*SEVERITIES, "none")
FORMATS = (
    "text",
    "concise",
    "json",
    "sarif",
    "html",
    "markdown",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "docx",
    "xlsx",
)
"""Names of the report formats; a test keeps them those of `reporters.formats`, which is not loaded to parse a command."""

_BINARY = ("docx", "xlsx")
"""Formats of files that no terminal shows."""
_OF_SUFFIX = {
    ".docx": "docx", ".xlsx": "xlsx", ".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".sarif": "sarif",
    ".xml": "junit",
}  # fmt: skip
"""What a file must hold to be opened under its name, when no format is asked for."""
_READ_ON_SCREEN = ("text", "concise", "markdown")
"""Formats in which a person reads at once that a document is no convention."""
_FOR_PEOPLE = frozenset({*_READ_ON_SCREEN, *_BINARY})
"""Formats that say nothing when no convention could be read; those for machines list what went wrong."""


@click.command(cls=Command, short_help="Analyse une ou plusieurs conventions.")
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True), metavar="FICHIER...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    metavar="FORME",
    help=f"Forme du rapport : {', '.join(FORMATS)} (par défaut : text).",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="Gravité à partir de laquelle le code de sortie vaut 1 (par défaut : error).",
)
@click.option(
    "--select", metavar="RÈGLES", help="Règles appliquées : codes, familles ou ALL, séparés par des virgules."
)
@click.option("--extend-select", metavar="RÈGLES", help="Règles ajoutées à celles qui le sont déjà.")
@click.option("--ignore", metavar="RÈGLES", help="Règles laissées de côté.")
@config_option
@click.option("--show-config", is_flag=True, help="Montre les réglages et d'où vient chacun, sans analyser.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    metavar="SORTE",
    help=f"Sorte de partenaire, à la place de celle reconnue : {', '.join(PROFILES)}.",
)
@party_option
@packs_option
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Points déjà connus, écrits par « cptslint baseline » : seuls les nouveaux comptent.",
)
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
@click.option("--width", type=Whole(40, 400), metavar="COLONNES", help="Largeur du rapport, de 40 à 400 colonnes.")
@click.option(
    "--jobs",
    type=Whole(0, 256),
    default=1,
    metavar="NOMBRE",
    help="Analyses menées de front ; 0 : autant que de cœurs.",
)
@click.option(
    "--diff-base", metavar="RÉVISION", help="Ne signale que ce qui a changé depuis cette révision du dépôt git."
)
@click.option("-q", "--quiet", is_flag=True, help="N'écrit rien à l'écran que les erreurs.")
@click.option("-v", "--verbose", is_flag=True, help="Dit sur la sortie d'erreur le temps passé à chaque étape.")
@no_cache_option
def check(
    files: Sequence[str],
    format_: str | None,
    fail_on: str | None,
    select: str | None,
    extend_select: str | None,
    ignore: str | None,
    config: Path | None,
    show_config: bool,
    profile: str | None,
    party: str | None,
    packs: Path | None,
    baseline: Path | None,
    color: str,
    output: Path | None,
    output_files: Sequence[str],
    width: int | None,
    jobs: int,
    diff_base: str | None,
    quiet: bool,
    verbose: bool,
    no_cache: bool,
) -> None:
    """Analyse une ou plusieurs conventions."""
    lists = {"select": select, "extend_select": extend_select, "ignore": ignore}
    texts = {"fail_on": fail_on, "party": party, "profile": profile}
    texts |= {"packs": str(packs) if packs else None, "baseline": str(baseline) if baseline else None}
    given = {key: names(key, value, packs) for key, value in lists.items() if value is not None}
    wanted = Wanted(config, given | {key: value for key, value in texts.items() if value is not None})
    if show_config:
        settings = wanted.settings(files[0] if files else ".")
        write(shown(settings, folder_of(settings)))
        return
    if not files:
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    format_ = format_for(format_, output, _OF_SUFFIX)
    if format_ in _BINARY and output is None:
        raise ConfigError(f"--format {format_} écrit un fichier : ajoutez son nom, « -o rapport.{format_} ».")
    targets = [_target(asked) for asked in output_files]
    inputs = conventions(files)
    refuse_inputs([path for path in (output, *(path for _, path in targets)) if path is not None], inputs)
    store, day = cache(disabled=no_cache), today()
    in_colour = coloured(color, output)
    answers = Answers(store, (format_, terminal_width(width), in_colour, day))
    key = answers.key(inputs, wanted.settings) if not (targets or diff_base or verbose) else None
    kept = answers.get(key)
    if kept is not None:
        _send(kept[1], output, quiet=quiet)
        sys.exit(kept[0])
    from cptslint.batch import Means
    from cptslint.cli.tasks import left_out, tasks_for, times
    from cptslint.stages import Stages, untimed

    stages = Stages(clock) if verbose else None
    bound = reduce(_lowest, (wanted.settings(name).fail_on for name in inputs), "none")
    tasks = tasks_for(inputs, wanted, diff_base)
    means = Means(store.folder, day, clock if verbose else None)
    reports, failures = _run(tasks, means, jobs or cores(), stages, quiet=quiet)
    if diff_base and len(tasks) < len(inputs) and not quiet:
        tell(left_out(len(inputs) - len(tasks), diff_base))
    with (stages.stage if stages else untimed)("rapport"):
        for name, path in targets:
            _save(path, _render(reports, name, failures, terminal_width(width), coloured=False))
        main_report = _render(reports, format_, failures, terminal_width(width), coloured=in_colour)
        _send(main_report, output, quiet=quiet)
    if stages is not None:
        tell(times(stages.seconds(), len(tasks)))
    code = exit_code(reports, failures, bound)
    not_told = [
        (one.contract.document.source, one.contract.why_not) for one in reports if not one.contract.is_convention
    ]
    if not_told and (quiet or output is not None or format_ not in _READ_ON_SCREEN):
        for source, reason in not_told:
            refuse(InputError(f"« {source} » : {reason}"))
    if (
        key is not None and not failures and not not_told and answers.key(inputs, wanted.settings) == key
    ):  # no file changed meanwhile
        answers.put(key, code, main_report)
    sys.exit(code)


def _run(
    tasks: Sequence[Task], means: Means, jobs: int, stages: Stages | None, *, quiet: bool
) -> tuple[list[Report], list[tuple[str, str]]]:
    """Return the reports, and the conventions that could not be read with the reason, which is told."""
    from cptslint.batch import run

    reports, failures = [], []
    with closing(run(tasks, means, jobs)) as outcomes:
        for outcome in followed(outcomes, len(tasks), quiet=quiet):
            if outcome.fatal:
                raise ConfigError(outcome.problem)
            if outcome.report is not None:
                reports.append(outcome.report)
            else:
                failures.append((outcome.name, outcome.problem))
            if stages is not None:
                stages.add(outcome.seconds)
    for _, problem in failures:
        refuse(CptslintError(problem))
    return reports, failures


def _send(report: bytes, output: Path | None, *, quiet: bool) -> None:
    if output is not None:
        _save(output, report)
    elif not quiet:
        write(report)


def _save(path: Path, content: bytes) -> None:
    """Write a report; when no convention could be read there is none, and an older file stays."""
    if content:
        write_whole(path, content)


def _lowest(one: str, other: str) -> str:
    """Return the bound that the lesser finding reaches."""
    return max(one, other, key=lambda bound: -1 if bound == "none" else SEVERITIES.index(bound))


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
    from cptslint.model.rule import Severity

    bound = Severity(fail_on).rank
    return int(any(finding.severity.rank <= bound for report in reports for finding in report.findings))


def _render(
    reports: Sequence[Report], format_: str, failures: Sequence[tuple[str, str]], width: int, *, coloured: bool
) -> bytes:
    from cptslint.reporters.base import ReportOptions
    from cptslint.reporters.formats import reporter

    options = ReportOptions(width, coloured, tuple(failures), VERSION)
    if not reports and format_ in _FOR_PEOPLE:
        return b""
    written = reporter(format_)(reports, options)
    return written if isinstance(written, bytes) else (written.rstrip("\n") + "\n").encode("utf-8", "replace")
