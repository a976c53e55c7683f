"""What the reading of commitments passes from one step to the next."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.model.contract import Bearer, Kind, Strength, Trust
from cptslint.model.span import Span
from cptslint.structure.mentions import Mention
from cptslint.structure.vocabulary import Deontic


@dataclass(frozen=True, slots=True)
class Who:
    """Whom words designate.

    Attributes:
        bearer: Whom.
        party: Index of the party when one alone.
        trust: How it was found.
        mention: The place where it is named; None when it is not.
    """

    bearer: Bearer
    party: int | None
    trust: Trust
    mention: Mention | None = None


BOTH_IN_CONTEXT = Who(Bearer.BOTH, None, Trust.CONTEXT)
"""Nobody is named: the clause binds the parties together."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The words of a predicate that bind.

    Attributes:
        deontic: The entry of the vocabulary; None for a plain verb.
        start: First token.
        end: One past the last token.
    """

    deontic: Deontic | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read:
    """A commitment being read.

    Attributes:
        who: Its bearer.
        kind: What it does.
        strength: How firmly.
        binding: The words that bind.
    """

    who: Who
    kind: Kind
    strength: Strength
    binding: Binding


@dataclass(frozen=True, slots=True)
class Governing:
    """What a list item or a bare infinitive inherits.

    Attributes:
        who: Whom it binds; the trust is LIST or TITLE.
        kind: Kind of commitment.
        strength: Strength.
        trigger: Words that bind.
        noun_items: Items without a verb are commitments too ("La CPTS prend en charge :").
        verbal: Items begin with the verb whose subject the introduction is ("La CPTS :").
    """

    who: Who
    kind: Kind
    strength: Strength
    trigger: Span
    noun_items: bool
    verbal: bool = False
