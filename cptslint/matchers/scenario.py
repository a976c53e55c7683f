"""Scenarios: the conditions that most checks are made of.

A scenario describes one way of writing something: whom it binds, which words must stand together, which words excuse it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cptslint.matchers.context import Context, Unit
from cptslint.matchers.options import OptionReader
from cptslint.matchers.other_acts import is_foreign
from cptslint.model.contract import Bearer, Commitment, Kind, Strength, Trust, Zone
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.quantities import Quantity
from cptslint.text.terms import Term

Terms = tuple[Term, ...]
SCENARIO_KEYS = (
    "bearer", "kinds", "strength", "explicit", "financial", "topic", "any", "all", "none", "near", "scope", "unless", "unless_article",
    "unless_convention", "zones", "denied", "reciprocal", "title", "quantity", "conditions", "not_by", "subject",
    "unless_sentence", "unless_paragraph", "also", "under", "in_article", "other_contract",
)  # fmt: skip
_ZONES = {"corps": (Zone.BODY, Zone.ANNEX), "tout": (Zone.RECITALS, Zone.PREAMBLE, Zone.BODY, Zone.ANNEX),
          "preambule": (Zone.PREAMBLE, Zone.BODY, Zone.ANNEX), "expose": (Zone.RECITALS, Zone.PREAMBLE)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on a quantity.

    Attributes:
        kind: "durée", "montant", "pourcentage", "nombre", or "écart" for the months between the first two dates (else years in figures), in any order.
        unit: "jour", "mois", "an", "heure", "euro", "%" or a word that follows a number; the quantity is converted to it.
        least: The quantity must not be smaller; None for no bound.
        above: The quantity must be greater; None for no bound.
        below: The quantity must be smaller; None for no bound.
        beside: One of these must stand at most two words away from the quantity; empty for anywhere in the sentence.
    """

    kind: str
    unit: str
    least: float | None
    above: float | None
    below: float | None
    beside: Terms = ()

    def admits(self, value: float) -> bool:
        """Tell whether a value in the unit is within the bounds."""
        least = self.least is None or value >= self.least
        above = self.above is None or value > self.above
        return least and above and (self.below is None or value < self.below)


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
        allow_denied: A denied trigger counts too.
        skip_reciprocal: A sentence that speaks of both sides alike does not count.
        title: Words that must stand in the title of the article.
        threshold: Bound on a quantity of the sentence.
        without_conditions: Conditions that excuse the commitment.
        not_by: Bearers named by the text (not guessed) in whose commitments the trigger must not stand.
        subject: Words that must stand in the subject of the commitment.
        in_article: Groups that must stand in the same article.
        under: What introduces the list, else the title of the article or of one above, must name one of these and nobody else.
        skip_foreign: A sentence about another contract does not count.
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
    allow_denied: bool
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


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a scenario is written.

    Attributes:
        span: The passage.
        unit: Its sentence.
        evidence: What decided.
        commitment: The commitment, None when the scenario does not ask for one.
    """

    span: Span
    unit: Unit
    evidence: tuple[Evidence, ...]
    commitment: Commitment | None = None


def parse_scenario(reader: OptionReader) -> Scenario:
    """Read a scenario of a rule.

    Args:
        reader: The options of the scenario.

    Returns:
        The scenario.

    Raises:
        PackError: A key, a value or a term is wrong.
    """
    on_commitments = any(reader.has(key) for key in ("bearer", "kinds", "strength", "financial", "topic"))
    reader.check_keys(SCENARIO_KEYS, () if on_commitments else ("any",))
    scope = reader.one_of("scope", ("clause", "sentence", "context"), "sentence")
    return Scenario(
        bearers=frozenset(Bearer(b) for b in reader.many_of("bearer", [b.value for b in Bearer])),
        kinds=frozenset(Kind(k) for k in reader.many_of("kinds", [k.value for k in Kind])),
        strengths=frozenset(Strength(s) for s in reader.many_of("strength", [s.value for s in Strength])),
        explicit=reader.flag("explicit"),
        financial=reader.flag("financial") if reader.has("financial") else None,
        topics=frozenset(reader.texts("topic")),
        any=reader.terms("any"),
        all=reader.groups("all"),
        none=reader.terms("none") + reader.terms("unless"),
        near=reader.groups("near"),
        context_scope=scope == "context",
        clause_scope=scope == "clause",
        unless_article=reader.terms("unless_article"),
        unless_convention=reader.terms("unless_convention"),
        zones=_ZONES[reader.one_of("zones", tuple(_ZONES), "corps")],
        allow_denied=reader.one_of("denied", ("skip", "allow"), "skip") == "allow",
        skip_reciprocal=reader.one_of("reciprocal", ("skip", "allow"), "allow") == "skip",
        title=reader.terms("title"),
        threshold=_threshold(reader),
        without_conditions=frozenset(reader.texts("conditions")),
        not_by=frozenset(Bearer(b) for b in reader.many_of("not_by", [b.value for b in Bearer])),
        subject=reader.terms("subject"),
        also=reader.groups("also"),
        unless_sentence=reader.terms("unless_sentence"),
        unless_paragraph=reader.terms("unless_paragraph"),
        under=frozenset(Bearer(b) for b in reader.many_of("under", [b.value for b in Bearer])),
        in_article=reader.groups("in_article"),
        skip_foreign=reader.one_of("other_contract", ("skip", "allow"), "allow") == "skip",
    )


def _threshold(reader: OptionReader) -> Threshold | None:
    if not reader.has("quantity"):
        return None
    inner = reader.child("quantity")
    inner.check_keys(("kind", "unit", "from", "above", "below", "beside"))
    return Threshold(
        kind=inner.one_of("kind", ("durée", "montant", "pourcentage", "nombre", "écart")),
        unit=inner.text("unit"),
        least=inner.number("from"),
        above=inner.number("above"),
        below=inner.number("below"),
        beside=inner.terms("beside"),
    )


def find_scenario(scenario: Scenario, context: Context) -> Iterator[Match]:
    """Yield the places where a scenario is written, in order."""
    if scenario.bearers or scenario.kinds or scenario.topics or scenario.strengths or scenario.financial is not None:
        yield from _commitments(scenario, context)
    else:
        yield from _sentences(scenario, context)


def _commitments(scenario: Scenario, context: Context) -> Iterator[Match]:
    if scenario.any and not context.places(scenario.any):
        return
    for commitment, start, end, unit in context.placed(scenario.bearers, scenario.kinds):
        if not _admits(scenario, commitment, context) or context.clause(unit).zone not in scenario.zones:
            continue
        ranges = [(start, end)] if scenario.clause_scope else [(unit.start, unit.end)]
        if scenario.context_scope:
            ranges = context.scope(unit)
        evidence = _conditions(scenario, context, unit, ranges, own=(start, end))
        if evidence is not None:
            yield Match(context.span(start, end), unit, evidence, commitment)


def _admits(scenario: Scenario, commitment: Commitment, context: Context) -> bool:
    """Tell whether a commitment of one of the bearers and kinds has all else that a scenario asks of it."""
    if scenario.strengths and commitment.strength not in scenario.strengths:
        return False
    if scenario.explicit and commitment.trust is Trust.CONTEXT:
        return False
    if scenario.financial is not None and commitment.financial is not scenario.financial:
        return False
    if scenario.topics and not scenario.topics & set(commitment.topics):
        return False
    if scenario.subject and not _is_subject(scenario, commitment, context):
        return False
    return not (scenario.without_conditions & set(commitment.conditions))


def _is_subject(scenario: Scenario, commitment: Commitment, context: Context) -> bool:
    """Tell whether the subject holds the words; an item of a list has the subject that introduces the list."""
    span = commitment.subject
    if span is None and commitment.trust is Trust.LIST:
        unit = context.unit_at(context.tokens.range(commitment.span.start, commitment.span.end)[0])
        intro = None if unit is None else context.clause(unit).intro
        span = None if intro is None else context.contract.clauses[intro].span
    return span is not None and bool(context.inside(scenario.subject, *context.tokens.range(span.start, span.end)))


def _sentences(scenario: Scenario, context: Context) -> Iterator[Match]:
    seen: set[int] = set()
    for start, _ in context.places(scenario.any):
        unit = context.unit_at(start)
        if unit is None or unit.start in seen or context.clause(unit).zone not in scenario.zones:
            continue
        seen.add(unit.start)
        ranges = context.scope(unit) if scenario.context_scope else [(unit.start, unit.end)]
        evidence = _conditions(scenario, context, unit, ranges, own=None)
        if evidence is not None:
            yield Match(context.span(unit.start, unit.end), unit, evidence)


def _conditions(
    scenario: Scenario, context: Context, unit: Unit, ranges: list[tuple[int, int]], *, own: tuple[int, int] | None
) -> tuple[Evidence, ...] | None:
    """Return the evidence when every condition on words holds, None otherwise."""
    evidence: list[Evidence] = []
    if scenario.any:
        trigger = _first(scenario, context, unit, scenario.any, ranges, own=own)
        if trigger is None:
            return None
        evidence.append(Evidence("trigger", context.span(*trigger)))
    for group in scenario.all:
        found = _first(scenario, context, unit, group, ranges, own=own)
        if found is None:
            return None
        evidence.append(Evidence("cue", context.span(*found)))
    for group in scenario.also:
        present = [place for start, end in ranges for place in context.inside(group, start, end)]
        if not present:
            return None
        evidence.append(Evidence("cue", context.span(*present[0])))
    if any(not _near(context, unit, group) for group in scenario.near):
        return None
    if any(not context.inside(group, *context.article_range(context.clause(unit))) for group in scenario.in_article):
        return None
    if scenario.none and any(context.inside(scenario.none, a, b) for a, b in ranges):
        return None
    if scenario.skip_reciprocal and context.reciprocal(unit.start, unit.end):
        return None
    if scenario.skip_foreign and is_foreign(context, unit):
        return None
    if scenario.title and not _titled(scenario, context, unit):
        return None
    if scenario.under and context.headed_by(context.clause(unit)) not in scenario.under:
        return None
    if scenario.threshold is not None:
        amount = _amount(scenario.threshold, context, unit)
        if amount is None:
            return None
        evidence.append(amount)
    return None if _excused(scenario, context, unit) else tuple(evidence)


def _first(
    scenario: Scenario,
    context: Context,
    unit: Unit,
    terms: Terms,
    ranges: list[tuple[int, int]],
    *,
    own: tuple[int, int] | None,
) -> tuple[int, int] | None:
    for start, end in ranges:
        for place in context.inside(terms, start, end):
            sentence = context.unit_at(place[0]) or Unit(start, end, unit.clause)
            if scenario.not_by and terms is scenario.any and _borne(scenario, context, sentence, place):
                continue
            verbal = own is None or (sentence == unit and not own[0] <= place[0] < own[1])
            if scenario.allow_denied or context.denied(sentence, *place, verbal=verbal) is None:
                return place
    return None


def _borne(scenario: Scenario, context: Context, unit: Unit, place: tuple[int, int]) -> bool:
    """Tell whether a match stands in a commitment of somebody the scenario sets aside; a title is trusted more than a pronoun."""
    at = context.tokens.starts[place[0]]
    guessed = (Trust.CONTEXT, Trust.ANAPHORA) if scenario.under else (Trust.CONTEXT,)
    headed = context.headed_by(context.clause(unit))
    return any(
        (commitment.trust not in guessed or headed is context.bearer(commitment))
        and commitment.span.start <= at < commitment.span.end
        and context.bearer(commitment) in scenario.not_by
        for commitment in context.commitments_in(unit)
    )


def _near(context: Context, unit: Unit, group: Terms) -> bool:
    clause = context.clause(unit)
    places = [context.tokens.range(clause.span.start, clause.span.end), *context.row(unit)]
    return any(context.inside(group, *place) for place in places)


def _titled(scenario: Scenario, context: Context, unit: Unit) -> bool:
    heading = context.heading(context.clause(unit))
    return heading is not None and bool(
        context.inside(scenario.title, *context.tokens.range(heading.start, heading.end))
    )


def _excused(scenario: Scenario, context: Context, unit: Unit) -> bool:
    if scenario.unless_sentence and any(
        context.inside(scenario.unless_sentence, *place) for place in _with_intro(context, unit)
    ):
        return True
    if scenario.unless_paragraph and _near(context, unit, scenario.unless_paragraph):
        return True
    if scenario.unless_article and context.inside(
        scenario.unless_article, *context.article_range(context.clause(unit))
    ):
        return True
    return any(_is_operative(context, place) for place in context.places(scenario.unless_convention))


def _with_intro(context: Context, unit: Unit) -> list[tuple[int, int]]:
    intro = context.clause(unit).intro
    if intro is None:
        return [(unit.start, unit.end)]
    above = context.contract.clauses[intro].span
    return [(unit.start, unit.end), context.tokens.range(above.start, above.end)]


def _is_operative(context: Context, place: tuple[int, int]) -> bool:
    unit = context.unit_at(place[0])
    return unit is not None and context.operative(unit)


def _amount(threshold: Threshold, context: Context, unit: Unit) -> Evidence | None:
    if threshold.kind == "écart":
        return _gap(threshold, context, unit)
    for quantity in context.quantities(unit.start, unit.end):
        if quantity.kind != threshold.kind:
            continue
        value = _converted(quantity.value, quantity.days, quantity.months, quantity.unit, threshold.unit)
        if value is None:
            continue
        if threshold.admits(value) and (not threshold.beside or _beside(threshold, context, quantity)):
            return Evidence("amount", Span(quantity.start, quantity.end))
    return None


def _beside(threshold: Threshold, context: Context, quantity: Quantity) -> bool:
    start, end = context.tokens.range(quantity.start, quantity.end)
    places = context.inside(threshold.beside, max(0, start - 6), end + 3)
    return any(start - 2 <= last <= start or end <= first <= end + 2 for first, last in places)


def _gap(threshold: Threshold, context: Context, unit: Unit) -> Evidence | None:
    found = context.quantities(unit.start, unit.end)
    dates = [(quantity, quantity.value) for quantity in found if quantity.kind == "date"]
    if len(dates) < 2:
        dates = [
            (quantity, quantity.value * 12)
            for quantity in found
            if quantity.kind == "nombre" and 2000 <= quantity.value < 2100
        ]
    if len(dates) < 2:
        return None
    months = abs(dates[1][1] - dates[0][1])
    gap = months / 12 if threshold.unit == "an" else months
    return Evidence("amount", Span(dates[0][0].start, dates[1][0].end)) if threshold.admits(gap) else None


def _converted(value: float, days: float, months: float, unit: str, wanted: str) -> float | None:
    table: Mapping[str, float] = {"jour": days, "mois": months, "heure": days * 24}
    if wanted in table:
        return table[wanted]
    if wanted == "an" and unit:
        return months / 12
    return value if unit == wanted or not unit else None
