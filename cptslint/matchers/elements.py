"""A clause is there and lacks elements."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.presence import first
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario


@dataclass(frozen=True, slots=True)
class Elements:
    """Options of the check.

    Attributes:
        clause: Ways of writing the clause.
        elements: For each element, its French name and the ways of writing it.
        missing: How many must lack.
        preferred: Ways of writing the clause that give the place when one is written, whatever else of `clause` stands before it.
    """

    clause: tuple[Scenario, ...]
    elements: tuple[tuple[str, tuple[Scenario, ...]], ...]
    missing: int
    preferred: tuple[Scenario, ...] = ()


class ElementsMatcher:
    """Raises a clause that lacks too many elements, and names them."""

    def parse(self, reader: OptionReader) -> Elements:
        """Compile the options."""
        reader.check_keys(("clause", "elements", "missing", "preferred"), ("clause", "elements"))
        elements = tuple(
            (name, tuple(parse_scenario(scenario) for scenario in child.children("scenarios")))
            for name, child in reader.mapping("elements")
        )
        return Elements(
            tuple(parse_scenario(child) for child in reader.children("clause")),
            elements,
            int(reader.number("missing", 1) or 1),
            tuple(parse_scenario(child) for child in reader.children("preferred")),
        )

    def find(self, spec: Elements, context: Context) -> Outcome:
        """Return one hit at the clause, with the elements that nothing in the convention gives."""
        clause = first(spec.preferred, context) or first(spec.clause, context)
        if clause is None:
            return Outcome(skipped="la clause elle-même est absente")
        lacking = [name for name, ways in spec.elements if first(ways, context) is None]
        if len(lacking) < spec.missing:
            return Outcome(satisfied=clause.span)
        return Outcome((Hit(clause.span, clause.evidence, {"manques": _listed(lacking), "nombre": str(len(lacking))}),))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
