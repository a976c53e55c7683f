"""Everything that is wrong in a folder of rules, where loading it stops at the first mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cptslint.errors import PackError
from cptslint.packs.lexicon import load_models, load_vocabulary, parse_with_concepts
from cptslint.packs.qualifiers import load_qualifiers
from cptslint.packs.rules import CompiledRule, load_rule, load_sources, same_identity
from cptslint.text.terms import TermCompiler


@dataclass(frozen=True, slots=True)
class Validation:
    """What is wrong in a folder of rules.

    Attributes:
        files: How many rule files were read.
        problems: Every mistake, by file then line.
    """

    files: int
    problems: tuple[PackError, ...]


def validate(folder: Path) -> Validation:
    """Read every file of a folder of rules.

    Args:
        folder: The folder.

    Returns:
        Every mistake that can be told: one at most for each file, since what follows a mistake may come from it. When the
        vocabulary or the grounds are wrong the rules are not read, as they would all seem wrong.

    Raises:
        PackError: The folder is no folder of rules.
    """
    if not (folder / "lexique").is_dir():
        raise PackError(
            "ce dossier n'est pas un jeu de règles : il n'a pas de sous-dossier « lexique »", file=str(folder)
        )
    paths = [path for path in sorted(folder.glob("*/*.yaml")) if path.parent.name != "lexique"]
    try:
        compiler = TermCompiler(load_models(folder / "lexique" / "conjugaison.yaml"))
        vocabulary = load_vocabulary(folder, compiler)
        parse = partial(parse_with_concepts, parse=compiler, concepts=vocabulary.concepts)
        load_qualifiers(folder / "lexique" / "qualifieurs.yaml", parse)
        sources = load_sources(folder / "sources.yaml")
    except PackError as error:
        return Validation(0, (error,))
    problems: list[PackError] = []
    loaded: list[CompiledRule] = []
    for path in paths:
        try:
            loaded.append(load_rule(path, parse, sources, with_examples=True))
        except PackError as error:
            problems.append(error)
    problems += same_identity(loaded)
    problems += _misplaced(loaded, paths)
    return Validation(len(paths), tuple(sorted(problems, key=lambda problem: (problem.file, problem.line))))


def _misplaced(loaded: Sequence[CompiledRule], paths: Sequence[Path]) -> Iterator[PackError]:
    """Yield the rules that stand in the folder of another family: nobody would look for them there."""
    folders = {path.name: path.parent.name for path in paths}
    for compiled in loaded:
        rule = compiled.rule
        file, line = rule.origin
        if folders.get(file, rule.family) != rule.family:
            message = f"la règle {rule.code} est dans le dossier « {folders[file]} » : placez-la dans « {rule.family} »"
            yield PackError(message, file=file, line=line)
