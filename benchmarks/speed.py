"""How fast an installed tool is, against the time that spaCy alone takes to be imported, and where the time goes.

    python -m benchmarks.speed

Prints a table; nothing here is a test, since times depend on the machine and on what else runs on it. Times are processor
times, the least of several runs, and ratios compare commands run in turns. docs/performances.md says how to read them.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import docx

from benchmarks.processes import cost, in_turns
from cptslint.analysis import analyse
from cptslint.balance.weigh import weigh
from cptslint.engine import run
from cptslint.matchers.context import Context
from cptslint.model.document import Document
from cptslint.packs.compiled import NAME, compiled, shipped
from cptslint.packs.indexed import indexed
from cptslint.packs.locate import built_in_packs
from cptslint.packs.rules import Pack, load_pack
from cptslint.readers import read, read_bytes
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import reporter
from cptslint.structure.build import build

ROOT = Path(__file__).parents[1]
WORDS = 3000
RUNS = 5


def docx_of(words: int) -> Path:
    """Return the corpus DOCX nearest to a length, lengthened to it by repeating its paragraphs.

    Args:
        words: Words that the file must have.

    Returns:
        A temporary file.
    """
    folders = sorted((ROOT / "corpus" / "dev").glob("*/convention.docx"))
    best = max(folders, key=lambda path: len(read(path).text.split()))
    document = docx.Document(str(best))
    paragraphs = [(p.text, p.style) for p in document.paragraphs if p.text.strip()]
    at = len(paragraphs) // 3
    count = len(read(best).text.split())
    while count < words:
        text, style = paragraphs[at % len(paragraphs)]
        document.add_paragraph(text, style)
        count += len(text.split())
        at += 1
    with tempfile.NamedTemporaryFile(suffix=".docx", delete=False) as file:
        document.save(file.name)
    return Path(file.name)


@contextmanager
def installed() -> Iterator[Path]:
    """Give a folder that holds the package as the wheel does, its rules compiled, and its modules too."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = shutil.copytree(ROOT / "cptslint", folder / "cptslint", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "rules", package / "_rules")
        (package / NAME).write_bytes(compiled(package / "_rules"))
        yield folder


def processor(call: Callable[[], object], runs: int = 3) -> float:
    """Return the least processor time of several calls."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def peak_megabytes(command: Sequence[str]) -> float:
    """Return the greatest resident memory of one process."""
    return cost(command, ROOT, {}).megabytes


def processes(convention: Path) -> None:
    """Print what whole runs cost: the first of a process, and one that was made before."""
    with installed() as folder, tempfile.TemporaryDirectory() as kept:
        check = [sys.executable, "-m", "cptslint", str(convention)]
        commands = {
            "import spacy": [sys.executable, "-c", "import spacy"],
            "cold run": [*check, "--no-cache"],
            "warm run": check,
        }
        environment = {"CPTSLINT_CACHE_DIR": kept, "CPTSLINT_NO_CACHE": "", "PYTHONPATH": str(folder)}
        in_turns(commands, folder, environment, 1)  # compiles the modules and fills the cache
        costs = in_turns(commands, folder, environment, RUNS)
    spacy = costs["import spacy"].seconds
    for name, found in costs.items():
        print(
            f"{name:34}{found.seconds:7.3f} s  {found.seconds / spacy:5.2f} × import spacy  {found.megabytes:5.0f} MB"
        )


def checks(document: Document, pack: Pack, runs: int = 3) -> tuple[float, float]:
    """Return the least processor times of the rules and of the balance, each on what a new reading knows."""
    times = []
    for _ in range(runs):
        reading = build(document, pack.vocabulary)
        start = time.process_time()
        found = run(pack.rules, Context(reading, pack.qualifiers))
        checked = time.process_time()
        weigh(reading, pack, found)
        times.append((checked - start, time.process_time() - checked))
    return min(one for one, _ in times), min(other for _, other in times)


def stages(convention: Path, pack: Pack) -> None:
    """Print what each stage of a run costs once everything is loaded."""
    data = convention.read_bytes()
    document = read_bytes(data, "c.docx")
    report = analyse(document, pack)
    checking, weighing = checks(document, pack)
    with installed() as folder:
        gc.disable()  # as the tool does while it loads
        loading = processor(lambda: shipped(folder / "cptslint" / "_rules"))
        gc.enable()
    for name, seconds in (
        ("rules from YAML", processor(lambda: load_pack(built_in_packs()), 2)),
        ("rules as compiled in the wheel", loading),
        ("reading the DOCX", processor(lambda: read_bytes(data, "c.docx"))),
        ("structure and commitments", processor(lambda: build(document, pack.vocabulary))),
        ("rules, concepts they need", checking),
        ("balance, rules from the other side", weighing),
        ("report for the terminal", processor(lambda: reporter("text")([report], ReportOptions()))),
    ):
        print(f"{name:34}{seconds:7.3f} s")
    whole = processor(lambda: analyse(read_bytes(data, "c.docx"), pack), RUNS)
    print(f"{'conventions per second and core':34}{1 / whole:7.1f}")


def main() -> int:
    """Print the table."""
    convention = docx_of(WORDS)
    try:
        print(f"DOCX of {len(read(convention).text.split())} words, Python {sys.version.split()[0]}\n")
        processes(convention)
        pack = indexed(load_pack(built_in_packs()))
        gc.collect()
        gc.freeze()
        print()
        stages(convention, pack)
    finally:
        convention.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
