"""A baseline: the findings that a repository of conventions starts from, so that only new ones are told.

The file is JSON, sorted, one finding per line in `git diff`: conventions by their path from the folder of the file, then
their findings in the order of the report, each with its rule and its fingerprint. Place and words are there for people.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cptslint.errors import ConfigError
from cptslint.model.document import Note
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.model.suppression import Ground, Suppressed, Suppression
from cptslint.suppress.accept import set_aside

NAME = ".cptslint-baseline.json"
VERSION = 1
_QUOTED = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that was there.

    Attributes:
        rule: Code of the rule.
        fingerprint: Rule and words of the passage.
        location: Where it stood then.
        quote: How the passage begins; empty for what is missing.
    """

    rule: str
    fingerprint: str
    location: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a file of baseline says.

    Attributes:
        files: Findings of each convention, by path from the folder of the file, with "/".
    """

    files: Mapping[str, tuple[Entry, ...]]


def key_of(convention: str, baseline: Path) -> str:
    """Return how a baseline names a convention.

    Args:
        convention: Path as the user gave it.
        baseline: File of the baseline.
    """
    path = os.path.abspath(convention)  # noqa: PTH100  symbolic links stay as they are
    with suppress(ValueError):  # another drive of Windows: the whole path names it
        path = os.path.relpath(path, os.path.abspath(baseline.parent))  # noqa: PTH100
    return Path(path).as_posix()


def load(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        ConfigError: The file is absent or was not written by `cptslint baseline`.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"la référence « {path} » n'existe pas : écrivez-la avec « cptslint baseline ».") from error
    except OSError as error:
        raise ConfigError(f"la référence « {path} » ne peut pas être lue : vérifiez les droits du fichier.") from error
    except ValueError as error:
        raise _unreadable(path) from error
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("files"), dict):
        raise _unreadable(path)
    try:
        files = {str(name): tuple(_entry(item) for item in items) for name, items in data["files"].items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise _unreadable(path) from error
    return Baseline(files)


def _entry(item: Mapping[str, Any]) -> Entry:
    return Entry(str(item["rule"]), str(item["fingerprint"]), str(item.get("location", "")), str(item.get("quote", "")))


def _unreadable(path: Path) -> ConfigError:
    return ConfigError(
        f"« {path} » n'est pas une référence de cptslint : réécrivez-la avec « cptslint baseline -o {path} »."
    )


def dump(baseline: Baseline) -> bytes:
    """Return the bytes of a file of baseline; conventions without finding are left out."""
    lines = []
    for name in sorted(baseline.files):
        entries = [json.dumps(_described(entry), ensure_ascii=False) for entry in baseline.files[name]]
        if entries:
            inside = ",\n".join(f"      {entry}" for entry in entries)
            lines.append(f"    {json.dumps(name, ensure_ascii=False)}: [\n{inside}\n    ]")
    files = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
    return f'{{\n  "version": {VERSION},\n  "files": {files}\n}}\n'.encode("utf-8", "surrogatepass")


def _described(entry: Entry) -> dict[str, str]:
    told = {"rule": entry.rule, "fingerprint": entry.fingerprint, "location": entry.location, "quote": entry.quote}
    return {key: value for key, value in told.items() if value}


def entries_of(report: Report) -> tuple[Entry, ...]:
    """Return the open findings of a report as entries."""
    return tuple(_written(finding, report) for finding in report.findings)


def _written(finding: Finding, report: Report) -> Entry:
    text = report.contract.document.text
    words = "" if finding.span is None else " ".join(finding.span.slice(text).split())
    quote = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rstrip()}…"
    return Entry(finding.rule.code, finding.fingerprint, finding.location, quote)


def compare(report: Report, baseline: Baseline, path: Path) -> Report:
    """Set aside the findings that a baseline knows, each entry for one finding.

    Args:
        report: What was found.
        baseline: The baseline.
        path: Its file, for what is said of it and to name the convention.

    Returns:
        The report; a note counts the entries of rules that were run and that stand for nothing any more.
    """
    entries = baseline.files.get(key_of(report.contract.document.source, path), ())
    left = Counter(entry.fingerprint for entry in entries)
    decision = Suppression(Ground.BASELINE, place=path.name)
    aside = {}
    for index, finding in enumerate(report.findings):
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            aside[index] = Suppressed(finding, decision)
    ran = {rule.code for rule in report.rules}
    stale = sum(left[e.fingerprint] for e in {entry.fingerprint: entry for entry in entries}.values() if e.rule in ran)
    notes = (Note("baseline-stale", _stale(stale, path)),) if stale else ()
    return set_aside(report, aside, notes)


def _stale(count: int, path: Path) -> str:
    what = "Un point" if count == 1 else f"{count} points"
    rest = "n'est plus relevé" if count == 1 else "ne sont plus relevés"
    return f"{what} de la référence ({path.name}) {rest} : « cptslint baseline prune » la met à jour."


def pruned(baseline: Baseline, found: Mapping[str, tuple[Entry, ...]]) -> Baseline:
    """Return a baseline without the entries that stand for nothing any more.

    Args:
        baseline: The baseline.
        found: What is found now in the conventions that were read, by their name in the baseline; a convention that is
            not there keeps its entries.
    """
    files = dict(baseline.files)
    for name, entries in found.items():
        left = Counter(entry.fingerprint for entry in entries)
        kept = []
        for entry in files.get(name, ()):
            if left[entry.fingerprint] > 0:
                left[entry.fingerprint] -= 1
                kept.append(entry)
        files[name] = tuple(kept)
    return replace(baseline, files=files)
