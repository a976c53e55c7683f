"""Whole processes measured: processor time, which other users of the machine change little, and greatest memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took.

    Attributes:
        seconds: Processor time, of the user and of the system.
        megabytes: Greatest resident memory.
    """

    seconds: float
    megabytes: float


_LAUNCHER = (
    "import resource, subprocess, sys;"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
)
"""Runs in a small process of its own: a child is charged with the memory of the process it was forked from."""


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command and return what it took; its output is thrown away.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        environment: Variables beside those of this process.
    """
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, *command]
    done = subprocess.run(
        launcher, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()
    return Cost(float(seconds), int(memory) / (1024 * 1024 if sys.platform == "darwin" else 1024))


def in_turns(
    commands: Mapping[str, Sequence[str]], folder: Path, environment: Mapping[str, str], runs: int
) -> dict[str, Cost]:
    """Return the least cost of each command, run in turns so that all meet the same machine."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(cost(command, folder, environment))
    return {name: min(costs, key=lambda one: one.seconds) for name, costs in found.items()}
