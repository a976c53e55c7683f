"""Findings set aside, as people read them: what was accepted, by whom, until when, and what was known before."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cptslint.model.report import Report
from cptslint.model.suppression import Ground, Suppressed, Suppression
from cptslint.reporters.places import place_in_words
from cptslint.reporters.wording import counted, plain

TITLE = "Risques acceptés et points déjà connus"
STILL_WEIGH = "Ils ne comptent plus parmi les points ouverts, mais pèsent toujours dans l'équilibre."
_COUNTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "accepted": ("risque accepté", "risques acceptés"),
        "baseline": ("point déjà connu", "points déjà connus"),
        "unchanged": ("point inchangé", "points inchangés"),
    }
)


def in_one_line(report: Report) -> str:
    """Return how many findings are set aside and which risks are accepted; nothing when there is none."""
    if not report.suppressed:
        return ""
    by_kind: dict[str, list[Suppressed]] = {}
    for aside in report.suppressed:
        ground = aside.decision.ground
        kind = ground.value if ground.value in _COUNTED else "accepted"
        by_kind.setdefault(kind, []).append(aside)
    said = []
    for kind, nouns in _COUNTED.items():
        if found := by_kind.get(kind):
            codes = ", ".join(dict.fromkeys(aside.finding.rule.code for aside in found))
            said.append(counted(len(found), *nouns) + (f" ({codes})" if kind == "accepted" else ""))
    return f"{', '.join(said)} : hors du compte, mais toujours dans l'équilibre."


def title_and_place(aside: Suppressed) -> str:
    """Return "Préavis excessif (SOR004, article 8, al. 2)"."""
    finding = aside.finding
    return f"{finding.rule.title} ({finding.rule.code}, {place_in_words(finding)})"


def decision_in_words(decision: Suppression) -> str:
    """Return why a finding is set aside: "accepté par le bureau le 12/01/2026, jusqu'au 31/12/2026 : motif"."""
    if decision.ground is Ground.BASELINE:
        return f"déjà connu ({plain(decision.place)})"
    if decision.ground is Ground.UNCHANGED:
        return f"inchangé depuis {plain(decision.place)}"
    facts = [
        f" par {plain(decision.by)}" if decision.by else "",
        f" le {_french(decision.on)}" if decision.on else "",
        f", jusqu'au {_french(decision.until)}" if decision.until else "",
    ]
    return f"accepté{''.join(facts)} ({plain(decision.place)}) : {plain(decision.reason)}"


def _french(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}/{month}/{year}"
