"""The French wording that the formats of a comparison share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cptslint.model.comparison import (
    CommitmentChange,
    CommitmentFate,
    Comparison,
    Fate,
    FindingChange,
    FindingFate,
    SectionChange,
)
from cptslint.model.finding import Finding
from cptslint.model.report import Report
from cptslint.reporters.comparison.excerpts import excerpts
from cptslint.reporters.party_names import our_name
from cptslint.reporters.places import place_in_words
from cptslint.reporters.wording import (
    NO_DEFENDED_PARTY,
    counted,
    plain,
    plural,
    quotation,
    signed_index,
    verdict_sentence,
)

FINDING_FATES: Mapping[FindingFate, str] = MappingProxyType(
    {
        FindingFate.NEW: "Points nouveaux",
        FindingFate.REWORDED: "Points toujours là, dans une clause réécrite",
        FindingFate.UNCHANGED: "Points toujours là",
        FindingFate.ACCEPTED: "Risques acceptés et points déjà connus",
        FindingFate.NOT_CHECKED: "Points que le nouveau texte ne permet pas de revérifier",
        FindingFate.ABSORBED: "Points repris par un point plus grave",
        FindingFate.FIXED: "Points levés",
    }
)
COMMITMENT_FATES: Mapping[CommitmentFate, str] = MappingProxyType(
    {
        CommitmentFate.SIDE: "Engagements passés d'une partie à l'autre",
        CommitmentFate.ADDED: "Engagements ajoutés",
        CommitmentFate.FIRMER: "Engagements plus fermes",
        CommitmentFate.SOFTER: "Engagements plus souples",
        CommitmentFate.REWORDED: "Engagements réécrits",
        CommitmentFate.DROPPED: "Engagements retirés",
    }
)
"""In the order they are told; those that did not change are only counted."""
FATES: Mapping[Fate, str] = MappingProxyType(
    {
        Fate.UNCHANGED: "inchangé",
        Fate.MOVED: "déplacé",
        Fate.CHANGED: "modifié",
        Fate.ADDED: "ajouté",
        Fate.REMOVED: "retiré",
    }
)
REWRITTEN = 60.0
"""Likeness below which a section with the same title is said to be written anew."""
NO_VERDICT = "pas de verdict"


def compared(comparison: Comparison) -> bool:
    """Tell whether both files were conventions."""
    return comparison.old.contract.is_convention and comparison.new.contract.is_convention


def verdict_of(report: Report) -> str:
    """Return the verdict as the report on one convention says it."""
    verdict = report.balance.verdict
    if verdict is None:
        return NO_VERDICT
    errors = len({finding.rule.code for finding in report.findings if finding.severity.value == "error"})
    return verdict_sentence(verdict, errors, our_name(report.contract))


def index_line(comparison: Comparison) -> str:
    """Return the indices before and after."""
    before, after = (signed_index(report.balance.index) for report in (comparison.old, comparison.new))
    return f"Indice d'équilibre : {before} avant, {after} maintenant (de −1, tout pèse sur la partie défendue, à +1)"


def verdict_lines(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Return the verdicts before and after."""
    if comparison.new.balance.verdict is None and comparison.old.balance.verdict is None:
        return (("Verdict", NO_DEFENDED_PARTY),)
    return (("Avant", verdict_of(comparison.old)), ("Maintenant", verdict_of(comparison.new)))


def count_lines(comparison: Comparison) -> tuple[str, ...]:
    """Return how many points, commitments and sections came, went, stayed."""
    findings = [change.fate for change in comparison.findings]
    new, fixed = findings.count(FindingFate.NEW), findings.count(FindingFate.FIXED)
    kept = findings.count(FindingFate.UNCHANGED) + findings.count(FindingFate.REWORDED)
    accepted = findings.count(FindingFate.ACCEPTED)
    absorbed, unchecked = findings.count(FindingFate.ABSORBED), findings.count(FindingFate.NOT_CHECKED)
    points = f"Points : {counted(new, 'nouveau', 'nouveaux')}, {counted(fixed, 'levé')}, {kept} toujours là"
    if accepted:
        points += f", {counted(accepted, 'accepté ou connu', 'acceptés ou connus')}"
    if absorbed:
        points += f", {counted(absorbed, 'repris par un autre', 'repris par un autre')}"
    if unchecked:
        points += f", {unchecked} à revérifier"
    fates = [change.fate for change in comparison.commitments]
    moves = [
        (CommitmentFate.SIDE, "passé de l'autre côté", "passés de l'autre côté"),
        (CommitmentFate.ADDED, "ajouté", "ajoutés"),
        (CommitmentFate.DROPPED, "retiré", "retirés"),
        (CommitmentFate.FIRMER, "plus ferme", "plus fermes"),
        (CommitmentFate.SOFTER, "plus souple", "plus souples"),
        (CommitmentFate.REWORDED, "réécrit", "réécrits"),
        (CommitmentFate.UNCHANGED, "inchangé", "inchangés"),
    ]
    told = [counted(fates.count(fate), one, several) for fate, one, several in moves if fates.count(fate)]
    sections = [change.fate for change in comparison.sections]
    parts = [
        (Fate.CHANGED, "modifiée"),
        (Fate.ADDED, "ajoutée"),
        (Fate.REMOVED, "retirée"),
        (Fate.MOVED, "déplacée ou renumérotée"),
        (Fate.UNCHANGED, "inchangée"),
    ]
    cut = [counted(sections.count(fate), word, _feminine(word)) for fate, word in parts if sections.count(fate)]
    return (points, f"Engagements : {', '.join(told) or 'aucun'}", f"Parties du texte : {', '.join(cut)}")


