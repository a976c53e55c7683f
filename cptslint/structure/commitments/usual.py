"""What a commitment usually is where no word says so, and sentences that usually bind though no grammar was found in them.

"Les comptes rendus de passage sont adressés au médecin traitant le jour même" names nobody who sends them: what decides is what
such letters are, what the article is called, and whom its other sentences bind. These are weighed together, by weights learnt
from annotated conventions (`rules/engagements.json`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from cptslint.model.contract import Bearer, Clause, Commitment, Kind, Strength, Trust, Zone
from cptslint.structure.commitments.assembly import Assembly, Place
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.records import Binding, Read, Who
from cptslint.structure.habits import Habits
from cptslint.structure.role_words import ROLES, RoleWords
from cptslint.structure.syntax import Sentence
from cptslint.text.sentences import sentence_ranges

YES, NO = "oui", "non"
_ZONES = (Zone.BODY, Zone.ANNEX)
_SHORTEST = 5
"""Words of a sentence under which nothing is read in it."""
_HEAD = 6
"""Words a line opens with, in which what it is for stands."""
_LONGEST = 60
"""Words of a sentence that are looked at: its head says what it does."""
_SURE = 2.0
"""Lead from which the usual bearer corrects the one that grammar read: a subject that is the object of another verb. Of conventions
left out of the learning, three corrections in four were right."""
_SURE_OF_KIND = {
    (Kind.OBLIGATION, Kind.RIGHT): 1.0,
    (Kind.PROHIBITION, Kind.EXEMPTION): 1.0,
    (Kind.OBLIGATION, Kind.PROHIBITION): 2.0,
    (Kind.EXEMPTION, Kind.PROHIBITION): 2.0,
}
"""Lead from which the usual kind corrects the one that grammar read. Of conventions left out of the learning, four such corrections in
five were right; of the others, in which grammar had read a right or a denial, hardly one in three: they are not made. Nor is a duty
turned into an exemption: what is denied is most often its condition ("lorsque l'indicateur n'est pas atteint")."""
_UNKNOWN = "?"
_EXIT = "sortie"
"""Theme on which nothing is settled: who may leave is what the text says, not what is usual."""
_ASSOCIATION, _OTHER_SIDE = "cpts", "partenaire"


class Usual:
    """Settles what grammar left open in the commitments of a convention.

    Args:
        context: The text.
        clauses: Its clauses.
        found: The commitments that grammar found, in order.
    """

    def __init__(self, context: Context, clauses: Sequence[Clause], found: Sequence[Commitment]) -> None:
        self._context = context
        self._clauses = clauses
        self._found = found
        # The association stays the association when another party is defended.
        self._turned = context.association() is Bearer.PARTNER
        names = {role: _turned(role) for role in ROLES} if self._turned else None
        self._words = RoleWords(context.tokens, context.sides, names)
        self._assembly = Assembly(context)
        self._sure: dict[int | None, list[Commitment]] = {}
        for commitment in found:
            if commitment.trust is not Trust.CONTEXT:
                self._sure.setdefault(self._article(commitment), []).append(commitment)

    def settle(self, habits: Habits) -> tuple[Commitment, ...]:
        """Return the commitments with their usual bearers, and those of sentences that usually bind, in order."""
        settled = [self._settled(commitment, habits) for commitment in self._found]
        added = [self._added(one, habits) for one in self.silent() if self._binds(one, habits)]
        return tuple(sorted([*settled, *added], key=lambda one: one.span.start)) if added else tuple(settled)

    def traits(self, commitment: Commitment, *, silent: bool = False) -> set[str]:
        """Return the traits of a commitment.

        Args:
            commitment: The commitment.
            silent: Its sentence is one that no grammar was found in: it has neither bearer nor kind yet.
        """
        own = self._stems(commitment.span.start, commitment.span.end)
        bearer = _UNKNOWN if silent else self._told(commitment.bearer.value)
        traits = {f"w={word}" for word in own}
        traits |= {f"b={one} {other}" for one, other in pairwise(own)}
        traits |= {f"s={word}" for word in self._stems(commitment.sentence.start, commitment.sentence.end)}
        traits |= {f"h={word}" for word in self._title(commitment)}
        traits |= {f"first={word}" for word in own[:1]}
        if not silent:
            traits |= {f"t={word}" for word in self._stems(commitment.trigger.start, commitment.trigger.end)}
        trust = _UNKNOWN if silent else commitment.trust.value
        kind = _UNKNOWN if silent else commitment.kind.value
        clause = self._clauses[commitment.clause]
        traits |= {f"rule={bearer}", f"found={bearer}/{trust}", f"kind={kind}", f"money={commitment.financial}"}
        traits |= {f"item={clause.is_item}", f"zone={clause.zone.value}"}
        return traits | set(self._around(commitment))

    def silent(self) -> Iterator[Commitment]:
        """Yield what each sentence in which nothing was read would be, were it to bind both parties."""
        tokens = self._context.tokens
        known = [tokens.range(one.span.start, one.span.end) for one in self._found]
        for index, clause in enumerate(self._clauses):
            if clause.zone not in _ZONES or (clause.article is None and clause.annex is None):
                continue
            for start, end in sentence_ranges(tokens, *tokens.range(clause.span.start, clause.span.end)):
                if any(first < end and start < last for first, last in known):
                    continue
                last = end - (self._context.words[end - 1] in (".", ";"))
                if self._context.words[end - 1] == ":" or last - start < _SHORTEST or self._only_informs(start, last):
                    continue
                yield self._candidate(index, start, last)

    def _only_informs(self, start: int, end: int) -> bool:
        """Tell whether a sentence is a note of the text ("[1 : …]"), or a line that says where to write ("Par voie postale : …")."""
        noted = self._context.words[start] == "[" and self._context.words[start + 1].isdigit()
        return noted or self._context.turn("contact_lines", start, min(end, start + _HEAD)) is not None

    def _candidate(self, index: int, start: int, end: int) -> Commitment:
        finite = self._context.vocabulary.finite
        at = next((at for at in range(start, end) if self._context.words[at] in finite), start)
        read = Read(Who(Bearer.BOTH, None, Trust.CONTEXT), Kind.OBLIGATION, Strength.FIRM, Binding(None, at, at + 1))
        sentence = Sentence(
            self._context.tokens, start, end, self._context.mentions, self._context.vocabulary, verbal=False
        )
        return self._assembly.one(sentence, read, Place(index, start, end, self._context.span(at, at + 1)))

    def _settled(self, commitment: Commitment, habits: Habits) -> Commitment:
        if _EXIT in commitment.topics:
            return commitment
        who, what = habits.settle(self.traits(commitment))
        bearer = Bearer(self._told(who.answer))
        kind = Kind(what.answer)
        if what.lead >= _SURE_OF_KIND.get((commitment.kind, kind), inf):
            commitment = replace(commitment, kind=kind)
        guessed = commitment.trust is Trust.CONTEXT
        if bearer is commitment.bearer or not (guessed or who.lead >= _SURE):
            return commitment
        return replace(commitment, bearer=bearer, party=self._party(bearer), trust=Trust.CONTEXT)

    def _binds(self, candidate: Commitment, habits: Habits) -> bool:
        return habits.binds.best(self.traits(candidate, silent=True)) == YES

    def _added(self, candidate: Commitment, habits: Habits) -> Commitment:
        who, what = habits.settle(self.traits(candidate, silent=True))
        bearer = Bearer(self._told(who.answer))
        return replace(candidate, bearer=bearer, party=self._party(bearer), kind=Kind(what.answer))

    def _told(self, bearer: str) -> str:
        other = {Bearer.CPTS.value: Bearer.PARTNER.value, Bearer.PARTNER.value: Bearer.CPTS.value}
        return other.get(bearer, bearer) if self._turned else bearer

    def _party(self, bearer: Bearer) -> int | None:
        same = [index for index, party in enumerate(self._context.parties) if party.role is bearer]
        return same[0] if len(same) == 1 and bearer in (Bearer.CPTS, Bearer.PARTNER) else None

    def _stems(self, start: int, end: int) -> list[str]:
        first, last = self._context.tokens.range(start, end)
        return [word for word, _ in self._words.stems(first, min(last, first + _LONGEST))]

    def _title(self, commitment: Commitment) -> list[str]:
        clause = self._clauses[commitment.clause]
        article = self._context.headed(clause.article) if clause.annex is None else None
        if article is None:
            return []
        heading = self._context.articles[article].heading
        return self._stems(heading.start, heading.end)

    def _around(self, commitment: Commitment) -> Iterator[str]:
        """Yield whom the sentences around bind, those that name it."""
        sure = [one for one in self._sure.get(self._article(commitment), ()) if one is not commitment]
        before = [one for one in sure if one.span.start < commitment.span.start]
        after = [one for one in sure if one.span.start > commitment.span.start]
        yield f"prev={self._told(before[-1].bearer.value) if before else _UNKNOWN}"
        yield f"next={self._told(after[0].bearer.value) if after else _UNKNOWN}"
        for one in sure:
            if one.clause == commitment.clause:
                yield f"same={self._told(one.bearer.value)}"
        counts = Counter(self._told(one.bearer.value) for one in sure)
        yield from (f"art={bearer}" for bearer in counts)
        yield from (f"most={bearer}" for bearer, count in counts.items() if 2 * count > len(sure))
        if len(counts) == 1:
            yield f"only={next(iter(counts))}"

    def _article(self, commitment: Commitment) -> int | None:
        return self._clauses[commitment.clause].article


def _turned(role: str) -> str:
    if _ASSOCIATION in role:
        return role.replace(_ASSOCIATION, _OTHER_SIDE)
    return role.replace(_OTHER_SIDE, _ASSOCIATION)
