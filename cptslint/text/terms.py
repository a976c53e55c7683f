"""The small language in which packs write words, and its matcher.

A term is a sequence of words separated by spaces:

| written | matches |
|---|---|
| `convention` | the word and its gender and number forms; `de`, `le`, `à`, `se`... match their elided and contracted forms |
| `résilier/v` | every third-person, participle and infinitive form of the verb |
| `résilier/p` | its past participles only; `/i` its infinitive only; `/f` its finite (conjugated) forms only |
| `résilier!` | this exact form |
| `résili*` | every word that begins so |
| `lettre\\|courrier` | one or the other (each may carry its own mark) |
| `recommandé?` | the word, or nothing |
| `~` | up to four words of the same sentence; `~9` up to nine |
| `@paiement` | a match of another concept; `@cpts`, `@partenaire`, `@parties`: a mention of a party |
| `#durée` | a quantity of this kind (durée, montant, pourcentage, nombre, date) |

Terms never match across a sentence end. Matching goes through the places of the rarest kind of word first, so that a
pack of a thousand terms costs a few milliseconds on a contract: spaCy's own token matcher, tried first, took more than
a second for five hundred patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cptslint.text.fold import fold
from cptslint.text.inflect import VerbModel, conjugate, noun_forms
from cptslint.text.tokens import LINE, Tokens

GAP = 4
"""Words that `~` may skip."""

STOPS = frozenset({".", ";", "?", "!", LINE})
"""Tokens that a gap never crosses."""

Ranges = Mapping[str, tuple[tuple[int, int], ...]]
"""For each reference (concept, party or quantity), the half-open token ranges where it stands."""


class TermError(ValueError):
    """A term that cannot be understood; the message is in French."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word among a set of folded forms, or beginning with one of the prefixes."""

    forms: frozenset[str]
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Between zero and `most` words."""

    most: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A match of another concept, of a party or of a quantity."""

    name: str


Element = Words | Gap | Reference


@dataclass(frozen=True)
class Term:
    """A compiled term.

    Attributes:
        source: The term as the pack author wrote it.
        elements: What must follow one another.
    """

    source: str
    elements: tuple[Element, ...]

    @cached_property
    def references(self) -> frozenset[str]:
        """Names of the concepts, parties and quantities the term needs."""
        return frozenset(element.name for element in self.elements if isinstance(element, Reference))


_GAP = re.compile(r"~(\d{0,2})$")
_ELISION = re.compile(r"(?<=\w)['’](?=\w)")
_WORD = re.compile(r"(?P<word>[\w'°%€-]+|[.,:;()«»/…=\[\]]|\.{2,4}|_+)(?P<mark>/[vpif]|!|\*)?$")


class TermCompiler:
    """Compiles terms; each distinct word is conjugated or inflected once.

    Args:
        models: Conjugation models.
    """

    def __init__(self, models: Mapping[str, VerbModel]) -> None:
        self._models = models
        self._known: dict[str, tuple[Element, ...]] = {}
        self._forms: dict[str, Words] = {}

    def __call__(self, source: str) -> tuple[Term, ...]:
        """Compile a term; each optional word doubles the variants.

        Args:
            source: The term as written in a pack.

        Returns:
            One term per combination of optional words, the fullest first.

        Raises:
            TermError: A word of the term is not understood.
        """
        variants: list[tuple[Element, ...]] = [()]
        for piece in _ELISION.sub(" ", source).split():
            optional = piece.endswith("?") and len(piece) > 1
            elements = self._alternatives(piece[:-1] if optional else piece)
            longer = [(*variant, element) for variant in variants for element in elements]
            variants = longer + variants if optional else longer
        for variant in variants:
            if not any(isinstance(element, Words | Reference) for element in variant):
                raise TermError(f"le terme « {source} » est vide")
        return tuple(Term(source, variant) for variant in variants)

    def _alternatives(self, piece: str) -> tuple[Element, ...]:
        """Return the elements one piece stands for: references and words cannot share an element."""
        if piece not in self._known:
            choices = piece.split("|")
            words = "|".join(choice for choice in choices if not choice.startswith(("@", "#")))
            elements: list[Element] = [Reference(choice) for choice in choices if choice.startswith(("@", "#"))]
            self._known[piece] = (*elements, self._element(words)) if words else tuple(elements)
        return self._known[piece]

    def _element(self, piece: str) -> Element:
        if gap := _GAP.match(piece):
            return Gap(int(gap.group(1) or GAP))
        words = [self._word(choice) for choice in piece.split("|")]
        if len(words) == 1:
            return words[0]
        return Words(frozenset().union(*(w.forms for w in words)), tuple(p for w in words for p in w.prefixes))

    def _word(self, choice: str) -> Words:
        known = self._forms.get(choice)
        if known is None:
            match = _WORD.match(choice)
            if match is None:
                raise TermError(f"« {choice} » n'est pas un mot du langage des termes")
            word, mark = match.group("word"), match.group("mark")
            known = Words(frozenset(), (fold(word),)) if mark == "*" else Words(_forms(word, mark, self._models))
            self._forms[choice] = known
        return known


