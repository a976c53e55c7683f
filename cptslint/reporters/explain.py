"""Pages about rules: one rule in full, or all of them in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from cptslint.model.measure import Measures
from cptslint.model.rule import Example, Rule
from cptslint.reporters.canvas import (
    NARROW,
    SEVERITY_STYLES,
    drawn,
    hanging,
    heading,
    indented,
    joined,
    readable,
    styled,
)
from cptslint.reporters.figures import figures
from cptslint.reporters.wording import CONFIDENCES, FAMILIES, PROFILES, SEVERITIES, SOURCE_KINDS, counted, plain

_FIELD = re.compile(r"\{[^{}]*\}")
_ORDER: Mapping[str, int] = MappingProxyType({family: rank for rank, family in enumerate(FAMILIES)})


def explain(rule: Rule, width: int, colour: bool, measures: Measures | None = None) -> str:
    """Write the page of a rule.

    Args:
        rule: The rule.
        width: Columns a line may take.
        colour: Use terminal styles: the place a bad example marks is underlined, else put between [[ and ]].
        measures: Figures of its pack; None when nobody measured them.
    """
    return drawn(_page(rule, measures, readable(width), colour=colour), width, colour=colour)


def list_rules(rules: Sequence[Rule], width: int, colour: bool) -> str:
    """Write the list of the rules, by family in the order of a convention, then by code."""
    ranked = sorted(rules, key=lambda rule: (_ORDER.get(rule.family, len(_ORDER)), rule.family, rule.code))
    return drawn(_list(ranked, readable(width), colour=colour), width, colour=colour)


def _page(rule: Rule, measures: Measures | None, width: int, *, colour: bool) -> Iterator[RenderableType]:
    yield styled(rule.title, "bold")
    yield styled(f"{rule.code}, {rule.name}", "dim")
    facts = joined((SEVERITIES[rule.severity], SEVERITY_STYLES[rule.severity]))
    facts.append_text(joined(f", {FAMILIES.get(rule.family, rule.family)}, confiance {CONFIDENCES[rule.confidence]}"))
    yield facts
    profiles = {profile.value: label for profile, label in PROFILES.items()}
    if rule.profiles:
        yield styled(f"Partenaires concernés : {', '.join(profiles.get(name, name) for name in rule.profiles)}")
    told = (
        ("Ce qui est relevé", _FIELD.sub("…", rule.message)),
        ("Pourquoi", rule.why),
        ("À demander", rule.advice),
        ("Question à poser", rule.question),
    )
    for title, text in told:
        if text:
            yield from heading(title, width, colour=colour)
            yield styled(text)
    yield from _parameters(rule, width, colour=colour)
    yield from _sources(rule, width, colour=colour)
    if measures is not None:
        yield from heading("Ce que valent ses alertes", width, colour=colour)
        yield styled(figures(rule, measures))
    for title, examples in (("Exemples relevés", rule.bad), ("Exemples sans reproche", rule.good)):
        if examples:
            yield from heading(title, width, colour=colour)
            for example in examples:
                yield hanging("- ", _example(example, colour=colour))


def _parameters(rule: Rule, width: int, *, colour: bool) -> Iterator[RenderableType]:
    if not rule.parameters:
        return
    yield from heading("Réglages", width, colour=colour)
    for one in rule.parameters:
        value, least, most = (f"{number:g}".replace(".", ",") for number in (one.value, one.least, one.most))
        yield hanging("- ", joined((one.name, "bold"), f" : {value} (de {least} à {most}). {one.meaning}"))
    first = rule.parameters[0]
    yield styled(f"Dans .cptslint.toml : [rules.{rule.code}] puis {first.name} = {first.value:g}", "dim")


def _sources(rule: Rule, width: int, *, colour: bool) -> Iterator[RenderableType]:
    if not rule.sources:
        return
    yield from heading("Fondement", width, colour=colour)
    for source in rule.sources:
        yield hanging("- ", joined(source.title, (f" ({SOURCE_KINDS[source.kind]})", "dim")))
        if source.url:
            yield indented(Text(plain(source.url), style="dim", overflow="fold"), 2)


def _example(example: Example, *, colour: bool) -> Text:
    """Return an example line by line, the places it marks between double brackets or underlined."""
    pieces: list[tuple[str, str]] = []
    position = 0
    for start, end in sorted(example.hits):
        marked = example.text[start:end]
        pieces += [(example.text[position:start], ""), (marked if colour else f"[[{marked}]]", "underline")]
        position = end
    pieces.append((example.text[position:], ""))
    text = Text(overflow="fold")
    for content, style in pieces:
        for rank, line in enumerate(content.strip("\n").split("\n") if len(pieces) == 1 else content.split("\n")):
            if rank:
                text.append("\n")
            text.append_text(_line(line, style))
    return text


def _line(line: str, style: str) -> Text:
    """Return a piece of a line; the space that parts it from its neighbours is kept."""
    before = " " if line[:1].isspace() else ""
    after = " " if line.strip() and line[-1:].isspace() else ""
    return Text.assemble(before, styled(line, style), after)


def _list(rules: Sequence[Rule], width: int, *, colour: bool) -> Iterator[RenderableType]:
    for family, members in groupby(rules, key=lambda rule: rule.family):
        yield from heading(FAMILIES.get(family, family), width, colour=colour)
        table = _family_table(width)
        for rule in members:
            table.add_row(*_row(rule, width))
        yield table
    yield Text("")
    yield styled(f"{counted(len(rules), 'règle')}. Détail d'une règle : cptslint explain CODE", "dim")


def _row(rule: Rule, width: int) -> tuple[Text, ...]:
    code = styled(rule.code, "bold")
    if width < NARROW:
        return code, joined(rule.title, " (", (SEVERITIES[rule.severity], SEVERITY_STYLES[rule.severity]), ")")
    return code, styled(SEVERITIES[rule.severity], SEVERITY_STYLES[rule.severity]), styled(rule.title)


def _family_table(width: int) -> Table:
    table = Table.grid(padding=0)
    for columns in (8,) if width < NARROW else (8, 12):
        table.add_column(width=columns, overflow="fold")
    table.add_column(overflow="fold")
    return table
