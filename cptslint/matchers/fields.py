"""Fields of a model that nobody filled in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cptslint.matchers.base import Hit, Outcome
from cptslint.matchers.context import Context
from cptslint.matchers.options import OptionReader
from cptslint.matchers.paragraphs import Paragraph, paragraphs
from cptslint.model.contract import Zone
from cptslint.model.span import Span
from cptslint.text.fold import fold
from cptslint.text.placeholders import Placeholder, Shape, placeholders
from cptslint.text.terms import Term

_JOIN = re.compile(r"[ \u00a0/]*")
_MARKUP = re.compile(r"</?(?:b|i|u|p|br|em|strong|sup|sub|span|div|a|td|tr|th|li|ul|ol|table)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[@/:]|www\.")
_BOX = re.compile(r"[☐□❏❑❒▢◻◯]|\[ ?\]")
_MOST_ENCLOSED = 8
"""Words in brackets; more of them tell what to write: an instruction, not a field."""
_LEAST_QUOTED = 3
"""Words between guillemets that name a field: "nom du partenaire"."""
_END = re.compile(r"[ \u00a0]*(?:[.,;:)\]»\n]|$)")

_REMAINING = frozenset({"est", "sont", "reste", "restent", "demeure", "demeurent"})
_HEAD = 4
"""Words a sentence opens with, in which its subject stands."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Options of the check.

    Attributes:
        to_fill: Words that say a value is missing ("à compléter").
        prompts: What a word processor shows in a field left empty.
        hints: Names of what a field holds ("nom", "adresse"), in brackets.
        names: Those that name a field between guillemets too ("« nom du partenaire »").
        links: Words that may stand among the hints.
        awaits: Words after which a value stands, so that a lone ellipsis is a field.
        units: Words before which a number stands.
        people: Words before which a lone letter stands for a name ("Monsieur X").
        gaps: Turns of phrase from which the number is simply absent ("une durée de mois").
        signature: First words of a line of the signature, where blanks are in order.
        innocent: Words before guillemets or parentheses that make them name a thing ("la mention", "la fiche").
        forms: Words in the title of an annex that is a form, to be filled in later.
    """

    to_fill: tuple[Term, ...]
    prompts: tuple[Term, ...]
    hints: tuple[Term, ...]
    names: tuple[Term, ...]
    links: frozenset[str]
    awaits: frozenset[str]
    units: frozenset[str]
    people: frozenset[str]
    gaps: tuple[Term, ...]
    signature: tuple[Term, ...]
    innocent: frozenset[str]
    forms: tuple[Term, ...]


class FieldsMatcher:
    """Raises each field that is still to fill in, at its place."""

    def parse(self, reader: OptionReader) -> Fields:
        """Compile the options."""
        keys = (
            "to_fill",
            "prompts",
            "hints",
            "names",
            "links",
            "awaits",
            "units",
            "people",
            "gaps",
            "signature",
            "innocent",
            "forms",
        )
        reader.check_keys(keys, keys)

        def words(key: str) -> frozenset[str]:
            return frozenset(fold(word) for word in reader.texts(key))

        return Fields(
            reader.terms("to_fill"), reader.terms("prompts"), reader.terms("hints"), reader.terms("names"), words("links"),
            words("awaits"), words("units"), words("people"), reader.terms("gaps"), reader.terms("signature"), words("innocent"),
            reader.terms("forms"),
        )  # fmt: skip

    def find(self, spec: Fields, context: Context) -> Outcome:
        """Return one hit per field; its text is the field `champ`."""
        text = context.contract.document.text
        return Outcome(tuple(Hit(span, fields={"champ": span.slice(text)}) for span in _Finder(spec, context).find()))


class _Finder:
    """Looks for the fields of one convention."""

    def __init__(self, spec: Fields, context: Context) -> None:
        self._spec = spec
        self._context = context
        self._tokens = context.tokens
        self._text = context.contract.document.text
        self._paragraphs = paragraphs(context)
        self._starts = [paragraph.span.start for paragraph in self._paragraphs]

    def find(self) -> list[Span]:
        """Return the fields in order."""
        shapes = placeholders(self._text, self._tokens.folded)
        found = [Span(one.start, one.end) for one in shapes if self._is_field(one)]
        found += self._boxes([one for one in shapes if one.shape in (Shape.BOX, Shape.TICKED)])
        found += self._said(shapes)
        found += [
            self._span(place)
            for place in (*self._context.places(self._spec.gaps), *self._context.places(self._spec.prompts))
        ]
        found += [blank for block in self._context.contract.document.blocks for blank in block.blanks]
        return [span for span in self._joined(found) if not self._is_excused(span)]

    def _is_field(self, one: Placeholder) -> bool:
        if one.shape is Shape.SURE:
            return not self._is_rule(one)
        if one.shape is Shape.CUT:
            return not self._in_quotation(one.start)
        before, after = self._around(one)
        if one.shape is Shape.GAP:
            return self._awaited(before, after) and not self._is_quoted(one)
        if one.shape is Shape.LETTER:
            return before in self._spec.people or (after in self._spec.units and before in self._spec.awaits)
        return one.shape is Shape.INSIDE and self._names_a_field(one, before)

    def _awaited(self, before: str, after: str) -> bool:
        return after in self._spec.units or (before in self._spec.awaits | self._spec.people)

    def _around(self, one: Placeholder) -> tuple[str, str]:
        first, end = self._tokens.range(one.start, one.end)
        words = self._tokens.words
        before = words[first - 1] if first else ""
        if before in (":", "(") and first > 1:
            before = before if before == ":" else words[first - 2]
        after = words[end] if end < len(words) else ""
        return before, words[end + 1] if after == ")" and end + 1 < len(words) else after

    def _is_quoted(self, one: Placeholder) -> bool:
        """Tell whether an ellipsis marks a cut in a quotation: "(…)" alone."""
        around = self._text[max(0, one.start - 1) : one.end + 1]
        after = self._tokens.words[self._tokens.range(one.start, one.end)[1] :][1:2]
        return around.startswith("(") and around.endswith(")") and (not after or after[0] not in self._spec.units)

    def _in_quotation(self, offset: int) -> bool:
        """Tell whether a place lies between guillemets opened in its paragraph."""
        paragraph = self._paragraph(offset)
        before = self._text[paragraph.span.start : offset] if paragraph else ""
        return (
            before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1
        )

    def _is_rule(self, one: Placeholder) -> bool:
        """Tell whether a line of underscores or crosses is a separator: alone in its paragraph, and nothing announces it."""
        paragraph = self._paragraph(one.start)
        if not paragraph or self._text[one.start] not in "_·?" or paragraph.span.slice(self._text).strip("_ ·?"):
            return False
        index = self._paragraphs.index(paragraph)
        return index == 0 or not self._paragraphs[index - 1].span.slice(self._text).rstrip().endswith(":")

    def _names_a_field(self, one: Placeholder, before: str) -> bool:
        """Tell whether the words between brackets or quotes name a value to give."""
        inside = self._text[one.start + 1 : one.end - 1]
        first, end = self._tokens.range(one.start + 1, one.end - 1)
        if one.opening == "<" and (_MARKUP.match(self._text, one.start) or _ADDRESS.search(inside)):
            return False
        said = self._context.inside(self._spec.to_fill, first, end)
        if said and one.opening != "«" and before not in self._spec.innocent:
            return said[0][0] == first or end - first <= _MOST_ENCLOSED
        hints = self._context.inside(self._spec.hints, first, end)
        if one.opening == "«":
            named = self._context.inside(self._spec.names, first, end)
            generic = bool(named) and named[0][0] == first and end - first >= _LEAST_QUOTED
            return generic and before not in self._spec.innocent and inside.strip() == inside.strip().lower()
        if not hints:
            return False
        if one.opening in "[<":
            return hints[0][0] - first <= 1 and (one.opening == "[" or end - first <= 8)
        return before in self._spec.awaits and self._only_hints(hints, first, end)

    def _only_hints(self, hints: Sequence[tuple[int, int]], first: int, end: int) -> bool:
        known = {index for a, b in hints for index in range(a, b)}
        return (
            all(i in known or self._tokens.words[i] in self._spec.links for i in range(first, end))
            and hints[0][0] == first
        )

    def _boxes(self, boxes: Sequence[Placeholder]) -> Iterator[Span]:
        """Yield each group of boxes of which none is ticked."""
        group: list[Placeholder] = []
        for box in [*boxes, None]:
            if box is None or (group and self._text.count("\n", group[-1].end, box.start) > 2):
                if group and all(one.shape is Shape.BOX for one in group):
                    last = self._paragraph(group[-1].start)
                    yield Span(group[0].start, last.span.end if last else group[-1].end)
                group = []
            if box is not None:
                group.append(box)

    def _said(self, shapes: Sequence[Placeholder]) -> Iterator[Span]:
        """Yield what is said to be filled in without brackets: a whole line, or a value after a colon or a dash."""
        enclosed = [Span(one.start, one.end) for one in shapes if one.shape is Shape.INSIDE]
        for place in self._context.places(self._spec.to_fill):
            span = self._span(place)
            if any(one.contains(span) for one in enclosed):
                continue
            before = self._tokens.words[place[0] - 1] if place[0] else "¶"
            alone = before in ("¶", ":", "-", "=", "*", "→", ".")
            remaining = before in _REMAINING and self._values_before(place[0])
            if (alone or remaining) and _END.match(self._text, span.end):
                yield span
            elif before in ("¶", ":", "=", "→") and self._line_end(span.end):
                yield Span(span.start, self._line_end(span.end))

    def _values_before(self, at: int) -> bool:
        """Tell whether the subject of "est à compléter" is a value that a contract gives: a date, an amount, a name."""
        unit = self._context.unit_at(at)
        return unit is not None and bool(
            self._context.inside(self._spec.hints, unit.start, min(at, unit.start + _HEAD))
        )

    def _line_end(self, offset: int) -> int:
        """Return the end of the line when what is left of it is short and says who fills in; 0 otherwise."""
        end = self._text.find("\n", offset)
        end = len(self._text) if end < 0 else end
        rest = self._text[offset:end].strip()
        return end if len(rest) <= 60 and re.match(r"par\b|avant\b|lors\b|ult[ée]rieurement\b", rest) else 0

    def _span(self, place: tuple[int, int]) -> Span:
        return Span(self._tokens.starts[place[0]], self._tokens.ends[place[1] - 1])

    def _joined(self, spans: Sequence[Span]) -> list[Span]:
        """Return the spans in order, those that overlap or touch as one ("XXX / XXX")."""
        kept: list[Span] = []
        for span in sorted(spans):
            if kept and (span.start < kept[-1].end or self._goes_on(kept[-1].end, span.start)):
                kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
            else:
                kept.append(span)
        return kept

    def _goes_on(self, end: int, start: int) -> bool:
        between = self._text[end:start]
        return len(between) <= 4 and (
            _JOIN.fullmatch(between) is not None or (between.strip() == "" and self._text[start] in ".…_")
        )

    def _paragraph(self, offset: int) -> Paragraph | None:
        index = bisect_right(self._starts, offset) - 1
        return self._paragraphs[index] if index >= 0 else None

    def _is_excused(self, span: Span) -> bool:
        paragraph = self._paragraph(span.start)
        if paragraph is None or paragraph.front:
            return True
        if paragraph.zone is Zone.SIGNATURE or self._in_form(paragraph, span):
            return True
        first, _ = self._tokens.range(paragraph.span.start, paragraph.span.end)
        return any(place[0] <= first + 1 for place in self._context.inside(self._spec.signature, first, first + 4))

    def _in_form(self, paragraph: Paragraph, span: Span) -> bool:
        """Tell whether a field belongs to a form annexed for later use: its title says so, or it has boxes to tick."""
        if paragraph.zone is not Zone.ANNEX:
            return False
        annex = next((a for a in self._context.contract.annexes if a.span.contains(paragraph.span)), None)
        if annex is None or _BOX.match(self._text, span.start):
            return True
        end = self._text.find("\n", annex.span.start)
        titles = self._tokens.range(
            annex.span.start, annex.span.start + len(annex.title) + max(end - annex.span.start, 0)
        )
        return bool(self._context.inside(self._spec.forms, *titles))
