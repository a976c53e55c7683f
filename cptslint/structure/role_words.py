"""The words of a convention with its parties told by their role, so that sentences of two conventions can be compared."""

from __future__ import annotations

from collections.abc import Mapping

from cptslint.text.matching import Places
from cptslint.text.tokens import Tokens

ROLES = ("@gens-cpts", "@gens-partenaire", "@membres", "@tiers", "@cpts", "@partenaire", "@parties")
"""Names of sides, the widest last: each word bears the last one that covers it."""
_STEM = 7
"""Letters of a word that count: enough for what inflection leaves."""


def stem(word: str) -> str:
    """Return what counts of a folded word: its first letters, "#" for a number."""
    return "#" if word[:1].isdigit() else word[:_STEM]


class RoleWords:
    """The words of a convention, the names of its parties replaced by their roles.

    Args:
        tokens: The text.
        references: Token ranges of the sides, by name ("@cpts").
        names: What to call each side instead; absent means its own name.
    """

    def __init__(
        self, tokens: Tokens, references: Mapping[str, Places], names: Mapping[str, str] | None = None
    ) -> None:
        self._tokens = tokens
        self._roles = {
            at: (names or {}).get(role, role)
            for role in ROLES
            for start, end in references.get(role, ())
            for at in range(start, end)
        }

    def stems(self, start: int, end: int, empty: frozenset[str] = frozenset()) -> list[tuple[str, int]]:
        """Return the stems of a token range, each with its token; a party named by several words is one.

        Args:
            start: First token.
            end: One past the last token.
            empty: Folded words that say nothing.
        """
        found: list[tuple[str, int]] = []
        for at in range(start, end):
            role = self._roles.get(at)
            word = role or self._tokens.words[at]
            if not word[:1].isalnum() and role is None:
                continue
            if word not in empty and not (role and found and found[-1][0] == role):
                found.append((role or stem(word), at))
        return found
