"""What is known of the ways out of a convention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.matchers.context import Unit
from cptslint.model.contract import Bearer
from cptslint.model.span import Span


class Ground(StrEnum):
    """Why a party may leave."""

    FREE = "free"
    BREACH = "breach"
    IMPOSSIBILITY = "impossibility"
    RENEWAL = "renewal"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out written in the convention.

    Attributes:
        holder: Who may take it: the defended party, the partner, both.
        ground: Why.
        unit: Sentence that gives it.
        span: The words that give it.
        barred: The sentence forbids it to the holder instead of giving it.
        only_breach: The sentence limits the holder to breach ("ne peut … qu'en cas de").
        anytime: It may be taken at any time or without reason.
        anniversary: It only takes effect at an anniversary.
        formal: The sentence only says how it is notified.
    """

    holder: Bearer
    ground: Ground
    unit: Unit
    span: Span
    barred: bool = False
    only_breach: bool = False
    anytime: bool = False
    anniversary: bool = False
    formal: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice to leave.

    Attributes:
        holder: Who must give it.
        ground: For which way out.
        days: Length in days, months of 30 days; 0 when the text says that none is due.
        span: The clause that gives it.
        amount: The words of the length.
        unit: Sentence.
        stated: Words of notice stand with the length; without them it is only how long the duties go on.
        altered: The length is an exception to another one ("porté à", "par exception").
    """

    holder: Bearer
    ground: Ground
    days: float
    span: Span
    amount: Span
    unit: Unit
    stated: bool = True
    altered: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length found in a sentence that speaks of leaving.

    Attributes:
        place: Its tokens.
        days: In days.
        amount: Its words.
        sure: It can only be a notice, whatever words stand around.
    """

    place: tuple[int, int]
    days: float
    amount: Span
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ExitFacts:
    """All ways out and notices of a convention, in order.

    Attributes:
        exits: Ways out, those that are barred included.
        notices: Lengths of notice.
        dated: Sentences that fix the end of a notice by the calendar ("le premier jour du deuxième mois suivant").
    """

    exits: tuple[Exit, ...]
    notices: tuple[Notice, ...]
    dated: tuple[Unit, ...] = ()

    def open_to(self, holder: Bearer, *grounds: Ground) -> list[Exit]:
        """Return the ways out a side may take, those given to both included."""
        return [
            e
            for e in self.exits
            if not e.barred and e.holder in (holder, Bearer.BOTH) and (not grounds or e.ground in grounds)
        ]