def _feminine(word: str) -> str:
    return " ".join(f"{piece}s" if piece != "ou" else piece for piece in word.split())


def section_name(change: SectionChange) -> str:
    """Return "Article 8 (ancien article 7) : Durée"."""
    old, new = [one.label for one in change.old], [one.label for one in change.new]
    label = " et ".join(new or old)
    title = (change.new or change.old)[0].title
    if change.old and change.new and (old != new):
        label += f" ({plural(len(old), 'ancien', 'anciens')} {' et '.join(old)})"
    shown = f"{label} : {plain(title)}" if title and plain(title) not in label else label
    return shown[:1].upper() + shown[1:]


def is_told(change: SectionChange) -> bool:
    """Tell whether a section is shown with its words or notes: those that only moved or stayed are named."""
    return change.fate in (Fate.CHANGED, Fate.ADDED, Fate.REMOVED) or bool(section_notes(change))


def section_notes(change: SectionChange) -> tuple[str, ...]:
    """Return what must be said of a change beside its words."""
    said = []
    if len(change.old) == 1 and len(change.new) > 1:
        said.append(f"Scindé en {len(change.new)} parties.")
    if len(change.new) == 1 and len(change.old) > 1:
        said.append(f"Réunit {len(change.old)} parties de l'ancien texte.")
    if change.moved:
        said.append("N'est plus à la même place dans le texte.")
    if change.minor:
        said.append("Seules la ponctuation, les majuscules ou la numérotation changent.")
    if change.sure and change.fate is Fate.CHANGED and change.score < REWRITTEN:
        said.append("Réécrit pour l'essentiel : lire les deux textes en entier.")
    if not change.sure:
        said.append(f"Rapprochement incertain (ressemblance {change.score:.0f} sur 100) : lire les deux en entier.")
    if change.fate is Fate.ADDED:
        said.append("Rien de ressemblant dans l'ancien texte : à lire en entier.")
    if change.fate is Fate.REMOVED:
        said.append("Rien de ressemblant dans le nouveau texte : vérifier que ce retrait est voulu.")
    said += [
        f"Le renvoi « {one.words} » désignait « {one.before or 'rien'} » et désigne maintenant « {one.after or 'rien'} »."
        for one in change.redirected
    ]
    return tuple(said)


def commitment_details(change: CommitmentChange) -> str:
    """Return where a commitment stands and what changed in it."""
    labels = list(dict.fromkeys(label for label in (change.old_label, change.new_label) if label))
    said = " devenu ".join(labels)
    details = "; ".join(change.details).replace("; ", " ; ")
    doubt = "" if change.sure else "à vérifier, rapprochement ou porteur incertain"
    return " ; ".join(part for part in (said, details, doubt) if part)


def finding_place(change: FindingChange) -> str:
    """Return where a finding stands, in both drafts when the place changed."""
    old, new = change.old, change.new
    if new is None:
        return _place(old)
    if old is None or old.location == new.location:
        return _place(new)
    missing = old.span is None and new.span is None
    return f"{_place(new)} ; avant : {old.location if missing and old.location else _place(old)}"


def _place(finding: Finding | None) -> str:
    return place_in_words(finding) if finding is not None else ""


def shown_finding(change: FindingChange) -> Finding:
    """Return the finding to show: that of the new draft, else that of the old one."""
    finding = change.new or change.old
    if finding is None:
        raise ValueError("a change without a finding")
    return finding


def of_fate(changes: Sequence[FindingChange], fate: FindingFate) -> list[FindingChange]:
    """Return the changes of one fate, in their order."""
    return [change for change in changes if change.fate is fate]


def passages(change: FindingChange, comparison: Comparison, limit: int) -> list[tuple[str, str]]:
    """Return the passages of a finding, each with "avant" or "maintenant"; for one that is gone, what its clause became.

    Args:
        change: What became of the finding.
        comparison: The comparison.
        limit: Letters of a passage.
    """
    old, new = change.old, change.new
    before = _words(old, comparison.old)
    after = _words(new, comparison.new)
    if before is not None and after is not None:
        return list(zip(("avant", "maintenant"), excerpts(before, after, limit), strict=True))
    if after is not None:
        return [("maintenant" if old is not None else "", quotation(after, limit))]
    if before is None:
        return []
    found = [("avant", quotation(before, limit))]
    if new is None:
        successor = change.successor
        words = "cette clause n'y est plus"
        if successor is not None:
            words = quotation(successor.slice(comparison.new.contract.document.text), limit)
        found.append(("maintenant", words))
    return found


def _words(finding: Finding | None, report: Report) -> str | None:
    if finding is None or finding.span is None:
        return None
    return finding.span.slice(report.contract.document.text)


def commitment_quotes(change: CommitmentChange, comparison: Comparison, limit: int) -> tuple[str, str]:
    """Return a commitment before and now, as quotations; empty where it was not or is no more."""
    before = change.old.span.slice(comparison.old.contract.document.text) if change.old else ""
    after = change.new.span.slice(comparison.new.contract.document.text) if change.new else ""
    if before and after:
        return excerpts(before, after, limit)
    return (quotation(before, limit) if before else "", quotation(after, limit) if after else "")
