"""Which words of a sentence are finite verbs."""

from __future__ import annotations

from cptslint.structure.closed_words import (
    AVOIR,
    CLAUSE_JOINERS,
    CLITICS,
    COMPLEMENTS,
    ETRE,
    FILLERS,
    LATER,
    LATTER,
    MODAL,
    NAMING,
    NOMINATIVE,
    NOUN_LEFT,
    OBJECT_CLITICS,
    OBJECT_HEADS,
    PERSONS,
    PREPOSITIONS,
    SAFE,
    STRESSED,
)
from cptslint.structure.only_verbs import is_only_verb
from cptslint.structure.phrase import Phrase
from cptslint.structure.unknown_verbs import UnknownVerbs

_ORDINALS = ("premier", "premiere", "second", "seconde")
_ACCENTED = ("é", "ée", "és", "ées")


class FiniteVerbs:
    """Tells the finite verbs of a sentence from the nouns and adjectives that look like them.

    Args:
        phrase: The sentence.
        verbal: It is an item of a list whose introduction is the subject, so that it begins with its verb.
    """

    def __init__(self, phrase: Phrase, *, verbal: bool = False) -> None:
        self._phrase = phrase
        self._verbal = verbal
        self._words = phrase.words
        self._vocabulary = phrase.vocabulary
        self._seen: set[int] = set()
        self._unknown = UnknownVerbs(phrase, self._seen)

    def find(self) -> list[int]:
        """Return the tokens that are finite verbs, in order."""
        for at in range(self._phrase.start, self._phrase.end):
            if self._is_finite(at) or self._is_absolute(at) or self._is_of_person(at):
                self._seen.add(at)
        return sorted(self._seen)

    def _is_of_person(self, at: int) -> bool:
        """Tell whether a word is the verb of "nous nous engageons à", "vous ne pouvez"."""
        return self._words[at] in self._vocabulary.persons and any(
            word in PERSONS for word in self._words[max(self._phrase.start, at - 3) : at]
        )

    def _is_absolute(self, at: int) -> bool:
        """Tell whether a present participle has its own subject (", la Clinique ne pouvant en altérer le texte")."""
        word = self._words[at]
        if not word.endswith("ant") or word not in self._vocabulary.gerunds:
            return False
        begin = at
        while begin > self._phrase.start and self._words[begin - 1] in CLITICS:
            begin -= 1
        if word in ("ayant", "etant") and self._words[begin] not in ("n", "ne"):
            return False
        if begin == at and word in NAMING:
            return False
        mention = self._phrase.ending.get(begin)
        apart = begin < at or (begin - 2 >= self._phrase.start and self._words[begin - 2] == ",")
        if mention is None and apart and self._words[begin - 1] in ("autre", *STRESSED, *LATTER):
            return bool(self._seen)
        if mention is None:
            joined = begin > self._phrase.start and self._words[begin - 1] in ("et", ",")
            return joined and any(self._words[i] in self._vocabulary.gerunds for i in self._seen)
        before = self._words[mention.start - 1] if mention.start > self._phrase.start else ""
        return before in (",", ";", "et", "ni", "comme") and bool(self._seen) and not self._phrase.oblique(mention)

    def _is_finite(self, at: int) -> bool:
        word = self._words[at]
        if self._verbal and at == self._phrase.start:
            return self._begins_item(at, word)
        if word not in self._vocabulary.finite or at in self._phrase.inside:
            return self._unknown.is_verb(at)
        if word == "a" and self._words[at - 3 : at] == ("s", "il", "y"):
            return False
        if word == "a":
            return self._phrase.accentless_verb(at) and self._after_subject(at)
        if word.startswith("sembl") and self._words[at - 1] in ("lui", "leur") and self._words[at - 2] == "bon":
            return False
        if word == "soit" and self._words[at - 1] in (",", "(", ";", ":", "ou", "–", "ce"):
            return False
        if word in ("charge", "demeure", "œuvre", "oeuvre") and self._words[at - 1] == "en":
            return word == "demeure" and self._words[at + 1 : at + 2] in (("l",), ("la",), ("le",))
        if word in ETRE or word in MODAL:
            return True
        if word == "compte" and self._words[at - 1] in ("rendu", "tenu"):
            return False
        if word in self._vocabulary.participles and self._words[at - 1] in ("avoir", "etre"):
            return False
        original = self._phrase.tokens.text[self._phrase.tokens.starts[at] : self._phrase.tokens.ends[at]].lower()
        if original.endswith(("é", "és", "ées", "ée")) and not (
            original.endswith("ée") and word + "r" in self._vocabulary.infinitives
        ):
            return False
        attribute = self._words[at - 1] in STRESSED and (at - 2) in self._seen
        return not (attribute or self._noun_context(at, word))

    def _begins_item(self, at: int, word: str) -> bool:
        """Tell whether the first word of an item under "La CPTS :" is its verb, known or not."""
        original = self._phrase.tokens.text[self._phrase.tokens.starts[at] : self._phrase.tokens.ends[at]].lower()
        if original.endswith(_ACCENTED) or word in self._vocabulary.infinitives or at in self._phrase.inside:
            return False
        following = self._words[at + 1] if at + 1 < self._phrase.end else ""
        if word in self._vocabulary.homographs:
            return following in OBJECT_HEADS or following in self._vocabulary.infinitives
        if word in self._vocabulary.finite:
            return True
        ending = word.endswith(("e", "it", "ent", "nd", "oit", "et"))
        adverb = word.endswith(("ment", "ance", "tion", "ité")) or word in PREPOSITIONS | FILLERS
        return ending and not adverb and following in OBJECT_HEADS | {"a", "au", "aux", "des", "deux", "trois"}

    def _after_subject(self, at: int) -> bool:
        left = self._words[at - 1] if at > self._phrase.start else ""
        return (
            left in CLITICS or left in NOMINATIVE or left == "qui" or at in self._phrase.ending or left not in NOUN_LEFT
        )

    def _noun_context(self, at: int, word: str) -> bool:
        """Tell whether a form that may be a verb is a noun, an adjective or a participle here."""
        if at == self._phrase.start:
            following = self._words[at + 1] if at + 1 < self._phrase.end else ""
            participle = word in self._vocabulary.participles and word + "r" not in self._vocabulary.infinitives
            if word in self._vocabulary.homographs or participle:
                return following not in OBJECT_HEADS or (participle and following not in ("le", "la", "les", "l"))
            return following in ETRE or following in AVOIR - {"a"} or following in MODAL
        left = self._words[at - 1]
        before = self._words[at - 2] if at - 2 >= self._phrase.start else ""
        if left in ("ne", "n", "se", "s", "qui", "y"):
            return False
        if word in self._vocabulary.homographs and ((at - 1) in self._seen or left in self._vocabulary.infinitives):
            return True
        if word == "entre":
            return self._words[at + 1 : at + 2] not in (("en",), ("dans",))
        if word in self._vocabulary.adjectives and left not in NOMINATIVE and not self._has_object(at, left):
            return True
        if left in STRESSED and (at - 2) in self._seen:
            return True
        if left == "autre" and before == "l":
            following = self._words[at + 1] if at + 1 < self._phrase.end else "."
            return word in self._vocabulary.homographs and following not in OBJECT_HEADS
        if left == "lui" and before not in PREPOSITIONS | {"et", "ou", "ni"}:
            return False
        if left in OBJECT_CLITICS or left in ("en", "leur", "lui"):
            if before in ("seul", "seule", "seuls", "seules", "y") and at - 3 >= self._phrase.start:
                before = self._words[at - 3]
            mention = self._phrase.ending.get(at - 1)
            subject = mention is not None and not self._phrase.oblique(mention)
            if mention is not None and word in self._vocabulary.homographs and self._seen:
                subject = subject and self._words[mention.start - 1] in CLAUSE_JOINERS | {"et"}
            inverted = left == "lui" and before in ("que", "qu") and (at + 1) in self._phrase.opening
            clear = before in ("ne", "n", "qui", "se", "s", "autre") or before in NOMINATIVE or subject or inverted
            return not (clear or before in LATTER or self._surely_verb(at, word, before))
        if left == "deux" and before in ("tous", "toutes"):
            return word in self._vocabulary.homographs
        if left in _ORDINALS and before in ("le", "la"):
            return not self._after_ordinal(at)
        if left in NOUN_LEFT and not (left in ("un", "une") and before == "l"):
            return True
        if at in self._phrase.ending or left in NOMINATIVE:
            return False
        participle = word in self._vocabulary.participles and word + "r" not in self._vocabulary.infinitives
        following = self._words[at + 1] if at + 1 < self._phrase.end else "."
        if left in ("et", "ou", ",", ";", ":", "-", ")", "puis"):
            return (participle and following not in OBJECT_HEADS and following not in SAFE) or self._bare_noun(at, word)
        if participle and is_only_verb(self._phrase, at, self._seen):
            return False
        return (participle and following not in OBJECT_HEADS - {"le", "la", "les"}) or self._bare_noun(at, word)

    def _after_ordinal(self, at: int) -> bool:
        """Tell whether "le premier", "la seconde" at the head of a clause are the subject of a form: "le premier prête la salle"."""
        head = at - 3 < self._phrase.start or self._words[at - 3] in (",", ":", ";", "et", "que", "-")
        following = self._words[at + 1] if at + 1 < self._phrase.end else "."
        return head and following in OBJECT_HEADS | {"a", "au", "aux", "des", "deux"}

    def _has_object(self, at: int, left: str) -> bool:
        """Tell whether a word that is most often an adjective has an object: "le médecin présente aux nouveaux venus"."""
        following = self._words[at + 1] if at + 1 < self._phrase.end else "."
        if following in ("de", "d") and self._words[at + 2] in self._vocabulary.infinitives:
            return True
        known = self._words[at] in self._vocabulary.finite and left.isalpha() and left not in NOUN_LEFT | PREPOSITIONS
        return known and following in OBJECT_HEADS | {"a", "au", "aux"} and not self._seen

    def _surely_verb(self, at: int, word: str, before: str) -> bool:
        """Tell whether a form after "le", "les", "en"... is a verb with its object before it."""
        prevails = self._words[at - 1] == "l" and word in ("emporte", "emportent")
        destroys = word.endswith("truit") and before in ("et", "puis", ",") and self._ends_object(at)
        if prevails or destroys or (word.endswith(LATER) and len(word) > 5):
            return True
        if word in self._vocabulary.homographs or (
            word in self._vocabulary.participles and word + "r" not in self._vocabulary.infinitives
        ):
            return False
        if self._words[at - 1] == "en":
            return True
        if self._words[at - 1] == "lui" and before.isalpha() and before not in PREPOSITIONS | {"et", "ou"}:
            return True
        coordinated = before in ("et", "puis", ",") and bool(self._seen)
        coordinated = coordinated and (self._words[at - 1] != "la" or self._ends_object(at))
        return coordinated or self._awaits_verb(at)

    def _ends_object(self, at: int) -> bool:
        """Tell whether a complement, no noun of the same group, follows a verb: "et la supprime si", "et le détruit à"."""
        return (self._words[at + 1] if at + 1 < self._phrase.end else ".") in COMPLEMENTS

    def _awaits_verb(self, at: int) -> bool:
        """Tell whether "celui qui découvre une fuite en …" still lacks its main verb before a token."""
        relative = next((i for i in range(self._phrase.start, at) if self._words[i] == "qui"), None)
        if relative is None or relative - self._phrase.start > 6 or "," in self._words[relative:at]:
            return False
        following = self._words[at + 1] if at + 1 < self._phrase.end else "."
        seen = sum(1 for i in range(self._phrase.start, at) if i in self._seen)
        return seen == 1 and following in {*OBJECT_CLITICS, "a", "au", "aux", "sans", "sous", "dans", "par", "chaque"}

    def _bare_noun(self, at: int, word: str) -> bool:
        """Tell whether a homograph such as "charge", "aide" is a noun: no determiner follows it."""
        if (
            word.endswith(("ent", "ra", "ront", "it", "et", "ient", "oit", "ut", "aient", "ait"))
            and word not in self._vocabulary.homographs
        ):
            return False
        following = self._words[at + 1] if at + 1 < self._phrase.end else "."
        tokens = self._phrase.tokens
        if word == "releve" and tokens.text[tokens.starts[at] : tokens.ends[at]] == "relève":
            return following not in ("de", "du", "d", "que", "qu", *OBJECT_HEADS)
        if word in self._vocabulary.homographs:
            return following not in (
                "le",
                "la",
                "les",
                "l",
                "un",
                "une",
                "a",
                "au",
                "aux",
                "chaque",
                "son",
                "sa",
                "ses",
                "toute",
                "tout",
            )
        return False
