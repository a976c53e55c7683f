"""Who does what in a sentence: finite verbs with their subjects, without a statistical model.

The grammar is the shallow one of contracts: a subject stands before its verb, a coordinated verb keeps the subject of the
verb before it, a relative clause does not change the subject of the main one, and a party after a preposition is no subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cptslint.structure.mentions import Mention
from cptslint.structure.vocabulary import Vocabulary
from cptslint.text.tokens import Tokens

CLITICS = frozenset({"ne", "n", "se", "s", "y", "en", "lui", "leur"})
_OBJECT_CLITICS = frozenset({"le", "la", "les", "l"})
PREPOSITIONS = frozenset(
    {"de", "d", "du", "des", "a", "au", "aux", "avec", "par", "pour", "chez", "entre", "envers", "contre", "sur", "aupres", "selon",
     "vers", "sous", "parmi", "dans", "en", "sans", "hors", "outre", "vis-a-vis", "dont", "hormis", "sauf", "que", "qu", "comme",
     "conformement", "pres", "chaque"}
)  # fmt: skip
_OBLIQUE = PREPOSITIONS - {"que", "qu", "comme", "dont", "chaque"}
_NOUN_LEFT = frozenset(
    {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs",
     "chaque", "tout", "toute", "toutes", "tous", "aucun", "aucune", "nul", "nulle", "au", "aux", "a", "par", "pour", "sur", "en",
     "sans", "avec", "sous", "dans", "quelque", "plusieurs", "deux", "trois", "autre", "autres", "meme", "premier", "premiere", "notre",
     "prise", "mise", "ladite", "ledit", "dite", "contre", "selon", "hors", "et/ou", "bonne", "libre", "n°"}
)  # fmt: skip
NOMINATIVE = frozenset(
    {"il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "chacun", "chacune", "celui-la", "celle-la",
     "cela", "ceci", "nul", "personne", "rien", "quiconque", "t-il", "t-elle", "lequel", "laquelle", "lesquels", "lesquelles"}
)  # fmt: skip
_LATTER = frozenset({"dernier", "derniere", "derniers", "dernieres", "premiere", "premier", "seconde", "second"})
_SUBORDINATORS = frozenset({"qui", "que", "qu", "dont", "lorsque", "lorsqu", "quand", "si", "comme", "puisque", "puisqu", "quoique", "ou", "auquel",
                           "auxquels", "auxquelles", "duquel", "desquels", "desquelles"})
_CONTRAST = ("soussignees", "parties", "tandis", "alors", "etant", "convenu", "entendu", "precise", "prevu", "rappele", "expressement", "stipule", "pendant", "conviennent", "convient", "acceptent", "accepte", "accordent",
             "admis", "decide", "arrete", "sachant", "convention", "moyennant", "sorte", "quoi")  # fmt: skip
_COORDINATORS = frozenset({"et", "ou", "puis", "mais", ",", "ni", "-", "–", ":", "ensuite", "enfin", "alors"})
_SAFE = frozenset({"partie", "parties", "etat", "connaitre", "savoir", "part", "appel", "des", "en", "chaque", "ses", "leur", "leurs", "l"})
_OBJECT_HEADS = frozenset({"le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs", "chaque", "tout", "toute"})
_RELATIVES = frozenset({"que", "qu", "dont", "ou", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles", "lequel",
                        "laquelle", "lesquels", "lesquelles"})
_NEGATORS = frozenset({"pas", "point", "aucun", "aucune", "aucunement", "jamais", "plus", "nul", "nulle", "ni", "guere", "rien", "nullement",
                       "personne", "quiconque"})  # fmt: skip
_ETRE = frozenset({"est", "sont", "sera", "seront", "soit", "soient", "serait", "seraient", "etait", "etaient"})
_AVOIR = frozenset({"a", "ont", "aura", "auront", "ait", "aient", "aurait", "avait"})
_MODAL = frozenset({"peut", "peuvent", "pourra", "pourront", "pourrait", "pourraient", "puisse", "puissent", "doit", "doivent", "devra",
                    "devront", "devrait", "saurait", "sauraient"})  # fmt: skip
_ACTIVE_WITH_ETRE = frozenset({"venu", "alle", "devenu", "reste", "demeure", "intervenu", "parvenu", "echu", "entre", "ne", "mort", "convenu"})
_LATER = ("era", "eront", "ira", "iront", "dra", "dront", "erait", "eraient", "irait", "iraient", "vra", "vront")
_FILLERS = frozenset({"seul", "seule", "seuls", "seules", "egalement", "aussi", "ensemble", "elle-meme", "lui-meme", "elles-memes",
                      "conjointement", "mutuellement", "reciproquement", "respectivement", "librement", "tous", "toutes", "deux",
                      "notamment", "chacune", "chacun", "quant", "toutefois", "donc", "ainsi", "cependant", "neanmoins", "signataires",
                      "signataire", "susvisee", "susvise", "susnommee", "concernee", "concerne", "beneficiaire", "contractantes"})  # fmt: skip


class SubjectKind(StrEnum):
    """What stands as the subject of a verb."""

    MENTION = "mention"
    PRONOUN = "pronoun"
    THING = "thing"
    IMPERSONAL = "impersonal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a verb.

    Attributes:
        kind: What it is.
        start: First token; the verb itself when there is none.
        end: One past the last token.
        mentions: The parties it names, several when coordinated.
    """

    kind: SubjectKind
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb and what it governs.

    Attributes:
        verb: Token of the finite verb.
        lemmas: Infinitives the form may come from.
        subject: Its subject.
        start: First token of the clause: subject or verb.
        end: One past the last token it governs.
        passive: It is a passive.
        participle: Token of the participle of a passive or compound tense; None otherwise.
        negated: It is denied.
        restricted: "ne ... que".
        embedded: It stands in a relative or conditional clause that binds nobody by itself.
    """

    verb: int
    lemmas: tuple[str, ...]
    subject: Subject
    start: int
    end: int
    passive: bool
    participle: int | None
    negated: bool
    restricted: bool
    embedded: bool


class Sentence:
    """The analysis of one sentence.

    Args:
        tokens: The text.
        start: First token.
        end: One past the last token.
        mentions: All mentions of the text, in order.
        vocabulary: Verbs.
    """

    def __init__(
        self, tokens: Tokens, start: int, end: int, mentions: Sequence[Mention], vocabulary: Vocabulary
    ) -> None:
        self.tokens, self.start, self.end = tokens, start, end
        self._words = tokens.words
        self._vocabulary = vocabulary
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        last = bisect_left(mentions, end, key=lambda mention: mention.start)
        self.mentions: tuple[Mention, ...] = tuple(mentions[first:last])
        self._ending = {mention.end: mention for mention in self.mentions}
        self._inside = {i for mention in self.mentions for i in range(mention.start, mention.end)}
        self._seen: set[int] = set()
        for at in range(start, end):
            if self._is_finite(at):
                self._seen.add(at)
        self._verbs = sorted(self._seen)
        self.predicates: tuple[Predicate, ...] = self._analyse()

    def oblique(self, mention: Mention) -> bool:
        """Tell whether a mention follows a preposition, itself or through a coordination."""
        at = mention.start - 1
        if at < self.start:
            return False
        word = self._words[at]
        if word in _OBLIQUE and not (word == "a" and self._accentless_verb(at)):
            return True
        if word in self._vocabulary.gerunds or word in self._vocabulary.infinitives:
            return True
        if word == "," and not self._continues(mention):
            return False
        if word in ("et", "ou") and "entre" in self._words[max(self.start, at - 5) : at]:
            return True
        if word in ("et", "ou", ",", "que", "qu") or word in _FILLERS:
            before = self._previous_mention(mention, word)
            return before is not None and self.oblique(before)
        return False

    def _continues(self, mention: Mention) -> bool:
        """Tell whether an enumeration of parties goes on after a mention."""
        at = mention.end
        if at >= self.end or self._words[at] not in (",", "et", "ou"):
            return False
        return any(other.start in (at + 1, at + 2) for other in self.mentions)

    def _previous_mention(self, mention: Mention, word: str) -> Mention | None:
        """Return the mention that this one is coordinated with, None when it begins something new."""
        at = mention.start - 1
        if word in ("que", "qu"):
            if at - 1 < self.start or self._words[at - 1] != "ainsi":
                return None
            at -= 1
        while at > self.start and self._words[at - 1] in (",", "et", "ou"):
            at -= 1
        return self._ending.get(at)

    def _accentless_verb(self, at: int) -> bool:
        return self.tokens.text[self.tokens.starts[at]] == "a"

    def _is_finite(self, at: int) -> bool:
        word = self._words[at]
        if word not in self._vocabulary.finite or at in self._inside:
            return self._is_unknown_verb(at, word)
        if word == "a" and self._words[at - 3 : at] == ("s", "il", "y"):
            return False
        if word == "a":
            return self._accentless_verb(at) and self._after_subject(at)
        if word in _ETRE or word in _MODAL:
            return True
        original = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]].lower()
        if original.endswith(("é", "és", "ées", "ée")) and not (original.endswith("ée") and word + "r" in self._vocabulary.infinitives):
            return False
        return not self._noun_context(at, word)

    def _after_subject(self, at: int) -> bool:
        left = self._words[at - 1] if at > self.start else ""
        return left in CLITICS or left in NOMINATIVE or left == "qui" or at in self._ending or left not in _NOUN_LEFT

    def _noun_context(self, at: int, word: str) -> bool:
        """Tell whether a form that may be a verb is a noun, an adjective or a participle here."""
        if at == self.start:
            following = self._words[at + 1] if at + 1 < self.end else ""
            participle = word in self._vocabulary.participles and word + "r" not in self._vocabulary.infinitives
            if word in _HOMOGRAPHS or participle:
                return following not in _OBJECT_HEADS or (participle and following not in ("le", "la", "les", "l"))
            return following in _ETRE or following in _AVOIR or following in _MODAL
        left = self._words[at - 1]
        before = self._words[at - 2] if at - 2 >= self.start else ""
        if left in ("ne", "n", "se", "s", "qui", "y"):
            return False
        if word in _HOMOGRAPHS and ((at - 1) in self._seen or left in self._vocabulary.infinitives):
            return True
        if word == "entre":
            return self._words[at + 1 : at + 2] not in (("en",), ("dans",))
        if word in _ADJECTIVES and left not in NOMINATIVE:
            return True
        if left == "autre" and before == "l":
            return word in _HOMOGRAPHS
        if left in _OBJECT_CLITICS or left in ("en", "leur", "lui"):
            mention = self._ending.get(at - 1)
            subject = mention is not None and not self.oblique(mention)
            clear = before in ("ne", "n", "qui", "se", "s") or before in NOMINATIVE or subject
            return not (clear or before in _LATTER or self._surely_verb(at, word, before))
        if left == "deux" and before in ("tous", "toutes"):
            return word in _HOMOGRAPHS
        if left in _NOUN_LEFT and not (left in ("un", "une") and before == "l"):
            return True
        if at in self._ending or left in NOMINATIVE:
            return False
        participle = word in self._vocabulary.participles and word + "r" not in self._vocabulary.infinitives
        if left in ("et", "ou", ",", ";", ":", "-", ")", "puis"):
            following = self._words[at + 1] if at + 1 < self.end else "."
            return (participle and following not in _OBJECT_HEADS and following not in _SAFE) or self._bare_noun(at, word)
        return participle or self._bare_noun(at, word)

    def _surely_verb(self, at: int, word: str, before: str) -> bool:
        """Tell whether a form after "le", "les", "en"... is a verb with its object before it."""
        if word.endswith(_LATER) and len(word) > 5:
            return True
        if word in _HOMOGRAPHS or (word in self._vocabulary.participles and word + "r" not in self._vocabulary.infinitives):
            return False
        if self._words[at - 1] == "en":
            return True
        coordinated = before in ("et", "puis", ",") and bool(self._seen) and self._words[at - 1] != "la"
        return coordinated or self._awaits_verb(at)

    def _awaits_verb(self, at: int) -> bool:
        """Tell whether "celui qui découvre une fuite en …" still lacks its main verb before a token."""
        relative = next((i for i in range(self.start, at) if self._words[i] == "qui"), None)
        if relative is None or relative - self.start > 6 or "," in self._words[relative:at]:
            return False
        following = self._words[at + 1] if at + 1 < self.end else "."
        seen = sum(1 for i in range(self.start, at) if i in self._seen)
        return seen == 1 and following in ("l", "a", "au", "aux", "sans", "sous", "dans", "par", "la", "le", "les", "chaque")

    def _bare_noun(self, at: int, word: str) -> bool:
        """A homograph such as "charge", "mesure", "aide" that no determiner follows is a noun more often than a verb."""
        if word.endswith(("ent", "ra", "ront", "it", "et", "ient", "oit", "ut", "aient", "ait")) and word not in _HOMOGRAPHS:
            return False
        following = self._words[at + 1] if at + 1 < self.end else "."
        if word in _HOMOGRAPHS:
            return following not in ("le", "la", "les", "l", "un", "une", "a", "au", "aux", "chaque", "son", "sa", "ses", "toute", "tout")
        return False

    def _is_unknown_verb(self, at: int, word: str) -> bool:
        """Right after a party that is a subject, a word with a verb ending is a verb even when the lexicon lacks it."""
        if at in self._inside or len(word) < 4 or not word.isalpha() or word in self._vocabulary.infinitives:
            return False
        if word in self._vocabulary.participles:
            return False
        probe = at
        while probe > self.start and self._words[probe - 1] in CLITICS:
            probe -= 1
        mention = self._ending.get(probe)
        clitic = self._words[at - 1] in ("ne", "n", "se", "s") if at > self.start else False
        pronoun = probe > self.start and self._words[probe - 1] in ("il", "elle", "ils", "elles", "celle-ci", "celui-ci", "qui")
        agreed = mention is not None and self.oblique(mention) and word.endswith("ent") and not word.endswith("ment") and probe == at
        subject = mention is not None and not self.oblique(mention)
        if not (subject or clitic or pronoun or agreed):
            return False
        original = self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]]
        if original.lower().endswith(("é", "ée", "és", "ées")) or original[0].isupper():
            return False
        singular = word.endswith(("e", "it", "ra", "oit", "end", "ond", "et")) and not word.endswith(("aire", "elle", "ique", "ante", "ure"))
        plural = word.endswith(("ent", "ront"))
        return (singular or plural) and word not in PREPOSITIONS and word not in _FILLERS and word not in _ADJECTIVES

    def _analyse(self) -> tuple[Predicate, ...]:
        subjects: list[Subject] = []
        embedded: list[bool] = []
        for position, verb in enumerate(self._verbs):
            subject = self._subject(position, verb, subjects, embedded)
            subjects.append(subject)
            embedded.append(self._embedded(verb, subject, position, subjects, embedded))
        predicates = []
        for position, verb in enumerate(self._verbs):
            predicates.append(self._predicate(position, verb, subjects, embedded))
        return tuple(predicates)

    def _left(self, verb: int) -> int:
        """Return the token before the verb and its clitics."""
        at = verb - 1
        while at >= self.start and (self._words[at] in CLITICS or (self._words[at] in _OBJECT_CLITICS and at + 1 <= verb)):
            at -= 1
        return at

    def _subject(self, position: int, verb: int, subjects: list[Subject], embedded: list[bool]) -> Subject:
        at = self._left(verb)
        previous = self._verbs[position - 1] if position else self.start - 1
        if at < self.start:
            return self._inverted(verb)
        while at > self.start and self._words[at] in _FILLERS and at not in self._inside:
            if self._words[at] in ("chacun", "chacune", "tous", "toutes") and at not in self._ending:
                break
            at -= 1
        word = self._words[at]
        if word == "qui":
            return self._antecedent(at, verb)
        if word in ("un", "une") and self._words[at - 1] == "l":
            return Subject(SubjectKind.PRONOUN, at - 1, at + 1)
        if word == "deux" and self._words[at - 1] in ("tous", "toutes"):
            return Subject(SubjectKind.PRONOUN, at - 1, at + 1)
        if word == "autre" and self._words[at - 1] in ("l", "un", "une"):
            return self._each_other(at)
        if word in ("aucun", "aucune") and self._words[at + 1] in ("ne", "n"):
            return Subject(SubjectKind.PRONOUN, at, at + 1)
        mention = self._ending.get(at + 1)
        if (word in NOMINATIVE and mention is None) or (word in _LATTER and at - 1 >= self.start and self._words[at - 1] in ("cette", "ce", "ces", "la", "le")):
            return self._pronoun(at, verb)
        if mention is not None and not self.oblique(mention) and not self._is_object(mention, previous):
            return self._coordinated(mention, previous)
        if mention is not None and self.oblique(mention):
            found = self._nominative(previous, mention.start)
            return found if found and self._words[at] == "," else self._thing(previous, verb)
        found = self._nominative(previous, verb)
        if word in (",", ")") and position and embedded[-1]:
            outer = self._outer(position, subjects, embedded)
            if outer is not None and found is None:
                return outer
        if found is not None:
            return found
        if position and word in _COORDINATORS:
            return subjects[-1]
        if position and not self._has_determiner(previous, verb):
            outer = self._outer(position, subjects, embedded)
            return outer if outer is not None else subjects[-1]
        return self._thing(previous, verb)

    def _outer(self, position: int, subjects: list[Subject], embedded: list[bool]) -> Subject | None:
        """Return the subject that the relative clause before a verb interrupts."""
        antecedent = self._interrupted(position, subjects)
        if antecedent is not None:
            return antecedent
        for index in range(position - 1, -1, -1):
            if not embedded[index]:
                return subjects[index]
        first = subjects[0] if subjects else None
        if first is None:
            return None
        if first.kind is SubjectKind.MENTION and first.start >= self.start:
            relative = next((i for i in range(self.start, self._verbs[0]) if self._words[i] in ("qui", "que", "qu", "dont")), None)
            if relative is not None:
                at = relative - 1 if self._words[relative - 1] == "," else relative
                mention = self._ending.get(at) or self._ending.get(relative)
                if mention is not None and not self.oblique(mention):
                    return self._coordinated(mention)
                return Subject(SubjectKind.THING, self.start, relative)
        return None

    def _interrupted(self, position: int, subjects: list[Subject]) -> Subject | None:
        """Return the subject right before the last "qui", when it may be one: "les médecins qui adhèrent sont tenus"."""
        relative = subjects[position - 1]
        if relative.kind is not SubjectKind.MENTION or self._words[relative.start] != "qui" or position < 2:
            return None
        mention = relative.mentions[-1]
        after = mention.end == relative.start and self._words[mention.start - 1] in ("que", "qu")
        return self._coordinated(mention) if after else None

    def _inverted(self, verb: int) -> Subject:
        return Subject(SubjectKind.NONE, verb, verb)

    def _antecedent(self, relative: int, verb: int) -> Subject:
        at = relative - 1 if relative > self.start and self._words[relative - 1] == "," else relative
        mention = self._ending.get(at) or self._ending.get(relative)
        if mention is not None:
            return Subject(SubjectKind.MENTION, relative, relative + 1, (mention,))
        cleft = self._words[max(self.start, relative - 12) : relative]
        if "c" in cleft and self.mentions and self.mentions[-1].end <= relative:
            return Subject(SubjectKind.MENTION, relative, relative + 1, (self.mentions[-1],))
        return Subject(SubjectKind.THING, relative, relative + 1)

    def _each_other(self, at: int) -> Subject:
        """Return "l'autre", or the whole of "l'un et l'autre", "l'une comme l'autre"."""
        start = at - 1
        if start - 3 >= self.start and self._words[start - 1] in ("et", "comme", "ou") and self._words[start - 2] in ("un", "une"):
            start -= 3
        return Subject(SubjectKind.PRONOUN, start, at + 1)

    def _pronoun(self, at: int, verb: int) -> Subject:
        word = self._words[at]
        start = at
        while start > self.start and self._words[start - 1] in ("cette", "ce", "ces", "la", "le", "l", "les", "d"):
            start -= 1
        if word in ("il", "t-il") and self._impersonal(verb):
            return Subject(SubjectKind.IMPERSONAL, start, at + 1)
        if word in ("lequel", "laquelle", "lesquels", "lesquelles"):
            return self._antecedent(at, verb)
        if word in ("cela", "ceci", "nul", "personne", "rien", "quiconque"):
            return Subject(SubjectKind.THING, start, at + 1)
        return Subject(SubjectKind.PRONOUN, start, at + 1)

    def _impersonal(self, verb: int) -> bool:
        lemmas = self._vocabulary.finite.get(self._words[verb], ())
        if {"incomber", "appartenir", "revenir", "falloir", "convenir", "echoir"} & set(lemmas):
            return True
        following = self._words[verb + 1 : verb + 6]
        marks = {"convenu", "prevu", "rappele", "precise", "entendu", "procede", "mis", "fait", "interdit", "expose", "etabli", "institue",
                 "cree", "rendu", "tenu", "porte", "propose", "donne", "loisible", "possible", "constate", "expressement", "arrete",
                 "attendu", "exige", "demande", "reconnu", "stipule", "recommande", "necessaire", "question", "du", "derogé", "statue"}  # fmt: skip
        if self._words[verb] in _ETRE or self._words[verb] in _MODAL:
            if self._words[verb] in _ETRE and "tenu" in following and "compte" not in following:
                return False
            return any(word in marks for word in following[:4])
        return self._words[verb] in ("a", "agit", "existe", "resulte", "suffit", "importe")

    def _is_object(self, mention: Mention, previous: int) -> bool:
        """Tell whether a mention directly follows the verb before it."""
        if previous < self.start:
            return False
        between = self._words[previous + 1 : mention.start]
        return not any(word in (",", "et", "ou", ";", ":", "que", "qu", "-", "(", "mais", "si", "lorsque", "tandis", "dont") for word in between)

    def _nominative(self, previous: int, limit: int) -> Subject | None:
        """Return the last party or pronoun between two verbs that can be a subject."""
        for mention in reversed(self.mentions):
            if mention.start <= previous or mention.end > limit or self._added(mention):
                continue
            if not self.oblique(mention) and not self._is_object(mention, previous) and not self._after_noun(mention):
                return self._coordinated(mention, previous)
        for at in range(limit - 1, previous, -1):
            if self._words[at] in ("il", "elle", "ils", "elles", "celle-ci", "celui-ci", "chacune", "chacun") and at + 1 < limit and self._words[at + 1] == ",":
                return Subject(SubjectKind.PRONOUN, at, at + 1)
        return None

    def _added(self, mention: Mention) -> bool:
        """Tell whether a mention is only joined to the subject ("celle-ci, ainsi que son assureur, renonce")."""
        at = mention.start
        return at - 2 >= self.start and self._words[at - 1] in ("que", "qu") and self._words[at - 2] == "ainsi"

    def _after_noun(self, mention: Mention) -> bool:
        """A party right after a noun without preposition is an apposition, as in "le partenariat CPTS"."""
        at = mention.start - 1
        if at < self.start or self._words[mention.start] in ("le", "la", "les", "l", "chaque", "chacune", "chacun", "l"):
            return False
        return self._words[at].isalpha() and self._words[at] not in _FILLERS and self._words[at] not in _SUBORDINATORS and self._words[at] not in ("et", "ou", "mais", "ni", "quant")

    def _coordinated(self, mention: Mention, previous: int = -1) -> Subject:
        mentions = [mention]
        while True:
            first = mentions[0]
            at = first.start - 1
            if at < self.start or self._words[at] not in ("et", "ou", ",", "ni", "que", "qu", "comme"):
                break
            before = self._previous_mention(first, self._words[at] if self._words[at] != "comme" else "et")
            if before is None or self.oblique(before) or self._is_object(before, previous):
                break
            mentions.insert(0, before)
        return Subject(SubjectKind.MENTION, mentions[0].start, mention.end, tuple(mentions))

    def _has_determiner(self, previous: int, verb: int) -> bool:
        words = self._words[previous + 1 : verb]
        return any(
            word in ("le", "la", "les", "l", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "chaque", "tout",
                     "toute", "aucun", "aucune")
            and (words[index - 1] if index else "") in ("et", ",", "que", "qu", ";", ":", "mais", "ou", "si", "lorsque", "dont", "tandis")
            for index, word in enumerate(words)
        )  # fmt: skip

    def _thing(self, previous: int, verb: int) -> Subject:
        return Subject(SubjectKind.THING, max(previous + 1, self.start), verb)

    def _embedded(self, verb: int, subject: Subject, position: int, subjects: list[Subject], embedded: list[bool]) -> bool:
        own = subject.kind is not SubjectKind.NONE and (position == 0 or subject is not subjects[position - 1])
        before = self._left(verb)
        if before >= self.start and self._words[before] in ("qui", "lesquels", "lesquelles", "laquelle", "lequel"):
            return not (self._closes_sentence(before, subject, position) or self._is_cleft(before))
        if not own:
            coordinated = before >= self.start and self._words[before] in _COORDINATORS
            return bool(position and embedded[position - 1] and coordinated and self._words[before] != ",")
        if subject.kind in (SubjectKind.THING, SubjectKind.NONE):
            previous = self._verbs[position - 1] if position else self.start - 1
            for at in range(before, previous, -1):
                if self._opens_subordinate(at):
                    return not self._contrast(at)
            return False
        if subject.start > verb:
            return False
        at = subject.start - 1
        if self._words[at : at + 2] in (("s", "il"), ("s", "ils")):
            return True
        while at >= self.start and self._words[at] in (",", "et"):
            at -= 1
            if self._words[at] not in _SUBORDINATORS:
                return False
        if at >= self.start and (self._words[at] in _SUBORDINATORS or self._is_relative(at)) and not (self._words[at] == "ou" and not self._is_where(at)):
            return not (self._contrast(at) or self._adds(at))
        return False

    def _opens_subordinate(self, at: int) -> bool:
        """Tell whether a token opens a subordinate clause; "ainsi que" and "de jour comme de nuit" do not."""
        word = self._words[at]
        if word not in _SUBORDINATORS or (word == "ou" and not self._is_where(at)):
            return False
        if word in ("que", "qu") and at > self.start and self._words[at - 1] in ("ainsi", "meme", "tel", "telle", "tels", "telles", "plus"):
            return False
        return word != "comme" or self._words[at + 1 : at + 2] not in (("de",), ("a",), ("aux",), ("au",), ("les",), ("des",))

    def _is_relative(self, at: int) -> bool:
        """Tell whether a token is "lequel", "qui" after a preposition ("sur lesquels", "à qui")."""
        after = at > self.start and self._words[at - 1] in ("a", "sur", "par", "pour", "avec", "dans", "de", "selon")
        return self._words[at] in _RELATIVES or (self._words[at] == "qui" and after)

    def _adds(self, at: int) -> bool:
        """Tell whether a relative clause after a comma states something of its own (", que la CPTS met en forme")."""
        if self._words[at] not in _RELATIVES and self._words[at] != "qui":
            return False
        before = at - 1
        if before > self.start and self._words[before] in ("a", "sur", "par", "pour", "avec", "dans", "de", "selon"):
            before -= 1
        return before > self.start and self._words[before] == "," and not (self._words[at] in ("que", "qu") and self._words[before - 1] == "c")

    def _is_cleft(self, relative: int) -> bool:
        """Tell whether the relative belongs to "c'est … qui"."""
        window = self._words[max(self.start, relative - 12) : relative]
        return "c" in window and any(word in _ETRE for word in window)

    def _closes_sentence(self, relative: int, subject: Subject, position: int) -> bool:
        """Tell whether ", qui" goes on about a party to the end of the sentence, which binds it as a main clause would."""
        if subject.kind is not SubjectKind.MENTION or self._words[relative - 1] != ",":
            return False
        antecedent = subject.mentions[-1]
        first = antecedent.start <= self.start + 2
        return position > 0 and not first

    def _is_where(self, at: int) -> bool:
        return "ù" in self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]].lower()

    def _contrast(self, at: int) -> bool:
        """Tell whether "que" introduces a clause that binds as a main one does ("tandis que", "il est convenu que")."""
        if self._words[at] not in ("que", "qu"):
            return False
        window = self._words[max(self.start, at - 3) : at]
        if any(word in _CONTRAST for word in window):
            return True
        earlier = [i for i in range(self.start, at - 1) if self._words[i] in ("que", "qu")]
        return at > self.start and self._words[at - 1] in ("et", ",") and any(self._contrast(i) for i in earlier[:2])

    def _predicate(self, position: int, verb: int, subjects: list[Subject], embedded: list[bool]) -> Predicate:
        subject = subjects[position]
        own = position == 0 or subject is not subjects[position - 1]
        start = min(subject.start, verb) if own and subject.start >= self.start else self._left(verb) + 1
        end = self.end
        for later in range(position + 1, len(self._verbs)):
            if embedded[later]:
                continue
            other = subjects[later]
            fresh = other is not subjects[later - 1] and other.start > verb
            end = other.start if fresh and other.kind is not SubjectKind.THING else self._left(self._verbs[later]) + 1
            if fresh and other.kind is SubjectKind.THING:
                end = self._clause_start(verb, self._verbs[later])
            break
        end = self._trim(verb, end)
        participle = self._participle(verb, end)
        passive = participle is not None and self._is_passive(verb, participle)
        negated, restricted = self._negation(start, verb, end, subject)
        lemmas = self._vocabulary.finite.get(self._words[verb], (self._words[verb],))
        return Predicate(verb, lemmas, subject, start, end, passive, participle, negated, restricted, embedded[position])

    def _clause_start(self, verb: int, later: int) -> int:
        for at in range(later, verb, -1):
            if self._words[at] in (",", ";", ":", "et", "mais", "que", "qu", "-", "("):
                return at
        return later

    def _trim(self, verb: int, end: int) -> int:
        while end - 1 > verb and self._words[end - 1] in (",", "et", "ou", ".", ";", ":", "mais", "que", "qu", "tandis", "puis", "-", "si"):
            end -= 1
        return end

    def _participle(self, verb: int, end: int) -> int | None:
        """Return the participle of a compound verb: after être or avoir, or after a modal and être."""
        word = self._words[verb]
        at = verb + 1
        if word in _MODAL:
            limit = min(end, at + 5)
            auxiliary = next((i for i in range(at, limit) if self._words[i] in ("etre", "ete")), None)
            if auxiliary is None:
                return None
            at = auxiliary + 1
        elif word not in _ETRE and word not in _AVOIR:
            return None
        for index in range(at, min(end, at + 6)):
            if self._words[index] == "ete" or (self._words[index] == "d" and self._words[index + 1 : index + 2] == ("abord",)):
                continue
            if self._words[index] in self._vocabulary.participles:
                return index
            if self._words[index] in (",", ";", ":", "de", "par", "d"):
                if self._words[index] == "," and index + 1 < end:
                    continue
                return None
        return None

    def _is_passive(self, verb: int, participle: int) -> bool:
        word = self._words[participle].rstrip("es") if self._words[participle] not in _ACTIVE_WITH_ETRE else self._words[participle]
        if word in _ACTIVE_WITH_ETRE:
            return False
        if self._words[verb] in _AVOIR:
            return "ete" in self._words[verb:participle]
        reflexive = verb - 1 >= self.start and self._words[verb - 1] in ("s", "se")
        return not reflexive

    def _negation(self, start: int, verb: int, end: int, subject: Subject) -> tuple[bool, bool]:
        """Return whether the verb is denied, and whether "ne ... que" restricts it."""
        left = self._words[max(self.start, verb - 4) : verb]
        if not ("ne" in left or "n" in left):
            return False, False
        before = self._words[max(self.start, start - 2, verb - 14) : verb]
        if any(word in ("aucun", "aucune", "nul", "nulle", "ni", "personne", "rien") for word in before):
            return True, False
        after = self._words[verb + 1 : min(end, verb + 9)]
        for offset, word in enumerate(after):
            if word in _NEGATORS:
                return True, False
            if word in ("que", "qu") and offset < 8 and not self._after_correlative(verb + 1 + offset):
                return False, True
        if self._restricts_far(verb, end):
            return False, True
        far = self._words[verb + 9 : min(end, verb + 22)]
        if any(word in ("que", "qu", "sauf", "sans") for word in far) and self._words[verb] in _MODAL:
            return True, True
        return self._words[verb] in _MODAL or self._words[verb] in ("sait", "saurait"), False

    def _restricts_far(self, verb: int, end: int) -> bool:
        """Tell whether "qu'avec", "que par"... far after a verb in "ne" restricts it."""
        if self._words[verb] in _MODAL:
            return False
        words = self._words
        heads = ("apres", "avec", "par", "sur", "sous", "en", "a", "au", "si", "pour", "dans", "sans", "lorsque", "s")
        return any(words[at] in ("que", "qu") and words[at + 1] in heads for at in range(verb + 1, min(end, verb + 30) - 1))

    def _after_correlative(self, at: int) -> bool:
        return self._words[at - 1] in ("tel", "telle", "ainsi", "autre", "autres", "plus", "moins", "meme", "alors")


_HOMOGRAPHS = frozenset(
    {"charge", "mesure", "aide", "forme", "demande", "offre", "compte", "transfert", "mise", "partage", "programme", "cadre", "acte",
     "conseil", "contrat", "suite", "suit", "fait", "droit", "terme", "limite", "date", "signature", "service", "place", "reserve",
     "recherche", "adresse", "visite", "garde", "pratique", "finance", "gage", "note", "cause", "indique", "base", "mene", "vise", "use",
     "regle", "releve", "reponse", "vue", "copie", "cote", "present", "suivi", "convie", "valide", "complete", "informe", "libre",
     "analyse", "controle", "rencontre", "pilote", "emploi", "appel", "transport", "archive", "alerte", "consigne", "relance", "veille",
     "reforme", "vote", "dispense", "avance", "commande", "facture", "cause", "change", "classe", "code", "copie", "danse", "debut",
     "dose", "double", "envoi", "epreuve", "essai", "etude", "figure", "filtre", "groupe", "habite", "index", "liste", "location", "masque",
     "oeuvre", "poste", "prime", "prive", "profil", "projet", "retour", "sonde", "stage", "stock",
     "titre", "trace", "transit", "veto", "simple", "marque", "interne", "externe", "porte", "visa",
     "annexe", "equipe", "chiffre", "nombre", "ordre", "guide", "lutte", "marge", "conforme", "refonte", "reprise", "remise", "entame", "entrave", "cible", "relais", "reserve",
     "motive", "limites", "engagent", "etat", "object", "part", "partie", "court", "permet", "sort", "met", "rend", "conduite", "lit"}
) - {"permet", "met", "rend", "engagent", "informe", "convie"}  # fmt: skip
_ADJECTIVES = frozenset({"ensemble", "signataire", "beneficiaire", "publique", "prive", "privee", "concernee", "porteuse", "territoriale",
                         "medicale", "sociale", "locale", "hospitaliere", "partenaire", "contractante", "defaillante", "victime",
                         "diligente", "susvisee", "presente", "dont", "lorsque", "notamment", "egalement", "conjointement", "rappelle",
                         "librement", "seulement", "uniquement", "elle-meme", "comme", "cette", "autre", "gestionnaire", "membre",
                         "respectivement", "mutuellement", "support", "universitaire", "independante", "entre", "contre", "outre",
                         "conforme", "competente", "competent", "autorise", "declare"} - {"rappelle", "declare", "autorise"})  # fmt: skip

__all__ = ["CLITICS", "NOMINATIVE", "Predicate", "Sentence", "Subject", "SubjectKind"]
Verbs = Mapping[str, tuple[str, ...]]
