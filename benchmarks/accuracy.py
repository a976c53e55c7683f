"""Precision and recall on annotated conventions.

    python -m benchmarks.accuracy corpus/dev [--rules FIN,SOR] [--details]
    python -m benchmarks.accuracy corpus/test --publish

Misses and false alarms are listed for `corpus/dev` only: a test convention measures, it is not read. `--publish` keeps the totals of
each rule, and nothing else, beside the rules: `cptslint explain` and docs/regles.md give them.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cptslint.analysis import analyse
from cptslint.engine import locate
from cptslint.model.contract import Commitment, Contract
from cptslint.model.finding import Finding
from cptslint.model.measure import Measure, Measures
from cptslint.model.span import Span
from cptslint.outputs import write_whole
from cptslint.packs.indexed import indexed
from cptslint.packs.locate import built_in_packs
from cptslint.packs.measures import NAME, measures_text
from cptslint.packs.rules import Pack, load_pack
from cptslint.readers import read
from cptslint.structure.numbers import normal_number

MIN_OVERLAP = 0.3
"""Share of an annotated commitment that a found one must cover."""


@dataclass
class Score:
    """Counts of one convention, or of several added up.

    Attributes:
        true: Findings that the annotation has too, by rule.
        false: Findings that it has not, by rule.
        missed: Annotated findings that were not raised, by rule.
        traps: Annotated traps that were raised and all traps, in that order.
        articles: Articles found and annotated, annotated, found.
        commitments: Annotated, found, right bearer, right kind, right money.
        verdicts: Right verdicts, all.
        clean_alarms: Errors and warnings on clean conventions.
        details: What to look at, for development conventions.
    """

    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    traps: list[int] = field(default_factory=lambda: [0, 0])
    articles: list[int] = field(default_factory=lambda: [0, 0, 0])
    commitments: list[int] = field(default_factory=lambda: [0, 0, 0, 0, 0])
    verdicts: list[int] = field(default_factory=lambda: [0, 0])
    clean_alarms: int = 0
    details: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add the counts of another score."""
        self.true += other.true
        self.false += other.false
        self.missed += other.missed
        for mine, theirs in (
            (self.traps, other.traps),
            (self.articles, other.articles),
            (self.commitments, other.commitments),
            (self.verdicts, other.verdicts),
        ):
            mine[:] = [a + b for a, b in zip(mine, theirs, strict=True)]
        self.clean_alarms += other.clean_alarms


