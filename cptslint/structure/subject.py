"""What a subject is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cptslint.structure.mention import Mention


class SubjectKind(StrEnum):
    """What stands as the subject of a verb."""

    MENTION = "mention"
    PRONOUN = "pronoun"
    THING = "thing"
    IMPERSONAL = "impersonal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb.

    Attributes:
        kind: What it is.
        start: First token; the verb itself when there is none.
        end: One past the last token.
        mentions: The parties it names, several when coordinated.
    """

    kind: SubjectKind
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
