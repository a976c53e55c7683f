"""Commitments added, dropped, moved from one side to the other, made firmer or softer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.compare.assignment import best_pairs
from cptslint.compare.parties import PartyMap
from cptslint.compare.sections import line_text
from cptslint.compare.words import likeness, words_of
from cptslint.model.comparison import CommitmentChange, CommitmentFate
from cptslint.model.contract import Amount, Commitment, Contract, Kind, Strength, Trust
from cptslint.model.span import Span
from cptslint.text.fold import fold

_MATCH = 55.0
"""Likeness of the words from which two commitments may be the same one."""
_SURE = 70.0
"""Likeness from which no person needs to check that they are."""
_SAME_SECTION = 12.0
_SAME_BEARER = 4.0
_SAME_KIND = 2.0
"""Added when the sections match, when the bearer and the kind are the same: they settle between passages that look alike."""
_FIRMNESS = {Strength.EFFORT: 0, Strength.FIRM: 1, Strength.RESULT: 2}
_STRENGTHS = {Strength.EFFORT: "de moyens", Strength.FIRM: "ferme", Strength.RESULT: "de résultat"}
_KINDS = {
    Kind.OBLIGATION: "obligation",
    Kind.RIGHT: "faculté",
    Kind.PROHIBITION: "interdiction",
    Kind.EXEMPTION: "dispense",
}
_BURDENS = (Kind.OBLIGATION, Kind.PROHIBITION)
_CONDITIONS = {
    "accord-prealable": "accord préalable",
    "condition": "« si » ou « sous réserve »",
    "plafond": "plafond",
    "moyens": "limite des moyens",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, as the comparison of commitments sees it.

    Attributes:
        contract: The draft.
        groups: For each commitment, the group of matched sections it stands in.
        labels: For each commitment, the label of its section.
        keys: By place, what the numbers of references designate: a number that follows its article is no change.
    """

    contract: Contract
    groups: Sequence[int]
    labels: Sequence[str]
    keys: Mapping[int, str]

    @property
    def text(self) -> str:
        """The text of the draft."""
        return self.contract.document.text


def compare_commitments(old: Draft, new: Draft, parties: PartyMap) -> tuple[CommitmentChange, ...]:
    """Compare the commitments of two drafts.

    Args:
        old: The old draft.
        new: The new draft.
        parties: Which party of the one is which of the other.

    Returns:
        Those of the new draft in order, then those dropped, in the order of the old one.
    """
    before, after = old.contract.commitments, new.contract.commitments
    words_before = [_words(commitment.span, old) for commitment in before]
    words_after = [_words(commitment.span, new) for commitment in after]
    old_words, new_words = (f" {' '.join(_words(Span(0, len(one.text)), one))} " for one in (old, new))
    identical = _identical(old, words_before, new, words_after)
    likely = dict.fromkeys(identical, 100.0)
    scores: dict[tuple[int, int], float] = {}
    same_old, same_new = {i for i, _ in identical}, {j for _, j in identical}
    for i in (i for i in range(len(before)) if i not in same_old):
        for j in (j for j in range(len(after)) if j not in same_new):
            same_section = old.groups[i] == new.groups[j]
            alike = likeness(words_before[i], words_after[j], _MATCH)
            if alike >= _MATCH:
                likely[i, j] = alike
                scores[i, j] = alike + _bonus(before[i], after[j], parties, same_section=same_section)
    pairs = [*identical, *best_pairs(scores)]
    old_of = {j: i for i, j in pairs}
    changes = []
    for j, commitment in enumerate(after):
        if j not in old_of:
            changes.append(_alone(commitment, new.labels[j], words_after[j], old_words, added=True))
            continue
        i = old_of[j]
        amounts = _amounts(before[i], old, commitment, new)
        labels = old.labels[i], new.labels[j]
        changes.append(_changed(before[i], commitment, labels, parties, likely[i, j], amounts))
    kept = {i for i, _ in pairs}
    changes += [
        _alone(one, old.labels[i], words_before[i], new_words, added=False)
        for i, one in enumerate(before)
        if i not in kept
    ]
    return tuple(changes)


