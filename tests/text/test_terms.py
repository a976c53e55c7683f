from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.text.inflect import VerbModel
from cptslint.text.matching import Matcher
from cptslint.text.terms import Gap, Reference, TermError, Words, parse_term
from cptslint.text.tokens import tokenize

Find = Callable[..., list[str]]
Ranges = Mapping[str, tuple[tuple[int, int], ...]]


@pytest.fixture
def find(models: Mapping[str, VerbModel]) -> Find:
    """Return the passages where a term stands."""

    def found(term: str, text: str, ranges: Ranges | None = None) -> list[str]:
        tokens = tokenize(text)
        places = Matcher(tokens, ranges or {}).find(parse_term(term, models))
        return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in places]

    return found


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("convention", "La Convention et les CONVENTIONS.", ["Convention", "CONVENTIONS"]),
        ("convention", "reconventionnel", []),
        ("préavis", "le preavis", ["preavis"]),
        ("général", "une assemblée générale", ["générale"]),
        ("durée de convention", "la durée de la convention, la durée de convention", ["durée de convention"]),
        ("durée de le convention", "la durée de la convention", ["durée de la convention"]),
        ("fin de la convention", "la fin des conventions, la fin de la convention", ["fin de la convention"]),
        ("à le charge", "à la charge", ["à la charge"]),
        ("règle de art", "règles d'art", ["règles d'art"]),
        ("d'un accord", "d’un accord, de une accord", ["d’un accord", "de une accord"]),
        ("résilier/v", "il résilie, résiliera, résiliée, résilier, résiliant, résiliation",
         ["résilie", "résiliera", "résiliée", "résilier", "résiliant"]),
        ("résilier/p", "il résilie ; résiliées ; résilier ; résilient", ["résilie", "résiliées"]),
        ("mettre/p", "il met, mise, mettre", ["mise"]),
        ("mettre/i", "il met, mise, mettre", ["mettre"]),
        ("mettre/f", "il met, mettrait, mise, mettre", ["met", "mettrait"]),
        ("frais!", "frais de fraise", ["frais"]),
        ("parties!", "la partie, les Parties", ["Parties"]),
        ("résili*", "résiliation, résilié, désilié", ["résiliation", "résilié"]),
        ("lettre|courrier", "une lettre, des courriers, un mail", ["lettre", "courriers"]),
        ("payer/i|frais!|cotis*", "payer, paie, frais, cotisations", ["payer", "frais", "cotisations"]),
        ("lettre recommandé?", "lettre recommandée, lettre simple", ["lettre recommandée", "lettre"]),
        ("lettre? simple? avis", "lettre avis. simple avis", ["lettre avis", "avis", "simple avis", "avis"]),
        ("L . 1110-4", "article L. 1110-4", ["L. 1110-4"]),
        ("24 / 7", "24/7", ["24/7"]),
        ("50 %", "50% et 50 %", ["50%", "50 %"]),
        ("« convention »", "la « Convention »", ["« Convention »"]),
        ("( X )", "la partie (X)", ["(X)"]),
        ("____", "le ____ mois", ["____"]),
        ("non-respect", "le non-respect", ["non-respect"]),
        ("n° 12", "n°12", ["n°12"]),
    ],
)  # fmt: skip
def test_words(find: Find, term: str, text: str, found: list[str]) -> None:
    assert find(term, text) == found


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("payer/v ~ frais!", "payer un deux trois quatre frais", ["payer un deux trois quatre frais"]),
        ("payer/v ~ frais!", "payer un deux trois quatre cinq frais", []),
        ("payer/v ~ frais!", "payer frais", ["payer frais"]),
        ("payer/v ~0 frais!", "payer les frais", []),
        ("payer/v ~1 frais!", "payer les frais", ["payer les frais"]),
        ("payer/v ~1 frais!", "payer tous les frais", []),
        ("payer/v ~12 frais!", "payer a b c d e f g h i j k l frais", ["payer a b c d e f g h i j k l frais"]),
        ("payer/v ~12 frais!", "payer a b c d e f g h i j k l m frais", []),
        ("payer/v ~ frais!", "payer les frais et frais", ["payer les frais"]),
        ("payer/v ~ frais!", "payer, sans frais", ["payer, sans frais"]),
        ("payer/v ~9 frais!", "Il doit payer. Les frais suivent.", []),
        ("payer/v ~9 frais!", "Il doit payer ; les frais suivent.", []),
        ("payer/v ~9 frais!", "Il doit payer\nles frais", []),
        ("payer/v frais!", "Il doit payer\nfrais", []),
        ("~2 frais!", "les frais", ["les frais", "frais"]),
    ],
)
def test_gap(find: Find, term: str, text: str, found: list[str]) -> None:
    assert find(term, text) == found


TEXT = "la CPTS paie 300 euros à la clinique"
RANGES: Ranges = {"@cpts": ((0, 2), (1, 2)), "@partenaire": ((7, 8),), "#montant": ((3, 5),), "@vide": ()}


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("@cpts", ["la CPTS", "CPTS"]),
        ("@cpts payer/f", ["la CPTS paie", "CPTS paie"]),
        ("@cpts ~1 #montant", ["la CPTS paie 300 euros", "CPTS paie 300 euros"]),
        ("payer/f #montant ~2 @partenaire", ["paie 300 euros à la clinique"]),
        ("@cpts|@partenaire", ["la CPTS", "CPTS", "clinique"]),
        ("@partenaire|payer/f", ["paie", "clinique"]),
        ("@cpts? payer/f", ["la CPTS paie", "CPTS paie", "paie"]),
        ("@vide", []),
        ("@inconnu payer/f", []),
    ],
)
def test_reference(find: Find, term: str, found: list[str]) -> None:
    assert find(term, TEXT, RANGES) == found


