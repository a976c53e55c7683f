"""How the options of a rule say a scenario."""

from __future__ import annotations

from cptslint.matchers.options import OptionReader
from cptslint.matchers.scenario import Denied, Scenario
from cptslint.matchers.thresholds import parse_threshold
from cptslint.model.contract import Bearer, Kind, Strength, Zone
from cptslint.text.alternatives import Alternatives

SCENARIO_KEYS = (
    "bearer", "kinds", "strength", "explicit", "financial", "topic", "any", "all", "none", "near", "scope", "unless", "unless_article",
    "unless_convention", "zones", "denied", "reciprocal", "title", "quantity", "conditions", "not_by", "subject",
    "unless_sentence", "unless_paragraph", "also", "under", "in_article", "other_contract", "confidence", "freedoms",
    "column", "of_others",
)  # fmt: skip
_ZONES = {"corps": (Zone.BODY, Zone.ANNEX), "tout": (Zone.RECITALS, Zone.PREAMBLE, Zone.BODY, Zone.ANNEX),
          "preambule": (Zone.PREAMBLE, Zone.BODY, Zone.ANNEX), "expose": (Zone.RECITALS, Zone.PREAMBLE)}  # fmt: skip


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
        none=Alternatives(reader.terms("none") + reader.terms("unless")),
        near=reader.groups("near"),
        context_scope=scope == "context",
        clause_scope=scope == "clause",
        unless_article=reader.terms("unless_article"),
        unless_convention=reader.terms("unless_convention"),
        zones=_ZONES[reader.one_of("zones", tuple(_ZONES), "corps")],
        denied=Denied(reader.one_of("denied", [one.value for one in Denied], "skip")),
        skip_reciprocal=reader.one_of("reciprocal", ("skip", "allow"), "allow") == "skip",
        title=reader.terms("title"),
        threshold=parse_threshold(reader),
        without_conditions=frozenset(reader.texts("conditions")),
        not_by=frozenset(Bearer(b) for b in reader.many_of("not_by", [b.value for b in Bearer])),
        subject=reader.terms("subject"),
        also=reader.groups("also"),
        unless_sentence=reader.terms("unless_sentence"),
        unless_paragraph=reader.terms("unless_paragraph"),
        under=frozenset(Bearer(b) for b in reader.many_of("under", [b.value for b in Bearer])),
        in_article=reader.groups("in_article"),
        skip_free=reader.one_of("freedoms", ("skip", "allow"), "allow") == "skip",
        skip_foreign=reader.one_of("other_contract", ("skip", "allow"), "allow") == "skip",
        column=reader.terms("column"),
        of_others=reader.terms("of_others"),
        doubtful=reader.one_of("confidence", ("high", "low"), "high") == "low",
    )
