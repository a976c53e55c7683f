"""A reference to an article or annex of the convention that does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.span import Span

_OPENING = ("«", "“", '"')
_CLOSING = ("»", "”", '"')


@dataclass(frozen=True, slots=True)
class References:
    """Options of the check.

    Attributes:
        to: "article" or "annexe".
    """

    to: str


class ReferencesMatcher:
    """Raises every reference that leads nowhere."""

    def parse(self, reader: OptionReader) -> References:
        """Compile the options."""
        reader.check_keys(("to",), ("to",))
        return References(reader.one_of("to", ("article", "annexe")))

    def find(self, spec: References, context: Context) -> Outcome:
        """Return one hit per broken reference, with its `numero` and the `dernier` number that exists."""
        last = _last(context)
        text = context.contract.document.text
        broken = [
            r
            for r in context.contract.references
            if r.kind == spec.to and r.target is None and not _is_a_nickname(text, r.span)
        ]
        return Outcome(tuple(Hit(r.span, fields={"numero": r.number, "dernier": last}) for r in broken))


def _is_a_nickname(text: str, span: Span) -> bool:
    """Tell whether a reference stands alone between quotes: the « article 28 » contract of data protection."""
    before = text[max(0, span.start - 2) : span.start].rstrip()
    after = text[span.end : span.end + 2].lstrip()
    return before[-1:] in _OPENING and after[:1] in _CLOSING


def _last(context: Context) -> str:
    top = [a.number for a in context.contract.articles if not a.is_part and a.number and "." not in a.number]
    return top[-1] if top else ""
