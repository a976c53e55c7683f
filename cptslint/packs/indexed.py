"""The index of the terms of a pack, made once for a pack that is kept: making it costs more than one convention gains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from cptslint.packs.pack import Pack
from cptslint.packs.unified import unified
from cptslint.text.alternatives import Alternatives
from cptslint.text.term_index import term_index


def indexed(pack: Pack) -> Pack:
    """Return a pack with the index of the terms of its vocabulary, qualifiers and rules, alike ones made one, and that of the terms of parties."""
    pack = unified(pack)
    words = pack.vocabulary
    parts = (words.concepts, words.deontics, words.turns.phrases, pack.qualifiers, [c.spec for c in pack.rules])
    parties = replace(words.parties, index=term_index(_alternatives(words.parties)))
    return replace(pack, vocabulary=replace(words, parties=parties, index=term_index(_alternatives(parts))))


def _alternatives(part: object) -> Iterator[Alternatives]:
    """Yield the alternatives that options of a check, or parts of a vocabulary, hold at any depth."""
    if isinstance(part, Alternatives):
        yield from (part,) if part else ()
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _alternatives(value)
    elif isinstance(part, (tuple, list)):
        for value in part:
            yield from _alternatives(value)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _alternatives(getattr(part, one.name))
