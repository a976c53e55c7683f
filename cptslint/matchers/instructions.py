"""What a model says to whoever fills it in: advice, notes, alternatives left side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.paragraphs import Paragraph, paragraphs
from cptslint.model.contract import Zone
from cptslint.model.document import BlockKind
from cptslint.model.span import Span
from cptslint.structure.party_letters import find_letter
from cptslint.text.fold import fold
from cptslint.text.terms import Term

_ENCLOSED = re.compile(r"\[[^\[\]\n]{8,600}\]|\([^()\n]{8,400}\)")
_LABEL = re.compile(
    r"\W{0,3}(?:\d{1,2}(?:\.\d{1,2}){0,3}\W{1,3})?(?:(?P<word>[a-z]+)\s+(?:n\s?°\s*)?(?P<rank>\d{1,2}|[a-e]|i{1,3})|(?P<first>1\s?ere|2\s?e?me|2nde?|premiere|seconde)\s+(?P<kind>[a-z]+))"
    r"\s*(?:[.:)\]-]|$)"
)
_OR = re.compile(r"\W*(?:ou(?: bien)?|soit)\W*$")
_SKIPPED = (BlockKind.HEADER, BlockKind.FOOTER)
_LEAST_WORDS = 6
"""Words of an instruction in brackets; fewer name a field."""


@dataclass(frozen=True, slots=True)
class Instructions:
    """Options of the check.

    Attributes:
        notes: Words that only a model writes, wherever they stand.
        reader: Words that speak to whoever reads the model; annexes may speak to a patient.
        openers: Labels of a note ("NB :"); it also needs one of `orders`.
        orders: What a note asks to do.
        enclosed: First words of an instruction in brackets or parentheses.
        drafting: First words of a paragraph that tells what to write.
        alternatives: Names of alternatives ("option").
        chosen: Words of the article that make alternatives part of the agreement.
    """

    notes: tuple[Term, ...]
    reader: tuple[Term, ...]
    openers: tuple[Term, ...]
    orders: tuple[Term, ...]
    enclosed: tuple[Term, ...]
    drafting: tuple[Term, ...]
    alternatives: frozenset[str]
    chosen: tuple[Term, ...]


class InstructionsMatcher:
    """Raises each instruction of the model, and each set of alternatives once."""

    def parse(self, reader: OptionReader) -> Instructions:
        """Compile the options."""
        keys = ("notes", "reader", "openers", "orders", "enclosed", "drafting", "alternatives", "chosen")
        reader.check_keys(keys, keys)
        alternatives = frozenset(fold(word) for word in reader.texts("alternatives"))
        terms = {key: reader.terms(key) for key in keys if key != "alternatives"}
        return Instructions(alternatives=alternatives, **terms)

    def find(self, spec: Instructions, context: Context) -> Outcome:
        """Return the hits in order; the words are the field `consigne`."""
        text = context.contract.document.text
        if find_letter(context.contract.document) is not None:
            spec = replace(spec, reader=())  # a letter speaks to whom it is written to
        spans = [*_Finder(spec, context).notes(), *_alternatives(spec, context)]
        kept: list[Span] = []
        for span in sorted(spans):
            if not any(span.overlaps(other) for other in kept):
                kept.append(span)
        return Outcome(tuple(Hit(span, fields={"consigne": _short(span.slice(text))}) for span in kept))


class _Finder:
    """Looks for the instructions of one convention."""

    def __init__(self, spec: Instructions, context: Context) -> None:
        self._spec = spec
        self._context = context
        self._text = context.contract.document.text
        self._tokens = context.tokens

    def notes(self) -> Iterator[Span]:
        """Yield the instructions: a whole paragraph from the sentence that shows it, a list with what introduces it, or brackets."""
        front = False
        last: Span | None = None
        for paragraph in paragraphs(self._context):
            if paragraph.kind in _SKIPPED or (paragraph.front and front):
                continue
            span = self._note(paragraph)
            front = front or (span is not None and paragraph.front)
            goes_on = (
                paragraph.kind is BlockKind.LIST_ITEM and last is not None and last.end + 2 >= paragraph.span.start
            )
            if span is not None and not goes_on:
                yield span
            elif span is None and not goes_on and not paragraph.front:
                yield from self._enclosed(paragraph)
            last = Span(paragraph.span.start, paragraph.span.end) if span is not None or goes_on else None

    def _note(self, paragraph: Paragraph) -> Span | None:
        start, end = self._tokens.range(paragraph.span.start, paragraph.span.end)
        if start >= end:
            return None
        inside = self._context.inside
        found = inside(self._spec.notes, start, end)
        if paragraph.zone is not Zone.ANNEX and not paragraph.front:
            found += inside(self._spec.reader, start, end)
        if self._is_labelled(start, end) and inside(self._spec.orders, start, end):
            found.append((start, start + 1))
        if self._opens(self._spec.drafting, start) and not self._is_announced(paragraph):
            found.append((start, start + 1))
        places = sorted(place for place in found if not self._is_quoted(paragraph, place))
        if not places or self._is_enclosed(paragraph, places[0]):
            return None
        unit = self._context.unit_at(places[0][0])
        first = self._tokens.starts[unit.start] if unit is not None and not paragraph.heading else paragraph.span.start
        return Span(max(first, paragraph.span.start), paragraph.span.end)

    def _is_labelled(self, start: int, end: int) -> bool:
        """Tell whether a paragraph opens with the label of a note and a colon or a dash."""
        words = self._tokens.words
        labels = [
            place for place in self._context.inside(self._spec.openers, start, start + 8) if place[0] <= start + 1
        ]
        return any(word in (":", "-") for _, stop in labels for word in words[stop : min(stop + 3, end)])

    def _opens(self, terms: tuple[Term, ...], start: int) -> bool:
        return any(place[0] <= start + 1 for place in self._context.inside(terms, start, start + 8))

    def _is_announced(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is one of a list that a sentence announces: "s'engage à :"."""
        if paragraph.kind is BlockKind.LIST_ITEM:
            return True
        before = self._text[: paragraph.span.start].rstrip()[-1:]
        return before in (":", ";", ",")

    def _is_quoted(self, paragraph: Paragraph, place: tuple[int, int]) -> bool:
        before = self._text[paragraph.span.start : self._tokens.starts[place[0]]]
        return before.count("«") > before.count("»")

    def _is_enclosed(self, paragraph: Paragraph, place: tuple[int, int]) -> bool:
        """Tell whether the words stand in brackets that `_enclosed` reads."""
        offset = self._tokens.starts[place[0]] - paragraph.span.start
        content = paragraph.span.slice(self._text)
        return any(
            m.start() <= offset < m.end() and len(m.group()) < len(content) - 2 for m in _ENCLOSED.finditer(content)
        )

    def _enclosed(self, paragraph: Paragraph) -> Iterator[Span]:
        for match in _ENCLOSED.finditer(self._text, paragraph.span.start, paragraph.span.end):
            start, end = self._tokens.range(match.start() + 1, match.end() - 1)
            ordered = any(place[0] == start for place in self._context.inside(self._spec.enclosed, start, end))
            noted = self._context.inside(self._spec.notes, start, end)
            labelled = self._is_labelled(start, end) and self._context.inside(self._spec.orders, start, end)
            if (ordered and end - start >= _LEAST_WORDS) or noted or labelled:
                yield Span(match.start(), match.end())