def test_the_longest_match_at_a_place_wins(models: Mapping[str, VerbModel]) -> None:
    tokens = tokenize("lettre recommandée")
    terms = [*parse_term("lettre", models), *parse_term("lettre recommandé", models)]
    assert Matcher(tokens, {}).find(terms) == ((0, 2),)


def test_matches_are_in_the_order_of_the_text(models: Mapping[str, VerbModel]) -> None:
    tokens = tokenize("b a b")
    assert Matcher(tokens, {}).find([*parse_term("a", models), *parse_term("b!", models)]) == ((0, 1), (1, 2), (2, 3))


def test_a_matcher_forgets_nothing_between_terms(models: Mapping[str, VerbModel]) -> None:
    matcher = Matcher(tokenize("un deux trois"), {})
    found = [matcher.find(parse_term(word, models)) for word in ["zéro!", "un!", "dix!", "deux!", "cent!", "trois!"]]
    assert found == [(), ((0, 1),), (), ((1, 2),), (), ((2, 3),)]


def test_no_text_matches_nothing(models: Mapping[str, VerbModel]) -> None:
    assert Matcher(tokenize(""), {}).find(parse_term("~2 a", models)) == ()


def test_optional_words_come_with_the_fullest_term_first(models: Mapping[str, VerbModel]) -> None:
    assert [len(term.elements) for term in parse_term("a! b!? c!?", models)] == [3, 2, 2, 1]


def test_a_term_tells_its_references_and_its_source(models: Mapping[str, VerbModel]) -> None:
    (term,) = parse_term("@cpts ~3 payer/v #montant", models)
    assert (term.references, term.source) == ({"@cpts", "#montant"}, "@cpts ~3 payer/v #montant")
    assert [type(element) for element in term.elements] == [Reference, Gap, Words, Reference]


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("", "le terme «  » est vide"),
        ("   ", "le terme «     » est vide"),
        ("~3", "le terme « ~3 » est vide"),
        ("frais?", "le terme « frais? » est vide"),
        ("gratuit/v", "« gratuit » n'est pas un infinitif connu"),
        ("payer/x", "« payer/x » n'est pas un mot du langage des termes"),
        ("a||b", "«  » n'est pas un mot du langage des termes"),
        ("|", "«  » n'est pas un mot du langage des termes"),
        ("payer$", "« payer$ » n'est pas un mot du langage des termes"),
        ("~123", "« ~123 » n'est pas un mot du langage des termes"),
        ("a ~4|b", "« ~4 » n'est pas un mot du langage des termes"),
        ("?", "« ? » n'est pas un mot du langage des termes"),
        ("payer/v!", "« payer/v! » n'est pas un mot du langage des termes"),
        (
            "a " + "b? " * 8 + "c?",
            "le terme « a b? b? b? b? b? b? b? b? c? » se lit de plus de 256 façons : ôtez des mots facultatifs ou écrivez "
            "plusieurs termes",
        ),
        (
            "a|se payer/v " * 8 + "b|se payer/v",
            f"le terme « {'a|se payer/v ' * 8}b|se payer/v » se lit de plus de 256 façons : ôtez des mots facultatifs ou "
            "écrivez plusieurs termes",
        ),
    ],
)
def test_term_that_cannot_be_understood_is_told_in_french(
    models: Mapping[str, VerbModel], term: str, message: str
) -> None:
    with pytest.raises(TermError) as caught:
        parse_term(term, models)
    assert str(caught.value) == message


WORDS = st.lists(st.sampled_from(["payer", "frais", "les", ".", ";", "\n", "lettre"]), max_size=14).map(" ".join)
TERMS = ["frais!", "payer! ~2 frais!", "les! frais!?", "lettre!|les! ~ payer!", "pa* ~1 frais!"]


@given(WORDS, st.sampled_from(TERMS))
def test_no_match_crosses_the_end_of_a_sentence(text: str, term: str) -> None:
    tokens = tokenize(text)
    for start, end in Matcher(tokens, {}).find(parse_term(term, {})):
        assert {".", ";", "¶"}.isdisjoint(tokens.words[start:end])


@given(WORDS, st.permutations(TERMS))
def test_the_order_of_terms_changes_nothing(text: str, terms: list[str]) -> None:
    parse = partial(parse_term, models={})
    found = [
        Matcher(tokenize(text), {}).find([term for source in order for term in parse(source)])
        for order in (TERMS, terms)
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("céder/v|se plier/v ~2 demande", "la cpts se plie à la demande", True),
        ("céder/v|se plier/v ~2 demande", "la cpts cède à la demande", True),
        ("céder/v|se plier/v|obéir/v", "elle obéit", True),
        ("céder/v|se plier/v|obéir/v", "elle plie", False),
        ("se libérer/v|délier/v", "elle se délie", True),
        ("se libérer/v|délier/v", "elle délie", False),
    ],
)
def test_a_reflexive_verb_may_be_one_of_several_choices(find: Find, term: str, text: str, found: bool) -> None:
    assert bool(find(term, text)) is found
