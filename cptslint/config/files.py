"""Files of configuration: found from the convention upwards, read with every mistake told by file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cptslint.config.settings import ALL, PROFILES, SEVERITIES, PerFile, Tuned
from cptslint.errors import ConfigError

NAME = ".cptslint.toml"
_LISTS = ("select", "extend-select", "ignore")
_TEXTS = ("party", "packs", "baseline")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "fail-on": (*SEVERITIES, "none"),
    "profile": PROFILES,
}
_KEYS = (*_LISTS, *_TEXTS, *_CHOICES, "severity", "rules", "per-file")
_PER_FILE_KEYS = ("files", *_LISTS, "party", "profile", "severity", "rules")


def find_file(start: Path) -> Path | None:
    """Return the configuration nearest to a file or folder, not above the root of its repository.

    Args:
        start: The convention, or the folder of the run.

    Returns:
        `.cptslint.toml`, else a `pyproject.toml` that holds `[tool.cptslint]`, else None.
    """
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    for place in (folder, *folder.parents):
        if (own := place / NAME).is_file():
            return own
        project = place / "pyproject.toml"
        if project.is_file() and b"[tool.cptslint" in project.read_bytes():
            return project
        if (place / ".git").exists():
            return None
    return None


def read_file(path: Path, codes: Sequence[str]) -> dict[str, Any]:
    """Read a file of configuration.

    Args:
        path: `.cptslint.toml`, or a `pyproject.toml` with `[tool.cptslint]`.
        codes: Codes of the rules that exist.

    Returns:
        Values by the name of the attribute of `Settings`.

    Raises:
        ConfigError: The file is not TOML, a key or a rule is unknown, or a value is of the wrong kind.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"« {path} » ne peut pas être lu : vérifiez le nom et les droits du fichier.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"« {path} » n'est pas un fichier TOML correct ({error}).") from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("cptslint", {})
    return _Reader(path, text, codes).values(data, _KEYS)


class _Reader:
    """Checks the values of a file and tells where a wrong one stands."""

    def __init__(self, path: Path, text: str, codes: Sequence[str]) -> None:
        self._path = path
        self._text = text
        self._codes = codes
        self._names = (ALL, *sorted({code[:3] for code in codes}), *codes)

    def values(self, data: Mapping[str, Any], allowed: Sequence[str]) -> dict[str, Any]:
        """Return the checked values."""
        read: dict[str, Any] = {}
        for key, value in data.items():
            if key not in allowed:
                raise self._error(key, f"la clé « {key} » n'existe pas{nearest(key, allowed)}")
            read[key.replace("-", "_")] = self._value(key, value)
        read.pop("files", None)
        return read

    def _value(self, key: str, value: Any) -> Any:
        if key in _LISTS:
            return tuple(self._known(key, name) for name in self._texts(key, value))
        if key == "files":
            return self._texts(key, value)
        if key in _CHOICES:
            return self._one_of(key, value, _CHOICES[key])
        if key == "severity":
            return self._severities(value)
        if key == "rules":
            return self._parameters(value)
        if key == "per-file":
            return self._per_file(value)
        if not isinstance(value, str):
            raise self._error(key, f"« {key} » attend un texte entre guillemets")
        return value

    def _texts(self, key: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, f'« {key} » attend une liste de textes, comme ["SOR", "RGP001"]')
        return tuple(value)

    def _known(self, key: str, name: str) -> str:
        if name not in self._names:
            raise self._error(
                name, f"« {key} » nomme la règle « {name} », qui n'existe pas{nearest(name, self._names)}"
            )
        return name

    def _one_of(self, key: str, value: Any, allowed: Sequence[str]) -> str:
        if value not in allowed:
            raise self._error(key, f"« {key} » ne peut pas valoir « {value} »{nearest(str(value), allowed)}")
        return str(value)

    def _severities(self, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            raise self._error("severity", '« severity » attend une table, comme SOR004 = "info"')
        allowed = list(SEVERITIES)
        for code in value:
            if code not in self._codes:
                raise self._error(code, f"la règle « {code} » n'existe pas{nearest(code, self._codes)}")
        return {code: self._one_of(code, said, allowed) for code, said in value.items()}

    def _parameters(self, value: Any) -> dict[str, dict[str, Tuned]]:
        """Return values of parameters; whether a rule has them is known when it is compiled."""
        if not isinstance(value, dict) or not all(isinstance(inner, dict) for inner in value.values()):
            raise self._error("rules", "« rules » attend des tables, comme [rules.SOR004] puis mois = 3")
        for code in value:
            if code not in self._codes:
                raise self._error(code, f"la règle « {code} » n'existe pas{nearest(code, self._codes)}")
        return {code: self._tuned(code, inner) for code, inner in value.items()}

    def _tuned(self, code: str, values: Mapping[str, Any]) -> dict[str, Tuned]:
        tuned = {}
        for name, value in values.items():
            place = self._place(name, after=self._line(code, after=self._line("rules")))
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ConfigError(f"{place} : « {name} » attend un nombre.")
            tuned[name] = Tuned(float(value), place)
        return tuned

    def _per_file(self, value: Any) -> tuple[PerFile, ...]:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._error("per-file", "« per-file » s'écrit [[per-file]]")
        entries = []
        for item in value:
            values = self.values(item, _PER_FILE_KEYS)
            if "files" not in item:
                raise self._error("per-file", "« per-file » n'a pas de clé « files »")
            entries.append(PerFile(self._texts("files", item["files"]), values))
        return tuple(entries)

    def _error(self, word: str, message: str) -> ConfigError:
        return ConfigError(f"{self._place(word)} : {message}.")

    def _place(self, word: str, after: int = 0) -> str:
        line = self._line(word, after)
        return f"{self._path}, ligne {line}" if line else str(self._path)

    def _line(self, word: str, after: int = 0) -> int:
        """Return the first line that holds a word, from a line on; 0 when none does."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        numbered = enumerate(self._text.splitlines(), 1)
        return next((n for n, line in numbered if n >= after and pattern.search(line.split("#")[0])), 0)


def nearest(word: str, known: Sequence[str]) -> str:
    """Return " ; vouliez-vous dire « … » ?" with the nearest known word, or the known words when they are few."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    if best:
        return f" ; vouliez-vous dire « {best[0]} » ?"
    return f" ; admis : {', '.join(known)}" if len(known) < 20 else ""
