"""The points in full, and the filters that hide some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cptslint.model.report import Report
from cptslint.model.rule import Source
from cptslint.reporters.finding_groups import FindingGroup, told_once
from cptslint.reporters.html.markup import element, items, safe
from cptslint.reporters.places import place_in_words, proof
from cptslint.reporters.wording import FAMILIES, SEVERITIES, SOURCE_KINDS, capitalised

_QUOTE = 600


def points_section(report: Report, groups: Sequence[FindingGroup], anchors: Mapping[int, str]) -> str:
    """Return every point with its passages, why it matters, its grounds and what to ask for."""
    if not groups:
        return element(
            "section", element("h2", "Points relevés") + element("p", "Aucun point n'a été relevé."), id="points"
        )
    cards = [_card(report, group, anchors[rank]) for rank, group in enumerate(groups)]
    content = element("h2", f"Points relevés ({len(groups)})") + _filters(groups) + "".join(cards)
    return element("section", content, id="points")


def _filters(groups: Sequence[FindingGroup]) -> str:
    severities = [
        (severity.value, said) for severity, said in SEVERITIES.items() if any(g.severity is severity for g in groups)
    ]
    families = [(code, said) for code, said in FAMILIES.items() if any(g.rule.family == code for g in groups)]
    fields = _field("Gravité", "severity", severities) + _field("Sujet", "family", families)
    return element("form", fields + '<p id="shown" aria-live="polite"></p>', id="filters", class_="filters js-only")


def _field(title: str, name: str, values: Sequence[tuple[str, str]]) -> str:
    boxes = [
        element("label", f'<input type="checkbox" name="{name}" value="{safe(value)}" checked> {safe(said)}')
        for value, said in values
    ]
    return element("fieldset", element("legend", title) + "".join(boxes))


def _card(report: Report, group: FindingGroup, anchor: str) -> str:
    rule, severity = group.rule, group.severity
    badge = element("span", SEVERITIES[severity], class_=f"badge {severity.value}")
    parts = [element("h3", safe(rule.title)), element("p", f"{badge} {rule.code}", class_="meta")]
    parts += _passages(group, report)
    if rule.why:
        parts.append(element("p", f"<strong>Pourquoi.</strong> {safe(rule.why)}"))
    if rule.question:
        parts.append(element("p", f"<strong>Question à poser.</strong> {safe(rule.question)}"))
    if rule.advice:
        parts.append(element("p", f"<strong>À demander.</strong> {safe(rule.advice)}", class_="ask-for"))
    grounds = [source_link(source) for source in rule.sources]
    if grounds:
        parts.append(element("p", "<strong>Fondement.</strong>", class_="lead") + items(grounds))
    return element(
        "article",
        "".join(parts),
        id=anchor,
        class_=f"point {severity.value}",
        data_severity=severity.value,
        data_family=rule.family,
    )


def source_link(source: Source) -> str:
    """Return a source with its kind, as a link where it has an address."""
    title = safe(source.title)
    linked = element("a", title, href=source.url) if source.url.startswith("https://") else title
    return f"{linked} ({SOURCE_KINDS[source.kind]})"


def _passages(group: FindingGroup, report: Report) -> list[str]:
    """Return what is wrong, told once, and each place with its passage."""
    shared, added = told_once(group)
    if len(group.findings) == 1:
        shared, added = "", (shared,)
    parts = [element("p", safe(shared))] if shared else []
    for finding, message in zip(group.findings, added, strict=True):
        place = element("strong", safe(capitalised(place_in_words(finding))))
        parts.append(element("p", f"{place} : {safe(message)}" if message else place))
        passage = proof(finding, report.contract.document, _QUOTE)
        parts += [element("blockquote", safe(passage))] if passage else []
    return parts
