"""Running one hand-made rule on one small convention."""

from __future__ import annotations

import tempfile
from functools import cache, lru_cache, partial
from pathlib import Path
from textwrap import indent

from cptslint.engine import Run, run
from cptslint.examples import frame
from cptslint.matchers.context import Context
from cptslint.model.rule import Source, SourceKind
from cptslint.packs.indexed import indexed
from cptslint.packs.lexicon import load_models, parse_with_concepts
from cptslint.packs.rules import CompiledRule, Pack, load_pack, load_rule
from cptslint.structure.build import build
from cptslint.text.terms import TermCompiler
from tests.conftest import RULES

HEAD = """\
code: {code}
name: essai
title: "Essai"
severity: {severity}
nature: {nature}
kind: {kind}
message: "{message}"
why: "Parce que."
advice: "Demander."
sources: [s]
{more}
options:
"""
SOURCES = {"s": (Source("Source", SourceKind.LAW), "V")}


@cache
def built_in() -> Pack:
    """Return the built-in pack."""
    return indexed(load_pack(RULES))


@cache
def make_rule(
    options: str, *, kind: str = "passage", nature: str = "risk", code: str = "ESS001", severity: str = "warning",
    message: str = "Message.", more: str = "",
) -> CompiledRule:  # fmt: skip
    """Compile a rule from the YAML of its options, with the words of the built-in pack."""
    models = load_models(RULES / "lexique" / "conjugaison.yaml")
    parse = partial(parse_with_concepts, parse=TermCompiler(models), concepts=built_in().vocabulary.concepts)
    head = HEAD.format(code=code, severity=severity, nature=nature, kind=kind, message=message, more=more)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{code}.yaml"
        path.write_text(head + indent(options.strip("\n"), "  ") + "\n", encoding="utf-8")
        return load_rule(path, parse, SOURCES)


@lru_cache(maxsize=64)
def context_of(text: str) -> Context:
    """Read a clause or articles set into a small convention."""
    document = frame(text).document
    return Context(build(document, built_in().vocabulary), built_in().qualifiers)


def run_on(text: str, *rules: CompiledRule) -> Run:
    """Run rules on a small convention."""
    return run(rules, context_of(text))


def found(text: str, options: str, kind: str = "passage") -> list[str | None]:
    """Return the passages one rule raises on a small convention; None for something missing."""
    findings = run_on(text, make_rule(options, kind=kind)).findings
    source = context_of(text).contract.document.text
    return [finding.span.slice(source) if finding.span else None for finding in findings]


def found_by(scenario: str, text: str) -> list[str | None]:
    """Return the passages that one scenario, written in flow style, raises."""
    return found(text, f"scenarios: [{scenario}]")
