"""What a predicate does to its bearer: binds, allows, forbids or spares it."""

from __future__ import annotations

from cptslint.model.contract import Bearer, Kind
from cptslint.structure.commitments.context import Context
from cptslint.structure.syntax import Predicate

_CONDITIONS = frozenset({
    "si", "s", "apres", "avec", "sur", "lorsque", "lorsqu", "quand", "sous", "contre", "moyennant", "en", "d", "dans",
})  # fmt: skip
"""Words after "ne … que" that make it a condition: without it, the act is forbidden."""
_PERMITTED = frozenset({"avec", "apres", "si", "s", "en", "sous", "lorsque", "lorsqu"})
"""Words after which a subcontractor is only allowed: elsewhere "ne … que" says which one is to be taken."""
_MANNERS = frozenset(
    {"par", "entre", "a", "aux", "au", "des", "pour", "pendant", "le", "vers", "chez", "via", "durant"}
)
"""Words after "ne … que" that say how, with whom or how long the act is to be done."""
_WRITTEN = frozenset({"avenant", "ecrit", "accord"})
_BOUND = frozenset(
    {
        "tenu",
        "tenue",
        "tenus",
        "tenues",
        "redevable",
        "redevables",
        "exigible",
        "exigibles",
        "comptable",
        "responsable",
        "oblige",
        "lie",
    }
)
_HELD = frozenset({"tenu", "tenue", "tenus", "tenues"})
"""Participles of "n'est tenue que de": the subject is spared the rest."""
_ONCE = frozenset({"sans", "hors", "avant", "tant"})
_FAR = 30
_ONLY = frozenset({"uniquement", "exclusivement", "seulement"})
_SHARED = 4
"""Tokens after a bare verb that may qualify it through the next one: "accepte ou décline librement"."""
_MODAL_REACH = 9
"""Tokens in which the infinitive of a modal stands."""
_HEAD = 5
"""Tokens in which the head of a subject stands."""
_RECEIVED = 10
_RECEIVED_PEOPLE = frozenset({"etudiant", "etudiante", "etudiants", "stagiaire", "stagiaires", "eleve", "eleves"})
_DUTY_REACH = 8
_AUTHORITY = frozenset({"autorite", "pouvoir", "pouvoirs"})


