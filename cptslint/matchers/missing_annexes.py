"""Annexes that the text declares attached and that are not in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.span import Span
from cptslint.text.terms import Term


@dataclass(frozen=True, slots=True)
class MissingAnnexes:
    """Options of the check.

    Attributes:
        attached: Ways of saying that something is attached ("joint en annexe").
        unless: Words of the sentence that put the annex off, or make it another document's.
    """

    attached: tuple[Term, ...]
    unless: tuple[Term, ...]


class MissingAnnexesMatcher:
    """Raises each numbered annex that is absent, and attachments of a document that has no annex at all."""

    def parse(self, reader: OptionReader) -> MissingAnnexes:
        """Compile the options."""
        reader.check_keys(("attached", "unless"), ("attached",))
        return MissingAnnexes(reader.terms("attached"), reader.terms("unless"))

    def find(self, spec: MissingAnnexes, context: Context) -> Outcome:
        """Return one hit per annex, at the first place that names it."""
        numbered = list(_numbered(spec, context))
        hits = numbered if numbered or context.contract.annexes else list(_unnumbered(spec, context))
        return Outcome(tuple(hits))


def _numbered(spec: MissingAnnexes, context: Context) -> Iterator[Hit]:
    seen: set[str] = set()
    for reference in context.contract.references:
        if reference.kind != "annexe" or reference.target is not None or reference.number in seen:
            continue
        if not _put_off(spec, context, reference.span.start):
            seen.add(reference.number)
            yield Hit(reference.span, fields={"annexe": f"L'annexe {reference.number}"})


def _unnumbered(spec: MissingAnnexes, context: Context) -> Iterator[Hit]:
    for start, end in context.places(spec.attached):
        offset = context.tokens.starts[start]
        if context.unit_at(start) is not None and not _put_off(spec, context, offset):
            yield Hit(Span(offset, context.tokens.ends[end - 1]), fields={"annexe": "Une annexe"})


def _put_off(spec: MissingAnnexes, context: Context, offset: int) -> bool:
    unit = context.unit_at(context.tokens.at(offset))
    return unit is not None and bool(context.inside(spec.unless, unit.start, unit.end))
