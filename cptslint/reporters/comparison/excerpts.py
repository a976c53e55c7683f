"""Two versions of a passage, each cut so that the words that changed are seen."""

from __future__ import annotations

from cptslint.reporters.wording import CUT, plain, shortened

_AROUND = 24
"""Letters of context without which words that changed are not understood."""


def excerpts(old: str, new: str, limit: int) -> tuple[str, str]:
    """Return two passages between guillemets, of at most `limit` characters each.

    Args:
        old: The passage before.
        new: What it became.
        limit: Characters of one passage.

    Returns:
        What begins and ends alike in both is cut; where most words differ, the middle is cut, as in any long quotation.
    """
    before, after = plain(old).split(" "), plain(new).split(" ")
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return _shown(before, head, tail, limit), _shown(after, head, tail, limit)


def _alike(one: list[str], other: list[str]) -> int:
    """Return how many words the beginnings share."""
    count = 0
    for word, twin in zip(one, other, strict=False):
        if word != twin:
            break
        count += 1
    return count


def _shown(words: list[str], head: int, tail: int, limit: int) -> str:
    text = " ".join(words)
    first, last = head, len(words) - tail
    room = limit - 2 * (len(CUT) + 1) - len(" ".join(words[first:last]))
    if len(text) <= limit or room < 2 * _AROUND:
        return f"« {shortened(text, limit)} »"
    while first > 0 or last < len(words):
        left = len(words[first - 1]) + 1 if first > 0 else 0
        right = len(words[last]) + 1 if last < len(words) else 0
        room -= left + right
        if room < 0:
            break
        first, last = first - (left > 0), last + (right > 0)
    begin = f"{CUT} " if first > 0 else ""
    end = f" {CUT}" if last < len(words) else ""
    return f"« {begin}{' '.join(words[first:last])}{end} »"
