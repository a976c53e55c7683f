"""Faults put into functions to see whether the tests notice."""

from __future__ import annotations

import ast

import pytest

from benchmarks import mutation
from benchmarks.kept import may_keep
from benchmarks.mutants import mutants_of, watched, with_fault

SOURCE = """
LIMIT = 3

def early(values, wanted):
    if wanted is None and not values:
        return []
    return [one for one in values if one < 2]

class Shelf:
    def size(self):
        return 1 + len(self.books)
"""


def test_each_decision_of_a_function_has_its_faults() -> None:
    assert [
        (mutant.line, mutant.function, mutant.said) for mutant in mutants_of(SOURCE) if mutant.function == "early"
    ] == [
        (5, "early", "« if wanted is None and (not values): » becomes « if True: »"),
        (5, "early", "« if wanted is None and (not values): » becomes « if False: »"),
        (7, "early", "« return [one for one in values if one < 2] » becomes « return None »"),
        (5, "early", "« wanted is None and (not values) » becomes « wanted is None or not values »"),
        (5, "early", "« wanted is None and (not values) » becomes « not values »"),
        (5, "early", "« wanted is None and (not values) » becomes « wanted is None »"),
        (6, "early", "« return [] » becomes « return None »"),
        (5, "early", "« wanted is None » becomes « wanted is not None »"),
        (5, "early", "« not values » becomes « values »"),
        (4, "early", "«  for one in values if one < 2 » becomes «  for one in values »"),
        (7, "early", "« one < 2 » becomes « one <= 2 »"),
        (7, "early", "« 2 » becomes « 3 »"),
    ]


def test_a_false_result_becomes_true_and_not_none_which_means_the_same() -> None:
    source = "def known(name):\n    return False\n"
    assert [mutant.said for mutant in mutants_of(source)] == ["« False » becomes « True »"]


@pytest.mark.parametrize("rank", range(len(mutants_of(SOURCE))))
def test_a_fault_changes_one_place_and_nothing_else(rank: int) -> None:
    mutant = mutants_of(SOURCE)[rank]
    faulty = ast.unparse(with_fault(SOURCE, mutant)).splitlines()
    whole = ast.unparse(ast.parse(SOURCE)).splitlines()
    assert len(faulty) == len(whole)
    assert sum(one != other for one, other in zip(faulty, whole, strict=True)) == 1
    assert "LIMIT = 3" in faulty


def test_watched_functions_first_tell_their_names() -> None:
    tree, names = watched(SOURCE, "told")
    called: list[str] = []
    space: dict[str, object] = {"told": called.append}
    exec(compile(tree, "x", "exec"), space)
    assert names == ["early", "Shelf.size"]
    assert space["early"]([1, 5], None) == [1]  # type: ignore[operator]
    assert called == ["early"]


def test_a_sample_depends_on_the_seed_alone() -> None:
    path = "cptslint/structure/commitments/powers.py"
    first, again, other = (list(mutation.chosen([path], 5, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == len(other) == 5
    assert [mutant.line for _, mutant in first] == sorted(mutant.line for _, mutant in first)


@pytest.mark.parametrize(
    ("paths", "kept"),
    [
        (["cptslint/structure/commitments/kinds.py", "cptslint/structure/commitments/powers.py"], True),
        (["cptslint/matchers/denial.py"], True),
        (["cptslint/structure/commitments/kinds.py", "cptslint/matchers/denial.py"], False),
        (["cptslint/text/fold.py"], False),
    ],
)
def test_what_comes_before_faults_is_kept_when_they_are_of_one_layer(paths: list[str], *, kept: bool) -> None:
    assert may_keep(paths) is kept
