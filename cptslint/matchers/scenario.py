"""Scenarios: the conditions that most checks are made of.

A scenario describes one way of writing something: whom it binds, which words must stand together, which words excuse it.
`scenario_options` reads it from a rule, `scenario_search` finds where a convention is written so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.matchers.thresholds import Threshold
from cptslint.model.contract import Bearer, Kind, Strength, Zone
from cptslint.text.terms import Term

Terms = tuple[Term, ...]


class Denied(StrEnum):
    """Whether a trigger that is denied counts.

    Attributes:
        SKIP: It does not.
        UNLESS_VERB: It does, unless "ne … pas" denies its verb: "sans l'accord de la CPTS" counts, "ne décide pas seul" does not.
        ALLOW: It does.
    """

    SKIP = "skip"
    UNLESS_VERB = "unless-verb"
    ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way of writing something.

    Attributes:
        bearers: Whom the commitment concerns; empty when the sentence need not be a commitment.
        kinds: Kinds of commitment admitted; empty for all.
        strengths: Strengths admitted; empty for all.
        explicit: The bearer must be named, not guessed.
        financial: The commitment must be (or not be) about money; None for both.
        topics: Themes of which one must be the commitment's.
        any: One of these must stand in the scope, not denied: it is the trigger.
        all: Each of these groups must stand in the scope.
        none: None of these may stand in the sentence.
        near: Groups that must stand in the same alinéa, list item or table row.
        context_scope: Words may also stand in what introduces the sentence.
        clause_scope: Words must stand in the commitment's own clause, not only in its sentence.
        also: Each of these groups must stand in the scope too, denied or not.
        unless_sentence: None of these may stand in the whole sentence nor in what introduces its list, whatever the scope.
        unless_paragraph: None of these may stand in the alinéa or list item.
        unless_article: None of these may stand in the article.
        unless_convention: None of these may stand in the articles and annexes.
        zones: Parts of the convention looked at.
        denied: Whether a denied trigger counts too.
        skip_reciprocal: A sentence that speaks of both sides alike does not count.
        title: Words that must stand in the title of the article.
        threshold: Bound on a quantity of the sentence.
        without_conditions: Conditions that excuse the commitment.
        not_by: Bearers named by the text (not guessed) in whose commitments the trigger must not stand.
        subject: Words that must stand in the subject of the commitment.
        in_article: Groups that must stand in the same article.
        under: What introduces the list, else the title of the article or of one above, must name one of these and nobody else.
        skip_foreign: A sentence about another contract does not count.
        column: Words that must stand in the title of the column, for a cell of a table.
        doubtful: What it finds alone is to be checked, whatever the severity of the rule: words of a kind that often mislead.
        skip_free: A trigger in what the defended party or its people may do, and need not, does not count.
        of_others: What is written elsewhere excuses nothing in a sentence that speaks of these, who are not concerned.
    """

    bearers: frozenset[Bearer]
    kinds: frozenset[Kind]
    strengths: frozenset[Strength]
    explicit: bool
    financial: bool | None
    topics: frozenset[str]
    any: Terms
    all: tuple[Terms, ...]
    none: Terms
    near: tuple[Terms, ...]
    context_scope: bool
    clause_scope: bool
    unless_article: Terms
    unless_convention: Terms
    zones: tuple[Zone, ...]
    denied: Denied
    skip_reciprocal: bool
    title: Terms
    threshold: Threshold | None
    without_conditions: frozenset[str]
    not_by: frozenset[Bearer] = frozenset()
    subject: Terms = ()
    also: tuple[Terms, ...] = ()
    unless_sentence: Terms = ()
    unless_paragraph: Terms = ()
    under: frozenset[Bearer] = frozenset()
    in_article: tuple[Terms, ...] = ()
    skip_foreign: bool = False
    doubtful: bool = False
    skip_free: bool = False
    column: Terms = ()
    of_others: Terms = ()

    @property
    def asks_absence(self) -> bool:
        """Tell whether something must be missing elsewhere for a sentence to be raised: its words alone decide nothing."""
        return bool(self.unless_article or self.unless_convention)

    @property
    def tells_denial(self) -> bool:
        """Tell whether the kinds of commitment admitted say by themselves if the verb is denied or not."""
        denied = self.kinds & {Kind.PROHIBITION, Kind.EXEMPTION}
        return bool(self.kinds) and (not denied or denied == self.kinds)
