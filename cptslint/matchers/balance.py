"""Checks that come out of the balance, not of one passage; `balance` runs them once everything is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.text.terms import Term

TESTS = ("manifest", "lean", "one-way")


@dataclass(frozen=True, slots=True)
class BalanceCheck:
    """Options of the check.

    Attributes:
        test: "manifest" and "lean" read the verdict; "one-way" looks for commitments of the partner.
        general: Words of the general clauses, which do not count as commitments of a side.
        counterpart: Ways of naming what the partner brings without a verb that binds it ("au rang des obligations de l'Établissement").
    """

    test: str
    general: tuple[Term, ...]
    counterpart: tuple[Term, ...] = ()


class BalanceMatcher:
    """Compiles the options; finds nothing by itself."""

    def parse(self, reader: OptionReader) -> BalanceCheck:
        """Compile the options."""
        reader.check_keys(("test", "general", "counterpart"), ("test",))
        return BalanceCheck(reader.one_of("test", TESTS), reader.terms("general"), reader.terms("counterpart"))

    def find(self, spec: BalanceCheck, context: Context) -> Outcome:
        """Return nothing: the balance is not known yet."""
        del spec, context
        return Outcome()
