"""YAML to plain data that remembers its lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import process

from cptslint.errors import PackError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUTH = {"true": True, "false": False}


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
        return PackError(message, file=self.file, line=self.lines.get(key or "", self.line))

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
        if not all(isinstance(item, str | int | float) for item in items):
            raise self.error(f"« {key} » doit être une liste de textes", key)
        return tuple(str(item) for item in items)

    def one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return a value among a closed set; PackError with the nearest valid word otherwise."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.error(f"« {key}: {value} » n'est pas admis{nearest(value, allowed)}", key)
        return value


def nearest(word: str, known: Iterable[str]) -> str:
    """Return " ; vouliez-vous dire « … » ?" with the nearest known word, or the known words."""
    words = sorted(known)
    best = process.extractOne(word, words, score_cutoff=60)
    if best:
        return f" ; vouliez-vous dire « {best[0]} » ?"
    return f" ; admis : {', '.join(words)}" if words else ""


def load_yaml(path: Path, *, first_document_only: bool = False) -> list[Any]:
    """Load a YAML file.

    Args:
        path: The file.
        first_document_only: Stop after the first document; what follows is not even parsed.

    Returns:
        One value per YAML document; mappings are `YamlMap`.

    Raises:
        PackError: The file cannot be read or is not valid YAML, or a key stands twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"fichier illisible ({error})", file=path.name) from error
    documents: list[Any] = []
    loader = _Loader(text)
    try:
        while loader.check_node():
            documents.append(_value(loader.get_node(), path.name))
            if first_document_only:
                break
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise PackError(f"YAML invalide : {getattr(error, 'problem', error)}", file=path.name, line=line) from error
    finally:
        loader.dispose()
    return documents


def _value(node: yaml.Node, file: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file) for item in node.value]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, file: str) -> YamlMap:
    result = YamlMap(file, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in result:
            raise PackError(f"la clé « {key} » est écrite deux fois", file=file, line=key_node.start_mark.line + 1)
        result[key] = _value(value_node, file)
        result.lines[key] = key_node.start_mark.line + 1
    return result


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text = str(node.value)
    plain = getattr(node, "style", None) in (None, "")
    if not plain:
        return text
    if text in _TRUTH:
        return _TRUTH[text]
    if text in ("", "null", "~"):
        return None
    for convert in (int, float):
        try:
            return convert(text)
        except ValueError:
            continue
    return text
