"""The text of a convention as the reading of commitments asks about it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.model.contract import Article, Bearer, Party
from cptslint.model.span import Span
from cptslint.structure.concepts import Concepts
from cptslint.structure.mentions import Mention, Target, bearer_of
from cptslint.structure.syntax import Predicate
from cptslint.structure.vocabulary import Vocabulary
from cptslint.text.fold import fold
from cptslint.text.found import Found
from cptslint.text.matching import Places
from cptslint.text.quantities import Quantity
from cptslint.text.tokens import Tokens

_GROUP_HEADS = frozenset({
    "le", "la", "les", "l", "ce", "cet", "cette", "ces", "un", "une", "son", "sa", "ses", "leur", "leurs", "tout",
    "toute", "chaque", "aucun", "aucune", "nul", "nulle", "ledit", "ladite", "lesdits", "lesdites",
})  # fmt: skip
_JOINERS = frozenset({"et", ",", "ou", "de", "du", "a", "au", "d"})


@dataclass(frozen=True, slots=True)
class Material:
    """What was found in the text before commitments are read.

    Attributes:
        tokens: The text.
        parties: The parties with their roles.
        mentions: Their mentions, in order.
        articles: Articles of the body.
        vocabulary: Words that bind, verbs, topics.
        concepts: Token ranges of each concept.
        deontics: Token ranges of each deontic entry.
        turns: Token ranges of each turn of phrase.
        quantities: Quantities of the text, in order.
    """

    tokens: Tokens
    parties: Sequence[Party]
    mentions: Sequence[Mention]
    articles: Sequence[Article]
    vocabulary: Vocabulary
    concepts: Concepts
    deontics: Mapping[str, Places]
    turns: Mapping[str, Places]
    quantities: Sequence[Quantity]


_INFINITIVE = 7
"""Tokens in which the infinitive of a modal stands."""
_PERFECT = frozenset({"a", "ont", "avait", "avaient"})
_PRESENT = frozenset(
    {"tait", "plait", "sait", "connait", "reconnait", "ait", "aient", "parait", "apparait", "disparait"}
)


class Context:
    """Answers questions about places of the text, each in logarithmic time.

    Args:
        material: What was found in the text.
    """

    def __init__(self, material: Material) -> None:
        self.tokens = material.tokens
        self.words = material.tokens.words
        self.parties = material.parties
        self.mentions = material.mentions
        self.articles = material.articles
        self.vocabulary = material.vocabulary
        self.quantities = material.quantities
        self.sides = material.concepts.references
        self._concepts = material.concepts
        self._known: dict[str, Found] = {}
        entries = self.vocabulary.deontics
        self._deontics = {entry.name: Found(material.deontics.get(entry.name, ())) for entry in entries}
        self._turns = {key: Found(places) for key, places in material.turns.items()}
        self._reproaches = {fold(verb) for verb in self.vocabulary.turns.verbs["reproaching"]}
        self._mention_starts = [mention.start for mention in self.mentions]
        self._quantity_starts = [quantity.start for quantity in self.quantities]
        self._headed = [article for article in self.articles if article.title or article.parent is None]
        self._article_starts = [article.heading.start for article in self._headed]

    def span(self, start: int, end: int) -> Span:
        """Return the place of a token range, which may reach beyond the last word of the text."""
        return Span(self.tokens.starts[start], self.tokens.ends[min(end, len(self.tokens)) - 1])

    def has(self, concept: str, start: int, end: int) -> bool:
        """Tell whether a concept begins in a token range."""
        known = self._known.get(concept)
        if known is None:
            known = self._known[concept] = Found(self._concepts.get(concept, ()))
        return bool(known.beginning(start, end))

    def conditions(self, start: int, end: int) -> set[str]:
        """Return the conditions that a range of tokens states ("moyens", "condition"...)."""
        return {name for concept, name in self.vocabulary.conditions.items() if self.has(concept, start, end)}

    def turn(self, key: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the first turn of phrase of a key that begins in a token range."""
        found = self._turns[key].beginning(start, end)
        return found[0] if found else None

    def covers(self, key: str, at: int) -> bool:
        """Tell whether a turn of phrase of a key holds a token."""
        return any(start <= at < end for start, end in self._turns[key].beginning(at - 20, at + 1))

    def core(self, start: int, end: int) -> tuple[int, int]:
        """Return the noun group of a subject, without what stands before it: "à cette fin, le tableau"."""
        segments = [start, *(i + 1 for i in range(start, end) if self.words[i] == ",")]
        heads = [at for at in segments if at < end and self.words[at] in _GROUP_HEADS]
        return (heads[-1] if heads else start), end

    def is_participle(self, at: int) -> bool:
        """Tell whether a token is a past participle; "charge" is not "chargé", nor "dépenses" "dépensés"."""
        word = self.words[at]
        if word not in self.vocabulary.participles:
            return False
        alone = word.removesuffix("s")
        if alone + "r" not in self.vocabulary.infinitives:
            return True
        return self.tokens.text[self.tokens.starts[at] : self.tokens.ends[at]].lower().removesuffix("s").endswith("é")

    def participle_lemmas(self, predicate: Predicate) -> frozenset[str]:
        """Return the infinitives of the participle of a passive or compound verb; none for a simple one."""
        if predicate.participle is None:
            return frozenset()
        return frozenset(self.vocabulary.participles.get(self.words[predicate.participle], ()))

    def action_lemmas(self, predicate: Predicate) -> frozenset[str]:
        """Return the infinitives of what is done: those of the participle of a passive, else those of the verb."""
        if predicate.passive and predicate.participle is not None:
            return self.participle_lemmas(predicate)
        return frozenset(predicate.lemmas)

    def is_future(self, predicate: Predicate) -> bool:
        """Tell whether the verb stands in the future."""
        verbs = self.vocabulary.verbs
        return any(self.words[predicate.verb] in verbs[lemma].future for lemma in predicate.lemmas if lemma in verbs)

    def is_past(self, predicate: Predicate) -> bool:
        """Tell whether the verb stands in the imperfect, the perfect or the pluperfect."""
        word = self.words[predicate.verb]
        if word in _PERFECT and predicate.participle is not None:
            return True
        if any(lemma.endswith(("ayer", "aire")) for lemma in predicate.lemmas):
            return False
        return word.endswith(("ait", "aient")) and not word.endswith(("rait", "raient")) and word not in _PRESENT

    def deontics(self, name: str, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return the places of a deontic entry that begin in a token range."""
        return self._deontics[name].beginning(start, end)

    def quantities_in(self, span: Span) -> Sequence[Quantity]:
        """Return the quantities that begin in a span."""
        low, high = bisect_left(self._quantity_starts, span.start), bisect_left(self._quantity_starts, span.end)
        return self.quantities[low:high]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in a token range."""
        low, high = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return self.mentions[low:high]

    def named_before(self, at: int, most: int = 8) -> list[Mention]:
        """Return the last mentions before a token in the same article."""
        high = bisect_left(self._mention_starts, at)
        return [m for m in self.mentions[max(0, high - most) : high] if self.same_article(m.start, at)]

    def same_article(self, first: int, second: int) -> bool:
        """Tell whether two tokens stand in the same article of the body; a numbered paragraph ("7.3") is part of its article."""
        starts = self.tokens.starts
        return bisect_right(self._article_starts, starts[first]) == bisect_right(self._article_starts, starts[second])

    def headed(self, article: int | None) -> int | None:
        """Return the article with a title that holds an article: that of a numbered paragraph is the one above."""
        while article is not None and not self.articles[article].title and self.articles[article].parent is not None:
            article = self.articles[article].parent
        return article

    def titled(self, key: str, at: int) -> bool:
        """Tell whether the title of the article of a token holds a turn of phrase of a key."""
        position = bisect_right(self._article_starts, self.tokens.starts[at]) - 1
        if position < 0:
            return False
        heading = self._headed[position].heading
        return self.turn(key, *self.tokens.range(heading.start, heading.end)) is not None

    def mention_after(self, at: int, limit: int) -> Mention | None:
        """Return the mention that begins at a token or two tokens later."""
        position = bisect_left(self._mention_starts, at - 2)
        for mention in self.mentions[position : position + 3]:
            if mention.end > at and mention.start <= at + 2 and mention.start < limit:
                return mention
        return None

    def group(self, mention: Mention) -> list[Mention]:
        """Return a mention with those coordinated after it."""
        group = [mention]
        position = bisect_left(self._mention_starts, mention.end)
        for following in self.mentions[position : position + 12]:
            between = self.words[group[-1].end : following.start]
            if not between or not set(between) <= _JOINERS or not {"et", ",", "ou"} & set(between):
                break
            group.append(following)
        while len(group) > 1 and "," in self.words[group[-2].end : group[-1].start] and not self._closes(group):
            group.pop()
        return group

    def _closes(self, group: Sequence[Mention]) -> bool:
        """Tell whether "et", "ou" closes an enumeration: after a comma alone, the last name begins something else."""
        return bool({"et", "ou"} & set(self.words[group[-2].end : group[-1].start]))

    def bearer(self, mentions: Sequence[Mention]) -> tuple[Bearer, int | None]:
        """Return whom mentions designate together, and the party when one alone."""
        bearers = {bearer_of(mention, self.parties) for mention in mentions}
        single = {
            m.party for m in mentions if m.target is Target.PARTY or bearer_of(m, self.parties) is not Bearer.BOTH
        }
        party = next(iter(single)) if len(single) == 1 and len(mentions) == 1 else None
        if len(mentions) > 1 and {m.party for m in mentions if m.target is Target.PARTY} == set(
            range(len(self.parties))
        ):
            return Bearer.BOTH, None
        if len(bearers) == 1:
            return next(iter(bearers)), party
        bearers.discard(Bearer.OTHER)
        return (next(iter(bearers)), party) if len(bearers) == 1 else (Bearer.BOTH, None)

    def opposite(self, bearer: Bearer) -> tuple[Bearer, int | None]:
        """Return the other side, and the party when it has one alone."""
        other = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}.get(bearer, Bearer.BOTH)
        same = [i for i, party in enumerate(self.parties) if party.role is other]
        return other, same[0] if len(same) == 1 and other is not Bearer.BOTH else None

    def association(self) -> Bearer:
        """Return the side of the CPTS, whichever side is defended."""
        return next((party.role for party in self.parties if party.is_cpts), Bearer.CPTS)

    def reproaches(self, predicate: Predicate) -> bool:
        """Tell whether "on ne pourra pas reprocher à", "nul ne vient exiger de" deny an action against somebody."""
        reach = range(predicate.verb + 1, min(predicate.verb + _INFINITIVE, predicate.end))
        act = next((self.words[at] for at in reach if self.words[at] in self.vocabulary.infinitives), "")
        return predicate.negated and act in self._reproaches

    def spared(self, predicate: Predicate, *, after: bool = False) -> bool:
        """Tell whether a clause speaks of a burden, so that its denial exempts."""
        if after:
            return self.turn("spared", predicate.verb, min(predicate.verb + 6, predicate.end)) is not None
        near = self.turn("spared", predicate.start, min(predicate.start + 16, predicate.end))
        return (near or self.turn("spared", predicate.verb - 2, min(predicate.verb + 8, predicate.end))) is not None
