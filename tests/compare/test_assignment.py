from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cptslint.compare import assignment
from cptslint.compare.assignment import best_pairs

tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5)
)


def best_sum(table: list[list[int]]) -> int:
    """Try every assignment."""
    rows, columns = len(table), len(table[0])
    if rows > columns:
        return best_sum([list(column) for column in zip(*table, strict=True)])
    return max(sum(table[i][j] for i, j in enumerate(chosen)) for chosen in permutations(range(columns), rows))


def test_the_best_pair_first_would_spoil_the_rest() -> None:
    assert best_pairs({(0, 0): 90.0, (0, 1): 89.0, (1, 0): 88.0}) == [(0, 1), (1, 0)]


@given(tables)
def test_sum_is_the_greatest_possible(table: list[list[int]]) -> None:
    scores = {(i, j): float(value) for i, row in enumerate(table) for j, value in enumerate(row) if value}
    pairs = best_pairs(scores)
    assert sum(scores[pair] for pair in pairs) == best_sum(table)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_pair_without_a_score_is_never_made() -> None:
    assert best_pairs({(0, 0): 5.0, (1, 0): 9.0}) == [(1, 0)]


def test_nothing_gives_nothing() -> None:
    assert best_pairs({}) == []


def test_knot_too_large_takes_the_best_pairs_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "_LARGEST", 1)
    assert best_pairs({(0, 0): 90.0, (0, 1): 89.0, (1, 0): 88.0, (1, 1): 1.0}) == [(0, 0), (1, 1)]
