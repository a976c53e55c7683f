"""The guides say what the code does: their rule runs, their terms match, no key is forgotten."""

import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cptslint.balance import weigh
from cptslint.examples import fires_as_marked, hits
from cptslint.matchers.exits import _TESTS as EXIT_TESTS
from cptslint.matchers.scenario_options import SCENARIO_KEYS
from cptslint.matchers.table import MATCHERS
from cptslint.packs.lexicon import BUILT_IN_REFERENCES, load_models
from cptslint.packs.locate import built_in_packs
from cptslint.packs.rules import ALLOWED as RULE_KEYS
from cptslint.packs.rules import DIMENSIONS, load_pack
from cptslint.text.matching import Matcher
from cptslint.text.quantities import quantities
from cptslint.text.terms import parse_term
from cptslint.text.tokens import tokenize
from tests.update_readme import ARCHITECTURE, ROOT, RULES_PAGE, between, module_list, rules_table

GUIDE = ROOT / "docs" / "ecrire-une-regle.md"
TEXT = GUIDE.read_text(encoding="utf-8")
ROW = re.compile(r"^\| `((?:[^`|]|\\\|)+)` \| ((?:[^|]|\\\|)+) \| ((?:[^|]|\\\|)+) \|$", re.MULTILINE)


def section(title: str) -> str:
    """Return a section of the guide."""
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def code_block(name: str) -> str:
    return between(TEXT, name).removeprefix("```yaml\n").removesuffix("```")


@pytest.fixture(scope="module")
def own_pack(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("packs") / "rules"
    shutil.copytree(built_in_packs(), folder)
    (folder / "EXE").mkdir()
    (folder / "EXE" / "EXE001.yaml").write_text(code_block("rule"), encoding="utf-8")
    (folder / "lexique" / "concepts-exemple.yaml").write_text(code_block("concept"), encoding="utf-8")
    pack = load_pack(folder, with_examples=True)
    return pack, next(c for c in pack.rules if c.rule.code == "EXE001")


@pytest.mark.parametrize("number", range(2))
def test_bad_examples_of_the_rule_of_the_guide_fire_where_marked(own_pack: Any, number: int) -> None:
    pack, compiled = own_pack
    assert len(compiled.rule.bad) == 2
    assert fires_as_marked(pack, compiled, compiled.rule.bad[number])


@pytest.mark.parametrize("number", range(3))
def test_good_examples_of_the_rule_of_the_guide_do_not_fire(own_pack: Any, number: int) -> None:
    pack, compiled = own_pack
    assert len(compiled.rule.good) == 3
    assert hits(pack, compiled, compiled.rule.good[number].text) == ()


TERMS = [tuple(cell.replace("\\|", "|") for cell in row) for row in ROW.findall(section("La langue des termes"))]


def test_every_row_of_the_table_of_terms_is_tried() -> None:
    assert len(TERMS) == section("La langue des termes").count("\n| `") == 12


def found(term: str, text: str) -> bool:
    tokens = tokenize(text)
    ranges: dict[str, tuple[tuple[int, int], ...]] = {}
    for quantity in quantities(tokens.folded):
        ranges[f"#{quantity.kind}"] = (*ranges.get(f"#{quantity.kind}", ()), tokens.range(quantity.start, quantity.end))
    models = load_models(built_in_packs() / "lexique" / "conjugaison.yaml")
    return bool(Matcher(tokens, ranges).find(parse_term(term, models)))


@pytest.mark.parametrize(("term", "matched", "unmatched"), TERMS)
def test_terms_of_the_guide_match_what_it_says(term: str, matched: str, unmatched: str) -> None:
    assert all(found(term, text) for text in matched.split(" ; "))
    assert not found(term, unmatched)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Les clés d'une règle", (*RULE_KEYS, *DIMENSIONS)),
        ("Les sortes de vérification", (*MATCHERS, *EXIT_TESTS)),
        ("Les scénarios", SCENARIO_KEYS),
        ("La langue des termes", tuple(BUILT_IN_REFERENCES)),
    ],
)
def test_the_guide_names_every_key(title: str, words: tuple[str, ...]) -> None:
    named = set(re.findall(r"`([^`]+)`", section(title)))
    assert sorted(set(words) - named) == []


@pytest.mark.parametrize("title", ["Les clés d'une règle", "Les sortes de vérification", "Les scénarios"])
def test_the_guide_names_no_key_that_does_not_exist(title: str) -> None:
    first_cells = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section(title), re.MULTILINE)
    keys = {key for cell in first_cells for key in re.findall(r"`(\w+)`", cell)} - {"kind"}
    assert keys <= {*RULE_KEYS, *MATCHERS, *SCENARIO_KEYS}


def test_architecture_lists_every_module() -> None:
    wanted = partial(between, name="modules")
    assert wanted(ARCHITECTURE.read_text(encoding="utf-8")) == module_list(), "run `python -m tests.update_readme`"


def test_page_of_the_rules_is_up_to_date() -> None:
    assert RULES_PAGE.read_text(encoding="utf-8") == rules_table(), "run `python -m tests.update_readme`"


@pytest.mark.parametrize("name", ["FAVOURABLE", "HEAVY", "SERIOUS", "LEANING", "LIGHT"])
def test_architecture_gives_the_thresholds_of_the_verdict(name: str) -> None:
    given = re.search(rf"^\| `{name}` \| (\S+) \|$", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE)
    assert given is not None
    assert float(given[1]) == getattr(weigh, name)


@pytest.mark.parametrize("path", sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").glob("*.md")))
def test_links_of_a_guide_lead_somewhere(path: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / path).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / path).parent.joinpath(Path(link)).exists()] == []
