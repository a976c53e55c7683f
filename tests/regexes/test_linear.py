"""No regular expression costs more than in proportion to the text it reads."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from cptslint.packs.rules import Pack
from cptslint.text.clean import clean
from tests.growth import growth
from tests.regexes.attacks import attacks
from tests.regexes.collect import Use, in_value, of_package

pytestmark = pytest.mark.slow
LENGTH = 8_000
"""Characters of the longest text tried."""
CHEAP = 0.02
"""Processor seconds under which the longest text tells no growth, on a machine that takes a hundredth of that to read it."""
GROWTH = 9.0
"""Most that four times the text may cost; the square costs 16."""
BOUNDED = {
    ("cptslint.structure.party_blocks", "_SEPARATOR"): 120,
    ("cptslint.structure.zones", "_CONCLUDED"): 400,
    ("cptslint.structure.party_details", "_CALLED_NAME"): 250,
    ("cptslint.structure.party_late", "_BEFORE"): 90,
}
"""Expressions that are given at most so many characters, by the code that calls them."""
RAW = (
    "cptslint.readers",
    "cptslint.cli",
    "cptslint.config",
    "cptslint.packs",
    "cptslint.suppress",
    "cptslint.examples",
)
"""What reads files as they are; the rest reads the text of a Document."""


def uses_by_module() -> dict[str, list[Use]]:
    found: dict[str, list[Use]] = defaultdict(list)
    for use in of_package():
        found[use.module].append(use)
    return dict(found)


USES = uses_by_module()


def as_read(text: str) -> str:
    """Return a text as the readers give it: clean, and without empty lines."""
    return re.sub(r"\n\s*+", "\n", clean(text))


def applied(pattern: re.Pattern[Any], methods: frozenset[str], text: str) -> Callable[[], object]:
    """Return the dearest way in which an expression is applied to a text."""
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode()
    if methods - {"match", "fullmatch"}:
        return lambda: sum(1 for _ in pattern.finditer(subject))
    return lambda: [getattr(pattern, method)(subject) for method in methods]


def slow(pattern: re.Pattern[Any], methods: frozenset[str], *, raw: bool, most: int = LENGTH) -> str | None:
    """Return the beginning of a text on which an expression costs more than in proportion, or None."""
    for grown in attacks(pattern):

        def call(size: int, grown: Callable[[int], str] = grown) -> Callable[[], object]:
            return applied(pattern, methods, grown(size) if raw else as_read(grown(size)))

        size = 16
        while size <= most:
            tried = call(size)
            begun = time.process_time()
            tried()
            if time.process_time() - begun > CHEAP:
                if growth(tried, call(size // 4), enough=GROWTH, floor=0.001) > GROWTH:
                    return grown(60)
                break
            size += max(size // 4, 3) if size < 100 else size
    return None


@pytest.mark.parametrize("module", USES)
def test_expressions_of_a_module_cost_in_proportion_to_the_text(module: str) -> None:
    found = {}
    for use in USES[module]:
        most = BOUNDED.get((module, use.place), LENGTH)
        if (text := slow(use.pattern, use.methods, raw=module.startswith(RAW), most=most)) is not None:
            found[use.place] = text
    assert found == {}


def test_expressions_made_of_rule_data_cost_in_proportion_to_the_text(pack: Pack) -> None:
    patterns = list(dict.fromkeys(in_value(pack, 12)))
    assert len(patterns) > 20
    assert [one.pattern for one in patterns if slow(one, frozenset(["search"]), raw=False) is not None] == []


def test_bounded_expressions_exist() -> None:
    places = {(use.module, use.place) for uses in USES.values() for use in uses}
    assert set(BOUNDED) <= places


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        (r"(?:a+)+$", "match"),
        (r"(?:a|aa)+$", "match"),
        (r"\s+$", "search"),
        (r"(?:x ?)*y", "search"),
        (r"\w+,", "search"),
        (r"b\W*(?:et\s)?\W*«", "match"),
        (r"«([^»]*)»", "search"),
        (r"(?:de |du |de la )*(?:\w+ )*:", "match"),
    ],
)
def test_an_expression_that_tries_again_and_again_is_found(expression: str, method: str) -> None:
    assert slow(re.compile(expression), frozenset([method]), raw=True) is not None


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        (r"a+$", "match"),
        (r"\s++$", "match"),
        (r"(?:x ?)*+y", "match"),
        (r"«[^«»]*+»", "search"),
        (r"\w{1,9},", "search"),
    ],
)
def test_an_expression_in_proportion_is_let_go(expression: str, method: str) -> None:
    assert slow(re.compile(expression), frozenset([method]), raw=True) is None
