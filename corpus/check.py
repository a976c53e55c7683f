"""Check the gold files: known keys and values, known rule codes, quotes found in the text.

Run `python -m corpus.check [FOLDER ...]`; the format is described beside the catalogue and in `corpus/README.md`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from corpus.markup import MarkupError, accepted_text

ROOT: Final = Path(__file__).resolve().parents[1]
FEWEST_COMMITMENTS: Final = 15
MOST_COMMITMENTS: Final = 60
Entry: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one remark on a convention; a notice does not make the check fail."""

    path: Path
    what: str
    notice: bool = False

    def __str__(self) -> str:
        """Give the line to print."""
        return f"{self.path}: {'notice: ' if self.notice else ''}{self.what}"


@dataclass(frozen=True, slots=True)
class Field:
    """Say which values a key accepts."""

    expected: str
    accepts: Callable[[object], bool]
    required: bool = True


Shape: TypeAlias = Mapping[str, Field]


def one_of(*values: str) -> Field:
    """Accept the given words only."""
    return Field(f"one of {', '.join(values)}", lambda value: value in values)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_level(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


TEXT: Final = Field("a text", _is_text)
OPTIONAL_TEXT: Final = Field("a text", _is_text, required=False)
TEXT_OR_NULL: Final = Field("a text or null", lambda value: value is None or isinstance(value, str))
BOOLEAN: Final = Field("true or false", lambda value: isinstance(value, bool))
ENTRIES: Final = Field("a list", lambda value: isinstance(value, list))

PROFILE: Final = one_of(
    *("etablissement-public", "etablissement-prive", "esms", "dac", "crt", "collectivite"),
    *("tutelle", "industriel", "laboratoire", "usagers", "autre"),
)
GOLD: Final[Shape] = {
    "id": TEXT,
    "title": TEXT,
    "profile": PROFILE,
    "clean": BOOLEAN,
    "parties": ENTRIES,
    "articles": ENTRIES,
    "findings": ENTRIES,
    "traps": ENTRIES,
    "commitments": ENTRIES,
    "balance": one_of("equilibre", "a-reequilibrer", "desequilibre-manifeste", "favorable-cpts"),
}
SECTIONS: Final[Mapping[str, Shape]] = {
    "parties": {
        "role": one_of("cpts", "partner"),
        "name": TEXT,
        "aliases": Field("a list of texts", _is_texts, required=False),
    },
    "articles": {
        "number": TEXT_OR_NULL,
        "title": TEXT_OR_NULL,
        "level": Field("a whole number from 1", _is_level),
    },
    "findings": {"rule": TEXT, "article": OPTIONAL_TEXT, "quote": OPTIONAL_TEXT, "why": OPTIONAL_TEXT},
    "traps": {"rule": TEXT, "quote": OPTIONAL_TEXT, "why": OPTIONAL_TEXT},
    "commitments": {
        "quote": TEXT,
        "bearer": one_of("cpts", "partner", "both", "other"),
        "kind": one_of("obligation", "right", "prohibition", "exemption"),
        "financial": BOOLEAN,
    },
}
_RULE_CODE: Final = re.compile(r"[A-Z]{3}\d{3}")


def known_codes(root: Path = ROOT) -> frozenset[str]:
    """Give the rule codes of the shared catalogue, else of the built-in packs, else none.

    Args:
        root: The folder of the project.
    """
    catalogue = root.parent / "shared" / "catalogue.yaml"
    if catalogue.is_file():
        families = yaml.safe_load(catalogue.read_text(encoding="utf-8"))
        names = [code for family in families.values() if isinstance(family, dict) for code in family]
    else:
        names = [path.stem for path in (root / "rules").rglob("*.yaml")]
    return frozenset(name for name in names if _RULE_CODE.fullmatch(name))


def conventions(root: Path = ROOT) -> list[Path]:
    """Give the folders of `corpus/dev` and `corpus/test`, in order."""
    return sorted(path for split in ("dev", "test") for path in (root / "corpus" / split).glob("*") if path.is_dir())


def check(folder: Path, codes: frozenset[str]) -> Iterator[Problem]:
    """Check one convention.

    Args:
        folder: The folder of the convention.
        codes: The known rule codes; empty to leave them unchecked.
    """
    path = folder / "gold.yaml"
    try:
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = fold(read_text(folder))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, MarkupError) as error:
        yield Problem(folder, " ".join(str(error).split()))
        return
    faults = list(_check_gold(gold))
    yield from (Problem(path, fault) for fault in faults)
    if not faults:
        yield from (Problem(path, fault) for fault in _check_codes(gold, codes))
        yield from (Problem(path, fault) for fault in _check_quotes(gold, text))
        yield from (Problem(path, remark, notice=True) for remark in _remarks(gold, text))


