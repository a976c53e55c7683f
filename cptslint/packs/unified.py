"""Groups of alternatives that match the same, made one, so that a text is searched for each of them once.

More than half of the groups of the rules are also written elsewhere, most of them as the name of a concept and nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any

from cptslint.packs.pack import Pack
from cptslint.text.alternatives import Alternatives
from cptslint.text.terms import Element, Reference, Term, Words

_Said = tuple[object, ...]
_Groups = dict[frozenset[_Said], Alternatives]


def unified(pack: Pack) -> Pack:
    """Return a pack in which rules and qualifiers that look for the same hold the same group, that of a concept when there is one."""
    concepts = {name: group for name, group in pack.vocabulary.concepts.items() if isinstance(group, Alternatives)}
    known = {_meaning(group): group for group in concepts.values()}
    known |= {frozenset({(Reference(f"@{name}"),)}): group for name, group in concepts.items()}
    rules = tuple(replace(compiled, spec=_unified(compiled.spec, known)) for compiled in pack.rules)
    return replace(pack, rules=rules, qualifiers=_unified(pack.qualifiers, known))


def _unified(part: Any, known: _Groups) -> Any:
    """Return options of a check with every group that they hold, at any depth, replaced by the one that is known."""
    if isinstance(part, Alternatives):
        return known.setdefault(_meaning(part), part)
    if isinstance(part, tuple):
        values = [_unified(value, known) for value in part]
        return part if all(map(is_, values, part)) else tuple(values)
    if isinstance(part, Mapping):
        named = {key: _unified(value, known) for key, value in part.items()}
        return part if all(map(is_, named.values(), part.values())) else named
    if is_dataclass(part) and not isinstance(part, type):
        new = {one.name: _unified(getattr(part, one.name), known) for one in fields(part)}
        changed = {name: value for name, value in new.items() if value is not getattr(part, name)}
        return replace(part, **changed) if changed else part
    return part


def _meaning(group: Alternatives) -> frozenset[_Said]:
    """Return what tells a group from those that match something else; the order of its terms tells nothing."""
    return frozenset(map(_said, group))


def _said(term: Term) -> _Said:
    return tuple(map(_element, term.elements))


def _element(element: Element) -> object:
    return (element.forms, element.prefixes) if isinstance(element, Words) else element
