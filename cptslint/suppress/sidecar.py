"""Acceptances written beside a convention, in `convention.docx.cptslint.toml`.

[[accept]]
rule = "SOR004"
reason = "Délai demandé par notre assureur"
article = "8"           # facultatif
quote = "préavis d'un an"  # facultatif
by = "bureau"
on = 2026-01-12
until = 2026-12-31
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cptslint.config.files import nearest
from cptslint.errors import ConfigError
from cptslint.model.suppression import Ground
from cptslint.suppress.acceptance import Acceptance
from cptslint.suppress.dates import read_date

_TABLE = "accept"
_TEXTS = ("rule", "reason", "article", "quote", "by")
_DATES = ("on", "until")


def read_sidecar(path: Path) -> tuple[Acceptance, ...]:
    """Read the acceptances of a file.

    Args:
        path: The file beside a convention.

    Raises:
        ConfigError: The file cannot be read, is no TOML, or holds a wrong key or value.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"« {path} » ne peut pas être lu : vérifiez les droits du fichier.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"« {path} » n'est pas un fichier TOML correct ({error}).") from error
    return _Reader(path, text).read(data)


class _Reader:
    """Checks a file and tells where a mistake stands."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()
        self._heads = [n for n, line in enumerate(self._lines, 1) if re.match(rf"\s*\[\[\s*{_TABLE}\s*\]\]", line)]

    def read(self, data: Mapping[str, Any]) -> tuple[Acceptance, ...]:
        for key in data:
            if key != _TABLE:
                raise self._error(key, 0, f"la clé « {key} » n'existe pas ; écrivez des blocs [[{_TABLE}]]")
        entries = data.get(_TABLE, [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self._error(_TABLE, 0, f"« {_TABLE} » s'écrit [[{_TABLE}]]")
        return tuple(self._acceptance(entry, rank) for rank, entry in enumerate(entries))

    def _acceptance(self, entry: Mapping[str, Any], rank: int) -> Acceptance:
        line = self._heads[rank] if rank < len(self._heads) else 0
        for key in entry:
            if key not in (*_TEXTS, *_DATES):
                raise self._error(key, line, f"la clé « {key} » n'existe pas{nearest(key, (*_TEXTS, *_DATES))}")
        texts = {key: self._text(key, entry[key], line) for key in _TEXTS if key in entry}
        dates = {key: self._date(key, entry[key], line) for key in _DATES if key in entry}
        if not texts.get("rule"):
            raise self._error(_TABLE, line, "il manque la clé « rule », avec le code de la règle acceptée")
        on = dates.get("on")
        return Acceptance(
            code=texts["rule"].strip().upper(),
            reason=texts.get("reason", "").strip(),
            ground=Ground.SIDECAR,
            place=f"{self._path.name}, ligne {line}" if line else self._path.name,
            by=texts.get("by", ""),
            on=on.isoformat() if on else "",
            until=dates.get("until"),
            article=texts.get("article", "").strip(),
            quote=texts.get("quote", ""),
        )

    def _text(self, key: str, value: Any, line: int) -> str:
        if key == "article" and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            raise self._error(key, line, f"« {key} » attend un texte entre guillemets")
        return value

    def _date(self, key: str, value: Any, line: int) -> date:
        if isinstance(value, datetime):
            return value.date()
        day = value if isinstance(value, date) else read_date(value) if isinstance(value, str) else None
        if day is None:
            raise self._error(key, line, f"« {key} » attend une date, comme 2027-12-31")
        return day

    def _error(self, word: str, after: int, message: str) -> ConfigError:
        """Return an error at the first line that begins with a word, from a line on."""
        pattern = re.compile(rf"\s*(?:\[\[?\s*)?[\"']?{re.escape(word)}(?![\w-])")
        found = next((n for n, line in enumerate(self._lines, 1) if n >= after and pattern.match(line)), after)
        place = f", ligne {found}" if found else ""
        return ConfigError(f"{self._path}{place} : {message}.")
