"""Every error a user can cause, each with the exit code it leads to.

CptslintError
├── InputError    a document that cannot be analysed
├── PackError     a rule pack that is wrong, with file and line
└── ConfigError   a wrong option
"""

from __future__ import annotations


class CptslintError(Exception):
    """A mistake of the user, told in one French sentence.

    Attributes:
        exit_code: Exit code of the command when this error reaches it.
    """

    exit_code = 2


class InputError(CptslintError):
    """A document that cannot be read or in which nothing can be analysed."""


class ConfigError(CptslintError):
    """An option or a setting with a wrong value."""


class PackError(CptslintError):
    """A rule pack that is wrong.

    Args:
        message: What is wrong and what would be right, in French.
        file: Name of the pack file.
        line: Line of the defect, counted from 1; 0 when the whole file is meant.
    """

    def __init__(self, message: str, *, file: str, line: int = 0) -> None:
        place = f"{file}, ligne {line}" if line else file
        super().__init__(f"{place} : {message}")
        self.file = file
        self.line = line
