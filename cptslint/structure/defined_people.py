"""People that a definition gives to a party: "« Régulateur » : le médecin du CHU qui…" acts for the CHU wherever it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cptslint.model.contract import Article, Clause
from cptslint.structure.mention import Mention, Target
from cptslint.structure.mention_joins import DETERMINERS, without_overlaps
from cptslint.structure.vocabulary import Vocabulary
from cptslint.text.fold import fold
from cptslint.text.matching import Matcher
from cptslint.text.terms import Term, Words, chained
from cptslint.text.tokens import Tokens, tokenize

_DEFINITION = re.compile(r"\W*(?P<open>[«\"“]\s*)?(?P<term>[^:«»\"“”\n]{2,40}?)\s*[»\"”]?\s*:\s+(?P<text>\S)")
_ANNOUNCED = re.compile(r"definition|vocabulaire|glossaire|lexique|termes|mots")
_MOST_WORDS = 4
_HEAD = 5
"""Tokens of the definition in which the person is named."""
_REACH = 20
"""Tokens of the definition in which the party is named."""
_OF = frozenset({"de", "du", "d", "par"})


def with_defined_people(
    tokens: Tokens,
    mentions: Sequence[Mention],
    clauses: Sequence[Clause],
    articles: Sequence[Article],
    vocabulary: Vocabulary,
) -> tuple[Mention, ...]:
    """Add the places where people that a definition gives to a party are named.

    Args:
        tokens: The text.
        mentions: The parties and people found so far.
        clauses: All clauses, among which definitions are looked for.
        articles: Articles of the body.
        vocabulary: What people are called.

    Returns:
        Mentions in order, never overlapping.
    """
    found = list(mentions)
    for term, party, after in _definitions(tokens, mentions, clauses, articles, vocabulary):
        words = tuple(Words(frozenset({word})) for word in tokenize(term).words)
        for start, end in Matcher(tokens, {}).find([Term(term, chained(words))]):
            first = start
            while first > 0 and tokens.words[first - 1] in DETERMINERS:
                first -= 1
            other = any(m.start < end and start < m.end and m.target is not Target.THIRD for m in mentions)
            if start >= after and not other:
                found = [m for m in found if m.end <= first or m.start >= end]
                found.append(Mention(first, end, Target.PARTY, party, role=True))
    return tuple(without_overlaps(found))


def _definitions(
    tokens: Tokens,
    mentions: Sequence[Mention],
    clauses: Sequence[Clause],
    articles: Sequence[Article],
    vocabulary: Vocabulary,
) -> Iterator[tuple[str, int, int]]:
    """Yield the terms that designate people of a party, the party, and the token where the definition ends."""
    people = Matcher(tokens, {}).find(vocabulary.turns.phrases["people"])
    heads = {start for start, _ in people} | {i for i, word in enumerate(tokens.words) if word == "personne"}
    for clause in clauses:
        text = clause.span.slice(tokens.text)
        match = _DEFINITION.match(text)
        announced = (
            clause.article is not None
            and clause.annex is None
            and _ANNOUNCED.search(fold(articles[clause.article].title))
        )
        if match is None or not (match.group("open") or announced) or len(match.group("term").split()) > _MOST_WORDS:
            continue
        start = tokens.at(clause.span.start + match.start("text"))
        stop = tokens.at(clause.span.end)
        if not any(at in heads for at in range(start, min(start + _HEAD, stop))):
            continue
        near = [m for m in mentions if start < m.start < min(start + _REACH, stop)]
        named = [m for m in near if m.target is Target.PARTY]
        if (
            named
            and len({m.party for m in named}) == 1
            and named[0].party is not None
            and _belongs(tokens, named[0], start)
        ):
            yield match.group("term"), named[0].party, stop


def _belongs(tokens: Tokens, mention: Mention, start: int) -> bool:
    """Tell whether the people defined are those of a party: "le médecin du CHU", "recruté par le CHU", "que le CHU désigne"."""
    before = tokens.words[mention.start - 1]
    return mention.start <= start + 1 or before in _OF or tokens.words[mention.start] in _OF or before in ("que", "qu")
