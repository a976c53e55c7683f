"""How fast the tool is, as ratios measured in one run on one machine.

    python -m benchmarks.ratios
    python -m benchmarks.ratios --documents 200

Times are processor times, the least of several runs in turns, so that a busy machine changes them little; those of several
processes are wall times, since they are what `--jobs` spares. docs/performances.md says how to read the table.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.growth import longer
from benchmarks.speed import docx_of, peak_megabytes
from cptslint.analysis import analyse
from cptslint.batch import Means, Task, run
from cptslint.config.settings import Settings
from cptslint.packs.locate import built_in_packs
from cptslint.packs.pack import Pack
from cptslint.packs.rules import load_pack
from cptslint.readers import read, read_bytes

ROOT = Path(__file__).parents[1]
WORDS = 3000
TURNS = 3
SEVERAL = 200
"""Documents given to one process, then to two."""
LEAST_ARTICLES, MOST_ARTICLES = 10, 1000
OTHERS: Mapping[str, tuple[str, ...]] = {
    "textlint": ("textlint", "--rule", "no-todo"),
    "contract-lint": ("contract-lint", "lint"),
}
"""Linters of others, measured when they are on the path: name, then the words before the file."""


def spent(command: Sequence[str], **environment: str) -> float:
    """Return the processor seconds, of the user and of the system, of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turns(calls: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Return the least result of each call, all called one after the other several times."""
    rounds = [{name: call() for name, call in calls.items()} for _ in range(TURNS)]
    return {name: min(one[name] for one in rounds) for name in calls}


def resident_megabytes() -> float:
    """Return the greatest resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def starts(convention: Path, text: Path) -> Iterator[str]:
    """Yield the lines about one convention checked by one process."""
    tool = (sys.executable, "-m", "cptslint", "--format", "json", str(convention))
    with tempfile.TemporaryDirectory() as kept:
        spent(tool, CPTSLINT_CACHE_DIR=kept)
        found = {name: shutil.which(words[0]) for name, words in OTHERS.items()}
        others = {name: (path, *OTHERS[name][1:], str(text)) for name, path in found.items() if path is not None}
        times = in_turns(
            {
                "import spacy": lambda: spent((sys.executable, "-c", "import spacy")),
                "cold": lambda: spent((*tool, "--no-cache")),
                "warm": lambda: spent(tool, CPTSLINT_CACHE_DIR=kept),
                **{name: lambda command=command: spent(command) for name, command in others.items()},  # type: ignore[misc]
            }
        )
    base = times["import spacy"]
    yield f"import spacy                      {base:7.2f} s"
    yield f"cold run, DOCX of {WORDS} words     {times['cold']:7.2f} s   {times['cold'] / base:5.2f} times import spacy"
    yield f"warm run, the same                {times['warm']:7.2f} s   {times['warm'] / base:5.2f} times import spacy"
    for name in OTHERS:
        if name in times:
            yield f"{name:<15} on the same text {times[name]:7.2f} s   cold run: {times['cold'] / times[name]:.2f} times as long"
        else:
            yield f"{name:<15} on the same text  absent"
    yield f"peak memory of a cold run         {peak_megabytes((*tool, '--no-cache')):7.0f} MB"


def repeated(count: int) -> list[Task]:
    """Return the conventions of the corpus, again and again up to a count."""
    paths = sorted(path for path in (ROOT / "corpus" / "dev").glob("*/convention.*") if path.suffix != ".toml")
    return [Task(str(paths[index % len(paths)]), Settings()) for index in range(count)]


def throughput(documents: int) -> Iterator[str]:
    """Yield the lines about many conventions in one process, reports dropped as they come."""
    running = run(repeated(documents), Means())
    next(running)
    memory, start = resident_megabytes(), time.process_time()
    for done, _ in enumerate(running, start=1):
        if done == documents // 10:
            memory = resident_megabytes()
    taken = time.process_time() - start
    words = sum(len(read(Path(task.name)).text.split()) for task in repeated(40)) / 40
    yield f"conventions per second and core   {(documents - 1) / taken:7.1f}     {documents} documents of {words:.0f} words"
    yield f"memory after a tenth, at the end  {memory:7.0f} MB  {resident_megabytes():.0f} MB"


def several() -> Iterator[str]:
    """Yield the line about two processes."""
    times = {}
    for jobs in (1, 2):
        start = time.perf_counter()
        for _ in run(repeated(SEVERAL), Means(), jobs):
            pass
        times[jobs] = time.perf_counter() - start
    yield f"--jobs 2 on {SEVERAL} documents         {times[2]:7.1f} s   {times[1] / times[2]:5.2f} times as fast as one"


def growth(pack: Pack) -> Iterator[str]:
    """Yield the lines about one convention that becomes longer."""
    own = len(analyse(read_bytes(longer(1).encode(), "c.txt"), pack).contract.articles)
    first: tuple[int, float] | None = None
    for wanted in (LEAST_ARTICLES, 100, MOST_ARTICLES):
        data = longer(max(1, round(wanted / own))).encode()
        start = time.process_time()
        report = analyse(read_bytes(data, "c.txt"), pack)
        taken, articles = time.process_time() - start, len(report.contract.articles)
        more = (
            f"   {articles / first[0]:5.1f} times the articles, {taken / first[1]:5.1f} times the cost" if first else ""
        )
        first = first or (articles, taken)
        yield f"{articles:5} articles                    {taken:7.2f} s{more}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, line after line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000, help="documents of the measure of throughput")
    documents = parser.parse_args(arguments).documents
    convention = docx_of(WORDS)
    text = convention.with_suffix(".md")
    try:
        text.write_text(read(convention).text, encoding="utf-8")
        for line in starts(convention, text):
            print(line, flush=True)
    finally:
        convention.unlink()
        text.unlink(missing_ok=True)
    pack = load_pack(built_in_packs())
    for part in (throughput(documents), several(), growth(pack)):
        for line in part:
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
