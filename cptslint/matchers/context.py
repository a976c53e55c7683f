"""All that a check may see of a contract, with its words indexed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar
from weakref import proxy

from cptslint.matchers.denial import Denials
from cptslint.matchers.qualifiers import Qualifiers
from cptslint.matchers.rows import TableRows
from cptslint.matchers.units import Unit, once_per_unit, unit_of_each, units_of
from cptslint.model.contract import Bearer, Clause, Commitment, Contract, Kind, Zone
from cptslint.model.span import Span
from cptslint.structure.build import Reading
from cptslint.text.found import Found
from cptslint.text.quantities import Quantity
from cptslint.text.terms import Term
from cptslint.text.tokens import LINE

__all__ = ["Context", "Unit", "once_per_unit"]
T = TypeVar("T")
_BOUNDARIES = frozenset({",", ";", ":", ".", "(", ")", LINE, "mais", "toutefois", "cependant", "tandis", "sauf"})
_OPERATIVE = (Zone.BODY, Zone.ANNEX)


class Context:
    """A contract read for the checks.

    Args:
        reading: The contract and its words.
        qualifiers: Cues of denial and reciprocity.
    """

    def __init__(self, reading: Reading, qualifiers: Qualifiers) -> None:
        self.reading = reading
        self.contract: Contract = reading.contract
        self.tokens = reading.tokens
        self._qualifiers = qualifiers
        self._concepts = reading.concepts
        self._matcher = reading.concepts.matcher
        self._facts: dict[str, Any] = {}
        self._placed: dict[tuple[frozenset[Bearer], frozenset[Kind]], list[tuple[Commitment, int, int, Unit]]] = {}
        self._bearing: dict[tuple[Term, ...], frozenset[int]] = {}
        self._searched: dict[tuple[Term, ...], Found] = {}
        self._named: dict[str, Found] = {}

    def once(self, key: str, compute: Callable[[], T]) -> T:
        """Return a fact of the contract, computed at the first call only."""
        if key not in self._facts:
            self._facts[key] = compute()
        fact: T = self._facts[key]
        return fact

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Sentences and items of the recitals, preamble, articles and annexes, in order."""
        return units_of(self.contract, self.tokens)

    @cached_property
    def _unit_starts(self) -> list[int]:
        return [unit.start for unit in self.units]

    @cached_property
    def commitments(self) -> tuple[Commitment, ...]:
        """Commitments in the order of the text; `bearer` tells whom each concerns."""
        return tuple(sorted(self.contract.commitments, key=lambda commitment: commitment.span))

    def placed(self, bearers: frozenset[Bearer], kinds: frozenset[Kind]) -> list[tuple[Commitment, int, int, Unit]]:
        """Return the commitments of some bearers and kinds, any when none is given, with their tokens and sentence."""
        found = self._placed.get((bearers, kinds))
        if found is None:
            found = self._placed[bearers, kinds] = [
                placed
                for placed in self._in_sentences
                if (not bearers or self.bearer(placed[0]) in bearers) and (not kinds or placed[0].kind in kinds)
            ]
        return found

    @cached_property
    def _in_sentences(self) -> list[tuple[Commitment, int, int, Unit]]:
        ranges = ((c, *self.tokens.range(c.span.start, c.span.end)) for c in self.commitments)
        return [(c, start, end, unit) for c, start, end in ranges if (unit := self.unit_at(start)) is not None]

    def bearer(self, commitment: Commitment) -> Bearer:
        """Return whom a commitment concerns, seen from the side that is defended."""
        return commitment.bearer

    def places(self, terms: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
        """Return the token ranges where one of the terms stands, sorted."""
        return self._matcher.find(terms)

    def bearing(self, terms: tuple[Term, ...]) -> frozenset[int]:
        """Return the first tokens of the sentences in which a match of the terms begins."""
        known = self._bearing.get(terms)
        if known is None:
            of = self._unit_of
            starts = [unit.start for start, _ in self.places(terms) if (unit := of[start]) is not None]
            known = self._bearing[terms] = frozenset(starts)
        return known

    def inside(self, terms: tuple[Term, ...], start: int, end: int) -> list[tuple[int, int]]:
        """Return the matches of the terms that lie in a token range."""
        known = self._searched.get(terms)
        if known is None:
            known = self._searched[terms] = Found(self._matcher.find(terms))
        return [place for place in known.beginning(start, end) if place[1] <= end + 1]

    def named_in(self, name: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the matches of a concept or reference ("@cpts") that begin in a token range."""
        known = self._named.get(name)
        if known is None:
            known = self._named[name] = Found(self._concepts.get(name, ()))
        return list(known.beginning(start, end))

    def named(self, name: str, unit: Unit) -> list[tuple[int, int]]:
        """Return the matches of a concept or reference in a sentence."""
        return self.named_in(name, unit.start, unit.end)

    def commitments_in(self, unit: Unit) -> list[Commitment]:
        """Return the commitments that begin in a sentence."""
        first, last = self.tokens.starts[unit.start], self.tokens.ends[unit.end - 1]
        low = bisect_left(self._commitment_starts, first)
        return list(self.commitments[low : bisect_left(self._commitment_starts, last, low)])

    @cached_property
    def _commitment_starts(self) -> list[int]:
        return [commitment.span.start for commitment in self.commitments]

    def unit_before(self, unit: Unit) -> Unit | None:
        """Return the sentence before another, None for the first."""
        position = bisect_left(self._unit_starts, unit.start)
        return self.units[position - 1] if position else None

    def same_article(self, one: Unit, other: Unit) -> bool:
        """Tell whether two sentences stand in the same article."""
        first, second = self.clause(one), self.clause(other)
        return (first.article, first.annex) == (second.article, second.annex)

    def unit_at(self, token: int) -> Unit | None:
        """Return the sentence that holds a token, None outside the clauses."""
        return self._unit_of[token] if 0 <= token < len(self._unit_of) else None

    @cached_property
    def _unit_of(self) -> list[Unit | None]:
        return unit_of_each(self.units, len(self.tokens))

    def clause(self, unit: Unit) -> Clause:
        """Return the clause of a sentence."""
        return self.contract.clauses[unit.clause]

    def operative(self, unit: Unit) -> bool:
        """Tell whether a sentence stands in the articles or annexes."""
        return self.clause(unit).zone in _OPERATIVE

    def scope(self, unit: Unit) -> list[tuple[int, int]]:
        """Return a sentence with what introduces it: list introduction, article title."""
        clause = self.clause(unit)
        ranges = [(unit.start, unit.end)]
        seen = 0
        intro = clause.intro
        while intro is not None and seen < 3:
            above = self.contract.clauses[intro]
            ranges.append(self.tokens.range(above.span.start, above.span.end))
            intro, seen = above.intro, seen + 1
        heading = self.heading(clause)
        if heading is not None:
            ranges.append(self.tokens.range(heading.start, heading.end))
        return ranges

    def row(self, unit: Unit) -> list[tuple[int, int]]:
        """Return the cells of the table row that holds a sentence, empty outside tables: "Violation | alerte de l'autre sous un jour"."""
        return self._rows.around(self.tokens.at(self.clause(unit).span.start))

    @cached_property
    def _rows(self) -> TableRows:
        return TableRows(self.contract.document.blocks, self.tokens)

    def heading(self, clause: Clause) -> Span | None:
        """Return the heading that a clause stands under: that of its article, else of the first above that has a title."""
        return next(iter(self.headings(clause)), None)

    def headings(self, clause: Clause) -> Sequence[Span]:
        """Return the headings that a clause stands under, the nearest first, without the bare numbers ("9.1") among them."""
        articles = self.contract.annexes[clause.annex].articles if clause.annex is not None else self.contract.articles
        found: list[Span] = []
        index = clause.article
        while index is not None:
            if articles[index].title or (articles[index].parent is None and not found):
                found.append(articles[index].heading)
            index = articles[index].parent
        return found

    def headed_by(self, clause: Clause) -> Bearer | None:
        """Return the side named by what introduces the list, else by the nearest title above that names one; None when none does."""
        if clause.intro is not None:
            intro = self.contract.clauses[clause.intro]
            side = self._side_named(intro.span)
            if side is not None:
                return side
        articles = self.contract.annexes[clause.annex].articles if clause.annex is not None else self.contract.articles
        index = clause.article
        while index is not None:
            side = self._side_named(articles[index].heading)
            if side is not None:
                return side
            index = articles[index].parent
        return None

    def _side_named(self, span: Span) -> Bearer | None:
        words = self.tokens.range(span.start, span.end)
        ours, theirs = bool(self.named_in("@cpts", *words)), bool(self.named_in("@partenaire", *words))
        if self.named_in("@parties", *words) or (ours and theirs):
            return Bearer.BOTH
        if ours or theirs:
            return Bearer.CPTS if ours else Bearer.PARTNER
        return None

    def article_range(self, clause: Clause) -> tuple[int, int]:
        """Return the tokens of the top article (or sub-article without text of its own) that holds a clause."""
        if clause.article is None or clause.annex is not None:
            return self.tokens.range(clause.span.start, clause.span.end)
        article = self.contract.articles[clause.article]
        while article.parent is not None and not self.contract.articles[article.parent].is_part:
            article = self.contract.articles[article.parent]
        return self.tokens.range(article.span.start, article.span.end)

    def span(self, start: int, end: int) -> Span:
        """Return the span of a token range, without the list mark and final punctuation around it."""
        words = self.tokens.words
        while start < end - 1 and words[start] in ("-", "•", "·", "–", ",", ";", ":", "»", "*"):
            start += 1
        if start + 2 < end and words[start + 1] in (")", "°") and len(words[start]) <= 2 and words[start].isalnum():
            start += 2
        while end - 1 > start and words[end - 1] in (".", ";", ",", ":"):
            end -= 1
        return Span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def quantities(self, start: int, end: int) -> Sequence[Quantity]:
        """Return the quantities in a token range."""
        first, last = self.tokens.starts[start], self.tokens.ends[end - 1]
        found = self.reading.quantities
        low = bisect_left(found, first, key=lambda quantity: quantity.start)
        high = bisect_left(found, last, key=lambda quantity: quantity.start)
        return found[low:high]

    def segment(self, unit: Unit, start: int, end: int) -> tuple[int, int]:
        """Return the clause of a sentence around a match: from punctuation to punctuation."""
        before, after = bisect_left(self._boundaries, start), bisect_left(self._boundaries, end)
        first = self._boundaries[before - 1] + 1 if before else 0
        last = self._boundaries[after] if after < len(self._boundaries) else unit.end
        return min(start, max(unit.start, first)), max(end, min(unit.end, last))

    @cached_property
    def _boundaries(self) -> list[int]:
        return sorted(index for word in _BOUNDARIES for index in self.tokens.places.get(word, ()))

    def denied(self, unit: Unit, start: int, end: int, *, verbal: bool = True) -> tuple[int, int] | None:
        """Tell whether a match is denied.

        Args:
            unit: Its sentence.
            start: First token of the match.
            end: One past its last token.
            verbal: Count "ne … pas" too; False when the kind of the commitment already tells it.

        Returns:
            The tokens of the cue, None when nothing denies the match.
        """
        return self._denials.cue(unit.start, self.segment(unit, start, end), (start, end), verbal=verbal)

    def verb_denied(self, unit: Unit, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens of the "ne" that denies the verb a match depends on, None when it is not denied."""
        return self._denials.verb_cue(unit.start, self.segment(unit, start, end), (start, end))

    @cached_property
    def _denials(self) -> Denials:
        own = proxy(
            self
        )  # what reads denials does not keep the contract: both go at once, without the garbage collector

        def inside(terms: tuple[Term, ...], start: int, end: int) -> list[tuple[int, int]]:
            found: list[tuple[int, int]] = own.inside(terms, start, end)
            return found

        return Denials(self.tokens, self._qualifiers, inside)

    def reciprocal(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where a token range says that it speaks of both sides alike."""
        return self.inside(self._qualifiers.reciprocal, start, end)
