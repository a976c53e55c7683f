"""Recall and false alarms on banks of single passages, harmful and innocent, written blind to the rules.

    python -m benchmarks.sentences [RULE or FAMILY ...] [--details]

Three passages of four are for tuning and listed with --details; the fourth of each four only measures.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.setting import set_between_its_parties
from cptslint.engine import run
from cptslint.examples import frame
from cptslint.matchers.context import Context
from cptslint.packs.indexed import indexed
from cptslint.packs.locate import built_in_packs
from cptslint.packs.rules import Pack, load_pack
from cptslint.structure.build import build

BANK = Path(__file__).parents[1] / "corpus" / "sentences"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and what a jurist says of it.

    Attributes:
        rule: Code of the rule.
        text: Its words.
        harmful: The rule must fire; otherwise it must not.
        held: It measures and is not listed.
    """

    rule: str
    text: str
    harmful: bool
    held: bool


def passages(wanted: Sequence[str] = ()) -> Iterator[Passage]:
    """Yield the passages of the banks, of some rules or families only when they are named."""
    for path in sorted(BANK.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            rule = entry["rule"]
            if wanted and not any(rule.startswith(name) for name in wanted):
                continue
            for key in ("harmful", "innocent"):
                for rank, text in enumerate(entry.get(key) or []):
                    yield Passage(rule, text, key == "harmful", rank % 4 == 3)


def fires(pack: Pack, passage: Passage) -> bool:
    """Tell whether the rule of a passage fires on it, in a small convention: alone, since what the frame lacks may absorb it.

    What identifies parties is read between parties that bear other names.
    """
    framed = frame(passage.text) if passage.rule.startswith("PAR") else set_between_its_parties(passage.text)
    end = framed.offset + len(passage.text)
    rules = [compiled for compiled in pack.rules if compiled.rule.code == passage.rule]
    found = run(rules, Context(build(framed.document, pack.vocabulary), pack.qualifiers)).findings
    return any(f.span is None or framed.offset <= f.span.start < end for f in found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures by rule, then the total."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rules", nargs="*", help="codes or families; all by default")
    parser.add_argument("--details", action="store_true", help="list what went wrong on the passages for tuning")
    options = parser.parse_args(arguments)
    pack = indexed(load_pack(built_in_packs()))
    counts: dict[str, dict[tuple[bool, bool], list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for passage in passages(options.rules):
        fired = fires(pack, passage)
        for name in (passage.rule, "TOTAL"):
            seen = counts[name][passage.harmful, passage.held]
            seen[0] += fired
            seen[1] += 1
        if options.details and not passage.held and fired is not passage.harmful:
            print(f"{'MANQUÉ' if passage.harmful else 'FAUX'} {passage.rule} « {' '.join(passage.text.split())} »")
    for name in sorted(counts, key=lambda name: (name == "TOTAL", name)):
        said = [
            f"{'/'.join(map(str, counts[name][harmful, held]))}" for harmful in (True, False) for held in (False, True)
        ]
        print(
            f"{name:7} relevés : réglage {said[0]}, mesure {said[1]} ; fausses alertes : réglage {said[2]}, mesure {said[3]}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
