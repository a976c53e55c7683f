"""Do the tests notice when the code is wrong? One small fault at a time is put into functions, and the tests that reach it are run.

    python -m benchmarks.mutation --sample 10 cptslint/structure/commitments/*.py -- tests/structure

Modules are mutated inside their functions, in the memory of a forked process: no file changes. A mutant that no test fails on
survives and is printed. A sample is the same for the same seed and the same source. When all the modules read commitments, or are
checks, the tests are run once before and what comes before these modules is kept, which makes a fault ten times cheaper.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import inspect
import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from benchmarks.kept import keep_readings, may_keep
from benchmarks.mutants import Mutant, mutants_of, watched, with_fault

TIMEOUT = 120
"""Seconds of the clock after which a mutant is taken to run for ever."""
Reached = dict[tuple[str, str], list[int]]
"""Which tests, by rank, call each function of the mutated modules."""
_SHARED = {"pack", "vocabulary"}
"""Fixtures of the whole session that take seconds, made once before the forks."""
_HOOK = "_mutation_reached"


def code_of(module: CodeType, name: str) -> CodeType:
    """Return the code of a function of a module, by its qualified name."""
    for constant in module.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == name:
                return constant
            if name.startswith(f"{constant.co_qualname}."):
                return code_of(constant, name)
    raise KeyError(name)


def function_of(module: ModuleType, name: str) -> FunctionType:
    """Return a function or method of a module, without what wraps it."""
    holder: Any = module
    for part in name.split("."):
        holder = inspect.getattr_static(holder, part)
    for attribute in ("fget", "func", "__func__"):
        holder = getattr(holder, attribute, holder)
    found = inspect.unwrap(holder)
    assert isinstance(found, FunctionType), name
    return found


def put(tree: ast.Module, path: str, names: Sequence[str]) -> ModuleType:
    """Make functions of a changed module take effect in this process, wherever they were imported."""
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    whole = compile(tree, str(module.__file__), "exec", dont_inherit=True)
    for name in names:
        function_of(module, name).__code__ = code_of(whole, name)
    return module


class Runner:
    """A pytest plugin that runs the collected tests on every mutant instead of running them once."""

    def __init__(self, chosen: Sequence[tuple[str, Mutant]]) -> None:
        self._chosen = chosen
        self._paths = list(dict.fromkeys(path for path, _ in chosen))
        self.survivors = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork once to see which tests call which functions, then once a mutant."""
        self._prepare(session)
        reached = self._reached(session)
        killers: list[int] = []
        for rank, (path, mutant) in enumerate(self._chosen):
            tests = reached.get((path, mutant.function), [])
            order = [one for one in killers if one in set(tests)]
            order += [one for one in tests if one not in set(order)]
            with tempfile.NamedTemporaryFile() as told:
                killed = bool(order) and _forked(lambda: self._judge(session, path, mutant, order, told.name)) != 0  # noqa: B023
                if killed and (killer := Path(told.name).read_text(encoding="utf-8")):
                    killers = [int(killer), *(one for one in killers if one != int(killer))]
            if not killed:
                self.survivors += 1
                why = "" if tests else " (no test calls its function)"
                print(f"\n{path}:{mutant.line}: {mutant.said}{why}", flush=True)
            print(f"{rank + 1}/{len(self._chosen)}", end="\r", file=sys.stderr, flush=True)
        return True

    def _prepare(self, session: pytest.Session) -> None:
        """Make what many tests share before the forks: what lasts the whole session, and all that they read when it may be kept."""
        from tests.checking import built_in, context_of

        built_in()
        fixtures = [set(getattr(item, "fixturenames", ())) for item in session.items]
        first = next((rank for rank, names in enumerate(fixtures) if names & _SHARED), 0)
        for rank in range(len(session.items)) if may_keep(self._paths) else (first,):
            _run(session, rank)
        context_of.cache_clear()
        if session.testsfailed:
            raise SystemExit("A test fails without any fault.")

    def _reached(self, session: pytest.Session) -> Reached:
        with tempfile.NamedTemporaryFile() as told:
            if _forked(lambda: _watch(session, self._paths, told.name), limit=1800) != 0:
                raise SystemExit("A test fails without any fault.")
            names = json.loads(Path(told.name).read_text(encoding="utf-8"))
        return {(path, name): tests for path, name, tests in names}

    def _judge(self, session: pytest.Session, path: str, mutant: Mutant, order: Sequence[int], told: str) -> None:
        put(with_fault(Path(path).read_text(encoding="utf-8"), mutant), path, [mutant.function])
        for rank in order:
            _run(session, rank)
            if session.testsfailed:
                Path(told).write_text(str(rank), encoding="utf-8")
                os._exit(1)


def _watch(session: pytest.Session, paths: Iterable[str], told: str) -> None:
    """Write which tests call each function of some modules."""
    reached: dict[tuple[str, str], set[int]] = {}
    current = 0
    for path in paths:
        tree, names = watched(Path(path).read_text(encoding="utf-8"), _HOOK)

        def called(name: str, path: str = path) -> None:
            reached.setdefault((path, name), set()).add(current)

        vars(put(tree, path, names))[_HOOK] = called
    for current in range(len(session.items)):
        _run(session, current)
    lines = [[path, name, sorted(tests)] for (path, name), tests in reached.items()]
    Path(told).write_text(json.dumps(lines), encoding="utf-8")
    os._exit(1 if session.testsfailed else 0)


def _run(session: pytest.Session, rank: int) -> None:
    """Run one test, and keep ready what the whole session shares."""
    item, other = session.items[rank], session.items[rank - 1]
    session._setupstate.teardown_exact(item)
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=other)


def _forked(work: Callable[[], None], limit: int = TIMEOUT) -> int:
    """Do some work in a silent copy of this process; return how it ended, 0 when nothing stopped it."""
    child = os.fork()
    if child == 0:
        try:
            signal.alarm(limit)
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            work()
        except BaseException:  # noqa: BLE001
            os._exit(2)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def chosen(paths: Sequence[str], sample: int, seed: int) -> Iterator[tuple[str, Mutant]]:
    """Yield some mutants of each module, in the order of its lines."""
    for path in paths:
        found = mutants_of(Path(path).read_text(encoding="utf-8"))
        some = random.Random(f"{seed} {path}").sample(found, min(sample, len(found)))
        yield from ((path, mutant) for mutant in sorted(some, key=lambda one: one.line))


def main(arguments: Sequence[str]) -> int:
    """Print the survivors and the score; return 0, or 2 when nothing could be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation")
    parser.add_argument("modules", nargs="+", help="files to mutate")
    parser.add_argument("--sample", type=int, default=10, help="most mutants of a module")
    parser.add_argument("--seed", type=int, default=1)
    ours, tests = list(arguments), ["tests"]
    if "--" in ours:
        cut = ours.index("--")
        ours, tests = ours[:cut], ours[cut + 1 :]
    options = parser.parse_args(ours)
    some = list(chosen(options.modules, options.sample, options.seed))
    runner = Runner(some)
    if may_keep(options.modules):
        keep_readings(options.modules)
    status = pytest.main(["-q", "-p", "no:cacheprovider", "-s", "-m", "not slow", *tests], plugins=[runner])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return 2
    print(f"\n{len(some) - runner.survivors} of {len(some)} mutants killed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
