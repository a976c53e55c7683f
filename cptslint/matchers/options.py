"""How a check kind reads the options of a rule, without knowing YAML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from cptslint.text.terms import Term


class OptionReader(Protocol):
    """Typed access to the options of a rule; every mistake raises PackError with file and line."""

    def check_keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
        """Refuse unknown and missing keys."""

    def has(self, key: str) -> bool:
        """Tell whether a key is written."""

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text."""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when absent."""

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a text among a closed set."""

    def many_of(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return a list of texts among a closed set, empty when absent."""

    def number(self, key: str, default: float | None = None) -> float | None:
        """Return a number, None when absent and without default."""

    def flag(self, key: str) -> bool:
        """Return a truth value, False when absent."""

    def terms(self, key: str) -> tuple[Term, ...]:
        """Return compiled terms, empty when absent."""

    def groups(self, key: str) -> tuple[tuple[Term, ...], ...]:
        """Return groups of terms: a list whose entries are a term or a list of alternatives."""

    def child(self, key: str) -> OptionReader:
        """Return the options nested under a key."""

    def children(self, key: str) -> tuple[OptionReader, ...]:
        """Return the nested options of a list, empty when absent; one mapping counts as a list of one."""

    def mapping(self, key: str) -> tuple[tuple[str, OptionReader], ...]:
        """Return the named nested options under a key, in order."""

    def shared(self, key: str) -> tuple[tuple[str, OptionReader], ...]:
        """Return the named entries of the data file of the pack that a key names, in order."""