def f1(true: int, false: int, missed: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean; 1 when there is nothing to find and nothing was found."""
    precision = true / (true + false) if true + false else 1.0
    recall = true / (true + missed) if true + missed else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def place_of(quote: str, text: str) -> Span | None:
    """Return where a quote stands in a text, white space folded and quotes straightened; None when it does not."""
    words = [re.escape(word).replace("’", "'").replace("'", "['’]") for word in quote.split()]
    match = re.search(r"\s+".join(words), text)
    return Span(*match.span()) if match else None


def score_folder(folder: Path, pack: Pack, families: Sequence[str]) -> Score:
    """Score one annotated convention.

    Args:
        folder: The folder with the convention and its gold file.
        pack: The rules.
        families: Families or codes of rules counted; all when empty.

    Returns:
        Its counts.
    """
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    path = next(p for p in (folder / "convention.docx", folder / "convention.txt") if p.exists())
    report = analyse(read(path), pack)
    balance = report.balance
    score = Score()
    _score_findings(score, gold, report.findings, report.contract, pack, families)
    _score_articles(score, gold, report.contract)
    _score_commitments(score, gold, report.contract)
    right = balance.verdict is not None and balance.verdict.value == gold["balance"]
    score.verdicts = [int(right), 1]
    if not right:
        score.details.append(f"verdict {balance.verdict} ({balance.index:+.2f}) au lieu de {gold['balance']}")
    return score


def _counted(pack: Pack, families: Sequence[str]) -> set[str]:
    return {c.rule.code for c in pack.rules if not families or c.rule.family in families or c.rule.code in families}


def _score_findings(
    score: Score,
    gold: Mapping[str, Any],
    findings: Sequence[Finding],
    contract: Contract,
    pack: Pack,
    families: Sequence[str],
) -> None:
    counted = _counted(pack, families)
    severity = {c.rule.code: c.rule.severity.value for c in pack.rules}
    text = contract.document.text
    every = [f for f in findings if f.rule.code in counted]
    raised = [
        f for f in every if f.severity is f.rule.severity
    ]  # what is only to be checked asserts nothing, right or wrong
    expected = [g for g in gold.get("findings") or [] if g["rule"] in counted]
    taken: set[int] = set()
    for wanted in expected:
        quote = wanted.get("quote")
        span = place_of(quote, text) if quote else None
        index = next(
            (i for i, f in enumerate(raised) if i not in taken and answers(f, wanted["rule"], span, contract)), None
        )
        if index is not None:
            taken.add(index)
        if severity[wanted["rule"]] == "info":
            continue
        score.true[wanted["rule"]] += index is not None
        score.missed[wanted["rule"]] += index is None
        if index is None:
            score.details.append(f"MANQUÉ {wanted['rule']} « {quote} »")
    for index, finding in enumerate(raised):
        if index not in taken and severity[finding.rule.code] != "info":
            score.false[finding.rule.code] += 1
            score.clean_alarms += bool(gold["clean"])
            score.details.append(f"FAUX {finding.rule.code} « {finding.span.slice(text) if finding.span else None} »")
    _score_traps(score, gold, every, text, counted)


def answers(finding: Finding, rule: str, span: Span | None, contract: Contract) -> bool:
    """Tell whether a finding is the annotated one: same rule, same passage; a clause that lacks elements is its article."""
    if finding.rule.code != rule:
        return False
    if span is None or finding.span is None or finding.span.overlaps(span):
        return True
    return finding.rule.nature == "incomplete" and locate(contract, span)[0] == finding.article


def _score_traps(
    score: Score, gold: Mapping[str, Any], raised: Sequence[Finding], text: str, counted: set[str]
) -> None:
    for trap in gold.get("traps") or []:
        if trap["rule"] not in counted:
            continue
        span = place_of(trap["quote"], text) if trap.get("quote") else None
        sprung = any(
            f.rule.code == trap["rule"] and (span is None or f.span is None or f.span.overlaps(span)) for f in raised
        )
        score.traps[0] += sprung
        score.traps[1] += 1
        if sprung:
            score.details.append(f"PIÈGE {trap['rule']} « {trap.get('quote')} »")


def _score_articles(score: Score, gold: Mapping[str, Any], contract: Contract) -> None:
    wanted = Counter(_said_number(article["number"]) for article in gold["articles"])
    found = Counter(str(article.number) for article in contract.articles)
    score.articles = [sum((wanted & found).values()), sum(wanted.values()), sum(found.values())]
    if wanted != found:
        score.details.append(f"ARTICLES manquants {dict(wanted - found)} en trop {dict(found - wanted)}")


def _said_number(number: object) -> str:
    """Return an annotated number as the tool says it: "TITRE Ier" is "I", "premier" is "1"."""
    if number is None:
        return "None"
    return normal_number(re.sub(r"^(?:titre|chapitre|section|partie|article)\s+", "", str(number), flags=re.IGNORECASE))


def _score_commitments(score: Score, gold: Mapping[str, Any], contract: Contract) -> None:
    text = contract.document.text
    for wanted in gold.get("commitments") or []:
        span = place_of(wanted["quote"], text)
        best = covering(span, contract.commitments) if span else None
        bearer = best is not None and best.bearer.value == wanted["bearer"]
        kind = best is not None and best.kind.value == wanted["kind"]
        money = best is not None and best.financial == bool(wanted.get("financial", False))
        for index, value in enumerate((True, best is not None, bearer, kind, money)):
            score.commitments[index] += value


def covering(span: Span, commitments: Iterable[Commitment]) -> Commitment | None:
    """Return the commitment that covers an annotated one, None when none covers enough of it."""
    best, most = None, 0
    for commitment in commitments:
        common = min(span.end, commitment.span.end) - max(span.start, commitment.span.start)
        if common > most:
            best, most = commitment, common
    return best if most >= MIN_OVERLAP * len(span) else None


def _line(name: str, score: Score) -> str:
    true, false, missed = (sum(c.values()) for c in (score.true, score.false, score.missed))
    found, wanted, made = score.articles
    total, _, bearer, kind, money = score.commitments
    articles = f1(found, made - found, wanted - found)[2]
    rate = f"{bearer / total:.3f} {kind / total:.3f} {money / total:.3f}" if total else "-"
    return (
        f"{name:40} F1 {f1(true, false, missed)[2]:.3f} (+{true} faux {false} manqués {missed})  pièges {score.traps[0]}/{score.traps[1]}"
        f"  articles {articles:.3f}  porteur/sens/argent {rate}  verdict {score.verdicts[0]}/{score.verdicts[1]}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures by document and by rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", default="", help="families or codes counted, comma separated; all by default")
    parser.add_argument("--details", action="store_true", help="list misses and false alarms (corpus/dev only)")
    parser.add_argument("--publish", action="store_true", help="keep the totals of each rule beside the rules")
    options = parser.parse_args(arguments)
    if options.publish and (options.rules or (options.folder / "gold.yaml").exists()):
        parser.error("--publish measures all rules on a whole corpus")
    details = (
        options.details and options.folder.resolve().name != "test" and "test" not in options.folder.resolve().parts
    )
    pack = indexed(load_pack(built_in_packs()))
    total = Score()
    measured = 0
    for folder in (
        sorted(options.folder.glob("*/")) if not (options.folder / "gold.yaml").exists() else [options.folder]
    ):
        if not (folder / "gold.yaml").exists():
            continue
        score = score_folder(folder, pack, [name for name in options.rules.split(",") if name])
        total.add(score)
        measured += 1
        print(_line(folder.name, score))
        for detail in score.details if details else ():
            print("     ", re.sub(r"\s+", " ", detail)[:260])
    print(_line("TOTAL", total))
    print(f"alertes sur les conventions propres : {total.clean_alarms}")
    for code in sorted({*total.true, *total.false, *total.missed}):
        precision, recall, mean = f1(total.true[code], total.false[code], total.missed[code])
        counts = f"+{total.true[code]} faux {total.false[code]} manqués {total.missed[code]}"
        print(f"  {code}  précision {precision:.2f}  rappel {recall:.2f}  F1 {mean:.2f}  ({counts})")
    if options.publish:
        publish(options.folder, total, measured)
    return 0


def publish(folder: Path, total: Score, conventions: int) -> None:
    """Write the totals of each rule beside the rules."""
    counts = {
        code: Measure(total.true[code], total.false[code], total.missed[code])
        for code in sorted({*total.true, *total.false, *total.missed})
    }
    kept = {code: one for code, one in counts.items() if one.raised or one.annotated}
    measures = Measures(f"corpus/{folder.resolve().name}", version_of(folder), conventions, kept)
    write_whole(built_in_packs() / NAME, measures_text(measures).encode("utf-8"))


def version_of(folder: Path) -> str:
    """Return what tells a state of a corpus from another: the head of a digest of its files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode("utf-8"))
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


if __name__ == "__main__":
    sys.exit(main())