class Kinds:
    """Tells the kind of commitment of a predicate.

    Args:
        context: The text.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def plain(self, predicate: Predicate, bearer: Bearer) -> Kind:
        """Return the kind of a plain verb whose subject is a party or people."""
        kind = self._affirmed(predicate) if not predicate.negated else self._denied(predicate)
        return Kind.RIGHT if kind is Kind.OBLIGATION and bearer is Bearer.OTHER and self._is_choice(predicate) else kind

    def _affirmed(self, predicate: Predicate) -> Kind:
        if predicate.restricted:
            return self.restricted(predicate)
        if self._only_for(predicate):
            return Kind.PROHIBITION
        start, end = predicate.verb - 1, predicate.end
        if end == predicate.verb + 1:
            end += _SHARED
        if self._context.turn("freedom", start, end) or self._context.turn("alone", start, predicate.verb + 1):
            return Kind.RIGHT
        return Kind.EXEMPTION if self._context.turn("exempting", start, end) else Kind.OBLIGATION

    def _denied(self, predicate: Predicate) -> Kind:
        lemmas = set(predicate.lemmas)
        verbs = self._context.vocabulary.turns.verbs
        if lemmas & verbs["evading"]:
            return Kind.OBLIGATION
        named = self._context.turn("in_the_name", predicate.verb, min(predicate.verb + _FAR, predicate.end)) is not None
        if self.on_conditions(predicate) or self._but_with(predicate) or (named and "prendre" not in lemmas):
            return Kind.PROHIBITION
        if lemmas & {"etre", "avoir"} or lemmas & verbs["burdening"] or self._brings_nothing(predicate):
            return Kind.EXEMPTION
        return Kind.EXEMPTION if "tenir" in lemmas and self._context.spared(predicate, after=True) else Kind.PROHIBITION

    def _brings_nothing(self, predicate: Predicate) -> bool:
        """Tell whether a denial says what does not follow: "n'entraîne aucune retenue", "ne donne lieu à aucun flux"."""
        lemmas = set(predicate.lemmas)
        gives_rise = "donner" in lemmas and self._context.words[predicate.verb + 1 : predicate.verb + 2] == ("lieu",)
        return gives_rise or bool(lemmas & self._context.vocabulary.turns.verbs["causing"])

    def owes_nothing(self, predicate: Predicate) -> bool:
        """Tell whether "devoir" is no modal: "ne doit rien", "ne doit ni dédit ni dommages" deny a debt."""
        words = self._context.words[predicate.verb + 1 : min(predicate.verb + _MODAL_REACH, predicate.end)]
        modal = any(word in self._context.vocabulary.infinitives for word in words)
        return "devoir" in predicate.lemmas and not modal

    def _only_for(self, predicate: Predicate) -> bool:
        """Tell whether a use is limited to one purpose: "s'en sert uniquement pour"."""
        used = set(predicate.lemmas) & {"servir", "utiliser", "employer"}
        return bool(used) and bool(_ONLY & set(self._context.words[predicate.verb + 1 : predicate.verb + 4]))

    def restricted(self, predicate: Predicate) -> Kind:
        """Return the kind of "ne … que": a condition forbids, a manner or a limit is to be kept."""
        words = self._context.words
        if words[predicate.verb + 1 : predicate.verb + 2] and words[predicate.verb + 1] in _HELD:
            return Kind.EXEMPTION
        stop = min(predicate.end, predicate.verb + _FAR)
        at = next((i for i in range(predicate.verb + 1, stop) if words[i] in ("que", "qu")), None)
        if at is None:
            return Kind.PROHIBITION
        after = words[at + 1 : at + 2]
        head = after[0] if after else ""
        if head not in _PERMITTED and any(w.startswith("sous-traitant") for w in words[predicate.start : stop]):
            return Kind.OBLIGATION
        near = self._context.span(at, min(at + 4, len(words)))
        manner = head in _MANNERS or head[:1].isdigit() or bool(self._context.quantities_in(near))
        kept = set(predicate.lemmas) | self._context.participle_lemmas(predicate)
        limits = bool(kept & self._context.vocabulary.turns.verbs["keeping"])
        written = bool(_WRITTEN & set(words[at + 1 : min(stop, at + 6)]))
        return Kind.OBLIGATION if manner and limits and not written and head not in _CONDITIONS else Kind.PROHIBITION

    def on_conditions(self, predicate: Predicate) -> bool:
        """Tell whether a denial only lasts until an agreement is given ("n'émet aucune facture sans devis signé")."""
        return self.without(predicate) and self._context.turn("agreed", predicate.verb, predicate.end) is not None

    def _but_with(self, predicate: Predicate) -> bool:
        """Tell whether "ne … aucun autre …, qu'avec l'accord" makes a denial conditional."""
        words = self._context.words
        return any(
            words[at] in ("que", "qu") and words[at + 1] in ("avec", "apres", "sur", "sous")
            for at in range(predicate.verb + 1, predicate.end - 1)
        )

    def without(self, predicate: Predicate) -> bool:
        """Tell whether "sans", "avant", "tant que" qualify a denial."""
        return bool(_ONCE & set(self._context.words[predicate.verb + 1 : predicate.end]))

    def denial(self, predicate: Predicate) -> Kind:
        """Return the kind of a denial whose subject is a thing ("aucune pénalité n'est due")."""
        if self.on_conditions(predicate) and not self._is_bound(predicate):
            return Kind.PROHIBITION
        spared = self._brings_nothing(predicate) or self.owes_nothing(predicate) or self._context.spared(predicate)
        return Kind.EXEMPTION if spared else Kind.PROHIBITION

    def _is_bound(self, predicate: Predicate) -> bool:
        """Tell whether the denied verb is "être tenu", "être exigible": what is denied is a burden, whatever its conditions."""
        return bool(_BOUND & set(self._context.words[predicate.verb + 1 : min(predicate.verb + 4, predicate.end)]))

    def _is_choice(self, predicate: Predicate) -> bool:
        """Tell whether a plain verb opens a door to people: "les personnes exercent leurs droits", "le patient reçoit"."""
        verbs = self._context.vocabulary.turns.verbs
        lemmas = set(predicate.lemmas)
        if lemmas & verbs["gaining"] and not self._receives_people(predicate):
            return True
        start = max(0, predicate.start - 1)
        protected = self._context.turn("protected", start, min(start + _HEAD, predicate.verb)) is not None
        return protected and not predicate.passive and not lemmas & verbs["burdening"]

    def _receives_people(self, predicate: Predicate) -> bool:
        """Tell whether "recevoir" has people as its object: "reçoit le patient", "reçoit un étudiant"."""
        if "recevoir" not in predicate.lemmas:
            return False
        words, end = self._context.words, min(predicate.verb + _RECEIVED, predicate.end)
        protected = self._context.turn("protected", predicate.verb + 1, end) is not None
        return protected or bool(_RECEIVED_PEOPLE & set(words[predicate.verb + 1 : end]))

    def duty(self, predicate: Predicate) -> Kind | None:
        """Return the kind of "n'a pas à", "n'a rien à", "n'a pas d'ordres à donner"; None otherwise."""
        if "avoir" not in predicate.lemmas or predicate.participle is not None:
            return None
        words, infinitives = self._context.words, self._context.vocabulary.infinitives
        for at in range(predicate.verb + 1, min(predicate.end - 1, predicate.verb + _DUTY_REACH)):
            following = next(
                (words[i] for i in range(at + 1, min(at + 4, predicate.end)) if words[i] in infinitives), ""
            )
            if words[at] == "a" and following and self._directly(at, following):
                return self._duty(predicate, at)
        return None

    def _directly(self, at: int, infinitive: str) -> bool:
        words = self._context.words
        between = words[at + 1 : words.index(infinitive, at + 1)]
        return set(between) <= {"en", "y", "le", "la", "les", "l", "lui", "leur", "se", "s"}

    def _duty(self, predicate: Predicate, at: int) -> Kind | None:
        if predicate.restricted:
            return Kind.PROHIBITION
        if not predicate.negated:
            return Kind.OBLIGATION
        orders = self._context.turn("orders", predicate.verb, min(at + 8, predicate.end))
        return Kind.PROHIBITION if orders is not None else Kind.EXEMPTION

    def idle(self, predicate: Predicate) -> bool:
        """Tell whether a plain verb describes its subject and binds it to nothing."""
        lemmas = set(predicate.lemmas)
        future = self._context.is_future(predicate)
        if self._context.words[predicate.verb + 1 : predicate.verb + 2] == ("recours",):
            return False
        if "etre" in lemmas and self._context.turn(
            "reachable", predicate.verb + 1, min(predicate.verb + 4, predicate.end)
        ):
            return False
        if lemmas & {"etre", "avoir"}:
            return predicate.participle is None or not ("avoir" in lemmas and future)
        if "exercer" in lemmas and _AUTHORITY & set(self._context.words[predicate.verb : predicate.end]):
            return False
        who = predicate.subject.mentions[-1] if predicate.subject.mentions else None
        if who is not None and who.role and "exercer" in lemmas:
            return False
        return bool(lemmas) and lemmas <= self._context.vocabulary.idle and not future and not predicate.negated
