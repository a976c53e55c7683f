"""What pronouns stand for: the subjects met so far in an article."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Trust
from cptslint.structure.anaphora import NEAR, Antecedent, gender, resolve, wanted
from cptslint.structure.closed_words import ALLOWING
from cptslint.structure.commitments.context import Context
from cptslint.structure.commitments.either import stands_for_either
from cptslint.structure.commitments.ranks import ranked_party
from cptslint.structure.commitments.records import Read, Who
from cptslint.structure.mentions import Mention, Target
from cptslint.structure.syntax import Predicate, Sentence, Subject, SubjectKind
from cptslint.text.tokens import STOPS

_EACH = frozenset({"chacun", "chacune", "un", "une", "autre", "deux", "aucun", "aucune", "tous", "toutes"})
_FREE = ALLOWING | {"libre"}
_CLOSE = 3
_DISTRIBUTIVE = frozenset({"chacun", "chacune"})
_ONE = frozenset({"un", "une", "autre"})
_ALL = frozenset({"on", "nous"})
_OPENERS = frozenset({"elle", "il", "elles", "ils", "chacun", "chacune", "celle-ci", "celui-ci", "toutes", "tous"})
_MASCULINE = frozenset({"le", "un", "ce", "cet", "du", "tout", "chaque"})
_FEMININE = frozenset({"la", "une", "cette", "toute"})
_PLURAL = frozenset({"les", "des", "ces", "leurs", "ses"})
_RELATIVES = frozenset({"que", "qu", "dont", "auquel", "laquelle", "lequel", "ou", "si"})
_CONCERNED = frozenset({"interesse", "interessee"})
_KEPT = 12
_NEAR = 30


class Memory:
    """Subjects in the order they were met, and the pronouns they explain.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._subjects: list[Antecedent] = []
        self._introduced: tuple[int, Antecedent] | None = None
        self._resolved: dict[int, Antecedent] = {}

    def clear(self) -> None:
        """Forget everything, at the beginning of an article."""
        self._subjects = []

    def remember(self, predicate: Predicate, read: Read | None) -> None:
        """Keep the subject of a predicate for the pronouns after it.

        Args:
            predicate: The finite verb.
            read: How it was read; people who act for a party are remembered as that party.
        """
        subject = predicate.subject
        if subject.kind is SubjectKind.MENTION:
            mention = subject.mentions[-1]
            known = "p" if len(subject.mentions) > 1 else self._gender(mention)
            place = len(self._subjects) - (predicate.embedded and self._interrupts(subject))
            self._subjects.insert(place, Antecedent(subject.mentions, known))
            if not predicate.embedded and not predicate.passive:
                self._introduce(subject.mentions, predicate.verb + 1, predicate.end)
        elif subject.kind is SubjectKind.IMPERSONAL and read is not None and read.who.mention is not None:
            self.keep(read.who.mention)
        elif subject.kind is SubjectKind.PRONOUN and self._context.words[subject.end - 1] in _ONE:
            self._subjects.append(
                Antecedent((), "f" if "une" in self._context.words[subject.start : subject.end] else None)
            )
        elif subject.kind is SubjectKind.PRONOUN and subject.start in self._resolved:
            self._subjects.append(self._resolved[subject.start])
        elif subject.kind is SubjectKind.THING and subject.start < subject.end and not predicate.embedded:
            self._subjects.append(Antecedent((), self._thing_gender(subject), self._employer(subject, read)))
        del self._subjects[:-_KEPT]

    def _employer(self, subject: Subject, read: Read | None) -> tuple[Bearer, int | None] | None:
        """Return the party for which the people of a subject act ("la psychologue est recrutée par la Maison")."""
        start, end = self._context.core(subject.start, subject.end)
        people = self._context.turn("people", start, min(start + 2, end))
        single = read is not None and read.who.bearer in (Bearer.CPTS, Bearer.PARTNER)
        return (read.who.bearer, read.who.party) if people is not None and read is not None and single else None

    def _interrupts(self, subject: Subject) -> bool:
        """Tell whether the subject of a relative clause follows another of the same sentence, which stays the topic."""
        last = self._subjects[-1] if self._subjects else None
        if last is None or not last.mentions or last.mentions[-1].start > subject.start:
            return False
        if any(last is pronoun for pronoun in self._resolved.values()):
            return self._context.words[subject.start - 1] in _RELATIVES
        between = self._context.words[last.mentions[-1].end : subject.start]
        return not STOPS & set(between) and bool(_RELATIVES & set(between))

    def _introduce(self, mentions: tuple[Mention, ...], start: int, end: int) -> None:
        """Keep the person a party names ("La Caisse affecte … une déléguée"); a pronoun after it is the party."""
        words = self._context.words
        people = self._context.turn("people", start, end)
        if people is None or words[people[0] - 1] not in ("un", "une"):
            return
        self._introduced = (people[0], Antecedent(mentions, "f" if words[people[0] - 1] == "une" else "m"))

    def _person(self, at: int, word: str) -> Antecedent | None:
        """Return the person named just before a pronoun that agrees with it."""
        if self._introduced is None:
            return None
        place, antecedent = self._introduced
        near = 0 < at - place <= _NEAR and self._context.same_article(place, at)
        return antecedent if near and wanted(word) == antecedent.gender else None

    def keep(self, mention: Mention | None) -> None:
        """Keep a subject that a sentence inherits."""
        if mention is not None:
            self._subjects.append(Antecedent((mention,), self._gender(mention)))

    def pronoun(self, subject: Subject, named: frozenset[int], *, acting: bool = False) -> Who | None:
        """Resolve a pronoun.

        Args:
            subject: The pronoun.
            named: Parties that the same clause names, and so are not the pronoun.
            acting: It stands for whoever acts, never for a thing ("par elle").

        Returns:
            Whom it stands for; None for a thing.
        """
        word = self._context.words[subject.end - 1]
        if word in _EACH:
            return (self._each_person(subject) if word in _DISTRIBUTIVE else None) or self._each()
        if word in _ALL:
            return Who(Bearer.BOTH, None, Trust.ANAPHORA)
        if word in ("il", "elle") and stands_for_either(self._context, subject.start):
            return self._each()
        ranked = ranked_party(self._context, subject)
        if ranked is not None:
            return ranked
        person = self._person(subject.start, word)
        if person is not None and word in NEAR:
            return self._who(person)
        recent = [s for s in self._subjects if s.mentions] if acting else self._subjects
        if word in ("elle", "il") and any(s.mentions and s.mentions[-1].role for s in recent):
            recent = [s for s in recent if not self._is_far_pair(s, subject.start)]
        candidates = self._allowed(recent[-6:], named)
        others = self._allowed([self._antecedent(m) for m in self._context.named_before(subject.start)], named)
        if word in NEAR:
            found = resolve(word, [*candidates, *others])
        else:
            found = resolve(word, candidates) or resolve(
                word, [o for o in others if o.mentions[0].target is Target.PARTY]
            )
        found = found or person
        if found is None:
            plural = word in ("ils", "elles", "ceux-ci", "celles-ci")
            return Who(Bearer.BOTH, None, Trust.ANAPHORA) if plural else None
        if found.mentions or found.side:
            self._resolved[subject.start] = Antecedent(found.mentions, wanted(word), found.side)
        return self._who(found)

    def opener(self, sentence: Sentence) -> Who | None:
        """Return whom the pronoun right before a colon stands for: "À ce titre, elles :"."""
        words = self._context.words
        at = sentence.end - 2
        if at < sentence.start or words[sentence.end - 1] != ":" or words[at] not in _OPENERS:
            return None
        if at > sentence.start and words[at - 1] not in (",", "et", "que", "qu", "parties"):
            return None
        return self.pronoun(Subject(SubjectKind.PRONOUN, at, at + 1), frozenset())

    def clitic(self, at: int) -> Who | None:
        """Resolve "lui" or "leur" in "il lui revient de"."""
        if self._context.words[at] == "leur":
            return Who(Bearer.BOTH, None, Trust.ANAPHORA)
        return self.last(at)

    def last(self, at: int) -> Who | None:
        """Return the party last spoken of before a token."""
        subjects = [s for s in self._subjects if self._is_party(s)]
        if not subjects:
            subjects = [s for s in map(self._antecedent, self._context.named_before(at)) if self._is_party(s)]
        return self._who(subjects[-1]) if subjects else None

    def several(self, at: int) -> Who | None:
        """Return the party that "leurs bénévoles" are of, when the last one spoken of has a plural name ("les Tilleuls")."""
        subjects = [s for s in self._subjects if self._is_party(s)]
        last = subjects[-1] if subjects else None
        plural = last is not None and len(last.mentions) == 1 and last.gender == "p"
        return self._who(last) if plural and last is not None and last.mentions[0].start < at else None

    def owner(self, subject: Subject) -> Who | None:
        """Return the party that "ses réponses" belong to, when the subject before it is one."""
        first = self._context.words[subject.start] if subject.start < subject.end else ""
        if first in ("leur", "leurs"):
            return self._owners(subject.start)
        if first not in ("son", "sa", "ses") or not self._subjects or not self._subjects[-1].mentions:
            return None
        bearer, party = self._context.bearer(self._subjects[-1].mentions)
        return Who(bearer, party, Trust.CONTEXT)

    def _owners(self, at: int) -> Who | None:
        """Return the people that "leur participation" is of, when the last ones named are no party."""
        last = next((m for m in reversed(self._context.named_before(at, 4)) if self._gender(m) == "p"), None)
        other = last is not None and self._context.bearer([last])[0] is Bearer.OTHER
        return Who(Bearer.OTHER, None, Trust.CONTEXT) if other and last is not None and at - last.end <= _NEAR else None

    def named_in(self, sentence: Sentence, predicate: Predicate) -> frozenset[int]:
        """Return the parties that a clause names after its verb."""
        return frozenset(
            m.party
            for m in sentence.mentions
            if m.party is not None and m.target is Target.PARTY and predicate.verb < m.start < predicate.end
        )

    def _allowed(self, candidates: list[Antecedent], named: frozenset[int]) -> list[Antecedent]:
        return [c for c in candidates if not (len(c.mentions) == 1 and c.mentions[0].party in named)]

    def _is_far_pair(self, candidate: Antecedent, at: int) -> bool:
        """Tell whether a candidate is both parties, in a sentence before: "elle" is one alone."""
        if not candidate.mentions or self._context.bearer(candidate.mentions)[0] is not Bearer.BOTH:
            return False
        return bool(STOPS & set(self._context.words[candidate.mentions[-1].end : at]))

    def _is_party(self, candidate: Antecedent) -> bool:
        return bool(candidate.mentions) and self._context.bearer(candidate.mentions)[0] is not Bearer.OTHER

    def concerned(self, subject: Subject) -> Who | None:
        """Return the party that "l'intéressée" works for, when people of a party were named just before."""
        word = self._context.words[subject.end - 1] if subject.end > subject.start else ""
        inside = self._context.words[subject.start : subject.end]
        if word not in _CONCERNED and not (len(inside) > 1 and inside[0] == "l" and inside[1] in _CONCERNED):
            return None
        sides = [s.side for s in self._subjects if s.side is not None and s.side[0] is not Bearer.OTHER]
        if sides:
            return Who(*sides[-1], Trust.ANAPHORA)
        place, antecedent = self._introduced or (0, None)
        near = antecedent is not None and self._context.same_article(place, subject.start)
        return self._who(antecedent) if near and antecedent is not None else None

    def each_of(self, mention: Mention) -> Who | None:
        """Return third persons for "chacun d'eux" when the last people named in the plural are no party."""
        if self._context.words[mention.end - 1] not in ("eux", "elles"):
            return None
        words = self._context.words
        before = [
            m
            for m in self._context.named_before(mention.start, 4)
            if (self._gender(m) == "p" or words[m.start] in _PLURAL) and words[m.start : m.end] != ("parties",)
        ]
        near = bool(before) and mention.start - before[-1].end <= _NEAR
        other = near and self._context.bearer([before[-1]])[0] is Bearer.OTHER
        return Who(Bearer.OTHER, None, Trust.ANAPHORA, before[-1]) if other else None

    def _each_person(self, subject: Subject) -> Who | None:
        """Return third persons for "chacun peut s'en retirer" when the subject just before it is people, in the same sentence."""
        people, words = self.people(subject.start), self._context.words
        free = _FREE & set(words[subject.end : subject.end + _CLOSE])
        if people is None or not free or STOPS & set(words[people.end : subject.start]) - {";"}:
            return None
        return Who(Bearer.OTHER, None, Trust.ANAPHORA, people)

    def people(self, at: int) -> Mention | None:
        """Return the people in the plural that are the last subject before a token, when they are of no party."""
        last = self._subjects[-1] if self._subjects else None
        if last is None or last.gender != "p" or not last.mentions or at - last.mentions[-1].end > _NEAR:
            return None
        other = self._context.bearer(last.mentions)[0] is Bearer.OTHER
        return last.mentions[-1] if other else None

    def _each(self) -> Who:
        last = self._subjects[-1] if self._subjects else None
        if last is not None and len(last.mentions) > 1:
            bearer, party = self._context.bearer(last.mentions)
            return Who(bearer, party, Trust.ANAPHORA)
        return Who(Bearer.BOTH, None, Trust.ANAPHORA)

    def _who(self, found: Antecedent) -> Who | None:
        if found.side is not None:
            return Who(*found.side, Trust.ANAPHORA)
        if not found.mentions:
            return None
        bearer, party = self._context.bearer(found.mentions)
        return Who(bearer, party, Trust.ANAPHORA, found.mentions[-1])

    def _antecedent(self, mention: Mention) -> Antecedent:
        return Antecedent((mention,), self._gender(mention))

    def _gender(self, mention: Mention) -> str | None:
        context = self._context
        return gender(context.tokens, mention, context.parties, context.vocabulary.parties)

    def _thing_gender(self, subject: Subject) -> str | None:
        for word in self._context.words[subject.start : subject.end]:
            if word in _MASCULINE:
                return "m"
            if word in _FEMININE:
                return "f"
            if word in _PLURAL:
                return "p"
            if word == "l":
                return None
        return "?"
