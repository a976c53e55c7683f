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
from bisect import bisect_left
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
        pieces = _ELISION.sub(" ", source).split()
        if len(pieces) > 1 and _GAP.match(pieces[-1]):
            raise TermError(f"le terme « {source} » finit par un intervalle ; en YAML, « # » s'écrit entre guillemets")
        for piece in pieces:
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

    A term is only tried where its rarest word stands near enough, which spares nearly all the work.

    Args:
        tokens: The text.
        ranges: Places of the references, extended by the caller as concepts are found.
    """

    def __init__(self, tokens: Tokens, ranges: Ranges) -> None:
        self._words = tokens.words
        self._size = len(tokens.words)
        self._index = tokens.places
        self._ranges = ranges
        self._by_start: dict[str, dict[int, list[int]]] = {}
        self._places: dict[Words, list[int]] = {}

    def find(self, terms: Iterable[Term]) -> tuple[tuple[int, int], ...]:
        """Return the token ranges where one of the terms stands, sorted, the longest for each start."""
        best: dict[int, int] = {}
        for term in terms:
            for start, end in self._find_one(term.elements):
                best[start] = max(end, best.get(start, 0))
        return tuple(sorted(best.items()))

    def _find_one(self, elements: tuple[Element, ...]) -> Iterable[tuple[int, int]]:
        anchor = self._anchor(elements)
        if anchor is None:
            return
        at, least, most = anchor
        for start in self._candidates(elements[0]):
            position = bisect_left(at, start + least)
            if position == len(at) or at[position] > start + most:
                continue
            end = self._match(elements, 0, start)
            if end is not None:
                yield start, end

    def _anchor(self, elements: tuple[Element, ...]) -> tuple[list[int], int, int] | None:
        """Return the places of the rarest word, and how far from the start it may stand; None when a word is absent."""
        best: tuple[list[int], int, int] | None = None
        least = most = 0
        for element in elements:
            if isinstance(element, Gap):
                most += element.most
                continue
            if isinstance(element, Words):
                places = self._places_of(element)
                longest = 1
            else:
                starts = self._starts(element.name)
                places = list(starts)
                longest = max((end - start for start, ends in starts.items() for end in ends), default=0)
            if not places:
                return None
            if best is None or len(places) < len(best[0]):
                best = (places, least, most)
            least += 1
            most += longest
        return best

    def _places_of(self, element: Words) -> list[int]:
        """Return the sorted places of one word."""
        places = self._places.get(element)
        if places is None:
            index = self._index
            forms = element.forms & index.keys() if len(element.forms) > 1 else [f for f in element.forms if f in index]
            places = [at for form in forms for at in index[form]]
            if element.prefixes:
                places += [at for word in index if word.startswith(element.prefixes) for at in index[word]]
            places.sort()
            self._places[element] = places
        return places

    def _candidates(self, element: Element) -> Iterable[int]:
        if isinstance(element, Words):
            return self._places_of(element)
        return range(self._size) if isinstance(element, Gap) else self._starts(element.name)

    def _starts(self, name: str) -> dict[int, list[int]]:
        if name not in self._by_start:
            starts: dict[int, list[int]] = {}
            for start, end in sorted(self._ranges.get(name, ())):
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
        if at >= self._size:
            return None
        if isinstance(element, Words):
            word = self._words[at]
            if word in element.forms or (element.prefixes and word.startswith(element.prefixes)):
                return self._match(elements, index + 1, at + 1)
            return None
        for end in self._starts(element.name).get(at, ()):
            found = self._match(elements, index + 1, end)
            if found is not None:
                return found
        return None

    def _match_gap(self, elements: tuple[Element, ...], index: int, at: int, most: int) -> int | None:
        for skipped in range(most + 1):
            end = self._match(elements, index + 1, at + skipped)
            if end is not None:
                return end
            if at + skipped >= self._size or self._words[at + skipped] in STOPS:
                return None
        return None


TermParser = Callable[[str], tuple[Term, ...]]
"""Compiles a term with the conjugation of the pack at hand."""
