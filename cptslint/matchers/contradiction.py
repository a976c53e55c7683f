"""Two passages cannot both be true."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.passage import distinct
from cptslint.matchers.presence import first
from cptslint.matchers.scenario import Scenario, parse_scenario
from cptslint.model.finding import Evidence


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Options of the check.

    Attributes:
        statement: What the convention says in general.
        against: What it says elsewhere to the contrary.
    """

    statement: tuple[Scenario, ...]
    against: tuple[Scenario, ...]


class ContradictionMatcher:
    """Raises the passage that goes against a general statement."""

    def parse(self, reader: OptionReader) -> Contradiction:
        """Compile the options."""
        reader.check_keys(("statement", "against"), ("statement", "against"))
        return Contradiction(
            tuple(parse_scenario(child) for child in reader.children("statement")),
            tuple(parse_scenario(child) for child in reader.children("against")),
        )

    def find(self, spec: Contradiction, context: Context) -> Outcome:
        """Return one hit at the first contrary passage, the statement as evidence."""
        statement = first(spec.statement, context)
        if statement is None:
            return Outcome()
        text = context.contract.document.text
        for match in distinct(spec.against, context):
            if not match.span.overlaps(statement.span):
                evidence = (Evidence("clause", statement.span), *match.evidence)
                return Outcome((Hit(match.span, evidence, {"autre": statement.span.slice(text)}),))
        return Outcome()
