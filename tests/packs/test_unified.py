"""Rules that look for the same hold the same group of terms."""

from __future__ import annotations

from dataclasses import replace

from cptslint.packs.unified import unified
from tests.checking import built_in, make_rule


def groups(*options: str) -> list[object]:
    rules = tuple(make_rule(f"scenarios: [{one}]") for one in options)
    pack = unified(replace(built_in(), rules=rules))
    return [compiled.spec.scenarios[0].any for compiled in pack.rules]


def test_groups_that_match_the_same_are_one_whatever_their_order() -> None:
    first, second, third = groups("{any: [redevance, verser/v]}", "{any: [verser/v, redevance]}", "{any: [redevance]}")
    assert first is second
    assert first is not third


def test_the_name_of_a_concept_alone_is_the_group_of_the_concept() -> None:
    (found,) = groups("{any: ['@somme-d-argent']}")
    assert found is built_in().vocabulary.concepts["somme-d-argent"]
