"""Learns from annotated conventions what is usual, and measures what that changes.

    python -m benchmarks.learn                          write rules/engagements.json and rules/ressemblance.json from corpus/dev
    python -m benchmarks.learn --held "d13[4-9]* d14*"  learn from the others and measure on these, writing nothing

What commitments usually are comes first (`benchmarks.learn_commitments`), then how like the annotated passages of a rule a sentence
is: a network over the traits of `cptslint.matchers.traits` (`benchmarks.training`): sentences that an annotated finding covers against
all others; the examples of rules and the passages of the banks are sentences too. Needs scikit-learn (`pip install -e ".[learn]"`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

import yaml

from benchmarks.accuracy import Score, f1, place_of, score_folder, version_of
from benchmarks.learn_commitments import Row as CommitmentRow
from benchmarks.learn_commitments import learn_habits, settled
from benchmarks.learn_commitments import rows_of as commitment_rows
from benchmarks.sentences import passages
from benchmarks.setting import set_between_its_parties
from benchmarks.training import Training, learnt_from
from cptslint.examples import Framed, frame
from cptslint.matchers.context import Context
from cptslint.matchers.traits import Traits
from cptslint.model.rule import Severity
from cptslint.outputs import write_whole
from cptslint.packs.habits import NAME as HABITS
from cptslint.packs.habits import habits_of, habits_text
from cptslint.packs.indexed import indexed
from cptslint.packs.learnt import Learnt
from cptslint.packs.likeness import LEARNT, NAME, by_code, likeness_text, with_likeness
from cptslint.packs.pack import Pack
from cptslint.packs.rules import load_pack
from cptslint.readers import read
from cptslint.structure.build import Reading, build
from cptslint.structure.habits import Habits
from cptslint.structure.vocabulary import Vocabulary

ROOT = Path(__file__).parents[1]
FEWEST, FEW = 15, 8
"""Annotated sentences under which a rule is not learnt, and those from which its examples are ordinary sentences for the others."""
TRAINING = Training(features=64, epochs=24, rare=3, timid=-4.0)
FOLDS = 4
"""Parts of the corpus: the commitments of each are settled by what the others teach, before rules are learnt from them."""
HARMFUL, TRAP = 8.0, 2.0
"""What an annotated sentence and a trap count for, against one of any other sentence."""
BAD, INNOCENT, GOOD = 1.0, 4.0, 16.0
"""What a bad example of the rule counts for, an innocent passage of its banks, and a good example of the rule itself, which must stay
silent. Examples are plainer than what conventions hold, and there are more of them; those of other rules count as any other
sentence, and teach that words common to all examples tell nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to learn from.

    Attributes:
        traits: Its traits.
        harmful: Codes of the rules it breaks.
        traps: Codes of the rules it seems to break.
        only: The rule whose example it is; None in a convention.
        specified: An example that the rule itself gives, not a passage of a bank.
    """

    traits: frozenset[str]
    harmful: frozenset[str]
    traps: frozenset[str]
    only: str | None = None
    specified: bool = False


def read_dev(folders: Sequence[Path], vocabulary: Vocabulary) -> dict[Path, Reading]:
    """Read annotated conventions as grammar alone does."""
    plain = replace(vocabulary, habits=None)
    paths = {f: next(p for p in (f / "convention.docx", f / "convention.txt") if p.exists()) for f in folders}
    return {folder: build(read(path), plain) for folder, path in paths.items()}


def with_habits_of_others(
    readings: Mapping[Path, Reading], rows: Mapping[Path, Sequence[CommitmentRow]], vocabulary: Vocabulary
) -> dict[Path, Reading]:
    """Settle the commitments of each convention by what was learnt of others, as those of an unknown one will be."""
    folders = list(readings)
    found: dict[Path, Reading] = {}
    for turn in range(FOLDS):
        mine = folders[turn::FOLDS]
        habits = habits_of(*learn_habits([row for folder in folders if folder not in mine for row in rows[folder]]))
        found |= {folder: settled(readings[folder], vocabulary, habits) for folder in mine}
    return {folder: found[folder] for folder in folders}


def rows_of(folder: Path, reading: Reading, pack: Pack) -> list[Row]:
    """Return the sentences of an annotated convention."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    context = Context(reading, pack.qualifiers)
    text = context.contract.document.text
    places = {
        key: [(g["rule"], place_of(g["quote"], text)) for g in gold.get(key) or [] if g.get("quote")]
        for key in ("findings", "traps")
    }
    traits = Traits.of(context)
    rows = []
    for unit, own in zip(traits.units, traits.of_each(pack.vocabulary.concepts), strict=True):
        span = context.span(unit.start, unit.end)
        codes = {
            key: frozenset(code for code, at in found if at and at.overlaps(span)) for key, found in places.items()
        }
        rows.append(Row(frozenset(own), codes["findings"], codes["traps"]))
    return rows


