"""Commands whose pages of help and mistakes are told in French: click says them in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

_HEADINGS: Mapping[str, str] = MappingProxyType({"Commands": "Commandes", "Positional arguments": "Arguments"})
HELP = "Montre cette aide."
_ALIKE = 0.7
"""Likeness from which an option is offered in the place of one that does not exist."""


if TYPE_CHECKING:
    _Kind = click.ParamType[int]
else:
    _Kind = click.ParamType  # is generic since click 8.3 only


class FrenchFormatter(click.HelpFormatter):
    """Pages of help with French headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is typed."""
        super().write_usage(prog, args, "Usage : " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write a heading, its colon after a space."""
        super().write_heading(f"{_HEADINGS.get(heading, heading)} ")


class FrenchContext(click.Context):
    """A context whose help is laid out by `FrenchFormatter`."""

    formatter_class = FrenchFormatter


class ToldError(click.UsageError):
    """A mistake whose message is French already."""


class Command(click.Command):
    """A command that explains itself in French."""

    context_class = FrenchContext

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the option that shows the page of help, the same for all commands."""
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the page of help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words of a command line, and name those that are too many."""
        wanted, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        finally:
            ctx.allow_extra_args = wanted
        if rest and not wanted and not ctx.resilient_parsing:
            raise ToldError(f"« {' '.join(rest)} » est de trop", ctx)
        return rest


class Group(Command, click.Group):
    """A group of commands that explains itself in French."""

    command_class = Command

    def __init__(self, *args: Any, **attributes: Any) -> None:
        """Make a group, whose usage names its commands in French."""
        super().__init__(*args, **{"subcommand_metavar": "COMMANDE [ARGUMENTS]...", **attributes})

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first word names."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            names = ", ".join(self.list_commands(ctx))
            raise ToldError(f"la commande « {args[0]} » n'existe pas ; commandes admises : {names}")
        return super().resolve_command(ctx, args)


class Whole(_Kind):
    """A whole number between two bounds."""

    name = "nombre"

    def __init__(self, least: int, most: int) -> None:
        """Keep the bounds, both allowed."""
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number that was typed."""
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail("", param, ctx)
        return number


def in_french(error: click.UsageError) -> str:
    """Return a mistake as one French sentence that says what to do."""
    help_page = f" ; essayez « {error.ctx.command_path if error.ctx else 'cptslint'} --help »."
    if isinstance(error, ToldError):
        return error.message + (help_page if error.ctx else ".")
    if isinstance(error, click.NoSuchOption):
        return f"l'option « {error.option_name} » n'existe pas{_nearest(error) or help_page}"
    if isinstance(error, click.MissingParameter):
        return f"il manque « {_typed_as(error.param)} »{help_page}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"la valeur donnée à « {error.param.opts[0]} » ne convient pas{_admitted(error.param.type)}."
    if isinstance(error, click.BadOptionUsage):
        need = "demande une valeur" if _takes_value(error) else "n'admet pas de valeur"
        return f"l'option « {error.option_name} » {need}{help_page}"
    return f"la commande est mal écrite{help_page}"


def _nearest(error: click.NoSuchOption) -> str:
    """Return the option that was probably meant, its dashes left out of the likeness."""
    from difflib import get_close_matches

    offered = {option.lstrip("-"): option for option in error.possibilities or ()}
    close = get_close_matches(error.option_name.lstrip("-"), offered, 1, _ALIKE)
    return f" ; vouliez-vous dire « {offered[close[0]]} » ?" if close else ""


def _typed_as(parameter: click.Parameter | None) -> str:
    """Return what the usage calls a parameter, without the marks of what may be repeated."""
    if parameter is None:
        return "FICHIER"
    return (parameter.metavar or parameter.human_readable_name.upper()).removesuffix("...")


def _takes_value(error: click.BadOptionUsage) -> bool:
    options: Sequence[click.Parameter] = error.ctx.command.params if error.ctx else ()
    return not any(
        error.option_name in option.opts and option.is_flag for option in options if isinstance(option, click.Option)
    )


def _admitted(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return f" ; valeurs admises : {', '.join(map(str, kind.choices))}"
    if isinstance(kind, Whole):
        return f" ; un nombre de {kind.least} à {kind.most} est attendu"
    if isinstance(kind, click.Path):
        return f" ; un {'dossier' if not kind.file_okay else 'fichier'} est attendu"
    return ""
