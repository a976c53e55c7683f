"""Checking many conventions, in one process or several: results in the order asked for, and no bad file stops the others."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cptslint.cache import Cache
from cptslint.checking import Checker, Older
from cptslint.config.settings import Settings
from cptslint.errors import ConfigError, CptslintError
from cptslint.stages import Clock, Stages, untimed

if TYPE_CHECKING:
    from cptslint.model.report import Report

_MANY = 16
"""Conventions from which the index of the rules spares more than making it costs."""
CRASHED = (
    "« {} » a arrêté l'analyse net, sans doute faute de mémoire : donnez la convention seule, sans ses images ni ses"
    " annexes."
)


@dataclass(frozen=True, slots=True)
class Task:
    """A convention to check.

    Attributes:
        name: Path as the user gave it, or "-" for the standard input.
        settings: Its settings.
        data: Its bytes when they were read already; None to read the file.
        older: An older version of it, whose findings are no news; None when there is none.
    """

    name: str
    settings: Settings
    data: bytes | None = None
    older: Older | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """What every process of a run works with.

    Attributes:
        cache: Folder where results are kept; None to keep none.
        today: The day of the run.
        clock: What gives the time of stages; None not to measure them.
        many: So many conventions are given to each process that rules are worth an index.
    """

    cache: Path | None = None
    today: date | None = None
    clock: Clock | None = None
    many: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task.

    Attributes:
        name: That of the task.
        report: The report; None when the convention could not be checked.
        problem: Why it could not, in one French sentence.
        fatal: A setting is wrong: nothing of the run is worth anything.
        seconds: Time of each stage, when it was measured.
    """

    name: str
    report: Report | None = None
    problem: str = ""
    fatal: bool = False
    seconds: Mapping[str, float] = field(default_factory=dict)


def run(tasks: Sequence[Task], means: Means, jobs: int = 1) -> Generator[Outcome, None, None]:
    """Check conventions.

    Args:
        tasks: What to check.
        means: What to work with.
        jobs: Processes that may work at the same time, from 1.

    Yields:
        One outcome per task, in the order of the tasks, the same whatever the number of processes. Whoever stops before
        the end closes the generator, which ends the processes.
    """
    means = replace(means, many=len(tasks) >= _MANY * jobs)
    worker = _Worker(means)
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(worker.checked, tasks)
        return
    kept = {index: report for index, task in enumerate(tasks) if (report := worker.kept(task)) is not None}
    missing = [task for index, task in enumerate(tasks) if index not in kept]
    fresh = _parallel(missing, means, jobs) if len(missing) > 1 else (worker.checked(task) for task in missing)
    with closing(fresh):
        for index, task in enumerate(tasks):
            yield Outcome(task.name, kept[index]) if index in kept else next(fresh)


class _Worker:
    """Checks the conventions that one process is given; the rules are loaded once."""

    def __init__(self, means: Means) -> None:
        self._stages = Stages(means.clock) if means.clock else None
        stage = self._stages.stage if self._stages else untimed
        self._checker = Checker(Cache(means.cache), means.today, stage, many=means.many)

    def kept(self, task: Task) -> Report | None:
        """Return a result of an earlier run; None when there is none, or something is wrong, which is told later."""
        try:
            return self._checker.kept(*_read(task), task.settings, task.older)
        except CptslintError:
            return None

    def checked(self, task: Task) -> Outcome:
        """Check one convention."""
        before = self._seconds()
        report, problem, fatal = None, "", False
        try:
            report = self._checker.check(*_read(task), task.settings, task.older)
        except CptslintError as error:
            problem, fatal = str(error), isinstance(error, ConfigError)
        spent = {name: total - before.get(name, 0.0) for name, total in self._seconds().items()}
        return Outcome(task.name, report, problem, fatal, spent)

    def _seconds(self) -> Mapping[str, float]:
        return self._stages.seconds() if self._stages else {}


def _read(task: Task) -> tuple[bytes, str]:
    from cptslint.readers import load, source_of

    path = Path(task.name)
    return (load(path) if task.data is None else task.data, "-" if task.name == "-" else source_of(path))


@lru_cache(maxsize=1)
def _worker(means: Means) -> _Worker:
    """Return what checks in a process of its own, the same for all its tasks."""
    return _Worker(means)


def _work(task: Task, means: Means) -> Outcome:
    return _worker(means).checked(task)


def _parallel(tasks: Sequence[Task], means: Means, jobs: int) -> Generator[Outcome, None, None]:
    """Check in several processes; a task whose process dies is tried once more by itself."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    done = 0
    while done < len(tasks):
        pool = ProcessPoolExecutor(min(jobs, len(tasks) - done), mp_context=get_context("spawn"))
        try:
            futures = [pool.submit(_work, task, means) for task in tasks[done:]]
            for future in futures:
                yield future.result()
                done += 1
        except BrokenProcessPool:
            yield _alone(tasks[done], means)
            done += 1
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _alone(task: Task, means: Means) -> Outcome:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_work, task, means).result()
        except BrokenProcessPool:
            return Outcome(task.name, None, CRASHED.format(task.name))
