"""A finding in full, line by line: what every document that people keep says of it, in the same words."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.model.finding import Finding
from cptslint.model.rule import Rule
from cptslint.reporters.places import place_in_words
from cptslint.reporters.wording import SEVERITIES, SOURCE_KINDS, capitalised, plain, tied


@dataclass(frozen=True, slots=True)
class PointLine:
    """One line of a point.

    Attributes:
        lead: What it is about ("Pourquoi"); empty when the text says it.
        text: What is said, on one line.
    """

    lead: str
    text: str


def why_and_what(rule: Rule) -> tuple[PointLine, ...]:
    """Return why a point matters, what to ask for and on what ground, without what the rule does not say."""
    grounds = " ; ".join(f"{source.title} ({SOURCE_KINDS[source.kind]})" for source in rule.sources)
    said = (
        ("Pourquoi", rule.why),
        ("Question à poser", rule.question),
        ("À demander", rule.advice),
        ("Fondement", grounds),
    )
    return tuple(PointLine(lead, tied(plain(text))) for lead, text in said if text)


def finding_lines(finding: Finding) -> tuple[PointLine, ...]:
    """Return a finding in full: its title, its rule, severity and place, its message, why it matters and what to ask."""
    rule = finding.rule
    where = capitalised(place_in_words(finding))
    return (
        PointLine("", tied(plain(rule.title))),
        PointLine("", tied(plain(f"{SEVERITIES[finding.severity]}, {rule.code}. {where}."))),
        PointLine("", tied(plain(finding.message))),
        *why_and_what(rule),
    )
