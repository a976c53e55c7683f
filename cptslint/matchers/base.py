"""What every check kind gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.model.finding import Evidence
from cptslint.model.span import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """Something a rule found.

    Attributes:
        span: The passage; None when something is missing.
        evidence: What decided.
        fields: Values for the `{fields}` of the message.
        doubtful: To be checked rather than asserted.
        likeness: How like the annotated passages of the rule its sentence is; None when that was not weighed.
    """

    span: Span | None
    evidence: tuple[Evidence, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    doubtful: bool = False
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of one check on one contract.

    Attributes:
        hits: What was found, in the order of the text.
        satisfied: For a check on presence, the passage that satisfies it.
        skipped: Why the check does not apply here; empty when it was run.
    """

    hits: tuple[Hit, ...] = ()
    satisfied: Span | None = None
    skipped: str = ""


class Matcher(Protocol):
    """A check kind."""

    def parse(self, reader: OptionReader) -> Any:
        """Compile the options of a rule into what `find` needs.

        Raises:
            PackError: An option is wrong.
        """

    def find(self, spec: Any, context: Context) -> Outcome:
        """Run the check on a contract."""
