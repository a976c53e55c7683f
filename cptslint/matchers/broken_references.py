"""A reference to an article or annex of the convention that does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader


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
        broken = [r for r in context.contract.references if r.kind == spec.to and r.target is None]
        return Outcome(tuple(Hit(r.span, fields={"numero": r.number, "dernier": last}) for r in broken))


def _last(context: Context) -> str:
    top = [a.number for a in context.contract.articles if not a.is_part and a.number and "." not in a.number]
    return top[-1] if top else ""
