"""Two passages cannot both be true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.passage import distinct
from cptslint.matchers.presence import first
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.matchers.scenario_search import Match
from cptslint.model.finding import Evidence
from cptslint.text.terms import Term


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A statement that says one thing only, which less goes against.

    Attributes:
        says: Words that make it narrow ("aucune facturation de l'Établissement à la CPTS").
        against: What goes against it then.
    """

    says: tuple[Term, ...]
    against: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Options of the check.

    Attributes:
        statement: What the convention says in general.
        against: What it says elsewhere to the contrary.
        narrow: What makes a statement narrower, and what goes against it then.
    """

    statement: tuple[Scenario, ...]
    against: tuple[Scenario, ...]
    narrow: tuple[Narrowing, ...] = ()


class ContradictionMatcher:
    """Raises a general statement that other passages go against: the sentence that misleads is the one to mend."""

    def parse(self, reader: OptionReader) -> Contradiction:
        """Compile the options."""
        reader.check_keys(("statement", "against", "narrow"), ("statement", "against"))
        return Contradiction(
            tuple(parse_scenario(child) for child in reader.children("statement")),
            tuple(parse_scenario(child) for child in reader.children("against")),
            tuple(_parse_narrowing(child) for child in reader.children("narrow")),
        )

    def find(self, spec: Contradiction, context: Context) -> Outcome:
        """Return one hit at the statement, the contrary passages as evidence."""
        statement = first(spec.statement, context)
        if statement is None:
            return Outcome()
        contrary = _contrary(spec, statement, context)
        if not contrary:
            return Outcome()
        evidence = (*statement.evidence, *(Evidence("clause", match.span) for match in contrary))
        fields = {"autre": contrary[0].span.slice(context.contract.document.text)}
        return Outcome((Hit(statement.span, evidence, fields),))


def _parse_narrowing(reader: OptionReader) -> Narrowing:
    reader.check_keys(("says", "against"), ("says", "against"))
    return Narrowing(reader.terms("says"), tuple(parse_scenario(child) for child in reader.children("against")))


def _contrary(spec: Contradiction, statement: Match, context: Context) -> Sequence[Match]:
    unit = statement.unit
    narrowed = [narrow.against for narrow in spec.narrow if context.inside(narrow.says, unit.start, unit.end)]
    found = distinct(narrowed[0] if narrowed else spec.against, context)
    return [match for match in found if not match.span.overlaps(statement.span)]