def _identical(
    old: Draft, old_words: Sequence[tuple[str, ...]], new: Draft, new_words: Sequence[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """Pair the commitments of matched sections that are the same in all: words, side, kind."""
    waiting: dict[tuple[object, ...], list[int]] = {}
    for j, one in enumerate(new.contract.commitments):
        waiting.setdefault((new_words[j], new.groups[j], one.bearer, one.kind), []).append(j)
    pairs = []
    for i, one in enumerate(old.contract.commitments):
        same = waiting.get((old_words[i], old.groups[i], one.bearer, one.kind))
        if same:
            pairs.append((i, same.pop(0)))
    return pairs


def _words(span: Span, draft: Draft) -> tuple[str, ...]:
    return tuple(
        fold(word.key).rstrip("'")
        for word in words_of(draft.text, span, draft.keys)
        if word.key[0].isalnum() or word.key[0] == "§"
    )


def _alone(commitment: Commitment, label: str, words: Sequence[str], other: str, *, added: bool) -> CommitmentChange:
    """Return a commitment that one draft alone has; when the words are in both, nobody can say that it came or went."""
    said = f" {' '.join(words)} " in other
    where = (
        "étaient déjà dans l'ancien texte, où ils n'étaient"
        if added
        else "sont toujours dans le nouveau texte, où ils ne sont"
    )
    details = (f"les mêmes mots {where} pas lus comme un engagement",) if said else ()
    sure = _known(commitment) and not said
    if added:
        return CommitmentChange(CommitmentFate.ADDED, None, commitment, "", label, details, sure)
    return CommitmentChange(CommitmentFate.DROPPED, commitment, None, label, "", details, sure)


def _known(commitment: Commitment) -> bool:
    return commitment.trust is not Trust.CONTEXT


def _bonus(one: Commitment, other: Commitment, parties: PartyMap, *, same_section: bool) -> float:
    bearer = _SAME_BEARER if parties.same_bearer(one, other) else 0.0
    return (_SAME_SECTION if same_section else 0.0) + bearer + (_SAME_KIND if one.kind is other.kind else 0.0)


def _changed(
    one: Commitment,
    other: Commitment,
    labels: tuple[str, str],
    parties: PartyMap,
    alike: float,
    amounts: tuple[str, ...],
) -> CommitmentChange:
    """Tell what became of a commitment that is in both drafts."""
    firmness, said = _firmness(one, other)
    side = not parties.same_bearer(one, other)
    read_anew = side and alike == 100.0
    sure = alike >= _SURE and not read_anew and (not side or (_known(one) and _known(other)))
    if read_anew:
        said = ("les mots n'ont pas changé, c'est leur place qui fait comprendre un autre sujet", *said)
    details = (*((parties.moved(one, other),) if side else ()), *said, *amounts)
    if side:
        fate = CommitmentFate.SIDE
    elif firmness:
        fate = CommitmentFate.FIRMER if firmness > 0 else CommitmentFate.SOFTER
    else:
        fate = CommitmentFate.UNCHANGED if alike == 100.0 and not details else CommitmentFate.REWORDED
    return CommitmentChange(fate, one, other, *labels, details, sure)


def _firmness(one: Commitment, other: Commitment) -> tuple[int, tuple[str, ...]]:
    """Return how much firmer the second is (below 0: softer, 0: as firm or both at once), and what says so."""
    firmer = softer = 0
    said: list[str] = []
    if one.kind is not other.kind:
        said.append(f"{_KINDS[one.kind]} devenue {_KINDS[other.kind]}")
        firmer += one.kind not in _BURDENS and other.kind in _BURDENS
        softer += one.kind in _BURDENS and other.kind not in _BURDENS
    elif one.kind in _BURDENS and one.strength is not other.strength:
        said.append(f"de « {_STRENGTHS[one.strength]} » à « {_STRENGTHS[other.strength]} »")
        firmer += _FIRMNESS[other.strength] > _FIRMNESS[one.strength]
        softer += _FIRMNESS[other.strength] < _FIRMNESS[one.strength]
    for name in sorted(set(one.conditions) ^ set(other.conditions)):
        gone = name in one.conditions
        said.append(
            f"{'condition retirée' if gone else 'condition ajoutée'} : {_CONDITIONS.get(name, name.replace('-', ' '))}"
        )
        if other.kind in _BURDENS and one.kind in _BURDENS:
            firmer, softer = firmer + gone, softer + (not gone)
    return (1 if firmer else 0) - (1 if softer else 0), tuple(said)


def _amounts(one: Commitment, old: Draft, other: Commitment, new: Draft) -> tuple[str, ...]:
    """Return the quantities that changed, as written: "3 mois devient six mois"."""
    before = [a for a in one.quantities if a.span.start not in old.keys]
    after = [a for a in other.quantities if a.span.start not in new.keys]
    gone = [a for a in before if _value(a) not in map(_value, after)]
    come = [a for a in after if _value(a) not in map(_value, before)]
    twins = _twins(gone, come)
    said = []
    for amount in gone:
        twin = twins.get(amount.span)
        became = f"devient « {line_text(new.text, twin.span)} »" if twin else "retiré"
        said.append(f"« {line_text(old.text, amount.span)} » {became}")
    paired = {twin.span for twin in twins.values()}
    return tuple(said + [f"« {line_text(new.text, one.span)} » ajouté" for one in come if one.span not in paired])


def _twins(gone: Sequence[Amount], come: Sequence[Amount]) -> dict[Span, Amount]:
    """Return which quantity became which, by their places: as many of one unit in both, else the only one of its kind."""
    twins: dict[Span, Amount] = {}
    for amount in gone:
        alike = [a for a in gone if (a.kind, a.unit) == (amount.kind, amount.unit)]
        others = [a for a in come if (a.kind, a.unit) == (amount.kind, amount.unit)]
        if len(alike) == len(others):
            twins[amount.span] = others[alike.index(amount)]
    left = [amount for amount in gone if amount.span not in twins]
    free = [amount for amount in come if amount not in twins.values()]
    for amount in left:
        alike, others = ([a for a in some if a.kind == amount.kind] for some in (left, free))
        if len(alike) == len(others) == 1:
            twins[amount.span] = others[0]
    return twins


def _value(amount: Amount) -> tuple[str, float, str]:
    return amount.kind, amount.value, amount.unit
