"""Sentences that stop short."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.paragraphs import Paragraph, paragraphs
from cptslint.model.contract import Zone
from cptslint.model.document import BlockKind
from cptslint.model.span import Span
from cptslint.text.fold import fold
from cptslint.text.sentences import sentence_ranges

_READ = (Zone.PREAMBLE, Zone.BODY)
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_PREPOSITIONS = frozenset({"a", "de", "avec", "pour", "par", "chez", "sur", "contre", "sans"})
_RELATIVES = frozenset({"qui", "quoi", "lequel", "laquelle", "lesquels", "lesquelles"})
"""Words that may end an indirect question ("ce qui est transmis et à qui", "si un transport se justifie et lequel")."""
_ACCENTED = frozenset({"dû", "là", "sûr"})
"""Words that only their accent tells from words after which a sentence goes on."""
_FORMULA = re.compile(r"\b(?:expose|rappele|considerant|entendu|convenu|arrete|constate|precise|declare)e?s? que$")
"""A line that opens what is recited: "Étant préalablement exposé que"."""
_ASKING = frozenset({"qui", "ou", "comment", "pourquoi", "quand", "quoi", "combien"})
_TITLE_WORDS = 7
"""Words of a title that asks."""
_LEAST_WORDS = 4
_LEAST_ANNOUNCED = 6
"""Words of a sentence that announces something; "Numéro unique :" is a label."""
_SHOWN = 14
"""Words shown of a long sentence: its end."""


@dataclass(frozen=True, slots=True)
class Truncated:
    """Options of the check.

    Attributes:
        open: Words after which a sentence must go on.
        never_last: Those that never stand before a full stop either.
        joining: Words that may end a list item ("; et").
        before_number: Words after which a number needs its unit.
    """

    open: frozenset[str]
    never_last: frozenset[str]
    joining: frozenset[str]
    before_number: frozenset[str]


class TruncatedMatcher:
    """Raises each sentence of the preamble or the articles that is cut."""

    def parse(self, reader: OptionReader) -> Truncated:
        """Compile the options."""
        reader.check_keys(("open", "never_last", "joining", "before_number"), ("open",))

        def words(key: str) -> frozenset[str]:
            return frozenset(fold(word) for word in reader.texts(key))

        return Truncated(
            words("open") | words("never_last"), words("never_last"), words("joining"), words("before_number")
        )

    def find(self, spec: Truncated, context: Context) -> Outcome:
        """Return one hit per cut sentence, at its last words; they are the field `fin`."""
        text = context.contract.document.text
        spans = [*_cut_paragraphs(spec, context), *_cut_sentences(spec, context)]
        return Outcome(tuple(Hit(span, fields={"fin": _ending(span, text)}) for span in sorted(set(spans))))


def _cut_paragraphs(spec: Truncated, context: Context) -> Iterator[Span]:
    blocks = paragraphs(context)
    for index, block in enumerate(blocks):
        if block.zone not in _READ or block.heading or block.front or block.kind not in _KINDS:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        start, end = context.tokens.range(block.span.start, block.span.end)
        if end - start >= _LEAST_WORDS and _is_cut(spec, context, block, following, end):
            yield _last_words(context, start, end)


def _is_cut(spec: Truncated, context: Context, block: Paragraph, following: Paragraph | None, end: int) -> bool:
    words, text = context.tokens.words, context.contract.document.text
    last, before = words[end - 1], words[end - 2]
    if last in (",", ":"):
        closed = following is None or following.heading or following.zone is not block.zone
        whole = end - context.tokens.range(block.span.start, block.span.end)[0] >= _LEAST_ANNOUNCED
        return closed and whole and before != "»" and block.kind is BlockKind.PARAGRAPH and block.zone is Zone.BODY
    if (
        following is not None
        and not following.heading
        and following.span.slice(text)[:1].islower()
        and following.kind in _KINDS
    ):
        return False
    if last == "que" and following is not None and _FORMULA.search(fold(block.span.slice(text).rstrip(" .:"))):
        return False
    if last in spec.joining and BlockKind.LIST_ITEM in (block.kind, following.kind if following else None):
        return False
    written = text[context.tokens.starts[end - 1] : context.tokens.ends[end - 1]]
    if last in spec.open:
        return _is_open(written, before) and not _is_a_question(context, block, end)
    number = (last.isdigit() and len(last) < 4) or context.tokens.starts[end - 1] in _numbers(context)
    return number and before in spec.before_number


def _is_a_question(context: Context, block: Paragraph, end: int) -> bool:
    """Tell whether a short line is an indirect question used as a title: "Ce que chacun est", "Où nous en sommes"."""
    start = context.tokens.range(block.span.start, block.span.end)[0]
    words = context.tokens.words
    asks = words[start] in _ASKING or words[start : start + 2] in (
        ("ce", "que"),
        ("ce", "qui"),
        ("ce", "qu"),
        ("a", "qui"),
    )
    return asks and end - start <= _TITLE_WORDS


def _is_open(written: str, before: str) -> bool:
    """Tell whether a last word is the small word it looks like: "l'un", "annexe A" and "est dû" are not."""
    if (written.isupper() and len(written) == 1) or written in _ACCENTED:
        return False
    asked = before in (*_PREPOSITIONS, "et", "ou") and fold(written) in _RELATIVES
    return not asked and not (fold(written) in ("un", "une") and before in ("l", "quelqu")) and written != "a"


def _numbers(context: Context) -> frozenset[int]:
    return context.once(
        "number-starts", lambda: frozenset(q.start for q in context.reading.quantities if q.kind == "nombre")
    )


def _cut_sentences(spec: Truncated, context: Context) -> Iterator[Span]:
    """Yield the sentences that end with a full stop after a word that never stands there."""
    words = context.tokens.words
    for place in context.tokens.places.get(".", ()):
        if place < _LEAST_WORDS or words[place - 1] not in spec.never_last:
            continue
        unit = context.unit_at(place - 1)
        glued = context.tokens.ends[place - 1] == context.tokens.starts[place]
        ends = (
            place + 1 >= len(words)
            or words[place + 1] == "¶"
            or context.tokens.text[context.tokens.starts[place + 1]].isupper()
        )
        written = context.tokens.text[context.tokens.starts[place - 1] : context.tokens.ends[place - 1]]
        if (
            unit is not None
            and context.clause(unit).zone in _READ
            and glued
            and ends
            and _is_open(written, words[place - 2])
        ):
            yield _last_words(context, unit.start, place)


def _last_words(context: Context, start: int, end: int) -> Span:
    ranges = sentence_ranges(context.tokens, start, end)
    first = ranges[bisect_left([a for a, _ in ranges], end) - 1][0] if ranges else start
    return Span(context.tokens.starts[max(first, end - _SHOWN)], context.tokens.ends[end - 1])


def _ending(span: Span, text: str) -> str:
    return " ".join(span.slice(text).split()[-5:])
