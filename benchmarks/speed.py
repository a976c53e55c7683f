"""How fast the tool is, against the time that spaCy alone takes to be imported.

    python -m benchmarks.speed

Prints a table; nothing here is a test, since times depend on the machine and on what else runs on it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import docx

from benchmarks.growth import longer
from cptslint.analysis import analyse
from cptslint.packs.locate import built_in_packs
from cptslint.packs.rules import Pack, load_pack
from cptslint.readers import read, read_bytes

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


def seconds(command: Sequence[str]) -> float:
    """Return the wall time of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def processor(call: Callable[[], object]) -> float:
    """Return the least processor time of three calls."""
    times = []
    for _ in range(3):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def alternate(first: Sequence[str], second: Sequence[str]) -> tuple[float, float]:
    """Return the median wall times of two commands run in turns, so that both meet the same machine."""
    pairs = [(seconds(first), seconds(second)) for _ in range(RUNS)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def peak_megabytes(command: Sequence[str]) -> float:
    """Return the greatest resident memory of one process."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def throughput(pack: Pack) -> float:
    """Return how many conventions of the corpus one processor reads and analyses in a second."""
    paths = sorted((ROOT / "corpus" / "dev").glob("*/convention.*"))
    return len(paths) / processor(lambda: [analyse(read(path), pack) for path in paths])


def growth(pack: Pack) -> list[tuple[int, float]]:
    """Return the words and the processor time of conventions one, two, five and ten times as long."""
    found = []
    for times in (1, 2, 5, 10):
        data = longer(times).encode()
        found.append((len(data.split()), processor(partial(_analyse, data, pack))))
    return found


def _analyse(data: bytes, pack: Pack) -> None:
    analyse(read_bytes(data, "c.txt"), pack)


def main() -> int:
    """Print the table."""
    convention = docx_of(WORDS)
    try:
        command = [sys.executable, "-m", "cptslint", str(convention)]
        whole, spacy = alternate(command, [sys.executable, "-c", "import spacy"])
        memory = peak_megabytes(command)
        size = len(read(convention).text.split())
    finally:
        convention.unlink()
    pack = load_pack(built_in_packs())
    loading = processor(lambda: load_pack(built_in_packs()))
    print(f"whole run, DOCX of {size} words    {whole:7.2f} s   (median of {RUNS}, cold process)")
    print(f"python -c 'import spacy'          {spacy:7.2f} s   (in turns with it)")
    print(f"ratio                             {whole / spacy:7.2f}     (at most 2)")
    print(f"peak memory                       {memory:7.0f} MB  (under 250)")
    print(f"loading the built-in pack         {loading:7.2f} s")
    print(f"conventions per second, loaded    {throughput(pack):7.1f}")
    (words, first), *rest = growth(pack)
    print(f"growth: {words:6} words            {first:7.2f} s")
    for more, taken in rest:
        print(
            f"        {more:6} words            {taken:7.2f} s   {more / words:5.1f} times the words, {taken / first:5.1f} times the cost"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
