"""Numbers of identification whose length or key is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.finding import Evidence
from cptslint.model.span import Span
from cptslint.text.identifiers import Identifier, fault, identifiers
from cptslint.text.terms import Term

_NAMES = {"siret": "SIRET", "siren": "SIREN", "finess": "FINESS", "rpps": "RPPS", "rna": "RNA"}


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Options of the check.

    Attributes:
        unless: Words just before or after a number that say it is only an example or the number of somebody else's form.
    """

    unless: tuple[Term, ...]


class IdentifiersMatcher:
    """Raises the numbers that nobody can bear."""

    def parse(self, reader: OptionReader) -> Identifiers:
        """Compile the options."""
        reader.check_keys(("unless",))
        return Identifiers(reader.terms("unless"))

    def find(self, spec: Identifiers, context: Context) -> Outcome:
        """Return one hit per number; the fields are `sorte`, `numero` and `defaut`."""
        hits: list[Hit] = []
        seen: set[tuple[str, str]] = set()
        for one in all_identifiers(context):
            wrong = fault(one)
            if not wrong or (one.kind, one.value) in seen or _is_example(spec, one, context):
                continue
            seen.add((one.kind, one.value))
            span = Span(one.start, one.end)
            fields = {"sorte": _NAMES[one.kind], "numero": span.slice(context.contract.document.text), "defaut": wrong}
            hits.append(Hit(span, (Evidence("amount", span),), fields))
        return Outcome(tuple(hits))


def all_identifiers(context: Context) -> tuple[Identifier, ...]:
    """Return the numbers of identification of the whole document, in order."""
    return context.once("identifiers", lambda: identifiers(context.tokens.folded))


def _is_example(spec: Identifiers, one: Identifier, context: Context) -> bool:
    first, last = context.tokens.range(one.start, one.end)
    return bool(context.inside(spec.unless, max(0, first - 8), last + 8))
