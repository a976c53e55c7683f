"""The command line: the only place that prints, exits and reads the environment."""

from cptslint.cli.main import cli, main

__all__ = ["cli", "main"]