def _alternatives(spec: Instructions, context: Context) -> Iterator[Span]:
    """Yield the first of each set of alternatives left side by side."""
    group: list[tuple[Paragraph, str]] = []
    for paragraph in paragraphs(context):
        if paragraph.zone in (Zone.HEAD, Zone.RECITALS, Zone.SIGNATURE) or paragraph.kind in _SKIPPED:
            continue
        line = context.tokens.folded[paragraph.span.start : paragraph.span.end]
        if _OR.match(line):
            yield paragraph.span
            continue
        label = _LABEL.match(line)
        if label is None or (label["word"] or label["kind"]) not in spec.alternatives:
            continue
        rank = label["rank"] or label["first"]
        if rank in ("1", "a", "i", "premiere") or rank.startswith("1e"):
            yield from _set(spec, context, group)
            group = []
        group.append((paragraph, rank))
    yield from _set(spec, context, group)


def _set(spec: Instructions, context: Context, group: Sequence[tuple[Paragraph, str]]) -> Iterator[Span]:
    if len({rank for _, rank in group}) < 2:
        return
    first, last = group[0][0].span, group[-1][0].span
    start, end = context.tokens.range(first.start, last.end)
    if not context.inside(spec.chosen, max(0, start - 60), end + 60):
        yield first


def _short(words: str) -> str:
    pieces = words.split()
    return " ".join(pieces[:12]) + (" …" if len(pieces) > 12 else "")
