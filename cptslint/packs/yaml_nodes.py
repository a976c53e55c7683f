"""YAML to plain data that remembers its lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from cptslint.errors import PackError
from cptslint.packs.yaml_limits import MAX_NODES, too_deep
from cptslint.packs.yaml_map import YamlMap, nearest

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """The fastest loader there is, without its guess of what each scalar is: `_scalar` does that."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """Give every node the same tag."""
        del kind, value, implicit
        return "tag:yaml.org,2002:str"


_TRUTH = {"true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$")
"""A number that reads back as written: "007", "1.10" and "1_000" stay text."""

_MAX_FIGURES = 15


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
    except FileNotFoundError as error:
        raise PackError("fichier introuvable", file=path.name) from error
    except UnicodeDecodeError as error:
        raise PackError("le fichier n'est pas en UTF-8", file=path.name) from error
    except OSError as error:
        raise PackError("fichier illisible ; vérifiez vos droits d'accès", file=path.name) from error
    return _documents(text, path.name, first_document_only=first_document_only)


def _documents(text: str, file: str, *, first_document_only: bool) -> list[Any]:
    documents: list[Any] = []
    loader = None
    try:
        line = too_deep(text, _Loader)
        if line:
            raise PackError("trop de niveaux les uns dans les autres", file=file, line=line)
        loader = _Loader(text)
        values = _Values(file)
        while loader.check_node():
            documents.append(values.of(loader.get_node(), ()))
            if first_document_only:
                break
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise PackError(f"YAML invalide : {problem}", file=file, line=mark.line + 1 if mark else 0) from error
    finally:
        if loader is not None:
            loader.dispose()
    return documents


def load_map(path: Path) -> YamlMap:
    """Load a file that holds one mapping; PackError otherwise."""
    documents = load_yaml(path)
    if len(documents) != 1 or not isinstance(documents[0], YamlMap):
        raise PackError("le fichier doit contenir des clés au premier niveau", file=path.name, line=1)
    return documents[0]


def load_maps(path: Path) -> tuple[YamlMap, ...]:
    """Load a file that holds one list of mappings; PackError otherwise."""
    documents = load_yaml(path)
    items = documents[0] if len(documents) == 1 else None
    if not isinstance(items, list) or not all(isinstance(item, YamlMap) for item in items):
        raise PackError("le fichier doit contenir une liste de blocs à clés", file=path.name, line=1)
    return tuple(items)


class _Values:
    """Makes plain data from the nodes of one file.

    Args:
        file: Its name.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._made = 0

    def of(self, node: yaml.Node, above: tuple[yaml.Node, ...]) -> Any:
        """Return the value of a node; PackError when it holds itself or is too large."""
        self._made += 1
        if node in above:
            raise self._error("un élément se contient lui-même", node)
        if self._made > MAX_NODES:
            raise self._error(f"le fichier contient plus de {MAX_NODES} valeurs, répétitions comprises", node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, (*above, node))
        if isinstance(node, yaml.SequenceNode):
            return [self.of(item, (*above, node)) for item in node.value]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, above: tuple[yaml.Node, ...]) -> YamlMap:
        result = YamlMap(self._file, node.start_mark.line + 1)
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error("une clé doit être un mot", key_node)
            key = str(key_node.value)
            if key in result:
                raise self._error(f"la clé « {key} » est écrite deux fois", key_node)
            result[key] = self.of(value_node, above)
            result.lines[key] = key_node.start_mark.line + 1
        return result

    def _error(self, message: str, node: yaml.Node) -> PackError:
        return PackError(" ".join(message.split()), file=self._file, line=node.start_mark.line + 1)


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text = str(node.value)
    plain = getattr(node, "style", None) in (None, "")
    if not plain:
        return text
    if text in _TRUTH:
        return _TRUTH[text]
    if text in ("", "null", "~"):
        return None
    if _NUMBER.match(text) and len(text) <= _MAX_FIGURES:
        return float(text) if "." in text else int(text)
    return text


__all__ = ["YamlMap", "load_map", "load_maps", "load_yaml", "nearest"]
