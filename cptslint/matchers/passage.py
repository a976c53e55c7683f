"""A passage says something harmful."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.scenario import Match, Scenario, find_scenario, parse_scenario


@dataclass(frozen=True, slots=True)
class Passage:
    """Options of the check.

    Attributes:
        scenarios: Ways of saying it; one is enough.
        unless: When one of these is written in the convention, nothing is raised.
        once: Report the first passage only.
    """

    scenarios: tuple[Scenario, ...]
    unless: tuple[Scenario, ...]
    once: bool


class PassageMatcher:
    """Raises every passage that a scenario describes."""

    def parse(self, reader: OptionReader) -> Passage:
        """Compile the options."""
        reader.check_keys(("scenarios", "unless", "once"), ("scenarios",))
        return Passage(
            tuple(parse_scenario(child) for child in reader.children("scenarios")),
            tuple(parse_scenario(child) for child in reader.children("unless")),
            reader.flag("once"),
        )

    def find(self, spec: Passage, context: Context) -> Outcome:
        """Return one hit per passage; overlapping matches of several scenarios are one."""
        if any(next(find_scenario(scenario, context), None) for scenario in spec.unless):
            return Outcome()
        hits = tuple(Hit(match.span, match.evidence) for match in distinct(spec.scenarios, context))
        return Outcome(hits[:1] if spec.once else hits)


def distinct(scenarios: tuple[Scenario, ...], context: Context) -> list[Match]:
    """Return the matches of several scenarios in order, the first of those that overlap."""
    kept: list[Match] = []
    for scenario in scenarios:
        for match in find_scenario(scenario, context):
            if not any(match.span.overlaps(other.span) for other in kept):
                kept.append(match)
    return sorted(kept, key=lambda match: match.span)
