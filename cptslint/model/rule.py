"""A rule, as its pack entry says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: "Bloquant", "À négocier", "À vérifier"."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a rule is when it fires."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class SourceKind(StrEnum):
    """Law, or advice of a body that helps CPTS."""

    LAW = "law"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Source:
    """The ground of a rule.

    Attributes:
        title: What a person reads.
        kind: Law or advice.
        url: Address; empty when the source has none.
    """

    title: str
    kind: SourceKind
    url: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """An executable example of a rule.

    Attributes:
        text: The text, marks removed.
        hits: For a bad example, the places that must be found, as (start, end); empty when the rule reports an absence.
        origin_line: Line of the example in its file.
    """

    text: str
    hits: tuple[tuple[int, int], ...] = ()
    origin_line: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """A threshold of a rule that a configuration may change.

    Attributes:
        name: How the rule and the configuration call it.
        value: Its value in this run.
        meaning: What it bounds, in French.
        least: Least value admitted.
        most: Greatest value admitted.
        default: Value the rule gives it.
    """

    name: str
    value: float
    meaning: str
    least: float
    most: float
    default: float


Option = str | int | float | bool | tuple["Option", ...] | Mapping[str, "Option"]
"""A value of a rule's options: plain YAML data."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a pack.

    Attributes:
        code: Stable code ("SOR002").
        name: Stable slug ("sortie-reservee-au-partenaire").
        title: Title for people.
        family: First letters of the code ("SOR").
        severity: How grave.
        confidence: How sure.
        nature: "missing", "incomplete", "risk", "form" or "balance", as the catalogue says.
        kind: Check kind that runs it.
        options: Options of the check kind.
        dimension: Dimension of the balance a finding weighs on; empty for none.
        weight: Points it adds to the burden of the party it hurts.
        one_sided: It defends one party, so it needs a party to defend.
        message: What is wrong, with `{fields}` the check fills in.
        why: Why it matters to a CPTS.
        advice: What to ask for, with a wording to propose.
        question: The question to put to the partner.
        place: Titles of the article where a missing clause would belong.
        sources: Grounds.
        in_order: What the report lists as found when the rule is satisfied ("Clause de sortie"); empty for nothing.
        association_only: What it finds is too much for a small association and normal for a hospital: it does not weigh
            on a side that is no CPTS.
        needs_cpts: It says nothing of a convention to which no CPTS is a party.
        profiles: Profiles the rule applies to; empty for all.
        parameters: Thresholds that a configuration may change.
        bad: Examples that must fire.
        good: Examples that must not.
        origin: Pack file and line.
    """

    code: str
    name: str
    title: str
    family: str
    severity: Severity
    confidence: Confidence
    nature: str
    kind: str
    options: Mapping[str, Option]
    dimension: str
    weight: float
    one_sided: bool
    message: str
    why: str
    advice: str
    question: str
    place: tuple[str, ...]
    sources: tuple[Source, ...]
    in_order: str = ""
    association_only: bool = False
    needs_cpts: bool = False
    profiles: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    origin: tuple[str, int] = ("", 0)
