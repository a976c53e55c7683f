"""What a board reads first of a comparison: whether the new draft is worse, and why."""

from __future__ import annotations

from cptslint.model.comparison import CommitmentFate, Comparison, Fate, Worse
from cptslint.model.contract import Bearer, Kind
from cptslint.reporters.comparison.wording import compared
from cptslint.reporters.party_names import our_name
from cptslint.reporters.wording import plural, to_party

_REASONS = {
    Worse.VERDICT: "le verdict se dégrade",
    Worse.INDEX: "l'équilibre penche davantage à son détriment",
}
_DUTIES = (Kind.OBLIGATION, Kind.PROHIBITION)
_STEP = 0.01
"""Difference of indices that says nothing."""
NOTHING_WORSE = "Aucune aggravation n'est relevée par les contrôles"


def headline(comparison: Comparison) -> str:
    """Return what a board reads first; it never says that a change is fine when something could not be compared."""
    party = our_name(comparison.new.contract)
    if comparison.worse == (Worse.ERROR,) and _is_better(comparison):
        return (
            f"L'équilibre s'améliore pour {party}, mais {_new_errors(comparison)} : "
            f"{plural(len(_errors_come(comparison)), 'le', 'les')} lever avant de signer."
        )
    if comparison.worse:
        reasons = [_REASONS.get(reason) or _new_errors(comparison) for reason in comparison.worse]
        joined = reasons[0] if len(reasons) == 1 else f"{', '.join(reasons[:-1])} et {reasons[-1]}"
        return f"Le nouveau texte est moins favorable {to_party(party)} : {joined}."
    if not compared(comparison):
        return "Les deux textes n'ont pas pu être comparés."
    if comparison.new.balance.verdict is None or comparison.old.balance.verdict is None:
        return "Sans partie à défendre, rien n'est dit de ce qui s'améliore ou s'aggrave."
    if all(change.fate is Fate.UNCHANGED for change in comparison.sections):
        return "Les deux textes sont les mêmes, mot pour mot."
    return _nothing_worse(comparison, party)


def _nothing_worse(comparison: Comparison, party: str) -> str:
    """Return that no check fails more than before, with what a person should look at all the same."""
    taken = taken_on(comparison)
    passed = "un engagement passe" if taken == 1 else f"{taken} engagements passent"
    doubtful = comparison.cautions or any(not change.sure for change in comparison.commitments)
    doubt = "tout n'a pas pu être rapproché avec certitude : relire les passages signalés"
    if taken:
        ending = f"et {doubt}" if doubtful else ": relire ce qui change avant de signer"
        return f"{NOTHING_WORSE}, mais {passed} {to_party(party)} {ending}."
    return f"{NOTHING_WORSE}, mais {doubt}." if doubtful else f"{NOTHING_WORSE} ; relire ce qui change avant de signer."


def taken_on(comparison: Comparison) -> int:
    """Return how many duties are those of the defended party alone and were not, as far as is sure."""
    moved = [one for one in comparison.commitments if one.fate is CommitmentFate.SIDE and one.sure]
    return sum(one.new is not None and one.new.bearer is Bearer.CPTS and one.new.kind in _DUTIES for one in moved)


def _is_better(comparison: Comparison) -> bool:
    """Tell whether the whole weighs less on the defended party than before."""
    return comparison.new.balance.index - comparison.old.balance.index > _STEP


def _errors_come(comparison: Comparison) -> set[str]:
    """Return the rules whose points block the signature of the new draft and did not block that of the old one."""
    return {change.new.rule.code for change in comparison.findings if change.new is not None and change.is_new_error}


def _new_errors(comparison: Comparison) -> str:
    number = len(_errors_come(comparison))
    return "un point bloquant apparaît" if number < 2 else f"{number} points bloquants apparaissent"
