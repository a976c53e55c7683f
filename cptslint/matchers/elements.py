"""A clause is there and lacks elements."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.presence import first, preferred
from cptslint.matchers.scenario import Scenario, parse_scenario


@dataclass(frozen=True, slots=True)
class Elements:
    """Options of the check.

    Attributes:
        clause: Ways of writing the clause.
        elements: For each element, its French name and the ways of writing it.
        missing: How many must lack.
        in_order: The first way of `clause` that is written gives the place, wherever it stands, instead of the first place in the text.
    """

    clause: tuple[Scenario, ...]
    elements: tuple[tuple[str, tuple[Scenario, ...]], ...]
    missing: int
    in_order: bool = False


class ElementsMatcher:
    """Raises a clause that lacks too many elements, and names them."""

    def parse(self, reader: OptionReader) -> Elements:
        """Compile the options."""
        reader.check_keys(("clause", "elements", "missing", "in_order"), ("clause", "elements"))
        elements = tuple(
            (name, tuple(parse_scenario(scenario) for scenario in child.children("scenarios")))
            for name, child in reader.mapping("elements")
        )
        return Elements(
            tuple(parse_scenario(child) for child in reader.children("clause")),
            elements,
            int(reader.number("missing", 1) or 1),
            reader.flag("in_order"),
        )

    def find(self, spec: Elements, context: Context) -> Outcome:
        """Return one hit at the clause, with the elements that nothing in the convention gives."""
        clause = preferred(spec.clause, context) if spec.in_order else first(spec.clause, context)
        if clause is None:
            return Outcome(skipped="la clause elle-même est absente")
        lacking = [name for name, ways in spec.elements if first(ways, context) is None]
        if len(lacking) < spec.missing:
            return Outcome(satisfied=clause.span)
        return Outcome((Hit(clause.span, clause.evidence, {"manques": _listed(lacking), "nombre": str(len(lacking))}),))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
