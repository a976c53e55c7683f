"""How often each scenario of a rule was right, on annotated conventions and on passages that nobody tuned on.

    python -m benchmarks.support corpus/dev [--under 5]

Conventions met fresh showed that a way of saying which few texts confirm is wrong far more often than right: such a scenario
is given `confidence: low`, and what it finds alone is to be checked rather than asserted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from benchmarks.accuracy import answers, place_of
from benchmarks.sentences import passages
from cptslint.engine import run
from cptslint.examples import frame
from cptslint.matchers.context import Context
from cptslint.matchers.passage import Passage
from cptslint.matchers.scenario_search import find_scenario
from cptslint.model.finding import Finding
from cptslint.packs.indexed import indexed
from cptslint.packs.locate import built_in_packs
from cptslint.packs.rules import CompiledRule, Pack, load_pack
from cptslint.readers import read
from cptslint.structure.build import build

Key = tuple[str, int]
"""A rule and the rank of one of its scenarios, from 1."""


@dataclass
class Support:
    """What speaks for each scenario, and against it.

    Attributes:
        right: Annotated findings and harmful passages that it finds.
        wrong: False alarms and innocent passages.
    """

    right: Counter[Key] = field(default_factory=Counter)
    wrong: Counter[Key] = field(default_factory=Counter)

    def add(self, keys: Sequence[Key], *, right: bool) -> None:
        """Count one finding for or against each of its scenarios."""
        (self.right if right else self.wrong).update(keys)


def passage_rules(pack: Pack) -> Iterator[tuple[CompiledRule, Passage]]:
    """Yield the rules made of scenarios, with their options."""
    return ((compiled, compiled.spec) for compiled in pack.rules if isinstance(compiled.spec, Passage))


def behind(finding: Finding, code: str, spec: Passage, context: Context) -> list[Key]:
    """Return the scenarios that find a passage."""
    return [
        (code, rank)
        for rank, scenario in enumerate(spec.scenarios, start=1)
        if finding.span is not None and any(m.span.overlaps(finding.span) for m in find_scenario(scenario, context))
    ]


def of_convention(folder: Path, pack: Pack, support: Support) -> None:
    """Count the findings on one annotated convention."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    context = Context(build(read(next(folder.glob("convention.*"))), pack.vocabulary), pack.qualifiers)
    text = context.contract.document.text
    wanted = [(g["rule"], place_of(g["quote"], text) if g.get("quote") else None) for g in gold.get("findings") or []]
    for compiled, spec in passage_rules(pack):
        for finding in run([compiled], context).findings:
            right = any(answers(finding, rule, span, context.contract) for rule, span in wanted)
            support.add(behind(finding, compiled.rule.code, spec, context), right=right)


def of_held_passages(pack: Pack, support: Support) -> None:
    """Count the findings on the passages that only measure."""
    rules = {compiled.rule.code: (compiled, spec) for compiled, spec in passage_rules(pack)}
    for passage in passages():
        if not passage.held or passage.rule not in rules:
            continue
        compiled, spec = rules[passage.rule]
        framed = frame(passage.text)
        context = Context(build(framed.document, pack.vocabulary), pack.qualifiers)
        for finding in run([compiled], context).findings:
            if finding.span is not None and framed.offset <= finding.span.start < framed.offset + len(passage.text):
                support.add(behind(finding, passage.rule, spec, context), right=passage.harmful)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scenarios that little confirms, with what speaks for and against each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--under", type=int, default=5, help="times right under which a scenario is listed")
    options = parser.parse_args(arguments)
    pack = indexed(load_pack(built_in_packs()))
    support = Support()
    for folder in sorted(path.parent for path in options.folder.glob("*/gold.yaml")):
        of_convention(folder, pack, support)
    of_held_passages(pack, support)
    for compiled, spec in passage_rules(pack):
        for rank, scenario in enumerate(spec.scenarios, start=1):
            key = compiled.rule.code, rank
            if support.right[key] < options.under:
                marked = " (confidence: low)" if scenario.doubtful else ""
                print(f"{key[0]} {rank} juste {support.right[key]} faux {support.wrong[key]}{marked}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
