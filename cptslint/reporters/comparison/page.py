"""A comparison as one HTML page: what to remember, points, commitments, then the two texts side by side."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.model.comparison import (
    CommitmentChange,
    CommitmentFate,
    Comparison,
    Fate,
    FindingChange,
    FindingFate,
    Piece,
    Row,
    SectionChange,
)
from cptslint.model.report import Verdict
from cptslint.model.rule import Severity
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.comparison.headline import headline, taken_on
from cptslint.reporters.comparison.wording import (
    COMMITMENT_FATES,
    FATES,
    FINDING_FATES,
    commitment_details,
    commitment_quotes,
    compared,
    count_lines,
    finding_place,
    is_told,
    of_fate,
    passages,
    section_name,
    section_notes,
    shown_finding,
    verdict_lines,
)
from cptslint.reporters.html.markup import element, items, kept, safe
from cptslint.reporters.html.shell import whole_page
from cptslint.reporters.wording import SEVERITIES, signed_index, source_name

_LINKS = (
    ("decision", "Ce qu'il faut retenir"),
    ("points", "Points relevés"),
    ("engagements", "Engagements"),
    ("texte", "Le texte, avant et maintenant"),
)
_TONES = {
    Fate.ADDED: "fair",
    Fate.REMOVED: "error",
    Fate.CHANGED: "warning",
    Fate.MOVED: "info",
    Fate.UNCHANGED: "plain",
}
_QUOTE = 400


def comparison_html(comparison: Comparison, options: ReportOptions) -> str:
    """Write a comparison as one self-contained page that needs no script.

    Args:
        comparison: What moved.
        options: Nothing of it matters here.
    """
    sections = _decision(comparison)
    if compared(comparison):
        sections += _points(comparison) + _commitments(comparison) + _texts(comparison.sections)
    body = _header(comparison) + element("main", sections, id="content")
    return whole_page("cptslint : comparaison de deux versions", body, ("report.css", "compare.css"))


def _header(comparison: Comparison) -> str:
    facts = [("Convention", comparison.new.contract.title or "Convention sans titre")]
    facts += [
        (name, source_name(report.contract.document.source))
        for name, report in (("Ancien texte", comparison.old), ("Nouveau texte", comparison.new))
    ]
    rows = "".join(element("dt", name) + element("dd", safe(value)) for name, value in facts)
    nav = ""
    if compared(comparison):
        links = items([element("a", safe(said), href=f"#{name}") for name, said in _LINKS], "ul", "nav")
        nav = element("nav", links, aria_label="Parties de la comparaison")
    title = element("h1", "Comparaison de deux versions d'une convention")
    return element("header", title + element("dl", rows, class_="facts") + nav, class_="page")


def _decision(comparison: Comparison) -> str:
    tone = "error" if comparison.worse else "fair" if _is_calm(comparison) else "warning"
    answer = element("p", safe(headline(comparison)), class_="answer")
    parts = [element("h2", "Ce qu'il faut retenir")]
    if compared(comparison):
        said = [f"{element('strong', safe(name))} : {safe(verdict)}" for name, verdict in verdict_lines(comparison)]
        answer += "".join(element("p", line) for line in said)
        parts += [
            element("div", answer, class_=f"verdict {tone}"),
            items([safe(line) for line in count_lines(comparison)]),
        ]
    else:
        parts.append(element("div", answer, class_=f"verdict {tone}"))
    if comparison.cautions:
        parts += [element("h3", "À lire avec prudence"), items([safe(caution) for caution in comparison.cautions])]
    if compared(comparison):
        parts.append(_balance(comparison))
    return element("section", "".join(parts), id="decision")


def _is_calm(comparison: Comparison) -> bool:
    """Tell whether nothing calls for care: all was compared, no duty passed to the defended party, and the new text is no convention to renegotiate."""
    fair = comparison.new.balance.verdict in (Verdict.BALANCED, Verdict.FAVOURABLE)
    return fair and compared(comparison) and not (comparison.cautions or taken_on(comparison))


def _balance(comparison: Comparison) -> str:
    """Return the indices before and after, dimension by dimension."""
    old = {dimension.name: dimension for dimension in comparison.old.balance.dimensions}
    rows = [("Indice global", comparison.old.balance.index, comparison.new.balance.index)]
    for dimension in comparison.new.balance.dimensions:
        before = old.get(dimension.name)
        rows.append((dimension.label, before.index if before else 0.0, dimension.index))
    cells = "".join(
        element(
            "tr",
            element("th", safe(label), scope="row") + "".join(element("td", signed_index(v)) for v in (a, b, b - a)),
        )
        for label, a, b in rows
    )
    head = element(
        "tr", "".join(element("th", name, scope="col") for name in ("Sujet", "Avant", "Maintenant", "Écart"))
    )
    table = element("table", element("thead", head) + element("tbody", cells), class_="figures")
    legend = element(
        "p", "De −1 (tout pèse sur la partie défendue) à +1 (tout pèse sur l'autre côté).", class_="legend"
    )
    return element("h3", "L'équilibre, avant et maintenant") + table + legend


def _points(comparison: Comparison) -> str:
    parts = [element("h2", "Points relevés")]
    for fate, title in FINDING_FATES.items():
        changes = of_fate(comparison.findings, fate)
        if changes:
            listed = items([_point(change, comparison) for change in changes], "ul", "moves")
            parts.append(element("h3", f"{safe(title)} ({len(changes)})") + listed)
    if len(parts) == 1:
        parts.append(element("p", "Aucun point, ni avant ni maintenant."))
    return element("section", "".join(parts), id="points")


def _point(change: FindingChange, comparison: Comparison) -> str:
    finding = shown_finding(change)
    gone = change.fate in (FindingFate.FIXED, FindingFate.ABSORBED)
    tone = "plain" if gone and finding.severity is not Severity.INFO else finding.severity.value
    badge = element("span", SEVERITIES[finding.severity], class_=f"badge {tone}")
    said = f"{badge} {element('strong', safe(finding.rule.title))} {safe(f'({finding.rule.code}, {finding_place(change)})')}"
    if change.reason:
        said += f" ; {safe(change.reason)}"
    if change.fate is FindingFate.UNCHANGED:
        return said
    quotes = [
        f"{element('em', name)} : {safe(quote)}" if name else safe(quote)
        for name, quote in passages(change, comparison, _QUOTE)
    ]
    return said + "".join(element("blockquote", quote) for quote in quotes)


def _commitments(comparison: Comparison) -> str:
    parts = [element("h2", "Engagements")]
    for fate, title in COMMITMENT_FATES.items():
        changes = [change for change in comparison.commitments if change.fate is fate]
        if changes:
            rows = "".join(_commitment(change, comparison) for change in changes)
            parts.append(element("h3", f"{safe(title)} ({len(changes)})") + _sides(rows))
    same = sum(change.fate is CommitmentFate.UNCHANGED for change in comparison.commitments)
    if len(parts) == 1:
        parts.append(element("p", "Aucun engagement n'a changé."))
    elif same:
        parts.append(element("p", f"Inchangés : {same}.", class_="legend"))
    return element("section", "".join(parts), id="engagements")


def _commitment(change: CommitmentChange, comparison: Comparison) -> str:
    cells = ""
    for quote in commitment_quotes(change, comparison, _QUOTE):
        cells += element("td", safe(quote)) if quote else element("td", "absent", class_="void")
    said = commitment_details(change)
    return (
        element("tr", element("td", safe(said), colspan="2", class_="void")) + element("tr", cells)
        if said
        else element("tr", cells)
    )


def _sides(rows: str) -> str:
    head = element("tr", element("th", "Avant", scope="col") + element("th", "Maintenant", scope="col"))
    return element("table", element("thead", head) + element("tbody", rows), class_="sides")


def _texts(changes: Sequence[SectionChange]) -> str:
    shown = [change for change in changes if is_told(change)]
    rest = [change for change in changes if change not in shown]
    parts = [element("h2", "Le texte, avant et maintenant")]
    parts += [_change(change) for change in shown]
    if not shown:
        parts.append(element("p", "Aucune partie du texte n'a changé de mots."))
    if rest:
        names = [f"{safe(section_name(change))} : {FATES[change.fate]}" for change in rest]
        summary = element("summary", f"Parties dont les mots n'ont pas changé ({len(rest)})")
        parts.append(element("details", summary + items(names), class_="rest"))
    return element("section", "".join(parts), id="texte")


def _change(change: SectionChange) -> str:
    badge = element("span", FATES[change.fate], class_=f"badge {_TONES[change.fate]}")
    parts = [element("h3", f"{safe(section_name(change))} {badge}")]
    parts += [element("p", safe(note), class_="note") for note in section_notes(change)]
    titles = {section.title for section in (*change.old, *change.new)}
    rows = [row for row in change.rows if row.changed or _words(row) not in titles]
    parts.append(_sides("".join(_row(row) for row in rows)) if rows else "")
    return element("div", "".join(parts), class_="change")


def _words(row: Row) -> str:
    return "".join(piece.text for piece in row.new)


def _row(row: Row) -> str:
    cells = ""
    for pieces, tag, went in ((row.old, "del", "venu de"), (row.new, "ins", "déplacé vers")):
        if pieces and row.elsewhere:
            cells += element("td", "".join(kept(piece.text) for piece in pieces))
        elif pieces:
            cells += element("td", "".join(_piece(piece, tag) for piece in pieces))
        else:
            cells += element("td", safe(f"{went} {row.elsewhere}") if row.elsewhere else "–", class_="void")
    return element("tr", cells)


def _piece(piece: Piece, tag: str) -> str:
    if not piece.changed:
        return kept(piece.text)
    body = piece.text.rstrip()
    return element(tag, kept(body)) + (" " if body != piece.text else "")
