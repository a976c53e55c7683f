"""The shared vocabulary of a pack: concepts, parties, deontic words, verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from cptslint.errors import PackError
from cptslint.model.contract import Kind, Profile, Strength
from cptslint.packs.yaml_nodes import YamlMap, load_map, load_maps, nearest
from cptslint.structure.vocabulary import SIDES, Deontic, PartyWords, ProfileWords, Turns, Vocabulary
from cptslint.text.alternatives import NO_TERMS, Alternatives, joined
from cptslint.text.fold import fold
from cptslint.text.inflect import VerbForms, VerbModel, conjugate
from cptslint.text.terms import Term, TermCompiler, TermError, TermParser

_PEOPLE = (*(name for pair in SIDES for name in pair), "@parties", "@partie", "@membres", "@tiers")
BUILT_IN_REFERENCES = frozenset({*_PEOPLE, "#durée", "#montant", "#pourcentage", "#nombre", "#date"})
"""References that the structure provides; every other one is a concept of the pack."""


def load_vocabulary(folder: Path, parse: TermCompiler | None = None) -> Vocabulary:
    """Load the `lexique` folder of a pack.

    Args:
        folder: The pack; its vocabulary is in `lexique/`.
        parse: A term compiler to share with the rules, so that no word is inflected twice; None for one of its own.

    Returns:
        The compiled vocabulary.

    Raises:
        PackError: A file, key, term or reference is wrong.
    """
    lexique = folder / "lexique"
    models = load_models(lexique / "conjugaison.yaml")
    parse = parse or TermCompiler(models)
    concepts, topics, financial, conditions = _load_concepts(lexique, parse)
    parse_known = partial(parse_with_concepts, parse=parse, concepts=concepts)
    verbs, idle, receiving = _load_verbs(lexique / "verbes.yaml", models)
    return Vocabulary(
        concepts=concepts,
        parties=_load_parties(load_map(lexique / "parties.yaml"), parse),
        deontics=_load_deontics(lexique / "deontique.yaml", parse_known),
        verbs=verbs,
        finite=_inverse(verbs, "finite"),
        persons=_inverse(verbs, "persons"),
        participles=_inverse(verbs, "participles"),
        infinitives=frozenset(verbs),
        gerunds=_gerunds(verbs),
        idle=idle,
        receiving=receiving,
        sided=_sided(concepts),
        topics=topics,
        financial=financial,
        conditions=conditions,
        homographs=_folded(lexique / "verbes.yaml", "homographs"),
        adjectives=_folded(lexique / "verbes.yaml", "adjectives"),
        turns=_load_turns(load_map(lexique / "tournures.yaml"), parse_known),
    )


def parse_with_concepts(source: str, parse: TermParser, concepts: Iterable[str]) -> tuple[Term, ...]:
    """Compile a term whose references must be known.

    Args:
        source: The term as written in a pack.
        parse: The term compiler.
        concepts: Names of the concepts of the pack.

    Returns:
        The terms, variants included.

    Raises:
        TermError: A word is not understood, or a reference names neither a concept nor what the structure provides.
    """
    terms = parse(source)
    for term in terms:
        for reference in term.references - BUILT_IN_REFERENCES:
            if reference.lstrip("@") not in concepts:
                raise TermError(f"référence inconnue « {reference} »{nearest(reference.lstrip('@'), concepts)}")
    return terms


def load_models(path: Path) -> dict[str, VerbModel]:
    """Load the conjugation models."""
    models = {}
    for ending, entry in load_map(path).entries():
        allowed = ("present", "future", "participle", "stem", "subjunctive", "subjunctive_plural", "gerund", "persons")
        entry.check_keys(allowed, ("present", "future", "participle", "stem", "subjunctive"))
        present = entry.texts("present")
        if len(present) != 2:
            raise entry.error("« present » doit donner deux formes : singulier et pluriel", "present")
        models[ending] = VerbModel(
            present=(present[0], present[1]),
            future=entry.text("future"),
            participle=entry.text("participle"),
            stem=entry.text("stem"),
            subjunctive=entry.text("subjunctive"),
            subjunctive_plural=entry.text("subjunctive_plural", ""),
            gerund=entry.text("gerund", ""),
            persons=tuple(entry.texts("persons")),
        )
    return models


def compile_terms(owner: YamlMap, key: str, parse: TermParser, *, apart: bool = False) -> Alternatives:
    """Compile a list of terms of a pack entry.

    Args:
        owner: The mapping that holds the list.
        key: Its key; absent means no term.
        parse: The term compiler.
        apart: Keep every term as written, in order; else those that may be joined are.

    Returns:
        The terms, variants included.

    Raises:
        PackError: A term is wrong.
    """
    compiled: list[Term] = []
    for source in owner.texts(key):
        try:
            compiled += parse(source)
        except TermError as error:
            raise owner.error(f"{error} (dans « {source} »)", key) from error
    if not compiled:
        return NO_TERMS
    return Alternatives(compiled) if apart else joined(compiled)


def _load_concepts(
    lexique: Path, parse: TermParser
) -> tuple[dict[str, tuple[Term, ...]], dict[str, tuple[str, ...]], tuple[str, ...], dict[str, str]]:
    found: dict[str, tuple[Term, ...]] = {}
    owners: dict[str, YamlMap] = {}
    topics: dict[str, list[str]] = {}
    financial: list[str] = []
    conditions: dict[str, str] = {}
    for path in sorted(lexique.glob("concepts*.yaml")):
        data = load_map(path)
        for name in data:
            entry = _concept(data, name)
            entry.check_keys(("terms", "theme", "financial", "condition"), ("terms",))
            if name in found:
                raise data.error(f"le concept « {name} » est défini deux fois", name)
            found[name] = compile_terms(entry, "terms", parse)
            owners[name] = entry
            for theme in entry.texts("theme"):
                topics.setdefault(theme, []).append(name)
            if entry.flag("financial"):
                financial.append(name)
            if "condition" in entry:
                conditions[name] = entry.text("condition")
    ordered = {name: found[name] for name in _order(found, owners)}
    return ordered, {theme: tuple(names) for theme, names in topics.items()}, tuple(financial), conditions


def _concept(data: YamlMap, name: str) -> YamlMap:
    """Return the entry of a concept; a bare list holds its terms."""
    entry = data[name]
    if isinstance(entry, list):
        wrapped = YamlMap(data.file, data.lines[name])
        wrapped["terms"] = entry
        return wrapped
    if not isinstance(entry, YamlMap):
        raise data.error(f"« {name} » doit contenir des clés ou une liste de termes", name)
    return entry


def _order(concepts: Mapping[str, tuple[Term, ...]], owners: Mapping[str, YamlMap]) -> list[str]:
    """Put every concept after those it refers to."""
    graph: dict[str, set[str]] = {}
    for name, terms in concepts.items():
        needed = {r for term in terms for r in term.references} - BUILT_IN_REFERENCES
        for reference in needed:
            if reference.lstrip("@") not in concepts:
                raise owners[name].error(f"référence inconnue « {reference} »{nearest(reference, concepts)}", "terms")
        graph[name] = {reference.lstrip("@") for reference in needed}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise PackError(f"concepts qui se définissent l'un par l'autre : {error.args[1]}", file="lexique") from error


def _sided(concepts: Mapping[str, tuple[Term, ...]]) -> frozenset[str]:
    """Return the concepts whose places depend on which side is which; each concept comes after those it refers to."""
    found = {name for pair in SIDES for name in pair}
    for name, terms in concepts.items():
        if any(not term.references.isdisjoint(found) for term in terms):
            found.add(f"@{name}")
    return frozenset(name[1:] for name in found if name[1:] in concepts)


def _load_parties(data: YamlMap, parse: TermParser) -> PartyWords:
    keys = ("cpts_marks", "cpts_designations", "cpts_weak_designations", "partner_designations", "profiles", "both_designations",
            "roles", "members", "third_parties", "officers", "feminine", "masculine")  # fmt: skip
    data.check_keys(keys, keys)
    words = partial(compile_terms, apart=True)
    profiles = []
    for entry in data.maps("profiles"):
        entry.check_keys(("profile", "phrases", "designations"), ("profile", "designations"))
        profile = Profile(entry.one_of("profile", [p.value for p in Profile]))
        profiles.append(ProfileWords(profile, words(entry, "phrases", parse), words(entry, "designations", parse)))
    return PartyWords(
        cpts_marks=words(data, "cpts_marks", parse),
        cpts=words(data, "cpts_designations", parse),
        cpts_weak=words(data, "cpts_weak_designations", parse),
        partner=words(data, "partner_designations", parse),
        profiles=tuple(profiles),
        both=words(data, "both_designations", parse),
        roles=words(data, "roles", parse),
        members=words(data, "members", parse),
        third=words(data, "third_parties", parse),
        officers=words(data, "officers", parse),
        feminine=frozenset(fold(word) for word in data.texts("feminine")),
        masculine=frozenset(fold(word) for word in data.texts("masculine")),
    )


def _load_deontics(path: Path, parse: TermParser) -> tuple[Deontic, ...]:
    deontics = []
    for entry in load_maps(path):
        keys = ("name", "kind", "denied", "strength", "bearer", "terms")
        entry.check_keys(keys, keys)
        denied = entry.get("denied")
        deontics.append(
            Deontic(
                name=entry.text("name"),
                terms=compile_terms(entry, "terms", parse),
                kind=Kind(entry.one_of("kind", [k.value for k in Kind])),
                denied=Kind(entry.one_of("denied", [k.value for k in Kind])) if denied is not None else None,
                strength=Strength(entry.one_of("strength", [s.value for s in Strength])),
                bearer=entry.one_of("bearer", ("subject", "complement")),
            )
        )
    return tuple(deontics)


def _folded(path: Path, key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_map(path).texts(key))


def _load_turns(data: YamlMap, parse: TermParser) -> Turns:
    keys = (*Turns.PHRASES, *Turns.VERBS)
    data.check_keys(keys, keys)
    return Turns(
        phrases={key: compile_terms(data, key, parse) for key in Turns.PHRASES},
        verbs={key: frozenset(fold(word) for word in data.texts(key)) for key in Turns.VERBS},
    )


def _load_verbs(
    path: Path, models: Mapping[str, VerbModel]
) -> tuple[dict[str, VerbForms], frozenset[str], frozenset[str]]:
    data = load_map(path)
    keys = ("idle", "acting", "receiving")
    data.check_keys((*keys, "more", "homographs", "adjectives"), keys)
    verbs: dict[str, VerbForms] = {}
    for key in (*keys, "more"):
        for raw in data.texts(key) if key != "more" else data.text(key, "").split():
            infinitive = raw.removeprefix("s'").removeprefix("se ").rstrip("!")
            try:
                forms = conjugate(infinitive, models)
            except ValueError as error:
                raise data.error(str(error), key) from error
            verbs[forms.infinitive] = forms
    idle = frozenset(fold(word) for word in data.texts("idle") if not word.endswith("!"))
    return verbs, idle, frozenset(fold(word) for word in data.texts("receiving"))


def _inverse(verbs: Mapping[str, VerbForms], attribute: str) -> dict[str, tuple[str, ...]]:
    inverse: dict[str, list[str]] = {}
    for infinitive, forms in verbs.items():
        for form in getattr(forms, attribute):
            inverse.setdefault(form, []).append(infinitive)
    return {form: tuple(infinitives) for form, infinitives in inverse.items()}


def _gerunds(verbs: Mapping[str, VerbForms]) -> dict[str, tuple[str, ...]]:
    inverse: dict[str, list[str]] = {}
    for infinitive, forms in verbs.items():
        inverse.setdefault(forms.gerund, []).append(infinitive)
    return {form: tuple(infinitives) for form, infinitives in inverse.items()}