def _decoded(data: bytes) -> str:
    """Decode a text convention: UTF-8, else Windows-1252 as old word processors write it."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def read_text(folder: Path) -> str:
    """Give the text that the quotes come from: `convention.txt`, else the accepted text of `source.md`.

    Raises:
        FileNotFoundError: The folder has neither.
        MarkupError: The source cannot be understood.
    """
    plain, source = folder / "convention.txt", folder / "source.md"
    if plain.is_file():
        return _decoded(plain.read_bytes())
    try:
        return accepted_text(source.read_text(encoding="utf-8"))
    except MarkupError as error:
        raise MarkupError(f"{source.name}: {error}") from error


def fold(text: str) -> str:
    """Turn every run of white space, no-break spaces included, into one space."""
    return " ".join(text.split())


def _check_gold(gold: object) -> Iterator[str]:
    """Yield what is wrong with the keys and values of a gold file."""
    faults = list(_check_entry(gold, GOLD, "gold"))
    yield from faults
    if faults or not isinstance(gold, dict):
        return
    for section, shape in SECTIONS.items():
        for number, entry in enumerate(gold[section], 1):
            yield from _check_entry(entry, shape, f"{section} {number}")


def _check_entry(entry: object, shape: Shape, where: str) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"{where}: expected keys and values, found {entry!r}"
        return
    for key in sorted(entry.keys() - shape.keys(), key=str):
        yield f"{where}: unknown key {key!r}"
    for key, field in shape.items():
        if key not in entry:
            if field.required:
                yield f"{where}: missing key {key!r}"
        elif not field.accepts(entry[key]):
            yield f"{where}: {key} is {entry[key]!r}, expected {field.expected}"


def _check_codes(gold: Mapping[str, Sequence[Entry]], codes: frozenset[str]) -> Iterator[str]:
    for section in ("findings", "traps"):
        for number, entry in enumerate(gold[section], 1):
            if codes and entry["rule"] not in codes:
                yield f"{section} {number}: unknown rule {entry['rule']}"


def _check_quotes(gold: Mapping[str, Sequence[Entry]], text: str) -> Iterator[str]:
    """Yield the quotes that are absent, and those of commitments that are not unique."""
    for section in ("findings", "traps", "commitments"):
        for number, entry in enumerate(gold[section], 1):
            quote = fold(str(entry.get("quote", "")))
            count = text.count(quote) if quote else 1
            if count == 0:
                yield f"{section} {number}: quote not found: {quote}"
            elif count > 1 and section == "commitments":
                yield f"{section} {number}: quote found {count} times: {quote}"


def _remarks(gold: Mapping[str, Sequence[Entry]], text: str) -> Iterator[str]:
    yield f"{len(text.split())} words"
    count = len(gold["commitments"])
    if not FEWEST_COMMITMENTS <= count <= MOST_COMMITMENTS:
        yield f"{count} commitments, expected {FEWEST_COMMITMENTS} to {MOST_COMMITMENTS}"


def main(arguments: Sequence[str]) -> int:
    """Check the given folders, or the whole corpus; give the exit code."""
    codes = known_codes()
    if not codes:
        print("notice: no catalogue and no rules found, rule codes are not checked")
    folders: Iterable[Path] = map(Path, arguments) if arguments else conventions()
    problems = [problem for folder in folders for problem in check(folder, codes)]
    for problem in problems:
        print(problem)
    return int(any(not problem.notice for problem in problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
