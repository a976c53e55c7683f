"""Learns what commitments usually are where grammar leaves it open: whether a sentence binds, whom, and to what.

Called by `python -m benchmarks.learn`. The annotated commitments that grammar found teach whom such words bind; the sentences in
which it found nothing, of articles that are annotated, teach which of them bind. Needs scikit-learn (`pip install -e ".[learn]"`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from benchmarks.accuracy import covering, place_of
from benchmarks.training import Training, learnt_from
from cptslint.model.contract import Clause
from cptslint.model.span import Span
from cptslint.packs.habits import QUESTIONS
from cptslint.packs.learnt import Learnt
from cptslint.structure.build import Reading
from cptslint.structure.commitments.context import Context, Material
from cptslint.structure.commitments.usual import NO, YES, Usual
from cptslint.structure.habits import Choice, Habits
from cptslint.structure.vocabulary import Vocabulary

RARE = 3
"""Sentences under which a trait is not looked at."""
KEPT = 400
"""Traits kept, the heaviest first."""
TRAINING = Training(features=32, epochs=20, rare=5, timid=0.0)
"""How whom and to what is learnt."""
_STRENGTH = 1.0
_MISSED = 8.0
"""What a sentence that binds and was not read counts for, against one that binds nobody: one missed is never looked at, one too many is read and
passed over. On 82 conventions left out, 185 of 244 were found with 93 too many, instead of 119 with 34."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one sentence or commitment teaches.

    Attributes:
        traits: Its traits.
        silent: Nothing was read in it.
        bearer: Whom it binds, as annotated; empty when it binds nobody.
        kind: What it does, as annotated; empty when it binds nobody.
    """

    traits: frozenset[str]
    silent: bool
    bearer: str = ""
    kind: str = ""


def usual_of(reading: Reading, vocabulary: Vocabulary) -> Usual:
    """Return what settles the commitments of a convention that was read without habits."""
    contract = reading.contract
    material = Material(
        reading.tokens, contract.parties, reading.mentions, contract.articles, vocabulary, reading.concepts, {}, {},
        reading.quantities,
    )  # fmt: skip
    return Usual(Context(material), contract.clauses, contract.commitments)


def settled(reading: Reading, vocabulary: Vocabulary, habits: Habits) -> Reading:
    """Return a convention that was read without habits as it is read with them."""
    commitments = usual_of(reading, vocabulary).settle(habits)
    return replace(reading, contract=replace(reading.contract, commitments=commitments))


def rows_of(folder: Path, reading: Reading, vocabulary: Vocabulary) -> Iterator[Row]:
    """Yield what an annotated convention teaches."""
    contract = reading.contract
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    wanted = [(place_of(g["quote"], contract.document.text), g) for g in gold.get("commitments") or []]
    usual = usual_of(reading, vocabulary)
    missed: list[tuple[Span, Mapping[str, Any]]] = []
    articles: set[object] = set()
    for span, entry in wanted:
        if span is None:
            continue
        articles |= {_article(clause) for clause in contract.clauses if clause.span.overlaps(span)}
        best = covering(span, contract.commitments)
        if best is None:
            missed.append((span, entry))
        else:
            yield Row(frozenset(usual.traits(best)), False, str(entry["bearer"]), str(entry["kind"]))
    for one in usual.silent():
        traits = frozenset(usual.traits(one, silent=True))
        entry = next((entry for span, entry in missed if span.overlaps(one.span)), None)
        if entry is not None:
            yield Row(traits, True, str(entry["bearer"]), str(entry["kind"]))
        elif _article(contract.clauses[one.clause]) in articles:
            yield Row(traits, True)


def learn_habits(rows: Sequence[Row]) -> tuple[Choice, Learnt]:
    """Learn whether sentences bind, then whom and to what, together."""
    import numpy

    binding = [row for row in rows if row.bearer]
    silent = [row for row in rows if row.silent]
    answers = numpy.array([[name in (row.bearer, row.kind) for name in QUESTIONS] for row in binding], float)
    return (
        _choice(silent, [YES if row.bearer else NO for row in silent]),
        learnt_from([row.traits for row in binding], QUESTIONS, answers, numpy.ones_like(answers), TRAINING),
    )


def _choice(rows: Sequence[Row], answers: Sequence[str]) -> Choice:
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(row.traits), 1.0) for row in rows]).tocsr()
    usual = (matrix > 0).sum(axis=0).A1 >= RARE
    names = [one for one, kept in zip(vectorizer.get_feature_names_out(), usual, strict=True) if kept]
    weights = [_MISSED if answer == YES else 1.0 for answer in answers]
    model = LogisticRegression(C=_STRENGTH, max_iter=500).fit(matrix[:, usual], answers, sample_weight=weights)
    known = [str(one) for one in model.classes_]
    # One line for two answers: the other is its opposite.
    lines = [(-one / 2, one / 2) for one in model.coef_[0]]
    biases = (-model.intercept_[0] / 2, model.intercept_[0] / 2)
    heavy = sorted(zip(names, lines, strict=True), key=lambda item: (-max(abs(one) for one in item[1]), item[0]))
    kept = {trait: tuple(round(float(one), 3) for one in line) for trait, line in heavy[:KEPT]}
    return Choice(tuple(known), tuple(round(float(one), 3) for one in biases), kept)


def _article(clause: Clause) -> tuple[int | None, int | None]:
    return clause.annex, clause.article
