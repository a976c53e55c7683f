"""What the DOCX reader makes of a folder of real files: `python -m benchmarks.docx_survey FOLDER`.

Every file is read in this process, its time taken, and its words compared with an extraction that shares no code with the
reader (`tests/readers/oracle.py`). What is printed: files opened, refusals by reason, files that lose a word, the slowest.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cptslint.errors import InputError
from cptslint.model.document import BlockKind, Document
from cptslint.readers import read_bytes
from tests.readers.oracle import accepted_words, words

SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
_EDGES = (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file.

    Attributes:
        path: The file.
        seconds: Time to read or refuse it.
        refused: The sentence of the refusal; empty when the file opened.
        lost: Words of the oracle that are not in the text.
        unknown: Why the oracle itself could not read the file; empty when it could.
    """

    path: Path
    seconds: float
    refused: str = ""
    lost: Counter[str] | None = None
    unknown: str = ""


def survey(folder: Path) -> Iterator[Read]:
    """Read every Word file below a folder, in the order of the names.

    Args:
        folder: Where the files are.
    """
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()):
        yield _read(path)


def _read(path: Path) -> Read:
    data = path.read_bytes()
    begun = time.perf_counter()
    try:
        document = read_bytes(data, "x")
    except InputError as error:
        return Read(path, time.perf_counter() - begun, refused=str(error))
    seconds = time.perf_counter() - begun
    try:
        expected = accepted_words(data)
    except Exception as error:  # noqa: BLE001  the oracle is simpler than the reader and may fail in any way
        return Read(path, seconds, unknown=repr(error)[:100])
    return Read(path, seconds, lost=expected - words(_body(document)))


def _body(document: Document) -> str:
    body = (block.span.slice(document.text) for block in document.blocks if block.kind not in _EDGES)
    return "\n".join(body)


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--details", action="store_true", help="name each refused file and each file that loses a word")
    arguments = parser.parse_args()
    reads = list(survey(arguments.folder))
    if not reads:
        sys.exit("no Word file there")
    refused = [read for read in reads if read.refused]
    losing = [read for read in reads if read.lost]
    unknown = [read for read in reads if read.unknown]
    slowest = max(reads, key=lambda read: read.seconds)
    print(f"{len(reads)} files: {len(reads) - len(refused)} opened, {len(refused)} refused, {len(losing)} lose a word")
    print(f"{len(unknown)} opened files could not be compared; slowest {slowest.seconds:.1f} s ({slowest.path.name})")
    reasons = Counter(re.sub(r"« [^»]* »", "«»", read.refused) for read in refused)
    for reason, count in reasons.most_common():
        print(f"{count:5} {reason}")
    if arguments.details:
        for read in (*refused, *losing, *unknown):
            lost = " ".join(word for word, _ in (read.lost or Counter()).most_common(12))
            print(f"{read.path}: {read.refused or read.unknown or 'lost: ' + lost}")


if __name__ == "__main__":
    main()
