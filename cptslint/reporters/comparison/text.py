"""A comparison for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

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
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.canvas import SEVERITY_STYLES, drawn, fields, hanging, heading, indented, joined, styled
from cptslint.reporters.comparison.headline import headline
from cptslint.reporters.comparison.wording import (
    COMMITMENT_FATES,
    FATES,
    FINDING_FATES,
    commitment_details,
    commitment_quotes,
    compared,
    count_lines,
    finding_place,
    index_line,
    is_told,
    of_fate,
    passages,
    section_name,
    section_notes,
    shown_finding,
    verdict_lines,
)
from cptslint.reporters.wording import CUT, DISCLAIMER, SEVERITIES, fold_space, quotation, source_name

_LABELS = 12
_QUOTE = 200
_CONTEXT = 36
"""Letters kept on each side of a change in a long paragraph."""
_WHOLE = 240
"""Letters of a paragraph that came or went, beyond which its middle is left out."""


def comparison_text(comparison: Comparison, options: ReportOptions) -> str:
    """Write a comparison in lines.

    Args:
        comparison: What moved.
        options: Width and colour.

    Returns:
        Text; without colour the words that went stand between "[-" and "-]", those that came between "{+" and "+}".
    """
    return drawn(_parts(comparison, options), options.width, colour=options.colour)


def _parts(comparison: Comparison, options: ReportOptions) -> Iterator[RenderableType]:
    width, colour = options.width, options.colour
    yield styled("Comparaison de deux versions d'une convention", "bold")
    yield Text("")
    files = [
        (name, styled(source_name(r.contract.document.source)))
        for name, r in (("Ancien", comparison.old), ("Nouveau", comparison.new))
    ]
    yield fields(files, width, _LABELS)
    yield from heading("Ce qu'il faut retenir", width, colour=colour)
    yield styled(headline(comparison), "bold red" if comparison.worse else "bold")
    if compared(comparison):
        yield Text("")
        yield fields([(name, styled(said)) for name, said in verdict_lines(comparison)], width, _LABELS)
        yield styled(index_line(comparison))
        for line in count_lines(comparison):
            yield styled(line)
    if comparison.cautions:
        yield from heading("À lire avec prudence", width, colour=colour)
        for caution in comparison.cautions:
            yield hanging("- ", styled(caution))
    if compared(comparison):
        yield from _findings(comparison, width, colour=colour)
        yield from _commitments(comparison, width, colour=colour)
        yield from _sections(comparison.sections, width, colour=colour)
    yield Text("")
    yield styled(DISCLAIMER, "dim")


def _findings(comparison: Comparison, width: int, *, colour: bool) -> Iterator[RenderableType]:
    if not comparison.findings:
        return
    yield from heading("Points relevés", width, colour=colour)
    first = True
    for fate, title in FINDING_FATES.items():
        changes = of_fate(comparison.findings, fate)
        if not changes:
            continue
        if not first:
            yield Text("")
        first = False
        yield styled(f"{title} ({len(changes)})", "bold")
        for change in changes:
            yield hanging("- ", _finding(change))
            if fate is not FindingFate.UNCHANGED:
                yield from _passages(change, comparison)


def _finding(change: FindingChange) -> Text:
    finding = shown_finding(change)
    severity = (SEVERITIES[finding.severity], SEVERITY_STYLES[finding.severity])
    text = joined(severity, f" {finding.rule.code} : ", finding.rule.title, f" ({finding_place(change)})")
    if change.reason:
        text.append_text(joined(f" ; {change.reason}"))
    return text


def _passages(change: FindingChange, comparison: Comparison) -> Iterator[RenderableType]:
    for name, quote in passages(change, comparison, _QUOTE):
        yield indented(styled(f"{name} : {quote}" if name else quote), 2)


def _commitments(comparison: Comparison, width: int, *, colour: bool) -> Iterator[RenderableType]:
    changed = [change for change in comparison.commitments if change.fate is not CommitmentFate.UNCHANGED]
    if not changed:
        return
    yield from heading("Engagements", width, colour=colour)
    first = True
    for fate, title in COMMITMENT_FATES.items():
        of_this = [change for change in changed if change.fate is fate]
        if not of_this:
            continue
        if not first:
            yield Text("")
        first = False
        yield styled(f"{title} ({len(of_this)})", "bold")
        for change in of_this:
            yield hanging("- ", styled(commitment_details(change)))
            yield from _quotes(change, comparison)


def _quotes(change: CommitmentChange, comparison: Comparison) -> Iterator[RenderableType]:
    before, after = commitment_quotes(change, comparison, _QUOTE)
    for name, quote in (("avant", before), ("maintenant", after)):
        if quote:
            yield indented(styled(f"{name} : {quote}" if before and after else quote), 2)


def _sections(changes: Sequence[SectionChange], width: int, *, colour: bool) -> Iterator[RenderableType]:
    yield from heading("Le texte", width, colour=colour)
    if not colour and any(change.fate in (Fate.CHANGED, Fate.ADDED, Fate.REMOVED) for change in changes):
        yield styled("Entre [- et -], les mots retirés ; entre {+ et +}, les mots ajoutés.")
    for change in changes:
        if is_told(change):
            yield Text("")
            yield joined((section_name(change), "bold"), f" : {FATES[change.fate]}")
            for note in section_notes(change):
                yield indented(styled(note), 2)
            for row in change.rows:
                if row.changed:
                    yield from _row(row, colour=colour)
    moved = [section_name(c) for c in changes if c.fate is Fate.MOVED and not section_notes(c)]
    if moved:
        yield Text("")
        yield styled("Renumérotés, sans changement de mots", "bold")
        for name in moved:
            yield hanging("- ", styled(name))
    same = [section_name(c) for c in changes if c.fate is Fate.UNCHANGED and not section_notes(c)]
    if same:
        yield Text("")
        yield joined(("Inchangés", "bold"), " : ", " ; ".join(same))


def _row(row: Row, *, colour: bool) -> Iterator[RenderableType]:
    if row.elsewhere:
        words = quotation("".join(piece.text for piece in row.old or row.new), _WHOLE)
        where = f"paragraphe déplacé vers {row.elsewhere}" if row.old else f"paragraphe venu de {row.elsewhere}"
        yield indented(hanging("~ ", styled(f"{where} : {words}")), 2)
        return
    for mark, pieces, style, fences in (
        ("- ", row.old, "red strike", ("[-", "-]")),
        ("+ ", row.new, "green", ("{+", "+}")),
    ):
        if pieces:
            yield indented(
                hanging(mark, _marked(pieces, style, ("", "") if colour else fences, alone=not (row.old and row.new))),
                2,
            )


def _marked(pieces: Sequence[Piece], style: str, fences: tuple[str, str], *, alone: bool) -> Text:
    if alone:
        return joined((quotation("".join(piece.text for piece in pieces), _WHOLE), style.replace(" strike", "")))
    text = Text(overflow="fold")
    for at, piece in enumerate(pieces):
        if piece.changed:
            body = piece.text.rstrip()
            text.append_text(joined((fences[0] + fold_space(body) + fences[1], style)))
            text.append(" " if body != piece.text and at + 1 < len(pieces) else "")
        else:
            text.append_text(joined(_elided(piece.text, first=at == 0, last=at + 1 == len(pieces))))
    return text


def _elided(text: str, *, first: bool, last: bool) -> str:
    """Return words that did not change, only those near a change when they are many."""
    if len(text) <= 2 * _CONTEXT + len(CUT) + 2:
        return text
    head = "" if first else text[:_CONTEXT].rsplit(" ", 1)[0] + " "
    tail = "" if last else " " + text[-_CONTEXT:].split(" ", 1)[-1]
    return f"{head}{CUT}{tail}"
