"""Parties told by their rank: "la CPTS et l'Établissement … la première … le second"."""

from __future__ import annotations

from cptslint.model.contract import Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.subject import Subject

_RANKS = {"premier": 0, "premiere": 0, "second": 1, "seconde": 1}
_PAIR = 2


def ranked_party(context: Context, subject: Subject) -> Who | None:
    """Return whom "le premier", "la seconde" stand for among the last two parties named.

    Args:
        context: The text.
        subject: The subject of a verb.
    """
    word, before = context.words[subject.end - 1], context.words[subject.end - 2]
    if word not in _RANKS or before not in ("le", "la"):
        return None
    parties = [m for m in context.named_before(subject.start) if m.target is Target.PARTY and not m.role]
    pair: list[Mention] = []
    for mention in reversed(parties):
        if mention.party not in {m.party for m in pair}:
            pair.insert(0, mention)
        if len(pair) == _PAIR:
            return Who(*context.bearer([pair[_RANKS[word]]]), Trust.ANAPHORA, pair[_RANKS[word]])
    return None
