"""Who or what is the subject of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.structure.closed_words import (
    CLAUSE_JOINERS,
    COORDINATORS,
    ETRE,
    FILLERS,
    IMPERSONAL_MARKS,
    LATTER,
    MODAL,
    NOMINATIVE,
    OBLIQUE,
    STRESSED,
    SUBJECT_DETERMINERS,
    SUBORDINATORS,
)
from cptslint.structure.interrupted import Interrupted
from cptslint.structure.mentions import Mention
from cptslint.structure.phrase import Phrase
from cptslint.structure.subject import Subject, SubjectKind

_DETERMINED = frozenset({"le", "la", "les", "l", "chaque", "chacun", "chacune"})
_BEFORE_PRONOUN = frozenset({"cette", "ce", "ces", "la", "le", "l", "les", "d"})
_NEW_CLAUSE = frozenset({",", ";", ":", "et", "mais"})
_SINGULAR = frozenset({"le", "la", "un", "une", "ce", "cet", "cette", "chaque", "son", "sa", "tout", "toute", "leur"})
_PLURAL_ETRE = frozenset({"sont", "seront", "soient", "doivent", "devront", "peuvent", "pourront", "ont", "auront"})
_OF_PERSON = {"nous": ("ons", "sommes"), "vous": ("ez", "tes")}
"""How the verbs end of which a pronoun is the subject."""
_INTRANSITIVE = frozenset(
    {"repondre", "proceder", "remedier", "recourir", "pourvoir", "surseoir", "deroger", "obtemperer"}
)
"""Infinitives whose passive has no subject: "il est répondu"."""


class Subjects:
    """Finds the subject of each finite verb.

    Args:
        phrase: The sentence.
        verbs: Its finite verbs.
    """

    def __init__(self, phrase: Phrase, verbs: Sequence[int]) -> None:
        self._phrase = phrase
        self._words = phrase.words
        self._vocabulary = phrase.vocabulary
        self._verbs = verbs
        self._interrupted = Interrupted(phrase, verbs)

    def of(self, position: int, verb: int, subjects: list[Subject], embedded: list[bool]) -> Subject:
        """Return the subject of a verb, given those of the verbs before it."""
        alone = self._alone(verb)
        if alone is not None:
            return alone
        at = self._phrase.left(verb)
        while at >= self._phrase.start and self._is_told(at, verb):
            at -= 1
        previous = self._verbs[position - 1] if position else self._phrase.start - 1
        if at < self._phrase.start:
            return Subject(SubjectKind.NONE, verb, verb)
        while at > self._phrase.start and self._words[at] in FILLERS and at not in self._phrase.inside:
            if self._words[at] in ("chacun", "chacune", "tous", "toutes") and at not in self._phrase.ending:
                break
            at -= 1
        pronoun = self._pronoun_at(at, verb)
        if pronoun is not None:
            return pronoun
        word, mention = self._words[at], self._phrase.ending.get(at + 1)
        if mention is not None and not self._phrase.oblique(mention) and not self._phrase.is_object(mention, previous):
            return self._coordinated(mention, previous)
        if mention is not None and self._phrase.oblique(mention):
            pair = self._pair_after_comma(mention) if not position else None
            if pair is not None:
                return pair
            if position and self._phrase.opens_clause(mention, verb, previous):
                return Subject(SubjectKind.MENTION, mention.start, mention.end, (mention,))
            outer = None
            if position and embedded[-1] and not self._has_determiner(previous, verb):
                outer = self._interrupted.outer(position, subjects, embedded)
            return outer or self._thing(previous, verb)
        found = self._nominative(previous, verb)
        if word in (",", ")") and position and embedded[-1]:
            outer = self._interrupted.outer(position, subjects, embedded)
            if outer is not None and found is None:
                return outer
        if found is not None:
            return found
        if position and word in COORDINATORS:
            resumed = embedded[-1] and word == "et" and self._words[at - 1] == ","
            outer = self._interrupted.outer(position, subjects, embedded) if resumed else None
            return outer or subjects[-1]
        if position and not self._has_determiner(previous, verb):
            outer = self._interrupted.outer(position, subjects, embedded)
            described = embedded[-1] and self._words[subjects[-1].start] == "nous"
            return outer or (self._thing(self._phrase.start - 1, verb) if described else subjects[-1])
        return self._thing(previous, verb)

    def _is_told(self, at: int, verb: int) -> bool:
        """Tell whether "nous" or "vous" before a verb is whom it is told or done to: "vous nous prévenez", "il nous paraît"."""
        endings = _OF_PERSON.get(self._words[at])
        return endings is not None and not self._words[verb].endswith(endings)

    def _pair_after_comma(self, mention: Mention) -> Subject | None:
        """Return the two parties of "Pour le fichier des adhérents, A et B veillent à": no enumeration goes on here."""
        before = self._phrase.previous_mention(mention, "et") if self._words[mention.start - 1] == "et" else None
        opens = self._words[self._phrase.start] in OBLIQUE
        if (
            before is None
            or not opens
            or self._words[before.start - 1] != ","
            or before.start - 1 <= self._phrase.start
        ):
            return None
        return Subject(SubjectKind.MENTION, before.start, mention.end, (before, mention))

    def _alone(self, verb: int) -> Subject | None:
        """Return the pronoun of "lui seul traite", "eux seuls décident"."""
        at = verb - 2
        pair = (
            at >= self._phrase.start and self._words[at] in ("lui", "eux") and self._words[at + 1] in ("seul", "seuls")
        )
        return Subject(SubjectKind.PRONOUN, at, at + 1) if pair else None

    def _pronoun_at(self, at: int, verb: int) -> Subject | None:
        """Return the pronoun that ends at a token, None when no pronoun does."""
        word, before = self._words[at], self._words[at - 1] if at else ""
        if self._phrase.governed(at):
            return None
        if word == "qui":
            return self._antecedent(at)
        if (word in ("un", "une") and before == "l") or (word == "deux" and before in ("tous", "toutes")):
            return Subject(SubjectKind.PRONOUN, at - 1, at + 1)
        if word in ("tous", "toutes") and self._words[at + 1] == "deux":
            return Subject(SubjectKind.PRONOUN, at, at + 1)
        if word == "autre" and before in ("l", "un", "une"):
            return self._each_other(at)
        if word in ("aucun", "aucune") and self._words[at + 1] in ("ne", "n"):
            return Subject(SubjectKind.PRONOUN, at, at + 1)
        latter = word in LATTER and at - 1 >= self._phrase.start and before in ("cette", "ce", "ces", "la", "le")
        if latter or (word in NOMINATIVE and at + 1 not in self._phrase.ending):
            return self._pronoun(at, verb)
        return None

    def _antecedent(self, relative: int) -> Subject:
        at = relative - 1 if relative > self._phrase.start and self._words[relative - 1] == "," else relative
        mention = self._phrase.ending.get(at) or self._phrase.ending.get(relative)
        if mention is not None:
            return Subject(SubjectKind.MENTION, relative, relative + 1, (mention,))
        cleft = self._words[max(self._phrase.start, relative - 12) : relative]
        if cleft[-3:-1] == ("c", "est") and cleft[-1] in STRESSED | {"lui", "eux"}:
            return Subject(SubjectKind.PRONOUN, relative - 1, relative)
        if "c" in cleft and self._phrase.mentions and self._phrase.mentions[-1].end <= relative:
            return Subject(SubjectKind.MENTION, relative, relative + 1, (self._phrase.mentions[-1],))
        return Subject(SubjectKind.THING, relative, relative + 1)

    def _each_other(self, at: int) -> Subject:
        """Return "l'autre", or the whole of "l'un et l'autre", "l'une comme l'autre"."""
        start = at - 1
        if (
            start - 3 >= self._phrase.start
            and self._words[start - 1] in ("et", "comme", "ou")
            and self._words[start - 2] in ("un", "une")
        ):
            start -= 3
        return Subject(SubjectKind.PRONOUN, start, at + 1)

    def _pronoun(self, at: int, verb: int) -> Subject:
        word = self._words[at]
        start = at
        while start > self._phrase.start and self._words[start - 1] in _BEFORE_PRONOUN:
            start -= 1
        if word in ("il", "t-il") and self._impersonal(verb):
            return Subject(SubjectKind.IMPERSONAL, start, at + 1)
        if word in ("lequel", "laquelle", "lesquels", "lesquelles"):
            return self._antecedent(at)
        if word in ("cela", "ceci", "nul", "personne", "rien", "quiconque"):
            return Subject(SubjectKind.THING, start, at + 1)
        return Subject(SubjectKind.PRONOUN, start, at + 1)

    def _impersonal(self, verb: int) -> bool:
        lemmas = self._vocabulary.finite.get(self._words[verb], ())
        if {"incomber", "appartenir", "revenir", "falloir", "convenir", "echoir"} & set(lemmas):
            return True
        following = self._words[verb + 1 : verb + 6]
        if self._words[verb] in ETRE or self._words[verb] in MODAL:
            if self._words[verb] in ETRE and "tenu" in following and "compte" not in following:
                return False
            return any(word in IMPERSONAL_MARKS for word in following[:4]) or self._announces(verb)
        if self._words[verb] == "a":
            return "y" in self._words[verb - 2 : verb] or "ete" in following[:2]
        return self._words[verb] in ("agit", "existe", "resulte", "suffit", "importe")

    def _announces(self, verb: int) -> bool:
        """Tell whether what is done stands after the participle: "il est adressé un état", "il est répondu à"."""
        participles = self._vocabulary.participles
        at = next((i for i in range(verb + 1, min(verb + 5, self._phrase.end)) if self._words[i] in participles), None)
        if at is None or at + 1 >= self._phrase.end:
            return False
        after = self._words[at + 1]
        denied = "pas" in self._words[verb:at] and after in ("de", "d")
        return (
            denied
            or after in ("un", "une", "aucun", "aucune")
            or bool(_INTRANSITIVE & set(participles[self._words[at]]))
        )

    def _nominative(self, previous: int, limit: int) -> Subject | None:
        """Return the last party or pronoun between two verbs that can be a subject."""
        for mention in reversed(self._phrase.mentions):
            if mention.start <= previous or mention.end > limit or self._added(mention):
                continue
            if self._closed_off(mention, limit):
                continue
            if (
                not self._phrase.oblique(mention)
                and not self._phrase.is_object(mention, previous)
                and not self._after_noun(mention)
            ):
                return self._coordinated(mention, previous)
        for at in range(limit - 1, previous, -1):
            if (
                self._words[at] in ("il", "elle", "ils", "elles", "celle-ci", "celui-ci", "chacune", "chacun")
                and at + 1 < limit
                and self._words[at + 1] == ","
                and not self._phrase.governed(at)
            ):
                return Subject(SubjectKind.PRONOUN, at, at + 1)
        return None

    def _closed_off(self, mention: Mention, limit: int) -> bool:
        """Tell whether a subordinate clause with its own subject begins after a mention: "l'infirmier dès qu'une place se libère"."""
        return any(
            self._words[at] in ("qu", "que", "lorsqu", "lorsque", "quand")
            and self._words[at + 1] in SUBJECT_DETERMINERS
            and self._words[at - 1] not in ("ainsi", "plus", "meme")
            for at in range(mention.end, limit - 1)
        )

    def _added(self, mention: Mention) -> bool:
        """Tell whether a mention is only joined to the subject ("celle-ci, ainsi que son assureur, renonce")."""
        at = mention.start
        return at - 2 >= self._phrase.start and self._words[at - 1] in ("que", "qu") and self._words[at - 2] == "ainsi"

    def _after_noun(self, mention: Mention) -> bool:
        """A party right after a noun without preposition is an apposition, as in "le partenariat CPTS"."""
        at = mention.start - 1
        if at < self._phrase.start or self._words[mention.start] in _DETERMINED:
            return False
        return (
            self._words[at].isalpha()
            and self._words[at] not in FILLERS
            and self._words[at] not in SUBORDINATORS
            and self._words[at] not in ("et", "ou", "mais", "ni", "quant")
        )

    def _coordinated(self, mention: Mention, previous: int = -1) -> Subject:
        mentions = self._phrase.coordinated(mention, previous)
        return Subject(SubjectKind.MENTION, mentions[0].start, mention.end, mentions)

    def _has_determiner(self, previous: int, verb: int) -> bool:
        """Tell whether a new subject begins between two verbs: a determiner right after a joiner."""
        words = self._words[previous + 1 : verb]
        return any(
            word in SUBJECT_DETERMINERS and (words[index - 1] if index else "") in CLAUSE_JOINERS
            for index, word in enumerate(words)
        )

    def _thing(self, previous: int, verb: int) -> Subject:
        """Return what stands before a verb, from the last joiner that a determiner follows when another verb comes before."""
        start = max(previous + 1, self._phrase.start)
        if previous >= self._phrase.start:
            heads = [
                at
                for at in range(start + 1, verb)
                if self._words[at] in SUBJECT_DETERMINERS and self._words[at - 1] in _NEW_CLAUSE
            ]
            plural = self._words[verb] in _PLURAL_ETRE or self._words[verb].endswith("ent")
            agreeing = [at for at in heads if not plural or self._words[at] not in _SINGULAR]
            start = (agreeing or heads or [start])[-1]
        return Subject(SubjectKind.THING, start, verb)
