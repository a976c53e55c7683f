"""What the options of each check kind look like, found by watching how the kind reads them: no second list to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from cptslint.matchers.base import Matcher
from cptslint.text.terms import Term

Schema = dict[str, Any]

WORD: Schema = {"type": ["string", "number"]}
WORDS: Schema = {"anyOf": [WORD, {"type": "array", "items": WORD}]}
NUMBER: Schema = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\$[a-z][a-z0-9-]*$"}]}
"""A number, or the name of a parameter of the rule ("$mois")."""
GROUPS: Schema = {"type": "array", "items": WORDS}


class Watcher:
    """Options that hold nothing and remember what they are asked for; implements `matchers.options.OptionReader`.

    Args:
        choices: The values to answer when one of a closed set is asked for, by key.
    """

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self.keys: tuple[str, ...] = ()
        self.required: tuple[str, ...] = ()
        self.read: dict[str, Schema] = {}
        self.sets: dict[str, tuple[str, ...]] = {}
        self.inner: dict[str, Watcher] = {}

    def check_keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
        """Remember the keys."""
        self.keys, self.required = tuple(allowed), tuple(required)

    def has(self, key: str) -> bool:
        """Say that every key is written."""
        return bool(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Remember a text."""
        self.read[key] = WORD
        return default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Remember texts."""
        self.read[key] = WORDS
        return ()

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Remember a closed set, and answer the value chosen for this watch."""
        self.read[key] = {"enum": list(allowed)}
        self.sets[key] = tuple(allowed)
        return self._choices.get(key, default or allowed[0])

    def many_of(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Remember values of a closed set."""
        one = {"enum": list(allowed)}
        self.read[key] = {"anyOf": [one, {"type": "array", "items": one}]}
        return ()

    def number(self, key: str, default: float | None = None) -> float | None:
        """Remember a number."""
        self.read[key] = NUMBER
        return 1.0 if default is None else default

    def flag(self, key: str) -> bool:
        """Remember a truth value."""
        self.read[key] = {"type": "boolean"}
        return False

    def terms(self, key: str) -> tuple[Term, ...]:
        """Remember terms."""
        self.read[key] = WORDS
        return ()

    def groups(self, key: str) -> tuple[tuple[Term, ...], ...]:
        """Remember groups of terms."""
        self.read[key] = GROUPS
        return ()

    def child(self, key: str) -> Watcher:
        """Watch the options nested under a key."""
        return self._nested(key, "child")

    def children(self, key: str) -> tuple[Watcher, ...]:
        """Watch the options nested in a list."""
        return (self._nested(key, "children"),)

    def mapping(self, key: str) -> tuple[tuple[str, Watcher], ...]:
        """Watch the options nested under names."""
        return (("nom", self._nested(key, "mapping")),)

    def shared(self, key: str) -> tuple[tuple[str, Watcher], ...]:
        """Remember the name of a data file."""
        self.read[key] = {"type": "string"}
        return ()

    def _nested(self, key: str, manner: str) -> Watcher:
        self.read[key] = {"nested": manner}
        return self.inner.setdefault(key, Watcher(self._choices))

    def schema(self) -> Schema:
        """Return the JSON Schema of what was asked for.

        Keys that are allowed and never read take any value.
        """
        properties = {key: self._property(key) for key in self.keys or self.read}
        found: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        return found | {"required": list(self.required)} if self.required else found

    def _property(self, key: str) -> Schema:
        read = self.read.get(key, {})
        manner = read.get("nested")
        if manner is None:
            return read
        inner = self.inner[key].schema()
        if manner == "child":
            return inner
        if manner == "children":
            return {"anyOf": [inner, {"type": "array", "items": inner}]}
        return {"type": "object", "additionalProperties": inner["properties"]["scenarios"]}


def options_of(matcher: Matcher) -> Schema:
    """Return the JSON Schema of the options of a check kind.

    Args:
        matcher: The kind; it is made to parse options that hold nothing, once for each value of its closed sets.
    """
    first = _watch(matcher, {})
    for choices in _choices(first.sets):
        later = _watch(matcher, choices)
        for key, value in later.read.items():
            first.read.setdefault(key, value)
        for key, inner in later.inner.items():
            first.inner.setdefault(key, inner)
    return first.schema()


def _watch(matcher: Matcher, choices: Mapping[str, str]) -> Watcher:
    watcher = Watcher(choices)
    matcher.parse(watcher)
    return watcher


def _choices(sets: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    names = list(sets)
    for values in product(*(sets[name] for name in names)):
        yield dict(zip(names, values, strict=True))
