"""People who act in the name of a party: its staff, those it sends, those who decide for an establishment."""

from __future__ import annotations

from cptslint.model.contract import Trust
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.memory import Memory
from cptslint.structure.commitments.records import Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, Subject

_OF = frozenset({"de", "du", "d", "des"})
_THOSE = frozenset({"celui", "celle", "ceux", "celles"})
_FAR = 12
_RELATIVES = frozenset({"qui", "lequel", "laquelle"})
_BREAKS = frozenset({",", ".", ";", ":"})
_DEFINITE = frozenset({"le", "la", "l"})
_POSTS = frozenset({
    "coordinatrice", "coordinateur", "coordonnateur", "coordonnatrice", "referent", "referente", "animatrice", "animateur", "presidente",
    "president", "tresorier", "tresoriere", "secretaire", "correspondant", "correspondante", "interlocuteur", "interlocutrice",
})  # fmt: skip
"""Posts of which each party has one."""
_PAIR = 2
_TRADE = 4
"""Tokens of "de pratique avancée", "d'astreinte"."""
_NO_TRADE = frozenset({
    "le", "la", "les", "l", "du", "des", "adherent", "adherente", "adherents", "membre", "membres", "liberal", "liberale", "ville",
    "et", "ou", "hors", "pour", "a", "au", "aux", "avec", "par",
})  # fmt: skip
"""Words after which a party is not the employer: "le médecin du patient de la Clinique", "l'infirmière de ville adhérente de la CPTS"."""


class People:
    """Finds the party for which people act.

    Args:
        context: The text.
        memory: What pronouns stand for.
    """

    def __init__(self, context: Context, memory: Memory) -> None:
        self._context = context
        self._memory = memory
        self._posts: set[tuple[str, int | None]] | None = None

    def of(self, sentence: Sentence, predicate: Predicate) -> Who | None:
        """Return the party of "les infirmières du Centre dépistent": people of a party act in its name."""
        words = self._context.words
        subject = predicate.subject
        inside = [m for m in sentence.mentions if subject.start <= m.start and m.end <= subject.end]
        sent = self._sent_people(sentence, subject)
        if sent is not None:
            return sent
        if not inside:
            return self.head(subject) or self._own_people(subject) or self._titled(subject)
        inside = self._without_head(inside, subject)
        if len(inside) > 1 and inside[0].role and _THOSE & set(words[inside[0].end : inside[1].start]):
            return Who(*self._context.bearer(inside), Trust.SUBJECT, inside[0])
        if inside and inside[0].start == subject.start:
            return None
        if not inside or inside[0].target is not Target.PARTY or words[inside[0].start - 1] not in _OF:
            return None
        first = inside[0]
        start = self._context.core(subject.start, first.start)[0]
        if self._context.turn("people", start, min(first.start, start + 3)) is None:
            return None
        bearer, party = self._context.bearer(inside)
        return Who(bearer, party, Trust.SUBJECT, first)

    def _without_head(self, inside: list[Mention], subject: Subject) -> list[Mention]:
        """Drop the trade that begins "l'infirmière de liaison de l'Établissement": the party after it is what it belongs to."""
        if len(inside) < _PAIR or inside[0].target is not Target.THIRD or inside[0].start != subject.start:
            return inside
        words, own = self._context.words, inside[1].start
        if words[own] not in _OF and words[own - 1] in _OF:
            own -= 1
        between = words[inside[0].end : own]
        trade = bool(between) and between[0] in _OF and all(w.isalpha() and w not in _NO_TRADE for w in between[1:])
        return inside[1:] if trade and len(between) <= _TRADE and inside[1].target is Target.PARTY else inside

    def head(self, subject: Subject) -> Who | None:
        """Return the partner for "le directeur", "la direction": a CPTS has none, unless it is named with it."""
        start, end = self._context.core(subject.start, subject.end)
        who = Who(*self._context.opposite(self._context.association()), Trust.CONTEXT)
        if self._context.words[start] in _RELATIVES:
            return who if who.party is not None and self._head_before(start) else None
        found = self._context.turn("heads", start, min(start + 2, end))
        return who if found is not None and found[0] <= start + 1 and who.party is not None else None

    def _head_before(self, relative: int) -> bool:
        """Tell whether the antecedent of ", qui", ", laquelle" is one who decides: "auprès du cadre de santé, lequel"."""
        words = self._context.words
        if words[relative - 1] != ",":
            return False
        low = next((i for i in range(relative - 2, relative - _FAR, -1) if words[i] in _BREAKS), relative - _FAR)
        found = self._context.turn("heads", max(0, low), relative)
        return found is not None and not self._context.between(found[1], relative)

    def _titled(self, subject: Subject) -> Who | None:
        """Return the party of "la coordinatrice", when the text calls one party's people so, and nobody else's."""
        start, end = self._context.core(subject.start, subject.end)
        words = self._context.words
        if words[start] not in _DEFINITE or start + 1 >= end or words[start + 1] not in _POSTS:
            return None
        if self._posts is None:
            named = [m for m in self._context.mentions if m.role and m.party is not None]
            self._posts = {(words[at], m.party) for m in named for at in (m.start, m.start + 1) if words[at] in _POSTS}
        parties = {party for word, party in self._posts if word == words[start + 1]}
        party = parties.pop() if len(parties) == 1 else None
        return Who(self._context.parties[party].role, party, Trust.CONTEXT) if party is not None else None

    def _own_people(self, subject: Subject) -> Who | None:
        """Return the party last spoken of for "ses biologistes se déplacent"."""
        start, end = self._context.core(subject.start, subject.end)
        first = self._context.words[start]
        own = first in ("son", "sa", "ses", "leur", "leurs") and start + 1 < end
        if not own or self._context.turn("people", start + 1, start + 2) is None:
            return None
        return self._memory.last(start) if first.startswith("s") else self._memory.several(start)

    def _sent_people(self, sentence: Sentence, subject: Subject) -> Who | None:
        """Return the party of "la chargée de liaison que l'Association a recrutée exerce": those whom a party sends act for it."""
        words, vocabulary = self._context.words, self._context.vocabulary
        start, end = self._context.core(subject.start, subject.end)
        if self._context.turn("people", start, min(start + 3, end)) is None:
            return None
        mention = next(
            (m for m in sentence.mentions if start < m.start <= start + _FAR and words[m.start - 1] in ("que", "qu")),
            None,
        )
        if mention is None or mention.target is not Target.PARTY:
            return None
        near = words[mention.end : mention.end + 3]
        lemmas = {
            lemma
            for word in near
            for lemma in (*vocabulary.finite.get(word, ()), *vocabulary.participles.get(word, ()))
        }
        return (
            Who(*self._context.bearer([mention]), Trust.CONTEXT, mention)
            if lemmas & vocabulary.turns.verbs["sending"]
            else None
        )
