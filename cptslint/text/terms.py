"""The small language in which packs write words; `matching` finds them in a text.

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

Terms never match across a sentence end. A compiled term is a chain whose end is shared with every other term that ends
alike, and so is looked for once in a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cptslint.text.fold import fold
from cptslint.text.inflect import VerbModel, conjugate, noun_forms

GAP = 4
"""Words that `~` may skip."""
MAX_VARIANTS = 256
"""Variants of one term: eight optional words; each more doubles them, and the longest term of the packs has a few."""


class TermError(ValueError):
    """A term that cannot be understood; the message is in French."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One word among a set of folded forms, or beginning with one of the prefixes; compared by identity."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """What must follow one another; compared by identity, so that what was found for it is found again at once.

    Attributes:
        element: What comes first.
        rest: What follows, None at the end.
        references: Names of the concepts, parties and quantities it needs.
        lead: Words it begins with, before the first gap or reference.
        tail: What follows those words, None when it is made of words only.
    """

    element: Element
    rest: Chain | None
    references: frozenset[str]
    lead: int
    tail: Chain | None


@dataclass(frozen=True, slots=True)
class Term:
    """A compiled term.

    Attributes:
        source: The term as the pack author wrote it.
        chain: What must follow one another.
    """

    source: str
    chain: Chain

    @property
    def elements(self) -> tuple[Element, ...]:
        """What must follow one another, as a sequence."""
        found: list[Element] = []
        chain: Chain | None = self.chain
        while chain is not None:
            found.append(chain.element)
            chain = chain.rest
        return tuple(found)

    @property
    def references(self) -> frozenset[str]:
        """Names of the concepts, parties and quantities the term needs."""
        return self.chain.references

    @property
    def is_reference(self) -> bool:
        """Tell whether the term is a reference and nothing more."""
        return self.chain.rest is None and isinstance(self.chain.element, Reference)


_NO_REFERENCE: frozenset[str] = frozenset()


def chained(elements: Sequence[Element], known: dict[tuple[Element, Chain | None], Chain] | None = None) -> Chain:
    """Return elements as a chain.

    Args:
        elements: At least one element.
        known: Chains made before, to be shared and extended; None to share nothing.
    """
    known = {} if known is None else known
    chain: Chain | None = None
    for element in reversed(elements):
        link = known.get((element, chain))
        if link is None:
            link = known[element, chain] = linked(element, chain)
        chain = link
    if chain is None:
        raise ValueError("a term has at least one element")
    return chain


def linked(element: Element, rest: Chain | None) -> Chain:
    """Return the chain of an element and what follows it."""
    names = rest.references if rest is not None else _NO_REFERENCE
    if isinstance(element, Words):
        following = (rest.lead, rest.tail if rest.lead else rest) if rest is not None else (0, None)
        return Chain(element, rest, names, following[0] + 1, following[1])
    return Chain(element, rest, names | {element.name} if isinstance(element, Reference) else names, 0, None)


_GAP = re.compile(r"~(\d{0,2})$")
_ELISION = re.compile(r"(?<=\w)['’](?=\w)")
_WORD = re.compile(r"(?P<word>[\w'°%€-][\w'°%€@-]*|[.,:;()«»/…=\[\]]|\.{2,4}|_+)(?P<mark>/[vpif]|!|\*)?$")


_REFLEXIVE = re.compile(
    r"(?<!\S)(?P<before>(?:[^\s|]+\|)+)(?P<verb>(?:se\s|s['’])[\w'-]+/[vpif])(?P<after>(?:\|[^\s|]+)*)(?!\S)"
)
"""A reflexive verb after other choices of a piece: two words, where each choice must be one ("se" before choices is for all)."""


def _reflexives_apart(source: str) -> list[str]:
    """Return the terms that a term with reflexive verbs among its choices stands for: "céder/v|se plier/v" is two terms."""
    apart: list[str] = []
    waiting = [source]
    while waiting:
        term = waiting.pop()
        found = _REFLEXIVE.search(term)
        if found is None:
            apart.append(term)
        else:
            others = (found["before"] + found["after"].removeprefix("|")).strip("|")
            start, end = term[: found.start()], term[found.end() :]
            waiting += [f"{start}{found['verb']}{end}", f"{start}{others}{end}"]
        _bound(source, len(apart) + len(waiting))
    return apart


def _bound(source: str, variants: int) -> None:
    if variants > MAX_VARIANTS:
        raise TermError(
            f"le terme « {source} » se lit de plus de {MAX_VARIANTS} façons : ôtez des mots facultatifs ou écrivez plusieurs termes"
        )


class TermCompiler:
    """Compiles terms; each distinct word is conjugated or inflected once.

    Args:
        models: Conjugation models.
    """

    def __init__(self, models: Mapping[str, VerbModel]) -> None:
        self._models = models
        self._known: dict[str, tuple[Element, ...]] = {}
        self._forms: dict[str, Words] = {}
        self._words: dict[tuple[frozenset[str], tuple[str, ...]], Words] = {}
        self._chains: dict[tuple[Element, Chain | None], Chain] = {}

    def __call__(self, source: str) -> tuple[Term, ...]:
        """Compile a term; each optional word doubles the variants.

        Args:
            source: The term as written in a pack.

        Returns:
            One term per combination of optional words, the fullest first.

        Raises:
            TermError: A word of the term is not understood, or the term has too many variants.
        """
        apart = _reflexives_apart(source)
        if len(apart) > 1:
            terms = [term for one in apart for term in self(one)]
            _bound(source, len(terms))
            return tuple(terms)
        variants: list[tuple[Element, ...]] = [()]
        pieces = _ELISION.sub(" ", source).split()
        if len(pieces) > 1 and _GAP.match(pieces[-1]):
            raise TermError(f"le terme « {source} » finit par un intervalle ; en YAML, « # » s'écrit entre guillemets")
        for piece in pieces:
            optional = piece.endswith("?") and len(piece) > 1
            elements = self._alternatives(piece[:-1] if optional else piece)
            longer = [(*variant, element) for variant in variants for element in elements]
            variants = longer + variants if optional else longer
            _bound(source, len(variants))
        for variant in variants:
            if not any(isinstance(element, Words | Reference) for element in variant):
                raise TermError(f"le terme « {source} » est vide")
        return tuple(Term(source, chained(variant, self._chains)) for variant in variants)

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
        return self._shared(frozenset().union(*(w.forms for w in words)), tuple(p for w in words for p in w.prefixes))

    def _word(self, choice: str) -> Words:
        known = self._forms.get(choice)
        if known is None:
            match = _WORD.match(choice)
            if match is None:
                raise TermError(f"« {choice} » n'est pas un mot du langage des termes")
            word, mark = match.group("word"), match.group("mark")
            forms = frozenset() if mark == "*" else _forms(word, mark, self._models)
            known = self._forms[choice] = self._shared(forms, (fold(word),) if mark == "*" else ())
        return known

    def _shared(self, forms: frozenset[str], prefixes: tuple[str, ...]) -> Words:
        """Return the one element that stands for these words."""
        return self._words.setdefault((forms, prefixes), Words(forms, prefixes))


def parse_term(source: str, models: Mapping[str, VerbModel]) -> tuple[Term, ...]:
    """Compile one term; see `TermCompiler`."""
    return TermCompiler(models)(source)


_NOUNS = frozenset({"sommes"})
"""What "nous" makes of a verb and is a noun far more often."""


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
    return (verb.finite | verb.persons if mark == "/f" else verb.every) - _NOUNS


TermParser = Callable[[str], tuple[Term, ...]]
"""Compiles a term with the conjugation of the pack at hand."""
