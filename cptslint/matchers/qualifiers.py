"""Cues that change the sense of the words beside them."""

from __future__ import annotations

from dataclasses import dataclass

from cptslint.text.terms import Term


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """Cues that change the sense of a match.

    Attributes:
        before: Deny the match that follows at once.
        negators: Deny with "ne".
        false_denials: Look like a denial and are none.
        reciprocal: Speak of both sides alike.
    """

    before: tuple[Term, ...]
    negators: tuple[Term, ...]
    false_denials: tuple[Term, ...]
    reciprocal: tuple[Term, ...]
