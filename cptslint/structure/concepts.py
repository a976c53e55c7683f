"""Where the concepts of the vocabulary stand in a text, each worked out the first time it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Set
from weakref import proxy

from cptslint.text.matching import Matcher, Places
from cptslint.text.term_index import NO_TERMS, TermIndex
from cptslint.text.terms import Term
from cptslint.text.tokens import Tokens


class Concepts:
    """Token ranges by name: parties and quantities ("@cpts", "#durée"), and concepts ("paiement" or "@paiement").

    Args:
        tokens: The text.
        terms: Terms of each concept.
        references: Places of the parties and quantities.
        index: The terms of the pack.
        twin: The same text with other places for the names of `changed`; it knows all the rest.
        changed: The references whose places differ, and the concepts that depend on them.

    Attributes:
        matcher: Finds any term in the text, with these ranges.
    """

    def __init__(
        self,
        tokens: Tokens,
        terms: Mapping[str, tuple[Term, ...]],
        references: Mapping[str, Places],
        index: TermIndex = NO_TERMS,
        *,
        twin: Concepts | None = None,
        changed: Set[str] = frozenset(),
    ) -> None:
        self.references = references
        self._terms = terms
        self._known: dict[str, Places] = dict(references)
        self._twin = twin
        self._changed = changed
        other = twin.matcher if twin is not None else None
        own = proxy(self)  # the matcher does not keep its concepts: both go at once, without the garbage collector
        self.matcher: Matcher = Matcher(tokens, own, index, twin=other, changed=changed)

    def get(self, name: str, default: Places = ()) -> Places:
        """Return the half-open token ranges of a name, sorted; none for a name that nothing bears."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._find(name) or default
        return known

    def _find(self, name: str) -> Places:
        if self._twin is not None and name not in self._changed and f"@{name}" not in self._changed:
            return self._twin.get(name)
        if name.startswith("@"):
            return self.get(name[1:])
        return self.matcher.find(self._terms.get(name, ()))
