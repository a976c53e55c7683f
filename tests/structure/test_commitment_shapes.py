"""Who bears what, by shape of sentence: the cases worked on are exact, the others are measured and may not fall."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.model.span import Span
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed
from tests.structure.test_adversarial_commitments import best

CASES: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "commitments-shapes.yaml").read_text(encoding="utf-8")
)
WORKED = [(shape, case) for shape, cases in CASES["worked"].items() for case in cases]
HELD = [case for cases in CASES["held"].values() for case in cases]


def read_as(case: dict[str, Any], vocabulary: Vocabulary) -> list[tuple[str, str] | None]:
    """Return bearer and kind of what was read at each quote, None where nothing was."""
    reading, found = read_framed(case["text"], vocabulary)
    text = reading.contract.document.text
    result: list[tuple[str, str] | None] = []
    for expected in case["commitments"]:
        start = text.rindex(expected["quote"])
        commitment = best(found, Span(start, start + len(expected["quote"])))
        result.append(None if commitment is None else (commitment.bearer.value, commitment.kind.value))
    return result


@pytest.mark.parametrize(("shape", "case"), WORKED, ids=[f"{shape}-{case['text'][:40]}" for shape, case in WORKED])
def test_shape(shape: str, case: dict[str, Any], vocabulary: Vocabulary) -> None:
    assert read_as(case, vocabulary) == [(c["bearer"], c["kind"]) for c in case["commitments"]], shape


def test_shapes_only_measured(vocabulary: Vocabulary) -> None:
    pairs = [
        (read, (expected["bearer"], expected["kind"]))
        for case in HELD
        for read, expected in zip(read_as(case, vocabulary), case["commitments"], strict=True)
    ]
    bearers = sum(read is not None and read[0] == expected[0] for read, expected in pairs)
    kinds = sum(read is not None and read[1] == expected[1] for read, expected in pairs)
    assert len(pairs) == 128
    assert bearers >= 106
    assert kinds >= 112
