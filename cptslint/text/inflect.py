"""Inflection of French words, so that a pack author writes a lemma and not ten forms.

Everything is folded (no accents), which makes most stem changes of the first group vanish ("complète" is "complete").
Over-generation is accepted for nouns and adjectives: a form that does not exist matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cptslint.text.fold import fold


@dataclass(frozen=True, slots=True)
class VerbModel:
    """How the verbs with a given ending are conjugated, forms without the part in front of the ending.

    Attributes:
        present: Third person singular and plural.
        future: Stem before -a, -ont, -ait, -aient.
        participle: Masculine singular past participle.
        stem: Stem before -ant, -ait, -aient.
        subjunctive: Third person singular.
        subjunctive_plural: Third person plural; empty for subjunctive + "nt".
        gerund: Present participle; empty for stem + "ant".
        persons: First and second person plural of the present; empty for stem + "ons" and "ez".
    """

    present: tuple[str, str]
    future: str
    participle: str
    stem: str
    subjunctive: str
    subjunctive_plural: str = ""
    gerund: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The folded forms of one verb.

    Attributes:
        infinitive: Infinitive.
        finite: Third person forms: present, future, conditional, subjunctive, imperfect.
        future: The future forms only.
        participles: Past participle in the four genders and numbers.
        gerund: Present participle.
        persons: First and second person plural: present, future, conditional ("nous versons", "vous verserez").
    """

    infinitive: str
    finite: frozenset[str]
    future: frozenset[str]
    participles: frozenset[str]
    gerund: str
    persons: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """All forms together."""
        return self.finite | self.persons | self.participles | {self.infinitive, self.gerund}


_CLOSED: tuple[frozenset[str], ...] = (
    frozenset({"le", "la", "les", "l"}),
    frozenset({"de", "d", "du", "des"}),
    frozenset({"a", "au", "aux"}),
    frozenset({"se", "s", "nous", "vous"}),
    frozenset({"ne", "n"}),
    frozenset({"que", "qu"}),
    frozenset({"un", "une"}),
    frozenset({"son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre", "vos"}),
    frozenset({"ce", "cet", "cette", "ces"}),
    frozenset({"tout", "toute", "tous", "toutes"}),
    frozenset({"il", "elle", "ils", "elles"}),
    frozenset({"lui", "leur"}),
    frozenset({"aucun", "aucune"}),
    frozenset({"jusque", "jusqu"}),
    frozenset({"lorsque", "lorsqu"}),
    frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"}),
)
_FUNCTION_WORDS = {word: group for group in _CLOSED for word in group} | {"leur": frozenset({"leur", "leurs"})}
_AIL_TO_AUX = ("bail", "travail", "vitrail")
_DOUBLING = ("appeler", "renouveler", "jeter", "epeler", "niveler")


def noun_forms(word: str) -> frozenset[str]:
    """Return the folded gender and number forms of a noun, adjective, participle or function word."""
    folded = fold(word)
    if folded in _FUNCTION_WORDS:
        return _FUNCTION_WORDS[folded]
    if folded.endswith(("s", "x", "z")) or len(folded) < 3 or not folded.isalpha():
        feminine: set[str] = set()
        if folded.endswith(("eux", "ais", "ois")):
            feminine = {folded[:-1] + "se", folded[:-1] + "ses"}
        elif folded.endswith(("mis", "pris", "quis", "clus")):
            feminine = {folded + "e", folded + "es"}
        return frozenset({folded} | feminine)
    forms = {folded, folded + "s"}
    if word.endswith("é"):
        forms |= {folded + "e", folded + "es"}
    elif not folded.endswith("e"):
        forms |= _feminines(folded)
    if folded.endswith("al"):
        forms |= {folded[:-2] + "aux"}
    elif folded in _AIL_TO_AUX:
        forms |= {folded[:-3] + "aux"}
    elif folded.endswith(("eau", "eu")):
        forms |= {folded + "x"}
    return frozenset(forms)


def _feminines(word: str) -> set[str]:
    stems = {word + "e"}
    if word.endswith("if"):
        stems.add(word[:-1] + "ve")
    elif word.endswith("eur"):
        stems |= {word[:-1] + "se", word[:-3] + "rice"}
    elif word.endswith(("el", "il", "ul", "en", "on", "et")):
        stems.add(word + word[-1] + "e")
    elif word.endswith("c"):
        stems.add(word[:-1] + "que")
    return stems | {stem + "s" for stem in stems}


def _agree(participle: str) -> frozenset[str]:
    plural = participle if participle.endswith("s") else participle + "s"
    return frozenset({participle, plural, participle + "e", participle + "es"})


def _regular_model(infinitive: str) -> tuple[str, VerbModel]:
    """Return the stem and the model of a verb in -er, or in -ir like "finir"."""
    stem = infinitive[:-2]
    if infinitive.endswith("ir"):
        return stem, VerbModel(("it", "issent"), "ir", "i", "iss", "isse")
    if infinitive.endswith(_DOUBLING):
        last = stem[-1]
        strong = last + "e"
        return stem, VerbModel((strong, strong + "nt"), strong + "r", "e", "", strong)
    if infinitive.endswith(("oyer", "uyer")):
        front = stem[:-1]
        return front, VerbModel(("ie", "ient"), "ier", "ye", "y", "ie")
    link = "e" if infinitive.endswith("ger") else ""
    return stem, VerbModel(("e", "ent"), "er", "e", link, "e")


def conjugate(infinitive: str, models: Mapping[str, VerbModel]) -> VerbForms:
    """Return the forms of a verb that contracts use (third persons, "nous" and "vous", participles, infinitive).

    Args:
        infinitive: Infinitive, with or without accents, without reflexive pronoun.
        models: Third-group models by ending; the longest ending wins.

    Returns:
        Folded forms.

    Raises:
        ValueError: The word has no ending of a French infinitive.
    """
    verb = fold(infinitive)
    for start in range(len(verb)):
        model = models.get(verb[start:])
        if model is not None:
            return _forms(verb, verb[:start], model)
    if not verb.endswith(("er", "ir")):
        raise ValueError(f"« {infinitive} » n'est pas un infinitif connu")
    stem, model = _regular_model(verb)
    return _forms(verb, stem, model)


def _forms(infinitive: str, front: str, model: VerbModel) -> VerbForms:
    future = frozenset(front + model.future + ending for ending in ("a", "ont"))
    plural = model.subjunctive_plural or model.subjunctive + "nt"
    finite = {front + form for form in (*model.present, model.subjunctive, plural)}
    finite |= {front + model.future + ending for ending in ("ait", "aient")}
    finite |= {front + model.stem + ending for ending in ("ait", "aient")}
    if infinitive.endswith("ayer"):
        finite |= {front[:-1] + ending for ending in ("ie", "ient", "iera", "ieront", "ierait", "ieraient")}
    return VerbForms(
        infinitive=infinitive,
        finite=frozenset(finite | future),
        future=future,
        participles=_agree(front + model.participle),
        gerund=front + (model.gerund or model.stem + "ant"),
        persons=frozenset(_persons(infinitive, front, model)),
    )


def _persons(infinitive: str, front: str, model: VerbModel) -> Iterator[str]:
    """Yield the forms of "nous" and "vous"; no imperfect nor subjunctive, which look like nouns ("mentions", "portions")."""
    before_e = "" if infinitive.endswith("ger") else model.stem
    yield from (front + form for form in model.persons or (model.stem + "ons", before_e + "ez"))
    yield from (front + model.future + ending for ending in ("ons", "ez", "ions", "iez"))
