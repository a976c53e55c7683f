"""The matcher gives what a plain backtracking search gives, in one window or several, alone or beside a twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.analysis import analyse
from cptslint.packs.rules import Pack, load_pack
from cptslint.readers import read
from cptslint.structure.build import build
from cptslint.text import matching
from cptslint.text.alternatives import Alternatives, joined
from cptslint.text.matching import Matcher
from cptslint.text.term_index import term_index
from cptslint.text.terms import Chain, Gap, Reference, Term, TermCompiler, Words
from cptslint.text.tokens import STOPS, Tokens, tokenize
from cptslint.text.word_places import WordPlaces

ROOT = Path(__file__).parents[2]
TEXTS = st.lists(st.sampled_from(["a", "b", "c", ".", ";", "\n", "d"]), max_size=24).map(" ".join)
TERMS = [
    "a!",
    "a! b!",
    "a!|b! c!",
    "a! ~2 b!",
    "a! ~12 b! ~1 c!",
    "~3 d!",
    "@x b!",
    "a! ~1 @x",
    "@x ~ @y",
    "@y|a! ~2 @x",
    "a*",
    "a! b!? c!",
    "@z ~ b!",
    "a! @z",
    "@x",
    "@y|@z",
]
RANGES = {"@x": ((0, 1), (2, 4), (2, 5), (6, 7)), "@y": ((1, 3), (5, 5), (8, 9)), "@z": ((1, 2), (3, 6))}


def plainly(
    chain: Chain | None, at: int, tokens: Tokens, ranges: Mapping[str, tuple[tuple[int, int], ...]]
) -> int | None:
    """Return the end of the first match in the order of a reader who goes forwards and comes back."""
    if chain is None:
        return at
    if isinstance(chain.element, Gap):
        for skipped in range(chain.element.most + 1):
            end = plainly(chain.rest, at + skipped, tokens, ranges)
            if end is not None:
                return end
            if at + skipped >= len(tokens) or tokens.words[at + skipped] in STOPS:
                return None
        return None
    if at >= len(tokens):
        return None
    ends: Iterator[int]
    if isinstance(chain.element, Reference):
        ends = (end for start, end in sorted(ranges.get(chain.element.name, ())) if start == at)
    elif tokens.words[at] in chain.element.forms or tokens.words[at].startswith(chain.element.prefixes or "\0"):
        ends = iter((at + 1,))
    else:
        return None
    return next((found for end in ends if (found := plainly(chain.rest, end, tokens, ranges)) is not None), None)


def by_search(
    terms: list[Term], tokens: Tokens, ranges: Mapping[str, tuple[tuple[int, int], ...]]
) -> tuple[tuple[int, int], ...]:
    found = {}
    for at in range(len(tokens)):
        ends = [end for term in terms if (end := plainly(term.chain, at, tokens, ranges)) is not None]
        if ends:
            found[at] = max(ends)
    return tuple(sorted(found.items()))


def parsed(sources: list[str]) -> list[Term]:
    compiler = TermCompiler({})
    return [term for source in sources for term in compiler(source)]


def in_text(tokens: Tokens) -> dict[str, tuple[tuple[int, int], ...]]:
    return {name: tuple(place for place in places if place[1] <= len(tokens)) for name, places in RANGES.items()}


@given(TEXTS, st.lists(st.sampled_from(TERMS), min_size=1, max_size=4))
def test_a_match_is_what_a_plain_search_finds(text: str, sources: list[str]) -> None:
    tokens, terms = tokenize(text), parsed(sources)
    ranges = in_text(tokens)
    assert Matcher(tokens, ranges).find(terms) == by_search(terms, tokens, ranges)


@given(TEXTS, st.lists(st.sampled_from([*TERMS, "b!", "b!|d! ~ c!", "a!|d! ~2 b!"]), min_size=2, max_size=6))
def test_joined_terms_match_where_they_did_apart(text: str, sources: list[str]) -> None:
    tokens, terms = tokenize(text), parsed(sources)
    ranges = in_text(tokens)
    together = joined(terms)
    assert len(together) <= len(terms)
    assert Matcher(tokens, ranges).find(together) == by_search(terms, tokens, ranges)


def test_terms_that_differ_by_their_first_word_become_one() -> None:
    (term,) = joined(parsed(["a! b!", "c* b!", "d! b!", "a! b!"]))
    first, last = term.elements
    assert isinstance(first, Words)
    assert isinstance(last, Words)
    assert (first.forms, first.prefixes, last.forms) == ({"a", "d"}, ("c",), {"b"})


@given(TEXTS)
def test_a_twin_differs_by_the_changed_names_only(text: str) -> None:
    tokens, terms = tokenize(text), parsed(TERMS)
    ranges = in_text(tokens)
    twin = Matcher(tokens, ranges)
    twin.find(terms)
    exchanged = {"@x": ranges["@y"], "@y": ranges["@x"], "@z": ranges["@z"]}
    matcher = Matcher(tokens, exchanged, twin=twin, changed=frozenset({"@x", "@y"}))
    assert matcher.find(terms) == by_search(terms, tokens, exchanged)
    assert twin.find(terms) == by_search(terms, tokens, ranges)


@given(
    TEXTS,
    st.lists(st.lists(st.sampled_from([*TERMS, ".! b!", "a! .! ~ c!", "@z ~ @x b! ~ c!"]), max_size=4), max_size=3),
)
def test_terms_of_an_index_are_found_as_others_are(text: str, groups: list[list[str]]) -> None:
    tokens, compiler = tokenize(text), TermCompiler({})
    terms = [Alternatives(term for source in sources for term in compiler(source)) for sources in groups]
    ranges = in_text(tokens)
    matcher = Matcher(tokens, ranges, term_index([*terms, *terms]))
    for group in terms:
        assert matcher.find(group) == by_search(list(group), tokens, ranges)


@pytest.mark.parametrize(
    ("source", "text", "may_stand"),
    [
        ("a! ~9 b!", "a c b", True),
        ("a! ~9 b!", "a . b", False),
        ("a! ~9 b!", "b ; c", False),
        ("a! .! b!", "a . b", True),
        ("a! @x ~ b!", "a . b", True),
        ("a! @x ~ b!", "a . c", False),
        ("a* b!", "ab b", True),
        ("a* b!", "b ba", False),
        ("@x ~ @y", "c", True),
    ],
)
def test_an_index_sets_aside_terms_whose_words_share_no_stretch(source: str, text: str, may_stand: bool) -> None:
    terms, tokens = Alternatives(parsed([source])), tokenize(text)
    assert list(term_index([terms]).standing(WordPlaces(tokens, 0, len(tokens)))) == [may_stand]


def test_the_index_of_a_pack_has_the_terms_of_its_rules_and_concepts(pack: Pack) -> None:
    rule = next(compiled for compiled in pack.rules if compiled.rule.kind == "passage")
    terms = pack.vocabulary.index.terms
    assert rule.spec.scenarios[0].any in terms
    assert pack.vocabulary.concepts["personne-soignee"] in terms


@pytest.mark.parametrize("name", ["d06-crt-ehpad", "d01-centre-hospitalier-parcours"])
def test_a_pack_with_its_index_gives_the_same_report(name: str, pack: Pack) -> None:
    (path,) = (ROOT / "corpus" / "dev" / name).glob("convention.*")
    document = read(path)
    report = analyse(document, load_pack(ROOT / "rules"))
    assert report.findings
    assert analyse(document, pack) == report


@pytest.mark.parametrize("count", [1, 23, 24, 25, 300])
def test_few_places_or_many(count: int) -> None:
    tokens = tokenize("a b " * count)
    assert Matcher(tokens, {}).find(parsed(["a! b!"])) == tuple((2 * i, 2 * i + 2) for i in range(count))


@pytest.mark.parametrize("name", ["d06-crt-ehpad", "d40-ght-definitions-et-annexes"])
def test_windows_change_nothing(name: str, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = (ROOT / "corpus" / "dev" / name).glob("convention.*")
    document = read(path)
    whole = build(document, pack.vocabulary)
    monkeypatch.setattr(matching, "_WINDOW", 40)
    cut = build(document, pack.vocabulary)
    assert len(cut.concepts.matcher._windows) > 10
    places = {concept: whole.concepts.get(concept) for concept in pack.vocabulary.concepts}
    assert sum(map(len, places.values())) > 1000
    assert {concept: cut.concepts.get(concept) for concept in pack.vocabulary.concepts} == places
    assert cut.contract == whole.contract
