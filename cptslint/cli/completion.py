"""`cptslint completion`: what makes a shell complete commands, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from cptslint.cli.french import Command
from cptslint.cli.terminal import write

VARIABLE = "_CPTSLINT_COMPLETE"
"""Where the shell says that it wants words, and in which form."""


@click.command(cls=Command, short_help="Fait compléter les commandes par le terminal.")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Écrit ce qui permet au terminal de compléter commandes, options et fichiers.

    \b
    bash : eval "$(cptslint completion bash)"       à ajouter à ~/.bashrc
    zsh :  eval "$(cptslint completion zsh)"        à ajouter à ~/.zshrc
    fish : cptslint completion fish > ~/.config/fish/completions/cptslint.fish
    """
    from cptslint.cli.main import cli

    kind = get_completion_class(shell)
    if kind is not None:
        complete = kind(cli, {}, "cptslint", VARIABLE)
        write(complete.source_template % complete.source_vars())
