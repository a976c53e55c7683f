"""Something every convention should say is missing."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.scenario_options import parse_scenario
from cptslint.matchers.scenario_search import Match, find_scenario
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.terms import Term


@dataclass(frozen=True, slots=True)
class Presence:
    """Options of the check.

    Attributes:
        satisfied_by: Ways of saying it; one is enough.
        applies_if: The check is run only when one of these is written; empty for always.
        at: When missing, the hit stands at the passage that made the check apply, not on the document.
        shown_at: Where the hit stands when the check was made to apply by a passage: the first of these that is written.
        hollow: Ways of saying the contrary, named in the message when nothing satisfies.
        front: Words that satisfy too before the first article, the presentation of the parties included.
        and_by: Ways of saying the other thing that must stand too; empty when one thing is enough.
        and_front: Words that say the other thing before the first article.
    """

    satisfied_by: tuple[Scenario, ...]
    applies_if: tuple[Scenario, ...]
    at: bool
    shown_at: tuple[Scenario, ...]
    hollow: tuple[Scenario, ...]
    front: tuple[Term, ...] = ()
    and_by: tuple[Scenario, ...] = ()
    and_front: tuple[Term, ...] = ()


class PresenceMatcher:
    """Raises once what nothing in the convention says."""

    def parse(self, reader: OptionReader) -> Presence:
        """Compile the options."""
        keys = ("satisfied_by", "applies_if", "at", "shown_at", "hollow", "front", "and_by", "and_front")
        reader.check_keys(keys, ("satisfied_by",))
        return Presence(
            tuple(parse_scenario(child) for child in reader.children("satisfied_by")),
            tuple(parse_scenario(child) for child in reader.children("applies_if")),
            reader.one_of("at", ("document", "passage"), "document") == "passage",
            tuple(parse_scenario(child) for child in reader.children("shown_at")),
            tuple(parse_scenario(child) for child in reader.children("hollow")),
            reader.terms("front"),
            tuple(parse_scenario(child) for child in reader.children("and_by")),
            reader.terms("and_front"),
        )

    def find(self, spec: Presence, context: Context) -> Outcome:
        """Return the passage that satisfies, else one hit."""
        reason = first(spec.applies_if, context) if spec.applies_if else None
        if spec.applies_if and reason is None:
            return Outcome(skipped="sans objet dans cette convention")
        found = _said(spec.satisfied_by, spec.front, context)
        if found is not None and (not spec.and_by or _said(spec.and_by, spec.and_front, context) is not None):
            return Outcome(satisfied=found)
        hollow = first(spec.hollow, context)
        evidence = (Evidence("clause", hollow.span),) if hollow else reason.evidence if reason else ()
        fields = {"passage": hollow.span.slice(context.contract.document.text)} if hollow else {}
        shown = (match for scenario in spec.shown_at if (match := first((scenario,), context)) is not None)
        place = next(shown, reason) if spec.at else None
        span = hollow.span if hollow else place.span if place else None
        return Outcome((Hit(span, evidence, fields),))


def _said(scenarios: tuple[Scenario, ...], front: tuple[Term, ...], context: Context) -> Span | None:
    match = first(scenarios, context)
    if match is not None:
        return match.span
    articles = context.contract.articles
    end = articles[0].span.start if articles else 0
    return next((span for place in context.places(front) if (span := context.span(*place)).end <= end), None)


def first(scenarios: tuple[Scenario, ...], context: Context) -> Match | None:
    """Return the first match in the order of the text, None when no scenario is written."""
    found = [match for scenario in scenarios if (match := next(find_scenario(scenario, context), None)) is not None]
    return min(found, key=lambda match: match.span, default=None)
