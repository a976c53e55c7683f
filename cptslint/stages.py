"""Where the time of a run goes, stage by stage. No clock is read here: whoever wants times brings one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext

Clock = Callable[[], float]
"""Seconds from some fixed moment."""
Stage = Callable[[str], AbstractContextManager[None]]
"""What is put around each stage of a run, by its name for people."""


def untimed(name: str) -> AbstractContextManager[None]:
    """Measure nothing."""
    del name
    return nullcontext()


class Stages:
    """Adds up the time of each stage.

    Args:
        clock: What gives the time, in seconds.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what is done inside as time of a stage, whether it ends well or not."""
        start = self._clock()
        try:
            yield
        finally:
            self.add({name: self._clock() - start})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Count the seconds of stages measured elsewhere."""
        for name, spent in seconds.items():
            self._seconds[name] = self._seconds.get(name, 0.0) + spent

    def seconds(self) -> Mapping[str, float]:
        """Return the seconds of each stage, in the order they were first met."""
        return dict(self._seconds)
