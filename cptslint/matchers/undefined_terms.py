"""Duties laid on a party under a name that the convention gives to nobody ("le Prestataire")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context, Unit
from cptslint.matchers.options import OptionReader
from cptslint.model.contract import Commitment, Kind, Zone
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.fold import fold
from cptslint.text.terms import Term

_DETERMINERS = frozenset({"le", "la", "l", "du", "au"})
_CALLING = frozenset({
    "denomme", "denommee", "designe", "designee", "appele", "appelee", "nomme", "nommee", "qualifie", "qualifiee", "dit", "dite",
    "apres", "qualite", "tant", "comme",
})  # fmt: skip
"""Words after which a name is being given."""
_CALLING_REACH = 5
_TELLING = frozenset({"que", "qu", "dont", "choisi", "retenu", "mandate", "de", "du", "d"})
_TOLD = 3
"""Words after "que" or "de" among which the party is named that has or chose a provider of its own."""
_BINDING = (Kind.OBLIGATION, Kind.PROHIBITION)


@dataclass(frozen=True, slots=True)
class Undefined:
    """Options of the check.

    Attributes:
        names: Names that a contract gives to its parties.
        before: Words that lay a duty on the name right after them ("à la charge de", "incombe à").
        after: Words that bind the name right before them ("s'engage", "doit", "prend en charge").
        unless: Words of the sentence that make the name that of somebody else.
    """

    names: tuple[Term, ...]
    before: tuple[Term, ...]
    after: tuple[Term, ...]
    unless: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a name of party is used with a capital.

    Attributes:
        start: Token of the determiner.
        end: One past the last token of the name.
        name: The name, folded.
        unit: Its sentence.
    """

    start: int
    end: int
    name: str
    unit: Unit


class UndefinedMatcher:
    """Raises each name of a party that bears a duty and designates nobody."""

    def parse(self, reader: OptionReader) -> Undefined:
        """Compile the options."""
        reader.check_keys(("names", "before", "after", "unless"), ("names",))
        return Undefined(reader.terms("names"), reader.terms("before"), reader.terms("after"), reader.terms("unless"))

    def find(self, spec: Undefined, context: Context) -> Outcome:
        """Return one hit per name, at the first duty laid on it; the field `terme` is the name."""
        hits: dict[str, Hit] = {}
        given = _given_names(spec, context)
        for use in _uses(spec, context):
            if use.name in hits or use.name in given or not _bears_a_duty(spec, use, context):
                continue
            name = context.span(use.start, use.end)
            fields = {"terme": name.slice(context.contract.document.text)}
            hits[use.name] = Hit(context.span(use.unit.start, use.unit.end), (Evidence("trigger", name),), fields)
        return Outcome(tuple(hits.values()))


def _uses(spec: Undefined, context: Context) -> Iterator[Use]:
    """Yield the names used with a capital in the articles and annexes, the mentions of a known party left out."""
    tokens = context.tokens
    known = {at for m in context.reading.mentions if m.party is not None for at in range(m.start, m.end)}
    for start, end in context.places(spec.names):
        if start == 0 or tokens.words[start - 1] not in _DETERMINERS or start in known:
            continue
        unit = context.unit_at(start)
        if unit is None or not context.operative(unit) or not tokens.text[tokens.starts[start]].isupper():
            continue
        if tokens.text[tokens.starts[start] : tokens.ends[end - 1]].isupper() or context.inside(
            spec.unless, unit.start, unit.end
        ):
            continue
        if _is_told_apart(context, end, unit):
            continue
        yield Use(start - 1, end, _name(context, start, end), unit)


def _is_told_apart(context: Context, end: int, unit: Unit) -> bool:
    """Tell whether the words after a name say whose it is: "le Prestataire que l'Établissement a choisi", "le Fournisseur de la CPTS"."""
    words = context.tokens.words
    if end >= unit.end or words[end] not in _TELLING:
        return False
    return any(
        mention.party is not None
        and end < mention.start <= end + _TOLD
        and set(words[end + 1 : mention.start]) <= _DETERMINERS
        for mention in context.reading.mentions
    )


def _name(context: Context, start: int, end: int) -> str:
    return " ".join(context.tokens.words[start:end])


def _given_names(spec: Undefined, context: Context) -> frozenset[str]:
    """Return the names that the convention gives: to a party, to a term, in quotation marks, by "en qualité de"."""
    contract, tokens = context.contract, context.tokens
    known = [name for party in contract.parties for name in (party.name, *party.aliases)]
    known += [definition.term for definition in contract.definitions]
    text = " ".join(re.sub(r"['’]", " ", fold(name)) for name in known)
    given = {
        name
        for start, end in context.places(spec.names)
        if re.search(rf"\b{re.escape(name := _name(context, start, end))}\b", text)
    }
    head = {m.end for m in context.reading.mentions}
    for start, end in context.places(spec.names):
        before = tokens.words[max(0, start - _CALLING_REACH) : start]
        quoted = any(word in ("«", '"', "“") for word in before[-2:])
        called = _CALLING.intersection(before) or (
            start >= 2 and tokens.words[start - 1] in (",", "(") and start - 1 in head
        )
        if quoted or called or _in_head(context, start):
            given.add(_name(context, start, end))
    return frozenset(given)


def _in_head(context: Context, token: int) -> bool:
    """Tell whether a token stands where the parties are presented."""
    at = context.tokens.starts[token]
    blocks = zip(context.contract.document.blocks, context.reading.zones.of_block, strict=True)
    return any(zone is Zone.HEAD and block.span.start <= at < block.span.end for block, zone in blocks)


def _bears_a_duty(spec: Undefined, use: Use, context: Context) -> bool:
    """Tell whether a sentence lays a duty on a name: as its subject, or by "à la charge de", "incombe à"."""
    if any(
        place[1] >= use.start
        for place in context.inside(spec.before, max(use.unit.start, use.start - 6), use.start + 1)
    ):
        return True
    if any(place[0] <= use.end + 1 for place in context.inside(spec.after, use.end, min(use.end + 4, use.unit.end))):
        return True
    place = Span(context.tokens.starts[use.start], context.tokens.ends[use.end - 1])
    return any(_is_borne(commitment, place) for commitment in context.commitments_in(use.unit))


def _is_borne(commitment: Commitment, name: Span) -> bool:
    subject = commitment.subject
    return commitment.kind in _BINDING and subject is not None and subject.overlaps(name)
