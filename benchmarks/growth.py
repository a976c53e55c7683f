"""Longer conventions made from one of the corpus, to see how the cost grows."""

from __future__ import annotations

import re
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "corpus" / "dev" / "d06-crt-ehpad" / "convention.txt"
_FIRST = re.compile(r"^Article 1-", re.MULTILINE)
_LAST = re.compile(r"^Fait à ", re.MULTILINE)
_HEADING = re.compile(r"^(Article )(\d+)", re.MULTILINE)


def longer(times: int, sample: Path = SAMPLE) -> str:
    """Return a convention whose articles are repeated and numbered on.

    Args:
        times: How many times the articles stand.
        sample: A text convention whose articles begin with "Article 1-" and end with "Fait à".

    Returns:
        Its text, between the same head and the same signature.
    """
    text = sample.read_text(encoding="utf-8")
    first, last = _FIRST.search(text), _LAST.search(text)
    if first is None or last is None:
        raise ValueError(f"{sample.name} has no numbered articles before a signature")
    body = text[first.start() : last.start()]
    count = max(int(match.group(2)) for match in _HEADING.finditer(body))
    repeated = (_renumbered(body, turn * count) for turn in range(times))
    return text[: first.start()] + "".join(repeated) + text[last.start() :]


def _renumbered(body: str, added: int) -> str:
    return _HEADING.sub(lambda match: f"{match.group(1)}{int(match.group(2)) + added}", body)
