"""How deep and how large the YAML of a pack may be: beyond, a loader overflows its stack or never ends."""

from __future__ import annotations

import re

import yaml

MAX_DEPTH = 60
MAX_NODES = 200_000
"""Values of one file, those that aliases repeat counted each time; the largest file of the built-in pack has 4,000."""
_BRACKET = re.compile(r"[\[\]{}]")
_INDENT = re.compile(rf"^[ ]{{{MAX_DEPTH},}}\S|(?:[-?] ){{{MAX_DEPTH // 4},}}", re.MULTILINE)


def too_deep(text: str, loader: type[yaml.SafeLoader]) -> int:
    """Return the line where a YAML text is nested too deep, from 1; 0 when it is not.

    Args:
        text: The file.
        loader: The loader whose events are counted, when the text looks deep at all.

    Raises:
        yaml.YAMLError: The text is not valid YAML.
    """
    if not _looks_deep(text):
        return 0
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark.line + 1 if event.start_mark is not None else 1
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            depth -= 1
    return 0


def _looks_deep(text: str) -> bool:
    """Tell whether brackets or margins may hide a deep nesting; may say so for nothing, never the contrary."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket.group() in "[{" else -1))
        if depth > MAX_DEPTH // 4:
            return True
    return _INDENT.search(text) is not None
