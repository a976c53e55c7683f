"""Trains a network that answers several questions about a sentence at once (`cptslint.structure.network`).

Plain gradient descent (Adam) over sparse traits: numpy, scipy and the vectorizer of scikit-learn suffice, and the same rows give the
same weights on one machine. What it was chosen by stands in docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cptslint.packs.learnt import Learnt
from cptslint.structure.network import STEPS

BATCH = 256
PACE = 2e-3
"""How far a step goes at first; it shortens to nothing as a half cosine."""
PENALTY = 3e-5
"""What a weight costs for each unit of its square."""
TRAITS_LEFT, FEATURES_LEFT = 0.75, 0.6
"""Shares of the traits and of the features of a sentence that are looked at in one step, so that nothing is leant on alone."""


@dataclass(frozen=True, slots=True)
class Training:
    """How a network is trained.

    Attributes:
        features: Features that the questions share.
        epochs: How often each sentence is looked at.
        rare: Sentences under which a trait is not looked at.
        timid: Score of every answer before anything is learnt.
    """

    features: int
    epochs: int
    rare: int
    timid: float


def learnt_from(
    traits: Sequence[Iterable[str]], questions: Sequence[str], answers: Any, weights: Any, how: Training
) -> Learnt:
    """Learn several questions together.

    Args:
        traits: Those of each sentence.
        questions: Their names.
        answers: A row a sentence, a column a question: 1 when the answer is yes.
        weights: What each answer counts for.
        how: The training.
    """
    import numpy
    from sklearn.feature_extraction import DictVectorizer

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(own), 1.0) for own in traits]).tocsr()
    usual = how.rare <= (matrix > 0).sum(axis=0).A1
    names = [name for name, kept in zip(vectorizer.get_feature_names_out(), usual, strict=True) if kept]
    held = _train(matrix[:, usual], answers, weights, how)
    whole = {name: numpy.rint(one * STEPS).astype(int) for name, one in held.items()}
    lines = numpy.hstack([whole["traits to questions"], whole["traits to features"]]).tolist()
    biases = [*whole["questions"].tolist(), *whole["features"].tolist()]
    return Learnt(questions, biases, whole["features to questions"].tolist(), dict(zip(names, lines, strict=True)))


def _train(matrix: Any, answers: Any, weights: Any, how: Training) -> Mapping[str, Any]:
    """Return the weights between traits, features and questions, and what the last two hold without any trait."""
    import numpy

    chance = numpy.random.default_rng(0)
    count, traits = matrix.shape
    questions = answers.shape[1]
    held = {
        "traits to questions": numpy.zeros((traits, questions)),
        "traits to features": chance.normal(0.0, 0.05, (traits, how.features)),
        "features to questions": chance.normal(0.0, 0.05, (how.features, questions)),
        "questions": numpy.full(questions, how.timid),
        "features": numpy.zeros(how.features),
    }
    descent = _Descent(held, how.epochs * (count // BATCH))
    for some in _batches(count, how.epochs, chance):
        borne = matrix[some].copy()
        borne.data *= chance.random(len(borne.data)) < TRAITS_LEFT
        descent.step(_slopes(held, borne, answers[some], weights[some], chance))
    return held


def _batches(count: int, epochs: int, chance: Any) -> Iterator[Any]:
    for _ in range(epochs):
        order = chance.permutation(count)
        for start in range(0, count - BATCH + 1, BATCH):
            yield order[start : start + BATCH]


def _slopes(held: Mapping[str, Any], borne: Any, answers: Any, weights: Any, chance: Any) -> dict[str, Any]:
    """Return how the loss of some sentences grows with each weight."""
    import numpy

    before = borne @ held["traits to features"] + held["features"]
    seen = (before > 0) * (chance.random(before.shape) < FEATURES_LEFT) / FEATURES_LEFT
    features = before * seen
    scores = borne @ held["traits to questions"] + features @ held["features to questions"] + held["questions"]
    wrong = weights * (1 / (1 + numpy.exp(-scores)) - answers) / len(answers)
    back = wrong @ held["features to questions"].T * seen
    found = {
        "traits to questions": borne.T @ wrong,
        "traits to features": borne.T @ back,
        "features to questions": features.T @ wrong,
    }
    penalised = {name: slope + 2 * PENALTY * held[name] for name, slope in found.items()}
    return penalised | {"questions": wrong.sum(axis=0), "features": back.sum(axis=0)}


class _Descent:
    """Adam: steps that adapt to how each weight has been moving, ever shorter."""

    def __init__(self, held: dict[str, Any], steps: int) -> None:
        self._held, self._steps, self._done = held, steps, 0
        self._mean = {name: one * 0 for name, one in held.items()}
        self._spread = {name: one * 0 for name, one in held.items()}

    def step(self, slopes: Mapping[str, Any]) -> None:
        import numpy

        pace = PACE * (1 + numpy.cos(numpy.pi * self._done / self._steps)) / 2
        self._done += 1
        for name, slope in slopes.items():
            mean, spread = self._mean[name], self._spread[name]
            mean += 0.1 * (slope - mean)
            spread += 0.001 * (slope * slope - spread)
            sure = mean / (1 - 0.9**self._done), spread / (1 - 0.999**self._done)
            self._held[name] -= pace * sure[0] / (numpy.sqrt(sure[1]) + 1e-8)
