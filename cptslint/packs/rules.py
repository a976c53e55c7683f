"""Rule files to compiled rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cptslint.errors import PackError
from cptslint.matchers.passage import Passage
from cptslint.matchers.scenario import Scenario
from cptslint.matchers.table import MATCHERS
from cptslint.matchers.unapproved import Unapproved
from cptslint.model.contract import Profile
from cptslint.model.rule import Confidence, Example, Rule, Severity, Source, SourceKind
from cptslint.packs.habits import load_habits
from cptslint.packs.lexicon import load_models, load_vocabulary, parse_with_concepts
from cptslint.packs.likeness import load_likeness, with_likeness
from cptslint.packs.options import YamlOptions
from cptslint.packs.pack import DIMENSIONS, CompiledRule, Pack
from cptslint.packs.parameters import read_parameters, set_values, substitute
from cptslint.packs.qualifiers import load_qualifiers
from cptslint.packs.yaml_nodes import YamlMap, load_map, load_yaml, nearest
from cptslint.text.terms import TermCompiler

NATURES = ("missing", "incomplete", "risk", "form", "balance")
REQUIRED = ("code", "name", "title", "severity", "nature", "kind", "options", "message", "why", "advice", "sources")
ALLOWED = (
    *REQUIRED,
    "confidence",
    "dimension",
    "weight",
    "one_sided",
    "question",
    "place",
    "profiles",
    "in_order",
    "association_only",
    "parameters",
    "needs_cpts",
)
CODE = re.compile(r"[A-Z]{3}\d{3}$")
_MARK = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*+)\]\]", re.DOTALL)


def load_pack(folder: Path, *, with_examples: bool = False, with_learnt: bool = True) -> Pack:
    """Load a pack.

    Args:
        folder: The folder with `lexique/`, `sources.yaml` and one folder per family.
        with_examples: Read the second document of each rule file, its examples, too.
        with_learnt: Read what was learnt of annotated conventions too.

    Returns:
        The pack, rules sorted by code.

    Raises:
        PackError: Any file is wrong.
    """
    if not (folder / "lexique").is_dir():
        raise PackError(
            "ce dossier n'est pas un jeu de règles : il n'a pas de sous-dossier « lexique »", file=str(folder)
        )
    compiler = TermCompiler(load_models(folder / "lexique" / "conjugaison.yaml"))
    vocabulary = replace(load_vocabulary(folder, compiler), habits=load_habits(folder) if with_learnt else None)
    parse = partial(parse_with_concepts, parse=compiler, concepts=vocabulary.concepts)
    sources = load_sources(folder / "sources.yaml")
    rules = [
        load_rule(path, parse, sources, with_examples=with_examples)
        for path in sorted(folder.glob("*/*.yaml"))
        if path.parent.name != "lexique"
    ]
    _check_unique(rules)
    rules = with_likeness(_with_scenarios_of_others(rules), load_likeness(folder) if with_learnt else {})
    qualifiers = load_qualifiers(folder / "lexique" / "qualifieurs.yaml", parse)
    rules.sort(key=lambda compiled: compiled.rule.code)
    return Pack(folder, vocabulary, qualifiers, tuple(rules))


def retuned(pack: Pack, code: str, values: Mapping[str, float]) -> CompiledRule:
    """Return a rule of a pack, compiled anew with other values of its parameters.

    Raises:
        ConfigError: A parameter is unknown or out of bounds.
    """
    name = next(compiled.rule.origin[0] for compiled in pack.rules if compiled.rule.code == code)
    path = next(path for path in sorted(pack.folder.glob(f"*/{name}")) if path.parent.name != "lexique")
    compiler = TermCompiler(load_models(pack.folder / "lexique" / "conjugaison.yaml"))
    parse = partial(parse_with_concepts, parse=compiler, concepts=pack.vocabulary.concepts)
    rule = load_rule(path, parse, load_sources(pack.folder / "sources.yaml"), values=values)
    return with_likeness([rule], load_likeness(pack.folder))[0]


def _with_scenarios_of_others(rules: Sequence[CompiledRule]) -> list[CompiledRule]:
    """Give a check on approvals the scenarios of the rules it names: what they describe needs the approval too."""
    passages = {c.rule.code: c.spec.scenarios for c in rules if isinstance(c.spec, Passage)}
    return [_with_scenarios(c, passages) if isinstance(c.spec, Unapproved) else c for c in rules]


def _with_scenarios(compiled: CompiledRule, passages: Mapping[str, tuple[Scenario, ...]]) -> CompiledRule:
    spec: Unapproved = compiled.spec
    for code in spec.as_in:
        if code not in passages:
            file, line = compiled.rule.origin
            raise PackError(
                f"« as_in: {code} » n'est pas une règle de passage{nearest(code, passages)}", file=file, line=line
            )
        spec = replace(spec, clause=spec.clause + passages[code])
    return replace(compiled, spec=spec)


def load_sources(path: Path) -> dict[str, tuple[Source, str]]:
    """Load the grounds of the rules: by key, each with how sure it is; PackError when one is wrong."""
    sources = {}
    for key, entry in load_map(path).entries():
        entry.check_keys(("title", "kind", "url", "confidence"), ("title", "kind", "confidence"))
        kind = SourceKind(entry.one_of("kind", [k.value for k in SourceKind]))
        url = entry.text("url", "")
        sources[key] = (Source(entry.text("title"), kind, url), entry.one_of("confidence", ("V", "M", "U")))
    return sources


def load_rule(
    path: Path,
    parse: Any,
    sources: Mapping[str, tuple[Source, str]],
    *,
    with_examples: bool = False,
    values: Mapping[str, float] = MappingProxyType({}),
) -> CompiledRule:
    """Load one rule file.

    Args:
        path: The file: a first YAML document with the rule, a second one with its examples.
        parse: The term compiler.
        sources: Grounds by key, with how sure they are.
        with_examples: Read the examples too.
        values: Values of parameters, in place of those of the rule.

    Returns:
        The rule, compiled.

    Raises:
        PackError: A key, value, term, source or example is wrong.
        ConfigError: A parameter is unknown or out of bounds.
    """
    documents = load_yaml(path, first_document_only=not with_examples)
    if not documents or not isinstance(documents[0], YamlMap):
        raise PackError("le fichier doit commencer par les clés d'une règle", file=path.name, line=1)
    data: YamlMap = documents[0]
    data.check_keys(ALLOWED, REQUIRED)
    parameters = set_values(read_parameters(data), values)
    substitute(data, parameters)
    rule = replace(_rule(data, sources), parameters=parameters)
    matcher = MATCHERS.get(rule.kind)
    if matcher is None:
        raise data.error(f"« kind: {rule.kind} » n'existe pas{nearest(rule.kind, MATCHERS)}", "kind")
    options = data["options"]
    if not isinstance(options, YamlMap):
        raise data.error("« options » doit contenir des clés", "options")
    spec = matcher.parse(YamlOptions(options, parse, path.parent.parent))
    if with_examples and len(documents) > 1:
        rule = _with_examples(rule, documents[1])
    return CompiledRule(rule, spec)


def _rule(data: YamlMap, sources: Mapping[str, tuple[Source, str]]) -> Rule:
    code = data.text("code")
    if not CODE.match(code):
        raise data.error(f"« code: {code} » doit être fait de trois lettres et de trois chiffres", "code")
    severity = Severity(data.one_of("severity", [s.value for s in Severity]))
    nature = data.one_of("nature", NATURES)
    return Rule(
        code=code,
        name=data.text("name"),
        title=data.text("title"),
        family=code[:3],
        severity=severity,
        confidence=Confidence(data.one_of("confidence", [c.value for c in Confidence], "medium")),
        nature=nature,
        kind=data.text("kind"),
        options=data["options"],
        dimension=data.one_of("dimension", ("", *DIMENSIONS), ""),
        weight=float(data.number("weight", 0) or 0),
        one_sided=data.flag("one_sided", nature == "risk"),
        message=data.text("message"),
        why=data.text("why"),
        advice=data.text("advice"),
        question=data.text("question", ""),
        place=data.texts("place"),
        sources=_sources(data, sources, severity),
        in_order=data.text("in_order", _positive(data.text("title")) if nature == "missing" else ""),
        association_only=data.flag("association_only"),
        needs_cpts=data.flag("needs_cpts"),
        profiles=_profiles(data),
        origin=(data.file, data.line),
    )


def _positive(title: str) -> str:
    """Return "Clause de sortie" for "Clause de sortie absente"."""
    match = re.search(r"(?<!\s)\s++(?:absente?s?|non \w+)$", title)
    return title[: match.start()] if match else ""


def _sources(data: YamlMap, known: Mapping[str, tuple[Source, str]], severity: Severity) -> tuple[Source, ...]:
    keys = data.texts("sources")
    for key in keys:
        if key not in known:
            raise data.error(f"source inconnue « {key} »{nearest(key, known)}", "sources")
    if severity is not Severity.INFO and keys and all(known[key][1] != "V" for key in keys):
        raise data.error("une règle qui ne repose que sur des textes non relus (M, U) doit rester « info »", "severity")
    return tuple(known[key][0] for key in keys)


def _profiles(data: YamlMap) -> tuple[str, ...]:
    allowed = [profile.value for profile in Profile]
    for value in data.texts("profiles"):
        if value not in allowed:
            raise data.error(f"profil inconnu « {value} »{nearest(value, allowed)}", "profiles")
    return data.texts("profiles")


def _with_examples(rule: Rule, data: Any) -> Rule:
    if not isinstance(data, YamlMap):
        raise PackError("les exemples s'écrivent sous « bad: » et « good: »", file=rule.origin[0])
    data.check_keys(("bad", "good"), ("bad", "good"))
    bad = tuple(_example(text, data.lines["bad"]) for text in data.texts("bad"))
    good = tuple(_example(text, data.lines["good"]) for text in data.texts("good"))
    for key, examples in (("bad", bad), ("good", good)):
        if any("[[" in example.text or "]]" in example.text for example in examples):
            raise data.error("une marque [[…]] n'est pas fermée ou pas ouverte", key)
    if any(example.hits for example in good):
        raise data.error("un bon exemple ne porte pas de marque [[…]]", "good")
    return replace(rule, bad=bad, good=good)


def _example(text: str, line: int) -> Example:
    """Remove the marks and keep the places they stood at."""
    hits: list[tuple[int, int]] = []
    plain: list[str] = []
    length = at = 0
    for match in _MARK.finditer(text):
        plain += [text[at : match.start()], match.group(1)]
        length += match.start() - at
        hits.append((length, length + len(match.group(1))))
        length += len(match.group(1))
        at = match.end()
    plain.append(text[at:])
    return Example("".join(plain).rstrip("\n"), tuple(hits), line)


def _check_unique(rules: Sequence[CompiledRule]) -> None:
    for error in same_identity(rules):
        raise error


def same_identity(rules: Sequence[CompiledRule]) -> Iterator[PackError]:
    """Yield an error for each rule that bears the code or the name of one before it."""
    seen: dict[str, str] = {}
    for compiled in rules:
        for identity in (compiled.rule.code, compiled.rule.name):
            if identity in seen:
                message = f"« {identity} » désigne déjà une règle de {seen[identity]}"
                yield PackError(message, file=compiled.rule.origin[0], line=1)
            seen.setdefault(identity, compiled.rule.origin[0])


__all__ = [
    "ALLOWED",
    "CODE",
    "DIMENSIONS",
    "NATURES",
    "REQUIRED",
    "CompiledRule",
    "Pack",
    "load_pack",
    "load_rule",
    "load_sources",
    "retuned",
    "same_identity",
]
