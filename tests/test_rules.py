"""Every rule of the built-in pack runs its own examples, and its words are fit for a report."""

from __future__ import annotations

import re

import pytest

from cptslint.examples import fires_as_marked, hits
from cptslint.model.rule import Example, Severity
from cptslint.packs.indexed import indexed
from cptslint.packs.rules import CompiledRule, Pack, load_pack
from tests.conftest import RULES

PACK = indexed(load_pack(RULES, with_examples=True))
FEWEST = 4
MARKLESS = ("missing", "balance")
"""Natures that report something no passage shows."""

each_rule = pytest.mark.parametrize("compiled", PACK.rules, ids=[c.rule.code for c in PACK.rules])


def cases(side: str) -> pytest.MarkDecorator:
    """Parametrise with every example of one side, ids like FIN003-bad-0."""
    found = [(c, example, f"{c.rule.code}-{side}-{n}") for c in PACK.rules for n, example in enumerate(_side(c, side))]
    params = [pytest.param(compiled, example, id=name) for compiled, example, name in found]
    return pytest.mark.parametrize(("compiled", "example"), params)


def _side(compiled: CompiledRule, side: str) -> tuple[Example, ...]:
    return compiled.rule.bad if side == "bad" else compiled.rule.good


@cases("bad")
def test_bad_example_fires_where_it_is_marked(compiled: CompiledRule, example: Example) -> None:
    assert fires_as_marked(PACK, compiled, example), f"found {_found(PACK, compiled, example)}"


@cases("good")
def test_good_example_is_silent(compiled: CompiledRule, example: Example) -> None:
    assert _found(PACK, compiled, example) == []


@cases("bad")
def test_bad_example_is_marked_unless_something_is_missing(compiled: CompiledRule, example: Example) -> None:
    assert example.hits or compiled.rule.nature in MARKLESS or _reports_an_absence(compiled, example)
    assert all(start < end for start, end in example.hits)


@cases("bad")
def test_bad_example_without_mark_fires_once(compiled: CompiledRule, example: Example) -> None:
    assert example.hits or len(_found(PACK, compiled, example)) == 1


def _reports_an_absence(compiled: CompiledRule, example: Example) -> bool:
    return hits(PACK, compiled, example.text) == (None,)


def _found(pack: Pack, compiled: CompiledRule, example: Example) -> list[str | None]:
    return [example.text[slice(*place)] if place else None for place in hits(pack, compiled, example.text)]


@each_rule
def test_rule_has_enough_examples(compiled: CompiledRule) -> None:
    counts = {"bad": len(compiled.rule.bad), "good": len(compiled.rule.good)}
    assert {side: count for side, count in counts.items() if count < FEWEST} == {}


@each_rule
def test_no_two_examples_are_the_same(compiled: CompiledRule) -> None:
    texts = [" ".join(example.text.split()) for example in (*compiled.rule.bad, *compiled.rule.good)]
    assert sorted(texts) == sorted(set(texts))
    assert all(texts)


@each_rule
def test_rule_says_what_why_and_on_what_ground(compiled: CompiledRule) -> None:
    rule = compiled.rule
    assert {key for key in ("title", "message", "why", "advice") if not getattr(rule, key).strip()} == set()
    assert rule.sources


@each_rule
def test_advice_of_an_error_or_warning_holds_a_wording(compiled: CompiledRule) -> None:
    rule = compiled.rule
    assert rule.severity is Severity.INFO or re.search(r"«\s?\S.+?\S\s?»", rule.advice, re.DOTALL)


@each_rule
def test_rule_never_calls_a_clause_void(compiled: CompiledRule) -> None:
    said = " ".join((compiled.rule.title, compiled.rule.message, compiled.rule.why))
    assert (
        re.findall(r"\b(?:nul(?:le)?s?|nullité|illéga\w+|illicites?)\b(?! part\b| doute\b)", said, re.IGNORECASE) == []
    )


@each_rule
@pytest.mark.parametrize("key", ["title", "message", "why", "advice", "question"])
def test_texts_are_typeset_in_french(compiled: CompiledRule, key: str) -> None:
    text: str = getattr(compiled.rule, key)
    faults = {
        "straight quotes": '"' in text,
        "unbalanced guillemets": re.sub(r"[^«»]", "", text) != "«»" * text.count("«"),
        "no space inside guillemets": bool(re.search(r"«\S|\S»", text)),
        "no space before a double mark": bool(re.search(r"[^\s][;?!]|\w:(?!\d|//)", text)),
        "space before a comma or full stop": bool(re.search(r"\s[,.](?:\s|$)", text)),
        "double space": "  " in text,
        "three dots": "..." in text,
    }
    assert [name for name, found in faults.items() if found] == []


@each_rule
def test_texts_begin_and_end_as_sentences(compiled: CompiledRule) -> None:
    rule = compiled.rule
    texts = {"message": rule.message, "why": rule.why, "advice": rule.advice}
    assert {key: text for key, text in texts.items() if not re.match(r"[A-ZÀÉÈÊÎÔ«{]", text)} == {}
    assert {key: text for key, text in texts.items() if not re.search(r"[.?!…](?: »\.?)?$", text)} == {}
    assert not rule.question or rule.question.endswith("?")
    assert not rule.title.endswith(".")


def test_every_code_belongs_to_the_folder_and_file_of_its_name() -> None:
    places = {c.rule.code: sorted(path.parent.name for path in RULES.glob(f"*/{c.rule.origin[0]}")) for c in PACK.rules}
    assert places == {c.rule.code: [c.rule.family] for c in PACK.rules}
    assert {c.rule.origin[0] for c in PACK.rules} == {f"{c.rule.code}.yaml" for c in PACK.rules}