def parse_term(source: str, models: Mapping[str, VerbModel]) -> tuple[Term, ...]:
    """Compile one term; see `TermCompiler`."""
    return TermCompiler(models)(source)


def _forms(word: str, mark: str | None, models: Mapping[str, VerbModel]) -> frozenset[str]:
    if mark == "!":
        return frozenset({fold(word)})
    if mark is None:
        return noun_forms(word)
    try:
        verb = conjugate(word, models)
    except ValueError as error:
        raise TermError(str(error)) from error
    if mark == "/p":
        return verb.participles
    if mark == "/i":
        return frozenset({verb.infinitive})
    return verb.finite if mark == "/f" else verb.every


class Matcher:
    """Finds terms in one text.

    Args:
        tokens: The text.
        ranges: Places of the references, extended by the caller as concepts are found.
    """

    def __init__(self, tokens: Tokens, ranges: Ranges) -> None:
        self._tokens = tokens
        self._ranges = ranges
        self._by_start: dict[str, dict[int, list[int]]] = {}
        self._present: dict[Words, bool] = {}

    def find(self, terms: Iterable[Term]) -> tuple[tuple[int, int], ...]:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        best: dict[int, int] = {}
        for term in terms:
            if not all(self._may_stand(element) for element in term.elements):
                continue
            for start, end in self._find_one(term):
                best[start] = max(end, best.get(start, 0))
        return tuple(sorted(best.items()))

    def _may_stand(self, element: Element) -> bool:
        """Tell whether the text holds an element at all, so that most terms cost one look-up per word."""
        if isinstance(element, Gap):
            return True
        if isinstance(element, Reference):
            return bool(self._ranges.get(element.name))
        known = self._present.get(element)
        if known is None:
            places = self._tokens.places
            known = not element.forms.isdisjoint(places) or any(w.startswith(element.prefixes) for w in places if element.prefixes)
            self._present[element] = known
        return known

    def _find_one(self, term: Term) -> Iterable[tuple[int, int]]:
        first = term.elements[0]
        for start in self._candidates(first):
            end = self._match(term.elements, 0, start)
            if end is not None:
                yield start, end

    def _candidates(self, element: Element) -> Iterable[int]:
        if isinstance(element, Reference):
            return list(self._starts(element.name))
        if isinstance(element, Gap):
            return range(len(self._tokens))
        places = self._tokens.places
        found = [index for form in element.forms if form in places for index in places[form]]
        for prefix in element.prefixes:
            found += [index for word, at in places.items() if word.startswith(prefix) for index in at]
        return found

    def _starts(self, name: str) -> dict[int, list[int]]:
        if name not in self._by_start:
            starts: dict[int, list[int]] = {}
            for start, end in self._ranges.get(name, ()):
                starts.setdefault(start, []).append(end)
            self._by_start[name] = starts
        return self._by_start[name]

    def _match(self, elements: tuple[Element, ...], index: int, at: int) -> int | None:
        """Return the end of the match of elements[index:] at a token, None when there is none."""
        if index == len(elements):
            return at
        element = elements[index]
        if isinstance(element, Gap):
            return self._match_gap(elements, index, at, element.most)
        if at >= len(self._tokens):
            return None
        if isinstance(element, Words):
            return self._match(elements, index + 1, at + 1) if self._is(element, at) else None
        ends = self._starts(element.name).get(at, ())
        results = (self._match(elements, index + 1, end) for end in ends)
        return next((end for end in results if end is not None), None)

    def _match_gap(self, elements: tuple[Element, ...], index: int, at: int, most: int) -> int | None:
        words = self._tokens.words
        for skipped in range(most + 1):
            end = self._match(elements, index + 1, at + skipped)
            if end is not None:
                return end
            if at + skipped >= len(words) or words[at + skipped] in STOPS:
                return None
        return None

    def _is(self, element: Words, at: int) -> bool:
        word = self._tokens.words[at]
        return word in element.forms or (bool(element.prefixes) and word.startswith(element.prefixes))


TermParser = Callable[[str], tuple[Term, ...]]
"""Compiles a term with the conjugation of the pack at hand."""
