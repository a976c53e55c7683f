"""Plain data that remembers its lines, whatever it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cptslint.errors import PackError


class YamlMap(dict[str, Any]):
    """A mapping that knows where it stands.

    Attributes:
        file: Name of the file.
        line: Line of the mapping, from 1.
        lines: Line of each key.
    """

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def error(self, message: str, key: str | None = None) -> PackError:
        """Return an error about one key, or about the whole mapping."""
        return PackError(" ".join(message.split()), file=self.file, line=self.lines.get(key or "", self.line))

    def check_keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
        """Refuse unknown and missing keys.

        Args:
            allowed: Keys that may stand here.
            required: Keys that must.

        Raises:
            PackError: With the line and the nearest valid word.
        """
        known = list(allowed)
        for key in self:
            if key not in known:
                raise self.error(f"clé inconnue « {key} »{nearest(key, known)}", key)
        for key in required:
            if key not in self:
                raise self.error(f"la clé « {key} » manque")

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text value; PackError when it is missing or no text."""
        value = self.get(key, default)
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise self.error(f"« {key} » doit être un texte", key)
        return " ".join(str(value).split()) if "\n" not in str(value).strip() else str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is absent; one text counts as a list of one."""
        value = self.get(key, [])
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in items):
            raise self.error(f"« {key} » doit être une liste de textes", key)
        return tuple(str(item) for item in items)

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a truth value; PackError when it is no "true" nor "false"."""
        value = self.get(key, default)
        if not isinstance(value, bool):
            raise self.error(f"« {key} » doit être true ou false", key)
        return value

    def number(self, key: str, default: float | None = None) -> float | None:
        """Return a number, None when absent and without default; PackError when it is no number."""
        value = self.get(key, default)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        raise self.error(f"« {key} » doit être un nombre", key)

    def entries(self) -> Iterable[tuple[str, YamlMap]]:
        """Return the keys with the mapping each must hold; PackError at the first that holds none."""
        for key, value in self.items():
            if not isinstance(value, YamlMap):
                raise self.error(f"« {key} » doit contenir des clés", key)
            yield key, value

    def maps(self, key: str) -> tuple[YamlMap, ...]:
        """Return the mappings of a list, empty when the key is absent; one mapping counts as a list of one."""
        value = self.get(key, [])
        items = [value] if isinstance(value, YamlMap) else value
        if not isinstance(items, list) or not all(isinstance(item, YamlMap) for item in items):
            raise self.error(f"« {key} » doit être une liste de blocs à clés", key)
        return tuple(items)

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a value among a closed set; PackError with the nearest valid word otherwise."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.error(f"« {key}: {value} » n'est pas admis{nearest(value, allowed)}", key)
        return value


def nearest(word: str, known: Iterable[str]) -> str:
    """Return " ; vouliez-vous dire « … » ?" with the nearest known word, or the known words."""
    from rapidfuzz import process

    words = sorted(known)
    best = process.extractOne(word, words, score_cutoff=60)
    if best:
        return f" ; vouliez-vous dire « {best[0]} » ?"
    return f" ; admis : {', '.join(words)}" if words else ""
