"""The lanes of a network give each rule what plain arithmetic gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.structure.network import MOST, network

TRAITS = "abcdefgh"
RULES, FEATURES = 3, 4
WEIGHTS = st.integers(-MOST, MOST)


def line(size: int) -> st.SearchStrategy[list[int]]:
    return st.lists(WEIGHTS, min_size=size, max_size=size)


def plainly(
    biases: list[int], features: list[list[int]], weights: dict[str, list[int]], own: set[str]
) -> tuple[float, ...]:
    held = [sum(part) for part in zip(biases, *(weights[trait] for trait in own if trait in weights), strict=True)]
    shared = [max(0, value) for value in held[RULES:]]
    return tuple(
        (held[rule] * 100 + sum(value * added[rule] for value, added in zip(shared, features, strict=True))) / 10_000
        for rule in range(RULES)
    )


@given(
    line(RULES + FEATURES),
    st.lists(line(RULES), min_size=FEATURES, max_size=FEATURES),
    st.dictionaries(st.sampled_from(TRAITS), line(RULES + FEATURES)),
    st.lists(st.sets(st.sampled_from(TRAITS)), max_size=4),
)
def test_a_sentence_scores_for_each_rule_what_its_traits_and_features_add(
    biases: list[int], features: list[list[int]], weights: dict[str, list[int]], sentences: list[set[str]]
) -> None:
    learnt = network(biases, features, weights, RULES)
    borne = [(trait, [at for at, own in enumerate(sentences) if trait in own]) for trait in TRAITS]
    expected = [plainly(biases, features, weights, own) for own in sentences]
    assert [learnt.of(own) for own in sentences] == expected
    known = [scores if own & set(weights) else None for own, scores in zip(sentences, expected, strict=True)]
    assert learnt.of_each(len(sentences), borne) == known


def test_a_feature_under_zero_adds_nothing() -> None:
    learnt = network([0, -100], [[100]], {"a": [0, 50], "b": [0, 150]}, 1)
    assert [learnt.of(own) for own in ({"a"}, {"b"}, {"a", "b"})] == [(0.0,), (0.5,), (1.0,)]


@pytest.mark.parametrize("wrong", [{"a": [1, 2]}, {"a": [MOST + 1]}])
def test_weights_that_do_not_fit_are_refused(wrong: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match="weight"):
        network([0], [], wrong, 1)
