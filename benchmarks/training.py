"""Trains the network that weighs sentences for several rules at once (`cptslint.matchers.network`).

Plain gradient descent (Adam) over sparse traits, a few hundred lines of weights: numpy and scipy suffice, and the same rows give the
same weights on one machine. What it was chosen by stands in docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

FEATURES = 64
"""Features that the rules share."""
EPOCHS, BATCH = 24, 256
PACE = 2e-3
"""How far a step goes at first; it shortens to nothing as a half cosine."""
PENALTY = 3e-5
"""What a weight costs for each unit of its square."""
TRAITS_LEFT, FEATURES_LEFT = 0.75, 0.6
"""Shares of the traits and of the features of a sentence that are looked at in one step, so that nothing is leant on alone."""
_TIMID = -4.0
"""Score of a sentence before anything is learnt: few break a rule."""


def train(matrix: Any, harmful: Any, weights: Any) -> Mapping[str, Any]:
    """Return the weights of a network.

    Args:
        matrix: A row a sentence, a column a trait: 1 when it bears it (sparse).
        harmful: A row a sentence, a column a rule: 1 when it breaks it.
        weights: What each of these answers counts for.

    Returns:
        "traits to rules", "traits to features", "features to rules", "rules" and "features": the last two without any trait.
    """
    import numpy

    chance = numpy.random.default_rng(0)
    count, traits = matrix.shape
    rules = harmful.shape[1]
    held = {
        "traits to rules": numpy.zeros((traits, rules)),
        "traits to features": chance.normal(0.0, 0.05, (traits, FEATURES)),
        "features to rules": chance.normal(0.0, 0.05, (FEATURES, rules)),
        "rules": numpy.full(rules, _TIMID),
        "features": numpy.zeros(FEATURES),
    }
    descent = _Descent(held, EPOCHS * (count // BATCH))
    for some in _batches(count, chance):
        borne = matrix[some].copy()
        borne.data *= chance.random(len(borne.data)) < TRAITS_LEFT
        descent.step(_slopes(held, borne, harmful[some], weights[some], chance))
    return held


def _batches(count: int, chance: Any) -> Iterator[Any]:
    for _ in range(EPOCHS):
        order = chance.permutation(count)
        for start in range(0, count - BATCH + 1, BATCH):
            yield order[start : start + BATCH]


def _slopes(held: Mapping[str, Any], borne: Any, harmful: Any, weights: Any, chance: Any) -> dict[str, Any]:
    """Return how the loss of some sentences grows with each weight."""
    import numpy

    before = borne @ held["traits to features"] + held["features"]
    seen = (before > 0) * (chance.random(before.shape) < FEATURES_LEFT) / FEATURES_LEFT
    features = before * seen
    scores = borne @ held["traits to rules"] + features @ held["features to rules"] + held["rules"]
    wrong = weights * (1 / (1 + numpy.exp(-scores)) - harmful) / len(harmful)
    back = wrong @ held["features to rules"].T * seen
    found = {
        "traits to rules": borne.T @ wrong,
        "traits to features": borne.T @ back,
        "features to rules": features.T @ wrong,
    }
    penalised = {name: slope + 2 * PENALTY * held[name] for name, slope in found.items()}
    return penalised | {"rules": wrong.sum(axis=0), "features": back.sum(axis=0)}


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
