"""The whole comparison of two drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cptslint.compare.commitments import Draft, compare_commitments
from cptslint.compare.findings import compare_findings, every_finding
from cptslint.compare.matching import match_sections
from cptslint.compare.parties import PartyMap, map_parties
from cptslint.compare.references import reference_keys
from cptslint.compare.section_changes import Side, section_changes
from cptslint.compare.sections import sections_of
from cptslint.model.comparison import Comparison, Fate, FindingChange, Section, SectionChange, Worse
from cptslint.model.report import Report, Verdict
from cptslint.model.span import Span

_GRAVITY = (Verdict.FAVOURABLE, Verdict.BALANCED, Verdict.TO_REBALANCE, Verdict.MANIFEST)
_STEP = 0.005
"""A fall of the index that two decimals do not show is none."""
_MOSTLY = 0.5
"""Share of the articles without a match from which the two files may not be drafts of one convention."""


def compare(old: Report, new: Report) -> Comparison:
    """Compare two drafts of one convention.

    Args:
        old: Report on the draft that was known.
        new: Report on the draft that came back.

    Returns:
        What moved. When one of them is no convention, nothing is compared and `cautions` says why.
    """
    for report, name in ((old, "L'ancien texte"), (new, "Le nouveau texte")):
        if not report.contract.is_convention:
            return Comparison(
                old, new, (), (), (), (), (f"{name} n'a pas pu être comparé : {report.contract.why_not}",)
            )
    before, after = _side(old), _side(new)
    groups = match_sections(before.sections, before.text, after.sections, after.text)
    old_group = {i: rank for rank, group in enumerate(groups) for i in group.old}
    new_group = {j: rank for rank, group in enumerate(groups) for j in group.new}
    sections = section_changes(before, after, groups, old_group, new_group)
    parties = map_parties(old.contract, new.contract)
    commitments = compare_commitments(_draft(before, old_group), _draft(after, new_group), parties)
    findings = compare_findings(
        old, new, _findings_groups(before, old, old_group), _findings_groups(after, new, new_group)
    )
    worse = _worse(old, new, findings)
    return Comparison(old, new, sections, commitments, findings, worse, _cautions(old, new, sections, parties))


def _side(report: Report) -> Side:
    return Side(report.contract, sections_of(report.contract))


def _section_at(sections: Sequence[Section], span: Span) -> int:
    """Return the section of a passage; -1 when it stands in a heading."""
    return next((i for i, section in enumerate(sections) if any(line.overlaps(span) for line in section.lines)), -1)


def _draft(side: Side, group_of: Mapping[int, int]) -> Draft:
    places = [_section_at(side.sections, commitment.span) for commitment in side.contract.commitments]
    labels = [side.sections[at].label if at >= 0 else "" for at in places]
    keys = reference_keys(side.contract, side.sections, group_of)
    return Draft(side.contract, [group_of.get(at, -1) for at in places], labels, keys)


def _findings_groups(side: Side, report: Report, group_of: Mapping[int, int]) -> list[int]:
    return [
        group_of.get(_section_at(side.sections, finding.span), -1) if finding.span is not None else -1
        for finding in every_finding(report)
    ]


def _worse(old: Report, new: Report, findings: Sequence[FindingChange]) -> tuple[Worse, ...]:
    found = []
    before, after = old.balance.verdict, new.balance.verdict
    if before is not None and after is not None and _GRAVITY.index(after) > _GRAVITY.index(before):
        found.append(Worse.VERDICT)
    if round(new.balance.index, 2) < round(old.balance.index, 2) - _STEP:
        found.append(Worse.INDEX)
    if any(change.is_new_error for change in findings):
        found.append(Worse.ERROR)
    return tuple(found)


def _cautions(old: Report, new: Report, sections: Sequence[SectionChange], parties: PartyMap) -> tuple[str, ...]:
    said = []
    if not parties.same_defended:
        said.append(
            "La partie à défendre n'est pas la même dans les deux textes, ou n'est pas reconnue : rien n'est dit des engagements qui "
            "changent de côté. Indiquez-la avec --party NOM."
        )
    compared = [s for s in sections if s.old or s.new]
    alone = [s for s in compared if s.fate in (Fate.ADDED, Fate.REMOVED)]
    if len(alone) > _MOSTLY * len(compared):
        said.append(
            f"{len(alone)} parties sur {len(compared)} n'ont pas de correspondance : ces fichiers ne sont peut-être pas deux versions de la "
            "même convention."
        )
    doubtful = [s for s in sections if not s.sure]
    if doubtful:
        names = ", ".join(" et ".join(one.label for one in change.new) for change in doubtful)
        said.append(f"Rapprochement incertain, à vérifier en lisant les deux textes : {names}.")
    if old.contract.profile is not new.contract.profile:
        said.append(
            "Le partenaire n'est pas reconnu comme étant de la même sorte dans les deux textes : d'autres règles s'appliquent."
        )
    for report, name in ((old, "Ancien texte"), (new, "Nouveau texte")):
        said += [f"{name} : {note.message}" for note in report.notes]
    return tuple(said)
