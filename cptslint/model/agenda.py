"""The dates of a convention, and those that could not be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cptslint.model.contract import Contract
from cptslint.model.span import Span


class Occasion(StrEnum):
    """What a date is for, in the order people read them."""

    SIGNATURE = "signature"
    EFFECT = "effect"
    END = "end"
    RENEWAL = "renewal"
    RENEWAL_NOTICE = "renewal-notice"
    EXIT_NOTICE = "exit-notice"
    EVALUATION = "evaluation"
    MEETING = "meeting"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something to do or to know at some dates.

    Attributes:
        occasion: What it is for.
        title: What it is, in French.
        dates: Its dates, in order; never empty.
        who: Whom it concerns, as the convention calls them; empty for everybody.
        location: Where the convention says it ("article 8, al. 2"); empty when the user gave the date.
        span: The passage; None when the user gave the date.
        rule: How the dates were computed, in French; empty when the text gives them.
        endless: The dates go on after the last one listed.
    """

    occasion: Occasion
    title: str
    dates: tuple[date, ...]
    who: str = ""
    location: str = ""
    span: Span | None = None
    rule: str = ""
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """Something that has no date, or whose date could not be told.

    Attributes:
        occasion: What it is for.
        title: What it is, in French.
        reason: Why there is no date, in French; a whole sentence.
        who: Whom it concerns; empty for everybody.
        location: Where the convention says it; empty when it does not.
        span: The passage; None when there is none.
        lacking: Something is missing in the text; False when it has no date by nature ("à tout moment").
    """

    occasion: Occasion
    title: str
    reason: str
    who: str = ""
    location: str = ""
    span: Span | None = None
    lacking: bool = True


@dataclass(frozen=True, slots=True)
class Agenda:
    """All the dates of a convention.

    Attributes:
        contract: The convention.
        deadlines: By occasion, then by first date.
        undated: What has no date, by occasion.
        stamp: The day the agenda is dated from: the effect, else the signature, else the first date; None when there is no date.
    """

    contract: Contract
    deadlines: tuple[Deadline, ...]
    undated: tuple[Undated, ...]
    stamp: date | None
