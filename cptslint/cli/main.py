"""The group of commands and what a mistake of the user becomes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, NoReturn, cast

import click

from cptslint.cli.french import Group, in_french
from cptslint.cli.terminal import refuse, tell
from cptslint.errors import CptslintError
from cptslint.version import VERSION

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "check": ("check", "check"),
        "compare": ("compare", "compare"),
        "deadlines": ("deadlines", "deadlines"),
        "explain": ("explain", "explain"),
        "rules": ("explain", "rules"),
        "packs": ("packs", "packs"),
        "init": ("init", "init"),
        "annotate": ("annotate", "annotate"),
        "baseline": ("baseline", "baseline"),
        "textconv": ("textconv", "textconv"),
        "cache": ("cache", "cache"),
        "completion": ("completion", "completion"),
    }
)
"""Commands by name, with their module and function; a command is imported when it is used."""


class Conventions(Group):
    """A group in which `cptslint FILE` means `cptslint check FILE`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        return cast(click.Command, getattr(import_module(f"cptslint.cli.{module}"), name))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` in front when the first word is neither a command nor an option of the group."""
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Offer the files beside the commands, since `cptslint FILE` is a command too."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


@click.group(cls=Conventions, no_args_is_help=True)
@click.version_option(
    VERSION, "--version", prog_name="cptslint", message="%(prog)s %(version)s", help="Montre la version."
)
def cli() -> None:
    """Relit une convention de partenariat et dit à une CPTS ce qu'il faut négocier avant de signer.

    \b
    cptslint convention.docx     analyse une convention
                                 (DOCX, ODT, PDF, RTF, HTML ou texte)
    cptslint -                   analyse le texte reçu sur l'entrée standard
    cptslint annotate convention.docx -o annotée.docx
                                 met les points en commentaires dans une copie
    cptslint compare ancien.docx nouveau.docx
                                 dit ce qui a changé entre deux versions
    cptslint deadlines convention.docx
                                 donne les dates à ne pas manquer
    cptslint explain SOR002      explique une règle
    cptslint rules               liste les règles
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; a mistake of the user is one French sentence and exit code 2."""
    try:
        cli.main(args=list(arguments) if arguments is not None else None, prog_name="cptslint", standalone_mode=False)
    except CptslintError as error:
        refuse(error)
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        tell(error.format_message())
        sys.exit(2)
    except click.UsageError as error:
        tell(f"cptslint : {in_french(error)}")
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        tell("cptslint : interrompu.")
        sys.exit(130)
    except BrokenPipeError:
        _close_output()
        sys.exit(0)
    except OSError as error:
        _close_output()
        refuse(CptslintError(_refused_by_the_system(error)))
        sys.exit(2)
    sys.exit(0)


def _close_output() -> None:
    """Give up on the standard output, that the end of the process would try to complete again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused_by_the_system(error: OSError) -> str:
    place = f"« {error.filename} » : " if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"{place}le disque est plein : faites de la place, puis recommencez."
    if error.errno == errno.ENAMETOOLONG:
        return f"{place}ce nom est trop long : donnez le fichier sous un nom plus court."
    return f"{place}le système a refusé de lire ou d'écrire : vérifiez le disque et vos droits, puis recommencez."
