"""How much dearer a larger input is, measured so that a busy machine does not make a test fail.

Noise only ever adds time, so a ratio is measured again until it is low enough: code whose cost really grows too fast fails
every attempt, code disturbed by its neighbours passes at a quiet moment.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ATTEMPTS = 6


def cost(call: Callable[[], object]) -> float:
    """Return the processor seconds of one call, the garbage collector kept out of it."""
    gc.disable()
    try:
        begun = time.process_time()
        call()
        return time.process_time() - begun
    finally:
        gc.enable()


def growth(large: Callable[[], object], small: Callable[[], object], *, enough: float, floor: float = 0.01) -> float:
    """Return how many times the cost of `small` the cost of `large` is: the least ratio of some attempts.

    Args:
        large: The larger work.
        small: The smaller work, measured beside it each time.
        enough: No further attempt is made once a ratio is at most this one.
        floor: Processor seconds below which `small` is not trusted, and counts as this much.
    """
    least = float("inf")
    for _ in range(ATTEMPTS):
        dear, cheap = cost(large), max(cost(small), floor)
        least = min(least, dear / cheap)
        if least <= enough:
            break
    return least
