"""The options of a rule, read from YAML for the check kinds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from cptslint.packs.lexicon import compile_terms
from cptslint.packs.yaml_nodes import YamlMap, load_map
from cptslint.text.terms import Term, TermParser


class YamlOptions:
    """Typed access to a mapping of a pack; implements `matchers.options.OptionReader`.

    Args:
        data: The mapping.
        parse: The term compiler; unknown references are refused by it.
        folder: The folder of the pack, where the data files that rules share stand.
    """

    def __init__(self, data: YamlMap, parse: TermParser, folder: Path) -> None:
        self._data = data
        self._parse = parse
        self._folder = folder

    def check_keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
        """Refuse unknown and missing keys."""
        self._data.check_keys(allowed, required)

    def has(self, key: str) -> bool:
        """Tell whether a key is written."""
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text."""
        return self._data.text(key, default)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when absent."""
        return self._data.texts(key)

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a text among a closed set."""
        return self._data.one_of(key, allowed, default)

    def many_of(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return a list of texts among a closed set, empty when absent."""
        values = self._data.texts(key)
        for value in values:
            holder = YamlMap(self._data.file, self._data.lines.get(key, self._data.line))
            holder[key] = value
            holder.one_of(key, allowed)
        return values

    def number(self, key: str, default: float | None = None) -> float | None:
        """Return a number, None when absent and without default."""
        return self._data.number(key, default)

    def flag(self, key: str) -> bool:
        """Return a truth value, False when absent."""
        return self._data.flag(key)

    def terms(self, key: str) -> tuple[Term, ...]:
        """Return compiled terms, empty when absent."""
        return compile_terms(self._data, key, self._parse)

    def groups(self, key: str) -> tuple[tuple[Term, ...], ...]:
        """Return groups of terms: a list whose entries are a term or a list of alternatives."""
        groups = []
        for entry in self._items(key):
            holder = YamlMap(self._data.file, self._data.lines.get(key, self._data.line))
            holder[key] = entry if isinstance(entry, list) else [entry]
            groups.append(compile_terms(holder, key, self._parse))
        return tuple(groups)

    def child(self, key: str) -> YamlOptions:
        """Return the options nested under a key."""
        value = self._data.get(key)
        if not isinstance(value, YamlMap):
            raise self._data.error(f"« {key} » doit contenir des clés", key)
        return YamlOptions(value, self._parse, self._folder)

    def children(self, key: str) -> tuple[YamlOptions, ...]:
        """Return the nested options of a list, empty when absent; one mapping counts as a list of one."""
        return tuple(YamlOptions(item, self._parse, self._folder) for item in self._data.maps(key))

    def mapping(self, key: str) -> tuple[tuple[str, YamlOptions], ...]:
        """Return the named nested options under a key, in order; a list stands for its scenarios."""
        value = self._data.get(key)
        if not isinstance(value, YamlMap):
            raise self._data.error(f"« {key} » doit contenir des noms", key)
        named = []
        for name, entry in value.items():
            holder = YamlMap(self._data.file, value.lines.get(name, value.line))
            holder["scenarios"] = entry
            holder.lines["scenarios"] = value.lines.get(name, value.line)
            named.append((name, YamlOptions(holder, self._parse, self._folder)))
        return tuple(named)

    def shared(self, key: str) -> tuple[tuple[str, YamlOptions], ...]:
        """Return the named entries of the data file of the pack that a key names, in order."""
        name = self.text(key)
        path = self._folder / name
        if Path(name).name != name or not path.is_file():
            raise self._data.error(f"« {key}: {name} » n'est pas un fichier du dossier des règles", key)
        return tuple((entry, YamlOptions(data, self._parse, self._folder)) for entry, data in load_map(path).entries())

    def _items(self, key: str) -> list[Any]:
        value = self._data.get(key, [])
        if not isinstance(value, list):
            raise self._data.error(f"« {key} » doit être une liste", key)
        return value
