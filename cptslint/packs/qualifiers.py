"""The cues that change the sense of a match, as data."""

from __future__ import annotations

from pathlib import Path

from cptslint.matchers.qualifiers import Qualifiers
from cptslint.packs.lexicon import compile_terms
from cptslint.packs.yaml_nodes import load_map
from cptslint.text.terms import TermParser


def load_qualifiers(path: Path, parse: TermParser) -> Qualifiers:
    """Load `lexique/qualifieurs.yaml`.

    Args:
        path: The file.
        parse: The term compiler.

    Returns:
        The compiled cues.

    Raises:
        PackError: A key or a term is wrong.
    """
    data = load_map(path)
    keys = ("denial_before", "denial_with_ne", "false_denials", "reciprocal")
    data.check_keys(keys, keys)
    return Qualifiers(
        before=compile_terms(data, "denial_before", parse),
        negators=compile_terms(data, "denial_with_ne", parse),
        false_denials=compile_terms(data, "false_denials", parse),
        reciprocal=compile_terms(data, "reciprocal", parse),
    )
