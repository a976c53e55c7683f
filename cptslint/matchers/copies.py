"""The number of originals against the number of parties."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.terms import Term


@dataclass(frozen=True, slots=True)
class Copies:
    """Options of the check.

    Attributes:
        counted: Ways of giving a number of originals, with "#nombre" in them.
        named: For a number, the ways of giving it without figures ("fait double").
        extra: Words that explain why there are more originals than parties.
        unless: Words that make the number of originals pointless.
    """

    counted: tuple[Term, ...]
    named: tuple[tuple[int, tuple[Term, ...]], ...]
    extra: tuple[Term, ...]
    unless: tuple[Term, ...]


class CopiesMatcher:
    """Raises a number of originals that is not the number of parties."""

    def parse(self, reader: OptionReader) -> Copies:
        """Compile the options."""
        reader.check_keys(("counted", "named", "extra", "unless"), ("counted",))
        named = ((int(child.number("count") or 0), child.terms("terms")) for child in reader.children("named"))
        return Copies(reader.terms("counted"), tuple(named), reader.terms("extra"), reader.terms("unless"))

    def find(self, spec: Copies, context: Context) -> Outcome:
        """Return one hit at the last place that gives the number."""
        parties = len(context.contract.parties)
        stated = _stated(spec, context)
        if parties < 2 or not stated:
            return Outcome()
        place, count = stated[-1]
        line = _line(context, place)
        if (
            count == parties
            or context.inside(spec.unless, *line)
            or (count > parties and context.inside(spec.extra, *line))
        ):
            return Outcome()
        span = Span(context.tokens.starts[place[0]], context.tokens.ends[place[1] - 1])
        return Outcome((Hit(span, (Evidence("amount", span),), {"nombre": f"{count:g}", "parties": str(parties)}),))


def _stated(spec: Copies, context: Context) -> list[tuple[tuple[int, int], float]]:
    """Return the places that give a number of originals, with the number, in order."""
    found: list[tuple[tuple[int, int], float]] = []
    for place in context.places(spec.counted):
        numbers = [q for q in context.quantities(*place) if q.kind == "nombre"]
        if numbers:
            found.append((place, numbers[-1].value))
    for count, terms in spec.named:
        found += [(place, float(count)) for place in context.places(terms)]
    return sorted(found)


def _line(context: Context, place: tuple[int, int]) -> tuple[int, int]:
    text, tokens = context.tokens.text, context.tokens
    start = text.rfind("\n", 0, tokens.starts[place[0]]) + 1
    end = text.find("\n", tokens.ends[place[1] - 1])
    return tokens.range(start, end if end >= 0 else len(text))