def rows_of_passages(pack: Pack, codes: Sequence[str]) -> Iterator[Row]:
    """Yield the sentences of the examples of some rules and of the banks, those that measure left out; each speaks for one rule."""
    for passage in passages(codes):
        if not passage.held:
            places = [(0, len(passage.text))] if passage.harmful else []
            yield from _rows_of_text(set_between_its_parties(passage.text), passage.rule, pack, places)
    for rule in (compiled.rule for compiled in pack.rules if compiled.rule.code in codes):
        for example in rule.bad:
            if example.hits:
                yield from _rows_of_text(frame(example.text), rule.code, pack, example.hits, specified=True)
        for example in rule.good:
            yield from _rows_of_text(frame(example.text), rule.code, pack, [], specified=True)


def _rows_of_text(
    framed: Framed, code: str, pack: Pack, harmful: Sequence[tuple[int, int]], *, specified: bool = False
) -> Iterator[Row]:
    context = Context(build(framed.document, pack.vocabulary), pack.qualifiers)
    traits = Traits.of(context)
    for unit, own in zip(traits.units, traits.of_each(pack.vocabulary.concepts), strict=True):
        span = context.span(unit.start, unit.end)
        start, end = span.start - framed.offset, span.end - framed.offset
        if start >= 0:
            hit = frozenset({code} if any(a < end and start < b for a, b in harmful) else ())
            yield Row(frozenset(own), hit, frozenset({code}) - hit, code, specified)


def learn(rows: Sequence[Row], codes: Sequence[str]) -> Learnt:
    """Learn the rules that enough sentences exercise, together."""
    import numpy

    harmful = numpy.array([[code in row.harmful for code in codes] for row in rows], float)
    weights = numpy.array([[_weight(row, code) for code in codes] for row in rows])
    return learnt_from([row.traits for row in rows], codes, harmful, weights, TRAINING)


def _weight(row: Row, code: str) -> float:
    if row.only is None:
        return HARMFUL if code in row.harmful else TRAP if code in row.traps else 1.0
    if row.only != code:
        return 1.0
    return BAD if code in row.harmful else GOOD if row.specified else INNOCENT


def learnable(pack: Pack, rows: Sequence[Row], least: int) -> list[str]:
    """Return the rules that may be learnt: those that assert something of a passage, and that enough sentences exercise."""
    rules = [c.rule for c in pack.rules if isinstance(c.spec, LEARNT) and c.rule.severity is not Severity.INFO]
    return [rule.code for rule in rules if sum(rule.code in row.harmful for row in rows) >= least]


def measure(pack: Pack, habits: Habits, learnt: Learnt, folders: Sequence[Path]) -> None:
    """Print what the rules find on conventions without and with what was learnt."""
    for title, weights in (("sans", {}), ("avec", by_code(learnt))):
        total = Score()
        rules = tuple(with_likeness(pack.rules, weights))
        tried = replace(pack, rules=rules, vocabulary=replace(pack.vocabulary, habits=habits if weights else None))
        for folder in folders:
            total.add(score_folder(folder, tried, ()))
        true, false, missed = (sum(c.values()) for c in (total.true, total.false, total.missed))
        print(f"{title} : F1 {f1(true, false, missed)[2]:.3f} (+{true} faux {false} manqués {missed}), pièges {total.traps[0]}/{total.traps[1]}, "
              f"alertes sur les propres {total.clean_alarms}, verdicts {total.verdicts[0]}/{total.verdicts[1]}, "
              f"porteurs {total.commitments[2]}, sens {total.commitments[3]} de {total.commitments[0]}")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, then write or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--held", default="", help="patterns of names of conventions to measure on, left out of the learning"
    )
    options = parser.parse_args(arguments)
    pack = indexed(load_pack(ROOT / "rules", with_examples=True, with_learnt=False))
    folders = [path.parent for path in sorted((ROOT / "corpus" / "dev").glob("*/gold.yaml"))]
    held = [folder for folder in folders if any(fnmatch(folder.name, one) for one in options.held.split())]
    readings = read_dev([folder for folder in folders if folder not in held], pack.vocabulary)
    commitments = {f: list(commitment_rows(f, one, pack.vocabulary)) for f, one in readings.items()}
    taught = learn_habits([row for known in commitments.values() for row in known])
    habits = habits_of(*taught)
    pack = replace(pack, vocabulary=replace(pack.vocabulary, habits=habits))
    others = with_habits_of_others(readings, commitments, pack.vocabulary)
    rows = [row for folder, reading in others.items() for row in rows_of(folder, reading, pack)]
    examples = rows_of_passages(pack, learnable(pack, rows, FEW))
    learnt = learn([*rows, *examples], learnable(pack, rows, FEWEST))
    if held:
        measure(pack, habits, learnt, held)
        return 0
    corpus, version = "corpus/dev", version_of(ROOT / "corpus" / "dev")
    write_whole(ROOT / "rules" / HABITS, habits_text(*taught, corpus, version).encode("utf-8"))
    text = likeness_text(learnt, corpus, version)
    write_whole(ROOT / "rules" / NAME, text.encode("utf-8"))
    print(f"{len(learnt.questions)} règles apprises de {len(rows)} phrases, {len(text) // 1024} Ko")
    return 0


if __name__ == "__main__":
    sys.exit(main())
