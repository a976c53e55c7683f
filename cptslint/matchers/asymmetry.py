"""One side bears it and the other does not."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.passage import distinct
from cptslint.matchers.presence import first
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """Options of the check.

    Attributes:
        one: What the defended party bears, or what the partner enjoys.
        other: What would make it even.
    """

    one: tuple[Scenario, ...]
    other: tuple[Scenario, ...]


class AsymmetryMatcher:
    """Raises what stands for one side when nothing makes it even."""

    def parse(self, reader: OptionReader) -> Asymmetry:
        """Compile the options."""
        reader.check_keys(("one", "other"), ("one", "other"))
        return Asymmetry(
            tuple(parse_scenario(child) for child in reader.children("one")),
            tuple(parse_scenario(child) for child in reader.children("other")),
        )

    def find(self, spec: Asymmetry, context: Context) -> Outcome:
        """Return one hit at the first one-sided passage."""
        matches = distinct(spec.one, context)
        if not matches or first(spec.other, context) is not None:
            return Outcome()
        return Outcome((Hit(matches[0].span, matches[0].evidence),))
