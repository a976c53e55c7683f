"""`cptslint baseline`: the findings that are known already, so that only new ones are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from cptslint.checking import Checker
from cptslint.cli.french import Group
from cptslint.cli.inputs import conventions, load
from cptslint.cli.options import config_option, no_cache_option
from cptslint.cli.terminal import cache, refuse, tell, today, write
from cptslint.cli.wanted import Wanted
from cptslint.errors import ConfigError, CptslintError
from cptslint.outputs import refuse_inputs, write_whole
from cptslint.suppress.baseline import NAME, Baseline, Entry, dump, entries_of, key_of, pruned
from cptslint.suppress.baseline import load as load_baseline


class _Conventions(Group):
    """A group in which `cptslint baseline FILE` means `cptslint baseline create FILE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `create` in front when the first word is no command."""
        if args and args[0] not in (*self.commands, "--help", "-h"):
            args.insert(0, "create")
        return super().parse_args(ctx, args)


@click.group(cls=_Conventions, short_help="Note les points déjà connus.", no_args_is_help=True)
def baseline() -> None:
    """Note les points déjà connus, pour ne signaler ensuite que les nouveaux.

    \b
    cptslint baseline conventions/   note les points des conventions d'un dossier
    cptslint baseline prune          ôte de la référence ceux qui n'existent plus
    """


@baseline.command(short_help="Note les points ouverts des conventions données.")
@click.argument("files", nargs=-1, required=True, metavar="FICHIER...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=NAME, metavar="FICHIER", help="Référence à écrire."
)
@config_option
@no_cache_option
def create(files: Sequence[str], output: Path, config: Path | None, no_cache: bool) -> None:
    """Note les points ouverts des conventions données ; ce que la référence dit des autres est gardé."""
    inputs = conventions(files)
    if "-" in inputs:
        raise ConfigError("une référence note des fichiers : enregistrez le texte au lieu de l'entrée standard.")
    refuse_inputs([output], inputs)
    known = load_baseline(output) if output.exists() else Baseline({})
    found, failed = _found({key_of(name, output): name for name in inputs}, config, no_cache=no_cache)
    write_whole(output, dump(Baseline({**known.files, **found})))
    tell(f"{output} : {_counted(sum(map(len, found.values())), 'point')} dans {_counted(len(found), 'convention')}.")
    if failed:
        raise SystemExit(2)


@baseline.command(short_help="Ôte les points qui ne sont plus relevés.")
@click.option("--baseline", "path", type=click.Path(path_type=Path), default=NAME, metavar="FICHIER", help="Référence.")
@config_option
@no_cache_option
def prune(path: Path, config: Path | None, no_cache: bool) -> None:
    """Ôte de la référence les points qui ne sont plus relevés, et les conventions qui n'existent plus."""
    known = load_baseline(path)
    places = {key: path.parent / key for key in known.files}
    gone: dict[str, tuple[Entry, ...]] = {key: () for key, place in places.items() if not place.exists()}
    found, failed = _found(
        {key: str(place) for key, place in places.items() if key not in gone}, config, no_cache=no_cache
    )
    left = pruned(known, {**found, **gone})
    removed = sum(map(len, known.files.values())) - sum(map(len, left.files.values()))
    if removed:
        write_whole(path, dump(left))
    write(f"{_counted(removed, 'point')} ôté{'s' if removed > 1 else ''} de {path}.")
    if failed:
        raise SystemExit(2)


def _found(
    names: Mapping[str, str], config: Path | None, *, no_cache: bool
) -> tuple[dict[str, tuple[Entry, ...]], bool]:
    """Return the open findings of conventions, and whether one could not be read, which is told."""
    wanted, checker = Wanted(config, {}), Checker(cache(disabled=no_cache), today())
    found: dict[str, tuple[Entry, ...]] = {}
    failed = False
    for key, name in names.items():
        try:
            found[key] = entries_of(checker.accepted(*load(name), wanted.settings(name)))
        except ConfigError:
            raise
        except CptslintError as error:
            failed = True
            refuse(error)
    return found, failed


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number < 2 else f"{number} {noun}s"
